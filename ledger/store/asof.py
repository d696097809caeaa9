"""A ledger as it stood after an entry: what was added since is out of sight, what was replaced since is in force.

Each table that grows gets a view of its name in the connection's temporary schema, where names are looked up
first, so that every question is asked in the same words of any day. Nothing is written to the file. Where
nothing of the past is asked for there are no views, and the indices of the rows in force serve.
"""

import datetime
import sqlite3
from collections.abc import Mapping
from types import MappingProxyType

from ledger.errors import UsageError
from ledger.store.months import FRESH
from ledger.store.standing_views import see_standing

AsOf = int | datetime.datetime
_YEARS = 1000  # a number from here on may have been meant as a year

_CORRECTED = """
SELECT told.key, told.id, coalesce(corrected.name, told.name) AS name,
    CASE WHEN corrected.actor IS NULL THEN told.kind ELSE corrected.kind END AS kind,
    CASE WHEN corrected.actor IS NULL THEN told.country ELSE corrected.country END AS country,
    CASE WHEN corrected.actor IS NULL THEN told.sector ELSE corrected.sector END AS sector
"""


def entry_at(conn: sqlite3.Connection, when: AsOf) -> int:
    """The number of an entry, or of the last one before a moment; 0 where there was none yet.

    Raises UsageError for an entry that is not there.
    """
    (last,) = conn.execute("SELECT coalesce(max(id), 0) FROM main.entry").fetchone()
    if isinstance(when, int):
        if not 0 <= when <= last:
            year = f"; a year's end is written {when:04d}-12" if when >= _YEARS else ""
            raise UsageError(f"entry {when}", "is not in the ledger", f"the last one is {last}{year}")
        return when
    before = f"{when.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}"
    (found,) = conn.execute("SELECT coalesce(max(id), 0) FROM main.entry WHERE at < ?", (before,)).fetchone()
    return int(found)


def see_as_of(conn: sqlite3.Connection, entry: int) -> None:
    """Let every question on this connection see the ledger as it stood after an entry."""
    (claims,) = conn.execute(
        "SELECT coalesce(max(key), 0) FROM main.claim WHERE reading <= (SELECT max(key) FROM main.reading WHERE entry <= ?)", (entry,)
    ).fetchone()
    seen = see_standing(conn, entry)
    for name, select in _VIEWS.items():
        conn.execute(f"CREATE TEMP VIEW {name} AS {select}".replace(":entry", str(entry)).replace(":claims", str(claims)))
    actors = f"{_ACTORS_THEN} WHERE told.key {seen}" if seen else _ACTORS_THEN
    conn.execute(f"CREATE TEMP VIEW actor AS {_CORRECTED} {actors}".replace(":entry", str(entry)))


def see_corrected_actors(conn: sqlite3.Connection) -> None:
    """Let every question on this connection see actors as decisions correct, merge and part them, where any does."""
    seen = see_standing(conn, None)
    if seen or conn.execute("SELECT EXISTS (SELECT 1 FROM main.corrected_actor)").fetchone() == (1,):
        conn.execute(f"CREATE TEMP VIEW actor AS {_CORRECTED} {_ACTORS_NOW} {f'WHERE told.key {seen}' if seen else ''}")


_ACTORS_NOW = """
FROM main.actor AS told
LEFT JOIN main.corrected_actor AS corrected ON corrected.actor = told.key AND corrected.until_entry IS NULL
"""
_ACTORS_THEN = """
FROM (
    SELECT actor.key, actor.id, history.name, history.kind, history.country, history.sector
    FROM main.actor JOIN main.actor_history AS history ON history.actor = actor.key AND history.from_entry = (
        SELECT max(from_entry) FROM main.actor_history AS newest WHERE newest.actor = actor.key AND from_entry <= :entry)
    ) AS told
LEFT JOIN main.corrected_actor AS corrected ON corrected.actor = told.key AND corrected.from_entry <= :entry
    AND (corrected.until_entry IS NULL OR corrected.until_entry > :entry)
"""
_VIEWS: Mapping[str, str] = MappingProxyType(
    {
        "entry": "SELECT * FROM main.entry WHERE id <= :entry",
        "document": "SELECT * FROM main.document WHERE entry <= :entry",
        "reading": """
            SELECT key, document, entry, CASE WHEN until <= :entry THEN until END AS until FROM main.reading WHERE entry <= :entry""",
        "claim": "SELECT * FROM main.claim WHERE key <= :claims",
        "figure": "SELECT * FROM main.figure WHERE claim <= :claims",
        "event": """
            SELECT key, id, preferred, type, date, first_day, end_day, modality, documents, from_entry,
                CASE WHEN until_entry <= :entry THEN until_entry END AS until_entry, summary, standing, decided,
                independent, may_repeat
            FROM main.event WHERE from_entry <= :entry""",
        "event_actor": """
            SELECT link.actor, link.first_day, link.event, link.role,
                CASE WHEN link.until_entry <= :entry THEN link.until_entry END AS until_entry
            FROM main.event_actor AS link JOIN main.event ON event.key = link.event WHERE event.from_entry <= :entry""",
        "event_month": FRESH,
        "decision": """
            SELECT key, entry, CASE WHEN until_entry <= :entry THEN until_entry END AS until_entry, precedence, kind, field, value,
                actor, source, document
            FROM main.decision WHERE entry <= :entry""",
        "corrected_actor": """
            SELECT actor, from_entry, CASE WHEN until_entry <= :entry THEN until_entry END AS until_entry, name, kind, country, sector
            FROM main.corrected_actor WHERE from_entry <= :entry""",
        "stands_for": """
            SELECT actor, document, other, from_entry, CASE WHEN until_entry <= :entry THEN until_entry END AS until_entry
            FROM main.stands_for WHERE from_entry <= :entry""",
    }
)
