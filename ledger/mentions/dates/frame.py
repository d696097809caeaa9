"""When something was said, what it means then, and the year of what is told without one."""

from datetime import date
from typing import Literal, NamedTuple

from ledger.mentions.dates.timex import Point, first_month_of, written_part
from ledger.mentions.dates.values import Part
from ledger.model import TimexType

Tense = Literal["past", "future", ""]
_FAR = 270  # days: a day without its year is of the last nine months or of the next three
_BACK = 10  # months: a narrative that seems to step back further goes on into the next year


class Frame(NamedTuple):
    """When something was said: the day of publication, the point told last, the tense, and whether it is a narrative.

    `told` is the time told last as a whole, which "the same period last year" leans on.
    """

    published_on: date | None
    last: Point | None
    tense: Tense
    narrative: bool
    told: "Resolved | None" = None


class Resolved(NamedTuple):
    """A value in its frame: TIMEX3 type and value, EDTF, what it leans on, and the point that later dates lean on."""

    type: TimexType
    value: str
    edtf: str | None = None
    anchor: str | None = None
    point: Point | None = None


def words_of(point: Point) -> str:
    """A point as the anchor of another date."""
    written = written_part(Part("day" if point.day else "month" if point.month else "year", None, point.month, point.day), point.year)
    return written.value if written else str(point.year)


def year_of(part: Part, frame: Frame) -> tuple[int, str] | None:
    """The year of a piece told without it, and what that leans on."""
    if frame.last and (frame.narrative or not frame.published_on):
        return _year_going_on(part, frame.last), words_of(frame.last)
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
    if part.unit == "season" and _runs(part, day):
        return day.year
    here, there = (day.month, day.day), (month, part.day or (day.day if month == day.month else 1))
    year = day.year + (there < here if tense == "future" else -(there > here))
    if part.unit != "day":
        return _nearest_quarter(part, day) if part.unit == "quarter" else year
    days = (Point(year, month, min(part.day, 28)).as_date or day) - day
    if abs(days.days) > _FAR:
        return year + (1 if days.days < 0 else -1)
    return year


def _runs(season: Part, day: date) -> bool:
    """Whether it is that season, which then is the one meant whatever the tense."""
    return season.index == day.month // 3


def _nearest_quarter(part: Part, day: date) -> int:
    """Quarters are reported on just after they end and forecast just before they begin: the nearest one."""
    away = first_month_of(part) + 1 - day.month
    return day.year - (away > 6) + (away < -6)
