"""Sums that borrow from their neighbours: a scale or a unit said once for several figures of one sentence.

In: the tokens of a sentence and the sums read one by one. Out: the sums with what they borrow, and those
that had no unit of their own. Four plain forms, each a rule of its own:

    scale-carried   "$1.2, $3.4 and $5.6 billion", "$14 or $15 billion", "$10-, $12-, $14,000"
    listed-unit     "5 million, 10 million and 15 million dollars", "5, 10 and 15 million dollars"
    elliptic-unit   "$4.5 billion, up from 4.1 billion a year earlier"
    elliptic-year   "$60 million in 2020 and 125 in 2021"

Anything less plain stays unread, or a doubt. Cost is linear: every look around is bounded.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ledger.mentions.money.fits import HYPHENS, begins_figure, ends_figure
from ledger.mentions.money.sums import Sum
from ledger.mentions.money.vocabulary import MoneyVocabulary
from ledger.mentions.numbers import Number, Tokens, number_at

_MILLION = Decimal(1_000_000)
_MOST_LISTED = 8  # items looked back over; a longer list is a table
_FARTHEST = 10  # tokens between a sum and a figure that means the same money
_LONGEST_FIGURE = 3  # tokens of an item of a list: "5", "5 million", "2 1/2"
_JOINTS = (("and",), ("or",), (",", "and"), (",", "or"))


def completed(tokens: Tokens, sums: Sequence[Sum], vocab: MoneyVocabulary) -> tuple[Sum, ...]:
    """The sums of a sentence with the scales and units that they share, in order, never overlapping."""
    if not sums:
        return ()
    found = _with_carried_scales(tokens, sums)
    found = _merged(found, [item for one in found for item in _listed_before(tokens, one, vocab)])
    return _merged(found, tuple(_elliptic(tokens, found, vocab)))


def _merged(sums: Sequence[Sum], more: Sequence[Sum]) -> tuple[Sum, ...]:
    kept: list[Sum] = []
    for one in sorted((*sums, *more), key=lambda found: (found.first, -found.end)):
        if not kept or one.first >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def _with_carried_scales(tokens: Tokens, sums: Sequence[Sum]) -> tuple[Sum, ...]:
    done: list[Sum] = []
    for at in range(len(sums) - 1, -1, -1):
        one = sums[at]
        longer = at > 0 and tokens.lowers[sums[at - 1].end : one.first] == (",",)
        factor = _carried(tokens, one, done[-1], longer) if done else Decimal(1)
        if factor > 1:
            number = replace(one.number, scale=factor)
            rules = (*one.rules, "scale-carried")
            one = replace(one, low=one.low * factor, high=one.high * factor, number=number, rules=rules)
        done.append(one)
    return tuple(reversed(done))


def _carried(tokens: Tokens, left: Sum, right: Sum, longer: bool) -> Decimal:
    """What the left sum is multiplied by; 1 where it stands for itself. `longer`: a comma and a sum stand before it too."""
    if not _may_borrow(tokens, left, right):
        return Decimal(1)
    joint = tokens.lowers[left.end : right.first]
    if joint[:1] and joint[0] in HYPHENS:
        if "scale-carried" in right.rules:
            return right.number.scale
        return hanging_scale(tokens, left, right) if joint[1:] in ((",",), ("to",), *_JOINTS) else Decimal(1)
    in_list = joint == (",",) and "scale-carried" in right.rules
    last = joint in _JOINTS and (len(joint) == 1 or longer)
    return right.number.scale if (in_list or last) and right.number.scale >= _MILLION else Decimal(1)


def _may_borrow(tokens: Tokens, left: Sum, right: Sum) -> bool:
    signed = left.before and right.before and left.unit == right.unit and not left.unit.minor
    bare = left.number.scale == 1 and left.low == left.high and 0 < left.low < 1000 and left.number.end - left.number.first == 1
    if not (signed and bare and right.first - left.end <= 3):
        return False
    return not _has_cents(tokens.word(left.number.first)) or _has_cents(tokens.word(right.number.first))


def _has_cents(written: str) -> bool:
    """Whether a figure is written as a price: "19.50"."""
    return written[-3:-2] == "."


def hanging_scale(tokens: Tokens, left: Sum, right: Sum) -> Decimal:
    """The magnitude that a hanging hyphen shares: "$10- to $14,000" thousands, "$4- to $500" hundreds, "$3- to $400 billion" both."""
    written = tokens.word(right.number.first)
    if written.endswith(",000"):
        return Decimal(1000)
    hundreds = len(written) == 3 and written.endswith("00") and left.number.low < 10
    return max(right.number.scale, Decimal(1)) * (100 if hundreds else 1)


def _listed_before(tokens: Tokens, right: Sum, vocab: MoneyVocabulary) -> tuple[Sum, ...]:
    """The bare figures of a list that ends with a sum whose unit stands behind it."""
    if right.before or right.low != right.high or right.rules[0] != "unit-behind" or right.first != right.number.first:
        return ()
    at = right.first - 1
    if tokens.lower(at) not in ("and", "or"):
        return ()
    at -= tokens.word(at - 1) == ","
    numbers: list[Number] = []
    while len(numbers) < _MOST_LISTED and (number := _ending_at(tokens, at, vocab)) is not None:
        numbers.append(number)
        if tokens.word(number.first - 1) != ",":
            break
        at = number.first - 1
    if not numbers or not _one_kind(numbers, right):
        return ()
    return tuple(_of_list(number, right) for number in reversed(numbers))


def _one_kind(numbers: Sequence[Number], right: Sum) -> bool:
    """Whether each figure has a scale, or the list has three figures at least and its bare ones take the last one's scale."""
    scaled = [number.scale > 1 for number in numbers]
    if all(scaled):
        return True
    small = all(0 < number.low < 1000 for number in numbers)
    return not any(scaled) and len(numbers) >= 2 and small and (right.number.scale >= _MILLION or right.number.scale == 1)


def _of_list(number: Number, right: Sum) -> Sum:
    factor = right.unit.factor * (right.number.scale if number.scale == 1 else 1)
    rules = ("listed-unit", right.unit.name, *number.rules)
    return Sum(number.first, number.end, number.low * factor, number.low * factor, right.unit, number, False, rules)


def _ending_at(tokens: Tokens, end: int, vocab: MoneyVocabulary) -> Number | None:
    """The figure in digits that ends just before a token; None if none does."""
    for first in range(end - 1, max(-1, end - 1 - _LONGEST_FIGURE), -1):
        if tokens.digits(first) and begins_figure(tokens, first):
            number = number_at(tokens, first, vocab.numbers)
            return number if number is not None and number.end == end else None
    return None


def _elliptic(tokens: Tokens, sums: Sequence[Sum], vocab: MoneyVocabulary) -> Iterator[Sum]:
    """The figures that mean the money of the sum before them, where no count of other things stands between."""
    leader: Sum | None = None
    ahead = iter(sums)
    coming = next(ahead, None)
    at = sums[0].first
    while at < len(tokens):
        if coming is not None and at >= coming.first:
            leader, at, coming = coming, coming.end, next(ahead, None)
            continue
        number = _bare(tokens, at, vocab) if leader is not None and tokens.digits(at) else None
        if leader is None or number is None or (coming is not None and number.end > coming.first):
            at += 1
            continue
        sum_ = _of_leader(tokens, leader, number, vocab)
        if sum_ is not None:
            yield sum_
        elif number.scale >= _MILLION:
            leader = None
        at = number.end


def _bare(tokens: Tokens, at: int, vocab: MoneyVocabulary) -> Number | None:
    if not begins_figure(tokens, at) or tokens.glued(at):
        return None
    return number_at(tokens, at, vocab.numbers)


def _of_leader(tokens: Tokens, leader: Sum, number: Number, vocab: MoneyVocabulary) -> Sum | None:
    if leader.unit.minor or leader.number.scale < _MILLION or not _linked(tokens, leader.end, number.first - 1, vocab):
        return None
    if number.scale >= _MILLION:
        factor, rule = Decimal(1), "elliptic-unit"
        plain = ends_figure(tokens, number.end, vocab)
    else:
        factor, rule = leader.number.scale, "elliptic-year"
        plain = number.scale == 1 and number.low < 1000 and _in_year(tokens, number.end) and _in_year(tokens, leader.end)
    if not plain:
        return None
    amount = number.low * factor
    return Sum(number.first, number.end, amount, amount, leader.unit, number, False, (rule, leader.unit.name, *number.rules))


def _linked(tokens: Tokens, leader_end: int, at: int, vocab: MoneyVocabulary) -> bool:
    """Whether the word at a token ties a figure to the sum that ends at `leader_end`: beside it, or by a word of comparison."""
    while at > leader_end and tokens.lower(at) in vocab.lists["hedge-in-ellipsis"]:
        at -= 1
    if at - leader_end > _FARTHEST:
        return False
    word = tokens.lower(at)
    if word in ("from", "to", "with", "than"):
        return at == leader_end or tokens.lower(at - 1) in vocab.lists["compared"]
    return word in vocab.lists["before-ellipsis"]


def _in_year(tokens: Tokens, at: int) -> bool:
    year = tokens.word(at + 1)
    return tokens.lower(at) == "in" and len(year) == 4 and year.isdecimal() and year[:2] in ("18", "19", "20")
