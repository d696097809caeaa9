"""The two tables that are written a row at a time, as SQLModel classes: entry and document.

Importing this costs 0.3 s, so only what writes does it, when it writes. Everything that comes by the
thousand goes through `executemany` on tuples, and everything that is read through plain SQL.
tests/schema/ compares the columns with schema/ledger.sql, where their meaning and constraints stand.
"""

import sqlite3
from functools import cache

from sqlalchemy import insert
from sqlalchemy.dialects import sqlite
from sqlmodel import Field, SQLModel


class EntryRow(SQLModel, table=True):
    """One transaction of the ledger; `at` is UTC in ISO 8601, to the second."""

    __tablename__ = "entry"

    id: int | None = Field(default=None, primary_key=True)
    at: str
    author: str
    command: str
    reason: str | None = None
    version: str
    model: str | None = None
    previous: str
    digest: str


class DocumentRow(SQLModel, table=True):
    """One text as read; `published_on` is an ISO 8601 day, `supersedes` the key of the version before."""

    __tablename__ = "document"

    key: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    digest: str = Field(unique=True)
    title: str | None = None
    source: str | None = None
    url: str | None = Field(default=None, index=True)
    published_on: str | None = None
    place: str
    entry: int = Field(foreign_key="entry.id", index=True)
    supersedes: int | None = Field(default=None, foreign_key="document.key", index=True)
    text: str


@cache
def _inserting(table: type[SQLModel]) -> tuple[str, tuple[str, ...]]:
    """The statement that inserts a row of a table, and the columns in the order of its marks: compiled once."""
    columns = [column.name for column in SQLModel.metadata.tables[str(table.__tablename__)].columns]
    statement = insert(table).values(dict.fromkeys(columns)).compile(dialect=sqlite.dialect())
    return str(statement), tuple(statement.positiontup or ())


def save(conn: sqlite3.Connection, row: SQLModel) -> int:
    """Insert one row on the connection that holds the transaction; its key."""
    statement, names = _inserting(type(row))
    key = conn.execute(statement, [getattr(row, name) for name in names]).lastrowid
    assert key is not None, "an INSERT into a table with a key gives one"  # noqa: S101 - says it to the type checker
    return key
