"""Claimed totals beside their items, on the ledger of sums.sql."""

import sqlite3
from typing import Any

import pytest

from ledger.errors import NoSuchFact
from ledger.queries.reconciling import has_contradiction, reconcile


def rows_of(conn: sqlite3.Connection, *asked: str) -> dict[tuple[str, str], dict[str, Any]]:
    table = reconcile(conn, *asked)
    rows: list[dict[str, Any]] = [dict(zip(table.columns, cells, strict=True)) for cells in table.rows]
    return {(row["total"], row["event"]): row for row in rows}


def test_a_total_whose_items_come_to_more_than_it_can_mean_is_contradicted(sums: sqlite3.Connection) -> None:
    total = rows_of(sums)["aa08", "aa08"]
    assert (total["verdict"], total["claimed_high"], total["items"], total["gap"]) == (
        "contradicted",
        "63000000",
        "100,000,000 USD",
        "37000000",
    )
    assert total["quote"] == "The US gave only $60 million for arms in March 2022."
    assert has_contradiction(reconcile(sums))


def test_an_item_of_a_purpose_that_is_not_told_may_be_in_the_total_or_not(sums: sqlite3.Connection) -> None:
    total = rows_of(sums)["aa07", "aa07"]
    assert (total["verdict"], total["items_low"], total["items_high"], total["gap"]) == ("consistent", "100000000", None, None)


def test_below_a_total_stand_the_items_that_were_used(sums: sqlite3.Connection) -> None:
    rows = rows_of(sums, "United States", "Ukraine")
    assert list(rows) == [("aa08", "aa08"), ("aa08", "aa02"), ("aa07", "aa07"), ("aa07", "aa02"), ("aa07", "aa03")]
    assert rows["aa07", "aa07"]["used"] == ("aa02", "aa03")
    assert rows["aa07", "aa07"]["left_out"] == ("aa01 budget",)
    assert (rows["aa07", "aa02"]["what"], rows["aa07", "aa02"]["money"]) == ("item", "100,000,000 USD")


def test_only_totals_between_the_named_are_held(sums: sqlite3.Connection) -> None:
    assert rows_of(sums, "Poland") == {}
    with pytest.raises(NoSuchFact, match="no actor is named 'Narnia'"):
        reconcile(sums, "Narnia")


def test_verdicts_are_counted(sums: sqlite3.Connection) -> None:
    assert reconcile(sums).notes == ("2 claimed totals: consistent 1, contradicted 1",)
