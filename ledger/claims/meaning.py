"""What a sum of money is: nature, basis, instrument, purpose and programme, by the words beside it.

In: a Scene, one of its sums and what governs it. Out: a Meaning. A word counts for the sum it stands
nearest to: the stretch looked at ends where the next sum begins. Words: seeds/events/measures.toml.
"""

from dataclasses import dataclass
from typing import Any

from ledger.claims.governing import Governing
from ledger.claims.scene import Scene
from ledger.claims.words import Hit
from ledger.model import Basis, Instrument, MoneyMention, Nature, Purpose

_BEFORE = 160
_BEHIND = 160


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
    chosen = {field: _nearest(near, field, money) for field in ("nature", "basis", "instrument", "purpose", "programme", "aid")}
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


def _beside(scene: Scene, money: MoneyMention) -> list[Hit]:
    """The measure words between the sum before and the sum behind, at most a line or two away."""
    first = max([m.end for m in scene.money if m.end <= money.start] + [money.start - _BEFORE])
    last = min([m.start for m in scene.money if m.start >= money.end] + [money.end + _BEHIND])
    return [hit for hit in scene.measures if first <= hit.start and hit.end <= last]


def _nearest(near: list[Hit], field: str, money: MoneyMention) -> Hit | None:
    """The nearest hit of a field; words behind a sum belong to it more than words before it."""
    of_field = [hit for hit in near if hit.entry.fields["field"] == field]
    return min(of_field, key=lambda hit: _distance(hit, money), default=None)


def _distance(hit: Hit, money: MoneyMention) -> int:
    return hit.start - money.end if hit.start >= money.end else 2 * (money.start - hit.end)


def _basis(scene: Scene, money: MoneyMention, governing: Governing, word: Hit | None) -> tuple[Basis | None, tuple[str, ...]]:
    if governing.stage is None or money.per:
        return None, ()
    if word and word.entry.fields["value"] == "ceiling":
        return "ceiling", ("basis-ceiling",)
    if is_total(governing):
        if any(date.relation == "since" for date in scene.dates):
            return "cumulative", ("since-total",)
        if word:
            return "cumulative", ("total-to-date",)
    return "increment", ()


def is_total(governing: Governing) -> bool:
    """Whether what governs a sum can add it up: only what was done can, and a request, an authority or a law is one act."""
    return governing.stage is not None and governing.status == "done" and governing.stage not in ("request", "authority", "appropriation")


def _instrument_of(governing: Governing) -> Instrument | None:
    return governing.hit.entry.fields.get("instrument") if governing.hit else None


def _value(hit: Hit | None) -> Any:
    return hit.entry.fields["value"] if hit else None
