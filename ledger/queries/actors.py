"""The actors of a ledger: how often the documents in force name them, and the days between which they act."""

import sqlite3

from ledger.queries.table import Table

COLUMNS = ("name", "kind", "country", "mentions", "first", "last", "id")

_SELECT = """
SELECT a.name, a.kind, a.country, coalesce(m.number, 0), e.first, e.last, a.id
FROM actor a
LEFT JOIN (SELECT n.actor, count(*) AS number FROM mention n JOIN reading r ON r.key = n.reading
           WHERE n.actor IS NOT NULL AND r.until IS NULL GROUP BY n.actor) m ON m.actor = a.key
LEFT JOIN (SELECT actor, min(first_day) AS first, max(first_day) AS last FROM event_actor
           WHERE until_entry IS NULL AND first_day <> '' GROUP BY actor) e ON e.actor = a.key
ORDER BY coalesce(m.number, 0) DESC, a.name, a.id
"""


def actors(conn: sqlite3.Connection) -> Table:
    """Every actor, the most mentioned first.

    Columns: name, kind, country (ISO 3166 alpha-3), mentions (in readings in force), first and last (the
    first days of its first and last dated event), id.
    """
    return Table(COLUMNS, tuple(conn.execute(_SELECT)))
