"""Two figures that bound one sum: "$1.2-1.5bn", "$5 million to $10 million", "between 450 and 500 mln dlrs".

A range ascends. Over a spaced dash it must share a scale too, since that is also how speakers mend
themselves ("$800 billion - $800 million": two sums). After a word of change "from A to B" is two sums.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from ledger.mentions.money.fits import begins_figure
from ledger.mentions.money.sums import Sum, sum_at
from ledger.mentions.money.vocabulary import MoneyVocabulary
from ledger.mentions.numbers import Number, Tokens, number_at

_DASHES = ("-", "–", "‑", "—")
_LOOK_BACK = 6


@dataclass(frozen=True, slots=True)
class Joint:
    """What stands between two figures: `rule`, the token after it, and whether it is a dash with blanks around it."""

    rule: str
    end: int
    loose: bool


def range_at(tokens: Tokens, at: int, left: Sum | None, vocab: MoneyVocabulary) -> Sum | None:
    """The range that begins at a token with `left`, the sum there if there is one; None if there is no range."""
    if left is None:
        return _of_figure(tokens, at, vocab)
    joint = None if left.low != left.high else _joint(tokens, left.first, left.end, vocab)
    if joint is None:
        return None
    right = sum_at(tokens, joint.end, vocab)
    if right is not None:
        return _joined(left, right, joint) if _one_currency(left, right) else None
    number = number_at(tokens, joint.end, vocab.numbers) if left.before and tokens.digits(joint.end) else None
    return _of_sign(left, number, joint) if number else None


def _of_figure(tokens: Tokens, at: int, vocab: MoneyVocabulary) -> Sum | None:
    """A bare figure, then a sum that gives it its unit and, where it has none, its scale."""
    number = number_at(tokens, at, vocab.numbers) if begins_figure(tokens, at) else None
    joint = _joint(tokens, at, number.end, vocab) if number and not number.vague else None
    if number is None or joint is None:
        return None
    right = sum_at(tokens, joint.end, vocab)
    if right is None or right.before or right.number.first != joint.end or right.rules[0] != "unit-behind":
        return None
    left = replace(right, first=at, end=number.end, low=number.low * right.unit.factor, number=number)
    return _joined(left, right, joint)


def _of_sign(left: Sum, number: Number, joint: Joint) -> Sum | None:
    """A sum, then a bare figure that takes its unit: "$1.2-1.5bn", "$10-20", "$5 to 10 million"."""
    tied = joint.rule in ("range-dash", "range-between") and not joint.loose
    scaled = number.scale > 1 and left.number.scale == 1
    if number.vague or not (tied or scaled) or (left.number.scale > 1 and number.scale == 1):
        return None
    factor = left.unit.factor
    right = replace(left, end=number.end, low=number.low * factor, high=number.high * factor, number=number)
    return _joined(left, right, joint)


def _joined(left: Sum, right: Sum, joint: Joint) -> Sum | None:
    low = _lifted(left, right)
    if not low < right.low or right.low != right.high or (joint.loose and left.number.scale != right.number.scale):
        return None
    rules = (*right.rules, joint.rule)
    return replace(right, first=left.first, low=low, high=right.high, before=left.before, rules=rules)


def _lifted(left: Sum, right: Sum) -> Decimal:
    """The left amount, with the right one's scale where it has none and the bare figures ascend: "$1.2-1.5bn"."""
    scale = right.number.scale
    if left.number.scale > 1 or scale == 1 or left.number.low >= right.number.low / scale:
        return left.number.low * left.unit.factor
    return left.number.low * scale * left.unit.factor


def _one_currency(left: Sum, right: Sum) -> bool:
    return left.unit.currency == right.unit.currency or (right.unit.dollar and left.unit.factor == right.unit.factor)


def _joint(tokens: Tokens, first: int, at: int, vocab: MoneyVocabulary) -> Joint | None:
    at += tokens.lower(at) in _DASHES and tokens.lower(at + 1) == "to"  # "$4- to $5"
    word = tokens.lower(at)
    if word in _DASHES:
        return _dash(tokens, at)
    joins = {
        "to": ("range-to", not _changes(tokens, first, vocab)),
        "or": ("range-or", tokens.word(first).isalnum() and not _has_unit(tokens, at, vocab)),
        "and": ("range-between", "between" in tokens.lowers[max(0, first - 2) : first]),
    }
    rule, holds = joins.get(word, ("", False))
    return Joint(rule, at + 1, False) if holds else None


def _dash(tokens: Tokens, at: int) -> Joint | None:
    """A dash between figures; a spaced em dash breaks the sentence and joins nothing."""
    loose = not (tokens.glued(at) and tokens.glued(at + 1))
    return None if loose and tokens.word(at) == "—" else Joint("range-dash", at + 1, loose)


def _has_unit(tokens: Tokens, at: int, vocab: MoneyVocabulary) -> bool:
    """Whether the figure before "or" has a unit of its own: "$5 or $10" are alternatives, "two or three million dollars" bounds."""
    return tokens.lower(at - 1) in vocab.units or tokens.lower(at - 1) in vocab.numbers.scales


def _changes(tokens: Tokens, first: int, vocab: MoneyVocabulary) -> bool:
    return not vocab.lists["change"].isdisjoint(tokens.lowers[max(0, first - _LOOK_BACK) : first])
