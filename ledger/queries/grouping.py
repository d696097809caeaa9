"""How many events a listing has in each year, month, kind, or under each actor.

In: the filter of a listing. Out: a row a group: the key, the number of events, the first day of the first and of the
last. An event counts in the group of its first day, and under each actor that takes part in it. Where all events are asked
for, or all of a kind, the months are counted already (table event_month), and no event is looked at.
"""

import sqlite3
from types import MappingProxyType

from ledger.queries.events import EventFilter, demand, looked_up, notes_on
from ledger.queries.table import Table, counted

COLUMNS = ("events", "first", "last")
_COUNTED = "count(DISTINCT e.key), min(e.first_day), max(e.first_day)"
_BY_TIME = """
SELECT substr(e.first_day, 1, {length}) AS time, {counted} FROM event e WHERE {where} GROUP BY time ORDER BY time IS NULL, time{turned}
"""
_BY_KIND = "SELECT e.type, {counted} FROM event e WHERE {where} GROUP BY 1 ORDER BY 2{most}, 1"
_BY_ACTOR = """
SELECT a.name, {counted} FROM event e CROSS JOIN event_actor p ON p.event = e.key CROSS JOIN actor a ON a.key = p.actor
WHERE {where} GROUP BY a.key ORDER BY 2{most}, 1, a.id
"""
_OF_ALL = "m.kind = coalesce(:kind, '')"
_MONTHS = f"""
SELECT nullif(m.month, ''), m.events, m.first, m.last FROM event_month m WHERE {_OF_ALL} ORDER BY m.month = '', m.month{{turned}}
"""  # noqa: S608  a constant
_YEARS = f"""
SELECT nullif(substr(m.month, 1, 4), '') AS year, sum(m.events), min(m.first), max(m.last) FROM event_month m WHERE {_OF_ALL}
GROUP BY year ORDER BY year IS NULL, year{{turned}}
"""  # noqa: S608  a constant
_KINDS = """
SELECT m.kind, sum(m.events), min(m.first), max(m.last) FROM event_month m WHERE m.kind <> '' AND coalesce(m.kind = :kind, 1)
GROUP BY 1 ORDER BY 2{most}, 1
"""
_FROM_MONTHS = MappingProxyType({"month": _MONTHS, "year": _YEARS, "kind": _KINDS})
_UNDATED = f"SELECT coalesce(sum(m.events), 0) FROM event_month m WHERE {_OF_ALL} AND m.month = ''"  # noqa: S608  a constant
GROUPS = MappingProxyType({"year": (_BY_TIME, 4), "month": (_BY_TIME, 7), "kind": (_BY_KIND, 0), "actor": (_BY_ACTOR, 0)})


def groups(conn: sqlite3.Connection, wanted: EventFilter, by: str) -> Table:
    """The groups of a listing: by time in its order, by kind or actor those with most events first (`reverse` turns both).

    Columns: the key under the name of `by`, one of GROUPS (null for events without a day), events, first, last. `limit`
    counts groups.
    Raises what `demand` raises.
    """
    asked = looked_up(conn, demand(conn, wanted))
    turned, most = (" DESC", "") if wanted.reverse else ("", " DESC")
    select, length = GROUPS[by]
    counted_already = _FROM_MONTHS.get(by) if _of_months(wanted) else None
    sql = (counted_already or select).format(counted=_COUNTED, where=asked.whole(wanted), length=length, turned=turned, most=most)
    rows = conn.execute(sql, asked.values | {"kind": wanted.kind}).fetchall()
    shown = rows[: wanted.limit]
    notes = notes_on(conn, asked, wanted, _undated(conn, wanted), cut=len(shown) < len(rows))
    more = len(rows) - len(shown)
    cut = (f"{counted(more, 'more group')} {'is' if more == 1 else 'are'} behind the limit",) if more else ()
    shared = ("an event counts under each of its actors",) if by == "actor" and shown else ()
    return Table((by, *COLUMNS), tuple(map(tuple, shown)), (*shared, *notes, *cut), sums=())


def _of_months(wanted: EventFilter) -> bool:
    """Whether the counts of whole months answer a question: it asks for all events, or for all of a kind."""
    return wanted._replace(kind=None, undated=False, reverse=False, limit=None) == EventFilter()


def _undated(conn: sqlite3.Connection, wanted: EventFilter) -> int | None:
    """How many events without a day are listed, None where the months do not tell."""
    if not _of_months(wanted):
        return None
    (number,) = conn.execute(_UNDATED, {"kind": wanted.kind}).fetchone()
    return int(number)
