"""Sentences against the ledger of sums.sql."""

import datetime
import sqlite3
from typing import Any

import pytest

from ledger.errors import NothingToRead
from ledger.queries.assessing import assess
from ledger.queries.table import Table

NEW_YEAR = datetime.date(2025, 1, 1)


def rows_of(table: Table) -> list[dict[str, Any]]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("The US gave Ukraine $100 million in March 2022.", "holds"),
        ("The US gave Ukraine $150 million in 2022.", "holds"),
        ("The US announced $50 million for Ukraine in May 2022.", "holds"),
        ("The US announced a package of $100 million for Ukraine in March 2022.", "holds"),
        ("The US gave Ukraine $1 billion in 2022.", "holds otherwise"),
        ("the US gave Ukraine $350 billion since 2022", "does not hold"),
        ("The US gave Ukraine 40 million pounds in 2022.", "nothing to compare"),
    ],
)
def test_a_sentence_is_held_against_the_sums_of_its_parties_and_time(sums: sqlite3.Connection, sentence: str, verdict: str) -> None:
    assert rows_of(assess(sums, sentence, NEW_YEAR))[0]["verdict"] == verdict


def test_what_would_make_it_true_is_named_with_its_quote(sums: sqlite3.Connection) -> None:
    rows = rows_of(assess(sums, "The US gave Ukraine $1 billion in 2022.", NEW_YEAR))
    nearest = rows[2]
    assert (nearest["what"], nearest["since"], nearest["until"]) == ("one sum", "2022-01-10", "2022-01-10")
    assert (nearest["verdict"], nearest["stage"], nearest["changes"]) == ("holds", "appropriation", ("stage",))
    assert (nearest["event"], nearest["quote"]) == ("aa01", "Congress appropriated $1 billion for USAI.")


def test_a_sum_without_a_bound_makes_nothing_true_and_is_shown_as_open(sums: sqlite3.Connection) -> None:
    rows = rows_of(assess(sums, "the US gave Ukraine $350 billion since 2022", NEW_YEAR))
    (said,) = (row for row in rows if row["what"] == "as said")
    assert (said["verdict"], said["total"], said["since"], said["until"]) == (
        "not excluded",
        "at least 150,000,000 USD",
        "2022-01-01",
        "2025-01-01",
    )
    assert said["quotes"] == ("We announce $100 million from USAI.", "We also give more than $50 million.")


def test_totals_that_others_claim_are_listed_the_nearest_first(sums: sqlite3.Connection) -> None:
    rows = rows_of(assess(sums, "The US gave Ukraine $60 million in 2022.", NEW_YEAR))
    claimed = [(row["event"], row["ratio"], row["quote"]) for row in rows if row["what"] == "claimed"]
    assert claimed == [
        ("aa08", "1", "The US gave only $60 million for arms in March 2022."),
        ("aa07", "0.15", "We gave $400 million for arms in 2022."),
    ]


def test_the_same_sums_are_shown_once(sums: sqlite3.Connection) -> None:
    rows = rows_of(assess(sums, "The EU lent Ukraine $20 billion in 2024.", NEW_YEAR))
    shown = [row["events"] for row in rows if row["what"] in ("as said", "otherwise")]
    assert len(shown) == len(set(shown))


def test_a_side_that_the_sentence_does_not_name_is_open_and_said_to_be(sums: sqlite3.Connection) -> None:
    table = assess(sums, "We gave Ukraine $5 million.", NEW_YEAR)
    assert "no provider" in table.notes[0]


@pytest.mark.parametrize("text", ["", "Nothing is said of money here.", "\ud800", "\x00"])
def test_a_text_without_a_sum_is_an_error_that_says_what_to_write(sums: sqlite3.Connection, text: str) -> None:
    with pytest.raises(NothingToRead, match="no sum of money is read in it"):
        assess(sums, text, NEW_YEAR)


def test_a_table_for_people_cuts_quotes_and_other_formats_do_not(sums: sqlite3.Connection) -> None:
    table = assess(sums, "The US gave Ukraine $60 million in 2022.", NEW_YEAR)
    assert all(len(str(row[table.shortened().columns.index("quote")])) <= 140 for row in table.shortened().rows)


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("The US gave Ukraine $100 million in March 2022.", "announcement, 2022-03"),
        ("The US gave Ukraine $100 million in 2022.", "announcement, 2022"),
        ("The US pledged Ukraine $100 million in military aid.", "pledge, military, any time"),
        ("the US gave Ukraine $350 billion since 2022", "announcement, 2022-01-01/2025-01-01"),
    ],
)
def test_the_scope_of_a_sentence_is_told_in_words(sums: sqlite3.Connection, sentence: str, scope: str) -> None:
    assert rows_of(assess(sums, sentence, NEW_YEAR))[0]["scope"] == scope


def test_sums_in_another_currency_are_named_and_not_converted(sums: sqlite3.Connection) -> None:
    table = assess(sums, "The US gave Ukraine 40 million pounds in 2022.", NEW_YEAR)
    assert table.notes == ("40 million pounds: between these the ledger has sums in USD only, and converts none",)


def test_what_holds_as_it_stands_needs_no_other_scope(sums: sqlite3.Connection) -> None:
    rows = rows_of(assess(sums, "The US gave Ukraine $150 million in 2022.", NEW_YEAR))
    assert {row["what"] for row in rows} == {"said", "as said", "claimed"}
