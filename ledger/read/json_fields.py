"""A JSON object as fields with spans: its scalars, and its lists of scalars or of flat mappings.

In: a text that is one JSON object and nothing else. Out: Fields, or None for any other text. Numbers and booleans are
scalars as they are written; null is no field. Raises nothing.
"""

import json
import re
from collections.abc import Iterator

from ledger.read.fields import Fields, Item, Piece

_BLANK = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


def json_fields(text: str) -> Fields | None:
    """The fields of the object that the text is; of two equal keys the last one counts."""
    begin = _past(text, 0)
    if text[begin : begin + 1] != "{":
        return None
    try:
        value, end = _DECODER.raw_decode(text, begin)
        if not isinstance(value, dict) or text[end:].strip():
            return None
        scalars: dict[str, Piece] = {}
        lists: dict[str, tuple[Item, ...]] = {}
        for key, found, first, last in members_of(text, begin):
            if isinstance(found, list):
                lists[key] = tuple(_item(text, *one) for one in elements_of(text, first))
            elif (piece := piece_of(found, text, first, last)) is not None:
                scalars[key] = piece
    except (ValueError, RecursionError):
        return None
    return Fields(scalars, lists)


def members_of(text: str, at: int) -> Iterator[tuple[str, object, int, int]]:
    """Each key of the object that begins here, with its value and the value's span. The text must be JSON."""
    at = _past(text, at + 1)
    while text[at] != "}":
        key, at = _DECODER.raw_decode(text, at)
        first = _past(text, _past(text, at) + 1)
        value, last = _DECODER.raw_decode(text, first)
        yield str(key), value, first, last
        at = _next(text, last)


def elements_of(text: str, at: int) -> Iterator[tuple[object, int, int]]:
    """Each value of the list that begins here, with its span. The text must be JSON."""
    at = _past(text, at + 1)
    while text[at] != "]":
        value, last = _DECODER.raw_decode(text, at)
        yield value, at, last
        at = _next(text, last)


def _item(text: str, value: object, first: int, last: int) -> Item:
    if isinstance(value, dict):
        pieces = {key: piece_of(found, text, start, end) for key, found, start, end in members_of(text, first)}
        return Item(first, last, fields={key: piece for key, piece in pieces.items() if piece is not None})
    return Item(first, last, piece=piece_of(value, text, first, last))


def piece_of(value: object, text: str, first: int, last: int) -> Piece | None:
    """A string without its quotation marks, or a number as it is written; None for a blank string and for all else."""
    if isinstance(value, str):
        whole = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return Piece(whole, first + 1, last - 1) if whole.strip() else None
    return Piece(text[first:last], first, last) if isinstance(value, int | float) else None


def _past(text: str, at: int) -> int:
    """The first place from here on that is not white space."""
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _next(text: str, at: int) -> int:
    """Where the next member begins, or the closing bracket stands."""
    at = _past(text, at)
    return _past(text, at + 1) if text[at : at + 1] == "," else at
