"""Sums of money as text: exact, in major units, with the words of the comparator in front.

In: amounts in minor units as the store keeps them, with the digits of their currency. Nothing is
rounded and nothing is converted: 250000000000 in cents is "2,500,000,000 USD".
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

# The columns of table `figure`, under the name f, that `amount_of` takes in this order.
AMOUNT_COLUMNS = "f.amount_low, f.amount_high, f.minor_digits, f.currency, f.comparator, f.vague, f.per"

_WORDS = {
    "gt": "more than ",
    "ge": "at least ",
    "lt": "less than ",
    "le": "up to ",
    "approx": "about ",
    "nearly": "nearly ",
}


class Amount(NamedTuple):
    """A sum as the store keeps it: bounds in minor units of `currency`, `digits` of them after the point."""

    low: int | None
    high: int | None
    digits: int
    currency: str | None
    comparator: str
    vague: bool = False
    per: str | None = None

    @property
    def one(self) -> int | None:
        """The one number a person would quote, in minor units; None for a range or a vague sum."""
        if self.vague or self.comparator == "range":
            return None
        return self.low if self.low is not None else self.high


def decimal_text(minor: int | None, digits: int) -> str | None:
    """Minor units as a decimal string in major units, without a fraction when there is none: "60000000", "0.50"."""
    if minor is None:
        return None
    whole, fraction = divmod(abs(minor), 10**digits)
    sign = "-" if minor < 0 else ""
    return f"{sign}{whole}.{fraction:0{digits}}" if fraction else f"{sign}{whole}"


def format_money(low: int | None, high: int | None, digits: int, currency: str | None, comparator: str) -> str:
    """A sum as a person reads it: "more than 2,500,000,000 USD", "1,200-1,500 EUR", "" without a bound.

    Bounds are in minor units. A currency that is not known is "(currency unknown)".
    """
    bounds = [_grouped(minor, digits) for minor in (low, high) if minor is not None]
    if not bounds:
        return ""
    amount = "-".join(bounds) if low != high else bounds[0]
    return f"{_WORDS.get(comparator, '')}{amount} {currency or '(currency unknown)'}"


def amount_text(amount: Amount) -> str:
    """A sum with its rate and its vagueness: "60 USD a barrel", "1,000,000,000-999,000,000,000 USD (vague)"."""
    text = format_money(amount.low, amount.high, amount.digits, amount.currency, amount.comparator)
    rate = f"a {amount.per}" if amount.per else ""
    return " ".join(part for part in (text, rate, "(vague)" if amount.vague else "") if part)


def amount_of(columns: Sequence[Any]) -> Amount:
    """The sum in a row's AMOUNT_COLUMNS."""
    low, high, digits, currency, comparator, vague, per = columns
    return Amount(low, high, digits, currency, comparator, bool(vague), per)


def _grouped(minor: int, digits: int) -> str:
    whole, point, fraction = (decimal_text(minor, digits) or "").partition(".")
    return f"{int(whole):,}{point}{fraction}"
