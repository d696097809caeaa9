"""SQL of a person's own, which can read the ledger and do nothing else.

The connection is read only already. Here SQLite is told to refuse, when it prepares the statement, whatever is not
reading (writing, ATTACH, PRAGMA, transactions, extensions), and to stop what takes too many steps or makes too long
a value. Bounds are on steps and rows and not on time, so that the same question ends the same way everywhere.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from ledger.errors import UsageError
from ledger.queries.saying import know_words
from ledger.queries.table import Table, Value

MOST_ROWS: Final = 100_000
MOST_STEPS: Final = 2_000_000_000
_LONGEST = 100_000_000  # bytes of a value; the longest document is read whole
_STRIDE = 100_000
_READING = frozenset((sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE))
_UNSAFE = frozenset(("load_extension", "fts3_tokenizer"))
_FULL_TEXT = "SELECT 1 FROM document_words, json_each('[]') LIMIT 0"
_HINT = 'write one SELECT (also WITH, VALUES, EXPLAIN QUERY PLAN); `ledger sql "SELECT sql FROM sqlite_schema"` shows the tables'


def answer(conn: sqlite3.Connection, sql: str, most_rows: int = MOST_ROWS, most_steps: int = MOST_STEPS) -> Table:
    """The rows of one SELECT, with a note where there are more than `most_rows`.

    Columns have the names that SQLite gives them, a name that stands twice with a number. Numbers with a point are text,
    blobs are text of hex digits. `says(text, words, prefix)` is known. Raises UsageError for what is no SQL, does not
    read only, or takes more than `most_steps` steps of SQLite's machine.
    """
    know_words(conn)
    conn.execute(_FULL_TEXT)  # tables of modules are opened before the watch begins: opening one is no reading
    left = iter(range(most_steps // _STRIDE))
    with _watched(conn, left):
        try:
            cursor = conn.execute(sql)
            rows = cursor.fetchmany(most_rows + 1)
        except (sqlite3.Error, sqlite3.Warning) as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT and next(left, None) is not None:
                raise KeyboardInterrupt from error  # steps were left: a person ended it
            said = _spoken(error)
            if said is None:
                raise
            raise said from error
        except ValueError as error:  # a NUL in the text
            raise UsageError("SQL", str(error), _HINT) from error
    if cursor.description is None:
        raise UsageError("SQL", "there is no question in it", _HINT)
    columns = _names(name for name, *_ in cursor.description)
    notes = (f"only the first {most_rows:,} rows are listed; write a LIMIT or a narrower WHERE",) if len(rows) > most_rows else ()
    return Table(columns, tuple(tuple(map(_value, row)) for row in rows[:most_rows]), notes, sums=())


@contextmanager
def _watched(conn: sqlite3.Connection, left: Iterator[int]) -> Iterator[None]:
    """While it lasts, the connection only reads, and gives up when no stride is left."""
    before = conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
    conn.set_authorizer(_allowed)
    conn.set_progress_handler(lambda: int(next(left, None) is None), _STRIDE)
    try:
        yield
    finally:
        conn.set_progress_handler(None, 0)
        conn.set_authorizer(None)
        conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, before)


def _allowed(action: int, first: str | None, second: str | None, database: str | None, inner: str | None) -> int:  # noqa: ARG001
    if action == sqlite3.SQLITE_PRAGMA:  # full text asks for this one itself
        return sqlite3.SQLITE_OK if first == "data_version" else sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_FUNCTION and (second or "").casefold() in _UNSAFE:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK if action in _READING else sqlite3.SQLITE_DENY


def _spoken(error: Exception) -> UsageError | None:
    """An error of the statement in our words; None for one of the file."""
    code = getattr(error, "sqlite_errorcode", None)
    if code in (sqlite3.SQLITE_AUTH, sqlite3.SQLITE_READONLY):
        return UsageError("SQL", "it does something else than read", _HINT)
    if code == sqlite3.SQLITE_INTERRUPT:
        return UsageError("SQL", "it takes too many steps", "narrow it with WHERE, or see that its joins have their ON")
    if code == sqlite3.SQLITE_TOOBIG:
        return UsageError("SQL", f"it makes a value of more than {_LONGEST:,} bytes", "cut it with substr()")
    if code in (None, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISUSE, sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_RANGE):
        return UsageError("SQL", str(error), _HINT)
    return None


def _names(names: Iterable[str]) -> tuple[str, ...]:
    """The names of the columns, each once, without what would steer a terminal."""
    known: list[str] = []
    for name in names:
        plain = "".join(char if char.isprintable() else "?" for char in name)
        spellings = (plain, *(f"{plain}_{number}" for number in range(2, len(known) + 3)))
        known.append(next(spelling for spelling in spellings if spelling not in known))
    return tuple(known)


def _value(value: Any) -> Value:
    if isinstance(value, bytes):
        return value.hex()
    return repr(value) if isinstance(value, float) else value
