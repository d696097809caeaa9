"""Whether a figure and a unit beside each other make a sum: what stands round them decides.

Each question is one function over Tokens; none reads anything. The lists are those of seeds/money/words.toml.
"""

from ledger.mentions.money.units import Unit, unit_at
from ledger.mentions.money.vocabulary import MoneyVocabulary
from ledger.mentions.numbers import Number, Tokens, number_at

HYPHENS = ("-", "‑")


def begins_figure(tokens: Tokens, at: int) -> bool:
    """Whether a figure may begin at a token: it is no tail of a word ("F16", "x-5-b") and of no torn decimal ("1 . 85")."""
    return not ((tokens.glued(at) and _tail(tokens, at)) or _torn(tokens, at))


def may_lead(tokens: Tokens, at: int, unit: Unit, end: int) -> bool:
    """Whether a unit may stand before its figure: signs, codes and names in the singular, none as part of a longer word."""
    if unit.side == "after" or unit.weight or unit.glued or _inside_word(tokens, at):
        return False
    return unit.name != "iso-name" or not tokens.lower(end - 1).endswith("s")


def may_follow(tokens: Tokens, number: Number, at: int, unit: Unit, end: int, vocab: MoneyVocabulary) -> bool:
    """Whether a unit that begins at a token belongs to the number before it."""
    if unit.side == "before" or belongs_right(tokens, unit, end, vocab) or (tokens.glued(end) and tokens.word(end)[0].isalnum()):
        return False
    if unit.glued:
        return tokens.glued(at) and number.low < 1000 and number.scale == 1
    if unit.weak:
        return large(tokens, number)
    return not (unit.weight and _is_weight(tokens, at, end, vocab))


def belongs_right(tokens: Tokens, unit: Unit, end: int, vocab: MoneyVocabulary) -> bool:
    """Whether a unit between two figures is the right one's: "3 USD50 cards", "1 $10 bill", "in 1989 $ 75 million"."""
    if unit.side == "after" or not tokens.digits(end):
        return False
    if tokens.glued(end):
        return True
    if tokens.word(end - 1).isalpha():
        return False
    right = number_at(tokens, end, vocab.numbers)
    return right is None or unit_at(tokens, right.end, vocab.units) is None


def large(tokens: Tokens, number: Number) -> bool:
    """Whether the figure has a scale word or grouped thousands, as sums have and counts of lesser things have not."""
    return number.scale >= 1000 or "," in tokens.word(number.first)


def is_one(tokens: Tokens, at: int, unit: Unit, end: int, vocab: MoneyVocabulary) -> bool:
    """Whether a unit after "a" is one of it: a major unit, singular, before no noun. "A penny" is an idiom."""
    if unit.minor or unit.weak or unit.weight or unit.side == "before" or not tokens.word(at).isalpha():
        return False
    if tokens.lower(end - 1).endswith("s") or tokens.word(end) == "-":
        return False
    return not tokens.word(end)[:1].isalnum() or tokens.lower(end) in vocab.lists["after-a-unit"]


def _is_weight(tokens: Tokens, at: int, end: int, vocab: MoneyVocabulary) -> bool:
    """Whether "pounds" is a measure: hyphened ("twenty-pound bag"), before "of" or "per", or near a word of weight."""
    if tokens.lower(end) in ("of", "per") or (tokens.lower(at - 1) in HYPHENS) or "±" in tokens.words[max(0, at - 4) : at]:
        return True
    return not vocab.lists["weight"].isdisjoint(tokens.lowers[max(0, at - 12) : end + 6])


def _tail(tokens: Tokens, at: int) -> bool:
    before = tokens.word(at - 1)
    if before in HYPHENS:
        return tokens.glued(at - 1) and tokens.word(at - 2)[-1:].isalpha()
    return before[-1].isalnum() or before in ".,/:#=%"


def _torn(tokens: Tokens, at: int) -> bool:
    if tokens.word(at - 1) not in (".", ",") or not tokens.digits(at):
        return False
    return tokens.digits(at - 2) and not tokens.glued(at - 1)


def _inside_word(tokens: Tokens, at: int) -> bool:
    before = tokens.word(at - 1)
    return tokens.glued(at) and tokens.word(at)[0].isalpha() and (before[-1].isalnum() or before in HYPHENS)
