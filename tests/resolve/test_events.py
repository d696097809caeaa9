"""Claims to events: every claim in one, whatever the order they come in."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.model import Claim
from ledger.resolve import events_of, same
from tests.resolve.claims import DAY, PACKAGE, any_claims, claim, distinct, happening, party, sum_claim

MANY = st.lists(any_claims(), max_size=12).map(distinct)
BIDEN, ZELENSKY = party("Joe Biden", "USA", "person"), party("Volodymyr Zelensky", "UKR", "person")


@settings(deadline=None)
@given(MANY, st.randoms(use_true_random=False))
def test_the_order_of_the_claims_changes_nothing(claims: list[Claim], chance: Random) -> None:
    shuffled = list(claims)
    chance.shuffle(shuffled)
    assert events_of(shuffled) == events_of(claims)


@settings(deadline=None)
@given(MANY)
def test_each_claim_is_in_exactly_one_event(claims: list[Claim]) -> None:
    held = [one.id for event in events_of(claims) for one in event.claims]
    assert sorted(held) == sorted(one.id for one in claims)


@settings(deadline=None)
@given(MANY)
def test_two_claims_that_are_the_same_are_in_one_event_and_an_event_hangs_together(claims: list[Claim]) -> None:
    event_of = {one.id: event.id for event in events_of(claims) for one in event.claims}
    for one in claims:
        for two in claims:
            assert not same(one, two) or one is two or event_of[one.id] == event_of[two.id]
    for event in events_of(claims):
        reached = {event.claims[0].id}
        for _ in event.claims:
            reached |= {two.id for one in event.claims if one.id in reached for two in event.claims if same(one, two)}
        assert reached == {one.id for one in event.claims}


@settings(deadline=None)
@given(MANY)
def test_an_event_resolved_again_from_its_own_claims_is_the_same_event(claims: list[Claim]) -> None:
    for event in events_of(claims):
        assert events_of(event.claims) == (event,)


def test_a_chain_of_days_is_one_event_with_a_conflict_over_the_day() -> None:
    days = [DAY, DAY + timedelta(days=6), DAY + timedelta(days=12)]
    (event,) = events_of(sum_claim(day, name) for day, name in zip(days, ("one", "two", "three"), strict=True))
    assert [conflict.field for conflict in event.conflicts] == ["date"]
    assert [value for value, _ in event.conflicts[0].sides] == [day.isoformat() for day in days]
    assert event.documents == 3


def test_three_packages_of_one_amount_a_month_apart_stay_three() -> None:
    days = (DAY, DAY + timedelta(days=28), DAY + timedelta(days=36))
    assert len(events_of(sum_claim(day, day.isoformat()) for day in days)) == 3


def test_a_first_hand_telling_is_preferred_to_an_earlier_and_fuller_one() -> None:
    relayed = sum_claim(DAY, "one", figure=replace(PACKAGE, programme="PDA"))
    own = sum_claim(DAY, "two", figure=replace(PACKAGE, attribution="own"))
    (event,) = events_of([relayed, own])
    assert event.preferred == own
    assert event.id == min(event.claims, key=lambda one: one.digest).id


def test_of_two_tellings_the_dated_one_with_an_exact_sum_is_shown_and_both_are_kept() -> None:
    exact = sum_claim(DAY, start=50)
    (event,) = events_of([sum_claim(None, start=0), sum_claim(DAY, start=20, figure=replace(PACKAGE, low=None, comparator="le")), exact])
    assert event.preferred == exact
    assert [conflict.field for conflict in event.conflicts] == ["comparator"]


def test_an_event_has_the_parties_of_all_its_tellings_once_each() -> None:
    states = (party("United States", "USA"), party("Ukraine", "UKR"))
    (event,) = events_of([claim(happening(parties=(BIDEN, ZELENSKY))), claim(happening(parties=(BIDEN, *states)), start=40)])
    assert [one.name for one in event.parties] == ["Joe Biden", "United States", "Ukraine", "Volodymyr Zelensky"]


def test_a_thousand_repetitions_are_one_event_and_a_thousand_anothers_are_a_thousand() -> None:
    assert len(events_of(sum_claim(None, start=start) for start in range(1000))) == 1
    another = replace(PACKAGE, rules=("another",))
    assert len(events_of(sum_claim(None, start=start, figure=another) for start in range(1000))) == 1000
