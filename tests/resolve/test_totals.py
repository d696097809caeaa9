"""Totals by a key, stages of packages, pots, claimed totals against items, and stated figures against the ledger."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.model import Figure
from ledger.resolve import Measure, Sum, aid_lines
from ledger.resolve.adding import totals_by
from ledger.resolve.assessing import Span, assess
from ledger.resolve.pots import pots
from ledger.resolve.reconciling import Reconciled, allowed, reconcile, reconciled
from ledger.resolve.stages import packages
from ledger.resolve.sums import Bounds, Scope
from tests.resolve.claims import PACKAGE

MILLION = 1_000_000


def one(event: str, day: str | None = "2022-03-16", millions: int = 800, end: str | None = None, **fields: object) -> Sum:
    """A package, in some fields another; `links` and marks of the sum itself are told by name."""
    own = {name: fields.pop(name) for name in ("links", "rejected", "narrowed") if name in fields}
    amount = Decimal(millions * MILLION)
    figure = replace(PACKAGE, low=fields.pop("low", amount), high=fields.pop("high", amount), **fields)  # type: ignore[arg-type]
    ended = end or (day and (f"{day[:8]}{int(day[8:]) + 1:02}" if len(day) == 10 else None))
    return Sum(event, day, figure, 1, end_day=ended, **own)  # type: ignore[arg-type]


def figure(millions: int, **fields: object) -> Figure:
    return one("x", "2022-03-16", millions, None, **fields).figure


# ---- totals by a key ----


@pytest.mark.parametrize(
    ("by", "keys"),
    [
        (None, [""]),
        ("year", ["2022", "2023"]),
        ("quarter", ["2022-Q1", "2022-Q2", "2023-Q1"]),
        ("month", ["2022-03", "2022-04", "2023-01"]),
    ],
)
def test_totals_of_every_key_run_on_to_one_sum(by: str | None, keys: list[str]) -> None:
    totals = totals_by(aid_lines([one("a"), one("b", "2022-04-13"), one("c", "2023-01-05", 100)], Measure()), by)
    assert [total.key for total in totals] == keys
    assert totals[-1].running == Bounds(Decimal(1700 * MILLION), Decimal(1700 * MILLION))
    assert sum(total.bounds.low for total in totals) == 1700 * MILLION


def test_a_sum_told_by_its_year_is_in_no_month_of_it() -> None:
    sums = [
        one("a", "2022-01-01", end="2023-01-01"),
        one("b", "2022-01-05"),
        one("c", "2022-12-30", end="2023-01-03"),
        one("d", "2022-02-27", end="2022-03-02"),
    ]
    lines = aid_lines(sums, Measure())
    assert [(total.key, total.events) for total in totals_by(lines, "month")] == [
        ("2022", ("a", "d")),
        ("2022-01", ("b",)),
        ("2022/2023", ("c",)),
    ]
    assert [total.key for total in totals_by(lines, "quarter")] == ["2022", "2022-Q1", "2022/2023"]
    assert [total.key for total in totals_by(lines, "year")] == ["2022", "2022/2023"]


def test_sums_without_a_key_stand_last() -> None:
    lines = aid_lines([one("a"), one("b", "2022-04-13", programme="PDA")], Measure())
    assert [total.key for total in totals_by(lines, "programme")] == ["PDA", ""]


def test_currencies_and_loans_have_totals_apart_and_several_providers_one_key() -> None:
    sums = [one("a"), one("b", currency="EUR"), one("c", instrument="loan"), one("d", provider=("Canada", "United States"))]
    totals = totals_by(aid_lines(sums, Measure()), "provider")
    found = [(total.key, total.currency, total.loan, total.events) for total in totals]
    assert found == [
        ("Canada + United States", "USD", False, ("d",)), ("United States", "EUR", False, ("b",)),
        ("United States", "USD", False, ("a",)), ("United States", "USD", True, ("c",)),
    ]  # fmt: skip


# ---- the later reasons ----


def test_what_a_counted_sum_draws_on_is_a_pot_and_what_it_revises_is_superseded() -> None:
    sums = [one("a"), one("b", links=(("draws_on", "a"),)), one("c"), one("d", links=(("revises", "c"),))]
    assert {line.sum.event: line.excluded for line in aid_lines(sums, Measure())} == {"a": "pot", "b": None, "c": "superseded", "d": None}


@pytest.mark.parametrize("name", ["superseded", "denied", "rejected", "misstated"])
def test_what_is_not_held_to_be_so_is_left_out_by_name(name: str) -> None:
    (line,) = aid_lines([replace(one("a"), **{name: True})], Measure())  # type: ignore[arg-type]
    assert line.excluded == {"misstated": "misstatement"}.get(name, name)


def test_a_sum_that_may_repeat_one_of_several_is_a_repeat() -> None:
    sums = [one("a"), one("b", "2022-04-13"), one("c", "2022-05-01", links=(("repeats", "a"), ("repeats", "b")))]
    assert [line.excluded for line in aid_lines(sums, Measure())] == [None, None, "repeat"]


def test_a_member_of_a_group_finds_the_sums_of_the_group_while_it_is_one() -> None:
    joint = one("a", provider=("G7",))
    members = {"2022-03-16": ("United States",)}
    assert Scope("United States").holds(joint, lambda _group, day: members.get(day or "", ()))
    assert not Scope("Norway").holds(joint, lambda _group, day: members.get(day or "", ()))
    (line,) = aid_lines([joint], Measure(provider="United States"))
    assert line.excluded == "joint_provider"


# ---- stages ----


def test_a_package_has_its_later_stages_with_their_shares() -> None:
    loan = one("a", "2024-10-23", 20_000, instrument="loan")
    paid = one("b", "2024-12-10", 20_000, instrument="loan", stage="disbursement")
    part = one("c", "2024-11-20", 5_000, stage="commitment", links=(("part_of", "a"),))
    (package,) = packages([paid, loan, part])
    assert [(step.sum.event, step.share) for step in package.steps] == [("c", Decimal("0.25")), ("b", Decimal(1))]


def test_a_stage_that_is_reached_by_a_day_is_one_of_the_package_before() -> None:
    loan = one("a", "2024-10-23", 20_000, instrument="loan")
    paid = one("b", None, 20_000, "2024-12-15", stage="disbursement", basis="cumulative")
    since = one("c", "2024-11-01", 20_000, "2024-12-15", stage="disbursement", basis="cumulative")
    (package,) = packages([loan, paid, since])
    assert [step.sum.event for step in package.steps] == ["b"]


@pytest.mark.parametrize(
    "other",
    [
        one("b", "2022-03-15", stage="disbursement"),  # before it
        one("b", "2023-06-15", stage="disbursement"),  # more than a year behind
        one("b", "2022-06-15", 300, stage="disbursement"),  # another amount
        one("b", "2022-06-15", stage="disbursement", purpose="humanitarian"),
        one("b", "2022-06-15", stage="disbursement", instrument="loan"),
        one("b", "2022-06-15", stage="disbursement", recipient=("Moldova",)),
    ],
)
def test_a_payment_of_something_else_is_no_stage_of_a_package(other: Sum) -> None:
    (package,) = packages([one("a", instrument="grant"), other])
    assert package.steps == ()


def test_a_payment_that_fits_two_packages_is_a_stage_of_neither_and_counts_as_no_third() -> None:
    sums = [one("a"), one("b", "2022-04-13"), one("c", "2022-06-01", stage="delivery")]
    assert [package.steps for package in packages(sums)] == [(), ()]
    assert [line.excluded for line in aid_lines(sums, Measure())] == [None, None, "later_stage"]


# ---- pots ----


def test_a_pot_has_what_was_drawn_and_what_is_left_as_of_a_day() -> None:
    budget = one("p", "2022-03-15", 13_600, stage="appropriation")
    sums = [budget, one("a", links=(("draws_on", "p"),)), one("b", "2022-04-13", links=(("draws_on", "p"),)), one("c", "2022-04-14")]
    (pot,) = pots(sums)
    assert ([draw.sum.event for draw in pot.draws], pot.left.low, pot.exceeded) == (["a", "b"], Decimal(12_000 * MILLION), False)
    (then,) = pots(sums, "2022-04-01")
    assert [draw.sum.event for draw in then.draws] == ["a"]


def test_a_programme_of_one_name_draws_on_the_one_pot_before_it() -> None:
    budget = one("p", "2022-03-15", 3_000, stage="appropriation", programme="USAI")
    drawn, before = one("a", "2022-08-24", 2_980, programme="USAI"), one("b", "2022-01-01", programme="USAI")
    (pot,) = pots([budget, drawn, before, one("c", "2022-09-01", programme="PDA")])
    assert [(draw.sum.event, draw.stated) for draw in pot.draws] == [("a", False)]
    both = pots([budget, replace(budget, event="q"), drawn])
    assert [pot.draws for pot in both] == [(), ()]


def test_more_drawn_than_a_pot_holds_is_exceeded() -> None:
    (pot,) = pots([one("p", "2022-01-01", 100, stage="authority"), one("a", links=(("draws_on", "p"),))])
    assert (pot.exceeded, pot.left) == (True, Bounds(Decimal(0), Decimal(0)))


# ---- claimed totals ----


def total(millions: int, comparator: str = "eq", **fields: object) -> Sum:
    """A total of 2022 up to the end of April."""
    low, high = (None if comparator == name else Decimal(millions * MILLION) for name in ("le", "gt"))
    return one("t", "2022-01-01", millions, "2022-05-01", basis="cumulative", low=low, high=high, comparator=comparator, **fields)


ITEMS = (one("a"), one("b", "2022-04-13"), one("c", "2022-06-15", 1000))


@pytest.mark.parametrize(
    ("claimed", "verdict", "gap"),
    [
        (total(1600), "consistent", None),
        (total(1_500, "gt"), "consistent", None),
        (total(1_650), "items incomplete", Decimal("45")),
        (total(2_500), "items incomplete", Decimal("850")),
        (total(2_500, "gt"), "items incomplete", Decimal("900")),
        (total(1_700, "nearly"), "consistent", None),
        (total(1_000), "contradicted", Decimal("550")),
        (total(1_000, "le"), "contradicted", Decimal("600")),
        (total(1_000, "gt"), "consistent", None),
    ],
)
def test_a_claimed_total_is_held_against_the_items_of_its_time(claimed: Sum, verdict: str, gap: Decimal | None) -> None:
    found = reconciled(claimed, ITEMS)
    assert (found.verdict, found.gap and found.gap / MILLION) == (verdict, gap)
    assert [line.sum.event for line in found.used] == ["a", "b"]


def test_an_item_of_a_purpose_that_is_not_told_or_on_the_edge_of_the_time_may_count() -> None:
    edge = one("e", "2022-04-20", 300, "2022-05-20")
    found = reconciled(total(1_000), [one("a"), one("b", "2022-04-13", purpose=None), edge])
    assert found.items == Bounds(Decimal(800 * MILLION), Decimal(1900 * MILLION))
    assert found.verdict == "consistent"


@pytest.mark.parametrize(
    ("claimed", "item"),
    [
        (total(60, narrowed=True), one("a")),  # "$60 million for radars"
        (total(60, purpose=None, narrowed=True), one("a")),
        (total(60, programme="FMF"), one("a")),
        (total(60), one("a", purpose=None)),
        (total(60), one("a", instrument="loan")),
    ],
)
def test_an_item_that_may_lie_outside_the_scope_contradicts_no_total(claimed: Sum, item: Sum) -> None:
    found = reconciled(claimed, [item])
    assert (found.verdict, found.items.low, found.unsure) == ("consistent", Decimal(0), frozenset("a"))


@pytest.mark.parametrize("item", [one("a"), one("a", programme="PDA"), one("a", purpose="humanitarian"), one("a", purpose=None)])
def test_a_total_of_all_aid_is_contradicted_by_more_of_any_purpose(item: Sum) -> None:
    found = reconciled(total(60, purpose=None), [item])
    assert (found.verdict, found.unsure) == ("contradicted", frozenset())


def test_other_parties_purposes_and_kinds_are_no_items_and_what_does_not_count_is_listed() -> None:
    others = [one("a", purpose="humanitarian"), one("b", recipient=("Moldova",)), one("c", instrument="loan"), one("d", stage="request")]
    found = reconciled(total(800, instrument="grant"), others)
    assert ([line.sum.event for line in found.left_out], found.used, found.verdict) == (["d"], (), "items incomplete")


def test_only_totals_with_an_end_are_reconciled() -> None:
    assert [found.total.event for found in reconcile([*ITEMS, total(1600)])] == ["t"]
    assert reconcile([*ITEMS, replace(total(1600), end_day=None), replace(total(1600), rejected=True)]) == ()


@pytest.mark.parametrize(
    ("stated", "low", "high"),
    [
        (figure(2500), 2450, 2550),
        (figure(2500, comparator="nearly"), 2400, 2500),
        (figure(2500, comparator="approx"), 2400, 2600),
        (figure(3000, comparator="approx"), 2700, 3300),
        (figure(2500, comparator="gt", high=None), 2500, None),
    ],
)
def test_a_figure_means_what_it_is_stated_as_precisely_as(stated: Figure, low: int, high: int | None) -> None:
    assert allowed(stated) == Bounds(Decimal(low * MILLION), None if high is None else Decimal(high * MILLION))


@given(st.lists(st.integers(1, 999), max_size=6), st.permutations(range(6)), st.integers(1, 3000))
def test_a_verdict_hangs_on_no_order_and_a_repetition_changes_none(items: list[int], order: list[int], claimed: int) -> None:
    sums = [one(f"i{place}", "2022-03-16", millions) for place, millions in enumerate(items)]
    again = [replace(item, event=f"{item.event}-again", links=(("repeats", item.event),)) for item in sums]
    shuffled = [sums[place] for place in order if place < len(sums)]
    found = [reconciled(total(claimed), given) for given in (sums, shuffled, [*sums, *again])]
    assert found[0] == found[1]
    assert _told(found[0]) == _told(found[2])


def _told(found: Reconciled) -> tuple[object, ...]:
    return found.verdict, found.items, found.gap, found.share


# ---- stated figures ----

LEDGER = (
    one("a", "2022-03-16", 800), one("b", "2023-04-13", 1200), one("l", "2024-10-23", 20_000, instrument="loan", purpose="financial"),
    one("p", "2022-12-29", 45_000, stage="appropriation", purpose=None),
)  # fmt: skip
EVER = Span(None, None)


def test_a_figure_that_is_the_sum_of_what_it_speaks_of_holds() -> None:
    found = assess(figure(22_000, purpose=None), EVER, LEDGER)
    assert (found.verdict, found.stated.events) == ("holds", ("a", "b", "l"))


@pytest.mark.parametrize(
    ("stated", "span", "changes"),
    [
        (figure(45_000, purpose=None), EVER, ("stage",)),
        (figure(2_000, purpose=None), EVER, ("kind",)),
        (figure(20_000, purpose="military"), EVER, ("purpose",)),
        (figure(1_200), Span("2022-01-01", "2022-12-31"), ("period",)),
    ],
)
def test_what_would_make_a_figure_true_changes_as_little_as_possible(stated: Figure, span: Span, changes: tuple[str, ...]) -> None:
    found = assess(stated, span, LEDGER)
    assert found.verdict == "holds otherwise"
    assert found.others[0].holds
    assert found.others[0].changes == changes


def test_a_figure_that_nothing_makes_true_does_not_hold_and_the_nearest_is_named() -> None:
    found = assess(figure(350_000, purpose=None), EVER, LEDGER)
    assert found.verdict == "does not hold"
    assert found.others[0].events == ("p",)
    assert not any(reading.holds for reading in found.others)


def test_a_total_that_another_claims_makes_a_figure_hold_otherwise() -> None:
    claimed = one("t", "2022-01-01", 350_000, "2025-03-01", basis="cumulative")
    found = assess(figure(350_000, purpose=None), EVER, [*LEDGER, claimed])
    assert (found.verdict, found.claimed[0].event) == ("holds otherwise", "t")


def test_a_sum_by_itself_makes_a_figure_hold_and_a_total_only_otherwise() -> None:
    sums = [one("a"), one("b", "2022-04-13", 100), one("c", "2022-05-01", 300, stage="pledge")]
    alone = assess(figure(100), Span(None, None), sums)
    assert (alone.verdict, alone.others[0].single, alone.others[0].events) == ("holds", True, ("b",))
    assert assess(figure(100, basis="cumulative"), Span(None, None), sums).verdict == "holds otherwise"
    pledged = assess(figure(300), Span(None, None), sums)
    assert (pledged.verdict, pledged.others[0].changes) == ("holds otherwise", ("stage",))


def test_a_total_that_was_rejected_says_nothing() -> None:
    found = assess(figure(5_000), Span(None, None), [one("a"), total(5_000, rejected=True)])
    assert (found.verdict, found.claimed) == ("does not hold", ())


def test_an_open_bound_excludes_nothing_and_makes_nothing_true() -> None:
    found = assess(figure(350_000), Span(None, None), [one("a", comparator="gt", high=None)])
    assert (found.verdict, found.stated.excluded, found.stated.bounds.high) == ("does not hold", False, None)
    assert assess(figure(350_000), Span(None, None), [one("a")]).stated.excluded


def test_without_sums_there_is_nothing_to_compare() -> None:
    assert assess(figure(5, recipient=("Moldova",)), EVER, LEDGER).verdict == "nothing to compare"
