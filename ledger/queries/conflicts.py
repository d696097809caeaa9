"""In what the claims of one event disagree, and what was preferred."""

import re
import sqlite3
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any

from ledger.queries.decided import decisions_of_event
from ledger.queries.quotes import around, quotes_at
from ledger.queries.table import Table, Value, counted

COLUMNS = ("event", "field", "state", "value", "source", "quote", "claim", "document", "shown", "start", "end")
BRIEF = ("event", "field", "state", "value", "shown", "source", "quote", "claim")

_SELECT = """
SELECT e.id, x.field, e.decided, x.value, d.source, c.id, d.id, x.claim = e.preferred,
    d.key, c.sentence_start, c.sentence_end, c.start, c.end, e.key
FROM event e JOIN conflict x ON x.event = e.key JOIN claim c ON c.key = x.claim
JOIN reading r ON r.key = c.reading JOIN document d ON d.key = r.document
WHERE e.until_entry IS NULL AND e.standing IS NOT 'rejected'
ORDER BY e.first_day IS NULL, e.first_day, e.id, x.field, x.value, d.published_on IS NULL, d.published_on, d.id, c.start
"""
_LONG = re.compile(r"(?<!\d)(?<!\d\.)\d{4,}")
_MENDED_BY: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "figure": frozenset(("amount", "amount_low", "amount_high", "comparator", "currency")),
        "date": frozenset(("date", "period")),
        "provider": frozenset(("provider",)),
        "recipient": frozenset(("recipient",)),
    }
)


def conflicts(conn: sqlite3.Connection) -> Table:
    """Every disagreement between the claims of an event in force, a row for each claim, by day and event.

    Columns: event (id), field, state (open, or resolved by prefer, or by correct of this field), value, source (publisher), quote (the
    sentence), claim and document (ids), shown (yes for the claim that is shown), start and end of the claim.
    """
    rows = conn.execute(_SELECT).fetchall()
    quotes = quotes_at(conn, (row[8:11] for row in rows))
    corrected = {key: _corrected(conn, key) for key in {row[13] for row in rows if "correct" in (row[2] or "").split()}}
    table = tuple(_row(row, quotes[row[8:11]], corrected.get(row[13], ())) for row in rows)
    pairs = {(row[0], row[1]): row[2] for row in table}
    still = sum(1 for state in pairs.values() if state == "open")
    notes = (f"{counted(len(pairs), 'disagreement')}, {still} open: `ledger prefer CLAIM --reason TEXT` resolves one",) if pairs else ()
    briefs = tuple(around(quotes[row[8:11]], row[11] - row[9], row[12] - row[9]) for row in rows)
    values = tuple(_LONG.sub(lambda digits: f"{int(digits[0]):,}", row[3]) if row[1] == "figure" else row[3] for row in rows)
    return Table(COLUMNS, table, notes, BRIEF, retold=(("quote", briefs), ("value", values)))


def _corrected(conn: sqlite3.Connection, event: int) -> Collection[str]:
    """The fields of an event that decisions in force correct."""
    taken = decisions_of_event(conn, event)
    return frozenset(one.what.partition(" = ")[0] for one in taken if one.kind == "correct" and one.undone_by is None)


def _row(row: tuple[Any, ...], quote: str, corrected: Collection[str]) -> tuple[Value, ...]:
    event, field, decided, value, source, claim, document, shown, _, _, _, start, end, _ = row
    state = "open"
    if "prefer" in (decided or "").split():
        state = "resolved by prefer"
    elif not _MENDED_BY[field].isdisjoint(corrected):
        state = "resolved by correct"
    return (event, field, state, value, source, quote, claim, document, "yes" if shown else "no", start, end)
