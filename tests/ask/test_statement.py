"""The SQL of a query: it can be run as it is printed, and lists what the listing lists."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given, settings

from ledger.ask import Query, parse
from ledger.errors import NoSuchFact
from ledger.queries.events import EventFilter, events
from ledger.queries.sql import answer
from ledger.queries.statement import literal, statement
from tests.ask.ledgers import World, ledger_of, worlds
from tests.ask.test_meaning import queries
from tests.ask.trees import NOW

AID = "c1a2aaaaaaaa"


@settings(max_examples=40, deadline=None)
@given(worlds(), queries)
def test_the_printed_sql_finds_the_events_of_the_listing_in_its_order(world: World, query: Query) -> None:
    with closing(ledger_of(world)) as conn:
        for undated in (False, True):
            wanted = EventFilter(query=query, undated=undated)
            assert [row[-1] for row in answer(conn, statement(conn, wanted)).rows] == [row[-1] for row in events(conn, wanted).rows]


def test_values_of_a_query_are_literals_whatever_stands_in_them(conn: sqlite3.Connection) -> None:
    sql = statement(conn, EventFilter(query=parse('document:"Talks – Washington" -"x\' OR 1"', NOW)))
    assert "x or 1" in sql
    assert literal("it's :q1; --") == "'it''s :q1; --'"
    assert literal(None) == "NULL"
    assert literal(5) == "5"


def test_a_remark_says_how_the_query_was_read_on_one_line(conn: sqlite3.Connection) -> None:
    sql = statement(conn, EventFilter(query=parse('date:"last year" actor:"Joe\nBiden"', NOW)))
    assert sql.startswith("SELECT ")
    assert sql.endswith(';\n-- date:2020 actor:"Joe Biden"')


def test_order_and_limit_stand_in_the_sql(conn: sqlite3.Connection) -> None:
    sql = statement(conn, EventFilter(reverse=True, limit=2))
    assert sql.endswith("ORDER BY e.first_day IS NULL, e.first_day DESC, e.id DESC\nLIMIT 2;")
    assert len(answer(conn, sql).rows) == 2


@pytest.mark.parametrize(
    ("text", "place", "wrong"),
    [
        ("kind:aid actor:Zelensk", "query, column 10", "no actor is named 'Zelensk'"),
        ("from:Biden", "query, column 1", "2 actors answer to 'Biden'"),
        ("source:Reuters", "query, column 1", "no document comes from 'Reuters'"),
        ("-document:nowhere", "query, column 2", "no document has the id 'nowhere', or these words in its title"),
    ],
)
def test_a_name_that_the_ledger_does_not_know_is_an_error_in_its_column(
    conn: sqlite3.Connection, text: str, place: str, wrong: str
) -> None:
    with pytest.raises(NoSuchFact) as raised:
        events(conn, EventFilter(query=parse(text, NOW)))
    assert (raised.value.place, raised.value.wrong) == (place, wrong)


def test_a_publisher_that_is_nearly_named_is_told(conn: sqlite3.Connection) -> None:
    with pytest.raises(NoSuchFact) as raised:
        events(conn, EventFilter(query=parse('source:"White Horse"', NOW)))
    assert raised.value.hint == "near it: 'White House'; `ledger documents` lists all with their sources"


def test_the_beginning_of_an_id_that_several_documents_have_is_not_guessed_at(conn: sqlite3.Connection) -> None:
    with pytest.raises(NoSuchFact, match="no document has the id 'd0c'"):
        events(conn, EventFilter(query=parse("document:d0c", NOW)))
    assert [row[-1] for row in events(conn, EventFilter(query=parse("document:d0c3", NOW))).rows] == [AID, "c1b5aaaaaaaa"]


def test_a_sum_that_is_more_than_its_number_is_taken_at_the_number(conn: sqlite3.Connection) -> None:
    def found(text: str) -> int:
        return len(events(conn, EventFilter(query=parse(text, NOW))).rows)

    assert (found("money:>=2.5bn"), found("money:>2.5bn"), found("money:>=3bn")) == (1, 0, 0)
