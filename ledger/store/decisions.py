"""Decisions: written once, closed by the entry that undoes them, and found again whatever the rules read since.

A decision holds on to its claims by document, span and kind. It bears on the claim in force that has the id it
was taken on, else on the one of that document and kind whose span it overlaps most; where there is none it waits.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ledger.model import Claim
from ledger.store.decided import Decision, DecisionKind

_ADD = "INSERT INTO decision (entry, precedence, kind, field, value, actor, source, document) VALUES (?, 0, ?, ?, ?, ?, ?, ?)"
_ADD_CLAIM = """
INSERT INTO decision_claim (decision, ordinal, side, claim, document, start, end, kind)
VALUES (?, ?, ?, ?, (SELECT key FROM document WHERE digest = ?), ?, ?, ?)
"""
_ANY = "SELECT EXISTS (SELECT 1 FROM decision)"
_ON_DOCUMENTS = """
SELECT DISTINCT decision.key, precedence, decision.kind, field, value FROM decision
JOIN decision_claim ON decision_claim.decision = decision.key JOIN document ON document.key = decision_claim.document
WHERE decision.until_entry IS NULL AND document.digest IN (SELECT value FROM json_each(?)) ORDER BY precedence
"""
_ALL = "SELECT key, precedence, kind, field, value FROM decision WHERE until_entry IS NULL AND actor IS NULL ORDER BY precedence"
_TARGETS = "SELECT ordinal, side, claim, document, start, end, kind FROM decision_claim WHERE decision = ? ORDER BY ordinal"
_SPANS = """
SELECT claim.id, claim.start, claim.end, CASE WHEN figure.claim IS NULL THEN 'event' ELSE 'figure' END
FROM reading JOIN claim ON claim.reading = reading.key LEFT JOIN figure ON figure.claim = claim.key
WHERE reading.document = ? AND reading.until IS NULL ORDER BY claim.start, claim.end, claim.id
"""

_CORRECTIONS = """
SELECT actor, field, value FROM decision
WHERE actor IS NOT NULL AND kind = 'correct' AND until_entry IS NULL ORDER BY precedence
"""

Span = tuple[str, int, int, str]


@dataclass(frozen=True, slots=True)
class NewDecision:
    """A decision to be written: the claims with their side (0 or 1), in order, or the id of an actor.

    Of actors `value` is what is corrected, the id of the other one, or an alias, `document` the key of the one where it is so.
    """

    kind: DecisionKind
    claims: Sequence[tuple[Claim, int]] = ()
    field: str | None = None
    value: str | None = None
    actor: str | None = None
    source: int | None = None
    document: int | None = None


def add_decisions(conn: sqlite3.Connection, decisions: Iterable[NewDecision], entry: int) -> None:
    """Write decisions under an entry, in order; each holds against those before it."""
    for new in decisions:
        key = conn.execute(_ADD, (entry, new.kind, new.field, new.value, new.actor, new.source, new.document)).lastrowid
        conn.execute("UPDATE decision SET precedence = key WHERE key = ?", (key,))
        rows = ((key, place, side, *_held(claim)) for place, (claim, side) in enumerate(new.claims))
        conn.executemany(_ADD_CLAIM, rows)


def _held(claim: Claim) -> tuple[str, str, int, int, str]:
    return claim.id, claim.digest, claim.start, claim.end, "figure" if claim.figure else "event"


def undo_entry(conn: sqlite3.Connection, undone: int, entry: int) -> int:
    """Close the decisions of the entry `undone`, and restore those that it closed itself; how many of both."""
    closed = conn.execute("UPDATE decision SET until_entry = ? WHERE entry = ? AND until_entry IS NULL", (entry, undone)).rowcount
    restored = conn.execute("SELECT key FROM decision WHERE until_entry = ? ORDER BY key", (undone,)).fetchall()
    for (key,) in restored:
        copy = conn.execute(
            "INSERT INTO decision (entry, precedence, kind, field, value, actor, source, document) "
            "SELECT ?, precedence, kind, field, value, actor, source, document FROM decision WHERE key = ?",
            (entry, key),
        ).lastrowid
        conn.execute(
            "INSERT INTO decision_claim SELECT ?, ordinal, side, claim, document, start, end, kind FROM decision_claim WHERE decision = ?",
            (copy, key),
        )
    return closed + len(restored)


def claims_of_entry(conn: sqlite3.Connection, entry: int) -> frozenset[str]:
    """The ids of the claims in force on which the decisions of an entry bear, and those that the entry undid."""
    keys = [key for (key,) in conn.execute("SELECT key FROM decision WHERE entry = ? OR until_entry = ?", (entry, entry))]
    spans: dict[int, Sequence[Span]] = {}
    return frozenset(name for key in keys for _, name in _bearing(conn, key, spans))


def decisions_on(conn: sqlite3.Connection, digests: Collection[str]) -> tuple[Decision, ...]:
    """The decisions that hold and speak of a claim of one of these documents, as they bear on claims in force."""
    if conn.execute(_ANY).fetchone() == (0,):
        return ()
    return _decisions(conn, conn.execute(_ON_DOCUMENTS, (json.dumps(sorted(digests)),)).fetchall())


def decisions_in_force(conn: sqlite3.Connection) -> tuple[Decision, ...]:
    """All decisions on claims that hold, as they bear on claims in force."""
    return _decisions(conn, conn.execute(_ALL).fetchall())


def _decisions(conn: sqlite3.Connection, rows: Sequence[tuple[int, int, DecisionKind, str | None, str | None]]) -> tuple[Decision, ...]:
    spans: dict[int, Sequence[Span]] = {}
    found = []
    for key, precedence, kind, field, value in rows:
        sides = _bearing(conn, key, spans)
        rest, apart = (tuple(dict.fromkeys(name for side, name in sides if side == which)) for which in (0, 1))
        found.append(Decision(precedence, kind, rest, apart, field, value))
    return tuple(found)


def _bearing(conn: sqlite3.Connection, decision: int, spans: dict[int, Sequence[Span]]) -> list[tuple[int, str]]:
    """The claims in force that a decision bears on, with their sides, in its order."""
    found = []
    for _, side, claim, document, start, end, kind in conn.execute(_TARGETS, (decision,)).fetchall():
        if document not in spans:
            spans[document] = conn.execute(_SPANS, (document,)).fetchall()
        name = nearest((claim, start, end, kind), spans[document])
        if name is not None:
            found.append((side, name))
    return found


def nearest(wanted: Span, present: Sequence[Span]) -> str | None:
    """The id of the present claim that is the wanted one: of its id, else of its kind with most of its span; None for none."""
    identity, start, end, kind = wanted
    if any(name == identity for name, *_ in present):
        return identity
    shared = [(min(end, last) - max(start, first), name) for name, first, last, of in present if of == kind]
    most = max(shared, key=lambda pair: pair[0], default=(0, None))
    return most[1] if most[0] > 0 else None


def actors_of_entry(conn: sqlite3.Connection, entry: int) -> tuple[str, ...]:
    """The ids of the actors on which the decisions of an entry bear, and those that the entry undid."""
    sql = "SELECT DISTINCT actor FROM decision WHERE actor IS NOT NULL AND (entry = ? OR until_entry = ?) ORDER BY actor"
    return tuple(actor for (actor,) in conn.execute(sql, (entry, entry)))


def corrections_of_actors(conn: sqlite3.Connection) -> Mapping[str, Mapping[str, str | None]]:
    """What decisions that hold correct of actors, by the actor's id and the field."""
    found: dict[str, dict[str, str | None]] = {}
    for actor, field, value in conn.execute(_CORRECTIONS):
        found.setdefault(actor, {})[field] = value
    return found
