"""What the sentence and the document around a date say of it: its relation, its tense, the kind of narrative."""

from collections.abc import Iterable, Mapping
from datetime import date

from ledger.mentions.dates.parse import Parse
from ledger.mentions.dates.resolve import Tense
from ledger.mentions.dates.tokens import Line
from ledger.mentions.dates.values import Fixed, Offset, Part, TimeOfDay, Value, Weekday
from ledger.mentions.dates.vocabulary import Word

_REACH = 14  # tokens between "since" and the date it governs: "since the start of the Donbass War in 2014"
_CLAUSE = 30  # tokens on each side of a date among which its verb is looked for
_NARRATIVE_YEARS = 5
_OLD = 2  # years before publication


def relation_of(line: Line, parse: Parse, relations: Mapping[str, Word]) -> str | None:
    """The preposition just before a date as the bound that it gives; a "since" that governs the whole phrase wins."""
    before = relations.get(line.lower(parse.start - 1))
    relation = before.name if before and _fits(before.name, parse.value) else None
    if relation in ("in", None) and _since(line, parse.start):
        return "since"
    return relation


def _fits(relation: str, value: Value) -> bool:
    """ "over" bounds a duration, "about" a piece of the calendar: "over two years ago", "about today" are neither."""
    if relation == "over":
        return isinstance(value, Fixed)
    return relation != "circa" or isinstance(value, Part)


def _since(line: Line, at: int) -> bool:
    for back in range(at - 1, max(-1, at - 2 - _REACH), -1):
        if line.lower(back) == "since":
            return line.lower(at - 1) in ("since", "in", "of", "on")
        if line.kind(back) == "point" or line.role(back) == "stop" or line.lower(back) in ("and", "or"):
            return False
    return False


def leans_on_tense(value: Value) -> bool:
    """Whether past and future give the value different days: a month without its year, a weekday alone."""
    if isinstance(value, TimeOfDay):
        return value.day is not None and leans_on_tense(value.day)
    return (isinstance(value, Part) and value.year is None) or (isinstance(value, Weekday) and value.shift is None)


def tense_of(line: Line, parse: Parse) -> Tense:
    """The tense of the nearest verb before the date, else of the nearest after it, else none."""
    before = range(parse.start - 1, max(-1, parse.start - 1 - _CLAUSE), -1)
    after = range(parse.end, min(len(line.tokens), parse.end + _CLAUSE))
    for at in (*before, *after):
        tense = _tense_at(line, at)
        if tense:
            return tense
    return ""


def _tense_at(line: Line, at: int) -> Tense:
    role, word = line.role(at), line.at(at)
    if role in ("future", "past"):
        return "future" if role == "future" else "past"
    infinitive = line.lower(at - 1) == "to" and word.kind == "word" and word.text.islower() and not role
    if infinitive:
        return "future"
    return "past" if word.kind == "word" and word.lower.endswith("ed") and len(word.lower) > 3 else ""


def is_narrative(values: Iterable[Value], published_on: date | None) -> bool:
    """Whether a document tells of a time long past: most of its stated years, and five at least, lie well before it.

    One that says "today", "tomorrow" or "yesterday" half as often speaks of its own days, whatever years it
    names. Without a day of publication nothing else can be leaned on, and every document is a narrative.
    """
    if published_on is None:
        return True
    told = tuple(values)
    years = [year for value in told if (year := _stated(value)) is not None]
    old = sum(1 for year in years if published_on.year - year >= _OLD)
    own_days = sum(1 for value in told if _is_own_day(value))
    return old >= _NARRATIVE_YEARS and old * 2 > len(years) and own_days * 2 < old


def _is_own_day(value: Value) -> bool:
    day = value.day if isinstance(value, TimeOfDay) else value
    return isinstance(day, Offset) and day.unit == "D" and day.lean == "publication"


def _stated(value: Value) -> int | None:
    if isinstance(value, TimeOfDay) and value.day is not None:
        return _stated(value.day)
    return value.year if isinstance(value, Part) else None
