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
    r"\b(?:in|to|for(?!\s+(?:its|their|his|her)\s+part\b)|from|with|by|at|on|against|of|near"
    r"|(?<!time )around|inside|outside|into|towards?|through|via"
    r"|under|pursuant to|alongside|like|as|than|between|among"
    r"|over|about|across|throughout|within|during|before|after|behind|including|support|supporting|help|helping|counter|defend|notified|notifying"
    r"|told|informed|urged|urging|asked)\s+"
    r"(?:the\s+|our\s+|its\s+|their\s+|my\s+)?(?:(?!today|tomorrow|yesterday|now|which|whom|that|who|where)(?-i:[a-z-]+)\s+)?(?:the\s+|our\s+)?$",
    re.IGNORECASE,
)
_GOVERNMENT_OF = re.compile(
    r"\b(?:(?:[Tt]he\s+)?(?:[A-Z][\w-]*\s+){0,2}(?:[Gg]overnment|[Ss]tate|[Kk]ingdom|[Rr]epublic|[Ee]mirate|[Ss]ultanate|[Aa]uthorities|[Cc]abinet"
    r"|[Pp]arliament|[Pp]eople|[Cc]ommonwealth|Boards?\s+of\s+(?:Executive\s+)?(?:Directors|Governors)|[Ee]xecutive\s+[Bb]oard|[Bb]oard))\s+of\s+(?:the\s+)?(?:(?:[A-Z][a-z]+\s+){0,3}(?:Republic|Kingdom|State)\s+of\s+(?:the\s+)?)?$"
)
_JOINED = re.compile(
    r"^,?\s*(?:and|&|,|and (?:for|to|in)|and (?:his|her|its|their) \w+ counterpart"
    r"|(?:and )?(?:the )?[A-Z][\w. ]{0,60}?)\s*(?:(?:the|our|its|their)\s*)?"
    r"(?:(?!includ)[a-z-]+(?:ing|al|ic|ous|ive|ern|based|torn|hit|poor)\s*)?$"
)
_AND = re.compile(r"\band\b|&")
_POSSESSIVE = re.compile(
    r"['’](?:s\b|(?=\s))"
    r"(?!\s+(?:[\w-]+\s+)?(?:government|administration|department|ministry|treasury|parliament|congress|cabinet|board|lawmakers|president|chancellor"
    r"|prime\s+minister|minister|secretary))",
    re.IGNORECASE,
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
_OPENS = re.compile(r"\b(?:after|before|as|since|than|until|because|while)\s+(?:the\s+)?$", re.IGNORECASE)
_HELPER = r"(?:has|have|had|will|would|also|already|now|is|are|was|were|then|today|first|recently|\w+ly)"
_ONLY_HELPERS = re.compile(rf"^(?:{_HELPER}\s*)*$", re.IGNORECASE)
_PUT_IN = re.compile(rf"(,\s+(?:which|who|whose)\b[^,;.]*,)\s+(?:{_HELPER}\s+)*\Z", re.IGNORECASE)
_AT_HOME = re.compile(
    r"^In ([A-Z][\w. -]{2,30}), (?:the|its) (?:[\w-]+ )?(?:cabinet|government|parliament|ministry|president|chancellor|lower house"
    r"|council)\b"
)
_OFFICIAL = re.compile(
    rf"\b(?:Secretary|Administrator|Ambassador|Commissioner|Spokesperson|Director|Minister)\s+(?:[A-Z][\w.’'-]*\s+){{1,4}}(?:{_HELPER}\s+)*$"
)
_MONEY_ITSELF = re.compile(
    r"^\W*(?:(?:the|this|that|these|those|such|a|its|their|our|new|latest|additional|further)\s+)+(?:[\w-]+\s+){0,3}"
    r"(?:funding|funds?|money|aid|assistance|support|package|grants?|loans?|contributions?|donations?|financing|project|programme|program"
    r"|sum|amount|allocation|tranche|credit|initiative|decision|approval|agreement|announcement|milestone|review|deal|spending|plan|payment)"
    r"\s+(?:(?:will|would|is|are|was|were|has|have|also|be|been|to|being)\s+)*(?:(?:enabl|allow|permit|includ|unlock|trigger)\w*\s+(?:[\w-]+\s+){0,4})?$",
    re.IGNORECASE,
)
_NEW_CLAUSE = re.compile(r";|(?<![A-Z])[.?!] ")
_PHRASE = 80
_CAPITAL = frozenset(("capital-as-place", "capital-as-government"))


@dataclass(frozen=True, slots=True)
class Subject:
    """A group of actors and the rule that made it the subject; `open` when a pronoun stands for somebody who is not known."""

    actors: tuple[ActorMention, ...]
    rule: str
    unknown: bool = False


NOBODY = Subject((), "")
UNNAMED = Subject((), "", unknown=True)


def subject_of(scene: Scene, cast: Sequence[ActorMention], start: int, end: int, earlier: Sequence[ActorMention]) -> Subject:
    """The subject of the verb at a span; `earlier` are the subjects of the sentence before, for its pronouns."""
    lead = scene.tail(start)
    able = [mention for mention in cast if mention.end <= start and _may_do(scene, mention, start)]
    able = _outside_relatives(scene, able, start)
    pronoun = _PRONOUN.search(lead)
    if pronoun:
        return _for_pronoun(pronoun[1].lower(), scene, able, earlier)
    if _RELATIVE.search(lead):
        return _of_relative(scene, cast, able, start)
    if scene.text[start:end].lower().split(" ")[0].endswith("ing") and not _AUXILIARY.search(lead):
        return _of_gerund(scene, cast, able, start)
    if not able or _NEW_CLAUSE.search(scene.between(able[-1].end, start)):
        return _nobody(scene, cast, start)
    return Subject(group_ending(scene, able), "subject-provides")


def _may_do(scene: Scene, mention: ActorMention, start: int) -> bool:
    """Whether an actor can be the subject of the verb that begins at an offset."""
    return can_act(scene, mention) or _begins_clause(scene, mention, start) or _is_capital_acting(scene, mention, start)


def _is_capital_acting(scene: Scene, mention: ActorMention, start: int) -> bool:
    """Whether a capital right before a verb is its government: "Berlin gave", but "the conference in Berlin gave"."""
    if mention.kind != "place" or not mention.country or not _CAPITAL & set(mention.rules):
        return False
    beside = _ONLY_HELPERS.match(scene.between(mention.end, start))
    return bool(beside) and not _OBLIQUE.search(scene.tail(mention.start))


def _begins_clause(scene: Scene, mention: ActorMention, start: int) -> bool:
    """Whether "after", "before", "as" opens a clause with an actor right before its verb: "a week after Washington unveiled"."""
    able = mention.kind in ("state", "organization", "person", "group") and mention.form != "demonym"
    return able and bool(_ONLY_HELPERS.match(scene.between(mention.end, start))) and bool(_OPENS.search(scene.tail(mention.start)))


def _outside_relatives(scene: Scene, able: list[ActorMention], start: int) -> list[ActorMention]:
    """The actors but those of a clause put in before the verb: "Japan, which leads the Group of Seven, will give"."""
    put_in = _PUT_IN.search(scene.text, scene.sentence.start, start)
    outside = [mention for mention in able if not put_in or not put_in.start() < mention.start < put_in.end(1)]
    return outside or able


def _of_relative(scene: Scene, cast: Sequence[ActorMention], able: Sequence[ActorMention], start: int) -> Subject:
    """Of "which will provide": the actor right before "which", else the subject of the clause before."""
    near = [m for m in cast if m.end <= start and re.match(r"^,?\s*(?:which|who|that)\b", scene.between(m.end, start))]
    if near:
        return Subject((near[-1],), "relative-antecedent")
    return Subject(group_ending(scene, able), "relative-shares-subject") if able else _nobody(scene, cast, start)


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
    return Subject(_first_group(scene, able), "gerund-shares-subject") if able else _nobody(scene, cast, start)


def _nobody(scene: Scene, cast: Sequence[ActorMention], start: int) -> Subject:
    """No actor is the subject: unknown where another word is, open where the clause has none ("Delivered $5 million")."""
    words = scene.between(scene.sentence.start, start)
    at_home = _AT_HOME.match(words)
    if at_home:
        placed = [m for m in cast if m.kind in ("place", "state") and m.country and scene.between(m.start, m.end) == at_home[1]]
        return Subject(tuple(placed[:1]), "government-of-place") if placed else UNNAMED
    clause = re.split(r"[;:]|[.?!] ", words)[-1]
    open_ended = _EMPTY.match(clause) or _MONEY_ITSELF.match(clause + " ") or _OFFICIAL.search(clause + " ")
    return NOBODY if open_ended else UNNAMED


def can_act(scene: Scene, mention: ActorMention) -> bool:
    """Whether an actor can be a subject where it stands: no preposition leads it, it owns nothing, it is no adjective of a thing."""
    if scene.text[mention.end : mention.end + 1] == ":":
        return False
    if mention.kind == "place" or _POSSESSIVE.match(scene.text, mention.end):
        return False
    if scene.text[mention.start - 1 : mention.start] == "(" and scene.text[mention.end : mention.end + 1] == ")":
        return False
    if mention.form == "demonym" and _HEADLESS.match(scene.text, mention.end):
        return False
    return not _OBLIQUE.search(scene.tail(phrase_start(scene, mention)))


def phrase_start(scene: Scene, mention: ActorMention) -> int:
    """Where the phrase of a state begins that is told with its government: "the Government of Japan", "the State of Qatar"."""
    first = max(scene.sentence.start, mention.start - _PHRASE)
    led = _GOVERNMENT_OF.search(scene.text, first, mention.start) if mention.kind in ("state", "organization") else None
    return led.start() if led else mention.start


def group_ending(scene: Scene, before: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """The last of some actors with those that "and" and commas join to it; commas alone join nobody ("for Malawi, Norway has ...")."""
    group = [before[-1]]
    joined = False
    for mention in reversed(before[:-1]):
        between = scene.between(mention.end, group[0].start)
        if not _JOINED.match(between):
            break
        joined = joined or bool(_AND.search(between))
        group.insert(0, mention)
    return tuple(group) if joined else (before[-1],)


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
        whole = len(group) if _AND.search(between) else whole
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
    return UNNAMED


def _fits(word: str, group: Sequence[ActorMention]) -> bool:
    many = len(group) > 1 or group[0].kind == "group" or group[0].name.lower().endswith("s")
    if word == "they":
        return many
    return not many and (group[0].kind == "person") == (word in ("he", "she"))
