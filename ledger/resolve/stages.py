"""Packages and what became of them: which sums are a later stage of a package that was announced before.

In: sums. Out: for each package its steps with their days and shares. A package keeps its announced amount; a later
stage (allocation to delivery, in IATI's order) is a dated sum of its own.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType

from ledger.resolve.amounts import amount_of, one_number
from ledger.resolve.sums import Sum, last_day

ORDER: Mapping[str, int] = MappingProxyType(
    {"announcement": 0, "allocation": 1, "commitment": 2, "disbursement": 3, "expenditure": 4, "delivery": 5}
)
_LINKED = ("part_of", "draws_on", "repeats")
_YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of a package: its sum, and the share of the announced amount that it is (None where either is open)."""

    sum: Sum
    share: Decimal | None


@dataclass(frozen=True, slots=True)
class Package:
    """A package and its later stages, in the order of their days and stages."""

    sum: Sum
    steps: tuple[Step, ...]


def packages(sums: Iterable[Sum]) -> tuple[Package, ...]:
    """Every increment that is announced, by day and event, no rate and not vague; later stages of none of them are none of these."""
    ordered = sorted(sums, key=lambda one: (one.first_day or "9999", one.event))
    by_event = {one.event: one for one in ordered}
    steps: dict[str, list[Sum]] = defaultdict(list)
    for event, hosts in later_stages(ordered).items():
        if len(hosts) == 1:
            steps[hosts[0]].append(by_event[event])
    announced = [one for one in ordered if _is_package(one)]
    return tuple(Package(one, tuple(Step(step, _share(step, one)) for step in sorted(steps[one.event], key=_place))) for one in announced)


def _is_package(one: Sum) -> bool:
    figure = one.figure
    return figure.stage == "announcement" and figure.basis == "increment" and figure.per is None and not figure.vague


def later_stages(sums: Iterable[Sum]) -> Mapping[str, tuple[str, ...]]:
    """By event, the packages (events) that a sum is a later stage of: of several that fit it is one of them, and all are named.

    By its links, else by its parties, currency and amount: of a sum announced at most a year before, of no other
    purpose, programme or kind: "$20 billion" disbursed in December of the loan announced in October. "Has disbursed $20
    billion" is a total without a beginning, and such a stage by its last day.
    """
    given = [one for one in sums if one.figure.stage in ORDER and (one.figure.basis == "increment" or _is_done_by(one))]
    alike: dict[object, list[Sum]] = defaultdict(list)
    for one in given:
        alike[_key(one)].append(one)
    announced = frozenset(one.event for one in given if one.figure.stage == "announcement")
    found = {one.event: _linked(one, announced) or _earlier(one, alike[_key(one)]) for one in given if one.figure.stage != "announcement"}
    return {event: hosts for event, hosts in found.items() if hosts}


def _is_done_by(one: Sum) -> bool:
    """Whether it is a later stage that is only known to be reached by a day."""
    return one.figure.basis == "cumulative" and one.first_day is None and one.figure.stage != "announcement"


def _key(one: Sum) -> object:
    return one.figure.currency, frozenset(one.figure.provider), frozenset(one.figure.recipient)


def _linked(one: Sum, announced: Collection[str]) -> tuple[str, ...]:
    return tuple(sorted({target for kind, target in one.links if kind in _LINKED and target in announced}))


def _earlier(one: Sum, others: Sequence[Sum]) -> tuple[str, ...]:
    return tuple(sorted(other.event for other in others if other.figure.stage == "announcement" and _may_become(other, one)))


def _may_become(package: Sum, one: Sum) -> bool:
    reached = one.first_day or last_day(one)
    if not package.first_day or not reached or not package.figure.provider or not package.figure.recipient:
        return False
    waited = date.fromisoformat(_whole(reached)) - date.fromisoformat(_whole(package.first_day))
    if not timedelta(0) <= waited <= _YEAR or not one_number(amount_of(package.figure), amount_of(one.figure)):
        return False
    mine, theirs = package.figure, one.figure
    told = ((mine.purpose, theirs.purpose), (mine.programme, theirs.programme), (package.repaid, one.repaid))
    return all(here is None or there is None or here == there for here, there in told)


def _whole(day: str) -> str:
    """A day of a year or month that is told without one: its first."""
    return day + "-01-01"[len(day) - 4 :] if len(day) < 10 else day


def _place(step: Sum) -> tuple[str, int, str]:
    return step.first_day or last_day(step) or "9999", ORDER.get(step.figure.stage or "", 0), step.event


def _share(step: Sum, package: Sum) -> Decimal | None:
    whole, part = package.figure.amount, step.figure.amount
    return part / whole if part is not None and whole else None
