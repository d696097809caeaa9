"""One sum at a token: a figure with its unit before it, behind it, or both; with its cents.

In: Tokens and an index into them. Out: a Sum over tokens, amounts exact in major units. Comparators,
ranges and rates are other modules. Each way to write a sum is a small function named in its rules:
unit-before, unit-behind, article-unit, scale-alone, negative, scale-behind-unit, with-cents, spoken-cents.
"""

import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal

from ledger.mentions.money.fits import (
    HYPHENS,
    begins_figure,
    belongs_right,
    ends_figure,
    is_one,
    large,
    may_follow,
    may_lead,
    names_a_thing,
)
from ledger.mentions.money.units import Unit, unit_at
from ledger.mentions.money.vocabulary import MoneyVocabulary
from ledger.mentions.numbers import Number, Tokens, number_at
from ledger.mentions.numbers.digits import grouped_by_point
from ledger.mentions.numbers.spelled import scale_word_at

_AND = ("and", "&")
_MINUS = ("-", "−")
_MOST_BETWEEN = 3
_PLURAL = 3  # digits of "$200s"
_PAUSES = ("$", "", ",", ".", ";", ")", "\n")  # after which no unit is said again


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
    if tokens.word(at) in _MINUS:
        return _negative(tokens, at, vocab)
    found = _unit_before(tokens, at, vocab)
    if found is None and not is_sign(tokens.word(at)):
        found = _unit_behind(tokens, at, vocab) or _article_unit(tokens, at, vocab) or _scale_alone(tokens, at, vocab)
    return _with_cents(tokens, found, vocab) if found else None


def is_sign(word: str) -> bool:
    """Whether a token is a currency sign, with which no number begins."""
    return word == "$" or (len(word) == 1 and not word.isascii() and unicodedata.category(word) == "Sc")


def _negative(tokens: Tokens, at: int, vocab: MoneyVocabulary) -> Sum | None:
    """ "-$5 million", "-15 €": a minus touches what follows and not what stands before; after a dash it takes up a word again."""
    before = tokens.word(at - 1)
    apart = tokens.glued(at + 1) and not tokens.glued(at)
    if not apart or tokens.digits(at - 1) or before in vocab.numbers.scales or before in ("—", "–", "-"):
        return None
    found = None if tokens.word(at + 1) in _MINUS else sum_at(tokens, at + 1, vocab)
    if found is None or found.low != found.high or not (found.before or tokens.digits(at + 1)):
        return None
    return replace(found, first=at, low=-found.low, high=-found.high, rules=(*found.rules, "negative"))


def _unit_before(tokens: Tokens, at: int, vocab: MoneyVocabulary) -> Sum | None:
    found = unit_at(tokens, at, vocab.units)
    if found is None or not may_lead(tokens, at, *found):
        return None
    unit, start = found
    minus = tokens.word(start) in _MINUS and tokens.glued(start) and tokens.glued(start + 1)
    pointed = tokens.word(start + minus) == "." and tokens.digits(start + minus + 1) and tokens.glued(start + minus + 1)
    figure = start + minus + pointed
    spelled = is_sign(tokens.word(start - 1)) and tokens.lower(start) in vocab.numbers.small  # "$five million"
    number = number_at(tokens, figure, vocab.numbers) if tokens.digits(figure) or spelled else None
    if number is None or ((unit.weak or _leads_large(tokens, unit, start - 1)) and not large(tokens, number)):
        return None
    if names_a_thing(tokens, figure, unit, number, vocab):
        return None
    if figure > start + minus:
        number = replace(number, low=_leading_point(tokens, figure, number), high=_leading_point(tokens, figure, number))
    if tokens.word(figure)[-1:] == "0" and not unit.dollar and unit.currency != "GBP":
        number = _grouped_by_point(number, tokens.word(figure), unit, vocab)
    number = _of_tens(tokens, number)
    unit, end = _named_again(tokens, unit, number, vocab)
    rules = ("unit-before", unit.name, *number.rules, *(("negative",) if minus else ()))
    factor = -unit.factor if minus else unit.factor
    return Sum(at, end, number.low * factor, number.high * factor, unit, number, True, rules)


def _of_tens(tokens: Tokens, number: Number) -> Number:
    """ "in the low $20s": somewhere from the ten or hundred to the next one."""
    written = tokens.word(number.first)
    plural = number.scale == 1 and tokens.lower(number.end) == "s" and tokens.glued(number.end) and written.isdecimal()
    if not plural or not written.endswith("0") or len(written) > _PLURAL or number.low == 0:
        return number
    step = 10 if number.low < 100 or number.low % 100 else 100
    return replace(number, end=number.end + 1, high=number.low + step, rules=(*number.rules, "of-tens"))


def _leads_large(tokens: Tokens, unit: Unit, last: int) -> bool:
    """Whether a unit leads a large figure only: names and words of minor units ("Swiss francs 50 million", no "Euro 2016")."""
    word = tokens.word(last)
    if unit.minor:
        return word.isalpha()
    everyday = unit.name == "iso-name" or unit.basis == "sign" or word.lower() == "euro"
    return len(word) > 3 and word.isalpha() and everyday


def _unit_behind(tokens: Tokens, at: int, vocab: MoneyVocabulary) -> Sum | None:
    number = number_at(tokens, at, vocab.numbers) if begins_figure(tokens, at) else None
    if number is None:
        return None
    unit_start = _past_joint(tokens, number, vocab)
    found = unit_at(tokens, unit_start, vocab.units)
    if found is None or not may_follow(tokens, number, unit_start, *found, vocab) or _no_coin(tokens, at, found[0], vocab):
        return None
    unit, end = _of_state(tokens, *found, vocab)
    at = _past_article(tokens, number, unit_start)
    number = _continental(tokens, number, unit, vocab)
    factor, after = scale_word_at(tokens, end, vocab.numbers) if number.scale == 1 and not number.vague else (Decimal(1), end)
    plus = ("plus-before-unit",) if _past_plus(tokens, number.end) > number.end else ()
    rules = ("unit-behind", unit.name, *number.rules, *plus, *(("scale-behind-unit",) if factor > 1 else ()))
    factor *= unit.factor
    return Sum(at, after, number.low * factor, number.high * factor, unit, number, False, rules)


def _no_coin(tokens: Tokens, at: int, unit: Unit, vocab: MoneyVocabulary) -> bool:
    """ "Not one penny" is an idiom."""
    return unit.minor and tokens.lower(at) == "one" and tokens.lower(at - 1) in vocab.lists["no-unit"]


def _past_joint(tokens: Tokens, number: Number, vocab: MoneyVocabulary) -> int:
    """The token where the unit may begin: after a hyphen, after "of" where the number is vague, and after "taxpayer", "more"."""
    at = _past_plus(tokens, number.end)
    if tokens.lower(at) in HYPHENS or (number.vague and tokens.lower(at) == "of"):
        at += 1
    between = vocab.lists["before-a-unit"]
    if tokens.lower(at) not in between:
        return at
    past = at
    while past < at + _MOST_BETWEEN and (tokens.lower(past) in between or (past > at and tokens.lower(past) in ("'", "’", "s"))):
        past += 1
    return past if tokens.lower(past) in vocab.lists["after-taxpayer"] else at


def _past_plus(tokens: Tokens, at: int) -> int:
    """The token after "+" or "-plus" between figure and unit: "300-plus dollars"."""
    if tokens.lower(at) in HYPHENS and tokens.lower(at + 1) == "plus":
        return at + 2
    return at + (tokens.word(at) == "+" and tokens.glued(at))


def _past_article(tokens: Tokens, number: Number, unit_start: int) -> int:
    """The first token of the sum: in "a billion-dollar deal" the article is the deal's."""
    hyphened = tokens.lower(unit_start - 1) in HYPHENS and tokens.lower(number.first) == "a"
    return number.first + (hyphened and not number.vague and number.rules == ("spelled",))


def _scale_alone(tokens: Tokens, at: int, vocab: MoneyVocabulary) -> Sum | None:
    """ "million-dollar homes", "another billion dollars": one of a scale word, hyphened to its unit or after a determiner."""
    before = tokens.lower(at - 1)
    determined = before in vocab.lists["before-one"]
    if tokens.lower(at) not in vocab.numbers.scales or before in HYPHENS or not (determined or not tokens.glued(at)):
        return None
    factor, end = scale_word_at(tokens, at, vocab.numbers)
    hyphened = tokens.lower(end) in HYPHENS
    found = unit_at(tokens, end + hyphened, vocab.units) if factor > 1 and (hyphened or determined) else None
    number = Number(at, end, factor, factor, factor, ("scale-alone",))
    if found is None or not tokens.word(end + hyphened).isalpha() or not may_follow(tokens, number, end + hyphened, *found, vocab):
        return None
    amount = factor * found[0].factor
    return Sum(at, found[1], amount, amount, found[0], number, False, ("unit-behind", found[0].name, "scale-alone"))


def _continental(tokens: Tokens, number: Number, unit: Unit, vocab: MoneyVocabulary) -> Number:
    """ "1.234 €" is 1234: a sign behind the figure is the continental way, and so is the point that groups."""
    return number if tokens.word(number.end)[:1].isalpha() else _grouped_by_point(number, tokens.word(number.first), unit, vocab)


def _grouped_by_point(number: Number, written: str, unit: Unit, vocab: MoneyVocabulary) -> Number:
    """ "1.234" read as 1234, where the currency has no thousandths and no scale follows; "Rp 169.000" too, by its idle zero."""
    known = vocab.currencies.get(unit.currency or "")
    value = None if number.end != number.first + 1 or known is None or known.minor == 3 else grouped_by_point(written)
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
    if tokens.word(number.end) in _PAUSES:
        return unit, number.end
    of_state, end = _of_state(tokens, unit, number.end, vocab)
    if of_state is not unit:
        return of_state, end
    at = number.end + (tokens.lower(number.end) in HYPHENS)
    again = unit_at(tokens, at, vocab.units)
    if again is None or again[0].side == "before" or belongs_right(tokens, *again, vocab) or tokens.word(at) == "$":
        return unit, number.end
    other, end = again
    if unit.dollar and other.basis == "explicit" and not other.minor:
        return replace(other, factor=unit.factor), end
    return (unit, end) if _same(unit, other, tokens.glued(at)) else (unit, number.end)


def _of_state(tokens: Tokens, unit: Unit, end: int, vocab: MoneyVocabulary) -> tuple[Unit, int]:
    """The dollar of the state named behind it: "$10 million Canadian", "24 million dollars Australian", "$5 (Canadian)"."""
    if not unit.dollar or unit.minor:
        return unit, end
    if tokens.word(end) == "(" and tokens.word(end + 2) == ")":
        return vocab.behind_dollar.get(tokens.word(end + 1), unit), end
    state = vocab.behind_dollar.get(tokens.word(end))
    plain = state is not None and ends_figure(tokens, end + 1, vocab)
    return (state, end + 1) if state is not None and plain else (unit, end)


def _same(unit: Unit, other: Unit, glued: bool) -> bool:
    """Whether the second naming repeats the first; a sign of the minor unit must touch the figure ("£1.99p")."""
    if other.minor:
        return glued and not unit.minor and (other.currency in (None, unit.currency) or unit.currency in other.of)
    return other.currency == unit.currency


def _with_cents(tokens: Tokens, found: Sum, vocab: MoneyVocabulary) -> Sum:
    """The sum with its cents: "3 dollars and 50 cents", and as spoken "15 dollars 50" before a pause."""
    if found.unit.minor or found.number.vague or found.low != found.low.to_integral_value():
        return found
    if tokens.word(found.end) in _PAUSES:
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
