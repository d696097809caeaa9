"""What a phrase says of time before it is known when it was said.

A parse gives one of these; `resolve` turns it into a TIMEX3 value. Years are proleptic with no year 0:
a negative year is BC. A unit is a TIMEX3 code: D, W, M, Y, DE (decade), CE (century), Q (quarter),
WE (weekend), TH, TM, TS (hour, minute, second).
"""

from dataclasses import dataclass
from typing import Literal

from ledger.model import TimexType

PartUnit = Literal["day", "month", "season", "quarter", "half", "year", "decade", "century", "fiscal"]
Lean = Literal["publication", "mention"]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the calendar, possibly without its year.

    `index` is the month (day, month), 1 to 4 (season from spring, quarter) or 1 to 2 (half); a decade
    and a century are told by their first year, 1990 and 1900.
    """

    unit: PartUnit
    year: int | None
    index: int = 0
    day: int = 0


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday 1; `shift` is -1 for last, 1 for next, 0 for this, None for none of these."""

    index: int
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Offset:
    """`count` units from the day of publication or from the date mentioned last."""

    unit: str
    count: int
    lean: Lean


@dataclass(frozen=True, slots=True)
class Within:
    """A piece of a year that is itself told by an offset: "October of next year"."""

    part: Part
    year: Offset


@dataclass(frozen=True, slots=True)
class Directed:
    """A piece of the calendar before (-1), after (1) or in the year of (0) what it leans on: "last March"."""

    part: Part
    shift: int
    lean: Lean


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time of a day: `code` is TIMEX3 from the T on (T17:00, TMO); `day` is None when it is not said."""

    code: str
    day: "Value | None"


@dataclass(frozen=True, slots=True)
class Fixed:
    """What needs no anchor: durations, sets, and the references PAST_REF, PRESENT_REF, FUTURE_REF."""

    type: TimexType
    value: str


Value = Part | Weekday | Offset | Within | Directed | TimeOfDay | Fixed
