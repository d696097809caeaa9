"""Whose deed a verb is, by the order of words.

In: a Scene, the actors that can be parties in it, the span of a verb. Out: the group of actors that are its
subject, with the name of the rule that chose them. A finite verb has the nearest group before it that nothing
leads away ("with", "through", "to"), a gerund the subject of its sentence, a relative clause its antecedent.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ledger.claims.scene import Scene
from ledger.model import ActorMention

_OBLIQUE = re.compile(
    r"\b(?:in|to|for|from|with|by|at|on|against|of|near|around|inside|outside|into|towards?|through|via|under|pursuant to|alongside"
    r"|like|as|than|between|among"
    r"|over|about|across|throughout|within|during|before|after|behind|including|support|supporting|help|helping|counter|defend)\s+"
    r"(?:the\s+|our\s+|its\s+|their\s+|my\s+)?(?:(?!today|tomorrow|yesterday|now)(?-i:[a-z-]+)\s+)?(?:the\s+|our\s+)?$",
    re.IGNORECASE,
)
_LEADING = re.compile(r"\b(?:and|or|,)\s+(?:the\s+)?$")
_JOINED = re.compile(r"^,?\s*(?:and|&|,|and (?:his|her|its|their) \w+ counterpart|(?:and )?(?:the )?[A-Z][\w. ]{0,60}?)\s*(?:the |our )?$")
_POSSESSIVE = re.compile(
    r"['’](?:s\b|(?=\s))(?!\s+(?:government|administration|department|ministry|treasury|parliament|congress))", re.IGNORECASE
)
_HEADLESS = re.compile(
    r"\s+(?!(?:government|officials?|administration|leaders?|president|ministry|authorities|partners|allies)\b)[A-Za-z]", re.IGNORECASE
)
_AUXILIARY = re.compile(r"\b(?:am|are|is|was|were|be|been|being)\s+(?:[\w-]+\s+){0,2}$|['’](?:m|re|s)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:which|who|that)\s+(?:(?:will|has|have|had|would|also|is|are)\s+){0,3}$", re.IGNORECASE)
_PRONOUN = re.compile(
    r"\b(it|they|he|she)\s+(?:(?:will|has|have|had|would|also|is|are|was|were|already|now|plans?|intends?|hopes?|to|further|later"
    r"|then)\s+){0,4}$",
    re.IGNORECASE,
)
_ADVERB = re.compile(r"^(?:\w+ly|also|now|already|today|together|both|each|currently|themselves)?$", re.IGNORECASE)
_SUBORDINATE = re.compile(
    r"^\W*(?:when|while|as|after|before|if|since|because|although|though|once|until|in addition to|in response to)\b", re.IGNORECASE
)
_EMPTY = re.compile(
    r"^(?:\W|\d|\b(?:we|I|our administration|my administration|the administration|have|ve|m|am|are|is|re|ll"
    r"|and|or|but|also|now|today|then|further|furthermore|additionally|finally|specifically|in addition|moreover|by"
    r"|have|has|will|to|so|well"
    r"|already|recently|yesterday|as part of this|including)\b|\b\w+ly\b)*$",
    re.IGNORECASE,
)
_NEW_CLAUSE = re.compile(r";|[.?!] ")


@dataclass(frozen=True, slots=True)
class Subject:
    """A group of actors and the rule that made it the subject; `open` when a pronoun stands for somebody who is not known."""

    actors: tuple[ActorMention, ...]
    rule: str
    unknown: bool = False


NOBODY = Subject((), "")


def subject_of(scene: Scene, cast: Sequence[ActorMention], start: int, end: int, earlier: Sequence[ActorMention]) -> Subject:
    """The subject of the verb at a span; `earlier` are the subjects of the sentence before, for its pronouns."""
    lead = scene.tail(start)
    able = [mention for mention in cast if mention.end <= start and can_act(scene, mention)]
    pronoun = _PRONOUN.search(lead)
    if pronoun:
        return _for_pronoun(pronoun[1].lower(), scene, able, earlier)
    if _RELATIVE.search(lead):
        return _of_relative(scene, cast, able, start)
    if scene.text[start:end].lower().split(" ")[0].endswith("ing") and not _AUXILIARY.search(lead):
        return _of_gerund(scene, cast, able, start)
    if not able or _NEW_CLAUSE.search(scene.between(able[-1].end, start)):
        return _nobody(scene, start)
    return Subject(group_ending(scene, able), "subject-provides")


def _of_relative(scene: Scene, cast: Sequence[ActorMention], able: Sequence[ActorMention], start: int) -> Subject:
    """Of "which will provide": the actor right before "which", else the subject of the clause before."""
    near = [m for m in cast if m.end <= start and re.match(r"^,?\s*(?:which|who|that)\b", scene.between(m.end, start))]
    if near:
        return Subject((near[-1],), "relative-antecedent")
    return Subject(group_ending(scene, able), "relative-shares-subject") if able else _nobody(scene, start)


def _of_gerund(scene: Scene, cast: Sequence[ActorMention], able: Sequence[ActorMention], start: int) -> Subject:
    """Of "providing": the actor right before it ("with Niger contributing"), else the subject of the main clause."""
    beside = [
        m for m in cast if m.end <= start and m.kind != "place" and _ADVERB.match(scene.between(m.end, start)) and scene.text[m.end] == " "
    ]
    if beside:
        return Subject(group_ending(scene, [m for m in cast if m.end <= start]), "gerund-beside-subject")
    comma = scene.text.find(",", scene.sentence.start, start)
    if comma >= 0 and _SUBORDINATE.match(scene.between(scene.sentence.start, start)):
        able = [m for m in able if m.start > comma] or able
    return Subject(_first_group(scene, able), "gerund-shares-subject") if able else _nobody(scene, start)


def _nobody(scene: Scene, start: int) -> Subject:
    """No actor is the subject: unknown where another word is, open where the clause has none ("Delivered $5 million")."""
    clause = re.split(r"[;:]|[.?!] ", scene.between(scene.sentence.start, start))[-1]
    return NOBODY if _EMPTY.match(clause) else Subject((), "", unknown=True)


def can_act(scene: Scene, mention: ActorMention) -> bool:
    """Whether an actor can be a subject where it stands: no preposition leads it, it owns nothing, it is no adjective of a thing."""
    if mention.kind == "place" or _POSSESSIVE.match(scene.text, mention.end):
        return False
    if scene.text[mention.start - 1 : mention.start] == "(" and scene.text[mention.end : mention.end + 1] == ")":
        return False
    if mention.form == "demonym" and _HEADLESS.match(scene.text, mention.end):
        return False
    return not _OBLIQUE.search(scene.tail(mention.start))


def group_ending(scene: Scene, before: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """The last of some actors with those that "and" and commas join to it."""
    group = [before[-1]]
    for mention in reversed(before[:-1]):
        if not _JOINED.match(scene.between(mention.end, group[0].start)):
            break
        group.insert(0, mention)
    return tuple(group)


def group_from(scene: Scene, cast: Sequence[ActorMention], first: ActorMention) -> tuple[ActorMention, ...]:
    """An actor with those behind it that "and" and commas join to it; commas alone join nobody ("to Ukraine, Norway has ...")."""
    group = [first]
    whole = 1
    for mention in cast:
        if mention.start < first.end:
            continue
        between = scene.between(group[-1].end, mention.start)
        if not _JOINED.match(between):
            break
        group.append(mention)
        whole = len(group) if re.search(r"\band\b|&", between) else whole
    return tuple(group[:whole])


def _first_group(scene: Scene, able: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    group = group_from(scene, able, able[0])
    return group


def _for_pronoun(word: str, scene: Scene, able: Sequence[ActorMention], earlier: Sequence[ActorMention]) -> Subject:
    """Who "it", "they", "he", "she" are: the subject before in the sentence, else that of the sentence before, if it fits."""
    here = group_ending(scene, able) if able else ()
    for group in (here, tuple(earlier)):
        if group and _fits(word, group):
            return Subject(group, f"pronoun-{word}")
    return Subject((), "", unknown=True)


def _fits(word: str, group: Sequence[ActorMention]) -> bool:
    many = len(group) > 1 or group[0].kind == "group" or group[0].name.lower().endswith("s")
    if word == "they":
        return many
    return not many and (group[0].kind == "person") == (word in ("he", "she"))
