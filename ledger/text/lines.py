"""The lines of a text as spans, and what can be told of one line by looking at it.

In: the stored text. Out: Lines in order, which together with their line ends cover it. A line of
white space only (no-break spaces and Markdown's hard-break spaces too) is blank.
"""

import re
from dataclasses import dataclass

_LONG = 120
_ONE_IN = 5
_LIST_MARK = re.compile(r"(?:[-*+•·▪‣◦]|\\?#{1,6})[ \t\xa0]+|\\?\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})\\?[.)][ \t\xa0]+|o[ \t\xa0]+(?=[*\[A-Z])")
_BULLETS = "-*+•·▪‣◦#\\o"


@dataclass(frozen=True, slots=True)
class Line:
    """A line: `start` to `end` without its line end, `next` where the following line starts."""

    start: int
    end: int
    next: int
    words: str

    @property
    def blank(self) -> bool:
        """Whether it holds only white space, or nothing."""
        return not self.words


def lines_of(text: str) -> tuple[Line, ...]:
    """Every line of the text, in order; `words` is the line without the white space around it."""
    found = []
    start = 0
    for whole in text.splitlines(keepends=True):
        bare = whole.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
        found.append(Line(start, start + len(bare), start + len(whole), bare.strip()))
        start += len(whole)
    return tuple(found)


def one_line_a_paragraph(lines: tuple[Line, ...]) -> bool:
    """Whether each line is a paragraph of its own, as in text that no one wrapped at a width.

    So it is when a fifth of the lines with text are longer than 120 code points; a wrapped text has
    only the odd long line (a URL).
    """
    lengths = [len(line.words) for line in lines if not line.blank]
    return sum(length > _LONG for length in lengths) * _ONE_IN > len(lengths) - 1


def mark_of(words: str) -> str:
    """The list or heading mark that a line begins with, blanks after it included, or ''.

    Bullets ("o" before a capital too), `#` headings, "1.", "2)", "(a)", "(iv)", as Markdown escapes them too. An em dash is
    punctuation, not a bullet.
    """
    found = _LIST_MARK.match(words)
    return found.group() if found else ""


def is_bullet(mark: str) -> bool:
    """Whether a mark is a sign, which means nothing by itself, and not a number or a letter."""
    return mark[:1] in _BULLETS and "(" not in mark
