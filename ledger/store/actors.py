"""Actors: one row per identity, whatever document names it.

An actor of the vocabulary has its vocabulary id, any other `name:` and its canonical name. When
documents tell different things of one actor, the value first in the alphabet is kept, so that the order
of adding changes nothing. Kind, country and sector are those of mentions; what a claim has for its
parties stands in the claim.
"""

import sqlite3
from collections.abc import Iterable, Mapping

from ledger.model import ActorMention, Party

_NAMED = "name:"
_UPSERT = """
INSERT INTO actor (id, name, kind, country, sector) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    name = min(name, excluded.name),
    kind = coalesce(min(kind, excluded.kind), kind, excluded.kind),
    country = coalesce(min(country, excluded.country), country, excluded.country),
    sector = coalesce(min(sector, excluded.sector), sector, excluded.sector)
"""


def actor_id(actor: ActorMention | Party) -> str:
    """The id under which an actor stands in the ledger."""
    return actor.actor if actor.actor is not None else _NAMED + actor.name


def vocabulary_id(identity: str) -> str | None:
    """The id in the vocabulary of an actor of the ledger, None for one that is only named in texts."""
    return None if identity.startswith(_NAMED) else identity


def actor_keys(conn: sqlite3.Connection, mentions: Iterable[ActorMention], parties: Iterable[Party]) -> dict[str, int]:
    """The key of every actor by its id, after adding those that were not there."""
    rows: set[tuple[str | None, ...]] = {(actor_id(m), m.name, m.kind, m.country, m.sector) for m in mentions}
    rows |= {(actor_id(p), p.name, None, None, None) for p in parties}
    conn.executemany(_UPSERT, sorted(rows, key=str))
    ids = {str(row[0]) for row in rows}
    return {identity: conn.execute("SELECT key FROM actor WHERE id = ?", (identity,)).fetchone()[0] for identity in ids}


def add_spellings(conn: sqlite3.Connection, mentions: Iterable[ActorMention], keys: Mapping[str, int]) -> None:
    """Note by which names and demonyms the mentions call their actors; white space is folded."""
    named = {(" ".join(m.text.split()), keys[actor_id(m)]) for m in mentions if m.form in ("name", "demonym")}
    conn.executemany("INSERT OR IGNORE INTO spelling (words, actor) VALUES (?, ?)", sorted(named))
