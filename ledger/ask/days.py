"""The value of `date:` as days: EDTF, ranges, and words that count from a given now.

2021, 2021-08 and 2021-08-31 are read here; seasons, decades and the other forms of EDTF by the room of dates; words
("last March", "summer 2021") by `ledger.ask.spoken`: each is imported only when it is needed. A range is two dates with `..`
between them, of which one may be left out; both ends belong to it.
"""

import datetime
import re
from collections.abc import Callable

from ledger.ask.terms import Days

_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)
_DAY = datetime.timedelta(days=1)
Span = tuple[datetime.date, datetime.date]


def days_of(words: str, now: datetime.datetime) -> Days:
    """The first day of what the words name, and the day after its last; None where a range is open.

    Raises ValueError, saying why, for what is no date, and for a range that is open at both ends or ends before it begins.
    """
    first, dots, last = (part.strip() for part in words.partition(".."))
    if not dots or "/" in words:
        return _one(words.strip(), now)
    if not first and not last:
        raise ValueError("a range needs a date at one end at least")
    start = _one(first, now)[0] if first else None
    end = _one(last, now)[1] if last else None
    if start and end and end <= start:
        raise ValueError(f"{last!r} ends before {first!r} begins")
    return start, end


def days_text(days: Days) -> str:
    """The shortest text that `days_of` reads as these days: "2021", "2021-08..2022-01", "..2021-08-31"."""
    start, end = days
    for text in (_iso(start, 4), _iso(start, 7), _iso(start, 10)) if start else ():
        if end and calendar_days(text) == (start, end):
            return text
    for length in (4, 7):
        if all(edge is None or _iso(edge, length) + "-01-01"[length - 4 :] == edge.isoformat() for edge in days):
            return f"{_iso(start, length) if start else ''}..{_iso(end - _DAY, length) if end else ''}"
    return f"{start or ''}..{end - _DAY if end else ''}"


def _iso(day: datetime.date, length: int) -> str:
    return day.isoformat()[:length]


def _one(words: str, now: datetime.datetime) -> Days:
    """A date without `..`. Raises ValueError."""
    for read in (calendar_days, _edtf, lambda text: _spoken(text, now)):
        days = _tried(read, words)
        if days is not None:
            return days
    raise ValueError(f"{words!r} is not a date")


def _tried(read: Callable[[str], Days | None], words: str) -> Days | None:
    try:
        return read(words)
    except (ValueError, OverflowError):  # no such day, or none after it
        return None


def calendar_days(words: str) -> Span | None:
    """A day, a month or a year of ISO 8601; None for what is not written so. Raises ValueError for a day that does not exist."""
    iso = _ISO.fullmatch(words)
    if iso is None:
        return None
    year, month, day = (int(part) if part else None for part in iso.groups())
    first = datetime.date(year or 0, month or 1, day or 1)
    if day:
        return first, first + _DAY
    return first, month_after(first, 1 if month else 12)


def month_after(first: datetime.date, months: int) -> datetime.date:
    """The first of a month that many months after another."""
    number = first.year * 12 + first.month - 1 + months
    return datetime.date(number // 12, number % 12 + 1, 1)


def _edtf(words: str) -> Days | None:
    if not words[:1].isdigit() and not words.startswith(("..", "[")):
        return None
    from ledger.mentions.dates.edtf import edtf_bounds  # noqa: PLC0415  0.2 s, only for seasons, decades and the like

    return edtf_bounds(words)


def _spoken(words: str, now: datetime.datetime) -> Days | None:
    from ledger.ask.spoken import days_in_words  # noqa: PLC0415  0.4 s, only for words

    return days_in_words(words, now)
