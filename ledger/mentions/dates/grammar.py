"""The grammar: which rules are tried at which token, and the phrases that wrap a date.

At each token the longest parse of its rules wins and reading goes on after it, so that parses never
overlap. Every rule looks ahead a bounded number of tokens: the whole is linear.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from ledger.mentions.dates import clock, durations, explicit, relative, years
from ledger.mentions.dates.parse import DASHES, LINKS, Parse, Rule, longest, stated_year
from ledger.mentions.dates.timex import first_month_of
from ledger.mentions.dates.tokens import Line
from ledger.mentions.dates.values import Fixed, Offset, Part

_NUMBER: tuple[Rule, ...] = (
    explicit.day_first,
    explicit.leading_day,
    explicit.year_season,
    explicit.quarter,
    explicit.century,
    years.year,
    years.short_year,
    durations.counted,
    durations.leading_count,
    clock.clock_time,
)
_THE: tuple[Rule, ...] = (
    explicit.day_first,
    explicit.day_of_last_month,
    explicit.season,
    explicit.quarter,
    explicit.decade,
    explicit.century,
    relative.shifted,
    relative.neighbour,
    relative.reference,
    relative.daypart,
    clock.daypart_of_day,
    durations.counted,
)
_RULES: Mapping[str, tuple[Rule, ...]] = MappingProxyType(
    {
        "iso": (explicit.iso_day,),
        "slashed": (explicit.slashed_day,),
        "clock": (clock.clock_time,),
        "month": (explicit.month_first,),
        "holiday": (explicit.holiday,),
        "weekday": (explicit.weekday_date, relative.weekday),
        "number": _NUMBER,
        "ordinal": _NUMBER,
        "cardinal": (durations.counted, durations.leading_count),
        "decimal": (durations.counted,),
        "vague": (durations.counted,),
        "article": _THE,
        "season": (explicit.season,),
        "fall": (explicit.season,),
        "quarter-code": (explicit.quarter,),
        "edge": (explicit.quarter,),
        "decade": (explicit.decade,),
        "shortyear": (years.short_year,),
        "fiscal": (explicit.fiscal_year,),
        "fiscal-code": (explicit.fiscal_year,),
        "fiscal-joined": (explicit.fiscal_year,),
        "today": (relative.day_word,),
        "tonight": (relative.day_word,),
        "daypart": (clock.daypart_of_day, relative.daypart),
        "shift": (relative.shifted,),
        "present": (relative.reference,),
        "past": (relative.reference, relative.recent_units),
        "future": (relative.reference,),
        "unit": (durations.uncounted,),
        "units": (durations.uncounted,),
        "frequency": (durations.frequency,),
        "each": (durations.each,),
    }
)


def expressions_in(line: Line) -> tuple[Parse, ...]:
    """Every time expression of a sentence, left to right, never overlapping."""
    found = list(_expressions(line))
    for at in range(len(found) - 2, -1, -1):
        found[at] = _sharing_year(line, found[at], found[at + 1])
    return tuple(found)


def _sharing_year(line: Line, first: Parse, second: Parse) -> Parse:
    """The first with the year of the second where a link joins them: "April and June 1955", "26 June - 4 August 1952"."""
    linked = second.start == first.end + 1 and line.lower(first.end) in LINKS
    one, two = first.value, second.value
    if not linked or not isinstance(one, Part) or not isinstance(two, Part) or one.year is not None or two.year is None:
        return first
    if first_month_of(two) == 0:
        return first
    before = first_month_of(one) > first_month_of(two)
    return replace(first, value=replace(one, year=two.year - before), rules=(*first.rules, "year-of-the-next"))


def _expressions(line: Line) -> Iterator[Parse]:
    at = 0
    while at < len(line.tokens):
        rules = _RULES.get(line.tokens[at].kind)
        found = _expression(line, at, rules) if rules else None
        at += 1
        while found:
            yield found
            at = found.end
            found = explicit.trailing_day(line, found)


def _expression(line: Line, at: int, rules: tuple[Rule, ...]) -> Parse | None:
    edged = _edged(line, at) if line.kind(at) in ("article", "edge") else None
    return edged or longest(line, at, rules)


def _edged(line: Line, at: int) -> Parse | None:
    """Early March, mid-2014, the end of the year, later that month: a part of a time, told by its whole."""
    edge_at = at + (line.at(at).code == "the")
    if line.kind(edge_at) != "edge":
        return None
    inner_at = _after_edge(line, edge_at)
    inner = _whole(line, inner_at)
    return Parse(at, inner.end, inner.value, ("edge", *inner.rules)) if inner else None


def _after_edge(line: Line, edge_at: int) -> int:
    at = edge_at + 1
    at += line.lower(at) == "part"
    return at + (line.lower(at) in ("of", "in", "on") or line.lower(at) in DASHES)


def _whole(line: Line, at: int) -> Parse | None:
    """What an edge can be of: a month, a year, a decade, a weekday, "the year"; no duration and no reference."""
    year_at = at + (line.at(at).code == "the" and line.kind(at + 1) == "number")
    year = stated_year(line, year_at)
    inner = longest(line, at, _RULES.get(line.kind(at), ())) or _the_unit(line, at)
    if inner and (inner.end > at + 1 or not year):
        return inner if _placed(inner) else None
    return Parse(at, year[1], Part("year", year[0]), ("year-after-edge",)) if year else None


def _placed(parse: Parse) -> bool:
    return not isinstance(parse.value, Fixed)


def _the_unit(line: Line, at: int) -> Parse | None:
    unit = line.at(at + 1)
    if line.at(at).code != "the" or unit.kind != "unit" or unit.code in ("TH", "TM", "TS"):
        return None
    return Parse(at, at + 2, Offset(unit.code, 0, "mention"), ("the-unit",))
