"""Which verb or noun a sum of money hangs on, and how that verb is meant.

In: a Scene and one of its sums. Out: a Governing: the stage it gives, the status its auxiliaries give,
and the names of the rules. Without a parse the nearest word by order decides; each preference is a
rule of its own below. Words: seeds/events/transfers.toml, modality.toml.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from ledger.claims.scene import Scene
from ledger.claims.words import Hit
from ledger.model import MoneyMention, Stage, Status

_NEAR = 60
_NOUN_STAGES = frozenset(("request", "pledge", "appropriation"))
_AUTHORITY = re.compile(r"authority\s+under\s+section\s+(?:614|621)", re.IGNORECASE)
_NOUN_OF = re.compile(r"^of(?: (?:up to|more than|over|about|nearly|some|almost|at least))?$")
_ADVERB_PLACE = 45
_PASSIVE = re.compile(r"(?:\bwas|\bwere|\bbeen|\bbe|\bis|\bare)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Governing:
    """The word that a sum hangs on, with what it makes of it.

    `hit` is the deciding transfer word, `verb` the verb whose subject and objects are the parties (the
    same, or the verb under it: "looking for Washington to contribute"). `stage` and `status` are None
    where nothing governs. `passive`: the sum is the verb's subject ("$60 million was allocated by").
    """

    hit: Hit | None
    verb: Hit | None
    stage: Stage | None
    status: Status | None
    passive: bool
    rules: tuple[str, ...]


def governing_of(scene: Scene, money: MoneyMention) -> Governing:
    """What governs a sum: a stage noun right behind it, the verb before it, a noun or passive behind it, or nothing."""
    hit, rule = _deciding(scene, money)
    if hit is None:
        return Governing(None, None, None, None, False, ())
    verb = _verb_under(scene, hit, money)
    stage: Stage | None = hit.entry.fields.get("stage")
    status, why = _status(scene, verb)
    stage, status, how = _refined(scene, money, stage, status, why)
    return Governing(hit, verb, stage, status, rule == "verb-behind", (f"{rule}:{hit.entry.name}", *why, *how))


def _deciding(scene: Scene, money: MoneyMention) -> tuple[Hit | None, str]:
    """The first word that one of the preferences finds, with the preference's name."""
    before = [hit for hit in scene.transfers if hit.end <= money.start]
    for rule, find in _PREFERENCES:
        hit = find(scene, money, before)
        if hit:
            return hit, rule
    return None, ""


def _noun_of(scene: Scene, money: MoneyMention, before: list[Hit]) -> Hit | None:
    """The noun whose "of" the sum is: "supplemental appropriation of $13.6 billion"."""
    near = [hit for hit in before if _NOUN_OF.match(scene.between(hit.end, money.start))]
    return near[-1] if near and near[-1].entry.fields["frame"] in ("noun", "asks") else None


def _stage_noun_behind(scene: Scene, money: MoneyMention, _before: list[Hit]) -> Hit | None:
    return _noun_behind(scene, money, _NOUN_STAGES)


def _asking_verb(scene: Scene, money: MoneyMention, before: list[Hit]) -> Hit | None:
    asking = [hit for hit in before if hit.entry.fields["frame"] == "asks"]
    return asking[-1] if asking and _reaches(scene, asking[-1].end, money.start) else None


def _any_noun_behind(scene: Scene, money: MoneyMention, _before: list[Hit]) -> Hit | None:
    return _noun_behind(scene, money, None)


def _noun_before(scene: Scene, money: MoneyMention, before: list[Hit]) -> Hit | None:
    return before[-1] if before and _reaches(scene, before[-1].end, money.start) else None


def _noun_behind(scene: Scene, money: MoneyMention, stages: frozenset[str] | None) -> Hit | None:
    """A noun shortly behind the sum in one noun phrase: "a new $60 million security assistance pack"."""
    for hit in scene.transfers:
        if money.end <= hit.start <= money.end + _NEAR and (stages is None or hit.entry.fields["stage"] in stages):
            if hit.entry.fields["frame"] == "gives" and hit.entry.fields["stage"] != "pledge":
                continue
            if not re.search(r"[,;.:]|\b(?:to|in|for|of|by|from|and|that|which|will|was|were)\b", scene.between(money.end, hit.start)):
                return hit
    return None


def _nearest_verb(scene: Scene, money: MoneyMention, before: list[Hit]) -> Hit | None:
    verbs = [hit for hit in before if hit.entry.fields["frame"] != "noun"]
    return verbs[-1] if verbs and _reaches(scene, verbs[-1].end, money.start) else None


def _bill_before(scene: Scene, money: MoneyMention, before: list[Hit]) -> Hit | None:
    """The law that is the verb's subject: "the funding bill ... provides", with nobody between who could provide."""
    verb = _nearest_verb(scene, money, before)
    bills = [hit for hit in before if hit.entry.fields["stage"] == "appropriation" and verb and hit.end <= verb.start]
    if not bills or verb is None or not _reaches(scene, bills[-1].end, verb.start):
        return None
    return None if any(bills[-1].end <= actor.start < verb.start for actor in scene.actors) else bills[-1]


def _reaches(scene: Scene, end: int, start: int) -> bool:
    """Whether a word can govern over what stands between: no full clause may begin there."""
    return not re.search(r";|, (?:which|who|but|while|after|before|as)\b", scene.between(end, start))


def _verb_behind(scene: Scene, money: MoneyMention, _before: list[Hit]) -> Hit | None:
    """A passive or an announcing verb behind the sum: "$60 million was allocated"."""
    for hit in scene.transfers:
        if money.end <= hit.start <= money.end + _NEAR and _PASSIVE.search(scene.between(money.end, hit.start) + " "):
            return hit
    return None


def _verb_under(scene: Scene, hit: Hit, money: MoneyMention) -> Hit:
    """The verb that says who gives: under an asking or announcing verb the giving verb before the sum."""
    if hit.entry.fields["frame"] not in ("asks", "says"):
        return hit
    under = [v for v in scene.transfers if hit.end <= v.start < money.start and v.entry.fields["frame"] == "gives"]
    return under[-1] if under else hit


def _status(scene: Scene, verb: Hit) -> tuple[Status | None, tuple[str, ...]]:
    if verb.entry.fields["frame"] == "noun":
        return "done", ()
    values = {
        hit.field("value") for hit in scene.modality if verb.start - _ADVERB_PLACE <= hit.start < verb.start and bears_on(scene, hit, verb)
    }
    order: tuple[tuple[str, Status], ...] = (
        ("negated", "refused"), ("conditional", "conditional"), ("expected", "planned"), ("aim", "planned"), ("planned", "planned"),
    )  # fmt: skip
    for value, status in order:
        if value in values:
            return status, (f"status-{value}",)
    return "done", ()


def bears_on(scene: Scene, hit: Hit, verb: Hit) -> bool:
    """Whether an auxiliary is the verb's: no comma stands between, and "to" only right before it."""
    between = scene.between(hit.end, verb.start)
    return between == "" if hit.entry.fields.get("adjacent") else not re.search("[,;]", between)


def _refined(
    scene: Scene, money: MoneyMention, stage: Stage | None, status: Status | None, why: tuple[str, ...]
) -> tuple[Stage | None, Status | None, tuple[str, ...]]:
    """Stage and status where one bears on the other, or the law that is named decides."""
    if _AUTHORITY.search(scene.text, scene.sentence.start, money.start):
        return "authority", "done", ("authority-section",)
    if stage == "request":
        return stage, "done", ()
    if stage == "disbursement" and status == "planned":
        return "pledge", status, ("not-yet-disbursed",)
    if stage in ("announcement", "allocation", "commitment") and "status-aim" in why:
        return "pledge", status, ("aim-is-pledge",)
    return stage, status, ()


_PREFERENCES: tuple[tuple[str, Callable[[Scene, MoneyMention, list[Hit]], Hit | None]], ...] = (
    ("noun-of", _noun_of),
    ("stage-noun-behind", _stage_noun_behind),
    ("asking-verb", _asking_verb),
    ("bill-provides", _bill_before),
    ("verb-before", _nearest_verb),
    ("noun-behind", _any_noun_behind),
    ("noun-before", _noun_before),
    ("verb-behind", _verb_behind),
)
