"""Values resolved: a Frame says when and in what tense they were said, a Resolved what they mean then.

A document leans on its day of publication, a narrative (see `narrative`) on the date that it told last.
What leans on nothing known keeps a TIMEX3 value with X in the places not known, and no EDTF.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from ledger.mentions.dates.edtf import edtf_bounds
from ledger.mentions.dates.feasts import day_of
from ledger.mentions.dates.frame import Frame, Resolved, words_of, year_of
from ledger.mentions.dates.timex import (
    SEASONS,
    Point,
    Written,
    first_month_of,
    nth_in,
    point_of,
    run_of,
    shifted,
    written_day,
    written_part,
)
from ledger.mentions.dates.values import Directed, Echo, Feast, Fixed, Nth, Offset, Part, Run, TimeOfDay, Value, Weekday, Weekend, Within

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
_CLOCK = re.compile(r"T\d\d:\d\d")
_SATURDAY = 6


def resolved(value: Value, frame: Frame) -> Resolved | None:
    """What a value means in its frame; None for a day that no calendar has."""
    meaning: Resolved | None = _MEANINGS[type(value)](value, frame)
    return meaning


def _fixed(value: Fixed, _frame: Frame) -> Resolved:
    return Resolved(value.type, value.value)


def _dated(written: Written | None, anchor: str | None) -> Resolved | None:
    return Resolved("DATE", written.value, written.edtf, anchor, written.point) if written else None


def _part(part: Part, frame: Frame) -> Resolved | None:
    if part.year is not None:
        return _dated(written_part(part, part.year), None)
    if not part.index:
        return _of_last_month(part, frame)
    found = year_of(part, frame)
    if found is None:
        return Resolved("DATE", _without_year(part))
    return _dated(written_part(part, found[0]), found[1])


def _of_last_month(part: Part, frame: Frame) -> Resolved | None:
    last = frame.last
    if last and last.month:
        return _dated(written_part(replace(part, index=last.month), last.year), words_of(last))
    if frame.narrative or frame.published_on is None:
        return Resolved("DATE", f"XXXX-XX-{part.day:02}")
    day = frame.published_on
    step = part.day < day.day if frame.tense == "future" else -(part.day > day.day)
    month = day.year * 12 + day.month - 1 + step
    return _dated(written_part(replace(part, index=month % 12 + 1), month // 12), day.isoformat())


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
    if value.follows and frame.told and frame.told.point and frame.told.point.as_date:
        told = frame.told.point.as_date
        days = (value.index - told.isoweekday()) % 7
    elif value.shift is None:
        days = away % 7 if frame.narrative or frame.tense == "future" else -(-away % 7)
    else:
        days = {-1: -(-away % 7 or 7), 0: away, 1: away % 7 or 7}[value.shift]
    return _dated(shifted(point_of(told), "D", days), told.isoformat())


def _weekend(value: Weekend, frame: Frame) -> Resolved | None:
    if frame.narrative or frame.published_on is None:
        return _offset(Offset("WE", 0, "mention"), frame)
    side = {"past": -1, "future": 1, "": value.side}[frame.tense]
    back = side < 0 and frame.published_on.isoweekday() < _SATURDAY
    return _dated(shifted(point_of(frame.published_on), "WE", -1 if back else 0), frame.published_on.isoformat())


def _base(lean: str, unit: str, frame: Frame) -> Point | None:
    """The point that a phrase leans on: in a narrative even "last year" counts from the time told."""
    published = point_of(frame.published_on) if frame.published_on else None
    if lean == "event" and not frame.narrative:
        return None
    if lean != "publication" or (frame.narrative and unit != "D"):
        return frame.last or (None if frame.narrative else published)
    return published


def _runs_now(value: Offset, frame: Frame) -> bool:
    """Whether "later in the week", told in the news after a mere year, is of the week of publication."""
    coarse = frame.last is not None and not frame.last.day and value.unit in ("D", "W", "WE", "M", "Q")
    return coarse and not frame.narrative and value.count == 0 and value.lean == "mention"


def _offset(value: Offset, frame: Frame) -> Resolved | None:
    if _runs_now(value, frame):
        value = replace(value, lean="publication")
    base = _base(value.lean, value.unit, frame)
    unknown = Resolved("DATE", _UNKNOWN.get(value.unit, "XXXX"))
    if base is None:
        return unknown
    meant = shifted(base, value.unit, value.count)
    if meant and _too_late(meant, frame):
        return unknown
    return _dated(meant, words_of(base)) or unknown._replace(value=_coarse(value, base))


def _too_late(meant: Written, frame: Frame) -> bool:
    """Whether what the news tell in the past tense would lie after their publication: "Ten years later the Union collapsed"."""
    told, day = meant.point, frame.published_on
    return frame.tense == "past" and not frame.narrative and told is not None and day is not None and told.year > day.year


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
    return _dated(written_part(value.part, year), words_of(base))


def _time(value: TimeOfDay, frame: Frame) -> Resolved | None:
    """A time on its day; a clock without a day is of the day told last or of publication, a part of a day of none."""
    if value.day is None and not value.code[1].isdigit():
        return Resolved("TIME", f"XXXX-XX-XX{value.code}")
    told = frame.last is not None and (frame.last.day > 0 or frame.narrative)
    day = resolved(value.day or Offset("D", 0, "mention" if told else "publication"), frame)
    if day is None:
        return None
    clocked = day.edtf is not None and len(day.edtf) == len("2021-08-31") and _CLOCK.match(value.code) is not None
    return day._replace(type="TIME", value=f"{day.value}{value.code}", edtf=_timed(day.edtf or "", value.code) if clocked else day.edtf)


def _timed(day: str, code: str) -> str:
    """2021-08-31 and T16:00-05 as EDTF, which wants the seconds."""
    return f"{day}{code[:6]}:00{code[6:]}"


def _feast(value: Feast, frame: Frame) -> Resolved | None:
    near = frame.last.year if frame.last and frame.narrative else frame.published_on.year if frame.published_on else 2000
    near = value.year or near
    if not 1 <= near <= 9998:
        return Resolved("DATE", "XXXX-XX-XX")
    first = day_of(value.code, near)
    if value.year is not None:
        return _dated(written_day(first), None)
    found = year_of(Part("day", None, first.month, first.day), frame)
    if found is None or not 1 <= found[0] <= 9998:
        return Resolved("DATE", "XXXX-XX-XX")
    return _dated(written_day(day_of(value.code, found[0])), found[1])


def _nth(value: Nth, frame: Frame) -> Resolved | None:
    whole = resolved(value.whole, frame)
    if whole is None or whole.edtf is None:
        return whole._replace(point=None) if whole else None
    first_day, end_day = edtf_bounds(whole.edtf)
    found = nth_in(value.unit, value.index, first_day, end_day) if first_day and end_day else None
    if value.index == 0 and found and end_day and found.edtf and (edtf_bounds(found.edtf)[1] or end_day) < end_day:
        return Resolved("DATE", _UNKNOWN.get(value.unit, "XXXX"))  # "the same quarter" after a whole year: no known one
    return _dated(found, whole.anchor) if found else whole._replace(point=None)


def _run(value: Run, frame: Frame) -> Resolved:
    """A duration; where it begins or ends is told by the day of publication or by the whole that it is a part of."""
    length = Resolved("DURATION", f"P{value.count}{value.unit}")
    if value.whole is None:
        if frame.published_on in (None, date.max) or frame.narrative:
            return length
        day = frame.published_on
        edtf = run_of(value.count, value.unit, value.sign, day, day + timedelta(days=1))
        return length._replace(edtf=edtf, anchor=day.isoformat())
    whole = resolved(value.whole, frame)
    if whole is None or whole.edtf is None:
        return length
    first_day, end_day = edtf_bounds(whole.edtf)
    if first_day is None or end_day is None:
        return length
    return length._replace(edtf=run_of(value.count, value.unit, value.sign, first_day, end_day), anchor=whole.anchor)


def _echo(value: Echo, frame: Frame) -> Resolved:
    told = frame.told
    if told is None:
        return Resolved("DATE", "XXXX")
    if not value.dated:
        return Resolved(told.type, told.value, None, told.value)
    years = re.compile(r"(?<![\d-])\d{4}(?=$|[-/])")
    moved = years.sub(lambda year: f"{int(year.group()) + value.years:04}", told.value)
    edtf = years.sub(lambda year: f"{int(year.group()) + value.years:04}", told.edtf) if told.edtf else None
    try:
        edtf_bounds(edtf or "")
    except ValueError:
        return Resolved("DATE", moved, None, told.value)
    return Resolved(told.type, moved, edtf, told.value)


_MEANINGS: Mapping[type, Callable[[Any, Frame], Resolved | None]] = MappingProxyType(
    {
        Part: _part,
        Weekday: _weekday,
        Weekend: _weekend,
        Offset: _offset,
        Within: _within,
        Directed: _directed,
        TimeOfDay: _time,
        Feast: _feast,
        Nth: _nth,
        Run: _run,
        Echo: _echo,
        Fixed: _fixed,
    }
)
