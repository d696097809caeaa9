"""Groups of a listing: the same numbers as counting its rows."""

import sqlite3
from collections import Counter
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.ask import EVERYTHING, Query, parse
from ledger.queries.events import EventFilter, events
from ledger.queries.grouping import GROUPS, groups
from tests.ask.ledgers import World, ledger_of, worlds
from tests.ask.test_meaning import queries
from tests.ask.trees import NOW


@settings(max_examples=40, deadline=None)
@given(worlds(), queries, st.booleans())
def test_the_groups_count_the_rows_of_the_listing(world: World, query: Query, undated: bool) -> None:
    with closing(ledger_of(world)) as conn:
        wanted = EventFilter(query=query, undated=undated)
        listed = [world.events[int(str(row[-1])) - 1] for row in events(conn, wanted).rows]
        counted = {by: {row[0]: row[1] for row in groups(conn, wanted, by).rows} for by in GROUPS}
    days = [event.days[0] if event.days else None for event in listed]
    assert counted["year"] == Counter(day and day[:4] for day in days)
    assert counted["month"] == Counter(day and day[:7] for day in days)
    assert counted["kind"] == Counter((event.kind or "").upper() for event in listed)
    shares = sum(int(str(number)) for number in counted["actor"].values())
    assert shares == sum(len({name for name, _ in event.parties}) for event in listed)


def test_groups_by_time_come_in_order_and_the_undated_last(conn: sqlite3.Connection) -> None:
    table = groups(conn, EventFilter(), "month")
    assert table.columns == ("month", "events", "first", "last")
    assert table.rows == (("2021-08", 2, "2021-08-01", "2021-08-31"), ("2021-09", 1, "2021-09-02", "2021-09-02"), (None, 1, None, None))
    assert [row[0] for row in groups(conn, EventFilter(reverse=True), "month").rows] == ["2021-09", "2021-08", None]


@pytest.mark.parametrize(("by", "first"), [("kind", "AID"), ("actor", "Ukraine")])
def test_groups_by_kind_or_actor_begin_with_the_most_events(conn: sqlite3.Connection, by: str, first: str) -> None:
    assert groups(conn, EventFilter(), by).rows[0][0] == first


def test_an_actor_with_two_roles_in_an_event_counts_once_and_a_note_says_what_is_counted(conn: sqlite3.Connection) -> None:
    table = groups(conn, EventFilter(query=parse("actor:ukr", NOW)), "actor")
    assert table.rows[0][:2] == ("Ukraine", 2)
    assert table.notes[0] == "an event counts under each of its actors"


@pytest.mark.parametrize("by", ["year", "month", "kind"])
@pytest.mark.parametrize("kind", [None, "AID", "PROTEST"])
def test_the_counts_that_are_kept_are_those_of_the_events(conn: sqlite3.Connection, by: str, kind: str | None) -> None:
    wanted = EventFilter(kind=kind)
    assert groups(conn, wanted, by) == groups(conn, wanted._replace(query=EVERYTHING), by)


def test_groups_behind_the_limit_are_counted(conn: sqlite3.Connection) -> None:
    table = groups(conn, EventFilter(limit=1), "month")
    assert len(table.rows) == 1
    assert table.notes == ("2 more groups are behind the limit",)


def test_groups_of_a_window_count_the_undated_that_are_left_out(conn: sqlite3.Connection) -> None:
    table = groups(conn, EventFilter(query=parse("date:2021-09", NOW)), "kind")
    assert table.rows == (("PROTEST", 1, "2021-09-02", "2021-09-02"),)
    assert table.notes == ("1 undated event is not listed in a window; --undated lists them",)
