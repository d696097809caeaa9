"""Bringing a ledger of an older version up to date, in one transaction, through Alembic.

A migration is a file of plain SQL in schema/migrations/ and a revision of the same number in its
versions/. The number of the newest one stands in the file as `PRAGMA user_version`. This is the only
module of the store, with `ledger.store.schema`, that imports Alembic and SQLAlchemy.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from alembic import command, op
from alembic.config import Config
from sqlalchemy import StaticPool, create_engine

from ledger import places
from ledger.errors import LedgerUnreadable
from ledger.store.connection import SCHEMA_VERSION, locked, version_of

_MIGRATIONS = places.SCHEMA / "migrations"


class _Held:
    """The store's connection, lent: whoever borrows it can neither close it nor end its transaction."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn

    def __getattr__(self, name: str) -> Any:
        return getattr(self._conn, name)

    def commit(self) -> None:
        """Nothing: the store commits."""

    def rollback(self) -> None:
        """Nothing: the store rolls back."""

    def close(self) -> None:
        """Nothing: the store closes."""


def upgrade(path: Path) -> int:
    """Apply what migrations the ledger at `path` lacks, all or none; the version it had before.

    Does nothing to a ledger that is up to date or newer. Raises what `writing` raises, and
    LedgerUnreadable if a row would refer to nothing afterwards.
    """
    with locked(path) as conn:
        before = version_of(conn, path)
        if before < SCHEMA_VERSION:
            conn.execute("PRAGMA defer_foreign_keys = ON")
            migrate(conn, before)
            if conn.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise LedgerUnreadable(str(path), "holds rows that refer to nothing", "run `ledger verify` to see which")
        return before


def migrate(conn: sqlite3.Connection, version: int) -> None:
    """Run the migrations after `version` (0: from nothing) inside the transaction that `conn` holds."""
    conn.execute("CREATE TEMP TABLE alembic_version (version_num TEXT PRIMARY KEY NOT NULL)")
    if version:
        conn.execute("INSERT INTO temp.alembic_version VALUES (?)", (f"{version:04d}",))
    engine = create_engine("sqlite://", creator=lambda: _Held(conn), poolclass=StaticPool)
    with engine.connect() as connection:
        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    conn.execute("DROP TABLE temp.alembic_version")


def run(name: str) -> None:
    """Execute every statement of a file of schema/migrations/, as it stands: what a revision calls."""
    for statement in statements_in((_MIGRATIONS / name).read_text(encoding="utf-8")):
        # Not through text(): it would read `:word` as a parameter.
        op.get_bind().exec_driver_sql(statement)


def statements_in(script: str) -> Iterator[str]:
    """The statements of an SQL script, in order, without outer blanks.

    A statement ends with the line on which its semicolon stands, so there must be one a line at most. A
    semicolon inside a comment, a string or a trigger's body ends nothing.
    """
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement.strip()
            statement = ""
    if statement.strip():
        yield statement.strip()
