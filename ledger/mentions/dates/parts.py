"""Parts of another time, counted from its beginning or its end: the last week of March, the first ten months of 1915."""

from types import MappingProxyType

from ledger.mentions.dates.durations import count_at, length
from ledger.mentions.dates.explicit import day_first, month_first
from ledger.mentions.dates.larger import decade, fiscal_year, quarter, season
from ledger.mentions.dates.parse import Parse, longest, stated_year
from ledger.mentions.dates.relative import shifted
from ledger.mentions.dates.tokens import Line
from ledger.mentions.dates.values import Fixed, Nth, Part, Run, Value

_NAMED = MappingProxyType({"last": -1, "final": -1, "opening": 1, "closing": -1})
_NTH = frozenset(["D", "W", "WE", "M"])
_WHOLE = (month_first, quarter, season, decade, fiscal_year, shifted)


def nth_unit(line: Line, at: int) -> Parse | None:
    """The last week of March, the first day of next month; the first year of the war, which is as long as it is."""
    start = at
    at += line.at(at).code == "the"
    index, unit = _index(line, at), line.at(at + 1)
    if not index or unit.kind != "unit" or line.lower(at + 2) not in ("of", "in"):
        return None
    whole = whole_at(line, at + 3)
    if whole and unit.code in _NTH:
        return Parse(start, whole.end, Nth(unit.code, index, whole.value), ("nth-unit", *whole.rules))
    if start == at or unit.code == "D" or whole:
        return None
    return Parse(start, at + 2, Fixed("DURATION", length("1", unit.code)), ("nth-of-event",))


def some_units(line: Line, at: int) -> Parse | None:
    """The first ten months of 1915, the last two weeks of August; the first three years of the war."""
    start = at
    at += line.at(at).code == "the"
    sign = 1 if line.lower(at) == "first" else _NAMED.get(line.lower(at), 0)
    count = count_at(line, at + 1) if sign and start < at else None
    unit = line.at(count[1]) if count else line.at(-1)
    if count is None or unit.kind != "units" or unit.code in ("TH", "TM", "TS", "FN"):
        return None
    whole = whole_at(line, count[1] + 2) if line.lower(count[1] + 1) == "of" else None
    if whole and count[0].isdecimal():
        return Parse(start, whole.end, Run(int(count[0]), unit.code, sign, whole.value), ("some-units-of", *whole.rules))
    return Parse(start, count[1] + 1, Fixed("DURATION", length(count[0], unit.code)), ("some-units",))


def week_of(line: Line, at: int) -> Parse | None:
    """The week of March 3, the weekend of 5 June: the one that holds the day."""
    unit = line.at(at + 1)
    if line.at(at).code != "the" or unit.kind != "unit" or unit.code not in ("W", "WE") or line.lower(at + 2) != "of":
        return None
    day = longest(line, at + 3, (month_first, day_first))
    if day is None or not isinstance(day.value, Part) or day.value.unit != "day":
        return None
    return Parse(at, day.end, Nth(unit.code, 0, day.value), ("week-of-day", *day.rules))


def whole_at(line: Line, at: int) -> Parse | None:
    """A month, quarter, season, year or the like that something can be a part of."""
    year = stated_year(line, at)
    if year:
        return Parse(at, year[1], Part("year", year[0]), ("year-of-part",))
    found = longest(line, at, _WHOLE)
    return found if found and not isinstance(found.value, Fixed) and _is_whole(found.value) else None


def _is_whole(value: Value) -> bool:
    return not isinstance(value, Part) or value.unit != "day"


def _index(line: Line, at: int) -> int:
    token = line.at(at)
    if token.kind == "ordinal" and 1 <= token.number <= 53:
        return token.number
    return _NAMED.get(token.lower, 0)
