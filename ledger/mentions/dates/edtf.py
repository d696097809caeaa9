"""The part of EDTF (ISO 8601-2) that the ledger stores, and the days that it bounds.

A point is a day, a month, a season (21-24), a quarter (33-36), a year, a decade (`199X`), a century (`19XX`),
some day of a month or a year (`2021-08-XX`, `2021-XX-XX`), with an optional `~`, `?` or `%`, or a day with its
time (`2021-08-31T16:00:00Z`). An interval is two points with `/` between them, one of which may be `..` (open);
`[2021-03-03,2021-03-04]` is one of its points. Seasons are the meteorological ones of the north; the winter
of a year begins in its December. https://www.loc.gov/standards/datetime/
"""

import re
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

_POINT = re.compile(
    r"(?P<year>\d\d(?:XX|\dX|\d\d))(?:-(?P<part>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?"
    r"(?:[~?%]|T(?:[01]\d|2[0-4]):[0-5]\d:[0-5]\d(?:Z|[+-]\d\d(?::\d\d)?)?)?"
)
# The first month and the number of months of a season or quarter.
_PARTS = MappingProxyType({21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3), 33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3)})


def edtf_bounds(edtf: str) -> tuple[date | None, date | None]:
    """The first day and the day after the last, None where the interval is open.

    `~`, `?` and `%` widen nothing; a time of day is in its day, as it was told. Raises ValueError for what is not EDTF,
    or not in the part of it above, for a day that does not exist, an interval that ends before it begins, and one
    open at both ends.
    """
    if edtf.startswith("[") and edtf.endswith("]"):
        points = [_point(point) for point in edtf[1:-1].split(",")]
        return min(first for first, _ in points), max(end for _, end in points)
    first, slash, last = edtf.partition("/")
    return _interval(edtf, first, last) if slash else _point(edtf)


def _interval(edtf: str, first: str, last: str) -> tuple[date | None, date | None]:
    start = None if first == ".." else _point(first)[0]
    end = None if last == ".." else _point(last)[1]
    if (start is None and end is None) or (start and end and end <= start):
        raise ValueError(f"{edtf!r} is no interval of EDTF")
    return start, end


@lru_cache(maxsize=1024)  # a text names the same days again and again
def _point(edtf: str) -> tuple[date, date]:
    found = _POINT.fullmatch(edtf)
    if found is None:
        raise ValueError(f"{edtf!r} is no date of EDTF")
    year, part, day = found["year"], found["part"], found["day"]
    if "T" in edtf and (day or "XX") == "XX":
        raise ValueError(f"{edtf!r} gives a time to no day")
    if "X" in year:
        return _years(edtf, year, part)
    if day and day != "XX":
        return _day(edtf, date(int(year), int(part), int(day)))
    if part == "XX":
        return _some_day(edtf, year, day)
    if part:
        return _months(int(year), *_PARTS.get(int(part), (int(part), 1)))
    return _months(int(year), 1, 12)


def _day(edtf: str, day: date) -> tuple[date, date]:
    if day == date.max:
        raise ValueError(f"{edtf!r} is the last day of the calendar: none is after it")
    return day, day + timedelta(days=1)


def _some_day(edtf: str, year: str, day: str | None) -> tuple[date, date]:
    if day != "XX":
        raise ValueError(f"{edtf!r} leaves out a month and gives no day XX")
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
