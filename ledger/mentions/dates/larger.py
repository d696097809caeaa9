"""The larger pieces of the calendar: seasons, quarters, halves, decades, centuries, fiscal years."""

from ledger.mentions.dates.explicit import full_year, in_year
from ledger.mentions.dates.parse import DASHES, Parse, stated_year
from ledger.mentions.dates.tokens import Line
from ledger.mentions.dates.values import Part

_POSSESSIVES = frozenset(["his", "her", "their", "my", "your", "our"])


def season(line: Line, at: int) -> Parse | None:
    """Spring, the summer of 1916, autumn 1918; no "Silver Spring"; "fall" only with a year or after this, last, early and the like."""
    start = at
    at += line.at(at).code == "the"
    if line.kind(at) not in ("season", "fall") or line.compound(at):
        return None
    found = in_year(line, start, at + 1, Part("season", None, line.at(at).number))
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
    """1982 summer, 2022 Q1."""
    year = stated_year(line, at)
    if year is not None and line.kind(year[1]) == "quarter-code":
        return Parse(at, year[1] + 1, Part("quarter", year[0], line.at(year[1]).number), ("year-season",))
    if year is None or line.kind(year[1]) != "season":
        return None
    return Parse(at, year[1] + 1, Part("season", year[0], line.at(year[1]).number), ("year-season",))


def quarter(line: Line, at: int) -> Parse | None:
    """The fourth quarter of 2005, third-quarter, Q2 2021, the first half of last year."""
    if line.kind(at) == "quarter-code":
        return in_year(line, at, at + 1, Part("quarter", None, line.at(at).number))
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
    found = in_year(line, start, noun_at + 1, Part("quarter" if unit == "quarter" else "half", None, index))
    closed = unit == "half" or ordinal.kind != "ordinal"
    return None if closed and found.end == noun_at + 1 else found


def quarter_of_month(line: Line, at: int) -> Parse | None:
    """The June quarter, the December quarter of 2011: the quarter that ends with the month."""
    start = at
    at += line.at(at).code == "the"
    noun_at = at + (2 if line.lower(at + 1) == "-" else 1)
    closing = line.at(at).number
    if line.kind(at) != "month" or line.kind(noun_at) != "quarter" or closing % 3:
        return None
    return in_year(line, start, noun_at + 1, Part("quarter", None, closing // 3))


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
