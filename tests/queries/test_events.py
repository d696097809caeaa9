"""The chronology, on the small ledger."""

import datetime
import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest

from ledger.errors import NoSuchFact, UsageError
from ledger.queries.documents import documents
from ledger.queries.doubts import doubts
from ledger.queries.events import EventFilter, events, plover_type
from ledger.queries.figures import figures
from ledger.queries.telling import parties_text

MEETING, AID, REQUEST, PROTEST = "c1a1aaaaaaaa", "c1a2aaaaaaaa", "c1b3aaaaaaaa", "c1b5aaaaaaaa"


def day(month: int, number: int) -> datetime.date:
    return datetime.date(2021, month, number)


def ids(conn: sqlite3.Connection, wanted: EventFilter) -> list[object]:
    return [row[-1] for row in events(conn, wanted).rows]


def test_all_events_come_in_order_of_time_and_the_undated_last(conn: sqlite3.Connection) -> None:
    assert ids(conn, EventFilter()) == [MEETING, AID, PROTEST, REQUEST]
    assert events(conn, EventFilter()).notes == ("1 undated event stands last",)


def test_a_row_says_when_what_kind_who_what_how_much_and_how_many_documents(conn: sqlite3.Connection) -> None:
    row = events(conn, EventFilter(kind="AID")).rows[0]
    assert row == (
        "2021-08-31", "AID", ("United States", "Ukraine"), "US gave Ukraine $60 million", "60,000,000 USD", "asserted", 2, AID,
    )  # fmt: skip


def test_an_event_without_money_has_none(conn: sqlite3.Connection) -> None:
    assert events(conn, EventFilter(kind="PROTEST")).rows[0][4] is None


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        (day(9, 1), None, [PROTEST]),
        (None, day(8, 1), []),
        (None, day(8, 2), [MEETING]),
        (day(8, 31), day(9, 1), [MEETING, AID]),
        (day(8, 31), day(9, 3), [MEETING, AID, PROTEST]),
    ],
)
def test_a_window_holds_every_event_of_which_a_day_may_lie_in_it(
    conn: sqlite3.Connection, since: datetime.date | None, until: datetime.date | None, found: list[object]
) -> None:
    assert ids(conn, EventFilter(since=since, until=until)) == found


def test_a_window_counts_the_undated_that_it_does_not_list(conn: sqlite3.Connection) -> None:
    assert events(conn, EventFilter(since=day(9, 1))).notes == ("1 undated event is not listed in a window; --undated lists them",)


def test_the_undated_are_listed_in_a_window_when_asked_for(conn: sqlite3.Connection) -> None:
    assert ids(conn, EventFilter(since=day(9, 1), undated=True)) == [PROTEST, REQUEST]


@pytest.mark.parametrize("words", ["Ukraine", "ukraine", "UKRAINE", "ukr"])
def test_an_actor_is_found_by_name_in_any_case_or_by_id(conn: sqlite3.Connection, words: str) -> None:
    assert ids(conn, EventFilter(actor=words)) == [AID, REQUEST]


def test_whole_words_of_one_name_are_enough(conn: sqlite3.Connection) -> None:
    assert ids(conn, EventFilter(actor="zelensky")) == [MEETING]


def test_a_part_of_a_word_is_no_name_and_the_near_names_are_told(conn: sqlite3.Connection) -> None:
    with pytest.raises(NoSuchFact, match="no actor is named 'Zelensk'") as raised:
        events(conn, EventFilter(actor="Zelensk"))
    assert raised.value.hint == "near it: 'Volodymyr Zelensky'; `ledger actors` lists all"


def test_words_of_two_names_are_not_guessed_at(conn: sqlite3.Connection) -> None:
    with pytest.raises(NoSuchFact, match="2 actors answer to 'Biden'") as raised:
        events(conn, EventFilter(actor="Biden"))
    assert "'joe-biden' (Joe Biden)" in raised.value.hint


def test_no_words_are_no_name(conn: sqlite3.Connection) -> None:
    with pytest.raises(NoSuchFact):
        events(conn, EventFilter(actor=" "))


def test_a_kind_is_written_in_any_case_and_must_be_one() -> None:
    assert plover_type("aid") == "AID"
    with pytest.raises(UsageError, match="'party' is not a kind of event"):
        plover_type("party")


def test_a_transfer_reads_from_whom_to_whom_in_a_table(conn: sqlite3.Connection) -> None:
    table = events(conn, EventFilter(kind="AID"))
    assert table.shortened().rows[0][2] == "United States -> Ukraine"
    assert events(conn, EventFilter(kind="CONSULT")).shortened().rows[0][2] == "Volodymyr Zelensky; Joe Biden"


@pytest.mark.parametrize(
    ("roles", "text"),
    [
        ((("A", "actor"), ("B", "actor"), ("C", "recipient")), "A; B -> C"),
        ((("S", "speaker"), ("A", "actor"), ("C", "recipient")), "S; A -> C"),
        ((("A", "actor"),), "A"),
        ((("C", "recipient"),), "C"),
        ((("P", "participant"), ("C", "recipient")), "P; C"),
        ((), ""),
    ],
)
def test_a_transfer_without_both_sides_is_a_list(roles: tuple[tuple[str, str], ...], text: str) -> None:
    assert parties_text([(name, frozenset((role,))) for name, role in roles]) == text


def plan(conn: sqlite3.Connection, question: Callable[[], object]) -> list[str]:
    """How SQLite answers every SELECT of a question."""
    asked: list[str] = []
    conn.set_trace_callback(asked.append)
    question()
    conn.set_trace_callback(None)
    return [row[3] for sql in asked if sql.lstrip().startswith("SELECT") for row in conn.execute(f"EXPLAIN QUERY PLAN {sql}")]


@pytest.mark.parametrize("end_day", ["2021-08-02", "2025-01-01", None])
def test_what_began_years_before_a_window_of_an_actor_and_lasts_into_it_comes_first(conn: sqlite3.Connection, end_day: str | None) -> None:
    with closing(sqlite3.connect(":memory:")) as changed:
        changed.deserialize(conn.serialize())
        changed.execute("UPDATE event SET first_day = '2017-05-01', end_day = ? WHERE id = ?", (end_day, MEETING))
        changed.execute("INSERT INTO event_actor VALUES (4, '2017-05-01', 1, 'host', NULL), (4, '2017-05-01', 1, 'mediator', NULL)")
        wanted = EventFilter(actor="ukr", since=day(8, 1), until=day(9, 1))
        assert ids(changed, wanted) == [MEETING, AID]
        assert ids(changed, wanted._replace(reverse=True)) == [AID, MEETING]
        assert events(changed, wanted._replace(limit=1)).notes[-1] == "1 more event is behind the limit"
        assert ids(changed, wanted._replace(since=day(8, 2))) == ([AID] if end_day == "2021-08-02" else [MEETING, AID])
        assert ids(changed, wanted._replace(since=datetime.date(1, 1, 2))) == [MEETING, AID]


def test_a_chronology_of_one_actor_looks_at_no_other_actors_events(conn: sqlite3.Connection) -> None:
    steps = plan(conn, lambda: events(conn, EventFilter(actor="ukr", since=day(8, 1), until=day(9, 1))))
    assert "SEARCH p USING PRIMARY KEY (actor=? AND first_day>? AND first_day<?)" in steps
    assert "SEARCH x USING INDEX event_long (<expr>>?)" in steps
    assert not [step for step in steps if step.startswith("SCAN") and "(subquery" not in step]


@pytest.mark.parametrize("question", [figures, doubts, documents])
def test_a_listing_reads_no_table_once_for_every_row(conn: sqlite3.Connection, question: Callable[[sqlite3.Connection], object]) -> None:
    steps = plan(conn, lambda: question(conn))
    assert not [step for step in steps if "LIST SUBQUERY" in step and "CORRELATED" in step]
    assert len([step for step in steps if step.startswith("SCAN") and "(subquery" not in step]) <= 3
