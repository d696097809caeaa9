"""The part of EDTF (ISO 8601-2) that the ledger stores, and the days that it bounds.

A point is a day, a month, a season (21-24), a quarter (33-36), a year, a decade (`199X`) or a century
(`19XX`), with an optional `~`, `?` or `%`. An interval is two points with `/` between them, one of which
may be `..` (open). Seasons are the meteorological ones of the north; the winter of a year begins in its
December. https://www.loc.gov/standards/datetime/
"""

import re
from datetime import date, timedelta
from types import MappingProxyType

_POINT = re.compile(r"(?P<year>\d\d(?:XX|\dX|\d\d))(?:-(?P<part>\d\d)(?:-(?P<day>\d\d))?)?[~?%]?")
# The first month and the number of months of a season or quarter.
_PARTS = MappingProxyType({21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3), 33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3)})


def edtf_bounds(edtf: str) -> tuple[date | None, date | None]:
    """The first day and the day after the last, None where the interval is open.

    `~`, `?` and `%` widen nothing. Raises ValueError for what is not EDTF, or not in the part of it
    above, for a day that does not exist, an interval that ends before it begins, and one open at both ends.
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        return _point(edtf)
    start = None if first == ".." else _point(first)[0]
    end = None if last == ".." else _point(last)[1]
    if (start is None and end is None) or (start and end and end <= start):
        raise ValueError(f"{edtf!r} is no interval of EDTF")
    return start, end


def _point(edtf: str) -> tuple[date, date]:
    found = _POINT.fullmatch(edtf)
    if found is None:
        raise ValueError(f"{edtf!r} is no date of EDTF")
    year, part, day = found["year"], found["part"], found["day"]
    if "X" in year:
        return _years(edtf, year, part)
    if day:
        start = date(int(year), int(part), int(day))
        if start == date.max:
            raise ValueError(f"{edtf!r} is the last day of the calendar: none is after it")
        return start, start + timedelta(days=1)
    if part:
        return _months(int(year), *_PARTS.get(int(part), (int(part), 1)))
    return _months(int(year), 1, 12)


def _years(edtf: str, year: str, part: str | None) -> tuple[date, date]:
    if part:
        raise ValueError(f"{edtf!r} gives a month to more than one year")
    length = 100 if year.endswith("XX") else 10
    first = int(year.replace("X", "0"))
    return date(first, 1, 1), date(first + length, 1, 1)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    after = year * 12 + month - 1 + count
    return date(year, month, 1), date(after // 12, after % 12 + 1, 1)
