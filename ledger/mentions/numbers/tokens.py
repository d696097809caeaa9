"""A sentence cut into numbers, words and marks, with the offset of each in the stored text.

Blanks, line ends inside a paragraph and the markup `*`, `\\`, `_` are left out, so that a figure broken
over a line or set in bold reads like any other; an empty line is a token of its own ("\\n"), which no
rule reads over. Linear in the length of the text.
"""

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"\d+(?:[.,'’]\d+)*|[^\W\d_]+|\n\s*\n|[^\s*\\_]")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one run of `text`: `words` as written, `lowers` in lower case, spans in the text."""

    text: str
    words: tuple[str, ...]
    lowers: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def word(self, at: int) -> str:
        """The token as written; empty outside the run."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def lower(self, at: int) -> str:
        """The token in lower case; empty outside the run."""
        return self.lowers[at] if 0 <= at < len(self.lowers) else ""

    def glued(self, at: int) -> bool:
        """Whether the token touches the one before it; False at the edges."""
        return 0 < at < len(self.starts) and self.starts[at] == self.ends[at - 1]

    def digits(self, at: int) -> bool:
        """Whether the token is a number in digits."""
        return self.word(at)[:1].isdecimal()


def tokens_of(text: str, start: int, end: int) -> Tokens:
    """The tokens of `text[start:end]`, left to right; offsets count from the beginning of `text`."""
    found = [(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text, start, end)]
    words = tuple("\n" if word[0] == "\n" else word for word, _, _ in found)
    return Tokens(text, words, tuple(word.lower() for word in words), tuple(s for _, s, _ in found), tuple(e for _, _, e in found))
