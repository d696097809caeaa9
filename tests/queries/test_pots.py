"""Pots and packages, on the ledger of sums.sql."""

import datetime
import sqlite3
from typing import Any

from ledger.queries.pots import pots, stages
from ledger.queries.table import Table


def rows_of(table: Table) -> list[dict[str, Any]]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_a_pot_has_what_was_drawn_from_it_and_what_is_left(sums: sqlite3.Connection) -> None:
    (pot,) = rows_of(pots(sums))
    assert (pot["event"], pot["stage"], pot["programme"], pot["money"]) == ("aa01", "appropriation", "USAI", "1,000,000,000 USD")
    assert (pot["drawn"], pot["left"], pot["draws"], pot["inferred"]) == ("100,000,000 USD", "900,000,000 USD", ("aa02",), ())


def test_what_was_drawn_later_is_left_on_an_earlier_day(sums: sqlite3.Connection) -> None:
    (pot,) = rows_of(pots(sums, datetime.date(2022, 2, 1)))
    assert (pot["draws"], pot["left_low"], pot["left_high"]) == ((), "1000000000", "1000000000")


def test_a_pot_is_not_there_before_its_day(sums: sqlite3.Connection) -> None:
    assert pots(sums, datetime.date(2022, 1, 10)).rows == ()


def test_a_package_has_its_later_stages_with_their_days_and_shares(sums: sqlite3.Connection) -> None:
    table = stages(sums)
    lent = next(row for row in rows_of(table) if row["event"] == "aa05")
    assert (lent["stages"], lent["disbursement"], lent["delivery"], lent["steps"]) == (
        ("disbursement 2024-12-10 (100 %)",),
        ("2024-12-10",),
        (),
        ("aa06",),
    )
    assert [row["event"] for row in rows_of(table)] == ["aa02", "aa09", "aa03", "aa05"]
    assert table.notes == ("4 packages, 1 with a later stage",)
