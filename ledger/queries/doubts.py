"""What was seen in the documents and not read, with the rule that saw it."""

import sqlite3

from ledger.queries.table import Table

COLUMNS = ("document", "rule", "why", "quote", "start")

_SELECT = """
SELECT d.id, b.rule, b.why, substr(d.text, b.start + 1, b.end - b.start), b.start
FROM doubt b JOIN reading r ON r.key = b.reading JOIN document d ON d.key = r.document
WHERE r.until IS NULL
ORDER BY d.published_on IS NULL, d.published_on, d.id, b.start, b.rule
"""


def doubts(conn: sqlite3.Connection) -> Table:
    """Every doubt in force, by document and place.

    Columns: document (id), rule, why, quote, start (a code point of the document's text, from 0).
    """
    return Table(COLUMNS, tuple(conn.execute(_SELECT)))
