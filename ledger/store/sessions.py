"""Many transactions of one writer: the file goes into WAL mode once, and back once.

Switching costs 40 ms each way on a disk that keeps its word. Between two transactions no write lock is held, so that other
writers have their turn; what is committed is safe whatever happens then. A ledger that another program puts in the place
of the one that was opened is opened anew.

While a session is open nothing else in the same process may open the ledger's file with anything but SQLite, as
`store.reading` does to look at its head: POSIX drops all locks of a process on a file when it closes any descriptor of it
(https://www.sqlite.org/howtocorrupt.html#posix_close_bug). What a session wants to know it asks by `looking`.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from ledger.store.connection import demand_version, looking_on, opened_to_write, transaction_on


class Writer:
    """One connection for many transactions, opened at the first; `session` makes it and puts it away."""

    def __init__(self, path: Path, held: ExitStack) -> None:
        """A writer of the ledger at `path` that leaves what is to be closed at the end to `held`."""
        self._path = path
        self._held = held
        self._conn: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """The connection with the write lock: all that is done with it is kept at the end, or nothing. Raises as `writing` does."""
        with transaction_on(self._connection(), self._path) as conn:
            demand_version(conn, self._path)
            yield conn

    @contextmanager
    def looking(self) -> Iterator[sqlite3.Connection]:
        """The connection without the write lock, for questions that see one state of the ledger. Raises as `writing` does."""
        with looking_on(self._connection(), self._path) as conn:
            demand_version(conn, self._path)
            yield conn

    def _connection(self) -> sqlite3.Connection:
        """The connection; a new one where another file stands at the path now, which the old one could not tell."""
        if self._conn is None or self._file != _identity(self._path):
            self._held.close()
            self._conn = self._held.enter_context(opened_to_write(self._path))
            self._file = _identity(self._path)
        return self._conn


@contextmanager
def session(path: Path) -> Iterator[Writer]:
    """A writer for many transactions; the ledger is opened when it is first used, and at rest again at the end."""
    with ExitStack() as held:
        yield Writer(path, held)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino
