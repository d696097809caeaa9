"""Actors: one row per identity, whatever document names it.

An actor of the vocabulary has its vocabulary id, any other `name:` and its canonical name. When
documents tell different things of one actor, the value first in the alphabet is kept, so that the order
of adding changes nothing. Kind, country and sector are those of mentions; what a claim has for its
parties stands in the claim.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from ledger.model import ActorMention, Party

_NAMED = "name:"
_KNOWN = "SELECT key, name, kind, country, sector FROM actor WHERE id = ?"  # one by one: json_each stops at a NUL
_ADD = "INSERT INTO actor (id, name, kind, country, sector) VALUES (?, ?, ?, ?, ?)"
_CHANGE = "UPDATE actor SET name = ?, kind = ?, country = ?, sector = ? WHERE key = ?"
_REMEMBER = "INSERT OR REPLACE INTO actor_history (actor, from_entry, name, kind, country, sector) VALUES (?, ?, ?, ?, ?, ?)"

Told = tuple[str | None, ...]


def actor_id(actor: ActorMention | Party) -> str:
    """The id under which an actor stands in the ledger."""
    return actor.actor if actor.actor is not None else _NAMED + actor.name


def vocabulary_id(identity: str) -> str | None:
    """The id in the vocabulary of an actor of the ledger, None for one that is only named in texts."""
    return None if identity.startswith(_NAMED) else identity


def actor_keys(conn: sqlite3.Connection, mentions: Iterable[ActorMention], parties: Iterable[Party], entry: int) -> dict[str, int]:
    """The key of every actor by its id, after adding those that were not there; what changes is noted under the entry."""
    told: dict[str, Told] = {}
    for identity, tells in (
        *((actor_id(m), (m.name, m.kind, m.country, m.sector)) for m in mentions),
        *((actor_id(p), (p.name, None, None, None)) for p in parties),
    ):
        before = told.setdefault(identity, tells)
        if before != tells:
            told[identity] = _least(before, tells)
    found = {identity: conn.execute(_KNOWN, (identity,)).fetchone() for identity in told}
    known = {identity: row for identity, row in found.items() if row}
    keys = {identity: int(row[0]) for identity, row in known.items()}
    for identity in sorted(told.keys() - known.keys()):
        keys[identity] = conn.execute(_ADD, (identity, *told[identity])).lastrowid or 0
        conn.execute(_REMEMBER, (keys[identity], entry, *told[identity]))
    for identity, (key, *stored) in known.items():
        if not _adds(told[identity], stored):
            continue
        now = _least(told[identity], tuple(stored))
        if now != tuple(stored):
            conn.execute(_CHANGE, (*now, key))
            conn.execute(_REMEMBER, (key, entry, *now))
    return keys


def _adds(told: Told, stored: Sequence[str | None]) -> bool:
    """Whether something told is not what is stored already."""
    return any(value is not None and value != kept for value, kept in zip(told, stored, strict=True))


def keys_of_actors(conn: sqlite3.Connection, ids: Iterable[str]) -> dict[str, int]:
    """The keys of actors that are there. Raises TypeError for one that is not."""
    sql = "SELECT key FROM actor WHERE id = ?"
    return {identity: int(conn.execute(sql, (identity,)).fetchone()[0]) for identity in ids}


def _least(one: Told, two: Told) -> Told:
    """Field by field the value first in the alphabet, of those that are known."""
    return tuple(min((value for value in pair if value is not None), default=None) for pair in zip(one, two, strict=True))


def add_spellings(conn: sqlite3.Connection, mentions: Iterable[ActorMention], keys: Mapping[str, int]) -> None:
    """Note by which names and demonyms the mentions call their actors; white space is folded."""
    named = {(" ".join(m.text.split()), keys[actor_id(m)]) for m in mentions if m.form in ("name", "demonym")}
    conn.executemany("INSERT OR IGNORE INTO spelling (words, actor) VALUES (?, ?)", sorted(named))
