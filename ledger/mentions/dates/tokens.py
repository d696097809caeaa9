"""A sentence as tokens: words with what the lexicon says of them, numbers with their shape.

One pass of one regular expression without backtracking. Kinds of the lexer's own: `number` (an integer
of at most nine digits), `figure` (any number that cannot be part of a date: $60, 45%, 2,400), `decimal`,
`ordinal` (1st), `iso`, `slashed`, `clock`, `decade` (1990s), `shortyear` ('89), `meridiem`, `era`, `point`
(punctuation) and `word`; all others are those of seeds/dates/lexicon.toml.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ledger.mentions.dates.vocabulary import Word

_TOKEN = re.compile(
    r"""(?P<iso>\d{4}-\d\d-\d\d(?![\d-]))
      | (?P<slashed>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\d/]))
      | (?P<clock>\d{1,2}:\d\d(?!\d))
      | (?P<decade>(?:\d\d|['’])?\d0['’]?s\b)
      | (?P<ordinal>\d{1,3}(?:st|nd|rd|th)\b)
      | (?P<shortyear>['’]\d\d\b)
      | (?P<number>\d++(?:[.,]\d++)*+)
      | (?P<meridiem>[ap]\.\s?m\.|[ap]m\b)
      | (?P<era>(?-i:B\.C\.E\.|BCE|B\.C\.|BC|A\.D\.|AD)\b)
      | (?P<era2>(?-i:B\.C\.E\.|B\.C\.?|A\.D\.))
      | (?P<fiscal>(?-i:FY)\d{2,4}\b)
      | (?P<word>[^\W\d_]\w*+)
      | (?P<point>\S)""",
    re.VERBOSE | re.IGNORECASE,
)
_MONEY_OR_SIGN = frozenset("$€£¥₴#+.,/")


class Token(NamedTuple):
    """One token; `start`, `end` are code points of the document's text, `number` and `code` what it stands for."""

    start: int
    end: int
    text: str
    lower: str
    kind: str
    number: int
    code: str


_NOTHING = Token(0, 0, "", "", "", 0, "")


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of one sentence; a position outside it answers with a token of no kind."""

    tokens: tuple[Token, ...]
    context: Mapping[str, Word]

    def at(self, index: int) -> Token:
        """The token at a position."""
        try:
            return self.tokens[index] if index >= 0 else _NOTHING
        except IndexError:
            return _NOTHING

    def kind(self, index: int) -> str:
        """The kind of the token at a position, empty outside the sentence."""
        return self.at(index).kind

    def lower(self, index: int) -> str:
        """The lower-case text of the token at a position, empty outside the sentence."""
        return self.at(index).lower

    def role(self, index: int) -> str:
        """What seeds/dates/context.toml says of the word at a position: `past`, `future`, `counted`, ..., or nothing."""
        word = self.context.get(self.lower(index))
        return word.kind if word else ""

    def joined(self, index: int) -> bool:
        """Whether the token at a position follows the one before it without a space."""
        return 0 < index < len(self.tokens) and self.tokens[index - 1].end == self.tokens[index].start


def line_of(text: str, start: int, end: int, lexicon: Mapping[str, Word], context: Mapping[str, Word]) -> Line:
    """The tokens of `text[start:end]`, in order. Linear in its length; raises nothing."""
    return Line(tuple(_tokens(text, start, end, lexicon)), context)


def _tokens(text: str, start: int, end: int, lexicon: Mapping[str, Word]) -> Iterator[Token]:
    for found in _TOKEN.finditer(text, start, end):
        shape, words = found.lastgroup or "", found.group()
        if shape == "point":
            yield Token(found.start(), found.end(), words, words, "point", 0, "")
        elif shape == "word":
            yield _word(found.start(), words, lexicon)
        else:
            kind, number = _shape(text, found, shape, words)
            yield Token(found.start(), found.end(), words, words.lower(), kind, number, "")


def _word(start: int, words: str, lexicon: Mapping[str, Word]) -> Token:
    lower = words.lower()
    known = lexicon.get(lower)
    if known is None or (known.capital and not words[0].isupper()):
        return Token(start, start + len(words), words, lower, "word", 0, "")
    return Token(start, start + len(words), words, lower, known.kind, known.number, known.code)


def _shape(text: str, found: re.Match[str], shape: str, words: str) -> tuple[str, int]:
    if shape == "number":
        return _number(text, found, words)
    if shape in ("decade", "ordinal", "shortyear", "fiscal"):
        number = int(re.sub(r"\D", "", words))
        spoiled = shape == "decade" and text[found.start() - 1 : found.start()] in _MONEY_OR_SIGN
        return ("figure" if spoiled else "fiscal-joined" if shape == "fiscal" else shape, number)
    return ("era", -1 if words[0] in "Bb" else 1) if shape.startswith("era") else (shape, 0)


def _number(text: str, found: re.Match[str], words: str) -> tuple[str, int]:
    before, after = text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 1]
    if (before and before in _MONEY_OR_SIGN) or after == "%" or after.isalpha() or len(words) > 9:
        return "figure", 0
    if words.isdecimal():
        return "number", int(words)
    return ("decimal" if "," not in words else "figure"), 0
