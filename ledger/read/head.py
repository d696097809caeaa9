"""The day of publication as the head of a text prints it: a line that is nothing but a date.

In: the text of a document. Out: the stamp's span and its day. Only the first lines are looked at
and only a line that holds a date, with or without a weekday, a time and a word such as "Published":
a date inside a sentence is what the document tells, not when it was printed. Day and month in digits
alone ("01/09/2021") are ambiguous and not read. "Updated" is not the day of publication.
"""

import datetime
import re
from dataclasses import dataclass

HEAD_LINES = 10
_LONGEST_STAMP = 80
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_LABEL = r"(?:(?:first\s+)?(?:published|posted|issued|date|publication\s+date)\s*(?:on\b|at\b)?\s*:?\s*)?"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+)?"
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_ZONE = r"(?:z|[+-]\d{2}:?\d{2}|\(?[a-z]{2,4}\)?)?"
_CLOCK = rf"(?:[,\sT]*(?:at\s+|[-–—|]\s*)?\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}}(?:\.\d{{1,6}})?)?\s*(?:[ap]\.?m\.?)?\s*{_ZONE})?"
_ORDERS = (
    rf"{_DAY}\s+{_MONTH},?\s+{_YEAR}",
    rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})",
)
_STAMPS = tuple(re.compile(_LABEL + _WEEKDAY + order + _CLOCK, re.IGNORECASE) for order in _ORDERS)
_LINE = re.compile(r"[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A line of the head that is only a date: its span, without the white space around it, and its day."""

    start: int
    end: int
    day: datetime.date


def date_in_head(text: str) -> datetime.date | None:
    """The day of the first line of the head that is nothing but a date, or None."""
    stamp = stamp_in(text)
    return stamp.day if stamp else None


def stamp_in(text: str, start: int = 0) -> Stamp | None:
    """The first stamp among the ten lines with text that follow `start`, or None."""
    lines = (line for line in _LINE.finditer(text, start) if not line.group().isspace())
    for line, _ in zip(lines, range(HEAD_LINES), strict=False):
        words = line.group().strip()
        day = day_of(words)
        if day:
            first = line.start() + line.group().index(words)
            return Stamp(first, first + len(words), day)
    return None


def day_of(words: str) -> datetime.date | None:
    """The day that the words name when they are nothing but a date (with time, weekday, Markdown marks).

    None for anything else and for a day that is not in the calendar. Raises nothing.
    """
    if len(words) > _LONGEST_STAMP:
        return None
    found = next((stamp for pattern in _STAMPS if (stamp := pattern.fullmatch(words.strip("#*_ \t\xa0")))), None)
    return _day(found) if found else None


def _day(found: re.Match[str]) -> datetime.date | None:
    month = found["month"].lower()
    number = int(month) if month.isdecimal() else _MONTHS.index(month[:3]) + 1
    try:
        return datetime.date(int(found["year"]), number, int(found["day"]))
    except ValueError:
        return None
