"""A person's Ctrl-C inside one long statement of SQL: it ends the statement at once and not when its last row is found."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

_STRIDE = 50_000  # steps of SQLite's machine between two looks: a few milliseconds


@contextmanager
def interruptible(conn: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """The same connection, whose statements end with KeyboardInterrupt when the program is told to stop.

    SQLite lets Python look for signals after every stride; what is raised then ends the statement and is told as an
    interrupt. Nothing else interrupts.
    """
    conn.set_progress_handler(lambda: 0, _STRIDE)
    try:
        yield conn
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            raise KeyboardInterrupt from error
        raise
    finally:
        conn.set_progress_handler(None, 0)
