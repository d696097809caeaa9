"""Half-open spans of code points in the stored text of a document.

Every offset in the program is one of these: `start` is the first code point, `end` the one after the
last, both counted from 0 in the document's text as it is stored. Text is never rewritten before it
is read, so that a span of today can be checked against the text of any later day.
"""

from typing import Protocol


class Spanned(Protocol):
    """Anything with a half-open span."""

    @property
    def start(self) -> int:
        """The first code point."""
        ...

    @property
    def end(self) -> int:
        """The code point after the last."""
        ...


def inside(inner: Spanned, outer: Spanned) -> bool:
    """Whether the first span lies wholly in the second."""
    return outer.start <= inner.start and inner.end <= outer.end
