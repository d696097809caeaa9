"""The aid timeline and its totals, on the ledger of sums.sql."""

import sqlite3
from typing import Any

import pytest

from ledger.queries.aid import AidQuestion, aid
from ledger.queries.table import Table


def rows_of(table: Table) -> list[dict[str, Any]]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_a_package_that_is_told_twice_counts_once_and_raises_its_sources(sums: sqlite3.Connection) -> None:
    rows = rows_of(aid(sums, AidQuestion(provider="United States", cumulative=True)))
    assert [(row["event"], row["sources"], row["running_low"], row["running_high"]) for row in rows if row["excluded"] is None] == [
        ("aa02", 2, "100000000", "100000000"),
        ("aa03", 1, "150000000", None),
    ]


def test_each_sum_that_is_left_out_stands_there_with_its_reason(sums: sqlite3.Connection) -> None:
    table = aid(sums, AidQuestion())
    assert {row["event"]: row["excluded"] for row in rows_of(table) if row["excluded"]} == {
        "aa01": "budget",
        "aa06": "later_stage",
        "aa07": "cumulative",
        "aa08": "cumulative",
    }
    assert table.notes == ("4 sums left out of the totals: budget 1, cumulative 2, later_stage 1",)


def test_a_total_has_one_line_a_currency_and_loans_apart(sums: sqlite3.Connection) -> None:
    table = aid(sums, AidQuestion(by="recipient", cumulative=True))
    assert [(row["recipient"], row["new"], row["loans"], row["new_low"], row["new_high"], row["events"]) for row in rows_of(table)] == [
        ("Ukraine", "5,000,000 EUR", "no", "5000000", "5000000", ("aa09",)),
        ("Ukraine", "at least 150,000,000 USD", "no", "150000000", None, ("aa02", "aa03")),
        ("Ukraine", "20,000,000,000 USD in loans", "yes", "20000000000", "20000000000", ("aa05",)),
    ]
    assert table.shortened().columns == ("recipient", "sums", "new", "running")


@pytest.mark.parametrize(
    ("by", "heading", "keys"),
    [
        ("month", "period", ["2022-03", "2022-04", "2022-05", "2024-10"]),
        ("quarter", "period", ["2022-Q1", "2022-Q2", "2022-Q2", "2024-Q4"]),
        ("year", "period", ["2022", "2022", "2024"]),
        ("provider", "provider", ["European Union", "Poland", "United States"]),
        ("instrument", "instrument", [None, None, "grant", "loan"]),
        ("programme", "programme", [None, None, None, "USAI"]),
    ],
)
def test_sums_are_added_by_each_key(sums: sqlite3.Connection, by: str, heading: str, keys: list[str | None]) -> None:
    assert [row[heading] for row in rows_of(aid(sums, AidQuestion(by=by)))] == keys


def test_below_totals_what_is_left_out_is_listed_when_asked_and_adds_nothing(sums: sqlite3.Connection) -> None:
    plain, full = (rows_of(aid(sums, AidQuestion(by="year", left_out=asked))) for asked in (False, True))
    assert full[: len(plain)] == plain
    rest = full[len(plain) :]
    assert [(row["event"], row["excluded"], row["sums"], row["new_low"]) for row in rest] == [
        ("aa07", "cumulative", 0, None),
        ("aa01", "budget", 0, None),
        ("aa08", "cumulative", 0, None),
        ("aa06", "later_stage", 0, None),
    ]


def test_a_stage_is_a_measure_of_its_own(sums: sqlite3.Connection) -> None:
    rows = rows_of(aid(sums, AidQuestion(stage="disbursement")))
    assert [row["event"] for row in rows if row["excluded"] is None] == ["aa06"]
    assert next(row["excluded"] for row in rows if row["event"] == "aa05") == "later_stage"


def test_a_purpose_leaves_others_unasked_and_counts_those_without_one(sums: sqlite3.Connection) -> None:
    table = aid(sums, AidQuestion(purpose="military"))
    assert {row["event"] for row in rows_of(table)} == {"aa01", "aa02", "aa07", "aa08"}
    assert table.notes[-1] == "1 sum without a known purpose is not listed"
