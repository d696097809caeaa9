"""What SQLite says when the world is against it, said again as a sentence with a hint.

In: the errors of sqlite3. Out: LedgerUnreadable, for the causes that lie in the file, the disk or
another program. Everything else (a constraint broken, wrong SQL) is a fault of the program and is
left as it is. The codes are those of https://www.sqlite.org/rescode.html.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from types import MappingProxyType

from ledger.errors import LedgerUnreadable

_DAMAGED = ("is damaged", "restore a copy of it; `ledger verify` on the copy says whether that one is whole")
_LOCKED = ("is being written by another program", "wait until that program ends, then try again")
_SENTENCES = MappingProxyType(
    {
        sqlite3.SQLITE_BUSY: _LOCKED,
        sqlite3.SQLITE_LOCKED: _LOCKED,
        sqlite3.SQLITE_PERM: ("may not be opened", "ask for the right to read and write the file"),
        sqlite3.SQLITE_READONLY: ("cannot be written", "make the file and its folder writable, or work on a copy"),
        sqlite3.SQLITE_IOERR: ("cannot be read from or written to its disk", "check the disk, then try again: nothing was half written"),
        sqlite3.SQLITE_CORRUPT: _DAMAGED,
        sqlite3.SQLITE_FULL: ("cannot grow: the disk is full", "make room, then try again: nothing was half written"),
        sqlite3.SQLITE_CANTOPEN: ("cannot be opened", "check that its folder is there and that you may read and write in it"),
        sqlite3.SQLITE_NOTADB: ("is not a ledger", "give the path of a file that `ledger add` made"),
    }
)


def is_locked(error: sqlite3.Error) -> bool:
    """Whether another connection holds the lock that was asked for, so that waiting helps."""
    return _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def is_readonly(error: sqlite3.Error) -> bool:
    """Whether a connection that may only read would have to write, as to take up what a killed writer left."""
    return _code(error) == sqlite3.SQLITE_READONLY


@contextmanager
def spoken(place: str) -> Iterator[None]:
    """Errors of sqlite3 raised inside, turned into LedgerUnreadable about `place`.

    Errors that are a fault of the program pass through unchanged.
    """
    try:
        yield
    except UnicodeDecodeError as error:  # a name or a message of the database itself
        raise LedgerUnreadable(place, *_DAMAGED) from error
    except sqlite3.Error as error:
        sentence = _sentence(error)
        if sentence is None:
            raise
        raise LedgerUnreadable(place, *sentence) from error


def _sentence(error: sqlite3.Error) -> tuple[str, str] | None:
    if "Could not decode to UTF-8" in str(error):  # raised by the module itself, without a code
        return _DAMAGED
    if str(error).startswith(("no such column", "no such table")):  # the version was right: its tables were altered
        return f"is damaged, or its tables were altered ({error})", _DAMAGED[1]
    return _SENTENCES.get(_code(error))


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the primary code
