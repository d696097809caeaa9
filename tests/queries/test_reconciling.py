"""Claimed totals beside their items, on the ledger of sums.sql."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ledger.errors import NoSuchFact
from ledger.queries.reconciling import has_contradiction, reconcile
from ledger.store import reading


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
    assert [rows["aa07", item]["counts"] for item in ("aa02", "aa03")] == ["yes", "maybe"]


def test_what_is_missing_or_too_much_and_the_share_are_told_in_words(sums: sqlite3.Connection) -> None:
    rows = rows_of(sums)
    assert (rows["aa08", "aa08"]["difference"], rows["aa08", "aa08"]["share"]) == ("37,000,000 USD too much", "167 %")
    assert (rows["aa07", "aa07"]["difference"], rows["aa07", "aa07"]["share"]) == (None, "at least 25 %")


def test_a_total_for_a_thing_that_is_in_no_field_is_not_contradicted(funded: Path, tmp_path: Path) -> None:
    path = tmp_path / "radars.db"
    shutil.copy(funded, path)
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("UPDATE document SET text = replace(text, 'only $60 million for arms', 'some $60 million for mast')")
        conn.commit()
    with reading(path) as conn:
        row = rows_of(conn)["aa08", "aa08"]
    assert (row["verdict"], row["items_low"], row["items_high"]) == ("consistent", "0", "100000000")


def test_only_totals_between_the_named_are_held(sums: sqlite3.Connection) -> None:
    assert rows_of(sums, "Poland") == {}
    with pytest.raises(NoSuchFact, match="no actor is named 'Narnia'"):
        reconcile(sums, "Narnia")


def test_verdicts_are_counted(sums: sqlite3.Connection) -> None:
    assert reconcile(sums).notes == ("2 claimed totals: consistent 1, contradicted 1",)
