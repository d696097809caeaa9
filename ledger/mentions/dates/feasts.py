"""Feasts and days of remembrance: a fixed day, the nth weekday of a month, or so many days from Easter."""

# ruff: noqa: PLC0415  dateutil is a slow import for a rare word

from datetime import date, timedelta

from ledger.mentions.dates.parse import Parse, year_after
from ledger.mentions.dates.tokens import Line
from ledger.mentions.dates.values import Feast, Part, TimeOfDay, Value

_POSSESSIVE = 3  # tokens back over an apostrophe and an s


def feast(line: Line, at: int) -> Parse | None:
    """Christmas, Christmas 2007, Thanksgiving Day, Easter Sunday, New Year's Eve, 9/11; Christmas night."""
    token = line.at(at)
    if token.kind != "holiday":
        return None
    eve = line.lower(at + 1) == "eve" and token.lower == "christmas"
    after = at + 1 + (line.lower(at + 1) in ("day", "sunday", "monday") or eve)
    year, end = year_after(line, after)
    value: Value = Feast("12-24" if eve else token.code, year)
    if token.code.count("-") == 2 and not token.code.startswith("easter"):
        return Parse(at, at + 1, Part("day", *map(int, token.code.split("-"))), ("named-day",))
    part = line.at(end)
    if year is None and part.kind == "daypart" and part.code.startswith("T") and not part.code[1].isdigit():
        return Parse(at, end + 1, TimeOfDay(part.code, value), ("feast-daypart",))
    return Parse(at, end, value, ("feast-year" if year else "feast",))


def named_day(line: Line, at: int) -> Parse | None:
    """Memorial Day, Valentine's Day, Good Friday, read at its last word; "Earth Day Summit" is the name of something else."""
    if not line.at(at).text[:1].isupper() or (line.at(at + 1).kind == "word" and line.at(at + 1).text[:1].isupper()):
        return None
    start = at - 1
    while line.lower(start) in ("'", "’", "s") and at - start <= _POSSESSIVE:
        start -= 1
    known = line.context.get(f"{line.lower(start)} {line.lower(at)}")
    if known is None or known.kind != "feast" or not line.at(start).text[:1].isupper():
        return None
    year, end = year_after(line, at + 1)
    return Parse(start, end, Feast(known.code, year), ("feast-of-name",))


def new_year(line: Line, at: int) -> Parse | None:
    """New Year's Day, New Year's Eve, read at its "Year"."""
    if line.lower(at) != "year" or line.at(at - 1).text != "New" or line.lower(at + 2) != "s":
        return None
    codes = {"day": "1-1", "eve": "12-31"}
    code = codes.get(line.lower(at + 3))
    return Parse(at - 1, at + 4, Feast(code, None), ("feast",)) if code else None


def day_of(code: str, year: int) -> date:
    """The day of a feast in a year.

    "12-25"; "11-4#4", the fourth Thursday of November; "5--1#1", the last Monday of May; "easter-2", Good Friday.
    """
    if code.startswith("easter"):
        from dateutil.easter import easter

        sunday: date = easter(year)
        return sunday + timedelta(days=int(code.removeprefix("easter") or 0))
    month, _, day = code.partition("-")
    nth, hash_, weekday = day.partition("#")
    return _nth_weekday(year, int(month), int(nth), int(weekday)) if hash_ else date(year, int(month), int(day))


def _nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7, weeks=nth - 1)
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)
