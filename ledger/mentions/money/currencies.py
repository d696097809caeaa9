"""The table of currencies: seeds/money/currencies.csv, ISO 4217 with historic codes, made by bench/currencies.py.

Amounts are exact Decimals in major units in the text and integers in minor units in the store; this
module is where one becomes the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from ledger.vocab import rows_of

UNKNOWN_MINOR = 2  # digits of the minor unit where the currency is not known (schema: figure.minor_digits)


@dataclass(frozen=True, slots=True)
class Currency:
    """One currency: its code, the digits of its minor unit, its English names and the signs that are its alone.

    `places` are the names in lower case, of one word, of the territories in which it is or was legal tender.
    """

    code: str
    minor: int
    names: tuple[str, ...]
    signs: tuple[str, ...]
    current: bool
    places: tuple[str, ...]


class Currencies(Protocol):
    """Anything that holds the table of currencies by code."""

    @property
    def currencies(self) -> Mapping[str, Currency]:
        """The table by ISO 4217 code."""
        ...


def currencies_of(seeds: Path) -> Mapping[str, Currency]:
    """The table by code, in the order of the file."""
    rows = rows_of(seeds / "money" / "currencies.csv")
    return MappingProxyType({row["code"]: _currency(row) for row in rows})


def minor_digits(currency: str | None, vocab: Currencies) -> int:
    """How many digits the minor unit of a currency has; 2 where the currency or its code is not known."""
    known = vocab.currencies.get(currency or "")
    return known.minor if known else UNKNOWN_MINOR


def to_minor(amount: Decimal, currency: str | None, vocab: Currencies) -> int:
    """An amount of major units in minor units of its currency, rounded half to even."""
    wide = Context(prec=max(60, len(amount.as_tuple().digits) + 10))
    return int(amount.scaleb(minor_digits(currency, vocab), wide).to_integral_value(ROUND_HALF_EVEN, wide))


def _currency(row: Mapping[str, str]) -> Currency:
    names = tuple(dict.fromkeys(name for name in (row["name"], row["plural"]) if name))
    signs, places = tuple(row["signs"].split()), tuple(row["places"].split())
    return Currency(row["code"], int(row["minor"]), names, signs, row["current"] == "yes", places)
