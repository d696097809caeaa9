"""Who gives a sum.

In: a Scene, one of its sums, what governs it, the document's Setting. Out: the mentions of the providers and the
rule that found them. A verb has its subject, a noun its possessor ("the United States' pledge", "a U.S.
contribution", "a commitment from Norway"), a passive its agent. What the sentence leaves open is the publisher's in a
document of a government, unless the sentence says that somebody unnamed gives.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ledger.claims.figures.agents import agent_behind, from_behind, is_from_elsewhere, named_after_giver, owner_of_aid
from ledger.claims.figures.frames import Frame
from ledger.claims.figures.governing import Governing
from ledger.claims.figures.owned import of_noun, promiser
from ledger.claims.figures.receiving import receiving_of
from ledger.claims.figures.subjects import NOBODY, Subject, can_act, group_from, subject_of
from ledger.claims.figures.verbs import DIRECT
from ledger.claims.neighbours import next_sum
from ledger.claims.scene import Scene
from ledger.claims.words import Hit
from ledger.model import ActorMention, MoneyMention

__all__ = ["Frame", "askers_of", "givers_of", "is_asked_of_parliament", "subjects_of"]

_PRIVATE = ("BUS", "NGO", "EDU", "MED", "CVL")
_FROM = re.compile(r"\b(?:from|of)\s+(?:the\s+|our\s+)?(?:[\w-]+\s+)?$", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?:the\s+)?$", re.IGNORECASE)
_SIGNED_WITH = re.compile(r"\b(?:agreement|deal|accord|contract|signed|loan)\s+with\s+(?:the\s+)?$", re.IGNORECASE)
_PARLIAMENT = re.compile(
    r"\b(?:Congress|[Ll]awmakers|[Pp]arliament|(?:the|his|her|its|their)\s+(?:Senate|House|Bundestag|legislature)|legislators|MPs)\b"
)
_PROMISES = r"(?:pledge|commitment|decision|promise|offer|plans?|intention|intent|agreement|readiness|announcement)"
_PROMISE_TO = re.compile(rf"\b{_PROMISES}\b[^.;]{{0,60}}\bto\s+$")
_OWNS_PROMISE = re.compile(rf"^(?:\s*(?:countries|states|members|leaders|nations))?['’]s?\s+(?:[\w-]+\s+){{0,3}}{_PROMISES}\s+to\s+$")
_ITS_OWN = re.compile(r"\b(?:it|they|he|she)\s+(?:(?:has|have|had|already|also)\s+){0,2}$", re.IGNORECASE)
_NEAR = 90


def givers_of(frame: Frame, money: MoneyMention, governing: Governing) -> Subject:
    """The providers that the sentence names, with the rule; `unknown` where it says that somebody gives who is not named."""
    agent = agent_behind(frame.scene, frame.cast, money)
    if agent.actors:
        return agent
    verb, hit = governing.verb, governing.hit
    if verb is None or hit is None:
        return from_behind(frame.scene, frame.cast, money)
    if receiving_of(frame.scene, money, governing):
        return _of_receiving(frame, money)
    return _of_frame(frame, money, governing, (hit, verb))


def _of_frame(frame: Frame, money: MoneyMention, governing: Governing, words: tuple[Hit, Hit]) -> Subject:
    """The providers as the frame of the governing word places them: behind "from", behind "by", the possessor, the subject."""
    hit, verb = words
    if governing.frame == "comes":
        return _led_by(frame, verb.end - len("from "), _FROM, "from-giver")
    if governing.frame == "asks":
        return _of_asking(frame, money, governing, words)
    if governing.frame in ("noun", "paper"):
        return of_noun(frame, money, hit)
    if governing.passive:
        agent = _led_by(frame, verb.end, _BY, "by-agent")
        agent = agent if agent.actors else from_behind(frame.scene, frame.cast, money)
        return agent if agent.actors else owner_of_aid(frame.scene, frame.cast, frame.scene.sentence.start, money)
    return _of_verb(frame, money, governing, verb)


def _of_receiving(frame: Frame, money: MoneyMention) -> Subject:
    """Who gives what the subject gets: behind "from" or "by"; somebody who is not named where neither stands."""
    limit = next_sum(frame.scene, money, money.end + 2 * _NEAR)
    near = replace(frame, cast=tuple(m for m in frame.cast if m.start < limit))
    for lead, rule in ((_FROM, "from-giver"), (_BY, "by-agent"), (_SIGNED_WITH, "lender-signs")):
        found = _led_by(near, money.end, lead, rule)
        if found.actors:
            return found
    signed = _led_by(frame, frame.scene.sentence.start, _SIGNED_WITH, "lender-signs")
    return signed


def _of_asking(frame: Frame, money: MoneyMention, governing: Governing, words: tuple[Hit, Hit]) -> Subject:
    """Who is asked: named behind the verb of asking, in it ("asked the European Union for") or behind "from"; a parliament's own state."""
    hit, verb = words
    if is_asked_of_parliament(frame.scene, money, governing):
        return _asking_government(frame, hit)
    asked = [m for m in frame.cast if hit.end <= m.start and m.end <= max(verb.start, hit.end) and m.kind != "place"]
    within = [m for m in frame.cast if hit.start <= m.start and m.end <= hit.end and m.kind != "place"]
    if asked or within:
        return Subject(tuple((asked or within)[-1:]), "asked-provides")
    return from_behind(frame.scene, frame.cast, money)


def is_asked_of_parliament(scene: Scene, money: MoneyMention, governing: Governing) -> bool:
    """Whether a government asks its own parliament: "asked Congress for $37 billion"; what it gets is for others."""
    asks = governing.frame == "asks" and governing.hit is not None and governing.hit.start < money.start
    return asks and governing.hit is not None and bool(_PARLIAMENT.search(scene.between(governing.hit.start, money.start)))


def _asking_government(frame: Frame, hit: Hit) -> Subject:
    """The state, body or official that asks its parliament: it would give what it asks for."""
    found = subject_of(frame.scene, frame.cast, hit.start, hit.end, frame.earlier)
    able = tuple(mention for mention in found.actors if mention.country or mention.kind == "state")
    return Subject(able, "asks-its-parliament") if able else NOBODY


def _of_promise(frame: Frame, verb: Hit) -> Subject:
    """Whose promise "to provide" is: "the GCC countries’ pledge to provide", "the decision by Norway to provide"."""
    scene = frame.scene
    promise = _PROMISE_TO.search(scene.tail(verb.start))
    if not promise:
        return NOBODY
    for mention in reversed([m for m in frame.cast if m.end <= verb.start and m.kind != "place"]):
        if _OWNS_PROMISE.match(scene.between(mention.end, verb.start) + " "):
            return Subject((mention,), "possessor-provides")
        if _BY.search(scene.tail(mention.start)):
            return Subject((mention,), "by-agent")
    return NOBODY


def _gapped(frame: Frame, money: MoneyMention, verb: Hit) -> Subject:
    """Who gives where the verb is not told again: "Germany gave 20 million euros and Norway $5 million"."""
    scene = frame.scene
    told = any(verb.end <= other.start and other.end <= money.start for other in scene.money)
    beside = [
        m for m in frame.cast if told and verb.end <= m.start and m.end <= money.start and DIRECT.match(scene.between(m.end, money.start))
    ]
    led = beside and re.search(r"(?:,|;|\band)\s+(?:the\s+)?$", scene.tail(beside[-1].start))
    return Subject(tuple(beside[-1:]), "gapped-giver") if led else NOBODY


def _of_verb(frame: Frame, money: MoneyMention, governing: Governing, verb: Hit) -> Subject:
    """The subject of the verb, looked for behind the sum where the clause is a relative one."""
    if governing.kind == "relative-behind":
        between = [m for m in frame.cast if money.end <= m.start and m.end <= verb.start]
        if between:
            return Subject(tuple(between[-1:]), "relative-subject")
        return (
            promiser(frame, money.start) if _ITS_OWN.search(frame.scene.tail(verb.start)) else from_behind(frame.scene, frame.cast, money)
        )
    owner = owner_of_aid(frame.scene, frame.cast, verb.end, money) if governing.frame == "says" else NOBODY
    for way in (_of_promise(frame, verb), _gapped(frame, money, verb), owner):
        if way.actors:
            return way
    found = subject_of(frame.scene, frame.cast, verb.start, verb.end, frame.earlier)
    if not found.actors and not found.unknown and governing.hit is not None and governing.hit.start != verb.start:
        found = subject_of(frame.scene, frame.cast, governing.hit.start, governing.hit.end, frame.earlier)
    found = _without_officials(found, governing)
    given = NOBODY if found.actors and found.rule != "gerund-shares-subject" else from_behind(frame.scene, frame.cast, money)
    given = given if given.actors or found.actors else named_after_giver(frame.scene, frame.cast, money)
    return given if given.actors else found


def _without_officials(found: Subject, governing: Governing) -> Subject:
    """A subject without the officials whose state is not known: of "Minister Joly and Minister Lee" those that stand for a state."""
    left = tuple(mention for mention in found.actors if not _is_official(mention, governing))
    return replace(found, actors=left) if left else NOBODY if found.actors else found


def _is_official(giver: ActorMention, governing: Governing) -> bool:
    """Whether one person whose state is not known announces or has a title, and it is not his own money: "Finance Minister Lee"."""
    if giver.kind != "person" or giver.country is not None:
        return False
    titled = "title-and-name" in giver.rules and giver.sector not in _PRIVATE
    return governing.frame == "says" or titled


def _led_by(frame: Frame, offset: int, lead: re.Pattern[str], rule: str) -> Subject:
    """The group of actors behind an offset that such a preposition leads: "from Norway", "by Norway and Poland"."""
    for mention in frame.cast:
        head = frame.scene.tail(mention.start)
        if mention.start >= offset and mention.form != "pronoun" and lead.search(head) and not is_from_elsewhere(head):
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
