"""`ledger extract`: JSON lines in, JSON lines out, in order, without a ledger.

In: lines of `{"id", "text", "published_on"?, "title"?, "source"?}`. Out: exactly one line for each, also
for a broken one (all lists empty, "error", and its id where it can be told). The form is the contract of docs/design.md, "ledger
extract". Line n is answered before line n + 1 is asked for.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ledger.errors import LedgerError, NothingToRead
from ledger.model import ActorMention, Claim, DateMention, Document, Doubt, Figure, Happening, MoneyMention, Reading
from ledger.places import SEEDS
from ledger.read import document_of, id_in, publishers_in, record_in
from ledger.reader import ALL, Reader

KINDS = ("dates", "money", "actors", "figures", "events", "dropped", "doubts")


@dataclass(frozen=True, slots=True)
class _Extractor:
    """What reads, and the publishers by the host of a URL."""

    reader: Reader
    publishers: Mapping[str, str]


def extract_lines(lines: Iterable[bytes], only: frozenset[str], model: bool) -> Iterator[str]:
    """One line of JSON for every line of input, in order, without its line end.

    `only` names the lists that are wanted (empty: all); the others are empty and what they need is neither
    imported nor run.
    """
    wanted = only or frozenset(KINDS)
    extractor = _Extractor(Reader(model=model), publishers_in(SEEDS))
    for number, line in enumerate(lines, start=1):
        yield json.dumps(_answer(line, number, wanted, extractor), ensure_ascii=False)


def _answer(line: bytes, number: int, wanted: frozenset[str], extractor: _Extractor) -> dict[str, Any]:
    empty: dict[str, Any] = {kind: [] for kind in KINDS}
    try:
        record = record_in(line, f"-:{number}")
        document = document_of(record.text, record.said, extractor.publishers, f"-:{number}")
    except NothingToRead:
        return {"id": record.id, **empty}
    except LedgerError as error:
        return {"id": id_in(line), **empty, "error": str(error)}
    lists = _lists(*_read(document, wanted, extractor.reader))
    return {"id": record.id, **{kind: lists[kind] if kind in wanted else [] for kind in KINDS}}


def _read(document: Document, wanted: frozenset[str], reader: Reader) -> tuple[Reading, tuple[Claim, ...]]:
    """The reading with what the wanted lists need, and the claims if they are wanted."""
    claimed = bool(wanted & {"figures", "events"})
    reading = reader.reading_of(document, ALL if claimed or "doubts" in wanted else wanted & ALL)
    return reading, reader.claims_of(reading) if claimed else ()


def _lists(reading: Reading, claims: tuple[Claim, ...]) -> dict[str, list[dict[str, Any]]]:
    events = [claim for claim in claims if claim.happening]
    place = {claim.id: index for index, claim in enumerate(events)}
    return {
        "dates": [_date(mention) for mention in reading.dates],
        "money": [_money(mention) for mention in reading.money],
        "actors": [_actor(mention) for mention in reading.actors],
        "figures": [_figure(claim.figure, place.get(claim.id)) for claim in claims if claim.figure],
        "events": [_event(claim, claim.happening) for claim in events if claim.happening],
        "dropped": [{"start": p.start, "end": p.end, "rule": p.rule} for p in reading.passages if p.rule],
        "doubts": [_doubt(doubt) for doubt in reading.doubts],
    }


def _date(mention: DateMention) -> dict[str, Any]:
    return {
        "start": mention.start, "end": mention.end, "text": mention.text, "type": mention.type, "value": mention.value,
        "edtf": mention.edtf, "anchor": mention.anchor, "rules": list(mention.rules),
    }  # fmt: skip


def _money(mention: MoneyMention) -> dict[str, Any]:
    return {
        "start": mention.start, "end": mention.end, "text": mention.text, **_amounts(mention),
        "currency": mention.currency, "comparator": mention.comparator, "rate": mention.per is not None, "per": mention.per,
        "rules": list(mention.rules),
    }  # fmt: skip


def _amounts(sum_: MoneyMention | Figure) -> dict[str, Any]:
    return {"amount": _decimal(sum_.amount), "amount_low": _decimal(sum_.low), "amount_high": _decimal(sum_.high), "vague": sum_.vague}


def _decimal(amount: Decimal | None) -> str | None:
    """Plain digits, without an exponent and without idle zeros behind the point."""
    if amount is None:
        return None
    plain = f"{amount:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _actor(mention: ActorMention) -> dict[str, Any]:
    return {
        "start": mention.start, "end": mention.end, "text": mention.text, "kind": mention.kind, "form": mention.form,
        "name": mention.name, "actor": mention.actor, "country": mention.country, "sector": mention.sector, "rules": list(mention.rules),
    }  # fmt: skip


def _figure(figure: Figure, event: int | None) -> dict[str, Any]:
    links: Mapping[str, int] = {link.kind: link.target for link in figure.links}
    return {
        "start": figure.start, "end": figure.end, **_amounts(figure), "currency": figure.currency, "comparator": figure.comparator,
        "rate": figure.per is not None, "per": figure.per, "nature": figure.nature, "stage": figure.stage, "status": figure.status,
        "basis": figure.basis, "instrument": figure.instrument, "purpose": figure.purpose, "programme": figure.programme,
        "provider": list(figure.provider), "recipient": list(figure.recipient), "channel": figure.channel, "speaker": figure.speaker,
        "attribution": figure.attribution, "date": figure.date, "period": figure.period, "event": event,
        **{kind: links.get(kind) for kind in ("repeats", "part_of", "converts", "draws_on", "revises", "alternative_to")},
    }  # fmt: skip


def _event(claim: Claim, happening: Happening) -> dict[str, Any]:
    return {
        "start": happening.start, "end": happening.end, "sentence": [claim.sentence.start, claim.sentence.end],
        "type": happening.type, "date": happening.date, "modality": happening.modality,
        "actors": [{"name": p.name, "role": p.role, "start": p.start, "end": p.end} for p in happening.parties],
        "summary": happening.summary,
    }  # fmt: skip


def _doubt(doubt: Doubt) -> dict[str, Any]:
    return {"start": doubt.start, "end": doubt.end, "rule": doubt.rule, "why": doubt.why}
