"""What a phrase says of time before it is known when it was said.

A parse gives one of these; `resolve` turns it into a TIMEX3 value. Years are proleptic with no year 0:
a negative year is BC. A unit is a TIMEX3 code: D, W, M, Y, DE (decade), CE (century), Q (quarter),
WE (weekend), TH, TM, TS (hour, minute, second).
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from ledger.model import TimexType

PartUnit = Literal["day", "someday", "week", "month", "season", "quarter", "half", "year", "decade", "century", "fiscal", "fiscal-quarter"]
Lean = Literal["publication", "mention", "event"]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the calendar, possibly without its year.

    `index` is the month (day, month; someday, where 0 means any), the ISO week, 1 to 4 (season from spring, quarter)
    or 1 to 2 (half); a decade and a century are told by their first year, 1990 and 1900.
    """

    unit: PartUnit
    year: int | None
    index: int = 0
    day: int = 0


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday 1; `shift` is -1 for last, 1 for next, 0 for this, None for none of these.

    `follows` is the second of "Monday to Friday": the first such day after the date before it.
    """

    index: int
    shift: int | None = None
    follows: bool = False


class Weekend(NamedTuple):
    """The weekend past (-1) or to come (1), unless the tense of the verb says otherwise: "over the weekend", "this weekend"."""

    side: int


@dataclass(frozen=True, slots=True)
class Offset:
    """`count` units from the day of publication, from the date mentioned last, or from an event that is named with it.

    "the day after our departure": a narrative has just told when that was, the news mostly has not.
    """

    unit: str
    count: int
    lean: Lean


class Within(NamedTuple):
    """A piece of a year that is itself told by an offset: "October of next year"."""

    part: Part
    year: Offset


class Directed(NamedTuple):
    """A piece of the calendar before (-1), after (1) or in the year of (0) what it leans on: "last March"."""

    part: Part
    shift: int
    lean: Lean


class TimeOfDay(NamedTuple):
    """A time of a day: `code` is TIMEX3 from the T on (T17:00, TMO); `day` is None when it is not said."""

    code: str
    day: "Value | None"


@dataclass(frozen=True, slots=True)
class Nth:
    """The nth unit of another time, -1 the last, 0 that which holds its first day.

    "the last week of March", "the first day of next month", "the week of 3 March".
    """

    unit: str
    index: int
    whole: "Value"


@dataclass(frozen=True, slots=True)
class Run:
    """`count` units from the beginning (1) or the end (-1) of another time, or after (1) or before (-1) now.

    "the first ten months of 1915", "the past five days": durations with a place in the calendar.
    """

    count: int
    unit: str
    sign: int
    whole: "Value | None"


class Echo(NamedTuple):
    """The time told last, so many years on: "the same period last year". `dated` is False for a mere "at that time"."""

    years: int
    dated: bool


class Feast(NamedTuple):
    """A feast or day of remembrance, by the code of seeds/dates/, in a stated year or the one meant."""

    code: str
    year: int | None


class Fixed(NamedTuple):
    """What needs no anchor: durations, sets, and the references PAST_REF, PRESENT_REF, FUTURE_REF."""

    type: TimexType
    value: str


Value = Part | Weekday | Weekend | Offset | Within | Directed | TimeOfDay | Nth | Run | Echo | Feast | Fixed
