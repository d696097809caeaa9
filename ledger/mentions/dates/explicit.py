"""Dates that name their place in the calendar: days, weeks, months; larger pieces are in `larger`.

Each rule starts at one token and returns a Parse or None. A piece without its year is left without;
`resolve` finds it. Bare years are in `years`.
"""

import re
from dataclasses import replace

from ledger.mentions.dates.parse import LINKS, Parse, day_of_month, longest, spelled_day, spelled_year, stated_year, year_after
from ledger.mentions.dates.tokens import Line
from ledger.mentions.dates.values import Offset, Part, PartUnit, TimeOfDay, Within

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
    """March, March 2021, August 31, Aug. 31, 2021, November the 22nd, June 20 of 1792; "Mar-a-Lago" is a house."""
    if line.kind(at) != "month":
        return None
    if line.lower(at + 1) == "-" and line.joined(at + 1) and line.joined(at + 2) and line.at(at + 2).code == "a":
        return None
    month, after = line.at(at).number, _after_point(line, at)
    after += line.at(after).code == "the" and line.kind(after + 1) == "ordinal"
    day = day_of_month(line, after)
    if day and line.kind(after + 1) != "era":
        return in_year(line, at, after + 1, Part("day", None, month, day))
    found = in_year(line, at, after, Part("month", None, month))
    return None if found.end == at + 1 and _a_verb(line, at) else found


def _a_verb(line: Line, at: int) -> bool:
    """Whether a bare May or March is a name or a verb: "Theresa May", "May I", "the March to the Sea"."""
    if line.at(at).code != "verb":
        return False
    before = line.at(at - 1)
    if line.lower(at + 1) == "of" and line.at(at + 2).text[:1].isupper():
        return True
    if line.lower(at + 1) in LINKS and line.kind(at + 2) == "month":
        return False
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
    if day and line.lower(at) == "-" and line.joined(at) and line.joined(at + 1):
        return _day_of_table(line, start, day)
    if not day or line.kind(month_at) != "month":
        return None
    return in_year(line, start, _after_point(line, month_at), Part("day", None, line.at(month_at).number, day))


def _day_of_table(line: Line, start: int, day: int) -> Parse | None:
    """24-Feb-2022."""
    month, year = line.at(start + 2), line.at(start + 4)
    if month.kind != "month" or line.lower(start + 3) != "-" or year.kind != "number" or len(year.text) not in (2, 4):
        return None
    return Parse(start, start + 5, Part("day", full_year(year.number), month.number, day), ("day-of-table",))


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
    found = in_year(line, start, at + 3, part)
    return found._replace(rules=("legal-day", *found.rules))


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
    """Saturday, June 24, 1950; Friday evening, November 7: the date decides, the weekday is part of its words."""
    if line.kind(at) != "weekday":
        return None
    part = line.at(at + 1)
    timed = part.kind == "daypart" and part.code[1:2].isalpha()
    date_at = at + 1 + timed
    date = longest(line, date_at + (line.lower(date_at) == ","), (month_first, day_first))
    if date is None or not isinstance(date.value, Part) or date.value.unit != "day":
        return None
    value = TimeOfDay(part.code, date.value) if timed else date.value
    return Parse(at, date.end, value, ("weekday-date", *date.rules))


def in_year(line: Line, start: int, after: int, part: Part) -> Parse:
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
    """ "of next year", "of the same year", "of the year"; "last year" just behind a month."""
    direct = line.kind(at) == "shift" and line.at(at).code == "publication" and line.lower(at) in ("last", "next", "this")
    if line.lower(at) != "of" and not direct:
        return None
    noun_at = at + (not direct)
    noun_at += line.at(noun_at).code == "the"
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
