"""An event made by hand as a reading and a claim: what its maker says is taken as said, and nothing else of the text is claimed.

In: a document, the event in it (`by_hand`), and the means of other rooms as functions. Out: a Reading in which all is
kept, with the date, the actors and the sums of money that stand in it as mentions; one Claim, whose span is that of
the title, of type OTHER; and what the maker set beside it. The event stands for the document: its story is not read for
further events, so that nothing is told twice. A date that is none leaves the event undated, with a doubt.
"""

import datetime
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ledger.model import ActorMention, Claim, DateMention, Document, Doubt, Happening, MoneyMention, Party, Passage, Reading, Sentence
from ledger.read.by_hand import EventByHand
from ledger.read.fields import Piece
from ledger.read.metadata import line_of

RULE = "by-hand"
TYPE = "OTHER"

Days = tuple[datetime.date | None, datetime.date | None]


@dataclass(frozen=True, slots=True)
class Means:
    """What other rooms lend: the actors in sentences, the sums in sentences, the bounds of an EDTF date, the sentences of a span,
    the EDTF date that words are, and a state by its ISO 3166 alpha-3.
    """

    actors: Callable[[Document, tuple[Sentence, ...]], Sequence[ActorMention]]
    money: Callable[[Document, tuple[Sentence, ...]], tuple[tuple[MoneyMention, ...], tuple[Doubt, ...]]]
    bounds: Callable[[str], Days]
    sentences: Callable[[Document, Passage], tuple[Sentence, ...]]
    dates: Callable[[str], str | None]
    state: Callable[[str], Party | None]


def stands_alone(claim: Claim) -> bool:
    """Whether a person or a register set the claim down as one event, which joins no other by rule."""
    return claim.happening is not None and (claim.happening.type == TYPE or RULE in claim.happening.rules)


def reading_by_hand(document: Document, event: EventByHand, means: Means) -> tuple[Reading, Claim]:
    """The reading of the record, and the one claim in it. Raises nothing."""
    title = Sentence(event.title.start, event.title.end)
    body = means.sentences(document, Passage(*event.body)) if event.body[0] < event.body[1] else ()
    sentences = tuple(sorted((title, *body), key=lambda sentence: sentence.start))
    money, doubts = means.money(document, sentences)
    read = {(m.start, m.end): m for m in means.actors(document, _spans(event.actors))}
    named = [(piece, read.get((piece.start, piece.end))) for piece in event.actors]
    day = _date(event.date, means)
    wrong = () if day.edtf else (Doubt(day.start, day.end, RULE, "the date of the event is none that can be read"),)
    reading = Reading(
        document=document,
        passages=(Passage(0, len(document.text)),),
        turns=(),
        sentences=sentences,
        dates=(day,) if day.edtf else (),
        money=money,
        actors=tuple(sorted((mention for _, mention in named if mention), key=lambda mention: mention.start)),
        doubts=tuple(sorted((*doubts, *wrong), key=lambda doubt: (doubt.start, doubt.end, doubt.rule))),
    )
    return reading, _claim(document, title, _happening(event, day, tuple(_parties(named))))


def _spans(pieces: Sequence[Piece]) -> tuple[Sentence, ...]:
    return tuple(sorted((Sentence(piece.start, piece.end) for piece in pieces), key=lambda sentence: sentence.start))


def _date(piece: Piece, means: Means) -> DateMention:
    """The date as a mention; without an EDTF value where it has no bounds."""
    words = piece.text.strip()
    first, end = means.bounds(words)
    edtf = words if first or end else None
    return DateMention(piece.start, piece.end, piece.text, "DATE", words, edtf, first, end, None, None, (RULE,))


def _parties(named: Sequence[tuple[Piece, ActorMention | None]]) -> Iterator[Party]:
    """Each actor once: as the vocabulary or a rule knows the whole name, else by the name as it is written."""
    seen: set[str] = set()
    for piece, mention in named:
        name = mention.name if mention else line_of(piece.text)
        if name and name not in seen:
            seen.add(name)
            known = (mention.actor, mention.country, mention.kind) if mention else (None, None, None)
            yield Party(name, known[0], "participant", piece.start, piece.end, known[1], known[2] or "organization")


def _happening(event: EventByHand, day: DateMention, parties: tuple[Party, ...]) -> Happening:
    return Happening(
        start=event.title.start,
        end=event.title.end,
        type=TYPE,
        date=day.edtf,
        first_day=day.first_day,
        end_day=day.end_day,
        modality="asserted",
        parties=parties,
        summary=line_of(event.title.text) or "",
        rules=(RULE,),
    )


def _claim(document: Document, title: Sentence, happening: Happening) -> Claim:
    name = f"{document.digest}:{title.start}:{title.end}:event"
    return Claim(
        id=hashlib.sha256(name.encode()).hexdigest()[:12],
        digest=document.digest,
        source=document.source,
        published_on=document.published_on,
        order=0,
        start=title.start,
        end=title.end,
        sentence=title,
        happening=happening,
        figure=None,
    )
