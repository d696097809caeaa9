"""The aid timeline and its totals, on the ledger of sums.sql."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ledger.errors import NoSuchFact
from ledger.queries.aid import AidQuestion, aid
from ledger.queries.table import Table
from ledger.store import reading


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
        ("instrument", "instrument", ["grant", "loan", None, None]),
        ("programme", "programme", ["USAI", None, None, None]),
    ],
)
def test_sums_are_added_by_each_key(sums: sqlite3.Connection, by: str, heading: str, keys: list[str | None]) -> None:
    assert [row[heading] for row in rows_of(aid(sums, AidQuestion(by=by)))] == keys


def test_a_key_that_is_not_told_has_a_word_in_a_table(sums: sqlite3.Connection) -> None:
    shown = aid(sums, AidQuestion(by="programme")).shortened()
    assert [row[0] for row in shown.rows] == ["USAI", "not told", "not told", "not told"]


def test_a_sum_told_by_the_year_is_said_to_be_in_no_month(funded: Path, tmp_path: Path) -> None:
    path = altered(funded, tmp_path, "UPDATE event SET first_day = '2022-01-01', end_day = '2023-01-01', date = '2022' WHERE key = 2;")
    with reading(path) as conn:
        table = aid(conn, AidQuestion(by="month"))
    assert [row["period"] for row in rows_of(table)] == ["2022", "2022-04", "2022-05", "2024-10"]
    assert table.notes[-1] == "1 sum told by the year only is in no month of it"


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
    table = aid(sums, AidQuestion(stage="disbursement"))
    assert [(row["event"], row["excluded"]) for row in rows_of(table)] == [("aa06", None)]
    assert table.notes == ("7 sums of other stages are not listed",)


def test_a_purpose_leaves_others_unasked_and_counts_those_without_one(sums: sqlite3.Connection) -> None:
    table = aid(sums, AidQuestion(purpose="military"))
    assert {row["event"] for row in rows_of(table)} == {"aa01", "aa02", "aa07", "aa08"}
    assert table.notes[-1] == "1 sum without a known purpose is not listed"


# ---- joint sums, and amounts that are not shown ----

CONFLICT = "INSERT INTO conflict (event, field, value, claim) VALUES (2, 'figure', '100000000 USD', 2), (2, 'figure', 'other', 4);"


def altered(funded: Path, folder: Path, *statements: str) -> Path:
    """The ledger of sums.sql with something else in it."""
    path = folder / "altered.db"
    shutil.copy(funded, path)
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript("".join(statements))
    return path


def lines_of(path: Path, question: AidQuestion) -> dict[str, Any]:
    with reading(path) as conn:
        return {row["event"]: row for row in rows_of(aid(conn, question))}


@pytest.mark.parametrize("group", ["G7", "G7 leaders", "NATO allies"])
def test_a_sum_of_a_group_is_listed_for_each_member_and_counts_for_none(funded: Path, tmp_path: Path, group: str) -> None:
    path = altered(funded, tmp_path, f"UPDATE figure SET provider = '[\"{group}\"]' WHERE claim = 9;")  # noqa: S608
    assert lines_of(path, AidQuestion(provider="United States"))["aa09"]["excluded"] == "joint_provider"
    assert lines_of(path, AidQuestion(provider="Canada"))["aa09"]["provider"] == (group,)
    with pytest.raises(NoSuchFact, match="no actor is named 'Brazil'"):
        lines_of(path, AidQuestion(provider="Brazil"))


def test_a_sum_of_two_is_listed_for_each_of_them(funded: Path, tmp_path: Path) -> None:
    path = altered(funded, tmp_path, """UPDATE figure SET provider = '["Canada", "United States"]' WHERE claim = 9;""")
    assert lines_of(path, AidQuestion(provider="United States"))["aa09"]["excluded"] == "joint_provider"
    assert lines_of(path, AidQuestion(provider="Canada"))["aa09"]["excluded"] == "joint_provider"
    assert lines_of(path, AidQuestion())["aa09"]["excluded"] is None


def test_who_has_left_a_group_has_no_part_in_what_it_gave_since(sums: sqlite3.Connection) -> None:
    assert [row["event"] for row in rows_of(aid(sums, AidQuestion(provider="Germany")))] == ["aa05", "aa06"]
    assert rows_of(aid(sums, AidQuestion(provider="United Kingdom"))) == []


def test_a_member_s_own_sum_is_not_that_of_its_group(sums: sqlite3.Connection) -> None:
    assert {row["event"] for row in rows_of(aid(sums, AidQuestion(provider="European Union")))} == {"aa05", "aa06"}


@pytest.mark.parametrize(("decided", "reason"), [("NULL", "alternative"), ("'prefer'", "superseded"), ("'accept'", "alternative")])
def test_the_amount_that_is_not_shown_is_listed_and_never_counted(funded: Path, tmp_path: Path, decided: str, reason: str) -> None:
    other = "UPDATE figure SET amount_low = 6500000000, amount_high = 6500000000 WHERE claim = 4;"
    path = altered(funded, tmp_path, CONFLICT, other, f"UPDATE event SET decided = {decided} WHERE key = 2;")  # noqa: S608
    lines = lines_of(path, AidQuestion(provider="United States"))
    assert (lines["aa02"]["excluded"], lines["aa02"]["money"]) == (None, "100,000,000 USD")
    assert (lines["aa04"]["excluded"], lines["aa04"]["money"], lines["aa04"]["sources"]) == (reason, "65,000,000 USD", 1)


def test_an_amount_a_hundred_times_off_from_all_others_is_a_misstatement(funded: Path, tmp_path: Path) -> None:
    slip = "UPDATE figure SET amount_low = 1000000000000, amount_high = 1000000000000 WHERE claim = 4;"
    path = altered(funded, tmp_path, CONFLICT, slip, "INSERT INTO event_claim (event, ordinal, claim) VALUES (2, 2, 10);")
    lines = lines_of(path, AidQuestion(provider="United States"))
    assert (lines["aa02"]["excluded"], lines["aa04"]["excluded"]) == (None, "misstatement")


def test_a_rejected_sum_is_left_out_with_all_its_amounts(funded: Path, tmp_path: Path) -> None:
    other = "UPDATE figure SET amount_low = 6500000000, amount_high = 6500000000 WHERE claim = 4;"
    path = altered(funded, tmp_path, CONFLICT, other, "UPDATE event SET standing = 'rejected' WHERE key = 2;")
    lines = lines_of(path, AidQuestion(provider="United States"))
    assert (lines["aa02"]["excluded"], lines["aa04"]["excluded"]) == ("rejected", "rejected")


def test_a_table_says_how_many_documents_are_independent_where_some_are_copies(funded: Path, tmp_path: Path) -> None:
    with reading(altered(funded, tmp_path, "UPDATE event SET independent = documents;")) as conn:
        assert "independent" not in aid(conn, AidQuestion(provider="United States")).shortened().columns
    with reading(altered(funded, tmp_path, "UPDATE event SET independent = 1;")) as conn:
        shown = aid(conn, AidQuestion(provider="United States", recipient="Ukraine")).shortened()
    assert shown.columns == ("date", "money", "stage", "purpose", "sources", "independent", "event", "excluded")
