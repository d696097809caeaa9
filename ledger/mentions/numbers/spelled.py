"""A number in words: "two and a half million", "nine hundred and fifteen", "one point four", "half a billion".

Groups below a thousand, each times a scale word smaller than the one before ("eighteen million nine
hundred thousand"). "one fifty five" is 155, as it is spoken. A bare scale word ("million dollars") is
no number: it needs a digit, a word or an article before it.
"""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from ledger.mentions.numbers.number import Number
from ledger.mentions.numbers.tokens import Tokens
from ledger.mentions.numbers.vocabulary import NumberWords

_HALF = Decimal("0.5")
_QUARTER = Decimal("0.25")
_HUNDRED = Decimal(100)
_HYPHENS = ("-", "‑")
_LONGEST_PART = 3  # words: "and a half"
_PARTS: Mapping[tuple[str, ...], Decimal] = MappingProxyType({
    ("and", "a", "half"): _HALF,
    ("and", "one", "half"): _HALF,
    ("and", "a", "quarter"): _QUARTER,
    ("and", "one", "quarter"): _QUARTER,
    ("and", "three", "quarters"): Decimal("0.75"),
})  # fmt: skip
_FRACTIONS = (
    (("three", "quarters"), Decimal("0.75")),
    (("three", "-", "quarters"), Decimal("0.75")),
    (("one", "-", "quarter"), _QUARTER),
    (("one", "-", "half"), _HALF),
    (("a", "quarter"), _QUARTER),
    (("one", "quarter"), _QUARTER),
    (("quarter",), _QUARTER),
    (("a", "half"), _HALF),
    (("one", "half"), _HALF),
    (("half",), _HALF),
)


def spelled_at(tokens: Tokens, at: int, words: NumberWords) -> Number | None:
    """The longest number in words that begins at a token; None if none does. Exact."""
    fraction = fraction_at(tokens, at, words)
    if fraction is not None:
        return fraction
    total, scale, here = Decimal(0), Decimal(0), at
    largest = Decimal(1)
    while (group := _group(tokens, here if here == at else _past_link(tokens, here, scale, words), words, here == at)) is not None:
        value, end = group
        factor, after = scale_word_at(tokens, end, words)
        if scale and factor >= scale:
            break
        hundred = _HUNDRED if tokens.lower(end - 1) == "hundred" else Decimal(1)
        total, here, scale, largest = total + value * factor, after, factor, max(largest, factor, hundred)
        if factor == 1:
            break
    if here == at:
        return None
    return _and_a_half(tokens, Number(at, here, total, total, largest, ("spelled",)), scale)


def fraction_at(tokens: Tokens, at: int, words: NumberWords) -> Number | None:
    """ "half a billion", "three quarters of a million": a fraction before a scale word."""
    for pattern, value in _FRACTIONS:
        end = at + len(pattern)
        adjective = pattern[0] == "a" and tokens.lower(end) in ("-", "‑")  # "a half-billion-dollar loan": the article is the loan's
        if tokens.lowers[at:end] == pattern and not adjective:
            end += tokens.lower(end) in ("of", *_HYPHENS) and (tokens.lower(end) == "of" or tokens.lower(end + 1) == "a")
            end += tokens.lower(end) == "a"
            factor, after = scale_word_at(tokens, end, words)
            return Number(at, after, value * factor, value * factor, factor, ("spelled-fraction",)) if factor > 1 else None
    return None


def scale_word_at(tokens: Tokens, at: int, words: NumberWords) -> tuple[Decimal, int]:
    """The factor of the scale words at a token and the token after them: "hundred million"; (1, at) if none."""
    factor, here = Decimal(1), at
    while True:
        word = here + (tokens.lower(here) in ("-", "‑") and here > 0)
        scale = words.scales.get(tokens.lower(word))
        if scale is None or scale.glued or (factor > 1 and scale.value <= factor):
            return factor, here
        factor, here = factor * scale.value, word + 1


def part_at(tokens: Tokens, at: int) -> tuple[Decimal, int]:
    """The value of "and a half", "-and-a-half", "and three quarters" at a token and the token after it; (0, at) if none."""
    words: list[str] = []
    here = at
    while len(words) < _LONGEST_PART and (tokens.lower(here) in _HYPHENS or tokens.lower(here).isalpha()):
        if tokens.lower(here) not in _HYPHENS:
            words.append(tokens.lower(here))
        here += 1
    value = _PARTS.get(tuple(words))
    return (value, here) if value is not None else (Decimal(0), at)


def _and_a_half(tokens: Tokens, number: Number, scale: Decimal) -> Number:
    """ "a million and a half": the half is of the scale word."""
    part, end = part_at(tokens, number.end) if scale > 1 else (Decimal(0), number.end)
    if not part:
        return number
    value = number.low + scale * part
    return Number(number.first, end, value, value, number.scale, (*number.rules, "and-a-half"))


def _past_and(tokens: Tokens, at: int) -> int:
    return at + (tokens.lower(at) == "and")


def _past_link(tokens: Tokens, at: int, scale: Decimal, words: NumberWords) -> int:
    """The token after "and", or after the comma of "one million, three hundred thousand", which a smaller scale word follows."""
    group = _group(tokens, at + 1, words, opening=False) if tokens.lower(at) == "," and scale >= 1000 else None
    if group and (1 < scale_word_at(tokens, group[1], words)[0] < scale or group[0] >= _HUNDRED):
        return at + 1
    return _past_and(tokens, at)


def _group(tokens: Tokens, at: int, words: NumberWords, opening: bool) -> tuple[Decimal, int] | None:
    """A value below a scale word: up to "ninety nine hundred and ninety nine", with a fraction."""
    if opening and tokens.lower(at) in ("a", "an"):
        head: tuple[int, int] | None = (1, at + 1) if tokens.lower(at + 1) in words.scales and _full(tokens, at + 1, words) else None
    elif tokens.lower(at) == "point":
        head = (0, at)
    else:
        head = _tens(tokens, at, words)
    if head is None:
        return None
    value, end = _hundreds(tokens, *head, words)
    return _fraction(tokens, Decimal(value), end, words)


def _full(tokens: Tokens, at: int, words: NumberWords) -> bool:
    return not words.scales[tokens.lower(at)].glued


def _hundreds(tokens: Tokens, value: int, end: int, words: NumberWords) -> tuple[int, int]:
    spoken = _tens(tokens, end, words) if 0 < value < 10 else None
    if spoken is not None and spoken[0] >= 10:
        return value * 100 + spoken[0], spoken[1]
    if tokens.lower(end) != "hundred":
        return value, end
    rest = _tens(tokens, _past_and(tokens, end + 1), words)
    return (value * 100 + rest[0], rest[1]) if rest else (value * 100, end + 1)


def _tens(tokens: Tokens, at: int, words: NumberWords) -> tuple[int, int] | None:
    value = words.small.get(tokens.lower(at))
    if value is None or (value == 0 and tokens.lower(at) != "zero"):
        return None
    if value < 20:
        return value, at + 1
    unit_at = at + 1 + (tokens.lower(at + 1) in ("-", "‑"))
    unit = words.small.get(tokens.lower(unit_at), 0)
    return (value + unit, unit_at + 1) if 0 < unit < 10 else (value, at + 1)


def _fraction(tokens: Tokens, whole: Decimal, end: int, words: NumberWords) -> tuple[Decimal, int] | None:
    part, after = part_at(tokens, end)
    if part and scale_word_at(tokens, after, words)[0] > 1:
        return whole + part, after
    if tokens.lower(end) != "point":
        return whole, end
    here, digits = end + 1, ""
    while len(digits) < 12 and (digit := words.small.get(tokens.lower(here), 10)) < 10:
        digits, here = digits + str(digit), here + 1
    if digits:
        return whole + Decimal("0." + digits), here
    return (whole, end) if whole else None
