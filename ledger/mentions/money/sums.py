"""One sum at a token: a figure with its unit before it, behind it, or both; with its cents.

In: Tokens and an index into them. Out: a Sum over tokens, amounts exact in major units. Comparators,
ranges and rates are other modules. Each way to write a sum is a small function named in its rules:
sign-before, unit-behind, article-unit, scale-behind-unit, with-cents, spoken-cents.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from ledger.mentions.money.fits import HYPHENS, begins_figure, belongs_right, is_one, large, may_follow, may_lead
from ledger.mentions.money.units import Unit, unit_at
from ledger.mentions.money.vocabulary import MoneyVocabulary
from ledger.mentions.numbers import Number, Tokens, number_at
from ledger.mentions.numbers.digits import grouped_by_point
from ledger.mentions.numbers.spelled import scale_word_at

_AND = ("and", "&")


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum over the tokens `[first, end)` in major units; `low` and `high` differ where it is vague."""

    first: int
    end: int
    low: Decimal
    high: Decimal
    unit: Unit
    number: Number
    before: bool
    rules: tuple[str, ...]


def sum_at(tokens: Tokens, at: int, vocab: MoneyVocabulary) -> Sum | None:
    """The sum that begins at a token, None if none does. "A dollar" is one, "a dollar amount" is none."""
    found = _unit_before(tokens, at, vocab) or _unit_behind(tokens, at, vocab) or _article_unit(tokens, at, vocab)
    return _with_cents(tokens, found, vocab) if found else None


def _unit_before(tokens: Tokens, at: int, vocab: MoneyVocabulary) -> Sum | None:
    found = unit_at(tokens, at, vocab.units)
    if found is None or not may_lead(tokens, at, *found):
        return None
    unit, start = found
    figure = start + (tokens.word(start) == "." and tokens.digits(start + 1))
    number = number_at(tokens, figure, vocab.numbers) if tokens.digits(figure) else None
    if number is None or (unit.weak and not large(tokens, number)):
        return None
    if figure > start:
        number = replace(number, low=_leading_point(tokens, figure, number), high=_leading_point(tokens, figure, number))
    unit, end = _named_again(tokens, unit, number, vocab)
    rules = ("unit-before", unit.name, *number.rules)
    return Sum(at, end, number.low * unit.factor, number.high * unit.factor, unit, number, True, rules)


def _unit_behind(tokens: Tokens, at: int, vocab: MoneyVocabulary) -> Sum | None:
    number = number_at(tokens, at, vocab.numbers) if begins_figure(tokens, at) else None
    if number is None:
        return None
    unit_start = _past_joint(tokens, number)
    found = unit_at(tokens, unit_start, vocab.units)
    if found is None or not may_follow(tokens, number, unit_start, *found, vocab):
        return None
    unit, end = found
    number = _continental(tokens, number, unit, vocab)
    factor, after = scale_word_at(tokens, end, vocab.numbers) if number.scale == 1 and not number.vague else (Decimal(1), end)
    rules = ("unit-behind", unit.name, *number.rules, *(("scale-behind-unit",) if factor > 1 else ()))
    factor *= unit.factor
    return Sum(at, after, number.low * factor, number.high * factor, unit, number, False, rules)


def _past_joint(tokens: Tokens, number: Number) -> int:
    """The token where the unit may begin: after a hyphen, and after "of" where the number is vague."""
    if tokens.lower(number.end) in HYPHENS or (number.vague and tokens.lower(number.end) == "of"):
        return number.end + 1
    return number.end


def _continental(tokens: Tokens, number: Number, unit: Unit, vocab: MoneyVocabulary) -> Number:
    """ "1.234 €" is 1234: a sign behind the figure is the continental way, and so is the point that groups."""
    written = tokens.word(number.first)
    known = vocab.currencies.get(unit.currency or "")
    sign = tokens.word(number.end)[:1]
    if number.end != number.first + 1 or sign.isalpha() or known is None or known.minor == 3:
        return number
    value = grouped_by_point(written)
    return number if value is None else replace(number, low=value, high=value, rules=(*number.rules, "grouped-by-point"))


def _article_unit(tokens: Tokens, at: int, vocab: MoneyVocabulary) -> Sum | None:
    if tokens.lower(at) not in ("a", "an") or tokens.lower(at - 1) in vocab.lists["no-unit"]:
        return None
    found = unit_at(tokens, at + 1, vocab.units)
    if found is None or not is_one(tokens, at + 1, *found, vocab):
        return None
    unit, end = found
    one = Number(at, at + 1, Decimal(1), Decimal(1), Decimal(1), ("article",))
    return Sum(at, end, unit.factor, unit.factor, unit, one, False, ("article-unit", unit.name))


def _leading_point(tokens: Tokens, figure: int, number: Number) -> Decimal:
    """ "$.5 million": the point stands before the first digit."""
    written = tokens.words[figure]
    return number.low.scaleb(-len(written)) if written.isdecimal() else number.low


def _named_again(tokens: Tokens, unit: Unit, number: Number, vocab: MoneyVocabulary) -> tuple[Unit, int]:
    """The unit and end when it is said twice: "$10 dollars", "$1,190.00 AUD", "£1.99p"."""
    at = number.end + (tokens.lower(number.end) in HYPHENS)
    again = unit_at(tokens, at, vocab.units)
    if again is None or again[0].side == "before" or belongs_right(tokens, *again, vocab) or tokens.word(at) == "$":
        return unit, number.end
    other, end = again
    if unit.dollar and other.basis == "explicit" and not other.minor:
        return replace(other, factor=unit.factor), end
    return (unit, end) if _same(unit, other, tokens.glued(at)) else (unit, number.end)


def _same(unit: Unit, other: Unit, glued: bool) -> bool:
    """Whether the second naming repeats the first; a sign of the minor unit must touch the figure ("£1.99p")."""
    if other.minor:
        return glued and not unit.minor and other.currency in (None, unit.currency)
    return other.currency == unit.currency


def _with_cents(tokens: Tokens, found: Sum, vocab: MoneyVocabulary) -> Sum:
    """The sum with its cents: "3 dollars and 50 cents", and as spoken "15 dollars 50" before a pause."""
    if found.unit.minor or found.number.vague or found.low != found.low.to_integral_value():
        return found
    at = found.end + (tokens.lower(found.end) in _AND)
    number = number_at(tokens, at, vocab.numbers) if tokens.word(at)[:1].isalnum() else None
    if number is None or number.scale > 1 or not (number.low == number.high and 0 < number.low < 100):
        return found
    unit = unit_at(tokens, number.end, vocab.units)
    return _spoken_cents(tokens, found, at, number) if unit is None else _named_cents(found, number, *unit)


def _named_cents(found: Sum, number: Number, part: Unit, end: int) -> Sum:
    if not part.minor or part.currency not in (None, found.unit.currency, "USD"):
        return found
    cents = number.low * part.factor
    return replace(found, end=end, low=found.low + cents, high=found.high + cents, rules=(*found.rules, "with-cents"))


def _spoken_cents(tokens: Tokens, found: Sum, at: int, number: Number) -> Sum:
    follows = tokens.word(number.end)
    pause = not follows or follows in (".", ",", ";", "!", "?", "\n")
    whole = found.number.scale < 1000 and number.low == number.low.to_integral_value()
    two_digits = not tokens.digits(at) or len(tokens.word(at)) == 2
    if not (pause and whole and two_digits) or tokens.word(at - 1) == ",":
        return found
    cents = number.low / 100
    return replace(found, end=number.end, low=found.low + cents, high=found.high + cents, rules=(*found.rules, "spoken-cents"))
