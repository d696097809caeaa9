"""Sentences in, date mentions and doubts out: tokens, grammar, then one pass of resolving in the order of the text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from ledger.mentions.dates.bounds import bounded, joined
from ledger.mentions.dates.context import Around, Link, leans_on_tense, link_of, relation_of
from ledger.mentions.dates.edtf import edtf_bounds
from ledger.mentions.dates.frame import Frame, Resolved
from ledger.mentions.dates.grammar import expressions_in
from ledger.mentions.dates.narrative import Told, asides_of, narrative_of
from ledger.mentions.dates.parse import Parse
from ledger.mentions.dates.resolve import resolved
from ledger.mentions.dates.timex import Point
from ledger.mentions.dates.tokens import Line, line_of
from ledger.mentions.dates.values import Offset, Part, Value
from ledger.mentions.dates.vocabulary import DateVocabulary
from ledger.model import DateMention, Doubt, Sentence

_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
# Before the end of a year is a day of it still, after its beginning too.
_WITHIN: Mapping[str | None, str] = MappingProxyType({"before": "until", "after": "since"})
_NAMING = frozenset(["year-of-name", "year-after-determiner", "year-before-noun", "second-of-years"])
# In the news "former" is part of a title, "at the same time" joins two statements, "to date" says no time.
_OF_HISTORIES = frozenset(["attribute", "same-time", "so-far"])
_NAMES = frozenset(["year-of-name", "named-day"])
_AGES = frozenset(["decade", "century", "DE", "CE"])
_YEARS = frozenset(["Y", "DE", "CE"])


class _Found(NamedTuple):
    line: Line
    around: Around
    parse: Parse
    passage: int

    @property
    def start(self) -> int:
        return self.line.tokens[self.parse.start].start

    @property
    def end(self) -> int:
        return self.line.tokens[self.parse.end - 1].end


class _Meant(NamedTuple):
    found: _Found
    meaning: Resolved
    narrative: bool


def dates_in(
    text: str, sentences: Sequence[Sentence], published_on: date | None, vocab: DateVocabulary
) -> tuple[tuple[DateMention, ...], tuple[Doubt, ...]]:
    """Every time expression in the sentences, and a doubt for each that could not be placed.

    Left to right, never overlapping; spans are half-open code-point offsets into `text` and leave the
    preposition out. The two ends of a range are two mentions that share the EDTF of the whole. A date that leans
    on nothing known is kept, its TIMEX3 value with X and its EDTF None, and has a doubt too; a day that no calendar
    has is only a doubt. Raises nothing. Words: seeds/dates/. Cases: tests/corpus/dates.toml.
    """
    found = tuple(_found_in(text, sentences, vocab))
    meanings = tuple(_meanings(found, published_on))
    meant = [_Meant(each, meaning, narrative) for each, meaning, narrative in meanings if meaning is not None]
    doubts = [doubt for each, meaning, _ in meanings for doubt in _doubts(each, meaning)]
    return tuple(_mentions(text, meant, vocab)), tuple(doubts)


def _found_in(text: str, sentences: Sequence[Sentence], vocab: DateVocabulary) -> Iterator[_Found]:
    passage, before = 0, 0
    for sentence in sentences:
        passage += _BLANK_LINE.search(text, before, sentence.start) is not None
        before = sentence.end
        if _may_hold_a_date(text, sentence, vocab.triggers):
            line = line_of(text, sentence.start, sentence.end, vocab)
            around = Around(line)
            for parse in expressions_in(line):
                yield _Found(line, around, parse, passage)


def _may_hold_a_date(text: str, sentence: Sentence, triggers: frozenset[str]) -> bool:
    if _DIGIT.search(text, sentence.start, sentence.end):
        return True
    return not triggers.isdisjoint(_WORD.findall(text, sentence.start, sentence.end))


def _meanings(found: Sequence[_Found], published_on: date | None) -> Iterator[tuple[_Found, Resolved | None, bool]]:
    """Each with its meaning in its frame (None for an impossible day), and whether it is told in a narrative."""
    narratives = narrative_of([Told(_told(each.parse), each.passage) for each in found], published_on)
    asides = asides_of([each.parse.value for each in found])
    last: Point | None = None
    told: Resolved | None = None
    for at, (each, narrative) in enumerate(zip(found, narratives, strict=True)):
        if not narrative and each.parse.rules[0] in _OF_HISTORIES:
            continue
        tense = each.around.tense_of(each.parse) if not narrative and leans_on_tense(each.parse.value) else ""
        frame = Frame(published_on, last, tense, narrative, told)
        meaning = resolved(each.parse.value, frame)
        yield each, meaning, narrative
        if meaning is not None:
            told = meaning if meaning.type in ("DATE", "TIME") and meaning.edtf else told
            last = last if narrative and at in asides else _last(each.parse, meaning, frame)


def _told(parse: Parse) -> Value | None:
    """What a parse tells of the time of its passage: nothing where a year only names a thing ("the Act of 1961")."""
    return None if parse.rules[0] in _NAMES else parse.value


def _doubts(found: _Found, meaning: Resolved | None) -> Iterator[Doubt]:
    if meaning is None:
        yield Doubt(found.start, found.end, "impossible-date", "no calendar has this day")
    elif meaning.type in ("DATE", "TIME") and meaning.edtf is None and "X" in meaning.value:
        yield Doubt(found.start, found.end, "unanchored-date", "it leans on a date that is not known")


def _last(parse: Parse, meaning: Resolved, frame: Frame) -> Point | None:
    """The point that later dates lean on.

    A year that only names a thing ("the Constitution of 1791", "the 1968 election") or ends a range does
    not move it, nor in the news "this century", and in a narrative neither does a look back ("two decades
    earlier") nor what is counted from the day of publication.
    """
    published = frame.published_on.isoformat() if frame.published_on else None
    counted = frame.narrative and published is not None and meaning.anchor == published
    value = parse.value
    looks_back = frame.narrative and isinstance(value, Offset) and value.count < 0 and value.unit in _YEARS
    general = not frame.narrative and isinstance(value, Part | Offset) and value.unit in _AGES
    return frame.last if counted or looks_back or general or parse.rules[0] in _NAMING else meaning.point or frame.last


def _mentions(text: str, meant: Sequence[_Meant], vocab: DateVocabulary) -> Iterator[DateMention]:
    links = [*(_link(one, other) for one, other in pairwise(meant)), None]
    for at, each in enumerate(meant):
        before = links[at - 1] if at else None
        if links[at] is not None and (whole := joined(each.meaning.edtf, meant[at + 1].meaning.edtf, links[at])):
            yield _mention(text, each, links[at], whole)
        elif before is not None and (whole := joined(meant[at - 1].meaning.edtf, each.meaning.edtf, before)):
            yield _mention(text, each, before, whole)
        else:
            relation = relation_of(each.found.line, each.found.around, each.found.parse, vocab.relations)
            yield _mention(text, each, relation, _bounded(each, relation))


def _link(one: _Meant, other: _Meant) -> Link | None:
    return link_of(one.found.line, one.found.parse, other.found.parse) if one.found.line is other.found.line else None


def _bounded(meant: _Meant, relation: str | None) -> str | None:
    if meant.meaning.edtf is None or meant.meaning.type == "DURATION":
        return meant.meaning.edtf
    edged = "edge" in meant.found.parse.rules
    return bounded(meant.meaning.edtf, _WITHIN.get(relation, relation) if edged else relation)


def _mention(text: str, meant: _Meant, relation: str | None, edtf: str | None) -> DateMention:
    found, meaning = meant.found, meant.meaning
    first_day, end_day = edtf_bounds(edtf) if edtf else (None, None)
    reading = ("in-narrative",) if meant.narrative and meaning.anchor else ()
    return DateMention(
        start=found.start,
        end=found.end,
        text=text[found.start : found.end],
        type=meaning.type,
        value=meaning.value,
        edtf=edtf,
        first_day=first_day,
        end_day=end_day,
        anchor=meaning.anchor,
        relation=relation,
        rules=(*found.parse.rules, *reading),
    )
