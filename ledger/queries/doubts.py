"""What was seen in the documents and not read, with the rule that saw it."""

import sqlite3

from ledger.queries.quotes import quotes_at
from ledger.queries.table import Table

COLUMNS = ("document", "rule", "why", "quote", "start")

_SELECT = """
SELECT d.id, b.rule, b.why, d.key, b.start, b.end
FROM doubt b JOIN reading r ON r.key = b.reading JOIN document d ON d.key = r.document
WHERE r.until IS NULL
ORDER BY d.published_on IS NULL, d.published_on, d.id, b.start, b.rule
"""


def doubts(conn: sqlite3.Connection) -> Table:
    """Every doubt in force, by document and place.

    Columns: document (id), rule, why, quote, start (a code point of the document's text, from 0).
    """
    rows = conn.execute(_SELECT).fetchall()
    quotes = quotes_at(conn, (row[3:] for row in rows))
    return Table(COLUMNS, tuple((*row[:3], quotes[row[3:]], row[4]) for row in rows))
