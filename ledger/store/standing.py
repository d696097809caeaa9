"""Whom actors of the documents stand for, as decisions have it: merged into another, or another in some documents.

In: decisions on actors that hold, in the order of their precedence. Out: derived rows, closed when they change and kept for
as-of. Documents and claims keep the actors that were read; claims find each other by those. Of two decisions that
differ the later one holds.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ledger.model import Claim
from ledger.store.claims import claims_with_ids
from ledger.store.decisions import NewDecision

EVERYWHERE = 0

_ANY = "SELECT EXISTS (SELECT 1 FROM decision WHERE actor IS NOT NULL AND kind <> 'correct')"
_DECIDED = """
SELECT kind, actor, value, document FROM decision
WHERE actor IS NOT NULL AND kind IN ('merge', 'split', 'alias') AND until_entry IS NULL ORDER BY precedence
"""
_IN_FORCE = "SELECT actor, document, other FROM stands_for WHERE until_entry IS NULL"
_ALIASES = "SELECT words, actor FROM alias WHERE until_entry IS NULL"
_CLAIMS = """
SELECT DISTINCT claim.id FROM claim_party JOIN claim ON claim.key = claim_party.claim JOIN reading ON reading.key = claim.reading
WHERE reading.until IS NULL AND claim_party.actor = ?
"""


class Decided(NamedTuple):
    """A decision on actors: kind, the actor's id, the other one's id or the alias, and the document's key where it is for one."""

    kind: str
    actor: str
    value: str
    document: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Whom each actor stands for, by keys, in a document or everywhere; an actor that is in neither stands for itself."""

    others: Mapping[tuple[int, int], int]

    def of(self, actor: int, document: int) -> int:
        """The actor that this one stands for in a document."""
        return self.others.get((actor, document), self.others.get((actor, EVERYWHERE), actor))


def merged(decided: Iterable[Decided]) -> Mapping[str, str]:
    """Whom each merged actor stands for, by ids, at the end of every chain."""
    parents: dict[str, str] = {}
    for kind, kept, other, document in decided:
        if document is None and kept != other and kind != "alias":
            change = _join if kind == "merge" else _part
            change(parents, kept, other)
    return {actor: _root(parents, actor) for actor in parents}


def _join(parents: dict[str, str], kept: str, other: str) -> None:
    """Let the other stand for the kept one, which stands for nobody on the way any more if that was the other."""
    chain = _chain(parents, kept)
    if other in chain:
        del parents[chain[chain.index(other) - 1]]
    parents[other] = kept


def _part(parents: dict[str, str], kept: str, other: str) -> None:
    """Let one of the two stand for itself, where both stand for one."""
    chain = _chain(parents, kept)
    if chain[-1] == _root(parents, other):
        del parents[kept if other in chain else other]


def _chain(parents: Mapping[str, str], actor: str) -> list[str]:
    """The actor, the one that it stands for, and so on to the one that stands for nobody else."""
    chain = [actor]
    while chain[-1] in parents:
        chain.append(parents[chain[-1]])
    return chain


def _root(parents: Mapping[str, str], actor: str) -> str:
    return _chain(parents, actor)[-1]


def standing_in_force(conn: sqlite3.Connection) -> Standing:
    """Whom actors stand for now, as the derived rows have it."""
    return Standing({(actor, document): other for actor, document, other in conn.execute(_IN_FORCE)})


def standing_decided(conn: sqlite3.Connection) -> Standing:
    """Whom actors stand for as the decisions that hold have it; actors that the ledger does not have are left out."""
    decided = [Decided(*row) for row in conn.execute(_DECIDED)]
    everywhere = merged(decided)
    found = {(actor, EVERYWHERE): other for actor, other in everywhere.items()}
    for kind, actor, other, document in decided:
        if kind == "split" and document is not None:
            found[actor, document] = everywhere.get(other, other)
    keys = _keys(conn, {name for (actor, _), other in found.items() for name in (actor, other)})
    known = {(keys[a], d): keys[b] for (a, d), b in found.items() if a in keys and b in keys}
    return Standing({place: other for place, other in known.items() if place[0] != other or place[1] != EVERYWHERE})


def aliases_decided(conn: sqlite3.Connection) -> frozenset[tuple[str, int]]:
    """The aliases that decisions give, with the key of whom they name."""
    given = [(row[2], row[1]) for row in conn.execute(_DECIDED) if row[0] == "alias"]
    keys = _keys(conn, {actor for _, actor in given})
    return frozenset((words, keys[actor]) for words, actor in given if actor in keys)


def _keys(conn: sqlite3.Connection, names: Iterable[str]) -> dict[str, int]:
    found = {name: conn.execute("SELECT key FROM main.actor WHERE id = ?", (name,)).fetchone() for name in names}
    return {name: row[0] for name, row in found.items() if row}


def replace_standing(conn: sqlite3.Connection, entry: int) -> tuple[Claim, ...]:
    """Put in force, under an entry, what decisions make of actors; the claims in force whose parties are others now."""
    if conn.execute(_ANY).fetchone() == (0,):
        return ()
    _replace_aliases(conn, entry)
    before, now = standing_in_force(conn).others, standing_decided(conn).others
    changed = {place for place in before.keys() | now.keys() if before.get(place) != now.get(place)}
    for actor, document in sorted(changed):
        _close(conn, "stands_for", ("actor", actor), ("document", document), entry)
        if (actor, document) in now:
            conn.execute("INSERT INTO stands_for VALUES (?, ?, ?, ?, NULL)", (actor, document, now[actor, document], entry))
    names = {name for actor in {actor for actor, _ in changed} for (name,) in conn.execute(_CLAIMS, (actor,))}
    return claims_with_ids(conn, names)


def add_named_actors(conn: sqlite3.Connection, decisions: Iterable[NewDecision], entry: int) -> None:
    """Add the actors that decisions name for the first time; each is of the kind of the one from which it was parted."""
    for new in decisions:
        if new.document is None or new.value is None or _keys(conn, [new.value]):
            continue
        (kind,) = conn.execute("SELECT kind FROM main.actor WHERE id = ?", (new.actor,)).fetchone()
        told = (new.value.removeprefix("name:"), kind, None, None)
        key = conn.execute("INSERT INTO actor (id, name, kind, country, sector) VALUES (?, ?, ?, ?, ?)", (new.value, *told)).lastrowid
        conn.execute("INSERT INTO actor_history VALUES (?, ?, ?, ?, ?, ?)", (key, entry, *told))


def _replace_aliases(conn: sqlite3.Connection, entry: int) -> None:
    before, now = frozenset(conn.execute(_ALIASES).fetchall()), aliases_decided(conn)
    for words, actor in sorted(before - now):
        _close(conn, "alias", ("words", words), ("actor", actor), entry)
    conn.executemany("INSERT INTO alias VALUES (?, ?, ?, NULL)", [(*pair, entry) for pair in sorted(now - before)])


def _close(conn: sqlite3.Connection, table: str, one: tuple[str, object], two: tuple[str, object], entry: int) -> None:
    """Close the row in force; one that the same entry opened was never in force and goes."""
    where = f"{one[0]} = ? AND {two[0]} = ? AND until_entry IS NULL"
    values = (one[1], two[1])
    conn.execute(f"DELETE FROM {table} WHERE {where} AND from_entry = ?", (*values, entry))  # noqa: S608  our own names
    conn.execute(f"UPDATE {table} SET until_entry = ? WHERE {where}", (entry, *values))  # noqa: S608  our own names
