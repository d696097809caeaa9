"""Months count what is in force, whatever comes and goes."""

from hypothesis import given
from hypothesis import strategies as st

from ledger.store.months import Begun, count_months, months_are_right
from tests.store import made

_DAYS = st.sampled_from([None, "2021-08-01", "2021-08-02", "2021-08-31", "2021-09-01", "0001-01-01"])
_EVENTS = st.builds(Begun, st.sampled_from([None, "AID", "AGREE"]), _DAYS, st.sampled_from([None, "accepted", "rejected"]))
_STEPS = st.lists(st.tuples(st.lists(_EVENTS, max_size=4), st.lists(st.integers(0, 9), max_size=3)), max_size=6)

_INSERT = "INSERT INTO event (key, id, preferred, type, first_day, standing, documents, from_entry) VALUES (?, ?, 1, ?, ?, ?, 1, 1)"


@given(_STEPS)
def test_the_months_count_the_events_in_force_after_any_coming_and_going(steps: list[tuple[list[Begun], list[int]]]) -> None:
    with made.empty() as conn:
        conn.execute("PRAGMA foreign_keys = OFF")
        held: list[tuple[int, Begun]] = []
        number = 0
        for come, places in steps:
            gone = [held.pop(place) for place in sorted(set(places), reverse=True) if place < len(held)]
            conn.executemany("UPDATE event SET until_entry = 2 WHERE key = ?", ((key,) for key, _ in gone))
            count_months(conn, (event for _, event in gone), come)
            for event in come:
                number += 1
                values = (number, f"{number:012x}", event.kind, event.first_day, event.standing)
                conn.execute(_INSERT, values)
                held.append((number, event))
            assert months_are_right(conn)
