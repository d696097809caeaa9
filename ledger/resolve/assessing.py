"""Whether a figure that somebody states can be true of the ledger, and of what it would be.

In: a figure as read from a sentence, and sums. Out: readings of the sentence, each a scope (stage, purpose, time, grants
or loans or both) with what the ledger's sums of that scope come to; the totals that others claim; and a verdict.
"the US gave Ukraine $350 billion since 2022" is compared with packages announced since 2022, then with what changes as
little as possible of that, two things at most, and with each sum that is the stated one by itself. A sum is taken at the
number it is stated with: "over $463 million" makes no $350 billion true, though it does not exclude it; what the sums
come to keeps its open bounds.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from ledger.model import Figure
from ledger.resolve.adding import AidLine, aid_lines
from ledger.resolve.amounts import amount_of, one_number
from ledger.resolve.reconciling import allowed
from ledger.resolve.sums import Bounds, Measure, Members, Scope, Sum, last_day, nobody

Kind = Literal["all", "grants", "loans"]
Verdict = Literal["holds", "holds otherwise", "does not hold", "nothing to compare"]
STAGES = (None, "disbursement", "delivery", "commitment", "allocation", "appropriation", "authority", "pledge", "request")
KINDS: tuple[Kind, ...] = ("all", "grants", "loans")
_CHANGES = ("stage", "purpose", "period", "kind")
_MOST_CHANGES = 2
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

    `changes` names in what it differs from the sentence as it stands: stage, purpose, period, kind (grants, loans or
    all). `bounds` are what the sums come to, `ratio` the stated amount over the nearest bound of their numbers, 1 where it
    lies within, None where there is nothing. `excluded` is false where an open bound still leaves room for it. `single`:
    not a total, but one sum that is the stated amount by itself.
    """

    stage: str | None
    purpose: str | None
    span: Span
    kind: Kind
    bounds: Bounds
    events: tuple[str, ...]
    changes: tuple[str, ...]
    ratio: Decimal | None
    excluded: bool
    single: bool = False

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
    nearest; of readings with the same sums only the first is named, and where the sentence holds as it stands only single
    sums that are it. "does not hold": no reading makes it true, and no claimed total that stands says the same.
    """
    listed = [one for one in sums if one.figure.currency == figure.currency and _between(figure, one, members)]
    readings = sorted(_readings(figure, span, listed), key=_order)
    stated = next(reading for reading in readings if not (reading.changes or reading.single))
    others = _distinct(readings, stated)
    totals = (one for one in listed if one.figure.basis == "cumulative" and _stands(one))
    claimed = tuple(sorted(totals, key=lambda one: (_apart(figure, one), one.event)))
    verdict = _verdict(figure, stated, others, claimed)
    shown = [other for other in others if other.single or verdict != "holds"]
    return Assessed(verdict, stated, tuple(shown[:_NEAREST]), claimed[:_NEAREST])


def _stands(one: Sum) -> bool:
    return not (one.rejected or one.denied or one.superseded or one.misstated)


def _distinct(readings: Iterable[Reading], stated: Reading) -> tuple[Reading, ...]:
    """The readings of other sums than those of the sentence as it stands, the first of each set of sums."""
    seen = {stated.events, ()}
    found = []
    for reading in readings:
        if reading is not stated and reading.events not in seen:
            seen.add(reading.events)
            found.append(reading)
    return tuple(found)


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
                    if len(changes) <= _MOST_CHANGES:
                        yield _reading(figure, lines, how, changes)
        if stage == stated[0] or figure.basis != "cumulative":
            yield from _singles(figure, span, lines, stage, ("stage",) if stage != stated[0] else ())


def _singles(figure: Figure, span: Span, lines: Iterable[AidLine], stage: str | None, changes: tuple[str, ...]) -> Iterator[Reading]:
    """Each counted sum of a stage that is the stated amount by itself, of no other purpose and kind."""
    for one in (line.sum for line in lines):
        told = ((figure.purpose, one.figure.purpose), (figure.instrument == "loan" or None, one.loan))
        if any(mine is not None and theirs is not None and mine != theirs for mine, theirs in told):
            continue
        if one_number(amount_of(figure), amount_of(one.figure)):
            held = Scope(since=span.since, until=span.until).holds(one)
            bounds = Bounds().plus(one.figure)
            kind: Kind = "loans" if one.loan else "all"
            time = Span(one.first_day, last_day(one))
            changed = changes if held else (*changes, "period")
            yield Reading(stage, one.figure.purpose, time, kind, bounds, (one.event,), changed, Decimal(1), False, single=True)


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
    bounds, numbers = Bounds(), Bounds()
    for one in held:
        bounds, numbers = bounds.plus(one.figure), numbers.plus(_at_its_number(one.figure))
    ratio = _ratio(figure, numbers) if held else None
    events = tuple(one.event for one in held)
    return Reading(stage, purpose, span, kind, bounds, events, changes, ratio, not (held and _overlap(allowed(figure), bounds)))


def _at_its_number(figure: Figure) -> Figure:
    """A sum at the number it is stated with: "more than" and "up to $60 million" as 60 million; a range stays one."""
    number = figure.amount
    return figure if number is None else replace(figure, low=number, high=number)


def _ratio(figure: Figure, bounds: Bounds) -> Decimal | None:
    stated = allowed(figure)
    if _overlap(stated, bounds):
        return Decimal(1)
    number = figure.amount if figure.amount is not None else stated.low
    nearest = bounds.high if bounds.high is not None and stated.low > bounds.high else bounds.low
    return number / nearest if nearest else None


def _overlap(one: Bounds, two: Bounds) -> bool:
    return (two.high is None or one.low <= two.high) and (one.high is None or two.low <= one.high)


def _order(reading: Reading) -> tuple[object, ...]:
    """Those that hold by how little they change, then the others by how near they come."""
    how = (str(reading.stage), str(reading.purpose), str(reading.span), reading.kind)
    if reading.holds:
        return 0, len(reading.changes), not reading.single, reading.changes, how, reading.events
    return 1, _distance(reading.ratio), len(reading.changes), how, reading.events


def _distance(ratio: Decimal | None) -> Decimal:
    return Decimal("Infinity") if not ratio else max(ratio, 1 / ratio)


def _apart(figure: Figure, one: Sum) -> Decimal:
    mine, theirs = figure.amount, one.figure.amount
    return _distance(mine / theirs if mine and theirs else None)


def _verdict(figure: Figure, stated: Reading, others: Sequence[Reading], claimed: Sequence[Sum]) -> Verdict:
    if stated.holds or (figure.basis != "cumulative" and any(reading.single and not reading.changes for reading in others)):
        return "holds"
    said = any(one_number(amount_of(figure), amount_of(one.figure)) for one in claimed)
    if said or any(reading.holds for reading in others):
        return "holds otherwise"
    return "does not hold" if stated.events or others or claimed else "nothing to compare"
