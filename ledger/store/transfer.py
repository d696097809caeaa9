"""A whole ledger as lines of JSON, and a ledger made again from them: nothing is lost on the way.

The first line names the schema; then, table by table, a line with its name and columns and a line a row, in the order of its key. The
full-text index is made anew. What comes in is trusted in nothing: columns must be those of the schema, every constraint holds, and every
quote, hash and link of the chain is checked before the file is put in its place.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from ledger.errors import BrokenRecord, LedgerUnreadable
from ledger.store.connection import SCHEMA_VERSION, create
from ledger.store.findings import verify

_TABLES = """
SELECT name FROM main.sqlite_schema
WHERE type = 'table' AND name NOT LIKE 'document\\_words%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
ORDER BY rowid
"""
_COLUMNS = "SELECT name FROM pragma_table_info(?) ORDER BY cid"
_KEY = "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk"
_HINT = "take a file that `ledger export ndjson` wrote, whole"


def content_lines(conn: sqlite3.Connection) -> Iterator[str]:
    """The ledger as lines without line ends. What was added since an `--as-of` is in them too: they are the whole file."""
    yield json.dumps({"ledger": SCHEMA_VERSION})
    for table in _names(conn, _TABLES):
        columns, key = _names(conn, _COLUMNS, table), _names(conn, _KEY, table)
        yield json.dumps({"table": table, "columns": columns})
        for row in conn.execute(f"SELECT {', '.join(columns)} FROM main.{table} ORDER BY {', '.join(key) or 'rowid'}"):  # noqa: S608  of the schema
            yield json.dumps(row, ensure_ascii=False)


def load(lines: Iterable[str], path: Path, place: str) -> None:
    """Make the ledger at `path` of such lines, whole or not at all; `place` names where they come from.

    Raises BrokenRecord for a line that is none of a ledger, or a content that is not as it was written, and LedgerUnreadable for a path
    where something is, or that cannot be written.
    """
    if path.exists():
        raise LedgerUnreadable(str(path), "is there already", "give a path where nothing is yet")
    beside = path.with_name(f".{os.urandom(8).hex()}.new-ledger")
    create(beside)
    try:
        with closing(sqlite3.connect(beside, isolation_level=None)) as conn:
            _fill(conn, lines, place)
        beside.rename(path)
    finally:
        beside.unlink(missing_ok=True)


def _fill(conn: sqlite3.Connection, lines: Iterable[str], place: str) -> None:
    conn.execute("BEGIN")
    conn.execute("PRAGMA defer_foreign_keys = ON")
    insert = ""
    for number, line in enumerate(lines, 1):
        at = f"{place}, line {number}"
        match _value(line, at):
            case {"ledger": version} if number == 1:
                _demand_version(version, at)
            case {"table": str(table), "columns": list(columns)} if number > 1:
                insert = _insert(conn, table, columns, at)
            case list(row) if insert:
                _put(conn, insert, row, at)
            case _:
                raise BrokenRecord(at, "is no line of a ledger", _HINT)
    if not insert:
        raise BrokenRecord(place, "holds no ledger", _HINT)
    conn.execute("INSERT INTO document_words (document_words) VALUES ('rebuild')")
    for finding in verify(conn):
        raise BrokenRecord(f"{place}, {finding.place}", finding.wrong, "the content is not as it was written: ask for the file again")
    conn.execute("COMMIT")


def _value(line: str, at: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        raise BrokenRecord(at, "is no JSON", _HINT) from None


def _demand_version(version: object, at: str) -> None:
    if version != SCHEMA_VERSION:
        hint = "export it again from the ledger after `ledger upgrade`" if isinstance(version, int) and version < SCHEMA_VERSION else _HINT
        raise BrokenRecord(at, f"is of schema {version}, this program writes {SCHEMA_VERSION}", hint)


def _insert(conn: sqlite3.Connection, table: str, columns: Sequence[object], at: str) -> str:
    if table not in _names(conn, _TABLES) or columns != _names(conn, _COLUMNS, table):
        raise BrokenRecord(at, f"names a table or columns that schema {SCHEMA_VERSION} does not have", _HINT)
    return f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})"  # noqa: S608  the name is one of the schema


def _put(conn: sqlite3.Connection, insert: str, row: Sequence[object], at: str) -> None:
    try:
        conn.execute(insert, row)
    except (sqlite3.Error, OverflowError, UnicodeError) as error:
        raise BrokenRecord(at, f"does not fit its table ({error})", _HINT) from None


def _names(conn: sqlite3.Connection, question: str, *values: str) -> list[str]:
    return [str(name) for (name,) in conn.execute(question, values)]
