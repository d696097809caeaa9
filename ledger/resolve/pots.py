"""Pots: appropriations, authorities and pledges, what was drawn from each, and what is left.

In: sums. Out: a pot each, with what draws on it. A sum draws on a pot by its link (`draws_on`), or, when there is no
link, by a programme of the same name, provider and currency, when one such pot was there before it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ledger.resolve.sums import Bounds, Sum

POTS = ("appropriation", "authority", "pledge")
_NOT_DRAWN = ("request", *POTS, "repayment")


@dataclass(frozen=True, slots=True)
class Draw:
    """A sum that draws on a pot; `stated` when its document says so, else inferred from the programme."""

    sum: Sum
    stated: bool


@dataclass(frozen=True, slots=True)
class Pot:
    """A pot with what was drawn: `left` has no maximum where the pot has none, and never less than nothing.

    `exceeded`: more was drawn than the pot can hold.
    """

    sum: Sum
    draws: tuple[Draw, ...]
    drawn: Bounds
    left: Bounds
    exceeded: bool


def pots(sums: Iterable[Sum], as_of: str | None = None) -> tuple[Pot, ...]:
    """Every pot by day and event, with what was drawn from it up to a day (ISO; None: ever). Undated draws count always."""
    ordered = sorted((one for one in sums if _by(one, as_of)), key=lambda one: (one.first_day or "9999", one.event))
    held = [one for one in ordered if is_pot(one)]
    draws: dict[str, list[Draw]] = defaultdict(list)
    by_event = {one.event: one for one in ordered}
    for event, (pot, stated) in drawn_from(ordered).items():
        draws[pot].append(Draw(by_event[event], stated))
    return tuple(_pot(one, draws[one.event]) for one in held)


def is_pot(one: Sum) -> bool:
    """Whether a sum is what others can be paid out of: a budget, an authority, a pledge, or a programme's ceiling."""
    return one.figure.stage in POTS or one.figure.basis == "ceiling"


def drawn_from(sums: Sequence[Sum]) -> Mapping[str, tuple[str, bool]]:
    """By event, the pot that a sum draws on and whether its document says so; sums that draw on none are left out."""
    held = {one.event: one for one in sums if is_pot(one)}
    by_programme: dict[object, list[Sum]] = defaultdict(list)
    for one in held.values():
        if one.figure.programme:
            by_programme[_programme(one)].append(one)
    found: dict[str, tuple[str, bool]] = {}
    for one in sums:
        stated = [target for kind, target in one.links if kind == "draws_on" and target in held and target != one.event]
        if stated:
            found[one.event] = (min(stated), True)
        elif _can_draw(one):
            fitting = [pot.event for pot in by_programme[_programme(one)] if (pot.first_day or "9999") <= (one.first_day or "")]
            if len(fitting) == 1:
                found[one.event] = (fitting[0], False)
    return found


def _by(one: Sum, as_of: str | None) -> bool:
    return as_of is None or one.first_day is None or one.first_day <= as_of


def _programme(one: Sum) -> object:
    return one.figure.programme, one.figure.currency, frozenset(one.figure.provider)


def _can_draw(one: Sum) -> bool:
    figure = one.figure
    if figure.programme is None or figure.stage in (None, *_NOT_DRAWN) or figure.basis != "increment":
        return False
    return not one.rejected and not any(kind in ("repeats", "part_of", "converts") for kind, _ in one.links)


def _pot(one: Sum, draws: Sequence[Draw]) -> Pot:
    drawn = Bounds()
    for draw in draws:
        drawn = drawn.plus(draw.sum.figure)
    low, high = one.figure.low, one.figure.high
    least = Decimal(0) if low is None or drawn.high is None else max(Decimal(0), low - drawn.high)
    most = None if high is None else max(Decimal(0), high - drawn.low)
    return Pot(one, tuple(draws), drawn, Bounds(least, most), high is not None and drawn.low > high)
