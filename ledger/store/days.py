"""The days an EDTF date covers, for a figure that has a date and no event beside it.

Level 0 dates and intervals of https://www.loc.gov/standards/datetime/, with `..` for an open side; the
marks `~`, `?` and `%` of level 1 are passed over. Other forms (seasons, sets) give no day.
"""

import datetime
import re

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?")
_DAY = datetime.timedelta(days=1)

Days = tuple[datetime.date | None, datetime.date | None]


def days_of(edtf: str | None) -> Days:
    """The first day and the day after the last, each None where it is open or cannot be told."""
    start, _, end = (edtf or "").partition("/")
    first, after = _bounds(start)
    last = _bounds(end)[1] if "/" in (edtf or "") else after
    return (None, None) if first and last and first >= last else (first, last)


def _bounds(words: str) -> Days:
    found = _DATE.fullmatch(words)
    if not found:
        return None, None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = datetime.date(year or 0, month or 1, day or 1)
        return first, first + _DAY if day else _after(first, whole_year=month is None)
    except (ValueError, OverflowError):  # no such day, or none after it
        return None, None


def _after(first: datetime.date, *, whole_year: bool) -> datetime.date:
    if whole_year or first.month == 12:
        return datetime.date(first.year + 1, 1, 1)
    return first.replace(month=first.month + 1)
