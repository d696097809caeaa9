"""The listing commands as a person runs them."""

import json
from pathlib import Path
from typing import Any

import pytest


@pytest.mark.usefixtures("small")
def test_events_are_a_table_by_default_also_in_a_pipe(program: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS")
    ran = program("events", "--actor", "Zelensky")
    assert ran.status == 0
    assert ran.out.splitlines()[0].split() == ["date", "kind", "who", "what", "money", "id"]
    assert "Volodymyr Zelensky; Joe Biden" in ran.out
    assert ran.err == ""


@pytest.mark.usefixtures("small")
def test_a_window_includes_both_its_ends_as_they_are_written(program: Any) -> None:
    ran = program("events", "--since", "2021-08-31", "--until", "2021-08-31", "--format", "json")
    assert [row["date"] for row in json.loads(ran.out)] == ["2021-08", "2021-08-31"]


@pytest.mark.usefixtures("small")
def test_words_count_from_now(program: Any) -> None:
    ran = program("events", "--since", "last month", "--until", "last month", "--now", "2021-10-05", "--format", "json")
    assert [row["kind"] for row in json.loads(ran.out)] == ["PROTEST"]


@pytest.mark.usefixtures("small")
def test_what_is_not_listed_is_said_on_stderr(program: Any) -> None:
    ran = program("events", "--since", "2021-09", "--format", "ndjson")
    assert ran.err == "note: 1 undated event is not listed in a window; --undated lists them\n"
    assert len(ran.out.splitlines()) == 1


@pytest.mark.usefixtures("small")
def test_an_empty_listing_is_no_error(program: Any) -> None:
    ran = program("events", "--kind", "assault", "--format", "json")
    assert (ran.status, ran.out) == (0, "[]\n")


@pytest.mark.parametrize("command", ["events", "documents", "actors", "figures", "doubts"])
@pytest.mark.parametrize("form", ["table", "markdown", "csv", "json", "ndjson"])
@pytest.mark.usefixtures("small")
def test_every_listing_prints_every_format(program: Any, command: str, form: str) -> None:
    ran = program(command, "--format", form)
    assert ran.status == 0
    assert ran.out


def test_a_listing_reads_the_ledger_that_the_environment_names(program: Any, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEDGER_DB", str(small.rename(small.with_name("other.db"))))
    assert program("documents", "--format", "ndjson").status == 0


def test_reading_leaves_the_folder_and_the_file_as_they_were(program: Any, small: Path) -> None:
    before = small.read_bytes()
    for command in ("events", "documents", "actors", "figures", "doubts", "dump"):
        program(command)
    program("show", "c1a1")
    assert [path.name for path in small.parent.iterdir()] == ["ledger.db"]
    assert small.read_bytes() == before


@pytest.mark.usefixtures("small")
def test_show_prints_the_quote_and_with_why_its_rules(program: Any) -> None:
    assert "[[$60 million]]" in program("show", "c1a2").out
    assert "rules: give-verb" in program("show", "c1a2", "--why").out
    assert json.loads(program("show", "c1a2", "--format", "json").out)["kind"] == "event"


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("width", [100, 110, 120])
def test_a_table_fits_the_columns_that_the_environment_names(program: Any, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for command in ("events", "documents", "actors", "doubts"):
        assert max(map(len, program(command).out.splitlines())) <= width


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("columns", ["", "0", "-5", "wide"])
def test_in_a_pipe_without_columns_no_line_is_broken(program: Any, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert len(program("events").out.splitlines()) == 2 + 4


TO_A_FILE = (
    ("conflicts",), ("duplicates",), ("pots",), ("stages",), ("reconcile",), ("log",), ("diff", "1", "1"), ("novelty", "d0c1"),
    ("coverage", "d0c1"), ("assess", "We gave Ukraine $60 million."), ("clean", "d0c1", "--explain"), ("actor", "why", "Joe Biden"),
)  # fmt: skip


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("words", TO_A_FILE, ids=lambda words: str(words[0]))
def test_every_listing_goes_to_a_file_in_the_format_of_its_suffix(program: Any, tmp_path: Path, words: tuple[str, ...]) -> None:
    printed = program(*words, "--format", "json")
    ran = program(*words, "-o", "rows.json")
    assert (ran.status, ran.out, ran.err) == (printed.status, "", printed.err)
    assert (tmp_path / "rows.json").read_text(encoding="utf-8") == printed.out
    assert program(*words, "-o", "page.html").status == printed.status
    assert "<table" in (tmp_path / "page.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("small")
def test_the_text_of_a_document_goes_to_a_file_whole(program: Any, tmp_path: Path) -> None:
    assert program("clean", "d0c1", "-o", "text.txt").out == ""
    assert (tmp_path / "text.txt").read_text(encoding="utf-8") == program("clean", "d0c1").out
