"""Dates that name their place in the calendar: days, months, seasons, quarters, decades, centuries.

Each rule starts at one token and returns a Parse or None. A piece without its year is left without;
`resolve` finds it. Bare years are in `years`.
"""

from dataclasses import replace

from ledger.mentions.dates.parse import LINKS, Parse, day_of_month, longest, stated_year, year_after
from ledger.mentions.dates.tokens import Line
from ledger.mentions.dates.values import Offset, Part, PartUnit, Within

_NEAR = 1969  # POSIX: two digits from 69 on are of the twentieth century


def iso_day(line: Line, at: int) -> Parse | None:
    """2021-08-31."""
    if line.kind(at) != "iso":
        return None
    year, month, day = (int(piece) for piece in line.at(at).text.split("-"))
    return Parse(at, at + 1, Part("day", year, month, day), ("iso-day",))


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
    timely = line.role(at - 1).startswith("year-before") or before.kind in ("edge", "shift", "month") or before.lower == "s"
    listed = line.lower(at - 1) in LINKS | {","} and line.kind(at - 2) in ("month", "number")
    return before.kind == "article" or not (timely or listed)


def day_first(line: Line, at: int) -> Parse | None:
    """31 August 2021, 3rd March 1918, the 19th of October."""
    start = at
    at += line.at(at).code == "the"
    day = day_of_month(line, at)
    month_at = at + (2 if line.lower(at + 1) == "of" else 1)
    if not day or line.kind(month_at) != "month":
        return None
    return _in_year(line, start, _after_point(line, month_at), Part("day", None, line.at(month_at).number, day))


def day_of_last_month(line: Line, at: int) -> Parse | None:
    """The 20th, after "on" and before no noun: of the month told before."""
    day = day_of_month(line, at + 1)
    fits = line.at(at).code == "the" and line.kind(at + 1) == "ordinal" and line.at(at + 1).text[0].isdigit()
    if not day or not fits or line.lower(at - 1) not in ("on", "until", "since", "by") or line.kind(at + 2) not in ("point", ""):
        return None
    return Parse(at, at + 2, Part("day", None, 0, day), ("day-of-last-month",))


def holiday(line: Line, at: int) -> Parse | None:
    """Christmas, Christmas 2007: a feast that does not move."""
    token = line.at(at)
    if token.kind != "holiday":
        return None
    return _in_year(line, at, at + 1 + (line.lower(at + 1) == "day"), Part("day", None, *divmod(token.number, 100)))


def leading_day(line: Line, at: int) -> Parse | None:
    """The 15 of "15 to 22 February": its month is told after the second day."""
    day = day_of_month(line, at)
    if not day or line.lower(at + 1) not in LINKS:
        return None
    whole = day_first(line, at + 2)
    if whole is None or not isinstance(whole.value, Part):
        return None
    return Parse(at, at + 1, replace(whole.value, day=day), ("leading-day", *whole.rules))


def trailing_day(line: Line, before: Parse) -> Parse | None:
    """The 5 of "May 4 and 5", read after the date before it."""
    at, part = before.end + 1, before.value
    day = day_of_month(line, at)
    if not day or not isinstance(part, Part) or part.unit != "day" or line.lower(before.end) not in LINKS:
        return None
    if line.kind(at + 1) in ("month", "unit", "units", "meridiem", "era") or line.role(at + 1) == "counted":
        return None
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
    """Spring, the summer of 1916, autumn 1918; "fall" only with a year or after this, last, early and the like."""
    start = at
    at += line.at(at).code == "the"
    if line.kind(at) not in ("season", "fall"):
        return None
    found = _in_year(line, start, at + 1, Part("season", None, line.at(at).number))
    bare = found.end == at + 1
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
    index = 2 if ordinal.lower == "latter" else ordinal.number
    if not (ordinal.kind == "ordinal" or ordinal.lower == "latter") or not 1 <= index <= {"quarter": 4, "half": 2}.get(unit, 0):
        return None
    found = _in_year(line, start, noun_at + 1, Part("quarter" if unit == "quarter" else "half", None, index))
    return None if unit == "half" and found.end == noun_at + 1 else found


def decade(line: Line, at: int) -> Parse | None:
    """The 1990s, the '80s."""
    start = at
    at += line.at(at).code == "the"
    token = line.at(at)
    if token.kind != "decade":
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
    followed = line.kind(at + 2) == "number"
    return at + 2 if abbreviated and followed else at + 1
