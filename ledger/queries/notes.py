"""What a person set beside an event that was made by hand: importance, status, places, tags, and sources with their links."""

import sqlite3

from ledger.queries.fact import Fact, Named, grouped

_OF_EVENT = """
SELECT note.kind, note.value, note.link FROM event JOIN event_claim ON event_claim.event = event.key
JOIN note ON note.claim = event_claim.claim WHERE event.id = ? AND event.until_entry IS NULL ORDER BY event_claim.ordinal, note.ordinal
"""
_OF_CLAIM = """
SELECT note.kind, note.value, note.link FROM note
WHERE note.claim = (SELECT max(key) FROM claim WHERE id = ?) ORDER BY note.ordinal
"""


def notes_of(conn: sqlite3.Connection, fact: Fact) -> Named:
    """The notes of an event or a claim, each kind with its values; a source is followed by its link. Empty for all else."""
    question = {"event": _OF_EVENT, "claim": _OF_CLAIM}.get(fact.kind)
    rows = conn.execute(question, (fact.id,)) if question else ()
    return grouped((kind, value if link in (None, value) else f"{value} <{link}>") for kind, value, link in rows)
