"""Whether a figure that somebody states can be true of the ledger, and of what it would be.

In: a figure as read from a sentence, and sums. Out: readings of the sentence, each a scope (stage, purpose, time, grants
or loans or both) with what the ledger's sums of that scope come to; the totals that others claim; and a verdict.
"the US gave Ukraine $350 billion since 2022" is compared with packages announced since 2022, then with what changes as
little as possible of that.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from ledger.model import Figure
from ledger.resolve.adding import AidLine, aid_lines
from ledger.resolve.amounts import amount_of, one_number
from ledger.resolve.reconciling import allowed
from ledger.resolve.sums import Bounds, Measure, Members, Scope, Sum, nobody

Kind = Literal["all", "grants", "loans"]
Verdict = Literal["holds", "holds otherwise", "does not hold", "nothing to compare"]
STAGES = (None, "disbursement", "delivery", "commitment", "allocation", "appropriation", "authority", "pledge", "request")
KINDS: tuple[Kind, ...] = ("all", "grants", "loans")
_CHANGES = ("stage", "purpose", "period", "kind")
_NEAREST = 5
_GIVEN = "announcement"
_KINDS: Mapping[str | None, Kind] = MappingProxyType({"loan": "loans", "grant": "grants"})


@dataclass(frozen=True, slots=True)
class Span:
    """The time that is asked about, first and last day (ISO), None where open."""

    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand the figure: what the sums come to in it, and how far that is from what is stated.

    `changes` names in what it differs from the sentence as it stands: stage, purpose, period, kind (grants,
    loans or all). `ratio` is the stated
    amount over the nearest bound of the sums, 1 where it lies within; None where there is nothing.
    """

    stage: str | None
    purpose: str | None
    span: Span
    kind: Kind
    bounds: Bounds
    events: tuple[str, ...]
    changes: tuple[str, ...]
    ratio: Decimal | None

    @property
    def holds(self) -> bool:
        """Whether the stated figure can be what the sums come to."""
        return self.ratio == 1


@dataclass(frozen=True, slots=True)
class Assessed:
    """The verdict, the reading of the sentence as it stands, the others (nearest first), and totals that others claim (nearest first)."""

    verdict: Verdict
    stated: Reading
    others: tuple[Reading, ...]
    claimed: tuple[Sum, ...]


def assess(figure: Figure, span: Span, sums: Iterable[Sum], members: Members = nobody) -> Assessed:
    """A stated figure against the sums of its currency, provider and recipient; `span` is the time that the sentence names.

    Of the other readings those that change least come first among those that hold; of those that do not, the
    nearest. "does not hold": no reading makes it true, and no claimed total says the same.
    """
    listed = [one for one in sums if one.figure.currency == figure.currency and _between(figure, one, members)]
    readings = sorted(_readings(figure, span, listed), key=_order)
    stated = next(reading for reading in readings if not reading.changes)
    others = tuple(reading for reading in readings if reading.changes and reading.events)
    claimed = tuple(sorted((one for one in listed if one.figure.basis == "cumulative"), key=lambda one: (_apart(figure, one), one.event)))
    return Assessed(_verdict(figure, stated, others, claimed), stated, others[:_NEAREST], claimed[:_NEAREST])


def _between(figure: Figure, one: Sum, members: Members) -> bool:
    """Whether a sum is between the parties of the sentence; a side that it does not name is open."""
    providers, recipients = figure.provider or (None,), figure.recipient or (None,)
    return any(Scope(giver, taker).holds(one, members) for giver in providers for taker in recipients)


def _readings(figure: Figure, span: Span, sums: Sequence[Sum]) -> Iterator[Reading]:
    stated = (None if figure.stage == _GIVEN else figure.stage, figure.purpose, span, _KINDS.get(figure.instrument, "all"))
    for stage in dict.fromkeys((stated[0], *STAGES)):
        lines = [line for line in aid_lines(sums, _measure(stage, figure)) if line.excluded is None]
        for purpose in sorted({None, figure.purpose, *(line.sum.figure.purpose for line in lines)}, key=str):
            for time in _spans(span, lines):
                for kind in KINDS:
                    how = (stage, purpose, time, kind)
                    changes = tuple(name for name, mine, theirs in zip(_CHANGES, how, stated, strict=True) if mine != theirs)
                    yield _reading(figure, lines, how, changes)


def _measure(stage: str | None, figure: Figure) -> Measure:
    """What is joint with others is no sum of the one who is asked about alone."""
    provider = figure.provider[0] if len(figure.provider) == 1 else None
    return Measure(stage, provider, figure.recipient[0] if len(figure.recipient) == 1 else None)


def _spans(span: Span, lines: Sequence[AidLine]) -> Iterator[Span]:
    """The stated time, all time, and each year in which something counts."""
    years = sorted({(line.sum.first_day or "")[:4] for line in lines})
    yield from dict.fromkeys((span, Span(None, None), *(Span(f"{year}-01-01", f"{year}-12-31") for year in years)))


def _reading(figure: Figure, lines: Sequence[AidLine], how: tuple[str | None, str | None, Span, Kind], changes: tuple[str, ...]) -> Reading:
    stage, purpose, span, kind = how
    scope = Scope(purpose=purpose, since=span.since, until=span.until)
    held = [line.sum for line in lines if scope.holds(line.sum) and kind in ("all", "loans" if line.sum.loan else "grants")]
    bounds = Bounds()
    for one in held:
        bounds = bounds.plus(one.figure)
    return Reading(stage, purpose, span, kind, bounds, tuple(one.event for one in held), changes, _ratio(figure, bounds) if held else None)


def _ratio(figure: Figure, bounds: Bounds) -> Decimal | None:
    stated = allowed(figure)
    if (bounds.high is None or stated.low <= bounds.high) and (stated.high is None or bounds.low <= stated.high):
        return Decimal(1)
    number = figure.amount if figure.amount is not None else stated.low
    nearest = bounds.high if bounds.high is not None and stated.low > bounds.high else bounds.low
    return number / nearest if nearest else None


def _order(reading: Reading) -> tuple[object, ...]:
    """Those that hold by how little they change, then the others by how near they come."""
    how = (str(reading.stage), str(reading.purpose), str(reading.span), reading.kind)
    if reading.holds:
        return 0, len(reading.changes), reading.changes, how
    return 1, _distance(reading.ratio), len(reading.changes), how


def _distance(ratio: Decimal | None) -> Decimal:
    return Decimal("Infinity") if not ratio else max(ratio, 1 / ratio)


def _apart(figure: Figure, one: Sum) -> Decimal:
    mine, theirs = figure.amount, one.figure.amount
    return _distance(mine / theirs if mine and theirs else None)


def _verdict(figure: Figure, stated: Reading, others: Sequence[Reading], claimed: Sequence[Sum]) -> Verdict:
    if stated.holds:
        return "holds"
    said = any(one_number(amount_of(figure), amount_of(one.figure)) for one in claimed)
    if said or any(reading.holds for reading in others):
        return "holds otherwise"
    return "does not hold" if stated.events or others or claimed else "nothing to compare"
