"""The actors of a ledger: their names and offices, how often the documents in force name them, and when they act."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ledger.queries.offices import in_years, offices_by_holder
from ledger.queries.table import Table

if TYPE_CHECKING:
    from ledger.ask import Query
    from ledger.queries.clauses import Asked

COLUMNS = ("name", "kind", "country", "offices", "mentions", "first", "last", "names", "id")
BRIEF = ("name", "kind", "country", "offices", "mentions", "first", "last", "id")

_SELECT = """
SELECT a.name, a.kind, a.country, coalesce(m.number, 0), e.first, e.last, a.id, a.key
FROM actor a
LEFT JOIN (SELECT n.actor, count(*) AS number FROM mention n JOIN reading r ON r.key = n.reading
           WHERE n.actor IS NOT NULL AND r.until IS NULL GROUP BY n.actor) m ON m.actor = a.key
LEFT JOIN (SELECT actor, min(first_day) AS first, max(first_day) AS last FROM event_actor
           WHERE until_entry IS NULL AND first_day <> '' GROUP BY actor) e ON e.actor = a.key
WHERE {where}
ORDER BY coalesce(m.number, 0) DESC, a.name, a.id
"""
_NAMES = "SELECT actor, words FROM spelling ORDER BY words"


def actors(conn: sqlite3.Connection, query: "Query | None" = None) -> Table:
    """Every actor that fulfils a query (`ledger.queries.actor_terms`), the most mentioned first.

    Columns: name, kind, country (ISO 3166 alpha-3), offices (those of the vocabulary, as "President 2021-01-20/2025-01-20"), mentions (in
    readings in force), first and last (the first days of its first and last dated event), names (all by which documents call it), id.
    """
    names, offices = _names(conn), offices_by_holder()
    where, values = _asked(conn, query)
    rows = tuple(
        (name, kind, country, offices.get(identity, ()), mentions, first, last, names.get(key, ()), identity)
        for name, kind, country, mentions, first, last, identity, key in conn.execute(_SELECT.format(where=where), values)
    )
    at = COLUMNS.index("offices")
    return Table(COLUMNS, rows, brief=BRIEF, retold=(("offices", tuple(tuple(map(in_years, row[at])) for row in rows)),))


def actors_sql(conn: sqlite3.Connection, query: "Query | None") -> str:
    """The SELECT that finds these actors, for a person."""
    from ledger.queries.clauses import printed  # noqa: PLC0415  only for a person who asks for it

    asked = _asked(conn, query)
    return printed(f"SELECT a.name, a.kind, a.country, a.id FROM actor a WHERE {asked[0]} ORDER BY a.name, a.id", asked)  # noqa: S608


def _asked(conn: sqlite3.Connection, query: "Query | None") -> "Asked":
    if query is None:
        return "1", {}
    from ledger.queries.actor_terms import ActorClauses  # noqa: PLC0415  only a query needs it

    return ActorClauses(conn).whole(query)


def _names(conn: sqlite3.Connection) -> Mapping[int, tuple[str, ...]]:
    found: dict[int, list[str]] = defaultdict(list)
    for actor, words in conn.execute(_NAMES):
        found[actor].append(words)
    return {actor: tuple(words) for actor, words in found.items()}
