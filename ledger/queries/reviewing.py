"""Facts to be looked at one by one: events in force that nobody accepted or rejected yet, each beside its quote."""

import sqlite3
from collections.abc import Iterable

from ledger.queries.asked import Asked, decisions_asked
from ledger.queries.events import EventFilter, events
from ledger.queries.quotes import quotes_at
from ledger.queries.table import Table, Value
from ledger.store import NewDecision

COLUMNS = (
    "decision",
    "correct",
    "reason",
    "id",
    "date",
    "kind",
    "who",
    "what",
    "money",
    "source",
    "published",
    "quote",
    "document",
    "standing",
)

_BEARING = """
SELECT t.kind, t.field, t.value FROM decision t JOIN decision_claim h ON h.decision = t.key
WHERE h.claim = ? AND t.until_entry IS NULL ORDER BY t.precedence DESC
"""
_TOLD = """
SELECT e.id, e.standing, d.source, d.published_on, d.id, d.key, c.sentence_start, c.sentence_end
FROM event e JOIN claim c ON c.key = e.preferred JOIN reading r ON r.key = c.reading JOIN document d ON d.key = r.document
WHERE e.until_entry IS NULL
"""


def facts_to_review(conn: sqlite3.Connection, wanted: EventFilter, everything: bool = False) -> Table:
    """The events of a filter that were not decided on, or all of them, in order of time, the undated last.

    Columns: decision, correct and reason (empty, for whoever reviews), id, date, kind, who, what, money, source,
    published, quote (the sentence of the claim that is shown), document (id), standing.
    """
    told = {row[0]: row[1:] for row in conn.execute(_TOLD)}
    listed = events(conn, wanted._replace(undated=True))
    chosen = [dict(zip(listed.columns, row, strict=True)) for row in listed.rows]
    chosen = [row for row in chosen if everything or told[str(row["id"])][0] is None]
    quotes = quotes_at(conn, (told[str(row["id"])][4:] for row in chosen))
    return Table(COLUMNS, tuple(_row(row, told[str(row["id"])], quotes[told[str(row["id"])][4:]]) for row in chosen))


def still_to_take(conn: sqlite3.Connection, asked: Iterable[Asked]) -> tuple[Asked, ...]:
    """Of decisions that are asked for those that do not hold already, so that taking a table in twice is taking it in once.

    Raises what `decisions_asked` raises.
    """
    return tuple(one for one in asked if not all(_holds(conn, new) for new in decisions_asked(conn, one)))


def _holds(conn: sqlite3.Connection, new: NewDecision) -> bool:
    """Whether the newest decision of its sort on each of its claims is the same."""
    sort = ("accept", "reject") if new.field is None else ("correct",)
    for claim, _ in new.claims:
        taken = (row for row in conn.execute(_BEARING, (claim.id,)) if row[0] in sort and row[1] == new.field)
        if next(taken, None) != (new.kind, new.field, new.value):
            return False
    return bool(new.claims)


def _row(row: dict[str, Value], told: tuple[Value, ...], quote: str) -> tuple[Value, ...]:
    standing, source, published, document, *_ = told
    fields = (row["date"], row["kind"], row["who"], row["what"], row["money"])
    return (None, None, None, row["id"], *fields, source, published, " ".join(quote.split()), document, standing)
