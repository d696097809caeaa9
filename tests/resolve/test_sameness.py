"""When two claims are one event."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ledger.model import Claim, Figure
from ledger.resolve import blocks_of
from ledger.resolve.amounts import sizes
from ledger.resolve.blocks import blocks_of_traits
from ledger.resolve.nodes import bears_on
from ledger.resolve.traits import traits_of
from tests.resolve.claims import DAY, PACKAGE, any_claims, claim, fits, happening, party, same, sum_claim, told, total

BIDEN, ZELENSKY = party("Joe Biden", "USA", "person"), party("Volodymyr Zelensky", "UKR", "person")
STATES = (party("United States", "USA"), party("Ukraine", "UKR"))


@settings(deadline=None)
@given(any_claims(), any_claims())
def test_sameness_is_symmetric(one: Claim, two: Claim) -> None:
    assert same(one, two) == same(two, one)


@settings(deadline=None)
@given(any_claims(), any_claims())
def test_two_claims_that_bear_on_each_other_always_share_a_block(one: Claim, two: Claim) -> None:
    assume(one.id != two.id)
    if bears_on(one, two):
        assert set(blocks_of(one)) & set(blocks_of(two))


@settings(deadline=None)
@given(any_claims(), any_claims(), any_claims())
def test_claims_of_equal_traits_are_the_same_to_the_same_claims(one: Claim, two: Claim, other: Claim) -> None:
    if traits_of(one) == traits_of(two):
        assert one.digest != two.digest or same(one, other) == same(two, other)
        assert one.digest != two.digest or blocks_of_traits(traits_of(one), one.digest) == blocks_of_traits(traits_of(two), two.digest)


@given(st.decimals(1, 9_999_999, places=0), st.integers(1, 3))
def test_a_number_and_what_it_is_when_rounded_have_a_size_in_common(number: Decimal, digits: int) -> None:
    assert sizes(number) & sizes(Context(prec=digits, rounding=ROUND_HALF_UP).plus(number))


def test_a_reference_back_finds_what_was_decided_in_the_year_before() -> None:
    earlier = sum_claim(date(2022, 11, 4), published=date(2022, 11, 5))
    back = told(sum_claim(None, "two", published=date(2023, 2, 1)), "the $800 million package announced for Ukraine")
    assert bears_on(back, earlier)
    assert set(blocks_of(back)) & set(blocks_of(earlier))


@settings(deadline=None)
@given(any_claims(), any_claims())
def test_an_increment_never_joins_a_total(one: Claim, two: Claim) -> None:
    if one.figure and two.figure and one.figure.basis != two.figure.basis:
        assert not same(one, two)


@settings(deadline=None)
@given(any_claims(), any_claims())
def test_an_amount_alone_never_joins_anything(one: Claim, two: Claim) -> None:
    if one.figure and two.figure and same(one, two):
        assert one.happening
        assert two.happening
        known = one.figure.provider and one.figure.recipient
        assert known or one.happening.summary == two.happening.summary
        assert set(one.figure.provider) == set(two.figure.provider)
        assert set(one.figure.recipient) == set(two.figure.recipient)


@settings(deadline=None)
@given(any_claims())
def test_a_claim_without_a_block_joins_not_even_its_own_copy(one: Claim) -> None:
    if not blocks_of(one):
        assert not bears_on(one, replace(one, id="other", digest="f" * 64))


@pytest.mark.parametrize(("days", "one_event"), [(0, True), (7, True), (-7, True), (8, False), (28, False)])
def test_equal_sums_are_one_event_up_to_a_week_apart(days: int, one_event: bool) -> None:
    assert same(sum_claim(DAY), sum_claim(DAY + timedelta(days=days), "two")) == one_event


@pytest.mark.parametrize(
    "other",
    [
        replace(PACKAGE, low=Decimal(1), high=Decimal(1)),
        replace(PACKAGE, currency="EUR"),
        replace(PACKAGE, recipient=("Moldova",)),
        replace(PACKAGE, provider=("Canada",)),
        replace(PACKAGE, provider=("United States", "Canada")),
        replace(PACKAGE, purpose="humanitarian"),
        replace(PACKAGE, stage="request"),
        replace(PACKAGE, per="month"),
        replace(PACKAGE, provider=()),
        total(),
    ],
)
def test_sums_that_differ_in_what_they_are_stay_apart(other: Figure) -> None:
    assert not same(sum_claim(), sum_claim(DAY, "two", 0, other))


@pytest.mark.parametrize(
    "other",
    [
        replace(PACKAGE, low=None, comparator="le"),
        replace(PACKAGE, high=None, comparator="ge"),
        replace(PACKAGE, comparator="nearly"),
        replace(PACKAGE, purpose=None),
        replace(PACKAGE, stage="delivery"),
        replace(PACKAGE, instrument="drawdown", programme="PDA"),
    ],
)
def test_another_bound_a_later_stage_or_an_untold_purpose_do_not_keep_sums_apart(other: Figure) -> None:
    assert same(sum_claim(), sum_claim(DAY, "two", 0, other))


def test_another_keeps_an_undated_sum_apart_in_its_own_document() -> None:
    another = replace(PACKAGE, rules=(*PACKAGE.rules, "another"))
    earlier = sum_claim(DAY - timedelta(days=300))
    assert fits(sum_claim(None, start=50), earlier) == 0
    assert fits(sum_claim(None, start=50, figure=another), earlier) is None


@pytest.mark.parametrize(("days", "grade"), [(0, 1), (7, 1), (8, None), (-1, None)])
def test_an_undated_sum_fits_what_was_decided_in_the_week_before_its_document(days: int, grade: int | None) -> None:
    assert fits(sum_claim(None, "two"), sum_claim(DAY - timedelta(days=days))) == grade
    assert not same(sum_claim(None, "two"), sum_claim(DAY - timedelta(days=days)))


def test_totals_are_one_when_they_cover_the_same_period() -> None:
    assert same(sum_claim(None, figure=total()), sum_claim(None, "two", figure=total()))
    assert not same(sum_claim(None, figure=total()), sum_claim(None, "two", figure=total(period="2021")))


def test_vague_sums_stay_apart_and_ranges_need_equal_bounds() -> None:
    vague = replace(PACKAGE, vague=True, high=Decimal(9_000_000_000))
    between = replace(PACKAGE, comparator="range", high=Decimal(900_000_000))
    assert not same(sum_claim(figure=vague), sum_claim(DAY, "two", 0, vague))
    assert same(sum_claim(figure=between), sum_claim(DAY, "two", 0, between))
    assert not same(sum_claim(figure=between), sum_claim(DAY, "two"))


def test_two_tellings_of_a_meeting_are_one_when_type_day_and_two_names_agree() -> None:
    one = claim(happening(parties=(BIDEN, ZELENSKY)))
    assert same(one, claim(happening(parties=(ZELENSKY, BIDEN, STATES[0])), document="two"))
    assert not same(one, claim(happening(parties=(BIDEN,)), document="two"))
    assert not same(one, claim(happening(DAY + timedelta(days=1), parties=(BIDEN, ZELENSKY)), document="two"))
    assert not same(one, claim(happening(kind="AGREE", parties=(BIDEN, ZELENSKY)), document="two"))


def test_in_one_document_states_stand_for_their_people_and_an_undated_telling_belongs_to_a_dated_one() -> None:
    one = claim(happening(parties=(BIDEN, ZELENSKY)))
    assert same(one, claim(happening(parties=STATES), start=50))
    assert fits(claim(happening(None, parties=(BIDEN, ZELENSKY)), start=50), one) == 0
    assert fits(claim(happening(None, parties=(BIDEN, ZELENSKY), trigger="visit"), start=50), one) is None
    assert not same(one, claim(happening(parties=(party("Andrzej Duda", "POL", "person"),)), start=50))


def test_a_sum_and_an_event_or_a_sum_without_event_are_never_one() -> None:
    assert not same(sum_claim(), claim(happening(kind="AID", parties=STATES)))
    assert not same(sum_claim(), claim(None, PACKAGE, "two"))
