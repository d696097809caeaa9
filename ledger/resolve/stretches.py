"""Stretches of days: how finely a time is told, and how two of them lie to each other.

In: first days and days after the last (half-open, either None where open or not told). A day is a stretch of
one day, "in March" one of 31.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

WEEK = timedelta(days=7)
_DAY = timedelta(days=1)
_MONTH = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days from `first` to the one before `end`; both None for what is undated."""

    first: date | None
    end: date | None

    @property
    def level(self) -> int:
        """How coarsely it is told: 0 a day, 1 up to a week, 2 up to a month, 3 longer, 4 open or not at all."""
        if self.first is None or self.end is None:
            return 4
        width = self.end - self.first
        return 0 if width <= _DAY else 1 if width <= WEEK else 2 if width <= _MONTH else 3

    @property
    def day(self) -> date | None:
        """The one day it is, None for a longer one."""
        return self.first if self.level == 0 else None

    @property
    def last(self) -> date | None:
        """Its last day."""
        return self.end - _DAY if self.end else None

    def holds(self, other: "Stretch") -> bool:
        """Whether the other lies in it whole; an open side holds everything on that side. The undated holds nothing."""
        if other.first is None or other.end is None or (self.first is None and self.end is None):
            return False
        return (self.first is None or self.first <= other.first) and (self.end is None or other.end <= self.end)

    def meets(self, other: "Stretch") -> bool:
        """Whether they have a day in common; an open side reaches as far as there are days, the undated meets nothing."""
        if Stretch(None, None) in (self, other):
            return False
        begins = self.first is None or other.end is None or self.first < other.end
        return begins and (other.first is None or self.end is None or other.first < self.end)

    def gap(self, other: "Stretch") -> timedelta | None:
        """The days from the last of the earlier to the first of the later, 0 where they meet; None where one is open."""
        if self.first is None or self.end is None or other.first is None or other.end is None:
            return None
        return max(self.first - other.end + _DAY, other.first - self.end + _DAY, timedelta(0))

    def months(self) -> Iterator[str]:
        """Its months as "2022-03", in order; () where it is open."""
        if self.first is None or self.end is None:
            return
        first, last = self.first, self.end - _DAY
        for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
            yield f"{month // 12}-{month % 12 + 1:02}"

    def years(self) -> Iterator[int]:
        """Its years, in order; () where it is open."""
        if self.first and self.end:
            yield from range(self.first.year, (self.end - _DAY).year + 1)


def stretched(day: date | None, ahead: timedelta) -> Stretch:
    """A day and the time behind it: of two days at most that far apart, one's stretch holds the other. No day has none."""
    if day is None:
        return Stretch(None, None)
    try:
        return Stretch(day, day + ahead + _DAY)
    except OverflowError:
        return Stretch(day, date.max)
