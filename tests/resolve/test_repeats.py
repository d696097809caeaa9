"""What a document repeats, and what copies of it change: nothing that is added up."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.model import Claim, Link
from ledger.resolve import Measure, Sum, aid_lines, events_of
from ledger.resolve.adding import totals_by
from ledger.resolve.repeats import Telling, repetitions, telling_of, tells_again
from ledger.resolve.traits import traits_of
from tests.resolve.claims import DAY, PACKAGE, any_claims, claim, distinct, packages, sum_claim

MANY = st.one_of(st.lists(any_claims(), max_size=8), st.lists(packages(), max_size=8)).map(distinct)
AGAIN = replace(PACKAGE, links=(Link("repeats", 0),))


def telling(one: Claim) -> Telling | None:
    return telling_of(one, traits_of(one).what)


def sums_of(claims: Iterable[Claim]) -> tuple[Sum, ...]:
    """The sums of the events, as a ledger hands them to adding up."""
    found = []
    for event in events_of(claims):
        figure, happening = event.preferred.figure, event.preferred.happening
        if figure and happening:
            days = [day.isoformat() if day else None for day in (happening.first_day, happening.end_day)]
            repeats = tuple(("repeats", other) for other in event.may_repeat)
            found.append(Sum(event.id, days[0], figure, event.documents, repeats, days[1]))
    return tuple(found)


def totals(claims: Iterable[Claim]) -> list[object]:
    """Each total by month, without the ids of its events."""
    lines = aid_lines(sums_of(claims), Measure())
    return [(total.key, total.currency, total.loan, total.bounds, total.running) for total in totals_by(lines, "month")]


def copied(claims: Iterable[Claim]) -> list[Claim]:
    """The same claims in other documents, word for word and of the same days."""
    made = []
    for one in claims:
        twin = claim(one.happening, one.figure, f"copy of {one.digest}", one.start, one.published_on or DAY)
        made.append(replace(twin, end=one.end, order=one.order))
    return made


@settings(deadline=None)
@given(st.lists(packages(), max_size=8).map(distinct))
def test_a_copy_of_every_document_changes_no_total(claims: list[Claim]) -> None:
    assert totals([*claims, *copied(claims)]) == totals(claims)


@settings(deadline=None)
@given(MANY, st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_no_total(claims: list[Claim], chance: Random) -> None:
    shuffled = list(claims)
    chance.shuffle(shuffled)
    assert totals(shuffled) == totals(claims)


@settings(deadline=None)
@given(any_claims(), any_claims())
def test_of_two_tellings_at_most_one_repeats_the_other(one: Claim, two: Claim) -> None:
    mine, theirs = telling(one), telling(two)
    if mine and theirs:
        assert not (tells_again(mine, theirs) and tells_again(theirs, mine))


def test_a_sum_repeats_the_first_telling_that_it_can_be() -> None:
    claims = [sum_claim(start=0), sum_claim(start=20), sum_claim(start=40, figure=AGAIN)]
    told = [[found] for one in claims if (found := telling(one))]
    assert list(repetitions(told)) == [(2, 0)]
    assert list(repetitions(told[1:])) == [(1, 0)]


def test_what_is_told_again_on_a_day_of_its_own_more_than_a_week_away_is_another() -> None:
    events = events_of([sum_claim(start=0), sum_claim(DAY + timedelta(days=28), start=40, figure=AGAIN)])
    assert len(events) == 2


def test_a_sum_of_no_stage_repeats_nothing() -> None:
    assert telling(claim(None, replace(AGAIN, stage=None))) is None
    assert telling(claim(None)) is None
