"""One sum at a token: a figure with its unit before it, behind it, or both; with its cents.

In: Tokens and an index into them. Out: a Sum over tokens, amounts exact in major units. Comparators,
ranges and rates are other modules. Each way to write a sum is a small function named in its rules:
sign-before, unit-behind, article-unit, scale-behind-unit, with-cents, spoken-cents.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from ledger.mentions.money.units import Unit, unit_at
from ledger.mentions.money.vocabulary import MoneyVocabulary
from ledger.mentions.numbers import Number, Tokens, number_at
from ledger.mentions.numbers.digits import grouped_by_point
from ledger.mentions.numbers.spelled import scale_word_at

HYPHENS = ("-", "‑")
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


def begins_figure(tokens: Tokens, at: int) -> bool:
    """Whether a figure may begin at a token: it is no tail of a word ("F16", "x-5-b") and of no torn decimal ("1 . 85")."""
    before = tokens.word(at - 1)
    if tokens.glued(at) and before and (before[-1].isalpha() or before in ".,/:#=%" or before[0].isdecimal()):
        return False
    if tokens.glued(at) and before in HYPHENS and tokens.glued(at - 1) and tokens.word(at - 2)[-1:].isalnum():
        return False
    return not (before in (".", ",") and tokens.digits(at - 2) and tokens.digits(at) and tokens.ends[at - 2] != tokens.starts[at - 1])


def _unit_before(tokens: Tokens, at: int, vocab: MoneyVocabulary) -> Sum | None:
    found = unit_at(tokens, at, vocab.units)
    if found is None or not _may_lead(tokens, at, *found):
        return None
    unit, start = found
    figure = start + (tokens.word(start) == "." and tokens.digits(start + 1))
    number = number_at(tokens, figure, vocab.numbers) if tokens.digits(figure) else None
    if number is None or (unit.weak and not _large(tokens, number)):
        return None
    if figure > start:
        number = replace(number, low=_leading_point(tokens, figure, number), high=_leading_point(tokens, figure, number))
    unit, end = _named_again(tokens, unit, number, vocab)
    rules = ("unit-before", unit.name, *number.rules)
    return Sum(at, end, number.low * unit.factor, number.high * unit.factor, unit, number, True, rules)


def _leading_point(tokens: Tokens, figure: int, number: Number) -> Decimal:
    """ "$.5 million": the point stands before the first digit."""
    written = tokens.words[figure]
    return number.low.scaleb(-len(written)) if written.isdecimal() else number.low


def _may_lead(tokens: Tokens, at: int, unit: Unit, end: int) -> bool:
    """Whether a unit may stand before its figure: signs, codes and names in the singular, none as part of a longer word."""
    if unit.side == "after" or unit.weight or unit.glued:
        return False
    word = tokens.word(end - 1)
    if tokens.glued(at) and tokens.word(at)[0].isalpha() and (tokens.word(at - 1)[-1:].isalnum() or tokens.word(at - 1) in HYPHENS):
        return False
    return not (word.isalpha() and unit.basis == "explicit" and tokens.lower(end - 1).endswith("s") and unit.name == "iso-name")


def _named_again(tokens: Tokens, unit: Unit, number: Number, vocab: MoneyVocabulary) -> tuple[Unit, int]:
    """The unit and end when it is said twice: "$10 dollars", "$1,190.00 AUD", "£1.99p"."""
    at = number.end + (tokens.lower(number.end) in HYPHENS)
    again = unit_at(tokens, at, vocab.units)
    if again is None or again[0].side == "before" or _belongs_right(tokens, *again, vocab):
        return unit, number.end
    other, end = again
    if other.minor:
        same = not unit.minor and tokens.glued(at) and other.currency in (None, unit.currency)
        return (unit, end) if same else (unit, number.end)
    if unit.basis == "sign" and other.basis == "explicit" and unit.dollar and "$" not in tokens.word(at):
        return replace(other, factor=unit.factor), end
    return (unit, end) if other.currency == unit.currency and tokens.word(at) != "$" else (unit, number.end)


def _belongs_right(tokens: Tokens, unit: Unit, end: int, vocab: MoneyVocabulary) -> bool:
    """Whether a unit between two figures is the right one's: "3 USD50 cards", "1 $10 bill", "in 1989 $ 75 million"."""
    if unit.side == "after" or not tokens.digits(end):
        return False
    if tokens.glued(end):
        return True
    if tokens.word(end - 1).isalpha():
        return False
    right = number_at(tokens, end, vocab.numbers)
    return right is None or unit_at(tokens, right.end, vocab.units) is None


def _unit_behind(tokens: Tokens, at: int, vocab: MoneyVocabulary) -> Sum | None:
    number = number_at(tokens, at, vocab.numbers) if begins_figure(tokens, at) else None
    if number is None:
        return None
    unit_start = _past_joint(tokens, number)
    found = unit_at(tokens, unit_start, vocab.units)
    if found is None or not _may_follow(tokens, number, unit_start, *found, vocab):
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


def _may_follow(tokens: Tokens, number: Number, at: int, unit: Unit, end: int, vocab: MoneyVocabulary) -> bool:
    if unit.side == "before" or _belongs_right(tokens, unit, end, vocab) or (tokens.glued(end) and tokens.word(end)[0].isalnum()):
        return False
    if unit.glued and not (tokens.glued(at) and number.low < 1000 and number.scale == 1):
        return False
    if unit.weak and not _large(tokens, number):
        return False
    return not (unit.weight and _is_weight(tokens, at, end, vocab))


def _large(tokens: Tokens, number: Number) -> bool:
    """Whether the figure has a scale word or grouped thousands, as sums have and counts of lesser things have not."""
    return number.scale >= 1000 or "," in tokens.word(number.first)


def _is_weight(tokens: Tokens, at: int, end: int, vocab: MoneyVocabulary) -> bool:
    """Whether "pounds" is a measure: hyphened ("twenty-pound bag"), before "of" or "per", or near a word of weight."""
    if tokens.lower(end) in ("of", "per") or (tokens.lower(at - 1) in HYPHENS) or "±" in tokens.words[max(0, at - 4) : at]:
        return True
    return not vocab.lists["weight"].isdisjoint(tokens.lowers[max(0, at - 12) : end + 6])


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
    if found is None or not _one(tokens, at + 1, *found, vocab):
        return None
    unit, end = found
    one = Number(at, at + 1, Decimal(1), Decimal(1), Decimal(1), ("article",))
    return Sum(at, end, unit.factor, unit.factor, unit, one, False, ("article-unit", unit.name))


def _one(tokens: Tokens, at: int, unit: Unit, end: int, vocab: MoneyVocabulary) -> bool:
    """Whether a unit after "a" is one of it: a major unit, singular, before no noun. "A penny" is an idiom."""
    if unit.minor or unit.weak or unit.weight or unit.side == "before" or not tokens.word(at).isalpha():
        return False
    if tokens.lower(end - 1).endswith("s") or tokens.word(end) == "-":
        return False
    return not tokens.word(end)[:1].isalnum() or tokens.lower(end) in vocab.lists["after-a-unit"]


def _with_cents(tokens: Tokens, found: Sum, vocab: MoneyVocabulary) -> Sum:
    """The sum with its cents: "3 dollars and 50 cents", and as spoken "15 dollars 50" before a pause."""
    if found.unit.minor or found.number.vague or found.low != found.low.to_integral_value():
        return found
    at = found.end + (tokens.lower(found.end) in _AND)
    number = number_at(tokens, at, vocab.numbers) if tokens.word(at)[:1].isalnum() else None
    if number is None or number.vague or number.scale > 1 or not 0 < number.low < 100:
        return found
    unit = unit_at(tokens, number.end, vocab.units)
    if unit is None:
        return _spoken_cents(tokens, found, at, number)
    part, end = unit
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
