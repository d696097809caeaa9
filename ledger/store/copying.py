"""Whole files of a ledger: a copy beside a writer, a file without idle pages, and one put in the place of another."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from ledger.errors import LedgerUnreadable
from ledger.store.connection import PATIENCE, demand_file, demand_version, insist, opened, opened_to_read
from ledger.store.failures import is_locked, spoken


def move(fresh: Path, path: Path) -> None:
    """Put a finished ledger in the place of another, once nobody writes that one: its -wal would be taken for the new one's.

    What is there and cannot be opened is replaced all the same. Raises LedgerUnreadable when others write for a minute.
    """
    if not path.exists():
        fresh.replace(path)
        return
    with spoken(str(path)), closing(opened(path, "rw", 0.0)) as conn:
        try:
            insist(lambda: conn.execute("PRAGMA journal_mode = DELETE"), PATIENCE)
            insist(lambda: conn.execute("BEGIN IMMEDIATE"), PATIENCE)
        except sqlite3.DatabaseError as error:
            if is_locked(error):
                raise
        fresh.replace(path)


def compact(path: Path) -> None:
    """Rewrite the file without idle pages, for a ledger that is handed on; nobody else may have it open."""
    with spoken(str(path)), closing(opened(path, "rw", PATIENCE)) as conn:
        conn.execute("INSERT INTO document_words (document_words) VALUES ('optimize')")
        conn.execute("VACUUM")


def backup(path: Path, copy: Path) -> None:
    """Write a whole copy of the ledger as it is at this moment to `copy`, beside whoever writes, whole or not at all.

    Raises LedgerUnreadable if something stands at `copy` already or it cannot be written, and what `reading` raises.
    """
    beside = copy.with_name(f".{os.urandom(8).hex()}.new-ledger")
    demand_file(path)
    with spoken(str(path)), closing(opened_to_read(path)) as conn:
        demand_version(conn, path)
        try:
            _demand_room(copy)
            with spoken(str(copy)):
                insist(lambda: _vacuum_into(conn, beside), PATIENCE)
            with beside.open("rb") as file:
                os.fsync(file.fileno())
            copy.hardlink_to(beside)
        except FileExistsError as error:
            raise LedgerUnreadable(str(copy), "is there already", "give a path where nothing is yet") from error
        except OSError as error:
            raise LedgerUnreadable(str(copy), f"cannot be made: {error.strerror}", "choose another folder") from error
        finally:
            beside.unlink(missing_ok=True)


def _vacuum_into(conn: sqlite3.Connection, beside: Path) -> None:
    beside.unlink(missing_ok=True)
    conn.execute("VACUUM INTO ?", (str(beside),))


def _demand_room(copy: Path) -> None:
    if copy.exists() or copy.is_symlink():
        raise FileExistsError
    if not copy.parent.is_dir():
        raise OSError(None, "its folder is not there")
