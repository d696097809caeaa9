"""Two figures that bound one sum: "$1.2-1.5bn", "$5 million to $10 million", "between 450 and 500 mln dlrs".

A range ascends. Over a spaced dash it must share a scale too, since that is also how speakers mend
themselves ("$800 billion - $800 million": two sums). After a word of change "from A to B" is two sums.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from ledger.mentions.money.comparators import rate_after
from ledger.mentions.money.fits import begins_figure, ends_figure
from ledger.mentions.money.lists import hanging_scale
from ledger.mentions.money.sums import Sum, sum_at
from ledger.mentions.money.vocabulary import MoneyVocabulary
from ledger.mentions.numbers import Number, Tokens, number_at

_ENDS = frozenset([";", ":", "\n"])  # what a word of change does not reach over
_DASHES = ("-", "–", "‑", "—")
_LOOK_BACK = 6
_WIDEST = 10  # times the cents of a range that ends in dollars


@dataclass(frozen=True, slots=True)
class Joint:
    """What stands between two figures: `rule` and the token after it.

    `loose`: it is a dash with blanks around it. `hanging`: it follows a hyphen that hangs ("$4- to $500").
    """

    rule: str
    end: int
    loose: bool
    hanging: bool = False


def range_at(tokens: Tokens, at: int, left: Sum | None, vocab: MoneyVocabulary) -> Sum | None:
    """The range that begins at a token with `left`, the sum there if there is one; None if there is no range."""
    if left is None:
        return _of_figure(tokens, at, vocab)
    joint = None if left.low != left.high else _joint(tokens, left.first, left.end, vocab)
    if joint is None:
        return None
    right = sum_at(tokens, joint.end, vocab)
    if right is not None:
        return _joined(tokens, left, right, joint) if _one_currency(left, right) else None
    number = number_at(tokens, joint.end, vocab.numbers) if left.before and tokens.digits(joint.end) else None
    return _of_sign(tokens, left, number, joint, vocab) if number else None


def _of_figure(tokens: Tokens, at: int, vocab: MoneyVocabulary) -> Sum | None:
    """A bare figure, then a sum that gives it its unit and, where it has none, its scale."""
    number = number_at(tokens, at, vocab.numbers) if begins_figure(tokens, at) else None
    joint = _joint(tokens, None, number.end, vocab) if number and not number.vague else None
    if number is None or joint is None or (joint.rule == "range-between" and not _between(tokens, at)):
        return None
    right = sum_at(tokens, joint.end, vocab)
    if right is None or right.before or right.number.first != joint.end or right.rules[0] != "unit-behind":
        return None
    left = replace(right, first=at, end=number.end, low=number.low * right.unit.factor, number=number)
    lifted = _lifted(left, right) > left.low or number.scale > 1 or right.number.scale == 1 or "," in tokens.word(at)
    return _joined(tokens, left, right, joint) if lifted else None


def _of_sign(tokens: Tokens, left: Sum, number: Number, joint: Joint, vocab: MoneyVocabulary) -> Sum | None:
    """A sum, then a bare figure that takes its unit: "$1.2-1.5bn", "$10-20", "$5 to 10 million", "$3 to 5 a share"."""
    tied = joint.rule in ("range-dash", "range-between") and not joint.loose
    scaled = number.scale > 1 and (left.number.scale == 1 or ends_figure(tokens, number.end, vocab))
    plain = joint.rule == "range-to" and (not tokens.word(number.end)[:1].isalnum() or rate_after(tokens, number.end, vocab) is not None)
    if number.vague or not (tied or scaled or plain) or (left.number.scale > 1 and number.scale == 1):
        return None
    factor = left.unit.factor
    right = replace(left, end=number.end, low=number.low * factor, high=number.high * factor, number=number)
    return _joined(tokens, left, right, joint)


def _joined(tokens: Tokens, left: Sum, right: Sum, joint: Joint) -> Sum | None:
    hanging = joint.hanging and left.number.scale == 1
    low = left.low * hanging_scale(tokens, left, right) if hanging else _lifted(left, right)
    torn = joint.loose and left.number.scale != right.number.scale and low == left.low
    moved = left.unit.minor and not right.unit.minor and right.low > low * _WIDEST  # "up 50 cents to $12.25"
    if not low < right.low or right.low != right.high or torn or moved:
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


def _joint(tokens: Tokens, first: int | None, at: int, vocab: MoneyVocabulary) -> Joint | None:
    """What joins a figure to the next one; `first` is the token its sum begins with, None for a bare figure."""
    hanging = tokens.lower(at) in _DASHES and tokens.lower(at + 1) in ("to", "and")  # "$4- to $500"
    at += hanging
    word = tokens.lower(at)
    if word in _DASHES:
        return _dash(tokens, at)
    if word == "to":
        rule, holds = "range-to", first is None or hanging or not _changes(tokens, first, vocab)
    elif word == "or":
        rule, holds = "range-or", (first is None or tokens.word(first).isalnum()) and not _has_unit(tokens, at, vocab)
    elif word == "and":
        rule, holds = "range-between", first is None or _between(tokens, first)
    else:
        return None
    return Joint(rule, _past_hedge(tokens, at + 1, vocab), False, hanging) if holds else None


def _between(tokens: Tokens, first: int) -> bool:
    """Whether "between" stands before a figure, a hedge of two words at most between them."""
    return "between" in tokens.lowers[max(0, first - 3) : first]


def _past_hedge(tokens: Tokens, at: int, vocab: MoneyVocabulary) -> int:
    """The token after a hyphen or a hedge of the upper figure: "$2-million-to-$3-million", "$5 million to as much as $10 million"."""
    at += tokens.lower(at) in ("-", "‑") and tokens.glued(at)
    for length in (3, 2, 1):
        if tokens.lowers[at : at + length] in vocab.hedges:
            return at + length
    return at


def _dash(tokens: Tokens, at: int) -> Joint | None:
    """A dash between figures; a spaced em dash breaks the sentence and joins nothing."""
    loose = not (tokens.glued(at) and tokens.glued(at + 1))
    return None if loose and tokens.word(at) == "—" else Joint("range-dash", at + 1, loose)


def _has_unit(tokens: Tokens, at: int, vocab: MoneyVocabulary) -> bool:
    """Whether the figure before "or" has a unit of its own: "$5 or $10" are alternatives, "two or three million dollars" bounds."""
    return tokens.lower(at - 1) in vocab.units or tokens.lower(at - 1) in vocab.numbers.scales


def _changes(tokens: Tokens, first: int, vocab: MoneyVocabulary) -> bool:
    """Whether "A to B" tells before and after: a word of change stands near; "by A to B" and "to about A to B" bound one sum."""
    if not {"by", "to", "of", "at", "between"}.isdisjoint(tokens.lowers[max(0, first - 2) : first]):
        return False
    near = tokens.lowers[max(0, first - _LOOK_BACK) : first]
    clause = max((at for at, word in enumerate(near) if word in _ENDS), default=-1)
    return not vocab.lists["change"].isdisjoint(near[clause + 1 :])
