"""Opening a ledger: to read it, to write one transaction into it, or to make a new one.

In: paths, however odd. Out: plain sqlite3 connections in autocommit mode with one transaction open.
At rest a ledger is in rollback mode and one file; a writer switches to WAL and the last one out
switches back. Times to wait are in seconds. Nothing here is imported that costs a reader time.
"""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Final

from ledger import places
from ledger.errors import LedgerMissing, LedgerUnreadable, NewerSchema, OlderSchema
from ledger.store.asof import AsOf, entry_at, see_as_of, see_corrected_actors
from ledger.store.failures import is_locked, is_readonly, spoken

SCHEMA_VERSION: Final = 5
PATIENCE: Final = 60.0  # seconds
_LEAVING = 0.03
_MAGIC = b"SQLite format 3\0"
_WAL_HEADER = 2  # bytes 18 and 19 of the file: https://www.sqlite.org/fileformat.html#file_format_version_numbers


@contextmanager
def reading(path: Path, as_of: AsOf | None = None) -> Iterator[sqlite3.Connection]:
    """A read-only connection in one transaction, so that all its queries see the same ledger.

    With `as_of` they see it as it stood after that entry, or before that moment. Makes no file and changes
    none. Raises LedgerMissing, LedgerUnreadable (a folder, not a ledger, damaged, locked), NewerSchema,
    OlderSchema, and UsageError for an entry that is not there.
    """
    demand_file(path)
    with spoken(str(path)), closing(opened_to_read(path)) as conn:
        conn.execute("PRAGMA temp_store = MEMORY")
        conn.execute("BEGIN")
        demand_version(conn, path)
        if as_of is None:
            see_corrected_actors(conn)
        else:
            see_as_of(conn, entry_at(conn, as_of))
        conn.execute("PRAGMA query_only = ON")
        yield conn


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that holds the write lock: all that is done with it is kept at the end, or nothing.

    Waits up to a minute for other writers. An exception inside rolls back and passes on. Raises what
    `reading` raises; a full disk or a file that cannot be written is LedgerUnreadable too.
    """
    with locked(path) as conn:
        demand_version(conn, path)
        yield conn


@contextmanager
def locked(path: Path) -> Iterator[sqlite3.Connection]:
    """What `writing` gives, whatever version the ledger has: for upgrades. Raises as `writing` does."""
    with opened_to_write(path) as conn, transaction_on(conn, path):
        yield conn


@contextmanager
def opened_to_write(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection for transactions (`transaction_on`), which leaves the file in rollback mode if it is the last one out.

    Raises LedgerMissing and LedgerUnreadable.
    """
    demand_file(path)
    with spoken(str(path)), closing(opened(path, "rw", 0.0)) as conn:
        insist(lambda: version_of(conn, path), PATIENCE)  # before anything that would change another program's file
        conn.execute("PRAGMA synchronous = FULL")
        conn.execute("PRAGMA cache_size = -65536")
        try:
            yield conn
        finally:
            with suppress(sqlite3.DatabaseError):  # the next writer out switches back
                insist(lambda: conn.execute("PRAGMA journal_mode = DELETE"), _LEAVING)


@contextmanager
def transaction_on(conn: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    """The connection with the write lock: all that is done with it is kept at the end, or nothing. Waits up to a minute."""
    with spoken(str(path)):
        insist(lambda: _begin(conn), PATIENCE)
        with _transaction(conn):
            yield conn


@contextmanager
def looking_on(conn: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    """The connection in one transaction that reads. Waits up to a minute for a writer that switches the file's mode."""
    with spoken(str(path)):
        conn.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")
        try:
            conn.execute("BEGIN")
            yield conn
        finally:
            if conn.in_transaction:
                conn.execute("ROLLBACK")
            conn.execute("PRAGMA busy_timeout = 0")


def create(path: Path) -> None:
    """Make a new, empty ledger at `path`, whole or not at all.

    It is made beside its place and moved there. Raises LedgerUnreadable if something stands at `path`
    already, or if the folder is missing or cannot be written.
    """
    beside = path.with_name(f".{os.urandom(8).hex()}.new-ledger")
    with spoken(str(path)):
        try:
            with closing(sqlite3.connect(beside, isolation_level=None)) as conn:
                conn.executescript((places.SCHEMA / "ledger.sql").read_text(encoding="utf-8"))
            path.hardlink_to(beside)
        except FileExistsError as error:
            raise LedgerUnreadable(str(path), "is there already", "give a path where nothing is yet") from error
        except OSError as error:
            raise LedgerUnreadable(str(path), f"cannot be made: {error.strerror}", "choose another folder") from error
        finally:
            beside.unlink(missing_ok=True)


def ensure(path: Path) -> None:
    """Make a ledger at `path` unless something is there, also if another program makes it meanwhile.

    Raises LedgerUnreadable if none can be made.
    """
    try:
        if not path.exists():
            create(path)
    except LedgerUnreadable:
        if not path.is_file():
            raise


def demand_replaceable(path: Path) -> None:
    """Make the folder of `path` if it is missing, and see that a ledger may be moved to that place.

    Raises LedgerUnreadable for a folder, a file that is no database, and a place that cannot be written.
    """
    try:
        if path.is_dir():
            raise LedgerUnreadable(str(path), "is a folder, not a ledger", "give the path of the ledger's file")
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("rb") if path.exists() else nullcontext() as file:
            if file and not _MAGIC.startswith(file.read(len(_MAGIC))):
                raise LedgerUnreadable(str(path), "is there already and is not a ledger", "give a path where nothing is yet")
        from tempfile import TemporaryFile  # noqa: PLC0415  only for this

        with TemporaryFile(dir=path.parent):
            pass
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise LedgerUnreadable(str(path), f"cannot be made: {why}", "choose another folder") from error


def demand_file(path: Path) -> None:
    """Raise LedgerMissing where nothing is, LedgerUnreadable for a folder and what cannot be looked at."""
    try:
        if path.is_dir():
            raise LedgerUnreadable(str(path), "is a folder, not a ledger", "give the path of the ledger's file")
        if not path.exists():
            raise LedgerMissing(str(path), "there is no ledger here", "make one with `ledger add FILE`, or give its path")
    except (OSError, ValueError) as error:  # a name too long, a folder that may not be entered, a NUL in it
        raise LedgerUnreadable(str(path), "cannot be looked at", "check the path and your rights to its folder") from error


def opened(path: Path, mode: str, timeout: float) -> sqlite3.Connection:
    """A connection in autocommit mode; `mode` is ro or rw, `timeout` the seconds to wait for a lock."""
    uri = f"{path.absolute().as_uri()}?mode={mode}"  # as_uri quotes '?', '#' and '%'
    conn = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=timeout)
    conn.execute("PRAGMA foreign_keys = ON")
    return conn


def opened_to_read(path: Path) -> sqlite3.Connection:
    """A connection that is read only, but where a writer that was killed left a -wal that must be taken up first."""
    mode = _reading_mode(path)
    conn = opened(path, mode, PATIENCE)
    try:
        conn.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        conn.close()
        if mode == "rw" or not is_readonly(error):
            raise
        return opened(path, "rw", PATIENCE)
    except sqlite3.DatabaseError:
        conn.close()
        raise
    return conn


def _reading_mode(path: Path) -> str:
    """`rw` for a file left in WAL mode without its -wal: only such a connection clears away what it makes."""
    try:
        with path.open("rb") as file:
            left_in_wal = file.read(20)[18:] == bytes([_WAL_HEADER, _WAL_HEADER])
        return "rw" if left_in_wal and not path.with_name(f"{path.name}-wal").exists() else "ro"
    except OSError as error:
        raise LedgerUnreadable(str(path), f"cannot be read: {error.strerror}", "ask for the right to read the file") from error


def demand_version(conn: sqlite3.Connection, path: Path) -> None:
    """Raise NewerSchema or OlderSchema for a ledger of another version than this program's."""
    version = version_of(conn, path)
    if version > SCHEMA_VERSION:
        wrong = f"was made by a newer version of this program (schema {version}; this one knows {SCHEMA_VERSION})"
        raise NewerSchema(str(path), wrong, "upgrade the program")
    if version < SCHEMA_VERSION:
        wrong = f"was made by an older version of this program (schema {version}; this one needs {SCHEMA_VERSION})"
        raise OlderSchema(str(path), wrong, f"run `ledger upgrade {path}`")


def version_of(conn: sqlite3.Connection, path: Path) -> int:
    """The number of the newest migration in the file. Raises LedgerUnreadable if it is no ledger's database."""
    (version,) = conn.execute("PRAGMA user_version").fetchone()
    tables = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('entry', 'document', 'reading', 'claim')"
    if version < 1 or conn.execute(tables).fetchone() != (4,):
        raise LedgerUnreadable(str(path), "is not a ledger", "give the path of a file that `ledger add` made")
    return int(version)


def _begin(conn: sqlite3.Connection) -> None:
    conn.execute("PRAGMA journal_mode = WAL")
    conn.execute("BEGIN IMMEDIATE")


@contextmanager
def _transaction(conn: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
        conn.execute("COMMIT")
    finally:
        if conn.in_transaction:
            conn.execute("ROLLBACK")


def insist(act: Callable[[], object], patience: float) -> None:
    """Do it again, after a random pause, for as long as another connection is in the way."""
    deadline = time.monotonic() + patience
    while True:
        try:
            act()
        except sqlite3.OperationalError as error:
            if not is_locked(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.001 + 0.019 * os.urandom(1)[0] / 255)  # at random, so that two do not meet again
        else:
            return
