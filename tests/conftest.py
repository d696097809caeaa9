"""What holds for every test: property tests have no time limit, and in CI no chance; and small ledgers filled by hand."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import settings

from ledger.store import create

settings.register_profile("ours", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("ours")

SCRIPTS = Path(__file__).parent / "queries"

Filled = Callable[[str], Path]


@pytest.fixture
def filled(tmp_path: Path) -> Filled:
    """A ledger.db in the test's folder, filled by a script of tests/queries."""

    def fill(script: str) -> Path:
        path = tmp_path / "ledger.db"
        create(path)
        with closing(sqlite3.connect(path)) as conn:
            conn.executescript(f"PRAGMA foreign_keys = ON; BEGIN; {(SCRIPTS / script).read_text(encoding='utf-8')} COMMIT;")
        return path

    return fill
