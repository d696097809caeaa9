"""Sums as text."""

import pytest

from ledger.queries.money import Amount, amount_text, decimal_text, format_money


@pytest.mark.parametrize(
    ("low", "high", "comparator", "text"),
    [
        (250_000_000_000, None, "gt", "more than 2,500,000,000 USD"),
        (None, 27_700_000_000_000, "le", "up to 277,000,000,000 USD"),
        (6_000_000_000, 6_000_000_000, "eq", "60,000,000 USD"),
        (6_000_000_000, 6_000_000_000, "approx", "about 60,000,000 USD"),
        (29_300_000_000, 29_300_000_000, "nearly", "nearly 293,000,000 USD"),
        (120_000_000_000, 150_000_000_000, "range", "1,200,000,000-1,500,000,000 USD"),
        (100, None, "ge", "at least 1 USD"),
        (None, 100, "lt", "less than 1 USD"),
        (5, 5, "eq", "0.05 USD"),
        (27_700_000_000_007, 27_700_000_000_007, "eq", "277,000,000,000.07 USD"),
        (None, None, "eq", ""),
    ],
)
def test_a_sum_reads_as_its_comparator_and_its_exact_amount(low: int | None, high: int | None, comparator: str, text: str) -> None:
    assert format_money(low, high, 2, "USD", comparator) == text


def test_digits_are_those_of_the_currency() -> None:
    assert format_money(5000, 5000, 0, "JPY", "eq") == "5,000 JPY"
    assert format_money(1_500, 1_500, 3, "KWD", "eq") == "1.500 KWD"


def test_an_unknown_currency_is_said_to_be_unknown() -> None:
    assert format_money(100, 100, 2, None, "eq") == "1 (currency unknown)"


def test_a_rate_says_of_what_and_a_vague_sum_that_it_is_vague() -> None:
    assert amount_text(Amount(6000, 6000, 2, "USD", "eq", per="barrel")) == "60 USD a barrel"
    assert amount_text(Amount(100, 900, 2, "USD", "range", vague=True)) == "1-9 USD (vague)"
    assert amount_text(Amount(None, None, 2, None, "eq", vague=True)) == "(vague)"


def test_a_decimal_string_has_a_fraction_only_where_there_is_one() -> None:
    assert decimal_text(6_000_000_000, 2) == "60000000"
    assert decimal_text(-150, 2) == "-1.50"
    assert decimal_text(None, 2) is None
