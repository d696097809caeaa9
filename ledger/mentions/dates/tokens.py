"""A sentence as tokens: words with what the lexicon says of them, numbers with their shape.

One pass of one regular expression without backtracking. Kinds of the lexer's own: `number` (an integer
of at most nine digits), `figure` (any number that cannot be part of a date: $60, 45%, 2,400), `decimal`,
`ordinal` (1st), `iso`, `slashed`, `clock`, `decade` (1990s), `shortyear` ('89), `meridiem`, `era`, `point`
(punctuation) and `word`; all others are those of seeds/dates/lexicon.toml.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from ledger.mentions.dates.vocabulary import DateVocabulary, Word

# The order is that of speed: blanks end at the first look, then come words and marks, which are most of a text. What begins
# with letters and is no word is kept from the first of them, and read before the second.
_TOKEN = re.compile(
    r"""(?=\S)(?:
        (?P<word>(?![ABFPaphw](?:[.Y]|ttp|ww\.))[^\W\d_]\w*+)
      | (?P<mark>[^\w\s'’])
      | (?P<url>(?:https?://|www\.)[^\s)>\]"]++)
      | (?P<fiscal>FY\d{2,4}\b)
      | (?P<meridiem>[aApP]\.\s?[mM]\.)
      | (?P<era>B\.C\.E\.|B\.C\.?|A\.D\.)
      | (?P<letters>[^\W\d_]\w*+)
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
      | (?P<point>\S))""",
    re.VERBOSE,
)
_PLAIN = MappingProxyType({"word": "word", "letters": "word", "named": "word", "mark": "point", "point": "point"})
_KINDS = MappingProxyType({"url": "figure", "isoweek": "iso-week", "isotime": "iso-time"})
WHOLE = frozenset(["entire", "whole", "full"])  # adjectives between an article and a unit
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


_token = partial(tuple.__new__, Token)  # a NamedTuple made without its keyword call, which costs as much as the token
_REACH = 40  # tokens: no rule looks further out of a sentence
_PADDING = (Token(0, 0, "", "", "", 0, ""),) * _REACH


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of one sentence; a position outside it answers with a token of no kind.

    `padded` is the tokens and then some of no kind, which a negative position meets too; `telling` are the positions of those
    that are no plain words or marks, nor articles before such a word.
    """

    tokens: tuple[Token, ...]
    padded: tuple[Token, ...]
    telling: tuple[int, ...]
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
    found = list(_TOKEN.finditer(text, start, end))
    words = [each[0] for each in found]
    lowers = [word.lower() for word in words]
    kinds = [_PLAIN.get(each.lastgroup or "", "") for each in found]
    numbers, codes = [0] * len(found), [""] * len(found)
    told = [at for at, lower in enumerate(lowers) if lower in vocab.lexicon or not kinds[at]]
    for at in told:
        kinds[at], numbers[at], codes[at] = _told(text, found[at], kinds[at], vocab.lexicon)
    spans = ([each.start() for each in found], [each.end() for each in found])
    tokens = tuple(map(_token, zip(*spans, words, lowers, kinds, numbers, codes, strict=True)))
    telling = [at for at in told if kinds[at] != "word" and not (kinds[at] == "article" and _before_word(kinds, lowers, at + 1))]
    return Line(tokens, tokens + _PADDING, tuple(telling), vocab.context, vocab.modifiers)


def _before_word(kinds: list[str], lowers: list[str], at: int) -> bool:
    """Whether a plain word stands at a position, with which no date goes on after an article; "the whole year" does."""
    return at < len(kinds) and kinds[at] == "word" and lowers[at] not in WHOLE


def _told(text: str, found: re.Match[str], kind: str, lexicon: Mapping[str, Word]) -> tuple[str, int, str]:
    """Kind, number and code of a token that is a word of the lexicon, or neither word nor mark."""
    shape, words = found.lastgroup or "", found[0]
    if not kind:
        return *_shape(text, found, shape, words), ""
    known = lexicon[words.lower()]
    if kind != "word" or (known.capital and not words[0].isupper() and shape != "named"):
        return kind, 0, ""
    return known.kind, known.number, known.code


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
