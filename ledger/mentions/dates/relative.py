"""Dates told by their distance from now or from the date told before: deictic and anaphoric phrases."""

from ledger.mentions.dates.durations import count_at, length
from ledger.mentions.dates.parse import Parse, stated_year
from ledger.mentions.dates.tokens import WHOLE, Line, Token
from ledger.mentions.dates.values import Directed, Fixed, Lean, Nth, Offset, Part, Run, TimeOfDay, Value, Weekday, Weekend

_CALENDAR = frozenset(["W", "M", "Q", "Y"])
_SPANNING = frozenset(["for", "of", "during", "throughout", "in", "over", "through"])
_OF_UNITS = frozenset(["time", "times", "day", "days", "part", "rest", "most", "man", "person", "some", "nights"])
_GOING_ON = frozenset(["and", "but", "with", "at", "from", "was", "were", "is", "are", "as", "by", "on", "because", "despite", "or"])


def day_word(line: Line, at: int) -> Parse | None:
    """Today, yesterday afternoon, tonight."""
    token = line.at(at)
    if token.kind == "tonight":
        return Parse(at, at + 1, TimeOfDay(token.code, Offset("D", 0, "publication")), ("tonight",))
    if token.kind != "today":
        return None
    return _with_daypart(line, at, at + 1, Offset("D", token.number, "publication"), "day-word")


def beyond_day_word(line: Line, at: int) -> Parse | None:
    """The day after tomorrow, the day before yesterday."""
    words = [line.lower(at + skip) for skip in range(4)]
    if words[:2] != ["the", "day"] or words[2:] not in (["after", "tomorrow"], ["before", "yesterday"]):
        return None
    return Parse(at, at + 4, Offset("D", 2 if words[2] == "after" else -2, "publication"), ("beyond-day-word",))


def weekend(line: Line, at: int) -> Parse | None:
    """The weekend: the one past, or with a verb of the future the one to come."""
    if line.at(at).code != "the" or line.at(at + 1).code != "WE" or line.kind(at + 1) != "unit" or line.lower(at + 2) == "of":
        return None
    return Parse(at, at + 2, Weekend(-1), ("weekend",))


def the_unit(line: Line, at: int) -> Parse | None:
    """Sales for the year, for the entire year, the worst of the quarter: the one that runs or was told last; "Man of the Year" is none.

    Only after a preposition that takes a time, and where nothing after it says which one.
    """
    unit_at = at + 1 + (line.lower(at + 1) in WHOLE)
    unit = line.at(unit_at)
    code = unit.code or "Q"
    if line.at(at).code != "the" or unit.kind not in ("unit", "quarter") or code not in _CALENDAR or not unit.text.islower():
        return None
    if line.lower(at - 1) not in _SPANNING or line.lower(at - 2) in _OF_UNITS or not _closes(line, unit_at + 1):
        return None
    return Parse(at, unit_at + 1, Offset(code, 0, "mention"), ("the-unit",))


def _closes(line: Line, at: int) -> bool:
    """Whether nothing goes on with a noun: the end of the sentence, a mark, or a word that begins something else."""
    ends = line.kind(at) in ("", "point") and line.lower(at) not in ("-", "'", "’", "(")
    return ends or line.lower(at) in _GOING_ON or line.role(at) in ("past", "future", "stop")


def current_unit(line: Line, at: int) -> Parse | None:
    """The current year, the current quarter: the one of publication."""
    unit = line.at(at + 2)
    code = unit.code or "Q"
    if line.lower(at + 1) != "current" or unit.kind not in ("unit", "quarter") or code not in _CALENDAR:
        return None
    return Parse(at, at + 3, Offset(code, 0, "publication"), ("current-unit",))


def end_of_unit(line: Line, at: int) -> Parse | None:
    """Year-end, month's end, the week's end: the unit that runs; year-end 2022."""
    start = at
    at += line.at(at).code == "the"
    unit = line.at(at)
    possessive = line.lower(at + 1) in ("'", "’") and line.lower(at + 2) == "s"
    end_at = at + (3 if possessive else 2)
    if unit.kind != "unit" or not (possessive or line.lower(at + 1) == "-") or line.lower(end_at) != "end":
        return None
    year = stated_year(line, end_at + 1) if unit.code == "Y" else None
    if year:
        return Parse(start, year[1], Part("year", year[0]), ("end-of-unit",))
    return Parse(start, end_at + 1, Offset(unit.code, 0, "mention"), ("end-of-unit",)) if unit.code in ("Y", "M", "W", "DE", "CE") else None


def weekday(line: Line, at: int) -> Parse | None:
    """Tuesday, Thursday night, Tuesday of last week, a set of Mondays; "Monday to Friday" goes on from the first."""
    if line.kind(at) != "weekday":
        return None
    week = shifted(line, at + 2) if line.lower(at + 1) == "of" else None
    if week and isinstance(week.value, Offset) and week.value.unit == "W":
        return Parse(at, week.end, Nth("D", line.at(at).number, week.value), ("weekday-of-week",))
    if line.kind(at - 2) == "weekday" and line.lower(at - 1) in ("to", "through", "until", "till", "-", "–"):
        return Parse(at, at + 1, Weekday(line.at(at).number, follows=True), ("weekday-following",))
    if line.at(at).code == "each":
        return Parse(at, at + 1, Fixed("SET", f"XXXX-WXX-{line.at(at).number}"), ("weekdays",))
    return _with_daypart(line, at, at + 1, Weekday(line.at(at).number), "weekday")


def shifted(line: Line, at: int) -> Parse | None:
    """Last week, the next day, that same year, this spring, next Tuesday, last night, the past five days."""
    definite = line.at(at).code == "the"
    shift_at = at + definite
    shift = line.at(shift_at)
    if shift.kind != "shift":
        return None
    noun_at = shift_at + 1 + (line.lower(shift_at + 1) == "same")
    return (
        _shifted_unit(line, at, noun_at, shift, definite)
        or _shifted_name(line, at, noun_at, shift, definite)
        or _span(line, at, noun_at, shift)
    )


def neighbour(line: Line, at: int) -> Parse | None:
    """The day before, the year after, the day following: leaning on the date told before."""
    unit = line.at(at + 1)
    sign = {"before": -1, "after": 1, "following": 1, "previous": -1}.get(line.lower(at + 2), 0)
    if line.at(at).code != "the" or unit.kind != "unit" or not sign:
        return None
    of_event = (
        line.lower(at + 2) in ("before", "after") and line.kind(at + 3) not in ("", "point") and line.role(at + 3) not in ("past", "stop")
    )
    return Parse(at, at + 3, Offset(unit.code, sign, "event" if of_event else "mention"), ("neighbour",))


def reference(line: Line, at: int) -> Parse | None:
    """Now, currently, the future, the past: times that have no place in a calendar; "Now, let me" and "now-cancelled" are none.

    "Recent" and "future" before another noun ("future foreign policy") are attributes.
    """
    start = at
    at += line.at(at).code == "the"
    token = line.at(at)
    counted = line.kind(at + 1) in ("number", "cardinal", "vague")
    if token.lower == "past" and start < at and not counted and (line.kind(at + 1) != "word" or line.role(at + 1)):
        return Parse(start, at + 1, Fixed("DATE", "PAST_REF"), ("the-past",))
    if token.kind not in ("present", "past", "future") or (start < at and token.kind != "future") or _only_joins(line, at):
        return None
    if token.lower in ("recent", "future") and line.names_a_thing(at + 1):
        return Parse(at, at + 1, Fixed("DATE", token.code), ("attribute",))
    near = token.kind == "future" and line.lower(at - 1) == "near" and line.at(at - 2).code == "the"
    return Parse(at - 2 if near else start, at + 1, Fixed("DATE", token.code), ("reference",))


def _only_joins(line: Line, at: int) -> bool:
    """Whether a word is part of a name or of a compound, or a "Now," that only goes on with the talk."""
    if _a_name(line, at) or (line.lower(at + 1) == "-" and line.joined(at + 1)):
        return True
    return line.lower(at) == "now" and line.kind(at - 1) in ("", "point") and line.lower(at + 1) == ","


def attribute(line: Line, at: int) -> Parse | None:
    """Former, current: times in a history; in the news they are part of a title or a name, and `reading` leaves them out."""
    if _a_name(line, at):
        return None
    return Parse(at, at + 1, Fixed("DATE", line.at(at).code), ("attribute",))


def recent_units(line: Line, at: int) -> Parse | None:
    """Recent years, the coming weeks, the months ahead: the near past or future, however long (TIDES 2005: PAST_REF, FUTURE_REF)."""
    units_at = at + (line.at(at).code == "the")
    word = line.at(units_at)
    near = word.kind in ("past", "future") or word.lower == "coming"
    units_at += near
    if line.kind(units_at) != "units":
        return None
    if not near:
        return Parse(at, units_at + 2, Fixed("DATE", "FUTURE_REF"), ("units-ahead",)) if line.lower(units_at + 1) == "ahead" else None
    return Parse(at, units_at + 1, Fixed("DATE", "PAST_REF" if word.kind == "past" else "FUTURE_REF"), ("recent-units",))


def _a_name(line: Line, at: int) -> bool:
    """Whether a word has its capital letter from a name ("Feed the Future") and not from the sentence."""
    return line.at(at).text[:1].isupper() and line.kind(at - 1) not in ("", "point")


def daypart(line: Line, at: int) -> Parse | None:
    """The morning, a night: a time of a day that is not told; "good morning" is none."""
    start = at
    at += line.at(at).code in ("the", "a")
    token = line.at(at)
    if token.kind != "daypart" or line.lower(start - 1) == "good":
        return None
    return Parse(start, at + 1, TimeOfDay(token.code, None), ("daypart",))


def _shifted_unit(line: Line, at: int, noun_at: int, shift: Token, definite: bool) -> Parse | None:
    noun = line.at(noun_at)
    if noun.kind not in ("unit", "quarter"):
        return None
    unit = noun.code or "Q"
    if shift.lower == "past" or (definite and shift.lower in ("last", "coming")):
        if unit in ("TH", "TM", "TS", "FN", "WE"):
            return Parse(at, noun_at + 1, Fixed("DURATION", length("1", unit)), ("span-of-one",))
        return Parse(at, noun_at + 1, Run(1, unit, shift.number, None), ("span-of-one",)) if unit != "Q" else None
    if unit in ("TH", "TM", "TS"):
        return None
    if unit == "WE" and shift.lower == "this":
        return Parse(at, noun_at + 1, Weekend(1), ("shifted-weekend",))
    lean: Lean = "mention" if shift.number == 0 and unit == "D" else _lean(shift, definite)
    return Parse(at, noun_at + 1, Offset(unit, shift.number, lean), ("shifted-unit",))


def _shifted_name(line: Line, at: int, noun_at: int, shift: Token, definite: bool) -> Parse | None:
    """Last March, next Tuesday, this morning: a name of the calendar after a shift."""
    noun, lean = line.at(noun_at), _lean(shift, definite)
    if noun.kind == "weekday":
        return _with_daypart(line, at, noun_at + 1, Weekday(noun.number, shift.number), "shifted-weekday")
    if noun.kind == "daypart":
        return Parse(at, noun_at + 1, TimeOfDay(noun.code, Offset("D", shift.number, lean)), ("shifted-daypart",))
    if noun.kind == "month":
        return Parse(at, noun_at + 1, Directed(Part("month", None, noun.number), shift.number, lean), ("shifted-month",))
    if noun.kind in ("season", "fall") and not line.compound(noun_at):
        return Parse(at, noun_at + 1, Directed(Part("season", None, noun.number), shift.number, lean), ("shifted-season",))
    return None


def _span(line: Line, at: int, noun_at: int, shift: Token) -> Parse | None:
    """The past five days, the next few months, the coming years: as long as they are, wherever they begin."""
    count = count_at(line, noun_at) or ("X", noun_at)
    unit = line.at(count[1])
    if unit.kind != "units" or shift.number == 0 or (shift.code == "mention" and count[0] == "X" and at == noun_at - 1):
        return None
    if shift.lower == "coming" and count == ("X", noun_at):
        return None
    if count[0].isdecimal() and shift.code == "publication" and unit.code not in ("TH", "TM", "TS", "FN", "WE"):
        return Parse(at, count[1] + 1, Run(int(count[0]), unit.code, shift.number, None), ("span",))
    return Parse(at, count[1] + 1, Fixed("DURATION", length(count[0], unit.code)), ("span",))


def _with_daypart(line: Line, start: int, after: int, day: Value, rule: str) -> Parse:
    part = line.at(after)
    if part.kind == "daypart":
        return Parse(start, after + 1, TimeOfDay(part.code, day), (f"{rule}-daypart",))
    return Parse(start, after, day, (rule,))


def _lean(shift: Token, definite: bool) -> Lean:
    """ "next year" leans on now, "the next year" on the year told before."""
    return "publication" if shift.code == "publication" and not (definite and shift.lower == "next") else "mention"
