"""What is said of a query that cannot be read: where it is wrong, and what to write instead."""

from collections.abc import Iterable
from unicodedata import east_asian_width

from ledger.errors import UsageError

_BEFORE, _AFTER = 50, 30


class QueryUnreadable(UsageError):
    """A query that breaks the grammar, or names a term or a value that there is none of.

    `text` is the query and `column` the place in it, counted from 1; `drawing` shows both.
    """

    def __init__(self, text: str, at: int, wrong: str, hint: str) -> None:
        super().__init__(place_in_query(at), wrong, hint)
        self.text = text
        self.column = at + 1

    @property
    def drawing(self) -> str:
        """The part of the query around the place, and a caret under it: two lines, safe on a terminal."""
        start = max(0, self.column - 1 - _BEFORE)
        shown = "".join(char if char.isprintable() else "?" for char in self.text[start : self.column - 1 + _AFTER])
        lead = "…" if start else ""
        before = lead + shown[: self.column - 1 - start]
        blanks = sum(2 if east_asian_width(char) in "WF" else 1 for char in before)
        return f"  {lead}{shown}\n  {' ' * blanks}^"


def place_in_query(at: int) -> str:
    """How an error names a place of a query: "query, column 7"."""
    return f"query, column {at + 1}"


def meant(word: str, known: Iterable[str]) -> str:
    """ "did you mean 'actor'? " for the nearest known words, "" where none is near."""
    from difflib import get_close_matches  # noqa: PLC0415  only an error needs it

    near = get_close_matches(word.casefold(), sorted(known), n=3, cutoff=0.65)
    return f"did you mean {' or '.join(repr(one) for one in near)}? " if near else ""
