"""The aid timeline: what was given by whom to whom, what counts, and what is left out for which reason.

In: a read-only connection and an AidQuestion. Out: a Table, the sums that count first, each with its
running total, then those left out with their reason; or a row a total. What counts is decided by
`ledger.resolve.adding`; this module only fetches and lays out. Amounts are decimal strings in major units.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ledger.queries.sums import bounds_text, day_of, figure_text, plain, sums_with_sources
from ledger.queries.table import Table, Value, counted
from ledger.queries.who import actor_named
from ledger.resolve import AidLine, Measure, Sum, aid_lines
from ledger.resolve.adding import KEYS, Total, totals_by
from ledger.resolve.sums import Bounds

COLUMNS = (
    "date", "period", "provider", "recipient", "amount", "amount_low", "amount_high", "comparator", "currency",
    "stage", "status", "basis", "instrument", "purpose", "running_low", "running_high", "event", "sources", "excluded", "money", "running",
    "independent", "programme",
)  # fmt: skip
BRIEF = ("date", "money", "stage", "purpose", "sources", "event", "excluded")
TOTAL_COLUMNS = (
    "sums", "currency", "loans", "new_low", "new_high", "running_low", "running_high", "new", "running",
    "events", "event", "excluded",
)  # fmt: skip
_PERIODS = ("month", "quarter", "year")


@dataclass(frozen=True, slots=True)
class AidQuestion:
    """Whose aid to whom (None: anyone's), and how it is added up.

    `by` is a key of `ledger.resolve.adding.KEYS`, None for item by item; `cumulative` lets the sums run on. `stage` None
    adds packages announced, else the sums of that one stage; `purpose` leaves all others unasked; `left_out` lists what
    does not count below the totals too (item by item it always stands there).
    """

    provider: str | None = None
    recipient: str | None = None
    by: str | None = None
    cumulative: bool = False
    stage: str | None = None
    purpose: str | None = None
    left_out: bool = False


def aid(conn: sqlite3.Connection, question: AidQuestion) -> Table:
    """The aid timeline of a question; its notes count what was left out, by reason.

    Item by item: the columns of docs/design.md, "ledger extract", last paragraph, and the sums as text.
    By a key: one row a key, currency and kind (grants and the like apart from loans), the ids of its sums under `events`.
    Raises NoSuchFact for a provider or recipient that the ledger does not know.
    """
    provider = actor_named(conn, question.provider, "--from").name if question.provider is not None else None
    recipient = actor_named(conn, question.recipient, "--to").name if question.recipient is not None else None
    between = [(one, independent) for one, independent in sums_with_sources(conn) if _is_between(one, provider, recipient)]
    asked = [one for one, _ in between if question.purpose in (None, one.figure.purpose)]
    lines = aid_lines(asked, Measure(question.stage, provider, recipient))
    notes = (*_notes(lines), *_unasked(question, [one for one, _ in between]))
    if question.by:
        return _by_key(lines, question, notes)
    brief = (*BRIEF[:2], "running", *BRIEF[2:]) if question.cumulative else BRIEF
    parties = tuple(name for name, given in (("provider", provider), ("recipient", recipient)) if given is None)
    independents = {one.event: independent for one, independent in between}
    rows = tuple(_row(line, independents[line.sum.event]) for line in _counted_first(lines))
    return Table(COLUMNS, rows, notes, (*brief[:1], *parties, *brief[1:]), ("money", "running"))


def _is_between(one: Sum, provider: str | None, recipient: str | None) -> bool:
    figure = one.figure
    return (provider is None or provider in figure.provider) and (recipient is None or recipient in figure.recipient)


def _counted_first(lines: Iterable[AidLine]) -> list[AidLine]:
    return sorted(lines, key=lambda line: line.excluded is not None)


def _row(line: AidLine, independent: int | None) -> tuple[Value, ...]:
    figure = line.sum.figure
    return (
        day_of(figure),
        figure.period, figure.provider, figure.recipient, plain(figure.amount), plain(figure.low), plain(figure.high),
        figure.comparator, figure.currency, figure.stage, figure.status, figure.basis, figure.instrument, figure.purpose,
        plain(line.running_low), plain(line.running_high), line.sum.event, line.sum.documents, line.excluded, figure_text(figure),
        None if line.running_low is None else _running(line), independent, figure.programme,
    )  # fmt: skip


def _running(line: AidLine) -> str:
    assert line.running_low is not None  # noqa: S101  it counts
    return bounds_text(Bounds(line.running_low, line.running_high), line.sum.figure.currency, loans=line.sum.loan)


def _notes(lines: Sequence[AidLine]) -> Iterator[str]:
    reasons = Counter(line.excluded for line in lines if line.excluded)
    if reasons:
        listed = ", ".join(f"{reason} {number}" for reason, number in sorted(reasons.items()))
        yield f"{counted(reasons.total(), 'sum')} left out of the totals: {listed}"


def _unasked(question: AidQuestion, between: Iterable[Sum]) -> Iterator[str]:
    """What a purpose leaves unsaid: sums for which none is told may have it."""
    number = sum(1 for one in between if one.figure.purpose is None)
    if question.purpose and number:
        yield f"{counted(number, 'sum')} without a known purpose {'is' if number == 1 else 'are'} not listed"


def _by_key(lines: Sequence[AidLine], question: AidQuestion, notes: tuple[str, ...]) -> Table:
    """One row a key, currency and kind: what is new under it, and the running total after it; then what is left out, if asked."""
    by = question.by or ""
    rows = [_total_row(total) for total in totals_by(lines, by)]
    if question.left_out:
        rows.extend(_left_out_row(line, by) for line in lines if line.excluded)
    key = "period" if by in _PERIODS else by
    brief = (key, "sums", "new", *(("running",) if question.cumulative else ()), *(("event", "excluded") if question.left_out else ()))
    return Table((key, *TOTAL_COLUMNS), tuple(rows), notes, brief, ("new", "running"))


def _total_row(total: Total) -> tuple[Value, ...]:
    bounds, running = total.bounds, total.running
    return (
        total.key or None, len(total.events), total.currency, "yes" if total.loan else "no", plain(bounds.low), plain(bounds.high),
        plain(running.low), plain(running.high), bounds_text(bounds, total.currency, loans=total.loan),
        bounds_text(running, total.currency, loans=total.loan), total.events, None, None,
    )  # fmt: skip


def _left_out_row(line: AidLine, by: str) -> tuple[Value, ...]:
    """A sum that is in no total: its text stands under `new`, its bounds nowhere, so that nobody adds them."""
    one = line.sum
    loans = "yes" if one.loan else "no"
    unadded = (None, None, None, None, figure_text(one.figure), None)
    return (KEYS[by](one) or None, 0, one.figure.currency, loans, *unadded, (), one.event, line.excluded)
