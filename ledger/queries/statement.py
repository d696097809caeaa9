"""A listing of events as one SELECT that a person can read, keep, change and run with `ledger sql`.

The values of a query stand in it as literals of SQL, so that nothing is left to bind. It lists what `ledger events`
lists, in the same order, in columns of the table `event`; a remark below it says how the query was read.
"""

import re
import sqlite3

from ledger.queries.events import EventFilter, demand

_PARAMETER = re.compile(r":([a-z]+\d*)\b")
_COLUMNS = "e.date, e.type AS kind, coalesce(e.summary, c.summary) AS what, e.modality, e.documents, e.id"
_NOTE = "\n-- says(text, words, prefix) is a function of `ledger sql`: whether the words stand in the text side by side"


def statement(conn: sqlite3.Connection, wanted: EventFilter) -> str:
    """The SELECT that finds the events of a filter, a semicolon, and remarks; it begins with no dash, as an argument should.

    Raises NoSuchFact for an actor, a publisher or a document that the ledger does not know.
    """
    asked = demand(conn, wanted)
    turned = " DESC" if wanted.reverse else ""
    limit = "" if wanted.limit is None else f"\nLIMIT {wanted.limit}"
    template = (
        f"SELECT {_COLUMNS}\nFROM event e JOIN claim c ON c.key = e.preferred\nWHERE {_laid_out(asked.whole(wanted))}\n"
        f"ORDER BY e.first_day IS NULL, e.first_day{turned}, e.id{turned}{limit};"
    )
    said = _PARAMETER.sub(lambda name: literal(asked.values[name[1]]), template)
    return f"{said}{_remark(wanted)}{_NOTE if 'says(' in template else ''}"


def _remark(wanted: EventFilter) -> str:
    """How the query was read, on one line."""
    if wanted.query is None:
        return ""
    from ledger.ask.printing import query_text  # noqa: PLC0415  only a query needs it

    return f"\n-- {' '.join(query_text(wanted.query).split())}"


def _laid_out(condition: str) -> str:
    """The condition without needless blanks, a line for what it demands of e."""
    flat = " ".join(condition.split()).replace("( ", "(").replace(" )", ")")
    return flat.replace(" AND e.", "\n  AND e.").replace(" AND (e.", "\n  AND (e.")


def literal(value: str | int | None) -> str:
    """A value as SQL says it. Text must be without NUL, which no query has."""
    if value is None:
        return "NULL"
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"
