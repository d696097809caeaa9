"""Events are replaced when they change and kept when they do not."""

import datetime
import sqlite3
from dataclasses import replace

import pytest

from ledger import model, store
from ledger.store.days import days_of
from tests.store import made


def _in_force(conn: sqlite3.Connection) -> list[tuple[int, int]]:
    return conn.execute("SELECT key, from_entry FROM event WHERE until_entry IS NULL").fetchall()


def test_an_event_that_comes_out_as_it_was_keeps_its_row() -> None:
    text = made.document()
    claim = made.claim_of(text)
    with made.empty() as conn:
        made.add(conn, text, [claim])
        before = _in_force(conn)
        store.replace_events(conn, store.events_of(conn, [claim.id]), [made.event_of(claim)], made.add_entry(conn))
        assert _in_force(conn) == before


def test_an_event_that_gains_a_claim_is_closed_and_its_successor_put_in_force() -> None:
    one, two = made.document(), made.document(made.TEXT + " More.")
    first, second = made.claim_of(one), made.claim_of(two)
    conflict = model.Conflict("amount", (("60000000 USD", (first.id,)), ("70000000 USD", (second.id,))))
    with made.empty() as conn:
        made.add(conn, one, [first])
        made.add(conn, two, [second])
        old = store.events_of(conn, [first.id, second.id])
        entry = made.add_entry(conn)
        store.replace_events(conn, old, [made.event_of(first, second, conflicts=(conflict,))], entry)
        assert [since for _, since in _in_force(conn)] == [entry]
        assert set(store.claims_of_events(conn, store.events_of(conn, [first.id]))) == {first, second}
        assert conn.execute("SELECT count(*) FROM event WHERE until_entry = ?", (entry,)).fetchone() == (2,)
        assert conn.execute("SELECT count(*) FROM event_actor WHERE until_entry IS NULL").fetchone() == (2,)
        assert conn.execute("SELECT field, value FROM conflict ORDER BY value").fetchall() == [
            ("amount", "60000000 USD"),
            ("amount", "70000000 USD"),
        ]


def test_an_event_read_again_from_the_same_words_stands_on_the_new_claims() -> None:
    text = made.document()
    claim = made.claim_of(text)
    with made.empty() as conn:
        key = made.add(conn, text, [claim])
        old = store.events_of(conn, [claim.id])
        entry = made.add_entry(conn)
        store.add_reading(conn, key, made.read(text, [claim]), made.UNITS, entry)
        store.replace_events(conn, old, [made.event_of(claim)], entry)
        assert store.claims_of_events(conn, store.events_of(conn, [claim.id])) == (claim,)
        assert [since for _, since in _in_force(conn)] == [entry]


@pytest.mark.parametrize(("first_day", "stored"), [(datetime.date(2021, 3, 1), "2021-03-01"), (None, "")])
def test_the_day_of_an_event_stands_beside_its_actors_and_is_empty_when_unknown(first_day: datetime.date | None, stored: str) -> None:
    text = made.document()
    claim = made.claim_of(text, first_day=first_day)
    with made.empty() as conn:
        made.add(conn, text, [replace(claim, figure=None)])
        assert conn.execute("SELECT DISTINCT first_day FROM event_actor").fetchall() == [(stored,)]


def test_a_figure_without_an_event_beside_it_gives_its_own_date() -> None:
    text = made.document()
    with made.empty() as conn:
        made.add(conn, text, [replace(made.claim_of(text), happening=None)])
        assert conn.execute("SELECT type, date, first_day, end_day FROM event").fetchone() == (None, "2021-03", "2021-03-01", "2021-04-01")


@pytest.mark.parametrize(
    ("edtf", "first", "end"),
    [
        ("2021-08-31", "2021-08-31", "2021-09-01"),
        ("2021-12", "2021-12-01", "2022-01-01"),
        ("2021~", "2021-01-01", "2022-01-01"),
        ("2014/2021-09-01", "2014-01-01", "2021-09-02"),
        ("2014/..", "2014-01-01", None),
        ("../2014", None, "2015-01-01"),
        ("2021-02-30", None, None),
        ("9999-12-31", None, None),
        ("2021-22", None, None),
        ("2022/2021", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_the_days_of_an_edtf_date_are_its_first_and_the_one_after_its_last(edtf: str | None, first: str | None, end: str | None) -> None:
    assert tuple(day and day.isoformat() for day in days_of(edtf)) == (first, end)
