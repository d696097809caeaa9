"""The grammar: which rules are tried at which token, and the phrases that wrap a date.

At each token the longest parse of its rules wins and reading goes on after it, so that parses never
overlap. Every rule looks ahead a bounded number of tokens: the whole is linear.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from ledger.mentions.dates import anaphora, clock, durations, explicit, feasts, larger, parts, relative, years
from ledger.mentions.dates.modifiers import widened
from ledger.mentions.dates.parse import DASHES, LINKS, Parse, Rule, longest, stated_year
from ledger.mentions.dates.timex import first_month_of
from ledger.mentions.dates.tokens import WHOLE, Line
from ledger.mentions.dates.values import Fixed, Nth, Offset, Part, Value

_EDGES = frozenset(["edge", "half"])
_NUMBERS = frozenset(["number", "ordinal", "cardinal"])
_NUMBER: tuple[Rule, ...] = (
    explicit.day_first,
    explicit.leading_day,
    larger.year_season,
    larger.quarter,
    explicit.some_day,
    parts.nth_unit,
    larger.century,
    years.year,
    years.short_year,
    durations.counted,
    durations.leading_count,
    clock.clock_time,
    explicit.legal_day,
    durations.from_now,
)
_CLOSING = frozenset(["number", "figure", "decimal", "article", ".", ",", ";", ":", ")"])
_LONE_NUMBER: tuple[Rule, ...] = (years.year, years.short_year)
_NUMBER_OF_THINGS: tuple[Rule, ...] = (years.year, years.short_year, durations.counted, clock.clock_time)
_CARDINAL: tuple[Rule, ...] = (
    durations.counted,
    durations.leading_count,
    explicit.some_day,
    explicit.day_first,
    explicit.legal_day,
    larger.century,
    clock.clock_time,
    durations.from_now,
)
_THE_NUMBER: tuple[Rule, ...] = (
    explicit.day_first,
    explicit.day_of_last_month,
    explicit.legal_day,
    larger.quarter,
    larger.century,
    parts.nth_unit,
    parts.some_units,
)
_THE_UNIT: tuple[Rule, ...] = (
    parts.week_of,
    years.named_year,
    relative.neighbour,
    relative.beyond_day_word,
    relative.weekend,
    relative.end_of_unit,
    anaphora.year_before,
    relative.the_unit,
    relative.recent_units,
    durations.rate,
    durations.counted,
    durations.from_now,
    explicit.some_day,
)
_THE_WHOLE: tuple[Rule, ...] = (relative.the_unit,)
# What an article can be followed by in a date, and the rules for it.
_AFTER_ARTICLE: Mapping[str, tuple[Rule, ...]] = MappingProxyType(
    {
        "number": _THE_NUMBER,
        "ordinal": _THE_NUMBER,
        "cardinal": _THE_NUMBER,
        "unit": _THE_UNIT,
        "units": _THE_UNIT,
        "unspecified": (explicit.some_day,),
        "idiom": (explicit.some_day, anaphora.idiom),
        "month": (larger.quarter_of_month,),
        "season": (larger.season,),
        "fall": (larger.season,),
        "decade": (larger.decade,),
        "shift": (
            relative.shifted,
            relative.recent_units,
            parts.nth_unit,
            parts.some_units,
            larger.quarter,
            anaphora.same_time,
            anaphora.same_period,
            relative.reference,
        ),
        "attribute": (relative.current_unit,),
        "part": (parts.nth_unit, parts.some_units, larger.quarter),
        "edge": (larger.quarter,),
        "quarter": (relative.the_unit, durations.half_unit),
        "half": (durations.half_unit,),
        "past": (relative.reference, relative.recent_units),
        "present": (relative.reference,),
        "future": (relative.reference, relative.recent_units),
        "daypart": (relative.daypart, clock.daypart_of_day),
        "vague": (durations.counted, durations.from_now),
    }
)
_RULES: Mapping[str, tuple[Rule, ...]] = MappingProxyType(
    {
        "iso": (explicit.iso_day,),
        "iso-week": (explicit.iso_week,),
        "iso-time": (explicit.iso_time,),
        "someday": (explicit.some_day,),
        "attribute": (relative.attribute,),
        "part": (parts.nth_unit, larger.quarter),
        "idiom": (anaphora.idiom,),
        "slashed": (explicit.slashed_day,),
        "clock": (clock.clock_time,),
        "month": (explicit.month_first, larger.quarter_of_month),
        "holiday": (feasts.feast,),
        "weekday": (feasts.named_day, explicit.weekday_date, relative.weekday),
        "number": _NUMBER,
        "ordinal": _NUMBER,
        "cardinal": _CARDINAL,
        "decimal": (durations.counted,),
        "vague": (durations.counted, durations.from_now, explicit.some_day),
        "term": (anaphora.term,),
        "season": (larger.season,),
        "fall": (larger.season,),
        "half": (durations.half_unit,),
        "quarter": (durations.half_unit,),
        "quarter-code": (larger.quarter,),
        "edge": (larger.quarter,),
        "decade": (larger.decade,),
        "shortyear": (years.short_year,),
        "fiscal": (larger.fiscal_year,),
        "fiscal-code": (larger.fiscal_year,),
        "fiscal-joined": (larger.fiscal_year,),
        "today": (relative.day_word,),
        "tonight": (relative.day_word,),
        "daypart": (clock.daypart_of_day, clock.noon, relative.daypart),
        "shift": (
            relative.shifted,
            relative.recent_units,
            parts.nth_unit,
            anaphora.same_time,
            anaphora.same_period,
            larger.quarter,
            explicit.legal_day,
        ),
        "present": (relative.reference,),
        "past": (relative.reference, relative.recent_units),
        "future": (relative.reference, relative.recent_units),
        "unit": (
            durations.uncounted,
            explicit.iso_week,
            years.named_year,
            relative.end_of_unit,
            anaphora.year_before,
            feasts.new_year,
            feasts.named_day,
        ),
        "units": (durations.uncounted, relative.recent_units, years.named_year),
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
    """The first with the year of the second where a link joins them: "April and June 1955", "3 May, 10 June and 5 July 1952"."""
    listed = line.lower(first.end) == "," and "year-of-the-next" in second.rules
    linked = second.start == first.end + 1 and (line.lower(first.end) in LINKS or listed)
    one, two = first.value, second.value
    if linked and isinstance(one, Nth) and isinstance(one.whole, Part):  # the week of May 12 through May 18, 2024
        whole = _sharing_year(line, first._replace(value=one.whole), second)
        return whole._replace(value=replace(one, whole=whole.value))
    if not linked or not isinstance(one, Part) or not isinstance(two, Part) or one.year is not None or two.year is None:
        return first
    if first_month_of(two) == 0:
        return first
    before = first_month_of(one) > first_month_of(two)
    return first._replace(value=replace(one, year=two.year - before), rules=(*first.rules, "year-of-the-next"))


def _expressions(line: Line) -> Iterator[Parse]:
    floor = 0
    for at in line.telling:
        if at < floor:
            continue
        rules = _rules_at(line, at)
        found = _expression(line, at, rules) if rules or _may_be_edged(line, at) else None
        while found and found.start >= floor:  # some are read at their last word: "the first May Day" is taken by "first May"
            yield widened(line, found, floor)
            floor = found.end
            found = explicit.trailing(line, found)


def _rules_at(line: Line, at: int) -> tuple[Rule, ...]:
    """The rules to try at a token: by its kind, and after an article or a number by that of the next token."""
    kind = line.kind(at)
    if kind == "article":
        following = line.at(at + 1).kind
        if following == "word":
            return _THE_WHOLE if line.lower(at + 1) in WHOLE else ()
        return _AFTER_ARTICLE.get(following, ())
    if kind in _NUMBERS:
        if line.names_a_thing(at + 1):
            return _NUMBER_OF_THINGS
        if line.kind(at + 1) in _CLOSING or line.lower(at + 1) in _CLOSING:
            return _LONE_NUMBER
    return _RULES.get(kind, ())


def _expression(line: Line, at: int, rules: tuple[Rule, ...]) -> Parse | None:
    edged = _edged(line, at) if _may_be_edged(line, at) else None
    return edged or longest(line, at, rules)


def _may_be_edged(line: Line, at: int) -> bool:
    """Whether an edge, or half of something, begins at a token, article or not."""
    return line.kind(at) == "edge" or line.kind(at + 1) in _EDGES or line.kind(at + 2) == "half"


def _edged(line: Line, at: int) -> Parse | None:
    """Early March, mid-2014, the end of the year, later that month: a part of a time, told by its whole."""
    edge_at = at + (line.at(at).code == "the")
    half = edge_at < at + 2 and line.kind(edge_at + 1) == "half" and line.lower(edge_at + 2) == "of"
    if half and (line.kind(edge_at) == "ordinal" or line.lower(edge_at) in ("latter", "last", "early")):
        inner = _whole(line, edge_at + 3)
        return Parse(at, inner.end, inner.value, ("edge", *inner.rules)) if inner and _is_long(inner.value) else None
    if line.kind(edge_at) != "edge":
        return None
    inner_at = _after_edge(line, edge_at)
    joined = line.lower(edge_at) == "end" and line.lower(inner_at - 1) == "-"
    if line.at(edge_at).code == "of" and line.lower(inner_at - 1) != "of" and not joined:
        return None
    inner = _whole(line, inner_at)
    return Parse(at, inner.end, inner.value, ("edge", *inner.rules)) if inner else None


def _after_edge(line: Line, edge_at: int) -> int:
    at = edge_at + 1
    at += line.lower(at) in ("part", "hours", "days", "weeks", "months", "years") and line.lower(at + 1) == "of"
    return at + (line.lower(at) in ("of", "in", "on") or line.lower(at) in DASHES)


def _whole(line: Line, at: int) -> Parse | None:
    """What an edge can be of: a month, a year, a decade, a weekday, "the year"; no duration and no reference."""
    year_at = at + (line.at(at).code == "the" and line.kind(at + 1) == "number")
    year = stated_year(line, year_at)
    inner = longest(line, at, _rules_at(line, at)) or _the_unit(line, at)
    if inner and (inner.end > at + 1 or not year):
        return inner if _placed(inner) else None
    return Parse(at, year[1], Part("year", year[0]), ("year-after-edge",)) if year else None


def _is_long(value: Value) -> bool:
    """Whether a time is a decade or more, whose halves TIMEX3 has no values for."""
    return value.unit in ("decade", "century", "DE", "CE") if isinstance(value, Part | Offset) else False


def _placed(parse: Parse) -> bool:
    return not isinstance(parse.value, Fixed)


def _the_unit(line: Line, at: int) -> Parse | None:
    """The year of "the end of the year", the week of "mid-week"."""
    if line.lower(at - 2) == "mid" and line.lower(at - 1) == "-" and line.kind(at) == "unit" and line.at(at).code in ("W", "M", "Y", "DE"):
        return Parse(at, at + 1, Offset(line.at(at).code, 0, "mention"), ("the-unit",))
    unit = line.at(at + 1)
    if line.at(at).code != "the" or unit.kind != "unit" or unit.code in ("TH", "TM", "TS"):
        return None
    return Parse(at, at + 2, Offset(unit.code, 0, "mention"), ("the-unit",))
