"""Records as a reading and claims: what a file says is taken as said, and nothing else of its text is claimed.

In: a document, the records in it, and the means of other rooms as functions. Out: a Reading in which all is kept, with the
dates, actors and sums of the records as mentions; a Claim a record, whose sentence is all that the file says of it; and what
stands beside it. A record is one event by its maker and joins no other by rule: rows that look alike are still two. What
cannot be read of a record is a doubt of rule `import`, and the rest of the record stands.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from ledger.model import (
    ActorMention,
    ActorRole,
    Claim,
    DateMention,
    Document,
    Doubt,
    Figure,
    Happening,
    Link,
    MoneyMention,
    Party,
    Passage,
    Reading,
)
from ledger.model import Sentence as Span
from ledger.read.by_hand import Note
from ledger.read.by_hand_claim import RULE as BY_HAND
from ledger.read.by_hand_claim import Means
from ledger.read.fields import Piece
from ledger.read.imports.record import Meaning, Named, Record, Records, Told, unread
from ledger.read.metadata import line_of

_LARGEST = 9 * 10**14  # in units of a ten-thousandth, the smallest of any currency, the ledger's numbers end above it
Place = tuple[int, int]
Notes = Mapping[str, tuple[Note, ...]]
_Span = TypeVar("_Span", DateMention, MoneyMention, ActorMention)


def reading_of_records(document: Document, found: Records, means: Means) -> tuple[Reading, tuple[Claim, ...], Notes]:
    """The reading of a file's records, a claim each in their order, and the notes by claim. Raises nothing."""
    making = _Making(document, found, means)
    claims = tuple(making.claim(order, record) for order, record in enumerate(found.records))
    doubts = (*found.unread, *making.doubts)
    reading = Reading(
        document=document,
        passages=(Passage(0, len(document.text)),),
        turns=(),
        sentences=tuple(Span(record.start, record.end) for record in found.records),
        dates=_each_once(day for day in making.days if day.edtf),
        money=_each_once(making.money.values()),
        actors=_each_once(making.actors.values()),
        doubts=tuple(sorted(doubts, key=lambda doubt: (doubt.start, doubt.end, doubt.why))),
    )
    notes = {claim.id: record.notes for claim, record in zip(claims, found.records, strict=True)}
    return reading, claims, notes


class _Making:
    """What all claims of a document share: its mentions by their spans, and what could not be read."""

    def __init__(self, document: Document, found: Records, means: Means) -> None:
        self._document, self._means = document, means
        self.doubts: list[Doubt] = []
        self.days: list[DateMention] = []
        self.money: dict[Place, MoneyMention] = {}
        named = _spans(one.piece for record in found.records for one, _ in _named(record))
        titles = _spans(record.title for record in found.records if not record.says_who)
        mentions = means.actors(document, tuple(sorted({*named, *titles}, key=lambda span: span.start)))
        whole = {(span.start, span.end) for span in named}
        self.actors = {(one.start, one.end): one for one in mentions if (one.start, one.end) in whole}
        self._in_titles = _within(titles, mentions)
        self.actors |= {(one.start, one.end): one for many in self._in_titles.values() for one in many}
        self._read_words(found.records)
        self._figures = self._places_of_figures(found.records)

    def _read_words(self, records: Sequence[Record]) -> None:
        """Read the sums that are told in words: "nearly $53 million" is one, "3 of $5 million" is none."""
        words = _spans(record.sum.piece for record in records if record.sum and record.sum.amount is None)
        mentions, _ = self._means.money(self._document, words)
        text = self._document.text
        for span, inside in _within(words, mentions).items():
            for one in inside if len(inside) == 1 else ():
                if not any(map(str.isdigit, text[span[0] : one.start] + text[one.end : span[1]])):
                    self.money[span] = one

    def _places_of_figures(self, records: Sequence[Record]) -> Mapping[int, int]:
        """By the place of a record, that of its figure among the figures."""
        told = ((at, record.sum) for at, record in enumerate(records) if record.sum)
        known = (at for at, one in told if self._is_known(one))
        return {at: number for number, at in enumerate(known)}

    def _is_known(self, told: Told) -> bool:
        """Whether a sum can be told: its number, or its words, as `_sum` tells them."""
        if told.amount is None:
            return (told.piece.start, told.piece.end) in self.money
        return abs(told.amount) <= _LARGEST

    def claim(self, order: int, record: Record) -> Claim:
        """The claim of one record."""
        day = self._day(record)
        figure = self._figure(record, day) if record.sum else None
        start, end = (figure.start, figure.end) if figure else (record.title.start, record.title.end)
        name = f"{self._document.digest}:{start}:{end}:{'figure' if figure else 'event'}"
        return Claim(
            id=hashlib.sha256(name.encode()).hexdigest()[:12],
            digest=self._document.digest,
            source=self._document.source,
            published_on=self._document.published_on,
            order=order,
            start=start,
            end=end,
            sentence=Span(record.start, record.end),
            happening=self._happening(record, day),
            figure=figure,
        )

    def _happening(self, record: Record, day: DateMention | None) -> Happening:
        return Happening(
            start=record.title.start,
            end=record.title.end,
            type=record.kind,
            date=day.edtf if day else None,
            first_day=day.first_day if day else None,
            end_day=day.end_day if day else None,
            modality=record.modality,
            parties=tuple(self._parties(record)),
            summary=record.summary,
            rules=(BY_HAND, *record.rules),
        )

    def _day(self, record: Record) -> DateMention | None:
        """The date of a record; one that cannot be read is a doubt."""
        piece = record.date
        if piece is None:
            return None
        words = piece.text.strip()
        for edtf in filter(None, (record.edtf or words, None if record.edtf else self._means.dates(words))):
            first, end = self._means.bounds(edtf)
            if first or end:
                day = DateMention(piece.start, piece.end, piece.text, "DATE", edtf, edtf, first, end, None, None, record.rules)
                self.days.append(day)
                return day
        self.doubts.append(unread(piece.start, piece.end, f"{words!r} is no date that can be read: the event is undated"))
        return None

    def _parties(self, record: Record) -> Iterator[Party]:
        """Each actor once; without any, those that the title names."""
        seen: set[str] = set()
        for one, role in _named(record):
            party = self._party(one, role)
            if party.name not in seen:
                seen.add(party.name)
                yield party
        for mention in () if seen else self._in_titles.get((record.title.start, record.title.end), ()):
            if mention.name not in seen and mention.form in ("name", "office"):
                seen.add(mention.name)
                yield _party(mention, "participant")

    def _party(self, one: Named, role: ActorRole) -> Party:
        piece = one.piece
        mention = self.actors.get((piece.start, piece.end))
        state = self._means.state(one.country) if one.country else None
        if state:
            return replace(state, role=role, start=piece.start, end=piece.end)
        if mention:
            return _party(mention, role)
        return Party(line_of(piece.text) or piece.text, None, role, piece.start, piece.end)

    def _figure(self, record: Record, day: DateMention | None) -> Figure | None:
        told = record.sum
        assert told is not None  # noqa: S101  the caller asks for a record's sum
        sum_ = self._sum(told, record)
        if sum_ is None:
            self.doubts.append(unread(told.piece.start, told.piece.end, f"{told.piece.text!r} is no sum that can be read: it is left out"))
            return None
        meaning = told.meaning
        givers, takers = (tuple(dict.fromkeys(self._party(one, "actor").name for one in side)) for side in (record.givers, record.takers))
        return Figure(
            start=sum_.start, end=sum_.end, text=sum_.text, low=sum_.low, high=sum_.high, currency=sum_.currency,
            currency_basis=sum_.currency_basis, comparator=sum_.comparator, vague=sum_.vague, per=sum_.per,
            nature=meaning.nature, stage=meaning.stage, status=meaning.status, basis="increment", instrument=meaning.instrument,
            purpose=meaning.purpose, programme=meaning.programme, provider=givers, recipient=takers, channel=meaning.channel,
            speaker=meaning.speaker, attribution="own" if meaning.own else "relayed", date=day.edtf if day else None, period=None,
            links=self._links(meaning), rules=(BY_HAND, *record.rules),
        )  # fmt: skip

    def _links(self, meaning: Meaning) -> tuple[Link, ...]:
        target = None if meaning.part_of is None else self._figures.get(meaning.part_of)
        return () if target is None else (Link("part_of", target),)

    def _sum(self, told: Told, record: Record) -> MoneyMention | None:
        """The sum of a record: its number, else what its words are read as, if they are one sum and no more."""
        piece = told.piece
        place = (piece.start, piece.end)
        if told.amount is None:
            read = self.money.get(place)
            return replace(read, currency=read.currency or told.currency) if read else None
        if not self._is_known(told):
            return None
        self.money[place] = MoneyMention(
            *place, piece.text, told.amount, told.amount, told.currency, told.basis, "eq", False, None, record.rules
        )  # fmt: skip
        return self.money[place]


def _named(record: Record) -> Iterator[tuple[Named, ActorRole]]:
    """The actors that a record names, each with its role."""
    yield from ((one, "actor") for one in record.givers)
    yield from ((one, "recipient") for one in record.takers)
    yield from ((one, "participant") for one in record.actors)


def _spans(pieces: Iterable[Piece]) -> tuple[Span, ...]:
    """The spans of pieces, each once, in order; of two that overlap the first."""
    found: list[Span] = []
    for start, end in sorted({(piece.start, piece.end) for piece in pieces if piece.start < piece.end}):
        if not found or found[-1].end <= start:
            found.append(Span(start, end))
    return tuple(found)


def _within(spans: Sequence[Span], mentions: Sequence[_Span]) -> Mapping[Place, tuple[_Span, ...]]:
    """The mentions in each span; both in order."""
    found: dict[Place, tuple[_Span, ...]] = {}
    left = iter(sorted(mentions, key=lambda one: one.start))
    mention = next(left, None)
    for span in spans:
        inside = []
        while mention and mention.start < span.end:
            if mention.start >= span.start and mention.end <= span.end:
                inside.append(mention)
            mention = next(left, None)
        found[span.start, span.end] = tuple(inside)
    return found


def _party(mention: ActorMention, role: ActorRole) -> Party:
    return Party(mention.name, mention.actor, role, mention.start, mention.end, mention.country, mention.kind)


def _each_once(mentions: Iterable[_Span]) -> tuple[_Span, ...]:
    """The mentions in order, one a span."""
    return tuple({(one.start, one.end): one for one in sorted(mentions, key=lambda one: (one.start, one.end))}.values())
