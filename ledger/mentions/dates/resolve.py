"""Values resolved: a Frame says when and in what tense they were said, a Resolved what they mean then.

A document leans on its day of publication, a narrative (see `narrative`) on the date that it told last.
What leans on nothing known keeps a TIMEX3 value with X in the places not known, and no EDTF.
"""

from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Literal

from ledger.mentions.dates.timex import SEASONS, Point, Written, first_month_of, point_of, shifted, written_part
from ledger.mentions.dates.values import Directed, Fixed, Offset, Part, TimeOfDay, Value, Weekday, Within
from ledger.model import TimexType

Tense = Literal["past", "future", ""]
_UNKNOWN = MappingProxyType(
    {
        "D": "XXXX-XX-XX",
        "W": "XXXX-WXX",
        "WE": "XXXX-WXX-WE",
        "M": "XXXX-XX",
        "Q": "XXXX-QX",
        "Y": "XXXX",
        "DE": "XXX",
        "CE": "XX",
    }
)
_FAR = 270  # days: a day without its year is of the last nine months or of the next three
_BACK = 10  # months: a narrative that seems to step back further goes on into the next year


@dataclass(frozen=True, slots=True)
class Frame:
    """When something was said: the day of publication, the point told last, the tense, and whether it is a narrative."""

    published_on: date | None
    last: Point | None
    tense: Tense
    narrative: bool


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value in its frame: TIMEX3 type and value, EDTF, what it leans on, and the point that later dates lean on."""

    type: TimexType
    value: str
    edtf: str | None = None
    anchor: str | None = None
    point: Point | None = None


def resolved(value: Value, frame: Frame) -> Resolved | None:
    """What a value means in its frame; None for a day that no calendar has."""
    match value:
        case Part():
            meaning = _part(value, frame)
        case Weekday():
            meaning = _weekday(value, frame)
        case Offset():
            meaning = _offset(value, frame)
        case Within():
            meaning = _within(value, frame)
        case Directed():
            meaning = _directed(value, frame)
        case TimeOfDay():
            meaning = _time(value, frame)
        case Fixed():
            meaning = Resolved(value.type, value.value)
    return meaning


def _dated(written: Written | None, anchor: str | None) -> Resolved | None:
    return Resolved("DATE", written.value, written.edtf, anchor, written.point) if written else None


def _part(part: Part, frame: Frame) -> Resolved | None:
    if part.year is not None:
        return _dated(written_part(part, part.year), None)
    if not part.index:
        return _of_last_month(part, frame.last)
    found = _year_of(part, frame)
    if found is None:
        return Resolved("DATE", _without_year(part))
    return _dated(written_part(part, found[0]), found[1])


def _of_last_month(part: Part, last: Point | None) -> Resolved | None:
    if last is None or not last.month:
        return Resolved("DATE", f"XXXX-XX-{part.day:02}")
    return _dated(written_part(replace(part, index=last.month), last.year), _words(last))


def _year_of(part: Part, frame: Frame) -> tuple[int, str] | None:
    """The year of a piece told without it, and what that leans on."""
    if frame.last and (frame.narrative or not frame.published_on):
        return _year_going_on(part, frame.last), _words(frame.last)
    if frame.published_on:
        return _year_by_tense(part, frame.published_on, frame.tense), frame.published_on.isoformat()
    return None


def _year_going_on(part: Part, last: Point) -> int:
    """The year in a narrative, which stays in its year unless it goes on from its end to the beginning of the next."""
    if not last.month:
        return last.year
    step = first_month_of(part) - last.month
    return last.year + (step < -_BACK)


def _year_by_tense(part: Part, day: date, tense: Tense) -> int:
    """The year in the news: the last that has begun, in the future tense the next that is not over."""
    month = first_month_of(part)
    here, there = (day.month, day.day), (month, part.day or (day.day if month == day.month else 1))
    year = day.year + (there < here if tense == "future" else -(there > here))
    if part.unit != "day":
        return _nearest_quarter(part, day) if part.unit == "quarter" else year
    days = (Point(year, month, min(part.day, 28)).as_date or day) - day
    if abs(days.days) > _FAR:
        return year + (1 if days.days < 0 else -1)
    return year


def _nearest_quarter(part: Part, day: date) -> int:
    """Quarters are reported on just after they end and forecast just before they begin: the nearest one."""
    away = first_month_of(part) + 1 - day.month
    return day.year - (away > 6) + (away < -6)


def _without_year(part: Part) -> str:
    if part.unit == "season":
        return f"XXXX-{SEASONS[part.index - 1]}"
    if part.unit in ("quarter", "half"):
        return f"XXXX-{part.unit[0].upper()}{part.index}"
    return f"XXXX-{part.index:02}" + (f"-{part.day:02}" if part.day else "")


def _weekday(value: Weekday, frame: Frame) -> Resolved | None:
    told = frame.last.as_date if frame.last and frame.narrative else frame.published_on
    if told is None:
        return Resolved("DATE", f"XXXX-WXX-{value.index}")
    away = value.index - told.isoweekday()
    if value.shift is None:
        days = away % 7 if frame.narrative or frame.tense == "future" else -(-away % 7)
    else:
        days = {-1: -(-away % 7 or 7), 0: away, 1: away % 7 or 7}[value.shift]
    return _dated(shifted(point_of(told), "D", days), told.isoformat())


def _base(lean: str, unit: str, frame: Frame) -> Point | None:
    """The point that a phrase leans on: in a narrative even "last year" counts from the time told."""
    published = point_of(frame.published_on) if frame.published_on else None
    if lean == "mention" or (frame.narrative and unit != "D"):
        return frame.last or (None if frame.narrative else published)
    return published


def _offset(value: Offset, frame: Frame) -> Resolved | None:
    base = _base(value.lean, value.unit, frame)
    unknown = Resolved("DATE", _UNKNOWN.get(value.unit, "XXXX"))
    if base is None:
        return unknown
    return _dated(shifted(base, value.unit, value.count), _words(base)) or replace(unknown, value=_coarse(value, base))


def _coarse(value: Offset, base: Point) -> str:
    """A day or a month from a point that tells neither: the year is known, the rest is not."""
    year = f"{base.year:04}" if base.year > 0 else f"BC{-base.year:04}"
    month = f"{base.month:02}" if base.month else "XX"
    return {"D": f"{year}-{month}-XX", "W": f"{year}-WXX", "M": f"{year}-XX"}.get(value.unit, _UNKNOWN.get(value.unit, "XXXX"))


def _within(value: Within, frame: Frame) -> Resolved | None:
    year = _offset(value.year, frame)
    if year is None or year.point is None:
        return Resolved("DATE", _without_year(value.part))
    return _dated(written_part(value.part, year.point.year), year.anchor)


def _directed(value: Directed, frame: Frame) -> Resolved | None:
    base = _base(value.lean, "Y", frame)
    if base is None:
        return Resolved("DATE", _without_year(value.part))
    month = first_month_of(value.part)
    year = base.year
    if base.month:
        year += {-1: -(month >= base.month), 0: 0, 1: month <= base.month}[value.shift]
    return _dated(written_part(value.part, year), _words(base))


def _time(value: TimeOfDay, frame: Frame) -> Resolved | None:
    """A time on its day; a clock without a day is of the day told last or of publication, a part of a day of none."""
    if value.day is None and not value.code[1].isdigit():
        return Resolved("TIME", f"XXXX-XX-XX{value.code}")
    told = frame.last is not None and (frame.last.day > 0 or frame.narrative)
    day = resolved(value.day or Offset("D", 0, "mention" if told else "publication"), frame)
    if day is None:
        return None
    return replace(day, type="TIME", value=f"{day.value}{value.code}")


def _words(point: Point) -> str:
    """A point as the anchor of another date."""
    written = written_part(Part("day" if point.day else "month" if point.month else "year", None, point.month, point.day), point.year)
    return written.value if written else str(point.year)
