"""The ledger from Python, as a notebook uses it."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

import ledger
from ledger.errors import LedgerMissing, NoSuchFact, UsageError

Filled = Callable[[str], Path]
NOW = datetime.datetime(2021, 9, 2, tzinfo=datetime.UTC)


def test_rows_are_mappings_in_order_with_notes_about_the_rest(filled: Filled) -> None:
    rows = ledger.open(filled("small.sql")).events(since="2021-08", until="2021-08")
    assert rows.columns[:2] == ("date", "kind")
    assert [row["date"] for row in rows] == sorted(str(row["date"]) for row in rows)
    assert len(rows[:1]) == 1
    assert any("undated" in note for note in rows.notes)


def test_days_are_dates_or_text_and_mean_the_same(filled: Filled) -> None:
    book = ledger.open(filled("small.sql"))
    text = book.events(since="2021-08-31", until="2021-08-31")
    dates = book.events(since=datetime.date(2021, 8, 31), until=datetime.date(2021, 8, 31))
    assert list(text) == list(dates)
    with pytest.raises(UsageError, match="no year, month or day"):
        book.events(since="soon")


def test_a_document_is_added_and_its_facts_are_there(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("On 31 August 2021 the United States gave Ukraine $60 million.", encoding="utf-8")
    book = ledger.open(tmp_path / "new.db")
    (added,) = book.add(article, published="2021-09-01", publisher="RT", model=False, now=NOW)
    assert added.outcome == "added"
    assert [row["amount"] for row in book.aid(provider="United States", recipient="Ukraine")] == ["60000000"]
    assert [row["source"] for row in book.documents()] == ["RT"]
    assert {row["id"]: row["names"] for row in book.actors()} == {"usa": ("United States",), "ukr": ("Ukraine",)}
    (event,) = book.events(kind="aid")
    assert "$60 million" in book.show(str(event["id"])).claims[0].quote.words


def test_reading_makes_no_file_and_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(LedgerMissing):
        ledger.open(tmp_path / "none.db").events()
    assert not list(tmp_path.iterdir())


def test_an_id_of_nothing_is_an_error(filled: Filled) -> None:
    with pytest.raises(NoSuchFact):
        ledger.open(filled("small.sql")).show("ffffffffffff")


def test_a_notebook_shows_words_of_documents_as_text(filled: Filled) -> None:
    shown = ledger.open(filled("small.sql")).documents()._repr_html_()
    assert shown.startswith("<table>")
    assert "Statement | new" in shown
    assert "\x1b" not in shown


def test_listings_take_the_query_language(filled: Filled) -> None:
    book = ledger.open(filled("small.sql"))
    assert [row["id"] for row in book.documents(query="date:2021-09-02")] == ["d0c3aaaaaaaa"]
    assert [row["id"] for row in book.figures(query="stage:request")] == ["c1b3aaaaaaaa"]
    assert [row["id"] for row in book.events(query="kind:consult")] == ["c1a1aaaaaaaa"]
    assert {row["id"] for row in book.actors(query="biden")} == {"joe-biden", "name:Hunter Biden"}
    assert len(book.aid(query="money:none")) == 0
    with pytest.raises(UsageError, match="there is no term"):
        book.events(query="knd:aid")
