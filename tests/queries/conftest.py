"""Small ledgers, filled by hand, and connections that read them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ledger.store import create, reading

FOLDER = Path(__file__).parent


def ledger_of(script: str, folder: Path) -> Path:
    path = folder / "small.db"
    create(path)
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript(f"PRAGMA foreign_keys = ON; BEGIN; {(FOLDER / script).read_text(encoding='utf-8')} COMMIT;")
    return path


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return ledger_of("small.sql", tmp_path_factory.mktemp("ledger"))


@pytest.fixture
def conn(small: Path) -> Iterator[sqlite3.Connection]:
    with reading(small) as opened:
        yield opened


@pytest.fixture(scope="session")
def funded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return ledger_of("sums.sql", tmp_path_factory.mktemp("funded"))


@pytest.fixture
def sums(funded: Path) -> Iterator[sqlite3.Connection]:
    """The ledger of sums.sql."""
    with reading(funded) as opened:
        yield opened
