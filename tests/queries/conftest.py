"""A small ledger, filled by hand, and a connection that reads it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ledger.store import create, reading

SMALL = Path(__file__).with_name("small.sql")


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "small.db"
    create(path)
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript(f"PRAGMA foreign_keys = ON; BEGIN; {SMALL.read_text(encoding='utf-8')} COMMIT;")
    return path


@pytest.fixture
def conn(small: Path) -> Iterator[sqlite3.Connection]:
    with reading(small) as opened:
        yield opened
