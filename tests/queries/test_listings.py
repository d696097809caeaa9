"""Documents, actors, figures and doubts, on the small ledger."""

import sqlite3

from ledger.queries.actors import actors
from ledger.queries.documents import documents
from ledger.queries.doubts import doubts
from ledger.queries.figures import figures


def test_documents_are_listed_by_day_without_older_versions_which_are_counted(conn: sqlite3.Connection) -> None:
    table = documents(conn)
    assert table.rows == (
        ("2021-09-01", "RT", "Talks – Washington", 3, 1, "d0c1aaaaaaaa"),
        ("2021-09-02", "White House", "Statement | new", 2, 0, "d0c3aaaaaaaa"),
        (None, None, None, 0, 0, "d0c4aaaaaaaa"),
    )
    assert table.notes == ("1 other version is kept and not listed",)


def test_actors_are_listed_by_mentions_with_the_days_between_which_they_act(conn: sqlite3.Connection) -> None:
    table = actors(conn)
    first, *_, last = (dict(zip(table.columns, row, strict=True)) for row in table.rows)
    days = {"first": "2021-08-01", "last": "2021-08-01"}
    assert first | days == first
    assert (first["name"], first["kind"], first["country"], first["mentions"], first["id"]) == (
        "Joe Biden",
        "person",
        "USA",
        1,
        "joe-biden",
    )
    assert (last["name"], last["mentions"], last["first"], last["id"]) == ("Ukraine", 0, "2021-08-31", "ukr")


def test_actors_are_listed_with_their_offices(conn: sqlite3.Connection) -> None:
    table = actors(conn)
    biden = dict(zip(table.columns, table.rows[0], strict=True))
    assert biden["offices"] == ("Vice President 2009-01-20/2017-01-20", "President 2021-01-20/2025-01-20")
    shown = table.shortened()
    assert shown.rows[0][shown.columns.index("offices")] == ("Vice President 2009-2017", "President 2021-2025")


def test_a_figure_has_every_field_and_exact_decimal_strings(conn: sqlite3.Connection) -> None:
    table = figures(conn)
    first = dict(zip(table.columns, table.rows[0], strict=True))
    assert first["quote"] == "$60 million"
    assert (first["amount"], first["amount_low"], first["amount_high"]) == ("60000000", "60000000", "60000000")
    assert first["money"] == "60,000,000 USD"
    assert first["vague"] is False
    assert first["provider"] == ("United States",)
    assert first["event"] == "c1a2aaaaaaaa"


def test_an_open_bound_stays_open(conn: sqlite3.Connection) -> None:
    table = figures(conn)
    request = next(row for row in (dict(zip(table.columns, row, strict=True)) for row in table.rows) if row["stage"] == "request")
    assert (request["amount_low"], request["amount_high"], request["money"]) == ("2500000000", None, "more than 2,500,000,000 USD")


def test_figures_of_one_event_are_all_listed(conn: sqlite3.Connection) -> None:
    assert [row[2] for row in figures(conn).rows].count("c1a2aaaaaaaa") == 2


def test_people_read_fewer_columns_than_programs(conn: sqlite3.Connection) -> None:
    table = figures(conn)
    assert table.shortened().columns == (
        "date",
        "money",
        "nature",
        "stage",
        "provider",
        "recipient",
        "quote",
        "document",
        "id",
    )
    assert len(table.shortened().rows) == len(table.rows)


def test_a_doubt_is_quoted(conn: sqlite3.Connection) -> None:
    assert doubts(conn).rows == (("d0c1aaaaaaaa", "no-currency", "an amount without a currency", "billions", 157),)
