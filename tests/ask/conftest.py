"""The small ledger of tests/queries, and connections that read it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ledger.store import create, reading

_SCRIPT = Path(__file__).parents[1] / "queries" / "small.sql"


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("asked") / "small.db"
    create(path)
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript(f"BEGIN; {_SCRIPT.read_text(encoding='utf-8')} COMMIT;")
        conn.execute("INSERT INTO document_words (rowid, title, text) SELECT key, title, text FROM document")
        conn.commit()
    return path


@pytest.fixture
def conn(small: Path) -> Iterator[sqlite3.Connection]:
    with reading(small) as opened:
        yield opened
