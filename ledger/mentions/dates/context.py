"""What the sentence and the document around a date say of it: its relation, its tense."""

from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property
from itertools import accumulate
from typing import Literal

from ledger.mentions.dates.frame import Tense
from ledger.mentions.dates.parse import DASHES, Parse
from ledger.mentions.dates.tokens import Line
from ledger.mentions.dates.values import Feast, Fixed, Nth, Offset, Part, Run, TimeOfDay, Value, Weekday, Weekend
from ledger.mentions.dates.vocabulary import Word

Link = Literal["range", "or"]
_FUTURE: Tense = "future"
_PAST: Tense = "past"
_IS = frozenset(["is", "are", "am", "s", "re", "m"])
_NO_VERB: tuple[int, Tense] = (-1, "")
_REACH = 14  # tokens between "since" and the date it governs: "since the start of the Donbass War in 2014"
_CLAUSE = 30  # tokens on each side of a date among which its verb is looked for


def relation_of(line: Line, around: "Around", parse: Parse, relations: Mapping[str, Word]) -> str | None:
    """The preposition just before a date as the bound that it gives; a "since" that governs the whole phrase wins."""
    if line.lower(parse.end) in DASHES | {"to"} and _is_now(line, parse.end + 1):
        return "since"
    relation = _named(line, parse.start - 1, parse, relations)
    if relation in ("in", None):
        hedge = _named(line, parse.start - 1 - (relation == "in"), parse, relations)
        relation = hedge if hedge in ("uncertain", "circa") else relation
    if relation in ("in", None) and around.is_since(parse.start):
        return "since"
    return relation


def _is_now(line: Line, at: int) -> bool:
    """ "August 2021 - present", "from 2014 to the present"."""
    at += line.at(at).code == "the"
    return line.lower(at) == "present" and not line.names_a_thing(at + 1)


def _named(line: Line, at: int, parse: Parse, relations: Mapping[str, Word]) -> str | None:
    before = relations.get(line.lower(at))
    return before.name if before and _fits(before.name, parse.value) else None


def _fits(relation: str, value: Value) -> bool:
    """ "over" bounds a duration, "about" a piece of the calendar: "over two years ago", "about today" are neither."""
    if relation == "over":
        return isinstance(value, Fixed)
    return relation not in ("circa", "uncertain") or isinstance(value, Part)


def link_of(line: Line, first: Parse, second: Parse) -> Link | None:
    """What joins two neighbouring dates: the ends of a range, or a choice of two days or the like.

    "March to May", "24-31 August", "between March and May"; "Monday or Tuesday". Only what stands alone between them joins,
    and a dash with blanks around it is that of an aside.
    """
    if second.start != first.end + 1 or "shared-whole" in second.rules:
        return None
    link = line.lower(first.end)
    if link == "—" and not (line.joined(first.end) and line.joined(second.start)):
        return None
    if link in DASHES or link in ("to", "through", "until", "till") or (link == "and" and line.lower(first.start - 1) == "between"):
        return "range"
    return "or" if link == "or" else None


def leans_on_tense(value: Value) -> bool:
    """Whether past and future give the value different days: a month without its year, a weekday alone."""
    if isinstance(value, TimeOfDay):
        return value.day is not None and leans_on_tense(value.day)
    if isinstance(value, (Nth, Run)) and value.whole is not None:
        return leans_on_tense(value.whole)
    if isinstance(value, (Weekend, Feast)):
        return True
    if isinstance(value, Offset):
        return value.lean == "mention" and value.count > 0
    return (isinstance(value, Part) and value.year is None) or (isinstance(value, Weekday) and value.shift is None)


class Around:
    """What surrounds the dates of one sentence, looked up once for all of them."""

    def __init__(self, line: Line) -> None:
        """The surroundings in a line; nothing is looked up yet."""
        self._line = line

    @cached_property
    def _tenses(self) -> tuple[tuple[tuple[int, Tense], ...], ...]:
        """For each token the nearest verb at it or before it, and at it or after it: its position and its tense."""
        tenses = [(at, _tense_at(self._line, at)) for at in range(len(self._line.tokens))]
        before = tuple(accumulate(tenses, _nearest, initial=_NO_VERB))
        after = tuple(accumulate(reversed(tenses), _nearest, initial=_NO_VERB))
        return before, after[::-1]

    @cached_property
    def _sinces(self) -> tuple[int, ...]:
        return tuple(at for at, token in enumerate(self._line.tokens) if token.lower == "since")

    def tense_of(self, parse: Parse) -> Tense:
        """The tense of the nearest verb before the date, else of the nearest after it, else none.

        The date that opens its clause and is set off by a comma has the tense of what follows: "and then, in May, he met".
        """
        before, after = self._tenses[0][parse.start], self._tenses[1][parse.end]
        if after[1] and after[0] - parse.end < _CLAUSE and _opens_clause(self._line, parse):
            return after[1]
        if before[1] and parse.start - before[0] <= _CLAUSE:
            return before[1]
        return after[1] if after[1] and after[0] - parse.end < _CLAUSE else ""

    def is_since(self, at: int) -> bool:
        """Whether a "since" governs the phrase of the date at a token: "since the start of the war in 2014"."""
        nearest = bisect_left(self._sinces, at) - 1
        if nearest < 0 or self._sinces[nearest] < at - 1 - _REACH:
            return False
        line, since = self._line, self._sinces[nearest]
        if line.lower(at - 1) not in ("since", "in", "of", "on"):
            return False
        return not any(
            line.kind(back) == "point" or line.role(back) == "stop" or line.lower(back) in ("and", "or") for back in range(since + 1, at)
        )


def _opens_clause(line: Line, parse: Parse) -> bool:
    """Whether a mark, "and", "but" or "that" stands before the date and its preposition, and a comma or a noun that acts after it."""
    head = parse.start - 1
    head -= line.lower(head) in ("in", "on", "by", "at", "during")
    opened = line.kind(head) in ("", "point") or line.role(head) == "stop" or line.lower(head) == "and"
    return opened and head < parse.start - 1 and line.lower(parse.end) == ","


def _nearest(told: tuple[int, Tense], verb: tuple[int, Tense]) -> tuple[int, Tense]:
    return verb if verb[1] else told


def _tense_at(line: Line, at: int) -> Tense:
    role, word = line.role(at), line.at(at)
    told = _tense_of_word(line, at, role)
    if told is not None:
        return told
    infinitive = line.lower(at - 1) == "to" and word.kind == "word" and word.text.islower() and not role
    if infinitive:
        return "future"
    if word.kind != "word" or not word.lower.endswith("ed") or len(word.lower) < 4:
        return ""
    return _of_auxiliary(line, at) or "past"


def _tense_of_word(line: Line, at: int, role: str) -> Tense | None:
    """The tense of a word of seeds/dates/context.toml; None where that does not tell it. "Won't" is no "won", May no "may"."""
    if line.kind(at) == "month":
        return ""
    if line.lower(at) == "won" and line.lower(at + 2) == "t" and line.joined(at + 2):
        return "future"
    if role == "scheduling":
        from_then_on = line.lower(at) in ("starting", "beginning", "effective") and line.kind(at + 1) in ("weekday", "month")
        return "future" if line.lower(at - 1) in _IS or from_then_on else ""
    if role == "future-participle":
        return "" if line.lower(at - 1) in ("than", "as") else "future"
    return {"future": _FUTURE, "past": _PAST}.get(role)


def _of_auxiliary(line: Line, at: int) -> Tense:
    """A participle after "be" has the tense of what stands before that: "will be completed", "is to be held"."""
    be = at - 1 - (line.kind(at - 1) == "word" and line.lower(at - 1).endswith("ly"))
    if line.lower(be) != "be":
        return ""
    before = be - 1 - (line.lower(be - 1) in ("not", "also", "then"))
    return "future" if line.role(before) == "future" or line.lower(before) in ("to", "can", "could", "may", "might") else ""
