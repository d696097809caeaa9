"""Adding up aid: which sums of a list count in one named measure, and the running totals.

In: sums in force, one an event, and a Measure. Out: a line a sum in the order of their days, each with its
running total or the reason for which it is left out (the first that applies of the list in docs/design.md,
"Adding up"). Nothing is converted; every currency has totals of its own, and loans are added apart from
grants. Open bounds stay open: a sum with only a minimum opens the running maximum for good.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ledger.model import Figure


@dataclass(frozen=True, slots=True)
class Sum:
    """One event's figure in force: `links` are its bearings on other events, as (kind, event id)."""

    event: str
    first_day: str | None
    figure: Figure
    documents: int
    links: tuple[tuple[str, str], ...] = ()

    @property
    def loan(self) -> bool:
        """Whether it is to be paid back, and so added apart."""
        return self.figure.instrument == "loan"


@dataclass(frozen=True, slots=True)
class Measure:
    """What is added: packages announced (`stage` None) or the sums of one later stage."""

    stage: str | None = None
    provider: str | None = None
    recipient: str | None = None


@dataclass(frozen=True, slots=True)
class AidLine:
    """A sum with its running total, both None where it is left out (`excluded` says why) or open."""

    sum: Sum
    excluded: str | None
    running_low: Decimal | None
    running_high: Decimal | None


def aid_lines(sums: Iterable[Sum], measure: Measure) -> tuple[AidLine, ...]:
    """Every sum as a line, undated last, ties by event id. The order of the input changes nothing."""
    ordered = sorted(sums, key=lambda one: (one.first_day or "9999", one.event))
    bearings = _without_circles(ordered)
    parts = _counted_totals(bearings, measure)
    totals: dict[tuple[str | None, bool], tuple[Decimal, Decimal | None]] = {}
    lines = []
    for one, bearing in zip(ordered, bearings, strict=True):
        excluded = reason(bearing, measure, parts)
        if excluded:
            lines.append(AidLine(one, excluded, None, None))
            continue
        key = (one.figure.currency, one.loan)
        totals[key] = _added(totals.get(key, (Decimal(0), Decimal(0))), one.figure)
        lines.append(AidLine(one, None, *totals[key]))
    return tuple(lines)


def reason(one: Sum, measure: Measure, counted: frozenset[str]) -> str | None:
    """The first reason for which a sum is left out, None for one that counts."""
    for name, applies in _REASONS.items():
        if applies(one, measure, counted):
            return name
    return None


def _without_circles(ordered: Sequence[Sum]) -> list[Sum]:
    """The sums without links that lead back to themselves, so that of sums that repeat each other the first counts.

    One document may tell first what another tells last: their events then repeat each other.
    """
    kept: dict[str, tuple[tuple[str, str], ...]] = {}
    for one in reversed(ordered):
        kept[one.event] = tuple(link for link in one.links if not _leads_to(link[1], one.event, kept))
    return [replace(one, links=kept[one.event]) for one in ordered]


def _leads_to(start: str, goal: str, links: Mapping[str, tuple[tuple[str, str], ...]]) -> bool:
    seen, left = {start}, [start]
    while left:
        event = left.pop()
        if event == goal:
            return True
        ahead = {target for _, target in links.get(event, ())} - seen
        seen |= ahead
        left.extend(ahead)
    return False


def _counted_totals(sums: Sequence[Sum], measure: Measure) -> frozenset[str]:
    """The events that count by themselves, so that their components do not count again."""
    return frozenset(one.event for one in sums if reason(one, measure, frozenset()) is None)


def _added(total: tuple[Decimal, Decimal | None], figure: Figure) -> tuple[Decimal, Decimal | None]:
    low, high = total
    return low + (figure.low or Decimal(0)), None if high is None or figure.high is None else high + figure.high


def _linked(one: Sum, kind: str, counted: frozenset[str]) -> bool:
    return any(link == kind and target in counted for link, target in one.links)


_NOT_GIVEN: Mapping[str, str] = {"request": "request", "pledge": "pledge", "appropriation": "budget", "authority": "authority"}


def _by_stage(stage: str) -> Callable[[Sum, Measure, frozenset[str]], bool]:
    return lambda one, measure, _counted: one.figure.stage == stage and measure.stage != stage


_REASONS: Mapping[str, Callable[[Sum, Measure, frozenset[str]], bool]] = {
    "repeat": lambda one, _measure, counted: _linked(one, "repeats", counted),
    "component": lambda one, _measure, counted: _linked(one, "part_of", counted),
    "cumulative": lambda one, _measure, _counted: one.figure.basis == "cumulative",
    **{name: _by_stage(stage) for stage, name in _NOT_GIVEN.items()},
    "ceiling": lambda one, _measure, _counted: one.figure.basis == "ceiling",
    "rate": lambda one, _measure, _counted: one.figure.per is not None,
    "vague": lambda one, _measure, _counted: one.figure.vague,
    "undated": lambda one, _measure, _counted: one.first_day is None,
    "conversion": lambda one, _measure, _counted: any(kind == "converts" for kind, _ in one.links),
    "later_stage": lambda one, measure, _counted: (
        one.figure.stage == "repayment" if measure.stage is None else one.figure.stage != measure.stage
    ),
    "joint_provider": lambda one, measure, _counted: measure.provider is not None and len(one.figure.provider) > 1,
    "shared_recipient": lambda one, measure, _counted: measure.recipient is not None and len(one.figure.recipient) > 1,
    "contingent": lambda one, _measure, _counted: one.figure.instrument in ("guarantee", "export_credit"),
    "not_done": lambda one, _measure, _counted: one.figure.status in ("refused", "conditional", "hypothetical"),
    "attributed": lambda one, _measure, _counted: one.figure.attribution == "questioner",
}
