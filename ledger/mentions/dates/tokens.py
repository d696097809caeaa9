"""A sentence as tokens: words with what the lexicon says of them, numbers with their shape.

One pass of one regular expression without backtracking. Kinds of the lexer's own: `number` (an integer
of at most nine digits), `figure` (any number that cannot be part of a date: $60, 45%, 2,400), `decimal`,
`ordinal` (1st), `iso`, `slashed`, `clock`, `decade` (1990s), `shortyear` ('89), `meridiem`, `era`, `point`
(punctuation) and `word`; all others are those of seeds/dates/lexicon.toml.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from ledger.mentions.dates.vocabulary import DateVocabulary, Word

# Words first: they are most of a text. What is made of letters and is no word stands before them.
_TOKEN = re.compile(
    r"""(?P<url>(?:https?://|www\.)[^\s)>\]"]++)
      | (?P<fiscal>FY\d{2,4}\b)
      | (?P<meridiem>[aApP]\.\s?[mM]\.)
      | (?P<era>B\.C\.E\.|B\.C\.?|A\.D\.)
      | (?P<word>[^\W\d_]\w*+)
      | (?P<isotime>\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-][01]\d:?[0-5]\d)?(?![\w:]))
      | (?P<iso>\d{4}-\d\d-\d\d(?![\d-])|\d{4}/\d\d/\d\d(?![\d/])|\d{1,2}\.\d{1,2}\.\d{4}(?![\d.]))
      | (?P<isoweek>\d{4}-W\d\d(?![\d-]))
      | (?P<named>9/11(?![\d/]))
      | (?P<slashed>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\d/]))
      | (?P<clock>\d{1,2}:\d\d(?!\d))
      | (?P<decade>(?:\d\d|['’])?\d0['’]?[sS]\b)
      | (?P<ordinal>\d{1,3}(?i:st|nd|rd|th)\b)
      | (?P<shortyear>['’]\d\d\b)
      | (?P<number>\d++(?:[.,]\d++)*+)
      | (?P<point>\S)""",
    re.VERBOSE,
)
_KINDS = MappingProxyType({"url": "figure", "isoweek": "iso-week", "isotime": "iso-time"})
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


_new = tuple.__new__  # a NamedTuple made without its keyword call, which costs as much as the token
_REACH = 40  # tokens: no rule looks further out of a sentence
_PADDING = (Token(0, 0, "", "", "", 0, ""),) * _REACH


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of one sentence; a position outside it answers with a token of no kind.

    `padded` is the tokens and then some of no kind, which a negative position meets too.
    """

    tokens: tuple[Token, ...]
    padded: tuple[Token, ...]
    context: Mapping[str, Word]
    modifiers: Mapping[str, Word]

    def at(self, index: int) -> Token:
        """The token at a position."""
        return self.padded[index]

    def kind(self, index: int) -> str:
        """The kind of the token at a position, empty outside the sentence."""
        return self.padded[index].kind

    def lower(self, index: int) -> str:
        """The lower-case text of the token at a position, empty outside the sentence."""
        return self.padded[index].lower

    def role(self, index: int) -> str:
        """What seeds/dates/context.toml says of the word at a position: `past`, `future`, `counted`, ..., or nothing."""
        word = self.context.get(self.padded[index].lower)
        return word.kind if word else ""

    def names_a_thing(self, index: int) -> bool:
        """Whether a noun, or an adjective before one, may stand here: no mark, preposition, conjunction or verb."""
        word = self.padded[index]
        return word.kind == "word" and word.lower not in self.context

    def compound(self, index: int) -> bool:
        """Whether a hyphen joins the token at a position to a noun or participle: "spring-loaded", "now-cancelled"."""
        return self.lower(index + 1) == "-" and self.joined(index + 1) and self.joined(index + 2) and self.names_a_thing(index + 2)

    def joined(self, index: int) -> bool:
        """Whether the token at a position follows the one before it without a space."""
        return 0 < index < len(self.tokens) and self.tokens[index - 1].end == self.tokens[index].start


def line_of(text: str, start: int, end: int, vocab: DateVocabulary) -> Line:
    """The tokens of `text[start:end]`, in order. Linear in its length; raises nothing."""
    tokens = tuple(_tokens(text, start, end, vocab.lexicon))
    return Line(tokens, tokens + _PADDING, vocab.context, vocab.modifiers)


def _tokens(text: str, start: int, end: int, lexicon: Mapping[str, Word]) -> Iterator[Token]:
    """The hot loop of the room: most tokens are words that the lexicon does not know."""
    for found in _TOKEN.finditer(text, start, end):
        shape, words = found.lastgroup or "", found[0]
        begin, after = found.span()
        if shape in ("word", "named"):
            lower = words.lower()
            known = lexicon.get(lower)
            if known is None or (known.capital and not words[0].isupper() and shape == "word"):
                yield _new(Token, (begin, after, words, lower, "word", 0, ""))
            else:
                yield _new(Token, (begin, after, words, lower, known.kind, known.number, known.code))
        elif shape == "point":
            yield _new(Token, (begin, after, words, words, "point", 0, ""))
        else:
            kind, number = _shape(text, found, shape, words)
            yield Token(begin, after, words, words.lower(), kind, number, "")


def _shape(text: str, found: re.Match[str], shape: str, words: str) -> tuple[str, int]:
    if shape == "number":
        return _number(text, found, words)
    if shape in _KINDS:
        return _KINDS[shape], 0
    if shape in ("decade", "ordinal", "shortyear", "fiscal"):
        number = int(re.sub(r"\D", "", words))
        spoiled = shape == "decade" and text[found.start() - 1 : found.start()] in _MONEY_OR_SIGN
        return ("figure" if spoiled else "fiscal-joined" if shape == "fiscal" else shape, number)
    return ("era", -1 if words[0] == "B" else 1) if shape == "era" else (shape, 0)


def _number(text: str, found: re.Match[str], words: str) -> tuple[str, int]:
    before, after = text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 1]
    if (before and before in _MONEY_OR_SIGN) or after == "%" or after.isalpha() or len(words) > 9:
        return "figure", 0
    if words.isdecimal():
        return "number", int(words)
    return ("decimal" if "," not in words else "figure"), 0
