"""Whether a figure and a unit beside each other make a sum: what stands round them decides.

Each question is one function over Tokens; none reads anything. The lists are those of seeds/money/words.toml.
"""

from ledger.mentions.money.units import Unit, unit_at
from ledger.mentions.money.vocabulary import MoneyVocabulary
from ledger.mentions.numbers import Number, Tokens, number_at

HYPHENS = ("-", "‑")
_THOUSAND = 1000
_NEAR = 6  # tokens to either side in which a coin is called one
_MILLION = 1_000_000


def begins_figure(tokens: Tokens, at: int) -> bool:
    """Whether a figure may begin at a token: it is no tail of a word ("F16", "x-5-b") and of no torn decimal ("1 . 85")."""
    return not ((tokens.glued(at) and _tail(tokens, at)) or _torn(tokens, at))


def may_lead(tokens: Tokens, at: int, unit: Unit, end: int) -> bool:
    """Whether a unit may stand before its figure: signs, codes and names, none as part of a longer word."""
    apart = unit.glued and not tokens.glued(end)
    return not (unit.side == "after" or unit.weight or apart or _inside_word(tokens, at))


def names_a_thing(tokens: Tokens, figure: int, unit: Unit, number: Number, vocab: MoneyVocabulary) -> bool:
    """Whether letters and a figure are a name: "Y2K", the coin "USD1"."""
    if unit.glued and number.scale == _THOUSAND and "," not in tokens.word(figure):
        return True
    named = unit.name == "iso-code" and tokens.glued(figure) and len(tokens.word(figure)) == 1 and number.scale == 1
    return named and not vocab.lists["coin"].isdisjoint(tokens.lowers[max(0, figure - _NEAR) : figure + _NEAR])


def may_follow(tokens: Tokens, number: Number, at: int, unit: Unit, end: int, vocab: MoneyVocabulary) -> bool:
    """Whether a unit that begins at a token belongs to the number before it."""
    if unit.side == "before" or belongs_right(tokens, unit, end, vocab) or (tokens.glued(end) and tokens.word(end)[0].isalnum()):
        return False
    if unit.glued:
        return tokens.glued(at) and number.scale == 1 and _small_price(tokens, number, vocab) and not _of_the_day(tokens, end)
    if _names_other(tokens, number, at, end, vocab):
        return False
    if unit.alone and tokens.lower(end)[:1].isalnum() and tokens.lower(end) not in vocab.lists["after-a-sum"]:
        return False
    if unit.weak:
        return (large(tokens, number) or _priced(tokens, number, unit)) and not _verb(tokens, unit, end, vocab)
    return not (unit.weight and _is_weight(tokens, number, at, end, vocab))


def _small_price(tokens: Tokens, number: Number, vocab: MoneyVocabulary) -> bool:
    """Whether a letter may be that of a minor unit: "50p", "1,200p"; "720p" is a size of pictures."""
    written = tokens.word(number.first)
    return (number.low < 1000 or "," in written) and written not in vocab.lists["picture-size"]


def _of_the_day(tokens: Tokens, end: int) -> bool:
    """Whether a letter that touches its figure is that of "5p.m."."""
    return tokens.word(end) == "." and tokens.glued(end + 1) and tokens.lower(end + 1) == "m"


def _names_other(tokens: Tokens, number: Number, at: int, end: int, vocab: MoneyVocabulary) -> bool:
    """Whether the words are no sum: "27 euro zone states", "50 Cent", "in 1990 dollars"."""
    beyond = tokens.lower(end + (tokens.lower(end) in HYPHENS))
    if beyond in vocab.lists["after-euro"] or (tokens.word(at) == "Cent" and not tokens.glued(at)):
        return True
    written = tokens.word(number.first)
    year = number.scale == 1 and len(written) == 4 and written.isdecimal() and written[:2] in ("19", "20")
    return year and tokens.lower(end - 1).endswith("s") and tokens.lower(number.first - 1) in vocab.lists["before-year-dollars"]


def _priced(tokens: Tokens, number: Number, unit: Unit) -> bool:
    """Whether a figure has two decimals, as a rate of exchange has: "1.8340 marks"."""
    return unit.side == "after" and len(tokens.word(number.first).partition(".")[2]) >= 2


def _verb(tokens: Tokens, unit: Unit, end: int, vocab: MoneyVocabulary) -> bool:
    """Whether what looks like a unit is a verb: "2 million won the lottery"."""
    return unit.side == "after" and tokens.lower(end) in vocab.lists["after-a-verb"]


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


def ends_figure(tokens: Tokens, at: int, vocab: MoneyVocabulary) -> bool:
    """Whether nothing that a figure before a token could count, or that could be its noun, begins there."""
    word = tokens.lower(at)
    if word[:1].isalnum():
        return word in vocab.lists["after-ellipsis"]
    return word not in ("%", "-", "‑", "/", "[")


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


def _is_weight(tokens: Tokens, number: Number, at: int, end: int, vocab: MoneyVocabulary) -> bool:
    """Whether "pounds" is a measure: hyphened ("twenty-pound bag", no "million-pound"), before "of" or "per", or near a word of weight."""
    hyphened = tokens.lower(at - 1) in HYPHENS and number.scale < _MILLION
    if tokens.lower(end) in ("of", "per") or hyphened or "±" in tokens.words[max(0, at - 4) : at]:
        return True
    if lost_or_gained(tokens, number, vocab):
        return True
    return not vocab.lists["weight"].isdisjoint(tokens.lowers[max(0, at - 12) : end + 6])


def lost_or_gained(tokens: Tokens, number: Number, vocab: MoneyVocabulary) -> bool:
    """Whether "he lost 30 pounds" may tell of his weight as of his money."""
    verb = number.first - 1
    verb -= tokens.lower(verb) in ("about", "nearly", "over", "almost", "some", "another")
    return number.scale == 1 and "," not in tokens.word(number.first) and tokens.lower(verb) in vocab.lists["weight-verb"]


def _tail(tokens: Tokens, at: int) -> bool:
    before = tokens.word(at - 1)
    if before in HYPHENS:
        word = tokens.glued(at - 1) and tokens.word(at - 2)[-1:].isalpha()
        ranged = tokens.digits(at - 3) or tokens.lower(at - 2) == "to"  # "12bn-15bn", "20 million-30 million", "12-cent-to-15-cent"
        return word and not (tokens.digits(at) and ranged)
    return before[-1].isalnum() or before in ".,/:#=%"


def _torn(tokens: Tokens, at: int) -> bool:
    if tokens.word(at - 1) not in (".", ",") or not tokens.digits(at):
        return False
    return tokens.digits(at - 2) and not tokens.glued(at - 1)


def _inside_word(tokens: Tokens, at: int) -> bool:
    before = tokens.word(at - 1)
    return tokens.glued(at) and tokens.word(at)[0].isalpha() and (before[-1].isalnum() or before in HYPHENS)
