"""What is written comes back exactly; what is closed no longer counts."""

import datetime
from dataclasses import replace

from hypothesis import given, settings

from ledger import model, store
from tests.store import made


@settings(max_examples=60, deadline=None)
@given(made.documents_with_claims())
def test_claims_come_back_exactly_as_they_were_written(told: tuple[model.Document, tuple[model.Claim, ...]]) -> None:
    text, claims = told
    with made.empty() as conn:
        key = made.add(conn, text, claims)
        assert store.claims_of_document(conn, key) == claims
        assert store.claims_near(conn, [f"claim:{claim.id}" for claim in claims]) == claims
        assert store.claims_of_events(conn, store.events_of(conn, [claim.id for claim in claims])) == claims
        assert [stored.document for stored in store.stored_documents(conn)] == [text]
        assert list(store.verify(conn)) == []


def test_claims_are_near_only_when_they_share_a_block() -> None:
    one, two = made.document(), made.document(made.TEXT + " More.")
    with made.empty() as conn:
        made.add(conn, one, [made.claim_of(one)])
        made.add(conn, two, [made.claim_of(two)])
        assert store.claims_near(conn, [f"claim:{made.claim_of(two).id}"]) == (made.claim_of(two),)
        assert len(store.claims_near(conn, ["day:2021-03", "day:2021-03"])) == 2
        assert store.claims_near(conn, ["day:2021-04"]) == ()


def test_claims_come_in_the_order_of_their_days_whatever_the_order_of_adding() -> None:
    early = made.document(made.TEXT + " Early.", datetime.date(2020, 1, 1))
    late = made.document()
    with made.empty() as conn:
        made.add(conn, late, [made.claim_of(late)])
        made.add(conn, early, [made.claim_of(early)])
        assert [claim.published_on for claim in store.claims_near(conn, ["day:2021-03"])] == [early.published_on, late.published_on]


def test_a_second_reading_takes_the_place_of_the_first_and_keeps_it() -> None:
    text = made.document()
    again = replace(made.claim_of(text), order=0, happening=None)
    with made.empty() as conn:
        key = made.add(conn, text, [made.claim_of(text)])
        entry = made.add_entry(conn)
        store.add_reading(conn, key, made.read(text, [again]), made.UNITS, entry)
        assert store.claims_near(conn, ["day:2021-03"]) == (again,)
        assert conn.execute("SELECT count(*), sum(until = ?) FROM reading", (entry,)).fetchone() == (2, 1)


def test_the_claims_of_a_retired_reading_count_no_more_but_their_events_are_found() -> None:
    text = made.document()
    with made.empty() as conn:
        key = made.add(conn, text, [made.claim_of(text)])
        store.retire_reading(conn, key, made.add_entry(conn))
        events = store.events_of(conn, [made.claim_of(text).id])
        assert len(events) == 1
        assert store.claims_of_events(conn, events) == ()
        assert store.claims_near(conn, ["day:2021-03"]) == ()


def test_an_actor_is_one_row_whatever_documents_tell_of_it_and_in_whatever_order() -> None:
    one, two = made.document(), made.document(made.TEXT + " More.")
    with made.empty() as conn:
        made.add(conn, one, [made.claim_of(one)])
        made.add(conn, two, [made.claim_of(two)])
        actors = conn.execute("SELECT id, name, kind, country FROM actor ORDER BY id").fetchall()
    assert actors == [("name:John Doe", "John Doe", None, None), ("usa", "United States", "state", "USA")]
