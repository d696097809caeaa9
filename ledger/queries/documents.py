"""The documents of a ledger, and what was read in each."""

import sqlite3
from typing import TYPE_CHECKING

from ledger.queries.table import Table, counted

if TYPE_CHECKING:
    from ledger.ask import Query
    from ledger.queries.clauses import Asked

COLUMNS = ("published", "source", "title", "claims", "doubts", "id")

_SELECT = """
SELECT d.published_on, d.source, d.title,
       (SELECT count(*) FROM reading r JOIN claim c ON c.reading = r.key WHERE r.document = d.key AND r.until IS NULL),
       (SELECT count(*) FROM reading r JOIN doubt b ON b.reading = r.key WHERE r.document = d.key AND r.until IS NULL),
       d.id
FROM document d
WHERE EXISTS (SELECT 1 FROM reading r WHERE r.document = d.key AND r.until IS NULL) AND {where}
ORDER BY d.published_on IS NULL, d.published_on, d.id
"""


_ALL = "SELECT count(*), count(r.key) FROM document d LEFT JOIN reading r ON r.document = d.key AND r.until IS NULL"
_SHORT = "SELECT d.published_on, d.source, d.title, d.id FROM document d"


def documents(conn: sqlite3.Connection, query: "Query | None" = None) -> Table:
    """Every document in the version in force that fulfils a query, by day of publication and id, those without a day last.

    Columns: published (day), source, title, claims and doubts (how many in force), id. Other versions
    are counted in the notes. Raises UsageError and NoSuchFact for a query that cannot be asked of documents.
    """
    where, values = _asked(conn, query)
    rows = tuple(conn.execute(_SELECT.format(where=where), values))
    all_versions, in_force = conn.execute(_ALL).fetchone()
    older = all_versions - in_force
    note = f"{counted(older, 'other version')} {'is' if older == 1 else 'are'} kept and not listed"
    return Table(COLUMNS, rows, (*_undated(conn, query), *((note,) if older else ())))


def _undated(conn: sqlite3.Connection, query: "Query | None") -> tuple[str, ...]:
    if query is None:
        return ()
    from ledger.queries.clauses import undated_note  # noqa: PLC0415  only a query needs it
    from ledger.queries.document_terms import DocumentClauses  # noqa: PLC0415

    return undated_note(DocumentClauses(conn), query, _SELECT, "document")


def documents_sql(conn: sqlite3.Connection, query: "Query | None") -> str:
    """The SELECT that finds these documents, for a person."""
    from ledger.queries.clauses import printed  # noqa: PLC0415  only for a person who asks for it

    asked = _asked(conn, query)
    whole = _SELECT.format(where=asked[0])
    return printed(f"{_SHORT} {whole[whole.index('WHERE EXISTS') :]}", asked)


def _asked(conn: sqlite3.Connection, query: "Query | None") -> "Asked":
    if query is None:
        return "1", {}
    from ledger.queries.document_terms import DocumentClauses  # noqa: PLC0415  only a query needs it

    return DocumentClauses(conn).whole(query)
