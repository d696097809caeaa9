"""Any number at a token, with its scale: digits, words, fractions or a vague one."""

import unicodedata
from decimal import Decimal

from ledger.mentions.numbers.digits import decimal_of
from ledger.mentions.numbers.number import Number
from ledger.mentions.numbers.spelled import part_at, scale_word_at, spelled_at
from ledger.mentions.numbers.tokens import Tokens
from ledger.mentions.numbers.vocabulary import NumberWords, Vague

_GROUP_BLANKS = frozenset(" \u00a0\u2009\u202f")
_ENDING = frozenset("$.,;:)!?€£\"'”’") | {"\n"}  # what may follow a figure and is no part of it
_ONE = Decimal(1)
_MOST_GROUPS = 6  # a million million million; a longer row of groups is a table


def number_at(tokens: Tokens, at: int, words: NumberWords) -> Number | None:
    """The longest number that begins at a token, its scale words included; None if none does.

    "$2.5bn", "1 234 567.89" (groups of three after single blanks), "2 1/2 million", "½ billion", "100+
    million", "13-plus billion", "1 trillion 400 billion", words and vague numbers. No unit is looked at, and a
    figure torn by a blank ("1 . 8500") is not mended. Raises nothing.
    """
    if tokens.digits(at):
        return _and_lower_scale(tokens, _one_figure(tokens, at, words), words)
    if not tokens.word(at).isascii():
        vulgar = _vulgar(tokens.word(at))
        return None if vulgar is None else _scaled(tokens, at, at + 1, vulgar, words)
    if tokens.lower(at) not in words.openers:
        return None
    return _and_lower_scale(tokens, _vague_at(tokens, at, words) or spelled_at(tokens, at, words), words)


def _and_lower_scale(tokens: Tokens, number: Number | None, words: NumberWords) -> Number | None:
    """ "1 trillion 400 billion", "a trillion 400 billion": a figure with a lower scale is added."""
    if number is None or number.scale < 1000 or number.vague or not tokens.digits(number.end):
        return number
    lower = _one_figure(tokens, number.end, words)
    if lower is None or not 1 < lower.scale < number.scale:
        return number
    total = number.low + lower.low
    return Number(number.first, lower.end, total, total, number.scale, (*number.rules, "scales-added"))


def _one_figure(tokens: Tokens, at: int, words: NumberWords) -> Number | None:
    end = _groups_end(tokens, at)
    value = decimal_of("".join(tokens.words[at:end]))
    if value is None:
        return None
    follows = tokens.lower(end)
    if follows.isalpha():
        if follows not in words.scales and follows != "and":
            return Number(at, end, value, value, _ONE, ("digits",))
    elif not follows or follows in _ENDING:
        return Number(at, end, value, value, _ONE, ("digits",))
    value, end = _with_fraction(tokens, at, end, value)
    return _scaled(tokens, at, end, value, words)


def _groups_end(tokens: Tokens, at: int) -> int:
    end = at + 1
    if len(tokens.words[at]) > 3 or not tokens.words[at].isdecimal() or tokens.words[at][0] == "0":
        return end
    while end <= at + _MOST_GROUPS and tokens.digits(end) and _group(tokens, end) and tokens.word(end - 1).isdecimal():
        end += 1
    return end


def _group(tokens: Tokens, at: int) -> bool:
    one_blank = tokens.starts[at] == tokens.ends[at - 1] + 1 and tokens.text[tokens.ends[at - 1]] in _GROUP_BLANKS
    written = tokens.words[at]
    return one_blank and written[:3].isdecimal() and len(written) >= 3 and not written[3:4].isdecimal() and written.count(",") < 2


def _vulgar(word: str) -> Decimal | None:
    """The value of "½" and its like where it is exact; None for everything else, superscripts among it."""
    if len(word) != 1 or unicodedata.category(word) != "No" or word.isdigit():
        return None
    value = Decimal(str(unicodedata.numeric(word)))
    return value if 0 < value < 1 and value * 8 % 1 == 0 else None


def _with_fraction(tokens: Tokens, at: int, end: int, value: Decimal) -> tuple[Decimal, int]:
    """ "2 1/2", "2-1/2", "2½", "2 and a half" and "1/2"; dates and page numbers have no unit behind them and are never asked for."""
    vulgar = _vulgar(tokens.word(end))
    if vulgar is not None:
        return value + vulgar, end + 1
    part, after = part_at(tokens, end) if tokens.lower(end) in ("and", "-") else (Decimal(0), end)
    if part:
        return value + part, after
    whole_end = end
    end += tokens.word(end) == "-" and tokens.word(end + 2) == "/" and tokens.glued(end + 1)
    slash = end if end == at + 1 and tokens.word(end) == "/" else end + 1
    if tokens.word(slash) != "/" or not (tokens.digits(slash - 1) and tokens.digits(slash + 1)):
        return value, whole_end
    quotient = _quotient(tokens.word(slash - 1), tokens.word(slash + 1))
    if quotient is None:
        return value, whole_end
    return (quotient if slash == end else value + quotient), slash + 2


def _quotient(over: str, under: str) -> Decimal | None:
    """A proper fraction whose decimals end: halves, quarters, fifths, eighths, tenths, sixteenths; None for any other."""
    above, below = decimal_of(over), decimal_of(under)
    exact = above and below and above < below <= 16 and 10**4 % below == 0
    return above / below if above and below and exact else None


def _scaled(tokens: Tokens, at: int, end: int, value: Decimal, words: NumberWords) -> Number:
    start, plus = _past_plus(tokens, end, words)
    factor, after = scale_word_at(tokens, start, words)
    if factor == 1:
        factor, after = _letter_at(tokens, at, start, words)
    marks: tuple[str, ...] = ("plus-before-scale",) if plus else ()
    if tokens.word(after) in ("[", "<"):
        edited, edited_end = _edited_scale(tokens, after, words)
        if edited > 1:
            factor, after, marks = edited, edited_end, (*marks, "edited-scale")
    rules = ("digits", *marks, *(("scale",) if factor > 1 else ()))
    return Number(at, after, value * factor, value * factor, factor, rules)


def _past_plus(tokens: Tokens, end: int, words: NumberWords) -> tuple[int, bool]:
    """The token after "+" or "-plus" where a scale word follows, and whether there is one: "100+ million", "13-plus billion"."""
    past = end + 1 if tokens.word(end) == "+" else end + 2
    if past == end + 2 and not (tokens.lower(end + 1) == "plus" and tokens.word(end) in ("-", "‑")):
        return end, False
    plus = scale_word_at(tokens, past, words)[0] > 1
    return (past, True) if plus else (end, False)


def _edited_scale(tokens: Tokens, at: int, words: NumberWords) -> tuple[Decimal, int]:
    """The scale that an editor put in brackets: "$22.5 [billion]", "$1.7 <s>billion</s> [trillion]"; (1, at) if none."""
    here = at
    if tokens.words[at : at + 3] == ("<", "s", ">"):
        struck = scale_word_at(tokens, at + 3, words)[1]
        here = struck + 4 if tokens.words[struck : struck + 4] == ("<", "/", "s", ">") else at
    if tokens.word(here) != "[":
        return Decimal(1), at
    factor, end = scale_word_at(tokens, here + 1, words)
    return (factor, end + 1) if factor > 1 and tokens.word(end) == "]" else (Decimal(1), at)


def _letter_at(tokens: Tokens, at: int, end: int, words: NumberWords) -> tuple[Decimal, int]:
    scale = words.scales.get(tokens.lower(end))
    if scale is None or not scale.glued:
        return Decimal(1), end
    before = tokens.word(at - 1)[:1]
    signed = bool(before) and unicodedata.category(before) == "Sc"
    return (scale.value, end + 1) if tokens.glued(end) or signed else (Decimal(1), end)


def _vague_at(tokens: Tokens, at: int, words: NumberWords) -> Number | None:
    head = tokens.lower(at)
    if head in words.plurals:
        return _plural(tokens, at, words.plurals[head], words)
    for length in (3, 2, 1):
        key = tokens.lowers[at : at + length]
        multi = words.multis.get(key)
        if multi is not None:
            return Number(at, at + length, multi.low, multi.high, multi.low, ("vague", multi.name))
        quantifier = words.quantifiers.get(key)
        if quantifier is not None:
            return _quantified(tokens, at, at + length, quantifier, words)
    return None


def _plural(tokens: Tokens, at: int, head: Vague, words: NumberWords) -> Number:
    inner = words.plurals.get(tokens.lower(at + 2)) if tokens.lower(at + 1) == "of" else None
    if inner is None or inner.low <= head.low:
        return Number(at, at + 1, head.low, head.high, head.low, ("vague", head.name))
    return Number(at, at + 3, head.low * inner.low, head.high * inner.low, inner.low, ("vague", head.name, inner.name))


def _quantified(tokens: Tokens, at: int, end: int, head: Vague, words: NumberWords) -> Number:
    factor, after = scale_word_at(tokens, end, words)
    plural = words.plurals.get(tokens.lower(after)) if factor == 1 else None
    if plural is not None:
        factor, after = plural.low, after + 1
    return Number(at, after, head.low * factor, head.high * factor, factor, ("vague", head.name))
