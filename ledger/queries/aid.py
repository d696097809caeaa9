"""The aid timeline: what was given by whom to whom, what counts, and what is left out for which reason.

In: a read-only connection and an AidQuestion. Out: a Table, the sums that count first, each with its
running total, then those left out with their reason, and with them the amounts that other claims of a sum's event
give; or a row a total. What counts is decided by `ledger.resolve.adding`; this module only fetches and lays out.
Amounts are decimal strings in major units.
"""

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ledger.queries.members import members_in, party_named
from ledger.queries.sides import sides
from ledger.queries.sums import bounds_text, day_of, figure_text, plain, sums_with_sources
from ledger.queries.table import Table, Value, counted
from ledger.resolve import AidLine, Measure, Sum, aid_lines
from ledger.resolve.adding import KEYS, Total, totals_by
from ledger.resolve.sums import Bounds, Scope

if TYPE_CHECKING:
    from ledger.ask import Query

COLUMNS = (
    "date", "period", "provider", "recipient", "amount", "amount_low", "amount_high", "comparator", "currency",
    "stage", "status", "basis", "instrument", "purpose", "running_low", "running_high", "event", "sources", "excluded", "money", "running",
    "independent", "programme", "conflict",
)  # fmt: skip
BRIEF = (
    "date", "provider", "recipient", "money", "running", "stage", "purpose", "sources", "independent", "conflict", "event", "excluded",
)  # fmt: skip
TOTAL_COLUMNS = (
    "sums", "currency", "loans", "new_low", "new_high", "running_low", "running_high", "new", "running",
    "events", "event", "excluded",
)  # fmt: skip
_PERIODS = ("month", "quarter", "year")
_UNTOLD = "not told"
_DISAGREE = """
SELECT DISTINCT e.id, c.field FROM conflict c JOIN event e ON e.key = c.event WHERE e.until_entry IS NULL ORDER BY e.id, c.field
"""


@dataclass(frozen=True, slots=True)
class AidQuestion:
    """Whose aid to whom (None: anyone's), and how it is added up.

    `by` is a key of `ledger.resolve.adding.KEYS`, None for item by item; `cumulative` lets the sums run on. `stage` None
    adds packages announced, else the sums of that one stage; `purpose` leaves all others unasked; `left_out` lists what
    does not count below the totals too (item by item it always stands there). `query` asks besides (`ledger.queries.aid_terms`).
    """

    provider: str | None = None
    recipient: str | None = None
    by: str | None = None
    cumulative: bool = False
    stage: str | None = None
    purpose: str | None = None
    left_out: bool = False
    query: "Query | None" = None


def aid(conn: sqlite3.Connection, question: AidQuestion) -> Table:
    """The aid timeline of a question; its notes count what was left out, by reason.

    Item by item: the columns of docs/design.md, "ledger extract", last paragraph, and the sums as text.
    A sum of several parties, or of a group, matches each of them and of its members, and is in the total of none.
    By a key: one row a key, currency and kind (grants and the like apart from loans), the ids of its sums under `events`.
    Raises NoSuchFact for a provider or recipient that the ledger does not know, UsageError for a query that cannot be added up.
    """
    question, chosen = _with_query(conn, question)
    provider = party_named(conn, question.provider, "--from") if question.provider is not None else None
    recipient = party_named(conn, question.recipient, "--to") if question.recipient is not None else None
    between, independents = _between(conn, Scope(provider, recipient), chosen)
    measure = Measure(question.stage, provider, recipient)
    asked = [one for one in between if question.purpose in (None, one.figure.purpose)]
    added = aid_lines(asked, measure)
    lines = (*added, *sides(conn, [line.sum for line in added]))
    notes = (*_notes(lines), *_unasked(question, measure, between))
    if question.by:
        return _by_key(lines, question, notes)
    conflicts = _conflicts(conn)
    # A side has no number of its own: its id is that of a claim, which may be that of its event too.
    with_sources = [(line, independents.get(line.sum.event)) for line in added] + [(line, None) for line in lines[len(added) :]]
    with_sources.sort(key=lambda told: told[0].excluded is not None)
    rows = tuple(_row(line, independent, conflicts.get(line.sum.event)) for line, independent in with_sources)
    brief = _brief(rows, question, (provider, recipient))
    return Table(COLUMNS, rows, notes, brief, ("money", "running"), (("stage", tuple(map(_stage_told, rows))),))


def _brief(rows: Sequence[tuple[Value, ...]], question: AidQuestion, named: tuple[str | None, str | None]) -> tuple[str, ...]:
    """The columns for a person: parties where they are not just those asked for, independent documents where some are copies,
    and in what claims disagree.
    """
    read = ("provider", "recipient", "sources", "independent", "conflict")
    cells = {name: [row[COLUMNS.index(name)] for row in rows] for name in read}
    copied = any(count not in (None, sources) for count, sources in zip(cells["independent"], cells["sources"], strict=True))
    wanted = {
        "provider": named[0] is None or any(names != (named[0],) for names in cells["provider"]),
        "recipient": named[1] is None or any(names != (named[1],) for names in cells["recipient"]),
        "running": question.cumulative,
        "independent": copied,
        "conflict": any(cells["conflict"]),
    }
    return tuple(name for name in BRIEF if wanted.get(name, True))


def _with_query(conn: sqlite3.Connection, question: AidQuestion) -> tuple[AidQuestion, Collection[str] | None]:
    """The question with what its query says of parties and stage, and the events that the rest of the query leaves, None for all."""
    if question.query is None:
        return question, None
    from ledger.queries.aid_terms import events_asked, named_in, one_of, parted  # noqa: PLC0415  only a query needs it

    asked = parted(question.query)
    question = replace(
        question,
        provider=one_of(question.provider, named_in(conn, asked.provider), "from"),
        recipient=one_of(question.recipient, named_in(conn, asked.recipient), "to"),
        stage=one_of(question.stage, asked.stage, "stage"),
    )
    return question, None if asked.rest is None else events_asked(conn, asked.rest)


def _between(conn: sqlite3.Connection, scope: Scope, chosen: Collection[str] | None) -> tuple[list[Sum], dict[str, int | None]]:
    """The sums between the parties, also those of a group that the party is a member of, and their independent documents.

    Only those of the chosen events, if any are chosen.
    """
    members = members_in()
    found = [
        (one, independent)
        for one, independent in sums_with_sources(conn)
        if (chosen is None or one.event in chosen) and scope.holds(one, members)
    ]
    return [one for one, _ in found], {one.event: independent for one, independent in found}


def _stage_told(row: tuple[Value, ...]) -> str | None:
    """The stage for a person, with what it is beside done: "announcement (planned)"."""
    stage, status = (row[COLUMNS.index(name)] for name in ("stage", "status"))
    told = f"({status})" if status not in (None, "done") else ""
    return " ".join(filter(None, (str(stage or ""), told))) or None


def _conflicts(conn: sqlite3.Connection) -> Mapping[str, tuple[str, ...]]:
    """By event, in what its claims disagree: "figure", "date"."""
    found: dict[str, tuple[str, ...]] = {}
    for event, field in conn.execute(_DISAGREE):
        found[event] = (*found.get(event, ()), field)
    return found


def _row(line: AidLine, independent: int | None, conflict: tuple[str, ...] | None) -> tuple[Value, ...]:
    figure = line.sum.figure
    return (
        day_of(figure),
        figure.period, figure.provider, figure.recipient, plain(figure.amount), plain(figure.low), plain(figure.high),
        figure.comparator, figure.currency, figure.stage, figure.status, figure.basis, figure.instrument, figure.purpose,
        plain(line.running_low), plain(line.running_high), line.sum.event, line.sum.documents, line.excluded, figure_text(figure),
        None if line.running_low is None else _running(line), independent, figure.programme, conflict,
    )  # fmt: skip


def _running(line: AidLine) -> str:
    assert line.running_low is not None  # noqa: S101  it counts
    return bounds_text(Bounds(line.running_low, line.running_high), line.sum.figure.currency, loans=line.sum.loan)


def _notes(lines: Sequence[AidLine]) -> Iterator[str]:
    reasons = Counter(line.excluded for line in lines if line.excluded)
    if reasons:
        listed = ", ".join(f"{reason} {number}" for reason, number in sorted(reasons.items()))
        yield f"{counted(reasons.total(), 'sum')} left out of the totals: {listed}"


def _unasked(question: AidQuestion, measure: Measure, between: Sequence[Sum]) -> Iterator[str]:
    """What a stage and a purpose leave unasked; a sum for which no purpose is told may have it."""
    if number := sum(1 for one in between if not measure.asks(one)):
        yield f"{counted(number, 'sum')} of other stages {'is' if number == 1 else 'are'} not listed"
    number = sum(1 for one in between if one.figure.purpose is None and measure.asks(one))
    if question.purpose and number:
        yield f"{counted(number, 'sum')} without a known purpose {'is' if number == 1 else 'are'} not listed"


def _by_key(lines: Sequence[AidLine], question: AidQuestion, notes: tuple[str, ...]) -> Table:
    """One row a key, currency and kind: what is new under it, and the running total after it; then what is left out, if asked."""
    by = question.by or ""
    totals = totals_by(lines, by)
    rows = [_total_row(total) for total in totals]
    if question.left_out:
        rows.extend(_left_out_row(line, by) for line in lines if line.excluded)
    key = "period" if by in _PERIODS else by
    brief = (key, "sums", "new", *(("running",) if question.cumulative else ()), *(("event", "excluded") if question.left_out else ()))
    wide = sum(len(total.events) for total in totals if by in _PERIODS[:2] and "-" not in total.key)
    if wide:
        notes = (*notes, f"{counted(wide, 'sum')} told by the year only {'is' if wide == 1 else 'are'} in no {by} of it")
    told = tuple(row[0] or _UNTOLD for row in rows)
    return Table((key, *TOTAL_COLUMNS), tuple(rows), notes, brief, ("new", "running"), ((key, told),))


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
    key = day_of(one.figure) if by in _PERIODS else KEYS[by](one)
    return (key or None, 0, one.figure.currency, loans, *unadded, (), one.event, line.excluded)
