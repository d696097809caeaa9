"""Sentences in, date mentions and doubts out: tokens, grammar, then one pass of resolving in the order of the text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from ledger.mentions.dates.context import is_narrative, leans_on_tense, relation_of, tense_of
from ledger.mentions.dates.edtf import edtf_bounds
from ledger.mentions.dates.grammar import expressions_in
from ledger.mentions.dates.parse import Parse
from ledger.mentions.dates.resolve import Frame, Resolved, resolved
from ledger.mentions.dates.timex import Point
from ledger.mentions.dates.tokens import Line, line_of
from ledger.mentions.dates.vocabulary import DateVocabulary
from ledger.model import DateMention, Doubt, Sentence

_WORD = re.compile(r"[^\W\d_]+")
# Before the end of a year is a day of it still, after its beginning too.
_WITHIN: Mapping[str | None, str] = MappingProxyType({"before": "until", "after": "since"})
_NAMING = frozenset(["year-of-name", "year-after-determiner", "second-of-years"])
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class _Found:
    line: Line
    parse: Parse

    @property
    def start(self) -> int:
        return self.line.tokens[self.parse.start].start

    @property
    def end(self) -> int:
        return self.line.tokens[self.parse.end - 1].end


def dates_in(
    text: str, sentences: Sequence[Sentence], published_on: date | None, vocab: DateVocabulary
) -> tuple[tuple[DateMention, ...], tuple[Doubt, ...]]:
    """Every time expression in the sentences, and a doubt for each that could not be placed.

    Left to right, never overlapping; spans are half-open code-point offsets into `text` and leave the
    preposition out. A date that leans on nothing known is kept, its TIMEX3 value with X and its EDTF
    None, and has a doubt too; a day that no calendar has is only a doubt. Raises nothing. Words:
    seeds/dates/. Cases: tests/corpus/dates.toml.
    """
    found = tuple(_found_in(text, sentences, vocab))
    narrative = is_narrative((each.parse.value for each in found), published_on)
    mentions: list[DateMention] = []
    doubts: list[Doubt] = []
    last: Point | None = None
    for each in found:
        tense = tense_of(each.line, each.parse) if not narrative and leans_on_tense(each.parse.value) else ""
        frame = Frame(published_on, last, tense, narrative)
        meaning = resolved(each.parse.value, frame)
        doubts.extend(_doubts(each, meaning))
        if meaning is not None:
            mentions.append(_mention(text, each, meaning, vocab))
            last = _last(each.parse, meaning, frame)
    return tuple(mentions), tuple(doubts)


def _found_in(text: str, sentences: Sequence[Sentence], vocab: DateVocabulary) -> Iterator[_Found]:
    for sentence in sentences:
        if _may_hold_a_date(text, sentence, vocab.triggers):
            line = line_of(text, sentence.start, sentence.end, vocab.lexicon, vocab.context)
            for parse in expressions_in(line):
                yield _Found(line, parse)


def _may_hold_a_date(text: str, sentence: Sentence, triggers: frozenset[str]) -> bool:
    if _DIGIT.search(text, sentence.start, sentence.end):
        return True
    return not triggers.isdisjoint(map(str.lower, _WORD.findall(text, sentence.start, sentence.end)))


def _doubts(found: _Found, meaning: Resolved | None) -> Iterator[Doubt]:
    if meaning is None:
        yield Doubt(found.start, found.end, "impossible-date", "no calendar has this day")
    elif meaning.type in ("DATE", "TIME") and "X" in meaning.value:
        yield Doubt(found.start, found.end, "unanchored-date", "it leans on a date that is not known")


def _last(parse: Parse, meaning: Resolved, frame: Frame) -> Point | None:
    """The point that later dates lean on.

    A year that only names a thing ("the Constitution of 1791", "the 1968 election") or ends a range does
    not move it, and in a narrative nothing that is counted from the day of publication.
    """
    published = frame.published_on.isoformat() if frame.published_on else None
    counted = frame.narrative and published is not None and meaning.anchor == published
    return frame.last if counted or parse.rules[0] in _NAMING else meaning.point or frame.last


def _mention(text: str, found: _Found, meaning: Resolved, vocab: DateVocabulary) -> DateMention:
    relation = relation_of(found.line, found.parse, vocab.relations)
    edtf = _bounded(meaning.edtf, _WITHIN.get(relation, relation) if "edge" in found.parse.rules else relation) if meaning.edtf else None
    first_day, end_day = edtf_bounds(edtf) if edtf else (None, None)
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
        rules=found.parse.rules,
    )


def _bounded(edtf: str, relation: str | None) -> str:
    """The EDTF of a date under its preposition: open where the preposition leaves it open."""
    first, _, last = edtf.partition("/")
    match relation:
        case "since":
            return f"{first}/.."
        case "until" | "by":
            return f"../{last or first}"
        case "before" | "after":
            return _outside(edtf, relation)
        case "circa" if not last:
            return f"{edtf}~"
    return edtf


def _outside(edtf: str, relation: str) -> str:
    """All days before, or after, those of a closed EDTF."""
    first_day, end_day = edtf_bounds(edtf)
    if relation == "before" and first_day and first_day > date.min:
        return f"../{first_day - timedelta(days=1)}"
    return f"{end_day}/.." if relation == "after" else edtf
