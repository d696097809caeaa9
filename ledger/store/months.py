"""How many events begin in each month, of each kind and of all: kept with the events in force, so that a count looks at no event.

In: events that come into force and that leave it, as the columns of `event`. Out: the rows of `event_month`. What is
counted is what `ledger events` lists: events of a kind that are not rejected; '' is the month of those without a day.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

COUNTED = "until_entry IS NULL AND type IS NOT NULL AND standing IS NOT 'rejected'"
_OF_KINDS = f"""
SELECT type AS kind, coalesce(substr(first_day, 1, 7), '') AS month, count(*) AS events, min(first_day) AS first, max(first_day) AS last
FROM event WHERE {COUNTED} GROUP BY 1, 2
"""  # noqa: S608 - a constant
FRESH = f"{_OF_KINDS} UNION ALL SELECT '', month, sum(events), min(first), max(last) FROM ({_OF_KINDS}) GROUP BY 2"  # noqa: S608
_COME = """
INSERT INTO event_month VALUES (?, ?, ?, ?, ?) ON CONFLICT (kind, month) DO UPDATE SET
    events = events + excluded.events, first = min(first, excluded.first), last = max(last, excluded.last)
"""
_GO = "UPDATE event_month SET events = events - ? WHERE kind = ? AND month = ? AND events > ?"
_NONE_LEFT = "DELETE FROM event_month WHERE kind = ? AND month = ?"
# The first and the last day that are left, found from the ends of the month: only events beside them are looked at.
_END = f"""
SELECT first_day FROM event WHERE {COUNTED} AND :kind IN (type, '') AND first_day >= :month || '-01' AND first_day <= :month || '-31'
ORDER BY first_day {{turned}} LIMIT 1
"""  # noqa: S608 - a constant
_ENDS = f"""
UPDATE event_month SET first = ({_END.format(turned="")}), last = ({_END.format(turned="DESC")}) WHERE kind = :kind AND month = :month
"""  # noqa: S608 - a constant


class Begun(NamedTuple):
    """An event as months count it: its kind (None: a mere figure), its first day (ISO 8601), its standing."""

    kind: str | None
    first_day: str | None
    standing: str | None

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        """The kind and month under which it counts, that of all kinds too; none where it is not listed."""
        if self.kind is None or self.standing == "rejected":
            return ()
        month = (self.first_day or "")[:7]
        return (self.kind, month), ("", month)


def count_months(conn: sqlite3.Connection, gone: Iterable[Begun], come: Iterable[Begun]) -> None:
    """Count events that left force (they must have left it already) and those that came; cost grows with their number."""
    lost = Counter(key for one in gone for key in one.keys)
    for (kind, month), number in sorted(lost.items()):
        if not conn.execute(_GO, (number, kind, month, number)).rowcount:
            conn.execute(_NONE_LEFT, (kind, month))
        elif month:
            conn.execute(_ENDS, {"month": month, "kind": kind})
    conn.executemany(_COME, _rows(come))


def _rows(come: Iterable[Begun]) -> Iterator[tuple[str, str, int, str | None, str | None]]:
    days: dict[tuple[str, str], list[str | None]] = {}
    for one in come:
        for key in one.keys:
            days.setdefault(key, []).append(one.first_day)
    for (kind, month), found in sorted(days.items()):
        told = [day for day in found if day]
        yield kind, month, len(found), min(told, default=None), max(told, default=None)


def months_are_right(conn: sqlite3.Connection) -> bool:
    """Whether every count is that of the events in force."""
    return sorted(conn.execute("SELECT kind, month, events, first, last FROM event_month")) == sorted(conn.execute(FRESH))
