"""Whether two sums of money are one number: equal, or equal when rounded as coarsely as the coarser is stated.

In: figures. "nearly $293 million" and "$300 million" are one number, "$60 million" and "$65 million" are not.
Amounts are Decimals in major units; nothing is converted.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from ledger.model import Figure

_CLOSE = Decimal("0.05")
_SLIP = Decimal(10)
_DISPUTED = Decimal("1.5")
_COARSEST = 3
_OPPOSITE = frozenset(frozenset((least, most)) for least in ("gt", "ge") for most in ("lt", "le"))
_ROUND = {digits: Context(prec=digits, rounding=ROUND_HALF_UP) for digits in range(1, _COARSEST + 1)}


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum as far as its size goes; `number` is the one number a person would quote, None for a range or a vague sum."""

    low: Decimal | None
    high: Decimal | None
    number: Decimal | None
    comparator: str
    vague: bool


def amount_of(figure: Figure) -> Amount:
    """The size of a figure."""
    return Amount(figure.low, figure.high, figure.amount, figure.comparator, figure.vague)


def one_number(one: Amount, two: Amount) -> bool:
    """Whether two sums are the same number.

    "up to $60 million" and "$60 million" are: one number under two comparators; "at least" and "up to $60 million" are
    not, which bound it from two sides. Ranges need equal bounds, vague
    sums are never the same. Otherwise the finer one, rounded to the digits of the coarser, must give it:
    `$13.57 billion` is `$13.6 billion`. One digit alone says little: then one of the two must call itself
    inexact ("nearly", "more than", "about") and they may differ by a twentieth at most.
    """
    if one.vague or two.vague:
        return False
    if one.number is None or two.number is None:
        return (one.low, one.high, one.comparator) == (two.low, two.high, two.comparator)
    if frozenset((one.comparator, two.comparator)) in _OPPOSITE:
        return False
    return one.number == two.number or _rounds(one, two)


def digits_of(number: Decimal) -> int:
    """How many significant digits a number is stated with: 1 for 800,000,000, 3 for 2,980,000,000."""
    return len("".join(map(str, number.as_tuple().digits)).strip("0")) or 1


def sizes(number: Decimal) -> frozenset[Decimal]:
    """The number with one digit, as it comes out from as many digits as it may be stated with: two sums that are one number have one
    of these in common.

    One size, but for numbers on an edge: 2.45 is 2 by itself and 3 by way of 2.5.
    """
    return frozenset(_ROUND[1].plus(_ROUND[digits].plus(number)) for digits in range(1, _COARSEST + 1))


def plain_number(number: Decimal | None) -> str:
    """A number without an exponent and without zeros behind the point, "" for None: equal numbers are equal words."""
    words = "" if number is None else f"{number:f}"
    return words.rstrip("0").rstrip(".") if "." in words else words


def may_dispute(one: Amount, two: Amount) -> bool:
    """Whether two numbers may be two claims about one sum: near each other, or the same digits in another scale.

    `$60 million` and `$65 million` may; so may `53 billion` and `53 million`. `$60 million` and `$800 million` are two sums.
    """
    if not one.number or not two.number:
        return False
    less, more = sorted((one.number, two.number))
    ratio = more / less
    return ratio <= _DISPUTED or (ratio >= _SLIP and ratio == _SLIP ** (len(str(int(ratio))) - 1))


def _rounds(one: Amount, two: Amount) -> bool:
    if not one.number or not two.number:
        return False
    coarse, fine = sorted((one, two), key=lambda sum_: digits_of(sum_.number or Decimal(0)))
    if coarse.number is None or fine.number is None:
        return False
    digits = digits_of(coarse.number)
    if digits == digits_of(fine.number) or digits > _COARSEST or _ROUND[digits].plus(fine.number) != coarse.number:
        return False
    return digits > 1 or (_inexact(one, two) and abs(coarse.number - fine.number) <= _CLOSE * coarse.number)


def _inexact(one: Amount, two: Amount) -> bool:
    return not {one.comparator, two.comparator} <= {"eq", "le"}
