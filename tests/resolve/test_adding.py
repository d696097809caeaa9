"""Adding up aid: what counts, what is left out and why, and how the totals run."""

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.resolve import AidLine, Measure, Sum, aid_lines
from tests.resolve.claims import PACKAGE, figures

MEASURE = Measure(None, "United States", "Ukraine")
MANY = st.lists(
    st.builds(Sum, st.uuids().map(str), st.sampled_from((None, "2021-03", "2022-03-16", "2022-04-13")), figures(), st.just(1)), max_size=8
)


def one(event: str = "a", first_day: str | None = "2022-03-16", links: tuple[tuple[str, str], ...] = (), **fields: object) -> Sum:
    """A package of $800 million, in some fields another."""
    return Sum(event, first_day, replace(PACKAGE, **fields), 1, links)  # type: ignore[arg-type]


def by_event(lines: tuple[AidLine, ...]) -> dict[str, AidLine]:
    return {line.sum.event: line for line in lines}


LEFT_OUT = [
    ("repeat", one("b", links=(("repeats", "a"),))),
    ("component", one("b", links=(("part_of", "a"),))),
    ("cumulative", one("b", basis="cumulative")),
    ("request", one("b", stage="request")),
    ("pledge", one("b", stage="pledge")),
    ("budget", one("b", stage="appropriation")),
    ("authority", one("b", stage="authority")),
    ("ceiling", one("b", basis="ceiling")),
    ("rate", one("b", per="month")),
    ("vague", one("b", vague=True)),
    ("undated", one("b", first_day=None)),
    ("conversion", one("b", links=(("converts", "a"),))),
    ("later_stage", one("b", stage="repayment")),
    ("joint_provider", one("b", provider=("United States", "Canada"))),
    ("shared_recipient", one("b", recipient=("Ukraine", "Moldova"))),
    ("contingent", one("b", instrument="guarantee")),
    ("contingent", one("b", instrument="export_credit")),
    ("not_done", one("b", status="conditional")),
    ("not_done", one("b", status="refused")),
    ("not_done", one("b", status="hypothetical")),
    ("attributed", one("b", attribution="questioner")),
]


@pytest.mark.parametrize(("reason", "other"), LEFT_OUT)
def test_a_sum_is_left_out_for_each_reason_and_the_others_still_count(reason: str, other: Sum) -> None:
    lines = by_event(aid_lines([one(), other], MEASURE))
    assert (lines["b"].excluded, lines["b"].running_low, lines["b"].running_high) == (reason, None, None)
    assert (lines["a"].excluded, lines["a"].running_low) == (None, Decimal(800_000_000))


def test_the_first_reason_of_the_list_is_given() -> None:
    (line,) = aid_lines([one(stage="request", per="month", first_day=None, basis="cumulative")], MEASURE)
    assert line.excluded == "cumulative"


@pytest.mark.parametrize("kind", ["repeats", "part_of"])
def test_a_part_or_a_repetition_counts_when_its_whole_does_not(kind: str) -> None:
    lines = by_event(aid_lines([one("a", basis="cumulative"), one("b", links=((kind, "a"),))], MEASURE))
    assert lines["b"].excluded is None


@pytest.mark.parametrize("kind", ["repeats", "part_of"])
def test_a_part_of_a_part_does_not_count_when_the_whole_does(kind: str) -> None:
    chain = [one("a"), one("b", links=((kind, "a"),)), one("c", links=((kind, "b"),))]
    assert [line.excluded is None for line in aid_lines(chain, MEASURE)] == [True, False, False]


@pytest.mark.parametrize("kind", ["repeats", "part_of"])
def test_of_sums_that_repeat_each_other_the_first_counts(kind: str) -> None:
    circle = [one("c", "2022-03-18", ((kind, "a"),)), one("a", "2022-03-16", ((kind, "b"),)), one("b", "2022-03-17", ((kind, "c"),))]
    assert [line.sum.event for line in aid_lines(circle, MEASURE) if line.excluded is None] == ["a"]


def test_a_link_to_its_own_event_leaves_nothing_out() -> None:
    (line,) = aid_lines([one("a", links=(("repeats", "a"), ("converts", "a")))], MEASURE)
    assert line.excluded is None


def test_a_joint_sum_counts_where_nobody_in_particular_is_asked_about() -> None:
    lines = aid_lines([one(provider=("United States", "Canada"), recipient=("Ukraine", "Moldova"))], Measure())
    assert lines[0].excluded is None


def test_a_later_stage_is_its_own_measure_and_no_second_package() -> None:
    sums = [one("a"), one("b", "2022-12-10", stage="disbursement")]
    (line,) = aid_lines(sums, Measure("disbursement", "United States", "Ukraine"))
    assert (line.sum.event, line.excluded) == ("b", None)
    lines = by_event(aid_lines(sums, MEASURE))
    assert (lines["a"].excluded, lines["b"].excluded) == (None, "later_stage")


def test_what_was_paid_without_an_announcement_counts_as_the_package_that_it_is() -> None:
    lines = aid_lines([one("a"), one("b", "2022-12-10", stage="disbursement", purpose="financial")], MEASURE)
    assert {line.excluded for line in lines} == {None}


def test_an_announcement_is_no_later_stage_of_the_pledges_that_are_asked_for() -> None:
    sums = [one("a", stage="pledge"), one("b", "2022-12-10"), one("c", stage="pledge", basis="cumulative")]
    lines = aid_lines(sums, Measure("pledge", "United States", "Ukraine"))
    assert [(line.sum.event, line.excluded) for line in lines] == [("a", None), ("c", "cumulative")]


@pytest.mark.parametrize("stage", ["request", "pledge", "appropriation", "authority", "repayment"])
def test_sums_of_a_stage_count_when_that_stage_is_asked_for(stage: str) -> None:
    (line,) = aid_lines([one(stage=stage)], Measure(stage))
    assert line.excluded is None


def test_open_bounds_stay_open_for_good() -> None:
    sums = [
        one("a", "2022-01-01"),
        one("b", "2022-02-01", high=None, comparator="gt"),
        one("c", "2022-03-01", low=None, comparator="le"),
        one("d", "2022-04-01"),
    ]
    eight, sixteen, more = (Decimal(millions * 1_000_000) for millions in (800, 1600, 2400))
    running = [(line.running_low, line.running_high) for line in aid_lines(sums, MEASURE)]
    assert running == [(eight, eight), (sixteen, None), (sixteen, None), (more, None)]


def test_a_sum_with_only_a_maximum_adds_nothing_to_the_minimum() -> None:
    (line,) = aid_lines([one(low=None, comparator="le")], MEASURE)
    assert (line.running_low, line.running_high) == (Decimal(0), Decimal(800_000_000))


def test_currencies_and_loans_have_totals_of_their_own() -> None:
    sums = [
        one("a"),
        one("b", currency="EUR"),
        one("c", instrument="loan"),
        one("d"),
        one("e", instrument="loan"),
        one("f", currency="EUR"),
    ]
    running = [line.running_low for line in aid_lines(sums, MEASURE)]
    assert running == [800_000_000, 800_000_000, 800_000_000, 1_600_000_000, 1_600_000_000, 1_600_000_000]


def test_what_another_revises_is_superseded_whether_or_not_that_one_counts() -> None:
    sums = [one("a", links=(("revises", "b"),), stage="pledge"), one("b")]
    assert by_event(aid_lines(sums, MEASURE))["b"].excluded == "superseded"


def test_a_slip_that_its_speaker_mends_is_a_misstatement() -> None:
    slip = one("b", low=Decimal(800_000_000_000), high=Decimal(800_000_000_000))
    lines = by_event(aid_lines([one("a", links=(("revises", "b"),)), slip], MEASURE))
    assert (lines["a"].excluded, lines["b"].excluded) == (None, "misstatement")


@pytest.mark.parametrize("status", ["refused", "hypothetical"])
def test_what_is_not_done_revises_nothing(status: str) -> None:
    lines = by_event(aid_lines([one("a", links=(("revises", "b"),), status=status), one("b")], MEASURE))
    assert lines["b"].excluded is None


def test_a_rejected_sum_revises_nothing() -> None:
    rejected = replace(one("a", links=(("revises", "b"),)), rejected=True)
    assert by_event(aid_lines([rejected, one("b")], MEASURE))["b"].excluded is None


def test_a_total_without_a_beginning_stands_at_its_end() -> None:
    total = Sum("a", None, replace(PACKAGE, basis="cumulative"), 1, end_day="2022-03-01")
    assert [line.sum.event for line in aid_lines([one("b"), one("c", "2022-02-01"), total], MEASURE)] == ["c", "a", "b"]


def test_lines_are_in_the_order_of_their_days_with_the_undated_last() -> None:
    sums = [one("a", None), one("b", "2022-04"), one("c", "2021"), one("d", "2022-04")]
    assert [line.sum.event for line in aid_lines(sums, MEASURE)] == ["c", "b", "d", "a"]


@settings(deadline=None)
@given(MANY, st.randoms(use_true_random=False))
def test_the_order_of_the_sums_changes_nothing(sums: list[Sum], chance: Random) -> None:
    shuffled = list(sums)
    chance.shuffle(shuffled)
    assert aid_lines(shuffled, MEASURE) == aid_lines(sums, MEASURE)


@settings(deadline=None)
@given(MANY)
def test_a_repetition_of_every_sum_changes_no_total(sums: list[Sum]) -> None:
    again = [replace(sum_, event=f"{sum_.event}-again", links=(("repeats", sum_.event),)) for sum_ in sums]
    before = {line.sum.event: (line.excluded, line.running_low, line.running_high) for line in aid_lines(sums, MEASURE)}
    counted = {event for event, line in before.items() if line[0] is None}
    after = by_event(aid_lines([*sums, *(copy for copy in again if copy.links[0][1] in counted)], MEASURE))
    assert {event: (after[event].excluded, after[event].running_low, after[event].running_high) for event in before} == before


@settings(deadline=None)
@given(MANY)
def test_the_last_running_total_is_the_sum_of_what_counts(sums: list[Sum]) -> None:
    counted = [line for line in aid_lines(sums, MEASURE) if line.excluded is None]
    for (currency, loan), line in {(line.sum.figure.currency, line.sum.loan): line for line in counted}.items():
        lows = [other.sum.figure.low or 0 for other in counted if (other.sum.figure.currency, other.sum.loan) == (currency, loan)]
        assert line.running_low == sum(lows)
