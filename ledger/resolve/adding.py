"""Adding up aid: which sums of a list count in one named measure, the running totals, and totals by a key.

In: sums in force, one an event, and a Measure. Out: a line a sum in the order of their days, each with its
running total or the reason for which it is left out (the first that applies of the list in docs/design.md,
"Adding up"). Nothing is converted; every currency has totals of its own, and loans are added apart from
grants. Open bounds stay open: a sum with only a minimum opens the running maximum for good. Under a measure of one
stage the sums of other stages are no lines at all: they are not asked about.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from ledger.resolve.stages import later_stages
from ledger.resolve.standing import marked
from ledger.resolve.sums import NOT_DONE, Bounds, Measure, Sum, last_day, without_circles


@dataclass(frozen=True, slots=True)
class AidLine:
    """A sum with its running total, both None where it is left out (`excluded` says why) or open."""

    sum: Sum
    excluded: str | None
    running_low: Decimal | None
    running_high: Decimal | None


@dataclass(frozen=True, slots=True)
class Total:
    """What counts under one key, in one currency, loans or not; the running bounds go on from key to key, in their order."""

    key: str
    currency: str | None
    loan: bool
    bounds: Bounds
    running: Bounds
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What of the other sums decides about one: the events that count by themselves, those that they draw on, and by
    event the packages that it is a later stage of.
    """

    counted: frozenset[str] = frozenset()
    pots: frozenset[str] = frozenset()
    later: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def aid_lines(sums: Iterable[Sum], measure: Measure) -> tuple[AidLine, ...]:
    """Every sum of the measure as a line, in the order of days (`booked`), ties by event id. The order of the input changes nothing."""
    ordered = sorted((one for one in marked(sums) if measure.asks(one)), key=lambda one: (booked(one), one.event))
    links = without_circles(ordered)
    bearings = [replace(one, links=links[one.event]) for one in ordered]
    context = _context(bearings, measure)
    totals: dict[tuple[str | None, bool], Bounds] = {}
    lines = []
    for one, bearing in zip(ordered, bearings, strict=True):
        excluded = reason(bearing, measure, context)
        if excluded:
            lines.append(AidLine(one, excluded, None, None))
            continue
        key = (one.figure.currency, one.loan)
        totals[key] = totals.get(key, Bounds()).plus(one.figure)
        lines.append(AidLine(one, None, totals[key].low, totals[key].high))
    return tuple(lines)


def booked(one: Sum) -> str:
    """The day a sum stands at in a list: its first, of a total without a beginning the day after its last; "9999" for neither."""
    return one.first_day or one.end_day or "9999"


def totals_by(lines: Iterable[AidLine], by: str | None = None) -> tuple[Total, ...]:
    """The totals of what counts by a key of `KEYS` (None: one total), in the order of keys, currencies and loans.

    The key of a sum without that field is "", which stands last, that of a sum of several parties all their names with
    " + ". A sum that is told by its year only is in no month of it: its key is the year, before the year's months.
    """
    key_of = KEYS[by] if by else lambda one: ""  # noqa: ARG005
    groups: dict[tuple[str, str, bool], list[Sum]] = {}
    for line in lines:
        if line.excluded is None:
            one = line.sum
            groups.setdefault((key_of(one) or "", one.figure.currency or "", one.loan), []).append(one)
    totals, running = [], dict[tuple[str, bool], Bounds]()
    for key, currency, loan in sorted(groups, key=lambda group: (not group[0], group)):
        bounds, run = Bounds(), running.get((currency, loan), Bounds())
        for one in groups[key, currency, loan]:
            bounds, run = bounds.plus(one.figure), run.plus(one.figure)
        running[currency, loan] = run
        events = tuple(one.event for one in groups[key, currency, loan])
        totals.append(Total(key, currency or None, loan, bounds, run, events))
    return tuple(totals)


def reason(one: Sum, measure: Measure, context: Context) -> str | None:
    """The first reason for which a sum is left out, None for one that counts."""
    for name, applies in REASONS.items():
        if applies(one, measure, context):
            return name
    return None


def _context(sums: Sequence[Sum], measure: Measure) -> Context:
    """The events that count by themselves, so that their components, repetitions and later stages do not count again."""
    alone = [one for one in sums if reason(one, measure, Context()) is None]
    pots = frozenset(target for one in alone for kind, target in one.links if kind == "draws_on")
    counted = frozenset(one.event for one in alone) - pots
    return Context(counted, pots, later_stages(sums) if measure.stage is None else {})


def _linked(kind: str) -> Callable[[Sum, Measure, Context], bool]:
    return lambda one, _measure, context: any(link == kind and target in context.counted for link, target in one.links)


def _of_stage(stage: str) -> Callable[[Sum, Measure, Context], bool]:
    return lambda one, measure, _context: one.figure.stage == stage and measure.stage != stage


def _is_later_stage(one: Sum, measure: Measure, context: Context) -> bool:
    if measure.stage is not None:
        return False
    return one.figure.stage == "repayment" or any(package in context.counted for package in context.later.get(one.event, ()))


def _is_shared(names: Sequence[str], asked: str | None) -> bool:
    return asked is not None and bool(names) and set(names) != {asked}


REASONS: Mapping[str, Callable[[Sum, Measure, Context], bool]] = MappingProxyType(
    {
        "repeat": _linked("repeats"),
        "component": _linked("part_of"),
        "cumulative": lambda one, _measure, _context: one.figure.basis == "cumulative",
        "request": _of_stage("request"),
        "pledge": _of_stage("pledge"),
        "budget": _of_stage("appropriation"),
        "authority": _of_stage("authority"),
        "pot": lambda one, _measure, context: one.event in context.pots,
        "ceiling": lambda one, _measure, _context: one.figure.basis == "ceiling",
        "rate": lambda one, _measure, _context: one.figure.per is not None,
        "vague": lambda one, _measure, _context: one.figure.vague,
        "undated": lambda one, _measure, _context: one.first_day is None,
        "conversion": lambda one, _measure, _context: any(kind == "converts" for kind, _ in one.links),
        "later_stage": _is_later_stage,
        "joint_provider": lambda one, measure, _context: _is_shared(one.figure.provider, measure.provider),
        "shared_recipient": lambda one, measure, _context: _is_shared(one.figure.recipient, measure.recipient),
        "contingent": lambda one, _measure, _context: one.figure.instrument in ("guarantee", "export_credit"),
        "not_done": lambda one, _measure, _context: one.figure.status in NOT_DONE,
        "attributed": lambda one, _measure, _context: one.figure.attribution == "questioner",
        "misstatement": lambda one, _measure, _context: one.misstated,
        "superseded": lambda one, _measure, _context: one.superseded,
        "alternative": _linked("alternative_to"),
        "denied": lambda one, _measure, _context: one.denied,
        "rejected": lambda one, _measure, _context: one.rejected,
    }
)


def _period_of(one: Sum, name: Callable[[date], str]) -> str:
    """The month, quarter or year that a sum's time lies in; a year where it is told by the year, of several years "2021/2022"."""
    if one.first_day is None:
        return ""
    first = date.fromisoformat(one.first_day)
    last = date.fromisoformat(last_day(one) or one.first_day)
    if name(first) == name(last):
        return name(first)
    return f"{first.year}" if first.year == last.year else f"{first.year}/{last.year}"


def _month(day: date) -> str:
    return f"{day.year}-{day.month:02}"


def _quarter(day: date) -> str:
    return f"{day.year}-Q{(day.month + 2) // 3}"


KEYS: Mapping[str, Callable[[Sum], str | None]] = MappingProxyType(
    {
        "month": lambda one: _period_of(one, _month),
        "quarter": lambda one: _period_of(one, _quarter),
        "year": lambda one: _period_of(one, lambda day: f"{day.year}"),
        "provider": lambda one: " + ".join(one.figure.provider),
        "recipient": lambda one: " + ".join(one.figure.recipient),
        "instrument": lambda one: one.figure.instrument,
        "programme": lambda one: one.figure.programme,
        "purpose": lambda one: one.figure.purpose,
    }
)
