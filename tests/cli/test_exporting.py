"""Listings into files and into the formats of other programs, and a ledger out and in again."""

import json
from pathlib import Path
from typing import Any

import pytest

ARTICLE = (
    "KYIV, 1 September 2021 - On Tuesday the United States gave Ukraine $60 million in military aid.\n"
    "President Volodymyr Zelensky met President Joe Biden in Washington on 1 September 2021.\n"
)


@pytest.fixture
def added(program: Any, tmp_path: Path) -> Path:
    """A ledger of one article and a decision."""
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert program("add", "a.txt", "--published", "2021-09-01", "--source", "RT", "--no-model", "--now", "2021-09-02").status == 0
    event = json.loads(program("events", "--format", "ndjson").out.splitlines()[0])["id"]
    assert program("accept", event, "--reason", "seen", "--now", "2021-09-03").status == 0
    return tmp_path / "ledger.db"


@pytest.mark.usefixtures("added")
@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("o.md", "| date |"),
        ("o.csv", "date,kind"),
        ("o.tsv", "date\tkind"),
        ("o.json", "["),
        ("o.html", "<!doctype html>"),
        ("o.txt", "date "),
    ],
)
def test_the_suffix_of_the_file_says_the_format(program: Any, tmp_path: Path, name: str, begins: str) -> None:
    ran = program("events", "-o", name)
    assert (ran.status, ran.out) == (0, "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


@pytest.mark.usefixtures("added")
def test_an_unknown_suffix_and_a_place_that_cannot_be_written_are_told(program: Any, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    assert program("events", "-o", "o.xyz").status == 2
    ran = program("events", "-o", "nowhere/o.csv")
    assert ran.status == 1
    assert "nowhere/o.csv" in ran.err
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.usefixtures("added")
def test_markdown_has_a_footnote_with_the_words_of_each_source(program: Any) -> None:
    out = program("events", "kind:aid", "--format", "markdown").out
    assert "[^1] |" in out
    assert '[^1]: RT, 2021-09-01, "' in out or "[^1]: RT, " in out
    assert "On Tuesday the United States gave Ukraine $60 million in military aid." in out


@pytest.mark.usefixtures("added")
def test_a_page_of_aid_is_a_table_without_a_script(program: Any) -> None:
    out = program("aid", "--to", "Ukraine", "--format", "html").out
    assert "60,000,000 USD" in out
    assert "<script" not in out


@pytest.mark.usefixtures("added")
def test_a_chart_is_written_and_says_what_it_adds_up(program: Any, tmp_path: Path) -> None:
    ran = program("aid", "--from", "United States", "--to", "Ukraine", "--by", "year", "--chart", "aid.svg")
    assert (ran.status, ran.out) == (0, "")
    assert "Aid from United States to Ukraine" in (tmp_path / "aid.svg").read_text(encoding="utf-8")


@pytest.mark.usefixtures("added")
@pytest.mark.parametrize("target", ["timelinejs", "ical", "markwhen", "ftm", "bibtex", "iati", "beancount"])
def test_every_export_prints_something_that_names_the_facts(program: Any, target: str) -> None:
    ran = program("export", target)
    assert ran.status == 0
    assert "2021" in ran.out


@pytest.mark.usefixtures("added")
def test_an_export_takes_a_query(program: Any) -> None:
    assert "60" in program("export", "markwhen", "kind:aid").out
    assert program("export", "markwhen", "kind:protest").out == ""


@pytest.mark.usefixtures("added")
def test_a_query_and_the_parties_choose_what_is_exported_of_events_and_of_aid(program: Any) -> None:
    assert "60000000" in program("export", "iati", "date:2021-08").out
    assert "60000000" not in program("export", "iati", "date:2020").out
    assert "60" in program("export", "markwhen", "--from", "United States", "--to", "Ukraine").out
    assert program("export", "markwhen", "kind:consult", "--to", "Ukraine").out == ""


def test_a_ledger_comes_back_the_same_with_its_history_and_decisions(program: Any, added: Path, tmp_path: Path) -> None:
    assert program("export", "ndjson", "-o", "all.ndjson").status == 0
    assert program("import", "all.ndjson", "--db", "again.db").status == 0
    for words in (("dump",), ("log", "--format", "json"), ("export", "ndjson"), ("events", "--format", "json")):
        assert program(*words, "--db", "again.db").out == program(*words).out
    assert program("verify", "--derived", "--db", "again.db").status == 0
    assert added.exists()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


@pytest.mark.usefixtures("added")
def test_an_import_searches_its_words_too(program: Any) -> None:
    program("export", "ndjson", "-o", "all.ndjson")
    program("import", "all.ndjson", "--db", "again.db")
    assert (
        program("events", "military", "--format", "json", "--db", "again.db").out == program("events", "military", "--format", "json").out
    )


@pytest.mark.usefixtures("added")
@pytest.mark.parametrize(
    ("altered", "said"),
    [
        (lambda text: text.replace("$60 million", "$61 million"), "document"),
        (lambda text: text.replace('"Ann"', '"Eve"'), "entry"),
        (lambda text: text[: len(text) // 2], "line"),
        (lambda text: text.replace('"columns": ["id", "at"', '"columns": ["id", "when"'), "columns"),
        (lambda text: text.replace('{"ledger": ', '{"ledger": 9'), "schema"),
        (lambda _: "", "holds no ledger"),
        (lambda _: "[" * 100_000, "line 1"),
    ],
)
def test_an_altered_export_makes_no_ledger(program: Any, tmp_path: Path, altered: Any, said: str) -> None:
    program("export", "ndjson", "-o", "all.ndjson")
    text = (tmp_path / "all.ndjson").read_text(encoding="utf-8")
    ran = program("import", "-", "--db", "again.db", stdin=altered(text).encode())
    assert ran.status == 1
    assert said in ran.err
    assert not (tmp_path / "again.db").exists()


def test_an_import_never_takes_the_place_of_a_ledger(program: Any, added: Path) -> None:
    program("export", "ndjson", "-o", "all.ndjson")
    before = added.read_bytes()
    assert program("import", "all.ndjson").status == 1
    assert added.read_bytes() == before
