"""The value of `money:` as bounds: a comparison, a range or a number, with an optional currency.

">=50m", "50m..1bn", "USD 1bn..2bn", "$60 million", "EUR" (any sum in euros), "any". Numbers are exact, in major units; k, m, bn
and tn and their words are read. A range whose first number has no unit takes that of the second: "50..100m". Codes, names
and signs of currencies are those of seeds/money/currencies.csv, beside the signs that one currency is usually meant by.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from ledger.ask.terms import Amounts

_SIGNS = MappingProxyType({"$": "USD", "£": "GBP", "¥": "JPY"})
_UNITS: Mapping[str, int] = MappingProxyType(
    dict.fromkeys(("k", "thousand"), 3)
    | dict.fromkeys(("m", "mn", "mln", "million"), 6)
    | dict.fromkeys(("b", "bn", "billion"), 9)
    | dict.fromkeys(("t", "tn", "trillion"), 12)
)
_SHOWN = (("bn", 9), ("m", 6), ("k", 3))
_AMOUNT = re.compile(r"(\d+(?:,\d{3})*(?:\.\d{1,4})?)\s*([A-Za-z]*)", re.ASCII)
_OPERATORS = (">=", "<=", ">", "<", "=")
_MOST = Decimal(10) ** 14


def amounts_of(words: str) -> Amounts:
    """The bounds that the words name. Raises ValueError, saying why, for what is no sum."""
    currency, rest = _currency_of(words.strip())
    if not rest:
        return Amounts(currency=currency)
    operator = next((sign for sign in _OPERATORS if rest.startswith(sign)), "")
    within, rest = _currency_of(rest[len(operator) :].strip())
    currency = _same(currency, within)
    first, dots, last = (part.strip() for part in rest.partition(".."))
    if dots and operator:
        raise ValueError(f"{words!r} compares with a range; write one of both")
    if dots:
        return _range(first, last, currency)
    one, currency = _amount(rest, currency)
    return _compared(operator, one[0] * 10 ** (one[1] or 0), currency)


def amounts_text(amounts: Amounts) -> str:
    """The text that `amounts_of` reads as these bounds: "USD 1bn..2bn", ">=50m", "any"."""
    lead = amounts.currency or ""
    low, high = amounts.low, amounts.high
    if low is None and high is None:
        return lead or "any"
    if low is None or high is None:
        told = high if low is None else low
        assert told is not None  # noqa: S101  one of both is
        sign = ("<" if amounts.under else "<=") if low is None else (">" if amounts.over else ">=")
        return f"{lead} {sign}{_text(told)}".strip()
    if low == high:
        return f"{lead} {_text(low)}".strip()
    shared = low and _text(low)[-1].isdigit() and not _text(high)[-1].isdigit()
    return f"{lead} {_text(low)}..{f'{high:f}' if shared else _text(high)}".strip()


def _compared(operator: str, amount: Decimal, currency: str | None) -> Amounts:
    match operator:
        case ">=" | ">":
            return Amounts(low=amount, over=operator == ">", currency=currency)
        case "<=" | "<":
            return Amounts(high=amount, under=operator == "<", currency=currency)
    return Amounts(low=amount, high=amount, currency=currency)


def _range(first: str, last: str, currency: str | None) -> Amounts:
    if not first and not last:
        raise ValueError("a range needs a number at one end at least")
    low, currency = _amount(first, currency) if first else (None, currency)
    high, currency = _amount(last, currency) if last else (None, currency)
    if low and high and low[1] is None:
        low = low[0], high[1]
    least, most = (end and end[0] * 10 ** (end[1] or 0) for end in (low, high))
    if least is not None and most is not None and most < least:
        raise ValueError(f"{last!r} is less than {first!r}")
    return Amounts(low=least, high=most, currency=currency)


def _amount(words: str, currency: str | None) -> tuple[tuple[Decimal, int | None], str | None]:
    """A number with the digits that its unit adds (None without a unit), and the currency. Raises ValueError."""
    before, rest = _currency_of(words)
    currency = _same(currency, before)
    found = _AMOUNT.match(rest)
    if found is None:
        raise ValueError(f"{words!r} is not a sum of money")
    number, unit, after = Decimal(found[1].replace(",", "")), found[2], rest[found.end() :].strip()
    if unit and unit.casefold() not in _UNITS:
        unit, after = "", f"{unit}{rest[found.end() :]}"
    if after:
        told = currencies().get(after.casefold())
        if told is None:
            raise ValueError(f"{after!r} is neither a unit (k, m, bn, tn) nor a currency")
        currency = _same(currency, told)
    digits = _UNITS[unit.casefold()] if unit else None
    if number * 10 ** (digits or 0) > _MOST:
        raise ValueError(f"{words!r} is more money than there is")
    return (number, digits), currency


def _same(one: str | None, other: str | None) -> str | None:
    if one and other and one != other:
        raise ValueError(f"a sum is in {one} or in {other}, not in both")
    return one or other


def _currency_of(words: str) -> tuple[str | None, str]:
    """The currency that the words begin with (None: none), and the rest. Raises ValueError for letters that are no currency."""
    end = next((at for at, char in enumerate(words) if char.isdigit() or char in "<>=."), len(words))
    name = words[:end].strip()
    if not name or name.casefold() == "any":
        return None, words[end:]
    code = currencies().get(name.casefold())
    if code is None:
        raise ValueError(f"{name!r} is no currency")
    return code, words[end:]


@lru_cache(maxsize=1)
def currencies() -> Mapping[str, str]:
    """The ISO 4217 code by any code, name or sign, in lower case."""
    import csv  # noqa: PLC0415  only a sum with a currency needs it

    from ledger import places  # noqa: PLC0415

    with (places.SEEDS / "money" / "currencies.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    named = {word.casefold(): row["code"] for row in rows for word in (row["name"], row["plural"], *row["signs"].split()) if word}
    return MappingProxyType(named | _SIGNS | {row["code"].casefold(): row["code"] for row in rows})


def _text(amount: Decimal) -> str:
    """An amount with the largest unit that leaves three digits behind the point at most."""
    for unit, digits in _SHOWN:
        scaled = amount.scaleb(-digits)
        if scaled >= 1 and scaled == scaled.quantize(Decimal("0.001")):
            return f"{_plain(scaled)}{unit}"
    return _plain(amount)


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
