"""Claims, read back exactly as they were written: what resolving is handed.

Out: `model.Claim`s in canonical order (published_on, digest, order), undated documents first. Only the
claims of readings in force are given; amounts are Decimals in major units again.
"""

import datetime
import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ledger.model import Claim, Figure, Happening, Link, Party, Sentence
from ledger.store.actors import vocabulary_id
from ledger.store.blocks import hashed

_LISTED = "IN (SELECT value FROM json_each(?))"
_SELECT = f"""
SELECT claim.*, document.key AS document, document.digest, document.source, document.published_on
FROM claim JOIN reading ON reading.key = claim.reading JOIN document ON document.key = reading.document
WHERE reading.until IS NULL AND claim.key {_LISTED}
ORDER BY document.published_on, document.digest, claim.ordinal
"""  # noqa: S608 - a constant
_FIGURES = f"SELECT * FROM figure WHERE claim {_LISTED}"  # noqa: S608 - a constant
_PARTIES = f"""
SELECT claim_party.*, actor.id, actor.name FROM main.claim_party JOIN main.actor ON actor.key = claim_party.actor
WHERE claim {_LISTED} ORDER BY claim, ordinal
"""  # noqa: S608 - a constant
_LINKS = f"""
SELECT claim_link.claim, claim_link.kind, (
    SELECT count(*) FROM claim AS earlier JOIN figure ON figure.claim = earlier.key
    WHERE earlier.reading = target.reading AND earlier.ordinal < target.ordinal) AS target
FROM claim_link JOIN claim AS target ON target.key = claim_link.target
WHERE claim_link.claim {_LISTED} ORDER BY claim_link.claim, claim_link.ordinal
"""  # noqa: S608 - a constant


@dataclass(frozen=True, slots=True)
class _Parts:
    """What hangs on a set of claims, by the claim's key; `texts` by the document's."""

    figures: Mapping[int, sqlite3.Row]
    parties: Mapping[int, list[sqlite3.Row]]
    links: Mapping[int, list[sqlite3.Row]]
    texts: Mapping[int, str]


def claims_near(conn: sqlite3.Connection, blocks: Iterable[str]) -> tuple[Claim, ...]:
    """The claims in force that share at least one of these blocking keys, each once."""
    sql = f"SELECT DISTINCT claim FROM claim_block WHERE block {_LISTED}"  # noqa: S608 - a constant
    return _claims(conn, [key for (key,) in conn.execute(sql, (json.dumps([hashed(block) for block in blocks]),))])


def claims_of_events(conn: sqlite3.Connection, event_keys: Collection[int]) -> tuple[Claim, ...]:
    """The claims of these events that are in force still; those of a closed reading are left out."""
    sql = f"SELECT DISTINCT claim FROM event_claim WHERE event {_LISTED}"  # noqa: S608 - a constant
    return _claims(conn, [key for (key,) in conn.execute(sql, (json.dumps(sorted(event_keys)),))])


def claims_of_document(conn: sqlite3.Connection, document_key: int) -> tuple[Claim, ...]:
    """The claims in force of one document, in its order."""
    sql = "SELECT claim.key FROM claim JOIN reading ON reading.key = claim.reading WHERE document = ? AND until IS NULL"
    return _claims(conn, [key for (key,) in conn.execute(sql, (document_key,))])


def claims_with_ids(conn: sqlite3.Connection, claim_ids: Collection[str]) -> tuple[Claim, ...]:
    """The claims in force with these ids."""
    return _claims(conn, list(claim_keys(conn, claim_ids).values()))


def claims_in_force(conn: sqlite3.Connection) -> tuple[Claim, ...]:
    """All of them."""
    sql = "SELECT claim.key FROM claim JOIN reading ON reading.key = claim.reading WHERE until IS NULL"
    return _claims(conn, [key for (key,) in conn.execute(sql)])


def events_of(conn: sqlite3.Connection, claim_ids: Collection[str]) -> set[int]:
    """The keys of the events in force that hold a claim with one of these ids, of whatever reading."""
    sql = f"""
    SELECT DISTINCT event.key FROM claim JOIN event_claim ON event_claim.claim = claim.key JOIN event ON event.key = event_claim.event
    WHERE event.until_entry IS NULL AND claim.id {_LISTED}"""  # noqa: S608 - a constant
    return {key for (key,) in conn.execute(sql, (json.dumps(sorted(claim_ids)),))}


def claim_keys(conn: sqlite3.Connection, claim_ids: Collection[str]) -> dict[str, int]:
    """The key of each claim in force, by its id."""
    sql = f"""
    SELECT claim.id, claim.key FROM claim JOIN reading ON reading.key = claim.reading
    WHERE until IS NULL AND claim.id {_LISTED}"""  # noqa: S608 - a constant
    return dict(conn.execute(sql, (json.dumps(sorted(claim_ids)),)))


def _claims(conn: sqlite3.Connection, keys: Collection[int]) -> tuple[Claim, ...]:
    rows = _rows(conn, _SELECT, keys)
    parts = _Parts(
        figures={row["claim"]: row for row in _rows(conn, _FIGURES, keys)},
        parties=_by_claim(_rows(conn, _PARTIES, keys)),
        links=_by_claim(_rows(conn, _LINKS, keys)),
        texts=_texts(conn, {row["document"] for row in rows}),
    )
    return tuple(_claim(row, parts) for row in rows)


def _rows(conn: sqlite3.Connection, sql: str, keys: Collection[int]) -> list[sqlite3.Row]:
    cursor = conn.cursor()
    cursor.row_factory = sqlite3.Row
    return cursor.execute(sql, (json.dumps(list(keys)),)).fetchall()


def _texts(conn: sqlite3.Connection, keys: Collection[int]) -> dict[int, str]:
    """Whole texts: SQLite's substr() would stop at a NUL."""
    return dict(conn.execute(f"SELECT key, text FROM document WHERE key {_LISTED}", (json.dumps(list(keys)),)))  # noqa: S608 - a constant


def _by_claim(rows: Iterable[sqlite3.Row]) -> Mapping[int, list[sqlite3.Row]]:
    grouped: defaultdict[int, list[sqlite3.Row]] = defaultdict(list)
    for row in rows:
        grouped[row["claim"]].append(row)
    return grouped


def _claim(row: sqlite3.Row, parts: _Parts) -> Claim:
    return Claim(
        id=row["id"],
        digest=row["digest"],
        source=row["source"],
        published_on=_day(row["published_on"]),
        order=row["ordinal"],
        start=row["start"],
        end=row["end"],
        sentence=Sentence(row["sentence_start"], row["sentence_end"]),
        happening=None if row["type"] is None else _happening(row, parts.parties.get(row["key"], [])),
        figure=_figure(row, parts) if row["key"] in parts.figures else None,
    )


def _happening(row: sqlite3.Row, parties: Iterable[sqlite3.Row]) -> Happening:
    return Happening(
        start=row["trigger_start"],
        end=row["trigger_end"],
        type=row["type"],
        date=row["date"],
        first_day=_day(row["first_day"]),
        end_day=_day(row["end_day"]),
        modality=row["modality"],
        parties=tuple(map(_party, parties)),
        summary=row["summary"],
        rules=tuple(row["rules"].split()),
    )


def _party(row: sqlite3.Row) -> Party:
    place = (row["start"], row["end"])
    return Party(row["name"], vocabulary_id(row["id"]), row["role"], *place, country=row["country"], kind=row["kind"])


def _figure(claim: sqlite3.Row, parts: _Parts) -> Figure:
    row = parts.figures[claim["key"]]
    as_stored = ("currency", "currency_basis", "comparator", "per", "nature", "stage", "status", "basis", "instrument", "purpose",
                 "programme", "channel", "speaker", "attribution", "date", "period")  # fmt: skip
    words: dict[str, Any] = {name: row[name] for name in as_stored}
    return Figure(
        start=claim["start"],
        end=claim["end"],
        text=parts.texts[claim["document"]][claim["start"] : claim["end"]],
        low=_major(row["amount_low"], row["minor_digits"]),
        high=_major(row["amount_high"], row["minor_digits"]),
        vague=bool(row["vague"]),
        provider=tuple(json.loads(row["provider"])),
        recipient=tuple(json.loads(row["recipient"])),
        links=tuple(Link(link["kind"], link["target"]) for link in parts.links.get(claim["key"], [])),
        rules=tuple(row["rules"].split()),
        **words,
    )


def _major(minor: int | None, digits: int) -> Decimal | None:
    return None if minor is None else Decimal(minor).scaleb(-digits)


def _day(iso: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(iso) if iso else None
