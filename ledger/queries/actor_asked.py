"""From the words of `ledger actor` to decisions on actors, and what was decided told in a line.

In: ids or names as a person writes them, on a read-only connection, so that a name means what the listings show. Out:
decisions to be written. Nothing is guessed: a name that two actors answer to is an error that lists them.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ledger.errors import UsageError
from ledger.queries.find import document_named
from ledger.queries.who import Named, actor_named
from ledger.store import OF_ACTOR, NewDecision, checked

_HERE = "the listing `ledger actors` prints names and ids"
_STRANGER = "name:"
_TOLD = "SELECT key, id, name FROM main.actor WHERE id = ? OR name = ? ORDER BY id = ? DESC, id"
_NAMED_IN = """
SELECT told.id FROM main.actor AS told
WHERE (told.key = :actor OR EXISTS (SELECT 1 FROM main.stands_for AS stand
        WHERE stand.actor = told.key AND stand.other = :actor AND stand.document IN (0, :document) AND stand.until_entry IS NULL))
    AND EXISTS (SELECT 1 FROM main.mention JOIN reading ON reading.key = mention.reading
            WHERE mention.actor = told.key AND document = :document
        UNION ALL SELECT 1 FROM reading JOIN claim ON claim.reading = reading.key JOIN main.claim_party ON claim_party.claim = claim.key
            WHERE document = :document AND claim_party.actor = told.key)
ORDER BY told.id
"""


@dataclass(frozen=True, slots=True)
class ActorAsked:
    """What is asked for: of a merge and a split the actors, the one that stays first; of a rename and an alias one, and the words.

    A split with documents gives the actor another name in these (`words`).
    """

    kind: Literal["merge", "split", "rename", "alias"]
    names: tuple[str, ...]
    words: str = ""
    documents: tuple[str, ...] = ()
    source: str | None = None


def actor_decisions(conn: sqlite3.Connection, asked: ActorAsked) -> tuple[NewDecision, ...]:
    """The decisions that are asked for, in order.

    Raises NoSuchFact for a name that no actor or more than one has, UsageError for what cannot be decided so.
    """
    source = document_named(conn, asked.source) if asked.source is not None else None
    actor = actor_named(conn, asked.names[0], asked.names[0])
    if asked.kind == "rename":
        name = checked("name", asked.words, OF_ACTOR, "an actor")
        return (NewDecision("correct", field="name", value=name, actor=actor.id, source=source),)
    if asked.kind == "alias":
        return (NewDecision("alias", value=_free(conn, actor, asked.words), actor=actor.id, source=source),)
    if asked.kind == "split" and asked.documents:
        other = _other_name(conn, actor, asked.words)
        told = [pair for name in asked.documents for pair in _naming(conn, actor, name)]
        return tuple(NewDecision("split", value=other, actor=name, source=source, document=key) for name, key in told)
    find = _merged if asked.kind == "merge" else _parted
    others = dict.fromkeys(find(conn, actor, name) for name in asked.names[1:])
    kind: Literal["merge", "split"] = "merge" if asked.kind == "merge" else "split"
    return tuple(NewDecision(kind, value=other, actor=actor.id, source=source) for other in others)


def _merged(conn: sqlite3.Connection, kept: Named, words: str) -> str:
    other = actor_named(conn, words, words)
    if other.key == kept.key:
        raise UsageError(words, f"is {kept.name} ({kept.id}) already", "name two actors: `ledger actors --candidates` lists pairs")
    return other.id


def _parted(conn: sqlite3.Connection, kept: Named, words: str) -> str:
    """The id of the other one, which may stand for the kept one now: then no listing shows it, and documents do."""
    told = [Named(*row) for row in conn.execute(_TOLD, (words, words, words))]
    other = next((one for one in told if one.id == words or len(told) == 1), None) or actor_named(conn, words, words)
    if other.key == kept.key:
        hint = "to part what one name means, name the documents: --in DOC --name NAME"
        raise UsageError(words, f"is {kept.name} ({kept.id}) itself", hint)
    return other.id


def _free(conn: sqlite3.Connection, actor: Named, words: str) -> str:
    """The words as an alias. Raises UsageError where they are none, or the name of another actor."""
    alias = " ".join(words.split())
    if not alias:
        raise UsageError("alias", "is empty", "write the name by which the actor is to be found")
    for other, name in conn.execute("SELECT id, name FROM actor WHERE (id = ? OR name = ?) AND key <> ?", (alias, alias, actor.key)):
        raise UsageError(alias, f"is the name of another actor, {name} ({other})", "merge the two if they are one: `ledger actor merge`")
    return alias


def _other_name(conn: sqlite3.Connection, actor: Named, words: str) -> str:
    """The id of the actor of this id or name, else the id that one of this name has once it is there."""
    name = " ".join(words.split())
    if not name:
        raise UsageError("--name", "is not given", "say who it is in these documents: --name 'John Smith (senator)'")
    found = conn.execute("SELECT id FROM actor WHERE id = ? OR name = ? ORDER BY id = ? DESC, id", (name, name, name)).fetchone()
    other = str(found[0]) if found else _STRANGER + name
    if other == actor.id:
        raise UsageError(name, "is the same actor", "give another name: --name 'John Smith (senator)'")
    return other


def _naming(conn: sqlite3.Connection, actor: Named, words: str) -> list[tuple[str, int]]:
    """As whom a document names the actor (ids), and the document's key. Raises NoSuchFact, and UsageError for one that does not."""
    document = document_named(conn, words)
    told = [(name, document) for (name,) in conn.execute(_NAMED_IN, {"actor": actor.key, "document": document})]
    if not told:
        raise UsageError(words, f"does not name {actor.name}", "name documents that do: `ledger actor why ID` lists them")
    return told


def told_of_actors(conn: sqlite3.Connection, ids: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The ids and names of these actors as they are shown, and how many events they are in; those not seen under their own name."""
    rows = []
    for identity in ids:
        row = conn.execute("SELECT key, name FROM actor WHERE id = ?", (identity,)).fetchone()
        row = row or conn.execute("SELECT key, name FROM main.actor WHERE id = ?", (identity,)).fetchone()
        if row:
            rows.append((identity, str(row[1])))
    return tuple(rows)
