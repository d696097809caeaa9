"""Readings: what the rules found in one document, written as rows; the newest of a document is in force.

In: `model.Reading` and the `model.Claim`s made of it. Nothing of an earlier reading is changed but
`until`, the entry that closed it. Rows are tuples in the order of their table's columns in
schema/ledger.sql, and go in by `executemany`. Amounts are integers in minor units.
"""

import datetime
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any

from ledger.model import Claim, Figure, Happening, MoneyMention, Reading
from ledger.read.by_hand import Note
from ledger.resolve import Sketch
from ledger.store.actors import actor_id, actor_keys, add_spellings
from ledger.store.blocks import add_blocks
from ledger.store.sketches import add_sketch

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Units:
    """How major units of a currency (ISO 4217, None when unclear) become minor ones.

    `minor` gives the integer, which must fit SQLite's 64 bits; `minor_digits` the digits it is shifted by.
    """

    minor: Callable[[Decimal, str | None], int]
    minor_digits: Callable[[str | None], int]


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """One document's reading with its claims, in order, and the text's sketch.

    `blocks` are the blocking keys of a claim, `notes` what was set beside an event made by hand, both by the claim's id.
    """

    reading: Reading
    claims: Sequence[Claim]
    blocks: Mapping[str, Sequence[str]]
    sketch: Sketch | None = None
    notes: Mapping[str, Sequence[Note]] = field(default_factory=dict)


def add_reading(conn: sqlite3.Connection, document_key: int, read: ReadDocument, units: Units, entry: int) -> None:
    """Write a reading with all that hangs on it; the document's reading before it is closed.

    Raises sqlite3.IntegrityError if a span or a word breaks the schema, and IndexError for a link to a
    figure that is not there: both are faults of an earlier stage.
    """
    retire_reading(conn, document_key, entry)
    key = conn.execute("INSERT INTO reading (document, entry) VALUES (?, ?)", (document_key, entry)).lastrowid
    if read.sketch:
        add_sketch(conn, document_key, read.sketch)
    actors = actor_keys(conn, read.reading.actors, (party for claim in read.claims for party in _parties(claim)), entry)
    add_spellings(conn, read.reading.actors, actors)
    _insert(conn, "passage", 4, ((key, p.start, p.end, p.rule) for p in read.reading.passages))
    _insert(conn, "mention", 7, ((key, *row) for row in _mentions(read.reading, actors)))
    _insert(conn, "doubt", 6, ((None, key, d.start, d.end, d.rule, d.why) for d in read.reading.doubts))
    first = conn.execute("SELECT coalesce(max(key), 0) + 1 FROM claim").fetchone()[0]
    keyed = list(enumerate(read.claims, start=first))
    _insert(conn, "claim", 17, ((claim_key, claim.id, key, *_claim(claim)) for claim_key, claim in keyed))
    _insert(conn, "figure", 24, ((claim_key, *figure_row(claim.figure, units)) for claim_key, claim in keyed if claim.figure))
    _insert(conn, "claim_party", 8, _party_rows(keyed, actors))
    _insert(conn, "claim_link", 4, _link_rows(keyed))
    _insert(conn, "note", 7, _note_rows(keyed, read.notes))
    add_blocks(conn, ((claim_key, read.blocks.get(claim.id, ())) for claim_key, claim in keyed))


def retire_reading(conn: sqlite3.Connection, document_key: int, entry: int) -> None:
    """Close the reading of a document that is in force, if there is one: its claims are kept, and count no more.

    Events that stand on them are the caller's to derive again.
    """
    conn.execute("UPDATE reading SET until = ? WHERE document = ? AND until IS NULL", (entry, document_key))


def _insert(conn: sqlite3.Connection, table: str, columns: int, rows: Iterable[Row]) -> None:
    marks = ", ".join("?" * columns)
    conn.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - names of our own tables


def _mentions(reading: Reading, actors: Mapping[str, int]) -> Iterator[Row]:
    for date in reading.dates:
        yield "date", date.start, date.end, date.value, None, " ".join(date.rules)
    for money in reading.money:
        yield "money", money.start, money.end, _sum(money), None, " ".join(money.rules)
    for actor in reading.actors:
        yield "actor", actor.start, actor.end, actor.name, actors[actor_id(actor)], " ".join(actor.rules)


def _sum(money: MoneyMention) -> str:
    """The sum as text: "eq 60000000 USD", "range 1200000000..1500000000 USD/year", "gt 2500000000.. EUR", "vague .. ?"."""
    low, high = ("" if bound is None else f"{bound:f}" for bound in (money.low, money.high))
    amount = low if low == high and low else f"{low}..{high}"
    rate = f"/{money.per}" if money.per else ""
    return f"{'vague' if money.vague else money.comparator} {amount} {money.currency or '?'}{rate}"


def _claim(claim: Claim) -> Row:
    happening = _happening(claim.happening) if claim.happening else (None,) * 9
    return (claim.order, claim.start, claim.end, claim.sentence.start, claim.sentence.end, *happening)


def _happening(told: Happening) -> Row:
    days = (_day(told.first_day), _day(told.end_day))
    return (told.start, told.end, told.type, told.date, *days, told.modality, told.summary, " ".join(told.rules))


def _day(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def figure_row(figure: Figure, units: Units) -> Row:
    """The columns of table figure, without its key."""
    low, high = (None if bound is None else units.minor(bound, figure.currency) for bound in (figure.low, figure.high))
    return (
        low,
        high,
        units.minor_digits(figure.currency),
        figure.currency,
        figure.currency_basis,
        figure.comparator,
        int(figure.vague),
        figure.per,
        figure.nature,
        figure.stage,
        figure.status,
        figure.basis,
        figure.instrument,
        figure.purpose,
        figure.programme,
        _listed(figure.provider),
        _listed(figure.recipient),
        figure.channel,
        figure.speaker,
        figure.attribution,
        figure.date,
        figure.period,
        " ".join(figure.rules),
    )


def _listed(names: Sequence[str]) -> str:
    """A JSON list of names: what json.dumps(ensure_ascii=False) gives, for a quarter of its cost."""
    return f"[{', '.join(map(encode_basestring, names))}]"


def _parties(claim: Claim) -> tuple[Any, ...]:
    return claim.happening.parties if claim.happening else ()


def _party_rows(keyed: Sequence[tuple[int, Claim]], actors: Mapping[str, int]) -> Iterator[Row]:
    for key, claim in keyed:
        for ordinal, party in enumerate(_parties(claim)):
            yield key, ordinal, actors[actor_id(party)], party.role, party.start, party.end, party.country, party.kind


def _note_rows(keyed: Sequence[tuple[int, Claim]], notes: Mapping[str, Sequence[Note]]) -> Iterator[Row]:
    for key, claim in keyed:
        for ordinal, note in enumerate(notes.get(claim.id, ())):
            yield key, ordinal, note.kind, note.value, note.link, note.start, note.end


def _link_rows(keyed: Sequence[tuple[int, Claim]]) -> Iterator[Row]:
    figures = [(key, claim.figure) for key, claim in keyed if claim.figure]
    for key, figure in figures:
        for ordinal, link in enumerate(figure.links):
            yield key, ordinal, link.kind, figures[link.target][0]
