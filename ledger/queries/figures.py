"""Every sum of money that a document in force claims, one row a claim, as claimed.

Nothing is added up and nothing left out here: repeats, rates and vague sums stand beside the rest. The
sums that count towards a total are the question of `ledger.queries.aid`. What a query asks of them: `ledger.queries.figure_terms`.
"""

import json
import sqlite3
from typing import TYPE_CHECKING, Any

from ledger.errors import LedgerUnreadable
from ledger.queries.money import AMOUNT_COLUMNS, Amount, amount_of, amount_text, decimal_text
from ledger.queries.quotes import quotes_at
from ledger.queries.table import Table, Value, counted

if TYPE_CHECKING:
    from ledger.ask import Query
    from ledger.queries.clauses import Asked

_KEPT = (
    "currency_basis", "nature", "stage", "status", "basis", "instrument", "purpose", "programme",
    "channel", "speaker", "attribution", "date", "period",
)  # fmt: skip
BRIEF = ("date", "money", "nature", "stage", "provider", "recipient", "quote", "document", "id")
COLUMNS = (
    "id", "document", "event", "start", "end", "quote", "money", "amount", "amount_low", "amount_high", "currency",
    "comparator", "vague", "per", "provider", "recipient", *_KEPT, "rules",
)  # fmt: skip

_SELECT = f"""
SELECT c.id, d.id, e.id, d.key, c.start, c.end,
       f.provider, f.recipient, f.rules, {AMOUNT_COLUMNS}, {", ".join(f"f.{name}" for name in _KEPT)}
FROM figure f
JOIN claim c ON c.key = f.claim
JOIN reading r ON r.key = c.reading AND r.until IS NULL
JOIN document d ON d.key = r.document
LEFT JOIN (event_claim l JOIN event e ON e.key = l.event AND e.until_entry IS NULL) ON l.claim = c.key
WHERE {{where}}
ORDER BY coalesce(f.date, d.published_on) IS NULL, coalesce(f.date, d.published_on), d.id, c.start
"""  # noqa: S608  column names of this file only
_SHORT = (
    "f.date", "f.amount_low", "f.amount_high", "f.minor_digits", "f.currency", "f.comparator", "f.nature", "f.stage",
    "f.provider", "f.recipient", "d.id AS document", "c.id",
)  # fmt: skip


def figures(conn: sqlite3.Connection, query: "Query | None" = None) -> Table:
    """Every figure in force that fulfils a query, by date (else the document's day), document and place.

    All fields of a figure under their names in docs/design.md; `money` is the sum as a person reads it,
    `amount`, `amount_low`, `amount_high` are decimal strings in major units, `start` and `end` the
    half-open span of `quote` in the document's text, `event` the id of the event it belongs to. Raises UsageError and
    NoSuchFact for a query that cannot be asked of figures.
    """
    where, values = _asked(conn, query)
    rows = conn.execute(_SELECT.format(where=where), values).fetchall()
    quotes = quotes_at(conn, (row[3:6] for row in rows))
    return Table(COLUMNS, tuple(_row(row, quotes[row[3:6]]) for row in rows), (*_undated(conn, query), *_notes(conn)), brief=BRIEF)


def _undated(conn: sqlite3.Connection, query: "Query | None") -> tuple[str, ...]:
    if query is None:
        return ()
    from ledger.queries.clauses import undated_note  # noqa: PLC0415  only a query needs it
    from ledger.queries.figure_terms import FigureClauses  # noqa: PLC0415

    return undated_note(FigureClauses(conn), query, _SELECT, "sum")


def figures_sql(conn: sqlite3.Connection, query: "Query | None") -> str:
    """The SELECT that finds these figures, for a person."""
    from ledger.queries.clauses import printed  # noqa: PLC0415  only for a person who asks for it

    asked = _asked(conn, query)
    whole = _SELECT.format(where=asked[0])
    return printed(f"SELECT {', '.join(_SHORT)} {whole[whole.index('FROM figure') :]}", asked)


def _asked(conn: sqlite3.Connection, query: "Query | None") -> "Asked":
    if query is None:
        return "1", {}
    from ledger.queries.figure_terms import FigureClauses  # noqa: PLC0415  only a query needs it

    return FigureClauses(conn).whole(query)


def _notes(conn: sqlite3.Connection) -> tuple[str, ...]:
    sql = "SELECT count(*) FROM corrected_figure f JOIN event e ON e.key = f.event WHERE e.until_entry IS NULL"
    (number,) = conn.execute(sql).fetchone()
    return (f"{counted(number, 'sum')} stand{'s' if number == 1 else ''} here as claimed and corrected elsewhere",) if number else ()


def _row(row: tuple[Any, ...], quote: str) -> tuple[Value, ...]:
    ids, span, provider, recipient, rules, rest = row[:3], row[4:6], row[6], row[7], row[8], row[9:]
    return (*ids, *span, quote, *_sums(amount_of(rest[:7])), names_in(provider), names_in(recipient), *rest[7:], tuple(rules.split()))


def _sums(amount: Amount) -> tuple[Value, ...]:
    one, low, high = (decimal_text(minor, amount.digits) for minor in (amount.one, amount.low, amount.high))
    return (amount_text(amount), one, low, high, amount.currency, amount.comparator, amount.vague, amount.per)


def names_in(stored: str) -> tuple[str, ...]:
    """The names in a stored JSON list. Raises LedgerUnreadable for what was altered and is none."""
    try:
        return tuple(map(str, json.loads(stored)))
    except (ValueError, TypeError) as error:
        raise LedgerUnreadable("ledger", f"is damaged: {stored!r} is no list of names", "run `ledger verify` to see where") from error
