"""What decisions make of events: pure, in any order, and taken back without a trace."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger import errors, model, store
from ledger.store.corrections import corrected
from ledger.store.decided import DecidedEvent, Decision, DecisionKind, decided_events
from ledger.store.decisions import nearest
from tests.store import made


def _claims(number: int) -> list[model.Claim]:
    """So many gifts to different states: nothing is one by itself."""
    found = []
    for place in range(number):
        claim = made.claim_of(made.document(f"{made.TEXT} {place}"))
        assert claim.figure
        found.append(replace(claim, figure=replace(claim.figure, recipient=(f"State {place}",))))
    return found


def _twins() -> list[model.Claim]:
    """Two documents that tell one gift."""
    return [made.claim_of(made.document(made.TEXT + more)) for more in ("", " More.")]


def _groups(events: Sequence[DecidedEvent]) -> set[frozenset[str]]:
    return {frozenset(claim.id for claim in one.event.claims) for one in events}


def test_without_decisions_events_are_those_that_resolving_gives() -> None:
    one, two = _twins()
    (event,) = decided_events([one, two], [])
    assert (event.standing, event.kinds, event.corrections) == (None, (), ())
    assert {claim.id for claim in event.event.claims} == {one.id, two.id}


def test_a_merge_makes_one_event_that_is_shown_as_the_first_named_and_lists_the_conflict() -> None:
    one, two, three = _claims(3)
    merge = Decision(1, "merge", (two.id, one.id))
    joined, other = sorted(decided_events([one, two, three], [merge]), key=lambda event: -len(event.event.claims))
    assert (joined.event.preferred.id, joined.event.documents, joined.kinds) == (two.id, 2, ("merge",))
    assert "recipient" in {conflict.field for conflict in joined.event.conflicts}
    assert (other.event.preferred.id, other.kinds) == (three.id, ())


def test_a_split_sets_claims_apart_and_newcomers_go_where_they_are_the_same() -> None:
    one, two = _twins()
    split = Decision(1, "split", (one.id,), (two.id,))
    assert _groups(decided_events([one, two], [split])) == {frozenset((one.id,)), frozenset((two.id,))}
    third = made.claim_of(made.document(made.TEXT + " Again."))
    assert _groups(decided_events([one, two, third], [split])) == {frozenset((one.id, third.id)), frozenset((two.id,))}


def test_a_split_after_a_merge_holds_and_a_merge_after_that_too() -> None:
    one, two = _claims(2)
    merge, split = Decision(1, "merge", (one.id, two.id)), Decision(2, "split", (one.id,), (two.id,))
    assert len(decided_events([one, two], [merge, split])) == 2
    assert len(decided_events([one, two], [merge, split, Decision(3, "merge", (one.id, two.id))])) == 1


@pytest.mark.parametrize(
    ("kinds", "standing"),
    [(("reject",), "rejected"), (("accept",), "accepted"), (("reject", "accept"), "accepted"), (("accept", "reject"), "rejected")],
)
def test_of_accepting_and_rejecting_the_later_holds(kinds: tuple[DecisionKind, ...], standing: str) -> None:
    (claim,) = _claims(1)
    (event,) = decided_events([claim], [Decision(place, kind, (claim.id,)) for place, kind in enumerate(kinds)])
    assert event.standing == standing


def test_a_copy_of_a_rejected_story_stays_rejected() -> None:
    one, two = _twins()
    (event,) = decided_events([one, two], [Decision(1, "reject", (one.id,))])
    assert (event.standing, event.event.documents) == ("rejected", 2)


def test_a_preferred_claim_is_the_one_that_is_shown() -> None:
    one, two = _twins()
    for chosen, other in permutations((one, two)):
        (event,) = decided_events([one, two], [Decision(1, "prefer", (other.id,), (chosen.id,))])
        assert event.event.preferred.id == chosen.id


def test_a_decision_on_claims_that_are_gone_changes_nothing() -> None:
    (claim,) = _claims(1)
    assert decided_events([claim], [Decision(1, "merge", ("gone", "too"))]) == decided_events([claim], [])


_KINDS: tuple[DecisionKind, ...] = ("accept", "reject", "merge", "split", "prefer")
_five = _claims(4) + _twins()[:1]


@st.composite
def _decisions(draw: st.DrawFn) -> list[Decision]:
    names = [claim.id for claim in _five]
    found = []
    for place in range(draw(st.integers(0, 6))):
        chosen = draw(st.lists(st.sampled_from(names), min_size=2, max_size=4, unique=True))
        kind = draw(st.sampled_from(_KINDS))
        apart = tuple(chosen[:1]) if kind in ("split", "prefer") else ()
        found.append(Decision(place, kind, tuple(chosen[len(apart) :]), apart))
    return found


@given(_decisions(), st.randoms(use_true_random=False))
def test_every_claim_is_in_one_event_and_no_order_changes_what_comes_out(decisions: list[Decision], random: object) -> None:
    claims, shuffled = list(_five), list(decisions)
    random.shuffle(claims)  # type: ignore[attr-defined]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    events = decided_events(_five, decisions)
    assert decided_events(claims, shuffled) == events
    assert sorted(claim.id for one in events for claim in one.event.claims) == sorted(claim.id for claim in _five)


@pytest.mark.parametrize(
    ("corrections", "low", "high", "comparator"),
    [
        ({"amount": "65"}, "65", "65", "eq"),
        ({"amount": "65", "comparator": "gt"}, "65", None, "gt"),
        ({"comparator": "le"}, None, "60000000", "le"),
        ({"amount_low": "1", "amount_high": "2"}, "1", "2", "range"),
        ({"amount": None}, None, None, "eq"),
        ({"stage": "pledge"}, "60000000", "60000000", "eq"),
    ],
)
def test_a_corrected_amount_has_the_bounds_of_its_comparator(
    corrections: dict[str, str | None], low: str | None, high: str | None, comparator: str
) -> None:
    figure = made.claim_of(made.document()).figure
    assert figure
    changed = corrected(figure, corrections)
    assert tuple(bound and f"{bound:f}" for bound in (changed.low, changed.high)) == (low, high)
    assert changed.comparator == comparator


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("amount", "65,000,000.50", "65000000.5"),
        ("provider", "Poland; Czech  Republic", "Poland; Czech Republic"),
        ("stage", "Pledge", "pledge"),
        ("stage", "", None),
        ("period", "2014/2021-09-01", "2014/2021-09-01"),
    ],
)
def test_a_value_is_kept_in_one_form(field: str, value: str, kept: str | None) -> None:
    assert store.checked(field, value, store.OF_FIGURE, "a sum") == kept


@pytest.mark.parametrize(
    ("field", "value"),
    [("amount", "-1"), ("amount", "many"), ("amount", "1e99"), ("amount", "NaN"), ("stage", "gift"), ("currency", "$"), ("period", "soon"),
     ("comparator", ""), ("colour", "red")],
)  # fmt: skip
def test_a_value_that_a_field_cannot_have_is_refused(field: str, value: str) -> None:
    with pytest.raises(errors.UsageError):
        store.checked(field, value, store.OF_FIGURE, "a sum")


def test_a_decision_finds_its_claim_again_by_document_span_and_kind() -> None:
    present = [("aaa", 10, 21, "figure"), ("bbb", 40, 55, "figure"), ("ccc", 38, 52, "event")]
    assert nearest(("aaa", 0, 1, "event"), present) == "aaa"
    assert nearest(("old", 44, 55, "figure"), present) == "bbb"
    assert nearest(("old", 12, 14, "event"), present) is None
    assert nearest(("old", 21, 40, "figure"), present) is None


def test_a_decision_holds_on_a_claim_that_other_rules_read_with_another_span() -> None:
    text = made.document()
    claim = made.claim_of(text)
    assert claim.figure
    assert claim.happening
    longer = replace(claim, id="f" * 12, start=claim.start - 5, figure=replace(claim.figure, start=claim.start - 5))
    with made.empty() as conn:
        key = made.add(conn, text, [claim])
        entry = made.add_entry(conn)
        store.add_decisions(conn, [store.NewDecision("reject", [(claim, 0)])], entry)
        store.derive(conn, [claim], (), entry, made.UNITS)
        store.seal_entry(conn, entry)
        again = made.add_entry(conn)
        store.add_reading(conn, key, made.read_truly(text, longer), made.UNITS, again)
        store.derive(conn, [longer], [claim], again, made.UNITS)
        store.seal_entry(conn, again)
        assert conn.execute("SELECT id, standing FROM event WHERE until_entry IS NULL").fetchall() == [("f" * 12, "rejected")]
        assert list(store.verify(conn)) == []
        assert list(store.compare(conn, made.UNITS)) == []
