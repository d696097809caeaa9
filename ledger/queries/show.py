"""One thing by its id, or by the beginning of its id: an event, a claim, a document or an actor, with its quotes."""

import sqlite3

from ledger.errors import NoSuchFact
from ledger.queries.claimed import claim_with_key, claims_of_document, claims_of_event
from ledger.queries.decided import amount_of_event, decisions_of_actor, decisions_of_event
from ledger.queries.fact import Fact, Side, Unread, known
from ledger.queries.find import Match, found
from ledger.queries.who import actor_named

_DOUBTS = """
SELECT b.start, b.end, b.rule, b.why FROM doubt b JOIN reading r ON r.key = b.reading
WHERE r.document = ? AND r.until IS NULL ORDER BY b.start, b.rule
"""
_PASSAGES = """
SELECT p.start, p.end, p.rule, '' FROM passage p JOIN reading r ON r.key = p.reading
WHERE r.document = ? AND r.until IS NULL AND p.rule IS NOT NULL ORDER BY p.start
"""
_EVENT = "SELECT id, type, date, first_day, end_day, modality, documents, independent, standing, decided, summary FROM event WHERE key = ?"
_EVENT_VALUES = (
    "type", "date", "first day", "day after", "modality", "documents", "independent", "corrected money", "standing", "decided",
)  # fmt: skip
_UNSEEN = """
SELECT key, id FROM main.actor
WHERE (id = ? OR name = ?) AND key IN (SELECT actor FROM actor_history WHERE from_entry <= (SELECT max(id) FROM entry))
"""
_ACTOR = """
SELECT id, name, kind, country, sector FROM actor WHERE key = :key
UNION ALL SELECT id, name, kind, country, sector FROM main.actor WHERE key = :key LIMIT 1
"""
_VERSIONS = "SELECT id FROM document WHERE supersedes = :key UNION SELECT id FROM document WHERE key = :supersedes ORDER BY id"


def fact(conn: sqlite3.Connection, id_prefix: str) -> Fact:
    """The one thing whose id is, or begins with, these characters, or the one actor of this name.

    Raises NoSuchFact when nothing answers, or when several things do, with the first of their ids.
    """
    match = thing(conn, id_prefix)
    show = {"event": _event, "claim": _claim, "document": _document, "actor": _actor}
    return show[match.kind](conn, match.key)


def thing(conn: sqlite3.Connection, words: str) -> Match:
    """What answers to an id or its beginning, else the actor of this name, else one that an undone decision named.

    The id and the names of an actor that was merged into another find the other. Raises NoSuchFact for words that nothing or
    more than one thing has.
    """
    try:
        return found(conn, words)
    except NoSuchFact as nothing:
        try:
            named = actor_named(conn, words, words)
        except NoSuchFact:
            unseen = conn.execute(_UNSEEN, (words, words)).fetchall()
            if len(unseen) != 1:
                raise nothing from None
            return Match("actor", *unseen[0])
        return Match("actor", named.key, named.id)


def _event(conn: sqlite3.Connection, key: int) -> Fact:
    row = conn.execute(_EVENT, (key,)).fetchone()
    values = known(zip(_EVENT_VALUES, (*row[1:8], amount_of_event(conn, key), *row[8:10]), strict=True))
    claims = claims_of_event(conn, key)
    (preferred,) = conn.execute("SELECT c.id FROM event e JOIN claim c ON c.key = e.preferred WHERE e.key = ?", (key,)).fetchone()
    shown = next((claim for claim in claims if claim.id == preferred), None)
    name = str(row[10] or dict(shown.values).get("summary") or shown.quote.words) if shown else row[0]
    decisions = decisions_of_event(conn, key)
    return Fact("event", row[0], name, (*values, ("preferred", preferred)), claims, conflicts=_conflicts(conn, key), decisions=decisions)


def _conflicts(conn: sqlite3.Connection, event: int) -> tuple[Side, ...]:
    question = "SELECT f.field, f.value, c.id FROM conflict f JOIN claim c ON c.key = f.claim WHERE f.event = ? ORDER BY 1, 2, c.key"
    sides: dict[tuple[str, str], list[str]] = {}
    for field, value, claim in conn.execute(question, (event,)):
        sides.setdefault((field, value), []).append(claim)
    return tuple(Side(field, value, tuple(claims)) for (field, value), claims in sides.items())


def _claim(conn: sqlite3.Connection, key: int) -> Fact:
    (shown,) = claim_with_key(conn, key)
    return Fact("claim", shown.id, str(dict(shown.values).get("summary") or shown.quote.words), (), (shown,))


def _document(conn: sqlite3.Connection, key: int) -> Fact:
    question = """
        SELECT id, title, source, url, published_on, place, digest, supersedes, text FROM document WHERE key = ?
    """
    row = conn.execute(question, (key,)).fetchone()
    text = row[8]
    claims = claims_of_document(conn, key)
    dropped, doubts = (
        tuple(Unread(start, end, rule, why, text[start:end]) for start, end, rule, why in conn.execute(sql, (key,)))
        for sql in (_PASSAGES, _DOUBTS)
    )
    versions = tuple(version for (version,) in conn.execute(_VERSIONS, {"key": key, "supersedes": row[7]}))
    named = zip(("source", "url", "published on", "read from", "digest"), row[2:7], strict=True)
    counts = (
        ("characters", len(text)),
        ("claims", len(claims)),
        ("dropped passages", len(dropped)),
        ("doubts", len(doubts)),
        ("other versions", versions),
    )
    return Fact("document", row[0], row[1] or "(no title)", known((*named, *counts)), claims, dropped=dropped, doubts=doubts)


def _actor(conn: sqlite3.Connection, key: int) -> Fact:
    row = conn.execute(_ACTOR, {"key": key}).fetchone()
    question = "SELECT count(*) FROM mention n JOIN reading r ON r.key = n.reading WHERE n.actor = ? AND r.until IS NULL"
    (mentions,) = conn.execute(question, (key,)).fetchone()
    (events,) = conn.execute("SELECT count(DISTINCT event) FROM event_actor WHERE actor = ? AND until_entry IS NULL", (key,)).fetchone()
    named = zip(("kind", "country", "sector"), row[2:], strict=True)
    values = known((*named, ("mentions", mentions), ("events", events)))
    return Fact("actor", row[0], row[1], values, decisions=decisions_of_actor(conn, row[0]))
