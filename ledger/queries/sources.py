"""Where each event of a listing is told: its claims with their spans, and the documents that they stand in.

In: a read-only connection and the ids of events. Out: plain values for a view that shows quotes in their documents.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Telling(NamedTuple):
    """A claim of an event: half-open spans of code points in the text of its document.

    `start` and `end` are the sum or the trigger, `sentence_start` and `sentence_end` the sentence around it.
    """

    event: str
    claim: str
    document: str
    start: int
    end: int
    sentence_start: int
    sentence_end: int


class Source(NamedTuple):
    """A document as it is stored."""

    id: str
    title: str | None
    publisher: str | None
    published_on: str | None
    url: str | None
    text: str


class Party(NamedTuple):
    """An actor's part in an event: its id, name, kind and country (ISO 3166 alpha-3), and the roles that it has there."""

    id: str
    name: str
    kind: str | None
    country: str | None
    roles: tuple[str, ...]


class Days(NamedTuple):
    """The first day of an event and the day after its last, ISO 8601; None where it is undated."""

    first_day: str | None
    end_day: str | None


class Told(NamedTuple):
    """What a listing of events rests on.

    `days`, `parties` by event id; `tellings` by event id, the claim that is shown first; `sources` by publication day and id;
    `disputed` the events whose claims disagree; `head` the number, moment and digest of the newest entry.
    """

    days: Mapping[str, Days]
    tellings: Mapping[str, tuple[Telling, ...]]
    sources: tuple[Source, ...]
    parties: Mapping[str, tuple[Party, ...]]
    disputed: frozenset[str]
    head: tuple[int, str, str]


_EVENT = "SELECT key, preferred, first_day, end_day FROM event WHERE id = ? AND until_entry IS NULL"
_CLAIMS = """
SELECT c.id, d.key, d.id, c.start, c.end, c.sentence_start, c.sentence_end
FROM event_claim l JOIN claim c ON c.key = l.claim JOIN reading r ON r.key = c.reading JOIN document d ON d.key = r.document
WHERE l.event = ? ORDER BY l.claim <> ?, l.ordinal
"""
_PARTIES = """
SELECT a.id, a.name, a.kind, a.country, group_concat(p.role, ' ') FROM event_actor p JOIN actor a ON a.key = p.actor
WHERE p.event = ? GROUP BY a.key ORDER BY a.name, a.id
"""
_DISPUTED = "SELECT 1 FROM conflict WHERE event = ? LIMIT 1"
_SOURCE = "SELECT id, title, source, published_on, url, text FROM document WHERE key = ?"


def told(conn: sqlite3.Connection, events: Iterable[str]) -> Told:
    """What the events with these ids rest on; an id that is not in force is left out."""
    found = [(event, *row) for event in dict.fromkeys(events) for row in conn.execute(_EVENT, (event,))]
    days = {event: Days(first_day, end_day) for event, _, _, first_day, end_day in found}
    parties = {event: _parties(conn, key) for event, key, *_ in found}
    claims = {event: conn.execute(_CLAIMS, (key, preferred)).fetchall() for event, key, preferred, *_ in found}
    tellings = {
        event: tuple(Telling(event, claim, document, *spans) for claim, _, document, *spans in rows) for event, rows in claims.items()
    }
    disputed = frozenset(event for event, key, *_ in found if conn.execute(_DISPUTED, (key,)).fetchone())
    documents = {row[1] for rows in claims.values() for row in rows}
    stored = (Source(*conn.execute(_SOURCE, (key,)).fetchone()) for key in documents)
    sources = sorted(stored, key=lambda source: (source.published_on or "9999", source.id))
    head = conn.execute("SELECT id, at, digest FROM entry ORDER BY id DESC LIMIT 1").fetchone()
    return Told(days, tellings, tuple(sources), parties, disputed, head or (0, "", ""))


def _parties(conn: sqlite3.Connection, event: int) -> tuple[Party, ...]:
    rows = conn.execute(_PARTIES, (event,))
    return tuple(Party(name_id, name, kind, country, tuple(sorted(roles.split()))) for name_id, name, kind, country, roles in rows)
