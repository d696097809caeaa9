"""What a sum of money is: nature, basis, instrument, purpose and programme, by the words beside it.

In: a Scene, one of its sums and what governs it. Out: a Meaning. A word counts for the sum it stands
nearest to: the stretch looked at ends where the next sum begins. What a sum is given as (its nature, its instrument)
must stand in its own phrase; what it is for may stand further on. Words: seeds/events/measures.toml.
"""

import re
from dataclasses import dataclass
from typing import Any

from ledger.claims.figures.governing import Governing
from ledger.claims.figures.periods import is_back, over_sum
from ledger.claims.figures.since import since_of
from ledger.claims.figures.timing import names_a_paper
from ledger.claims.figures.verbs import DIRECT, undotted
from ledger.claims.neighbours import next_sum
from ledger.claims.scene import Scene
from ledger.claims.when import is_of_sum
from ledger.claims.words import Hit
from ledger.model import Basis, Instrument, MoneyMention, Nature, Purpose

_BEFORE = 160
_BEHIND = 160
_FIELDS = ("nature", "basis", "instrument", "purpose", "programme", "aid")
_OUT_OF_PHRASE = re.compile(
    r";|, |[.:–—]|\b(?:to|for|that|which|who|from|through|by|so|as|towards?|on|will|would|helps?|because|when|while"
    r"|and (?:has|have|will|is|are))\b",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"^(?:(?:to|for)\s+(?:the\s+)?[A-Z][\w.]*(?:\s+[A-Z][\w.]*){0,2}\s+of\s+)?"
    r"(?:an?|the|of|worth|totall?ing|[:,–—(]|in|is|was|were|by|up to|about|nearly|more than|over|almost|at least|another"
    r"|additional|around|approximately|roughly|some|just|\s)*$",
    re.I,
)
_GIVEN_AS = re.compile(
    r"\b(?:as|by way of|in the form of)\s+(?:an?\s+)?(?:[\w-]+\s+){0,2}$|^\s*(?:through|via)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE
)
_ASIDE = re.compile(r"\([^()]*\)")
_ANOTHER = re.compile(r"\b(?:another|additional|further|new)\b[^.;$]{0,30}$", re.IGNORECASE)
_AMOUNTING = re.compile(r"\b(?:amounting to|equivalent to|equal to|in the amount of)\b", re.IGNORECASE)
_ONE_DEED = re.compile(
    r"\ban?\s+(?:[\w-]+\s+){0,3}?(?:loan|grant|credit|package|contribution|donation|tranche|instal?lment|payment|gift)\b", re.IGNORECASE
)
_SHORT = 40
_ANYWHERE = ("domestic", "saving", "goods-worth", "settling")
_NOT_SUMMED = ("announce", "authorize", "promise", "pledge", "goal", "request", "package", "announcement", "drawdown", "allocate")


@dataclass(frozen=True, slots=True)
class Meaning:
    """The words' verdict on one sum; `aid_noun` tells whether an aid noun stands beside it."""

    nature: Nature | None
    basis: Basis | None
    instrument: Instrument | None
    purpose: Purpose | None
    programme: str | None
    aid_noun: bool
    rules: tuple[str, ...]


def meaning_of(scene: Scene, money: MoneyMention, governing: Governing) -> Meaning:
    """The meaning of one sum; a field that no word decides is None."""
    near = _beside(scene, money)
    near = [hit for hit in near if not _is_of_next(scene, hit, money)]
    chosen = {field: _nearest(near, field, money) for field in _FIELDS}
    for field in ("instrument", "nature"):
        chosen[field] = _nearest([hit for hit in near if _in_phrase(scene, hit, money, governing, field)], field, money)
    chosen["nature"] = _of_court(scene, governing) or chosen["nature"]
    basis, why = _basis(scene, money, governing, chosen["basis"])
    return Meaning(
        nature=_value(chosen["nature"]),
        basis=basis,
        instrument=_value(chosen["instrument"]) or _instrument_of(governing),
        purpose=_value(chosen["purpose"]),
        programme=_value(chosen["programme"]),
        aid_noun=chosen["aid"] is not None or _instrument_of(governing) is not None,
        rules=(*why, *(f"{field}:{hit.entry.name}" for field, hit in chosen.items() if hit and field not in ("basis", "aid"))),
    )


def is_total(governing: Governing) -> bool:
    """Whether what governs a sum can add it up: only what was done can, and a request, a promise, an authority or a law is one act."""
    done = governing.stage is not None and governing.status in ("done", "begun")
    return done and governing.stage not in ("request", "pledge", "authority", "appropriation")


def _beside(scene: Scene, money: MoneyMention) -> list[Hit]:
    """The measure words between the sum before and the sum behind, at most a line or two away."""
    first = max([m.end for m in scene.money if m.end <= money.start] + [money.start - _BEFORE])
    last = next_sum(scene, money, money.end + _BEHIND)
    return [hit for hit in scene.measures if first <= hit.start and hit.end <= last and not _is_infinitive(scene, hit)]


def _is_of_next(scene: Scene, hit: Hit, money: MoneyMention) -> bool:
    """Whether a word of totals behind a sum belongs to the next: "$600 million, up to a total of $15 billion", "bringing the total to"."""
    if hit.entry.fields["field"] != "basis" or hit.end <= money.start:
        return False
    following = next_sum(scene, money, scene.sentence.end)
    leads = following < scene.sentence.end and bool(DIRECT.match(scene.between(hit.end, following) + " "))
    return leads or scene.text[hit.start : hit.end].lower().startswith("br")


def _is_infinitive(scene: Scene, hit: Hit) -> bool:
    """Whether an aid noun is a verb here: "to support", "will aid"."""
    return (
        hit.entry.fields["field"] == "aid"
        and bool(re.search(r"\b(?:to|will|would|can|and|that)\s+$", scene.tail(hit.start)))
        and hit.end - hit.start < 8
    )


def _in_phrase(scene: Scene, hit: Hit, money: MoneyMention, governing: Governing, field: str) -> bool:
    """Whether a word stands in the sum's own phrase; what nothing governs may be named anywhere beside the sum."""
    if field == "nature" and (governing.stage is None or hit.entry.name in _ANYWHERE):
        return True
    if hit.start >= money.end:
        behind = undotted(_ASIDE.sub("", scene.between(money.end, hit.start)))
        return (field == "instrument" and bool(_GIVEN_AS.search(behind + " "))) or not _OUT_OF_PHRASE.search(behind)
    lead = undotted(scene.between(hit.end, money.start)) + " "
    if field == "nature" and lead.startswith(":"):
        return False  # what governs the sum tells more than the heading of a list
    if _LEADS.match(lead):
        return True
    short = _AMOUNTING.sub("", _ASIDE.sub("", lead))
    return field == "instrument" and not _OUT_OF_PHRASE.search(short) and len(short) < _SHORT


def _nearest(near: list[Hit], field: str, money: MoneyMention) -> Hit | None:
    """The nearest hit of a field; words behind a sum belong to it more than words before it, always so what it is given as."""
    of_field = [hit for hit in near if hit.entry.fields["field"] == field]
    if field == "instrument":
        of_field = [hit for hit in of_field if hit.start >= money.end] or of_field
    return min(of_field, key=lambda hit: _distance(hit, money), default=None)


def _distance(hit: Hit, money: MoneyMention) -> int:
    return hit.start - money.end if hit.start >= money.end else 2 * (money.start - hit.end)


def _basis(scene: Scene, money: MoneyMention, governing: Governing, word: Hit | None) -> tuple[Basis | None, tuple[str, ...]]:
    if governing.stage is None or money.per:
        return None, ()
    if word and word.entry.fields["value"] == "ceiling":
        return "ceiling", ("basis-ceiling",)
    rule = _total_of(scene, money, governing, word) if is_total(governing) or _is_promised_so_far(governing) else ""
    return ("cumulative", (rule,)) if rule else ("increment", ())


def _is_promised_so_far(governing: Governing) -> bool:
    """Whether promises of some time are added up: "Since December we have pledged", "our commitment since 2014"; one promise is none."""
    told = governing.perfect or governing.frame == "noun"
    return governing.stage == "pledge" and told and governing.status == "done"


def _total_of(scene: Scene, money: MoneyMention, governing: Governing, word: Hit | None) -> str:
    """The rule that makes a total of what was done, '' where none does: a sum told as one more is no total."""
    if scene_another(scene, money):
        return ""
    if since_of(scene, money, None)[0]:
        return "since-total"
    if word or (governing.hit and governing.hit.entry.fields.get("total")):
        return "total-to-date"
    if is_back(scene, money):
        return "total-of-a-stretch"
    return "" if governing.stage == "pledge" else _perfect(scene, money, governing)


def scene_another(scene: Scene, money: MoneyMention) -> bool:
    """Whether a sum is told as one more: "another", "an additional", "new" before it."""
    return bool(_ANOTHER.search(scene.tail(money.start)))


def _perfect(scene: Scene, money: MoneyMention, governing: Governing) -> str:
    """What "has provided" tells without a day is all that was provided up to now; an announcement or a package is one act."""
    free = [date for date in scene.dates if not over_sum(scene, money, date) and not is_of_sum(scene, date, money)]
    free = [date for date in free if not names_a_paper(scene.text, date.end)]
    dated = any(date.type == "DATE" and date.edtf for date in free)
    so_far = governing.kind == "relative-behind" and _is_told_so_far(scene, governing)
    verb = governing.verb
    if verb and verb.end <= money.start and _ONE_DEED.search(scene.between(verb.end, money.start)):
        return ""  # "has given a loan of $5 million"
    summed = (governing.perfect or so_far) and governing.hit is not None and governing.hit.entry.name not in _NOT_SUMMED
    return "perfect-total" if summed and not dated else ""


def _of_court(scene: Scene, governing: Governing) -> Hit | None:
    """The words that make the verb over a sum a court's: "a jury awarded it $5 million"."""
    verb = governing.verb
    found = (hit for hit in scene.measures if hit.entry.name == "court-awards" and verb and hit.start < verb.start and verb.end <= hit.end)
    return next(found, None)


def _is_told_so_far(scene: Scene, governing: Governing) -> bool:
    """Whether a participle behind a sum adds up what was done: "the $6 billion received", "the $300 million already contributed"."""
    hit = governing.hit
    if hit is None or scene.text[hit.start : hit.end].endswith("ing"):
        return False
    return governing.frame == "takes" or scene.tail(hit.start).endswith(" already ")


def _instrument_of(governing: Governing) -> Instrument | None:
    return governing.hit.entry.fields.get("instrument") if governing.hit else None


def _value(hit: Hit | None) -> Any:
    return hit.entry.fields["value"] if hit else None
