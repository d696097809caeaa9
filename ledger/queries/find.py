"""What a person means by an id, or by its beginning.

An id is looked for among events in force (an event answers to the id of any of its claims), claims, documents and
actors, in this order; a whole id wins over the beginning of another.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from ledger.errors import NoSuchFact
from ledger.queries.fact import Kind
from ledger.queries.table import quoted_list

_FIND: tuple[tuple[Kind, str], ...] = (
    ("event", "SELECT key, id FROM event WHERE until_entry IS NULL AND id >= :low AND id < :high"),
    (
        "event",
        "SELECT e.key, c.id FROM claim c JOIN event_claim l ON l.claim = c.key JOIN event e ON e.key = l.event "
        "WHERE e.until_entry IS NULL AND c.id >= :low AND c.id < :high",
    ),
    ("claim", "SELECT max(key), id FROM claim WHERE id >= :low AND id < :high GROUP BY id"),
    ("document", "SELECT key, id FROM document WHERE id >= :low AND id < :high"),
    ("actor", "SELECT key, id FROM actor WHERE id >= :low AND id < :high"),
)
_CLAIM_OF_EVENT = """
SELECT DISTINCT c.id, e.key FROM claim c JOIN event_claim l ON l.claim = c.key JOIN event e ON e.key = l.event
WHERE e.until_entry IS NULL AND c.id >= ? AND c.id < ? ORDER BY c.id LIMIT 20
"""
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Match:
    """What answers to an id: its kind, its key in this file, and the id that answered."""

    kind: Kind
    key: int
    id: str


def found(conn: sqlite3.Connection, prefix: str) -> Match:
    """The one thing whose id is, or begins with, these characters.

    Raises NoSuchFact when nothing answers, or when several things do, with the first of their ids.
    """
    matches = _matches(conn, prefix) if prefix else {}
    if prefix in matches:
        return matches[prefix]
    things = {(match.kind, match.key): match for match in matches.values()}
    if not things:
        raise NoSuchFact(prefix or "''", "no event, claim, document or actor has this id", "the listings print ids: `ledger events`")
    if len(things) > 1:
        raise several(prefix, matches)
    return things.popitem()[1]


def claim_of_event(conn: sqlite3.Connection, prefix: str) -> tuple[str, int]:
    """The id of the one claim that begins so and stands in an event, and the event's key. Raises NoSuchFact."""
    claims = dict(conn.execute(_CLAIM_OF_EVENT, (prefix, prefix + _LAST)).fetchall()) if prefix else {}
    if prefix in claims:
        return prefix, claims[prefix]
    if not claims:
        raise NoSuchFact(prefix or "''", "no claim of an event has this id", "`ledger show EVENT` prints the ids of its claims")
    if len(claims) > 1:
        raise several(prefix, claims)
    return next(iter(claims.items()))


def document_named(conn: sqlite3.Connection, prefix: str) -> int:
    """The key of the one document whose id begins so. Raises NoSuchFact."""
    rows = conn.execute("SELECT id, key FROM document WHERE id >= ? AND id < ? LIMIT 20", (prefix, prefix + _LAST)).fetchall()
    documents = dict(rows) if prefix else {}
    if prefix in documents:
        return int(documents[prefix])
    if not documents:
        raise NoSuchFact(prefix or "''", "no document of the ledger has this id", "list them with 'ledger documents'")
    if len(documents) > 1:
        raise several(prefix, documents)
    return int(next(iter(documents.values())))


def several(prefix: str, ids: Iterable[str]) -> NoSuchFact:
    """The error for a beginning that several ids have."""
    return NoSuchFact(prefix, "more than one id begins so", f"write more of it: {quoted_list(sorted(ids)[:6])}")


def _matches(conn: sqlite3.Connection, prefix: str) -> dict[str, Match]:
    """Everything whose id begins so, by id, in its strongest reading."""
    span = {"low": prefix, "high": prefix + _LAST}
    answers: dict[str, Match] = {}
    for kind, question in _FIND:
        for key, name in conn.execute(f"{question} LIMIT 20", span):
            answers.setdefault(name, Match(kind, key, name))
    return answers
