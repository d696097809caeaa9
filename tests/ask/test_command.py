"""The query on the command line."""

import io
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ledger.cli import status_of
from ledger.cli.commands import run
from ledger.cli.listings import sql
from ledger.views.formats import Format

Program = Callable[..., tuple[int, str, str]]


@pytest.fixture
def program(small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Program:
    """Run `ledger events` with these words on the small ledger: the exit code and both streams."""
    monkeypatch.setenv("LEDGER_DB", str(small))
    monkeypatch.setenv("LEDGER_NOW", "2021-10-01")
    monkeypatch.chdir(tmp_path)

    def events(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["ledger", "events", *words])
        status = status_of(run)
        return status, *capsys.readouterr()

    return events


def test_a_query_narrows_beside_the_options(program: Program) -> None:
    status, out, _ = program("actor:ukr", "--kind", "aid", "--format", "ndjson")
    assert status == 0
    assert out.count("\n") == 1
    assert '"id": "c1a2aaaaaaaa"' in out


def test_words_of_a_date_count_from_now(program: Program) -> None:
    assert program('date:"last month"', "--format", "csv")[1].splitlines()[1:] == [
        "2021-09-02,PROTEST,,Protesters gathered,,asserted,1,c1b5aaaaaaaa",
    ]


def test_a_wrong_query_is_drawn_with_a_caret_and_ends_with_2(program: Program) -> None:
    status, out, err = program("kind:agree actr:x")
    assert (status, out) == (2, "")
    assert err.startswith("  kind:agree actr:x\n             ^\nledger: query, column 12: there is no term 'actr:'\nhint: ")


def test_a_query_can_come_from_standard_input(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("kind:protest\n"))
    assert program("-", "--format", "ndjson")[1].count("\n") == 1


def test_an_unknown_name_ends_with_1(program: Program) -> None:
    assert program("actor:Nobody")[0] == 1


def test_a_saved_query_is_found_from_the_working_folder(program: Program) -> None:
    Path("ledger.toml").write_text('[queries]\nprotests = "kind:protest"\n')
    assert program("@protests", "--format", "ndjson")[1].count("\n") == 1


def test_an_empty_listing_is_done(program: Program) -> None:
    assert program("nothing such")[:2] == (0, "")


def test_the_sql_is_printed_and_steers_no_terminal(program: Program) -> None:
    status, out, _ = program("“turn \u202earound”", "--sql")
    assert status == 0
    assert "ORDER BY e.first_day IS NULL, e.first_day, e.id;\n" in out
    assert "\u202e" not in out


def test_groups_have_every_format(program: Program) -> None:
    assert program("--group-by", "kind", "--format", "csv")[1].startswith("kind,events,first,last\r\nAID,1,2021-08-31,2021-08-31")


def test_markdown_has_footnotes(program: Program) -> None:
    status, out, _ = program("kind:aid", "--format", "markdown")
    assert (status, out.count("\n[^")) == (0, 2)


def test_the_answer_to_sql_steers_no_terminal(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sql("SELECT text, 2 AS two FROM document WHERE key = 4", db=small, format=Format.TABLE)
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "two" in out


def test_reading_leaves_the_folder_as_it_was(program: Program, small: Path) -> None:
    before = sorted(small.parent.iterdir())
    program("framework")
    assert sorted(small.parent.iterdir()) == before
    with sqlite3.connect(small) as conn:
        assert conn.execute("PRAGMA journal_mode").fetchone() == ("delete",)


@pytest.mark.parametrize("words", [("-kind:aid",), ("--limit", "9", "--", "-kind:aid"), ("not:kind:aid",), ('-"gave ukraine"',)])
def test_a_query_may_begin_with_its_minus(program: Program, words: tuple[str, ...]) -> None:
    status, out, _ = program("--format", "csv", *words)
    assert status == 0
    assert "CONSULT" in out
    assert "AID,United States; Ukraine,US gave" not in out


def test_a_wrong_option_is_no_query(program: Program) -> None:
    assert program("-x")[0] == 2
    assert program("--kindd", "aid")[0] == 2
