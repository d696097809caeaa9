"""Claims to events: every claim in one, whatever the order they come in."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.model import Claim, Link
from ledger.resolve import Resolved, blocks_of, events_of, neighbourhood
from ledger.resolve.nodes import bears_on
from ledger.resolve.sameness import apart
from ledger.resolve.traits import SumTraits, traits_of
from tests.resolve.claims import DAY, PACKAGE, any_claims, claim, distinct, happening, packages, party, sum_claim

MANY = st.one_of(st.lists(any_claims(), max_size=12), st.lists(packages(), max_size=10)).map(distinct)
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
def test_an_event_hangs_together_and_holds_nothing_that_is_told_apart(claims: list[Claim]) -> None:
    for event in events_of(claims):
        reached = {event.claims[0].id}
        for _ in event.claims:
            reached |= {two.id for one in event.claims if one.id in reached for two in event.claims if bears_on(one, two)}
        assert reached == {one.id for one in event.claims}
        whats = [traits_of(one).what for one in event.claims]
        sums = [what for what in whats if isinstance(what, SumTraits)]
        assert not any(apart(one, two) for one, two in combinations(sums, 2))
        assert len({what.measure[:4] for what in sums}) <= 1  # beyond: the words of a sum of unknown parties, which a link may join


@settings(deadline=None)
@given(MANY)
def test_an_event_resolved_again_from_its_own_claims_is_the_same_event(claims: list[Claim]) -> None:
    for event in events_of(claims):
        assert events_of(event.claims) == (replace(event, may_repeat=()),)


@settings(deadline=None)
@given(MANY)
def test_what_an_event_may_repeat_are_several_other_events(claims: list[Claim]) -> None:
    events = events_of(claims)
    for event in events:
        assert len(event.may_repeat) != 1
        assert set(event.may_repeat) <= {other.id for other in events} - {event.id}


@settings(deadline=None)
@given(st.lists(st.tuples(MANY, st.integers(0, 3)), min_size=1, max_size=3), st.randoms(use_true_random=False))
def test_deriving_again_what_a_change_touches_gives_what_deriving_everything_gives(
    steps: list[tuple[list[Claim], int]], chance: Random
) -> None:
    held: dict[str, Claim] = {}
    events: dict[str, Resolved] = {}
    for come, leave in steps:
        gone = chance.sample(sorted(held.values(), key=lambda one: one.id), min(leave, len(held)))
        fresh = [one for one in come if one.id not in held]
        held = {one.id: one for one in (*held.values(), *fresh) if one not in gone}
        inside = neighbourhood(fresh, gone, partial(near, held.values()))
        touched = {one.id for one in (*inside, *gone)}
        kept = {name: event for name, event in events.items() if not touched & {one.id for one in event.claims}}
        assert touched >= {one.id for name, event in events.items() if name not in kept for one in event.claims}
        events = {**kept, **{event.id: event for event in events_of(inside)}}
    assert events == {event.id: event for event in events_of(held.values())}


def near(held: Iterable[Claim], blocks: Iterable[str]) -> list[Claim]:
    """What a store answers: the claims that have one of the keys."""
    return [one for one in held if set(blocks_of(one)) & set(blocks)]


def test_claims_of_one_week_are_one_event_with_a_conflict_over_the_day_and_a_longer_chain_is_not() -> None:
    days = [DAY, DAY + timedelta(days=6), DAY + timedelta(days=12)]
    first, second = events_of(sum_claim(day, name) for day, name in zip(days, ("one", "two", "three"), strict=True))
    assert [conflict.field for conflict in first.conflicts] == ["date"]
    assert [value for value, _ in first.conflicts[0].sides] == [day.isoformat() for day in days[:2]]
    assert (first.documents, second.documents) == (2, 1)


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
    assert event.conflicts == ()


def test_what_an_answer_affirms_is_shown_and_not_the_question() -> None:
    asked = sum_claim(DAY, "one", figure=replace(PACKAGE, attribution="questioner"))
    answered = sum_claim(None, "one", start=40, figure=replace(PACKAGE, attribution="own"))
    (event,) = events_of([asked, answered])
    assert event.preferred == answered


def test_of_two_bare_sums_the_dated_one_is_shown() -> None:
    undated = claim(None, replace(PACKAGE, date=None), start=0)
    dated = claim(None, replace(PACKAGE, links=(Link("repeats", 0),)), start=20)
    (event,) = events_of([undated, dated])
    assert event.preferred == dated


def test_an_event_has_the_parties_of_all_its_tellings_once_each() -> None:
    states = (party("United States", "USA"), party("Ukraine", "UKR"))
    (event,) = events_of([claim(happening(parties=(BIDEN, ZELENSKY))), claim(happening(parties=(BIDEN, *states)), start=40)])
    assert [one.name for one in event.parties] == ["Joe Biden", "United States", "Ukraine", "Volodymyr Zelensky"]


def test_a_thousand_repetitions_are_one_event_and_a_thousand_anothers_are_a_thousand() -> None:
    assert len(events_of(sum_claim(None, start=start) for start in range(1000))) == 1
    another = replace(PACKAGE, rules=("another",))
    assert len(events_of(sum_claim(None, start=start, figure=another) for start in range(1000))) == 1000
