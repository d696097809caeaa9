"""The program as a person runs it: words in, exit code and both streams out."""

import io
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from ledger.cli import status_of
from ledger.cli.commands import run
from ledger.store import create

SCRIPTS = Path(__file__).parents[1] / "queries"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended and what it printed."""

    status: int
    out: str
    err: str


Program = Callable[..., Outcome]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """Run `ledger` with these words in an empty folder; `stdin` is bytes."""
    for name in ("LEDGER_DB", "LEDGER_NOW", "LEDGER_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LEDGER_AUTHOR", "Ann")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)

    def ledger(*words: str, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "argv", ["ledger", *words])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = status_of(run)
        out, err = capsys.readouterr()
        return Outcome(status, out, err)

    return ledger


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The small ledger of tests/queries, at ledger.db of the folder in which the program runs."""
    return ledger_of("small.sql", tmp_path)


@pytest.fixture
def sums(tmp_path: Path) -> Path:
    """The ledger of sums of tests/queries, at the same place."""
    return ledger_of("sums.sql", tmp_path)


def ledger_of(script: str, folder: Path) -> Path:
    path = folder / "ledger.db"
    create(path)
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript(f"PRAGMA foreign_keys = ON; BEGIN; {(SCRIPTS / script).read_text(encoding='utf-8')} COMMIT;")
    return path
