"""Actors as decisions correct them: derived rows, closed when they change and kept for as-of."""

import sqlite3
from collections.abc import Mapping

from ledger.store.decisions import corrections_of_actors

_FIELDS = ("name", "kind", "country", "sector")
_IN_FORCE = """
SELECT actor.id, corrected.* FROM corrected_actor AS corrected JOIN actor ON actor.key = corrected.actor WHERE until_entry IS NULL
"""
_ADD = "INSERT INTO corrected_actor (actor, from_entry, name, kind, country, sector) VALUES (?, ?, ?, ?, ?, ?)"


def replace_actors(conn: sqlite3.Connection, entry: int) -> None:
    """Put the corrections of actors that hold in force, in the place of those before; what is unchanged keeps its row."""
    wanted = corrected_actors(conn)
    for identity, actor, since, _, *values in conn.execute(_IN_FORCE).fetchall():
        if wanted.get(identity) == (actor, *values):
            del wanted[identity]
        elif since == entry:
            conn.execute("DELETE FROM corrected_actor WHERE actor = ? AND from_entry = ?", (actor, entry))
        else:
            conn.execute("UPDATE corrected_actor SET until_entry = ? WHERE actor = ? AND until_entry IS NULL", (entry, actor))
    for actor, *values in wanted.values():
        conn.execute(_ADD, (actor, entry, *values))


def corrected_actors(conn: sqlite3.Connection) -> dict[str, tuple[object, ...]]:
    """The key and the fields of every actor that is corrected, by its id; what is not corrected is as documents tell it."""
    found: dict[str, tuple[object, ...]] = {}
    for identity, corrections in corrections_of_actors(conn).items():
        told = conn.execute("SELECT key, name, kind, country, sector FROM main.actor WHERE id = ?", (identity,)).fetchone()
        if told:
            found[identity] = (told[0], *_with(told[1:], corrections))
    return found


def _with(told: tuple[str | None, ...], corrections: Mapping[str, str | None]) -> tuple[str | None, ...]:
    return tuple(corrections.get(field, value) for field, value in zip(_FIELDS, told, strict=True))
