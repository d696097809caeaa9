"""The documents of a ledger, and what was read in each."""

import sqlite3

from ledger.queries.table import Table, counted

COLUMNS = ("published", "source", "title", "claims", "doubts", "id")

_SELECT = """
SELECT d.published_on, d.source, d.title,
       (SELECT count(*) FROM reading r JOIN claim c ON c.reading = r.key WHERE r.document = d.key AND r.until IS NULL),
       (SELECT count(*) FROM reading r JOIN doubt b ON b.reading = r.key WHERE r.document = d.key AND r.until IS NULL),
       d.id
FROM document d
WHERE EXISTS (SELECT 1 FROM reading r WHERE r.document = d.key AND r.until IS NULL)
ORDER BY d.published_on IS NULL, d.published_on, d.id
"""


def documents(conn: sqlite3.Connection) -> Table:
    """Every document in the version in force, by day of publication and id, those without a day last.

    Columns: published (day), source, title, claims and doubts (how many in force), id. Other versions
    are counted in the notes.
    """
    rows = tuple(conn.execute(_SELECT))
    (all_versions,) = conn.execute("SELECT count(*) FROM document").fetchone()
    older = all_versions - len(rows)
    note = f"{counted(older, 'other version')} {'is' if older == 1 else 'are'} kept and not listed"
    return Table(COLUMNS, rows, (note,) if older else ())
