"""Calendar values as TIMEX3 and EDTF, and steps from one of them to another.

A Point is a year with, where they are told, its month and day (0 where not). Years before 1 are
negative and have a TIMEX3 value (BC0480) but no EDTF: the ledger holds no day before year 1.
"""

from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from ledger.mentions.dates.edtf import edtf_bounds
from ledger.mentions.dates.values import Part

SEASONS = ("SP", "SU", "FA", "WI")
_MONTHS_OF = MappingProxyType({"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200})


class Point(NamedTuple):
    """A year, with month and day or 0 for what is not told."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def as_date(self) -> date | None:
        """The day, or None where no day of the proleptic calendar from year 1 on is told."""
        if not (self.day and 1 <= self.year <= 9998):
            return None
        return date(self.year, self.month, self.day)


class Written(NamedTuple):
    """A TIMEX3 value, its EDTF (None where it has none) and the point where it begins."""

    value: str
    edtf: str | None
    point: Point | None


def point_of(day: date) -> Point:
    """A day as a point."""
    return Point(day.year, day.month, day.day)


def written_day(day: date) -> Written:
    """2021-08-31."""
    return Written(day.isoformat(), day.isoformat(), point_of(day))


def written_part(part: Part, year: int) -> Written | None:
    """A piece of the calendar in its year; None for a day that does not exist, like 30 February."""
    head = f"BC{-year:04}" if year < 0 else f"{year:04}"
    value, edtf = _forms(part, year, head)
    first_month = first_month_of(part)
    point = Point(year, first_month, part.day)
    if year < 1:
        return Written(value, None, point)
    try:
        edtf_bounds(edtf)
    except ValueError:
        return None
    return Written(value, edtf, point)


def first_month_of(part: Part) -> int:
    """The month in which a piece of a year begins, 0 for a year and more."""
    if part.unit == "season":
        return part.index * 3
    if part.unit == "week":
        return min(12, 1 + max(0, part.index - 1) * 7 // 30)
    if part.unit in ("quarter", "half"):
        return 1 + (part.index - 1) * (3 if part.unit == "quarter" else 6)
    return 0 if part.unit == "fiscal-quarter" else part.index


def _forms(part: Part, year: int, head: str) -> tuple[str, str]:
    """The TIMEX3 value and the EDTF of a piece of the year that `head` writes."""
    index = part.index
    forms = {
        "day": lambda: (f"{head}-{index:02}-{part.day:02}",) * 2,
        "month": lambda: (f"{head}-{index:02}",) * 2,
        "season": lambda: (f"{head}-{SEASONS[index - 1]}", f"{head}-{20 + index}"),
        "quarter": lambda: (f"{head}-Q{index}", f"{head}-{32 + index}"),
        "half": lambda: (f"{head}-H{index}", f"{head}-{index * 6 - 5:02}/{head}-{index * 6:02}"),
        "year": lambda: (head, head),
        "decade": lambda: (head[:-1], f"{head[:-1]}X"),
        "century": lambda: (head[:-2], f"{head[:-2]}XX"),
        "fiscal": lambda: (head, f"{year - 1:04}-10-01/{head}-09-30"),
        "fiscal-quarter": lambda: (f"{head}-Q{index}", _fiscal_quarter(year, index)),
        "week": lambda: (f"{head}-W{index:02}", _week(year, index)),
        "someday": lambda: (f"{head}-{index:02}-XX",) * 2 if index else (head, f"{head}-XX-XX"),
    }
    value, edtf = forms[part.unit]()
    return value, edtf


def _fiscal_quarter(year: int, index: int) -> str:
    """The first quarter of the fiscal year 2022 is October to December 2021."""
    first = (year - 1) * 12 + 9 + (index - 1) * 3
    return f"{first // 12:04}-{first % 12 + 1:02}/{(first + 2) // 12:04}-{(first + 2) % 12 + 1:02}"


def _week(year: int, index: int) -> str:
    """Monday to Sunday of an ISO week; no EDTF where the year has no such week."""
    try:
        monday = date.fromisocalendar(year, index, 1)
    except ValueError:
        return ""
    return f"{monday}/{monday + timedelta(days=6)}"


def nth_in(unit: str, index: int, first_day: date, end_day: date) -> Written | None:
    """The nth day, full week, weekend or month between two days, -1 the last, 0 that of the first day; None where there is none."""
    if index == 0:
        return shifted(point_of(first_day), unit, 0)
    if unit == "D":
        day = first_day + timedelta(days=index - 1) if index > 0 else end_day - timedelta(days=1)
        return written_day(day) if first_day <= day < end_day else None
    if unit in ("W", "WE"):
        return _nth_week(unit, index, first_day, end_day)
    months = (end_day.year - first_day.year) * 12 + end_day.month - first_day.month
    if unit != "M" or months < 2 or not index <= months:
        return None
    at = first_day.year * 12 + first_day.month - 1 + (index - 1 if index > 0 else months - 1)
    return written_part(Part("month", at // 12, at % 12 + 1), at // 12)


def _nth_week(unit: str, index: int, first_day: date, end_day: date) -> Written | None:
    """A full week lies in the month in which it begins, the last in that in which it ends."""
    if index > 0:
        monday = first_day + timedelta(days=-first_day.weekday() % 7, weeks=index - 1)
    else:
        last = end_day - timedelta(days=1)
        monday = last - timedelta(days=(last.weekday() + 1) % 7 + 6)
    return _shifted_days(monday, unit, 0) if first_day <= monday < end_day else None


def run_of(count: int, unit: str, sign: int, first_day: date, end_day: date) -> str | None:
    """The EDTF of so many units from the first day (1) or up to the last (-1); None outside the calendar or for hours."""
    try:
        if sign > 0:
            return f"{first_day}/{_moved(first_day, unit, count) - timedelta(days=1)}"
        return f"{_moved(end_day, unit, -count)}/{end_day - timedelta(days=1)}"
    except (OverflowError, ValueError):
        return None


def _moved(day: date, unit: str, count: int) -> date:
    if unit in ("D", "W", "FN"):
        return day + timedelta(days=count * {"D": 1, "W": 7, "FN": 14}[unit])
    months = day.year * 12 + day.month - 1 + count * _MONTHS_OF.get(unit, 99_999_999)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day))


def shifted(base: Point, unit: str, count: int) -> Written | None:
    """The day, week, month, ... that is so many units from a point; None where the point is too coarse or the calendar ends."""
    if unit == "FN":
        return shifted(base, "W", 2 * count)
    try:
        if unit in ("D", "W", "WE"):
            return _shifted_days(base.as_date, unit, count)
        return _shifted_months(base, unit, count)
    except (OverflowError, ValueError):
        return None


def _shifted_days(base: date | None, unit: str, count: int) -> Written | None:
    if base is None:
        return None
    day = base + timedelta(days=count * (1 if unit == "D" else 7))
    if unit == "D":
        return written_day(day)
    year, week, weekday = day.isocalendar()
    first = day + timedelta(days=(1 if unit == "W" else 6) - weekday)
    last = day + timedelta(days=7 - weekday)
    value = f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
    return Written(value, f"{first.isoformat()}/{last.isoformat()}", point_of(first))


def _shifted_months(base: Point, unit: str, count: int) -> Written | None:
    if unit in ("M", "Q") and not base.month:
        return None
    months = base.year * 12 + max(base.month - 1, 0) + count * _MONTHS_OF[unit]
    year, month = months // 12, months % 12 + 1
    if (year > 0) != (base.year > 0) or year > 9998:
        return None
    parts = {
        "M": Part("month", year, month),
        "Q": Part("quarter", year, (month + 2) // 3),
        "Y": Part("year", year),
        "DE": Part("decade", year // 10 * 10),
        "CE": Part("century", year // 100 * 100),
    }
    return written_part(parts[unit], parts[unit].year or year)
