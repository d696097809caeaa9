"""The query language in the aid timeline: what is added up, and what cannot be."""

import sqlite3
from typing import Any

import pytest

from ledger.ask import parse
from ledger.errors import UsageError
from ledger.queries.aid import AidQuestion, aid
from ledger.queries.aid_terms import aid_sql
from ledger.queries.sql import answer
from tests.ask.trees import NOW


def rows(sums: sqlite3.Connection, text: str, **more: Any) -> list[tuple[object, object]]:
    table = aid(sums, AidQuestion(query=parse(text, NOW), **more))
    return list(zip(table.column("event"), table.column("excluded"), strict=True))


def test_a_query_for_aid_is_the_same_as_its_options(sums: sqlite3.Connection) -> None:
    for text, options in (
        ('from:"United States"', {"provider": "United States"}),
        ("from:usa to:ukr", {"provider": "usa", "recipient": "ukr"}),
        ("to:ukr stage:disbursement", {"recipient": "ukr", "stage": "disbursement"}),
    ):
        assert aid(sums, AidQuestion(query=parse(text, NOW))) == aid(sums, AidQuestion(**options))  # type: ignore[arg-type]


def test_other_terms_choose_among_the_sums_before_they_are_added(sums: sqlite3.Connection) -> None:
    everything = rows(sums, "")
    assert rows(sums, "-stage:appropriation") == [row for row in everything if row[1] != "budget"]
    assert rows(sums, "-money:any") == []
    assert rows(sums, "basis:cumulative") == [row for row in everything if row[1] == "cumulative"]
    assert {event for event, _ in rows(sums, "money:>=300m")} < {event for event, _ in everything}


@pytest.mark.parametrize("text", ["stage:pledge,request", "(stage:pledge stage:request) or stage:authority", "nature:contract"])
def test_what_cannot_be_added_up_is_an_error(sums: sqlite3.Connection, text: str) -> None:
    with pytest.raises(UsageError, match="query, column"):
        rows(sums, text)


def test_an_option_and_a_term_that_say_the_same_thing_twice_are_an_error(sums: sqlite3.Connection) -> None:
    with pytest.raises(UsageError, match="the query has from: too"):
        rows(sums, "from:usa", provider="ukr")


def test_the_sql_of_aid_finds_the_sums_that_are_asked_about(sums: sqlite3.Connection) -> None:
    for text in ("", "from:usa to:ukr", "money:>300m -stage:request"):
        question = AidQuestion(query=parse(text, NOW))
        found = answer(sums, aid_sql(sums, question))
        assert set(found.column("id")) >= {event for event, reason in rows(sums, text) if reason is None}
