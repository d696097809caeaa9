"""What a person wrote beside a document: NAME.toml next to NAME.txt, with title, source, url, published_on.

In: the path of the document. Out: what its sidecar says, which wins over what the document says.
A document without a sidecar has nothing said of it.
"""

import datetime
import tomllib
from pathlib import Path
from typing import Any

from ledger.errors import DocumentUnreadable
from ledger.read.head import day_of
from ledger.read.metadata import Overrides, line_of

SUFFIX = ".toml"
_HINT = 'write title = "...", source = "...", url = "...", published_on = 2021-09-01, each where it is known'
_KEYS = ("title", "source", "url", "published_on")


def sidecar_of(path: Path) -> Overrides:
    """What the sidecar of a document says; nothing when there is none.

    Raises DocumentUnreadable, naming the sidecar, when it is not TOML, has another key, or a day that
    is none: a person's slip there would silently change every date of the document.
    """
    sidecar = path.with_suffix(SUFFIX)
    if not sidecar.is_file():
        return Overrides()
    place = str(sidecar)
    table = _table(sidecar, place)
    for key in table:
        if key not in _KEYS:
            raise DocumentUnreadable(place, f"unknown key {key!r}", _HINT)
    return Overrides(_day(table, place), _words(table, "source", place), _words(table, "title", place), _words(table, "url", place))


def _table(sidecar: Path, place: str) -> dict[str, Any]:
    try:
        return tomllib.loads(sidecar.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise DocumentUnreadable(place, f"metadata that cannot be read ({error})", _HINT) from error


def _words(table: dict[str, Any], key: str, place: str) -> str | None:
    value = table.get(key)
    if not isinstance(value, str | None):
        raise DocumentUnreadable(place, f"{key} is not a string", _HINT)
    return line_of(value)


def _day(table: dict[str, Any], place: str) -> datetime.date | None:
    value = table.get("published_on")
    if isinstance(value, datetime.datetime):
        return value.date()
    day = value if isinstance(value, datetime.date) else day_of(str(value or ""))
    if value is not None and day is None:
        raise DocumentUnreadable(place, f"published_on {value!r} is not a day", _HINT)
    return day
