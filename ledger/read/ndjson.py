"""JSON lines: one document a line, `{"id", "text", "published_on", "title", "source", "url"}`.

In: one line. Out: a Record, whose text is not yet a document (it may be empty). Only `text` must be
there; null and an absent key are the same; a day that cannot be read is not known. A line is UTF-8,
its text holds no NUL and no half of a surrogate pair, which no file can store.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ledger.errors import BrokenRecord
from ledger.read.front_matter import printed_day
from ledger.read.metadata import Overrides, line_of

_HINT = 'write one JSON object a line: {"id": ..., "text": ..., "published_on": "YYYY-MM-DD", "title": ..., "source": ..., "url": ...}'
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_STRINGS = ("text", "published_on", "title", "source", "url")


@dataclass(frozen=True, slots=True)
class Record:
    """One line: the sender's id (None if it gave none), the text verbatim, and what it says of it."""

    id: str | int | None
    text: str
    said: Overrides


def record_in(line: bytes, place: str) -> Record:
    """The record that a line holds.

    Raises BrokenRecord for a line that is not UTF-8, not a JSON object, has no `text`, or has a field
    of the wrong type; `place` is where the line stands (PATH:LINE).
    """
    fields = _object(line, place)
    for key in _STRINGS:
        value = fields.get(key)
        if not isinstance(value, str | None):
            raise BrokenRecord(place, f'"{key}" is not a string', _HINT)
        if value and not _is_storable(value):
            raise BrokenRecord(place, f'"{key}" holds a NUL or half a surrogate pair, which is no text', "remove the character")
    if fields.get("text") is None:
        raise BrokenRecord(place, 'no "text"', _HINT)
    return Record(_id(fields, place), fields["text"], _said(fields))


def id_in(line: bytes) -> str | int | None:
    """The id of a line that may be broken otherwise; None where it has none or it cannot be told."""
    try:
        return _id(_object(line, ""), "")
    except BrokenRecord:
        return None


def _object(line: bytes, place: str) -> Mapping[str, Any]:
    try:
        fields = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BrokenRecord(place, f"byte {error.start} of the line is not UTF-8", "save the file as UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise BrokenRecord(place, f"not JSON ({_reason(error)})", _HINT) from error
    if not isinstance(fields, dict):
        raise BrokenRecord(place, "JSON, but not an object", _HINT)
    return fields


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at character {error.pos}"
    return "a number too long or lists too deep"


def _is_storable(words: str) -> bool:
    return _UNSTORABLE.search(words) is None


def _id(fields: Mapping[str, Any], place: str) -> str | int | None:
    found = fields.get("id")
    if isinstance(found, bool) or not isinstance(found, str | int | None):
        raise BrokenRecord(place, '"id" is neither a string nor a whole number', _HINT)
    return found


def _said(fields: Mapping[str, Any]) -> Overrides:
    return Overrides(
        published_on=printed_day(fields.get("published_on")),
        source=line_of(fields.get("source")),
        title=line_of(fields.get("title")),
        url=line_of(fields.get("url")),
    )
