"""What is new in a document, on the ledger of sums.sql."""

import sqlite3

import pytest

from ledger.errors import NoSuchFact
from ledger.queries.novelty import novelty


def verdicts(conn: sqlite3.Connection, document: str) -> list[tuple[object, ...]]:
    table = novelty(conn, document)
    places = [table.columns.index(name) for name in ("claim", "verdict", "other")]
    return [tuple(row[place] for place in places) for row in table.rows]


def test_a_sum_is_new_or_drawn_from_a_pot(sums: sqlite3.Connection) -> None:
    assert verdicts(sums, "dd01") == [("aa01", "new", None), ("aa02", "drawn", "aa01"), ("aa03", "new", None)]


def test_a_later_stage_of_a_package_is_no_new_money(sums: sqlite3.Connection) -> None:
    assert ("aa06", "drawn", "aa05") in verdicts(sums, "dd04")


def test_a_sum_that_another_document_told_before_repeats_its_event(sums: sqlite3.Connection) -> None:
    assert verdicts(sums, "dd02") == [("aa04", "repeat", "aa02")]
    row = dict(zip(novelty(sums, "dd02").columns, novelty(sums, "dd02").rows[0], strict=True))
    assert (row["told"], row["quote"]) == ("2022-03-01  AID  We announce $100 million from USAI.", "Washington gave $100 million.")


def test_sums_that_are_no_event_are_counted(sums: sqlite3.Connection) -> None:
    assert novelty(sums, "dd05").notes == ("2 sums: new 2", "1 sum of the document is no event: `ledger figures` lists all")


def test_a_document_without_sums_has_no_rows_and_an_unknown_one_is_an_error(conn: sqlite3.Connection) -> None:
    assert novelty(conn, "d0c4").rows == ()
    with pytest.raises(NoSuchFact, match="no document of the ledger has this id"):
        novelty(conn, "ffff")
