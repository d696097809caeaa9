"""A sentence cut into numbers, words and marks, with the offset of each in the stored text.

Blanks, line ends inside a paragraph and the markup `*`, `\\`, `_` are left out, so that a figure broken
over a line or set in bold reads like any other; an empty line is a token of its own ("\\n"), which no
rule reads over. Linear in the length of the text.
"""

import re
from dataclasses import dataclass

_BEYOND = 64  # empty tokens behind the last one: more than any rule looks back or ahead
_PAD = ("",) * _BEYOND
_TOKEN = re.compile(r"\d+(?:[.,'’]\d+)*|[^\W\d_]+|\n\s*\n|[^\s*\\_]")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one run of `text`: `words` as written, `lowers` in lower case, spans in the text.

    `words` and `lowers` end with empty tokens, so that a rule may look a little before the first token (an index
    below zero) or behind the last one and finds nothing there; `len()` counts the real ones.
    """

    text: str
    words: tuple[str, ...]
    lowers: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.starts)

    def word(self, at: int) -> str:
        """The token as written; empty outside the run."""
        return self.words[at]

    def lower(self, at: int) -> str:
        """The token in lower case; empty outside the run."""
        return self.lowers[at]

    def glued(self, at: int) -> bool:
        """Whether the token touches the one before it; False at the edges."""
        return 0 < at < len(self.starts) and self.starts[at] == self.ends[at - 1]

    def digits(self, at: int) -> bool:
        """Whether the token is a number in digits."""
        return self.words[at][:1].isdecimal()


def tokens_of(text: str, start: int, end: int) -> Tokens:
    """The tokens of `text[start:end]`, left to right; offsets count from the beginning of `text`."""
    spans = [match.span() for match in _TOKEN.finditer(text, start, end)]
    words = tuple([text[first:last] if text[first] != "\n" else "\n" for first, last in spans])
    lowers = tuple([word.lower() for word in words])
    return Tokens(text, words + _PAD, lowers + _PAD, tuple([first for first, _ in spans]), tuple([last for _, last in spans]))


def phrase_of(words: str) -> tuple[str, ...]:
    """The tokens of a few words as written, for comparing with those of a text."""
    return (words,) if words.isalpha() else tokens_of(words, 0, len(words)).words[:-_BEYOND]
