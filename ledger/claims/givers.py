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
from ledger.claims.neighbours import next_sum
from ledger.claims.scene import Scene
from ledger.claims.subjects import NOBODY, Subject, can_act, group_from, subject_of
from ledger.claims.verbs import is_verb
from ledger.claims.words import Hit
from ledger.model import ActorMention, DateMention, MoneyMention

_FROM = re.compile(r"\b(?:from|of)\s+(?:the\s+|our\s+)?(?:[\w-]+\s+)?$", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?:the\s+)?$", re.IGNORECASE)
_OWNS = re.compile(r"^(?:['’]s?|)\s+(?:(?!(?:for|to|of|in|by|with|from|and|on|at|a|an|the)\b)[\w-]+\s+){0,4}$")
_THANKED = re.compile(r"\b(?:thank|thanks|thanked|thanking|grateful to|gratitude to)\s+(?:the\s+)?(?:[\w-]+\s+)?$", re.IGNORECASE)
_PARLIAMENT = re.compile(
    r"\b(?:Congress|[Ll]awmakers|[Pp]arliament|(?:the|his|her|its|their)\s+(?:Senate|House|Bundestag|legislature)|legislators|MPs)\b"
)
_PROMISES = r"(?:pledge|commitment|decision|promise|offer|plans?|intention|intent|agreement|readiness|announcement)"
_PROMISE_TO = re.compile(rf"\b{_PROMISES}\b[^.;]{{0,60}}\bto\s+$")
_OWNS_PROMISE = re.compile(rf"^(?:\s*(?:countries|states|members|leaders|nations))?['’]s?\s+(?:[\w-]+\s+){{0,3}}{_PROMISES}\s+to\s+$")
_ITS_OWN = re.compile(r"\b(?:it|they|he|she)\s+(?:(?:has|have|had|already|also)\s+){0,2}$", re.IGNORECASE)
_OF_TOTAL = re.compile(
    r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,2}(?:aid|assistance|support|contributions?|commitments?|funding|help|donations?|pledges?)\b"
)
_WELCOMES = re.compile(r"\s+(?:also\s+|has\s+|have\s+)*(?:welcom|applaud|thank|appreciat|commend|recogni[sz]|prais|hail)\w*\b")
_ASSETS = re.compile(r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,2}(?:assets|reserves|funds|stocks?|stockpiles?)\b")
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
        return _of_asking(frame, money, governing, (governing.hit, verb))
    if governing.frame in ("noun", "paper"):
        return _of_noun(frame, money, governing.hit)
    if governing.passive:
        return _led_by(frame, verb.end, _BY, "by-agent")
    return _of_verb(frame, money, governing, verb)


def _of_asking(frame: Frame, money: MoneyMention, governing: Governing, words: tuple[Hit, Hit]) -> Subject:
    """Who is asked: named behind the verb of asking, in it ("asked the European Union for") or behind "from"; a parliament's own state."""
    hit, verb = words
    if is_asked_of_parliament(frame.scene, money, governing):
        return _asking_government(frame, hit)
    asked = [m for m in frame.cast if hit.end <= m.start and m.end <= max(verb.start, hit.end) and m.kind != "place"]
    within = [m for m in frame.cast if hit.start <= m.start and m.end <= hit.end and m.kind != "place"]
    if asked or within:
        return Subject(tuple((asked or within)[-1:]), "asked-provides")
    return _from_behind(frame, money)


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
    beside = [m for m in frame.cast if told and verb.end <= m.start and m.end <= money.start and not scene.between(m.end, money.start)]
    led = beside and re.search(r"(?:,|;|\band)\s+(?:the\s+)?$", scene.tail(beside[-1].start))
    return Subject(tuple(beside[-1:]), "gapped-giver") if led else NOBODY


def _of_verb(frame: Frame, money: MoneyMention, governing: Governing, verb: Hit) -> Subject:
    """The subject of the verb, looked for behind the sum where the clause is a relative one."""
    if governing.kind == "relative-behind":
        between = [m for m in frame.cast if money.end <= m.start and m.end <= verb.start]
        if between:
            return Subject(tuple(between[-1:]), "relative-subject")
        return _promiser(frame, money.start) if _ITS_OWN.search(frame.scene.tail(verb.start)) else _from_behind(frame, money)
    for way in (_of_promise(frame, verb), _gapped(frame, money, verb)):
        if way.actors:
            return way
    found = subject_of(frame.scene, frame.cast, verb.start, verb.end, frame.earlier)
    if not found.actors and not found.unknown and governing.hit is not None and governing.hit.start != verb.start:
        found = subject_of(frame.scene, frame.cast, governing.hit.start, governing.hit.end, frame.earlier)
    given = NOBODY if found.actors and found.rule != "gerund-shares-subject" else _from_behind(frame, money)
    return given if given.actors else found


def _of_noun(frame: Frame, money: MoneyMention, hit: Hit) -> Subject:
    """Who gives what a noun tells: behind "from", the possessor or adjective before it, who is thanked, the subject of the verb before."""
    ways = (_from_behind(frame, money), _owner(frame, hit), _thanked(frame, money), _of_verb_before(frame, money, hit))
    found = next((way for way in ways if way.actors), NOBODY)
    if not found.actors and hit.entry.name in ("pledge", "contribution"):
        return _promiser(frame, hit.start)
    return found


def _owner(frame: Frame, hit: Hit) -> Subject:
    """The possessor or adjective of a noun: "Norway’s contribution", "a U.S. grant"; also inside a phrase ("Congress approved")."""
    within = _within(frame, hit)
    if within:
        return Subject((within,), "possessor-provides")
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
    return NOBODY


def _thanked(frame: Frame, money: MoneyMention) -> Subject:
    thanked = [m for m in frame.cast if m.end <= money.start and _THANKED.search(frame.scene.tail(m.start))]
    return Subject(group_from(frame.scene, frame.cast, thanked[-1]), "thanked-gives") if thanked else NOBODY


def _of_verb_before(frame: Frame, money: MoneyMention, hit: Hit) -> Subject:
    """The subject of the last verb of giving or announcing before a noun and its sum."""
    last = min(hit.start, money.start)
    verbs = [v for v in frame.scene.transfers if v.end <= last and v.entry.fields["frame"] in ("gives", "says") and is_verb(frame.scene, v)]
    return subject_of(frame.scene, frame.cast, verbs[-1].start, verbs[-1].end, frame.earlier) if verbs else NOBODY


def _within(frame: Frame, hit: Hit) -> ActorMention | None:
    """Whose parliament or total a phrase tells of inside itself: "Congress approved", "brings total U.S. military aid to $3 billion"."""
    inside = [m for m in frame.cast if m.start < hit.end and m.end > hit.start and m.kind != "place"]
    if hit.entry.name == "parliament-approves":
        return inside[0] if inside else None
    if hit.entry.name != "bring-the-total":
        return None
    return next((m for m in inside if _OF_TOTAL.match(frame.scene.text, m.end)), None)


def _is_named_after(scene: Scene, mention: ActorMention, hit: Hit) -> bool:
    """Whether aid is named after the state that it is for: "the Ukraine package", but "a U.S. contribution", "Norway’s package"."""
    plain = mention.form == "name" and mention.kind == "state" and scene.text[mention.end : mention.end + 1] not in ("'", "’", ".")
    return plain and "." not in mention.text and hit.entry.name in ("package", "drawdown", "assistance", "bring-the-total")


def _promiser(frame: Frame, start: int) -> Subject:
    """Whose pledge or contribution it is where nothing else tells: the state, body or group that the sentence begins with."""
    able = [m for m in frame.cast if m.end <= start and can_act(frame.scene, m) and m.kind != "person" and m.form != "pronoun"]
    if able and _WELCOMES.match(frame.scene.text, able[0].end):
        return NOBODY
    return Subject(group_from(frame.scene, able, able[0]), "subject-of-sentence") if able else NOBODY


def _from_behind(frame: Frame, money: MoneyMention) -> Subject:
    """Who stands behind "from" right behind the sum: "€550 million from the EU"."""
    limit = next_sum(frame.scene, money, money.end + _NEAR)
    for mention in frame.cast:
        led = money.end <= mention.start < limit and re.search(r"\bfrom\s+(?:the\s+)?$", frame.scene.tail(mention.start), re.I)
        if led and not _ASSETS.match(frame.scene.text, mention.end):
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
