"""Who gives a sum.

In: a Scene, one of its sums, what governs it, the document's Setting. Out: the mentions of the providers and the
rule that found them. A verb has its subject, a noun its possessor ("the United States' pledge", "a U.S.
contribution", "a commitment from Norway"), a passive its agent. What the sentence leaves open is the publisher's in a
document of a government, unless the sentence says that somebody unnamed gives.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ledger.claims.governing import Governing
from ledger.claims.scene import Scene
from ledger.claims.subjects import NOBODY, Subject, can_act, group_from, subject_of
from ledger.claims.verbs import is_verb
from ledger.claims.words import Hit
from ledger.model import ActorMention, DateMention, MoneyMention

_FROM = re.compile(r"\b(?:from|of)\s+(?:the\s+|our\s+)?(?:[\w-]+\s+)?$", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?:the\s+)?$", re.IGNORECASE)
_OWNS = re.compile(r"^(?:['’]s?|)\s+(?:(?!(?:for|to|of|in|by|with|from|and|on|at|a|an|the)\b)[\w-]+\s+){0,4}$")
_THANKED = re.compile(r"\b(?:thank|thanks|thanked|thanking|grateful to|gratitude to)\s+(?:the\s+)?(?:[\w-]+\s+)?$", re.IGNORECASE)
_NEAR = 90


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence as the parties see it: the actors and groups in it, the subjects of the sentence before, and the states spoken of
    shortly before or in it ("gave them $5 million"), the date of the heading over it."""

    scene: Scene
    cast: tuple[ActorMention, ...]
    earlier: tuple[ActorMention, ...]
    spoken_of: tuple[ActorMention, ...] = ()
    heading: DateMention | None = None


def givers_of(frame: Frame, money: MoneyMention, governing: Governing) -> Subject:
    """The providers that the sentence names, with the rule; `unknown` where it says that somebody gives who is not named."""
    verb = governing.verb
    if verb is None or governing.hit is None:
        return _from_behind(frame, money)
    if governing.frame in ("takes", "comes"):
        return _led_by(frame, money.end if governing.frame == "takes" else verb.end - len("from "), _FROM, "from-giver")
    if governing.frame == "asks":
        asked = [
            m for m in frame.cast if governing.hit.end <= m.start and m.end <= max(verb.start, governing.hit.end) and m.kind != "place"
        ]
        return Subject(tuple(asked[-1:]), "asked-provides") if asked else NOBODY
    if governing.frame in ("noun", "paper"):
        return _of_noun(frame, money, governing.hit)
    if governing.passive:
        return _led_by(frame, verb.end, _BY, "by-agent")
    return _of_verb(frame, money, governing, verb)


def _of_verb(frame: Frame, money: MoneyMention, governing: Governing, verb: Hit) -> Subject:
    """The subject of the verb, looked for behind the sum where the clause is a relative one."""
    if governing.kind == "relative-behind":
        between = [m for m in frame.cast if money.end <= m.start and m.end <= verb.start]
        return Subject(tuple(between[-1:]), "relative-subject") if between else _from_behind(frame, money)
    found = subject_of(frame.scene, frame.cast, verb.start, verb.end, frame.earlier)
    if found.actors or found.unknown or governing.hit is None or governing.hit.start == verb.start:
        return found
    return subject_of(frame.scene, frame.cast, governing.hit.start, governing.hit.end, frame.earlier)


def _of_noun(frame: Frame, money: MoneyMention, hit: Hit) -> Subject:
    """Who gives what a noun tells: the possessor or adjective before it, "from" behind it, else the subject of the verb before."""
    given = _from_behind(frame, money)
    if given.actors:
        return given
    scene = frame.scene
    for mention in reversed([m for m in frame.cast if m.end <= hit.start and m.kind != "place"]):
        if hit.start - mention.end > _NEAR or not _OWNS.match(scene.between(mention.end, hit.start) + " "):
            break
        owner = (
            scene.text[mention.end : mention.end + 1] in ("'", "’")
            or mention.form in ("pronoun", "demonym")
            or mention.kind in ("state", "group")
        )
        if owner and not _is_named_after(scene, mention, hit):
            return Subject((mention,), "possessor-provides")
    thanked = [m for m in frame.cast if m.end <= money.start and _THANKED.search(scene.tail(m.start))]
    if thanked:
        return Subject(group_from(scene, frame.cast, thanked[-1]), "thanked-gives")
    verbs = [
        v
        for v in scene.transfers
        if v.end <= min(hit.start, money.start) and v.entry.fields["frame"] in ("gives", "says") and is_verb(scene, v)
    ]
    if verbs:
        found = subject_of(scene, frame.cast, verbs[-1].start, verbs[-1].end, frame.earlier)
        if found.actors:
            return found
    if hit.entry.name in ("pledge", "contribution"):
        return _promiser(frame, hit.start)
    return NOBODY


def _is_named_after(scene: Scene, mention: ActorMention, hit: Hit) -> bool:
    """Whether aid is named after the state that it is for: "the Ukraine package", but "a U.S. contribution", "Norway’s package"."""
    plain = mention.form == "name" and mention.kind == "state" and scene.text[mention.end : mention.end + 1] not in ("'", "’", ".")
    return plain and "." not in mention.text and hit.entry.name in ("package", "drawdown", "assistance", "bring-the-total")


def _promiser(frame: Frame, start: int) -> Subject:
    """Whose pledge or contribution it is where nothing else tells: the state, body or group that the sentence begins with."""
    able = [m for m in frame.cast if m.end <= start and can_act(frame.scene, m) and m.kind != "person" and m.form != "pronoun"]
    return Subject(group_from(frame.scene, able, able[0]), "subject-of-sentence") if able else NOBODY


def _from_behind(frame: Frame, money: MoneyMention) -> Subject:
    """Who stands behind "from" right behind the sum: "€550 million from the EU"."""
    limit = min([m.start for m in frame.scene.money if m.start >= money.end] + [money.end + _NEAR])
    for mention in frame.cast:
        if money.end <= mention.start < limit and re.search(r"\bfrom\s+(?:the\s+)?$", frame.scene.tail(mention.start), re.I):
            return Subject(group_from(frame.scene, frame.cast, mention), "from-giver")
    return NOBODY


def _led_by(frame: Frame, offset: int, lead: re.Pattern[str], rule: str) -> Subject:
    """The group of actors behind an offset that such a preposition leads: "from Norway", "by Norway and Poland"."""
    for mention in frame.cast:
        if mention.start >= offset and mention.form != "pronoun" and lead.search(frame.scene.tail(mention.start)):
            return Subject(group_from(frame.scene, frame.cast, mention), rule)
    return NOBODY


def askers_of(frame: Frame, governing: Governing) -> tuple[ActorMention, ...]:
    """The people who ask by name: the subject of a verb of asking."""
    if governing.hit is None or governing.frame != "asks":
        return ()
    found = subject_of(frame.scene, frame.cast, governing.hit.start, governing.hit.end, frame.earlier)
    return tuple(mention for mention in found.actors if mention.kind == "person")


def subjects_of(scene: Scene, cast: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """Who a sentence is about, for the pronouns of the next: its first actor that is not led away, with those joined to it."""
    able = [mention for mention in cast if can_act(scene, mention) and mention.form != "pronoun"]
    return group_from(scene, able, able[0]) if able else ()
