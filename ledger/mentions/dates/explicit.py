"""Dates that name their place in the calendar: days, months, seasons, quarters, decades, centuries.

Each rule starts at one token and returns a Parse or None. A piece without its year is left without;
`resolve` finds it. Bare years are in `years`.
"""

import re
from dataclasses import replace

from ledger.mentions.dates.parse import DASHES, LINKS, Parse, day_of_month, longest, spelled_day, spelled_year, stated_year, year_after
from ledger.mentions.dates.tokens import Line
from ledger.mentions.dates.values import Offset, Part, PartUnit, TimeOfDay, Within

_POSSESSIVES = frozenset(["his", "her", "their", "my", "your", "our"])
_NEAR = 1969  # POSIX: two digits from 69 on are of the twentieth century


def iso_day(line: Line, at: int) -> Parse | None:
    """2021-08-31, 2021/08/31, 31.08.2021."""
    if line.kind(at) != "iso":
        return None
    pieces = [int(piece) for piece in re.split(r"[-/.]", line.at(at).text)]
    year, month, day = pieces if pieces[0] > 31 else reversed(pieces)
    return Parse(at, at + 1, Part("day", year, month, day), ("iso-day",))


def iso_time(line: Line, at: int) -> Parse | None:
    """2021-08-31T16:00:00Z."""
    if line.kind(at) != "iso-time":
        return None
    day, _, clock = line.at(at).text.partition("T")
    zone = re.search(r"Z|[+-]\d\d:?\d\d$", clock)
    part = Part("day", *(int(piece) for piece in day.split("-")))
    return Parse(at, at + 1, TimeOfDay(f"T{clock[:5]}{_offset(zone.group()) if zone else ''}", part), ("iso-time",))


def _offset(zone: str) -> str:
    hours, minutes = zone[:3], zone[3:].lstrip(":")
    return "Z" if zone == "Z" else hours + (f":{minutes}" if minutes not in ("", "00") else "")


def slashed_day(line: Line, at: int) -> Parse | None:
    """8/27/2021 in the order of the United States; 27/8/2021, which can have but one order."""
    if line.kind(at) != "slashed":
        return None
    month, day, year = (int(piece) for piece in line.at(at).text.split("/"))
    if month > 12:
        month, day = day, month
    return Parse(at, at + 1, Part("day", full_year(year), month, day), ("slashed-day",))


def full_year(year: int) -> int:
    """The year that two digits stand for, by the convention of POSIX; other years as they are."""
    if year > 99:
        return year
    return year + (1900 if year + 1900 >= _NEAR else 2000)


def month_first(line: Line, at: int) -> Parse | None:
    """March, March 2021, August 31, Aug. 31, 2021, June 20 of 1792."""
    if line.kind(at) != "month":
        return None
    month, after = line.at(at).number, _after_point(line, at)
    day = day_of_month(line, after)
    if day and line.kind(after + 1) != "era":
        return _in_year(line, at, after + 1, Part("day", None, month, day))
    found = _in_year(line, at, after, Part("month", None, month))
    return None if found.end == at + 1 and _a_verb(line, at) else found


def _a_verb(line: Line, at: int) -> bool:
    """Whether a bare May or March is a name or a verb: "Theresa May", "May I", "the March to the Sea"."""
    if line.at(at).code != "verb":
        return False
    before = line.at(at - 1)
    if line.lower(at + 1) == "of" and line.at(at + 2).text[:1].isupper():
        return True
    if before.code == "a" and line.names_a_thing(at + 1) and line.at(at + 1).text.islower():
        return False
    timely = line.role(at - 1).startswith("year-before") or before.kind in ("edge", "shift", "month") or before.lower == "s"
    listed = line.lower(at - 1) in LINKS | {","} and line.kind(at - 2) in ("month", "number")
    return before.kind == "article" or not (timely or listed)


def day_first(line: Line, at: int) -> Parse | None:
    """31 August 2021, 3rd March 1918, the 19th of October."""
    start = at
    at += line.at(at).code == "the"
    day, at = spelled_day(line, at)
    month_at = at + (line.lower(at) == "of")
    if not day or line.kind(month_at) != "month":
        return None
    return _in_year(line, start, _after_point(line, month_at), Part("day", None, line.at(month_at).number, day))


def legal_day(line: Line, at: int) -> Parse | None:
    """This nineteenth day of May, in the year of our Lord two thousand twenty-three: as proclamations are dated."""
    start = at
    at += line.lower(at) in ("this", "the")
    day, at = spelled_day(line, at)
    if not day or [line.lower(at), line.lower(at + 1)] != ["day", "of"] or line.kind(at + 2) != "month":
        return None
    part = Part("day", None, line.at(at + 2).number, day)
    lord = at + 3 + (line.lower(at + 3) == ",")
    if [line.lower(lord + skip) for skip in range(5)] == ["in", "the", "year", "of", "our"]:
        year = spelled_year(line, lord + 6)
        return Parse(start, year[1], replace(part, year=year[0]), ("legal-day",)) if year else None
    found = _in_year(line, start, at + 3, part)
    return replace(found, rules=("legal-day", *found.rules))


def day_of_last_month(line: Line, at: int) -> Parse | None:
    """The 20th, after "on" and before no noun: of the month told before."""
    day = day_of_month(line, at + 1)
    fits = line.at(at).code == "the" and line.kind(at + 1) == "ordinal" and line.at(at + 1).text[0].isdigit()
    if not day or not fits or line.lower(at - 1) not in ("on", "until", "since", "by") or line.kind(at + 2) not in ("point", ""):
        return None
    return Parse(at, at + 2, Part("day", None, 0, day), ("day-of-last-month",))


def some_day(line: Line, at: int) -> Parse | None:
    """One day in August 2021, sometime in 2014, an unspecified date in March: a day of it that is not told."""
    word = line.at(at)
    noun_at = at if word.kind == "someday" else at + 1 + (line.kind(at + 1) == "unspecified")
    told = word.kind == "someday" or ((word.code == "a" or word.lower in ("one", "some")) and line.lower(noun_at) in ("day", "date"))
    if not told or line.lower(noun_at + 1) not in ("in", "of", "during"):
        return None
    edge = line.kind(noun_at + 2) == "edge"
    found = month_first(line, noun_at + 2 + edge) or _year_alone(line, noun_at + 2 + edge)
    if found is None or not isinstance(found.value, Part) or found.value.unit == "day":
        return None
    return Parse(at, found.end, replace(found.value, unit="someday"), ("some-day", *found.rules))


def _year_alone(line: Line, at: int) -> Parse | None:
    year = stated_year(line, at)
    return Parse(at, year[1], Part("year", year[0]), ("year",)) if year else None


def iso_week(line: Line, at: int) -> Parse | None:
    """2021-W35, week 35 of 2021."""
    token = line.at(at)
    if token.kind == "iso-week":
        year, week = token.text.upper().split("-W")
        return Parse(at, at + 1, Part("week", int(year), int(week)), ("iso-week",))
    number = line.at(at + 1)
    if token.lower != "week" or number.kind != "number" or not 1 <= number.number <= 53:
        return None
    year_at = at + 2 + (line.lower(at + 2) in ("of", ",", "in"))
    stated = stated_year(line, year_at)
    return Parse(at, stated[1], Part("week", stated[0], number.number), ("iso-week",)) if stated else None


def leading_day(line: Line, at: int) -> Parse | None:
    """The 15 of "15 to 22 February": its month is told after the second day."""
    day = day_of_month(line, at)
    if not day or line.lower(at + 1) not in LINKS:
        return None
    whole = day_first(line, at + 2)
    if whole is None or not isinstance(whole.value, Part):
        return None
    return Parse(at, at + 1, replace(whole.value, day=day), ("leading-day", *whole.rules))


def trailing(line: Line, before: Parse) -> Parse | None:
    """The 5 of "May 4 and 5", the 2023 of "fiscal years 2022 and 2023", read after the date before it."""
    at, part = before.end + 1, before.value
    day = day_of_month(line, at)
    if not isinstance(part, Part) or line.lower(before.end) not in LINKS:
        return None
    if part.unit == "fiscal":
        stated = stated_year(line, at)
        return Parse(at, stated[1], replace(part, year=stated[0]), ("trailing-year", *before.rules)) if stated else None
    if not day or part.unit != "day":
        return None
    if line.kind(at + 1) in ("month", "unit", "units", "meridiem", "era") or line.role(at + 1) == "counted":
        return None
    year, end = year_after(line, at + 1)
    if part.year is None and year is not None:
        return Parse(at, end, replace(part, day=day, year=year), ("trailing-day", *before.rules))
    return Parse(at, at + 1, replace(part, day=day), ("trailing-day", *before.rules))


def weekday_date(line: Line, at: int) -> Parse | None:
    """Saturday, June 24, 1950: the date decides, the weekday is part of its words."""
    if line.kind(at) != "weekday":
        return None
    date_at = at + (2 if line.lower(at + 1) == "," else 1)
    date = longest(line, date_at, (month_first, day_first))
    if date is None or not isinstance(date.value, Part) or date.value.unit != "day":
        return None
    return Parse(at, date.end, date.value, ("weekday-date", *date.rules))


def season(line: Line, at: int) -> Parse | None:
    """Spring, the summer of 1916, autumn 1918; no "Silver Spring"; "fall" only with a year or after this, last, early and the like."""
    start = at
    at += line.at(at).code == "the"
    if line.kind(at) not in ("season", "fall") or line.compound(at):
        return None
    found = _in_year(line, start, at + 1, Part("season", None, line.at(at).number))
    bare = found.end == at + 1
    named = line.at(at).text[0].isupper() and line.kind(at - 1) == "word" and line.at(at - 1).text[0].isupper()
    if bare and named:
        return None
    if bare and start < at and line.names_a_thing(at + 1):
        return None
    if line.kind(at) == "fall" and bare and (start == at or line.lower(at + 1) == "of" or line.role(start - 1) != "year-before"):
        return None
    return found


def year_season(line: Line, at: int) -> Parse | None:
    """1982 summer."""
    year = stated_year(line, at)
    if year is None or line.kind(year[1]) != "season":
        return None
    return Parse(at, year[1] + 1, Part("season", year[0], line.at(year[1]).number), ("year-season",))


def quarter(line: Line, at: int) -> Parse | None:
    """The fourth quarter of 2005, third-quarter, Q2 2021, the first half of last year."""
    if line.kind(at) == "quarter-code":
        return _in_year(line, at, at + 1, Part("quarter", None, line.at(at).number))
    start = at
    at += line.at(at).code == "the"
    ordinal, noun_at = line.at(at), at + (2 if line.lower(at + 1) == "-" else 1)
    unit = line.kind(noun_at)
    index = _index_of(line, at, unit)
    if not 1 <= index <= {"quarter": 4, "half": 2}.get(unit, 0):
        return None
    fiscal = _fiscal_quarter(line, start, noun_at, index) if unit == "quarter" else None
    if fiscal:
        return fiscal
    found = _in_year(line, start, noun_at + 1, Part("quarter" if unit == "quarter" else "half", None, index))
    closed = unit == "half" or ordinal.kind != "ordinal"
    return None if closed and found.end == noun_at + 1 else found


def _index_of(line: Line, at: int, unit: str) -> int:
    """First, third, ...; last, final and latter close a year of four quarters or two halves."""
    word = line.lower(at)
    if word in ("latter", "last", "final", "closing"):
        return 4 if unit == "quarter" else 2
    return line.at(at).number if line.kind(at) == "ordinal" else 1 if word in ("opening", "early") and unit == "half" else 0


def _fiscal_quarter(line: Line, start: int, noun_at: int, index: int) -> Parse | None:
    """The first quarter of fiscal year 2022, the first fiscal quarter of 2022."""
    of = noun_at + 1 + (line.lower(noun_at + 1) in ("of", "in", ","))
    year = fiscal_year(line, of + (line.at(of).code == "the"))
    if year and isinstance(year.value, Part):
        return Parse(start, year.end, Part("fiscal-quarter", year.value.year, index), ("fiscal-quarter",))
    return None


def decade(line: Line, at: int) -> Parse | None:
    """The 1990s, the '80s; "in her mid-60s" is an age."""
    start = at
    at += line.at(at).code == "the"
    token = line.at(at)
    if token.kind != "decade":
        return None
    aged_at = start - 1 - (line.lower(start - 1) in DASHES)
    aged_at -= line.kind(aged_at) == "edge"
    if token.number < 100 and ((start < at and line.names_a_thing(at + 1)) or line.lower(aged_at) in _POSSESSIVES):
        return None
    bc = line.at(at + 1).kind == "era" and line.at(at + 1).number < 0
    first = token.number + 1900 if token.number < 100 else token.number
    return Parse(start, at + 1 + bc, Part("decade", -first if bc else first), ("decade",))


def century(line: Line, at: int) -> Parse | None:
    """The 19th century, nineteenth-century."""
    start = at
    at += line.at(at).code == "the"
    noun_at = at + (2 if line.lower(at + 1) == "-" else 1)
    if line.kind(at) != "ordinal" or line.at(noun_at).code != "CE" or not 1 <= line.at(at).number <= 21:
        return None
    bc = line.at(noun_at + 1).kind == "era" and line.at(noun_at + 1).number < 0
    first = (line.at(at).number - 1) * 100
    return Parse(start, noun_at + 1 + bc, Part("century", -first if bc else first), ("century",))


def fiscal_year(line: Line, at: int) -> Parse | None:
    """Fiscal year 2022, FY 2022, FY22: from 1 October of the year before to 30 September (31 U.S.C. 1102)."""
    token = line.at(at)
    if token.kind == "fiscal-joined":
        return Parse(at, at + 1, Part("fiscal", full_year(token.number)), ("fiscal-year",))
    if token.kind not in ("fiscal", "fiscal-code"):
        return None
    number_at = at + (2 if line.at(at + 1).code == "Y" else 1)
    year = stated_year(line, number_at)
    return Parse(at, year[1], Part("fiscal", year[0]), ("fiscal-year",)) if year else None


def _in_year(line: Line, start: int, after: int, part: Part) -> Parse:
    """A piece with the year that follows it: stated, told by an offset ("of that year"), or none."""
    year, end = year_after(line, after)
    name: dict[PartUnit, str] = {"day": "day", "month": "month", "season": "season", "quarter": "quarter", "half": "half"}
    if year is not None:
        return Parse(start, end, replace(part, year=year), (f"{name[part.unit]}-year",))
    offset = _offset_year(line, after)
    if offset is not None:
        return Parse(start, offset[1], Within(part, offset[0]), (f"{name[part.unit]}-of-offset-year",))
    return Parse(start, after, part, (name[part.unit],))


def _offset_year(line: Line, at: int) -> tuple[Offset, int] | None:
    """ "of next year", "of the same year", "of the year"."""
    if line.lower(at) != "of":
        return None
    noun_at = at + 1 + (line.at(at + 1).code == "the")
    shift = line.at(noun_at)
    noun_at += shift.kind == "shift"
    if line.at(noun_at).code != "Y" or line.kind(noun_at) != "unit":
        return None
    if shift.kind == "shift" and shift.code == "publication":
        return Offset("Y", shift.number, "publication"), noun_at + 1
    return Offset("Y", shift.number if shift.kind == "shift" else 0, "mention"), noun_at + 1


def _after_point(line: Line, at: int) -> int:
    """The position after a word and the point of its abbreviation."""
    abbreviated = len(line.at(at).text) <= 4 and line.lower(at + 1) == "." and line.joined(at + 1)
    followed = line.kind(at + 2) in ("number", "ordinal")
    return at + 2 if abbreviated and followed else at + 1
