"""Derived rows made again: those that a change touches, and all of them, to compare.

In: claims and events by their ids and keys. Resolving and deciding are pure (`ledger.resolve`,
`ledger.store.decided`); here their candidates are fetched and their answer is written or compared.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from ledger import resolve
from ledger.model import Claim
from ledger.store.actors import actor_id
from ledger.store.blocks import hashed, replace_blocks
from ledger.store.claims import claim_keys, claims_in_force, claims_near, claims_of_events, claims_with_ids, events_of
from ledger.store.corrected_actors import corrected_actors, replace_actors
from ledger.store.decided import DecidedEvent, decided_events
from ledger.store.decisions import decisions_in_force, decisions_on
from ledger.store.derived import EventRows, keys_for, replace_events, rows_of, stored_rows
from ledger.store.findings import Finding
from ledger.store.indices import index_findings, kept_findings
from ledger.store.months import months_are_right
from ledger.store.readings import Units
from ledger.store.sketches import add_sketch, sketches_of
from ledger.store.standing import aliases_decided, replace_standing, standing_decided, standing_in_force

_KEPT = """
SELECT start, end FROM passage JOIN reading ON reading.key = passage.reading
WHERE document = ? AND until IS NULL AND rule IS NULL ORDER BY start
"""
_CORRECTED = """
SELECT told.id, corrected.actor, corrected.name, corrected.kind, corrected.country, corrected.sector
FROM corrected_actor AS corrected JOIN main.actor AS told ON told.key = corrected.actor WHERE until_entry IS NULL
"""
_ALIASES = "SELECT words, actor FROM main.alias WHERE until_entry IS NULL"
_OTHER_DAYS = """
SELECT event.id FROM event JOIN event_actor AS link ON link.event = event.key
WHERE event.until_entry IS NOT link.until_entry OR coalesce(event.first_day, '') <> link.first_day
"""


def derive(conn: sqlite3.Connection, come: Iterable[Claim], gone: Iterable[Claim], entry: int, units: Units) -> None:
    """Derive again, under an entry, the events that may be others now that claims came into force and others went.

    Whoever is one with a claim by decision only is drawn in too, so that the order of things changes nothing.
    """
    left = tuple(gone)
    known = {claim.id: claim for claim in _around(conn, (*come, *replace_standing(conn, entry)), left)}
    while True:
        touched = events_of(conn, [*known, *(claim.id for claim in left)])
        decisions = decisions_on(conn, {claim.digest for claim in known.values()})
        held = [decision for decision in decisions if decision.all & known.keys()]
        drawn = {name for decision in held for name in decision.all} | {claim.id for claim in claims_of_events(conn, touched)}
        missing = drawn - known.keys()
        if not missing:
            break
        known |= {claim.id: claim for claim in _around(conn, claims_with_ids(conn, missing), ())}
    events = decided_events(known.values(), held, _sketches(conn, known.values()))
    replace_events(conn, touched, events, entry, units)
    replace_actors(conn, entry)


def derive_all(conn: sqlite3.Connection, entry: int, units: Units) -> None:
    """Derive every event again, under an entry, with the blocking keys and sketches that today's rules give.

    Every document in force without a sketch gets one of its kept text.
    """
    for key, text in conn.execute("SELECT key, text FROM document WHERE key NOT IN (SELECT document FROM sketch)").fetchall():
        kept = [text[start:end] for start, end in conn.execute(_KEPT, (key,))]
        if kept:
            add_sketch(conn, key, resolve.sketch_of("\n".join(kept)))
    claims = claims_in_force(conn)
    replace_standing(conn, entry)
    keys = claim_keys(conn, {claim.id for claim in claims})
    replace_blocks(conn, ((keys[claim.id], resolve.blocks_of(claim)) for claim in claims))
    old = [key for (key,) in conn.execute("SELECT key FROM event WHERE until_entry IS NULL")]
    replace_events(conn, old, decided_events(claims, decisions_in_force(conn), _sketches(conn, claims)), entry, units)
    replace_actors(conn, entry)


def _around(conn: sqlite3.Connection, come: Iterable[Claim], gone: Iterable[Claim]) -> tuple[Claim, ...]:
    return resolve.neighbourhood(come, gone, lambda blocks: claims_near(conn, blocks))


def _sketches(conn: sqlite3.Connection, claims: Iterable[Claim]) -> Mapping[str, resolve.Sketch]:
    """The sketches of the documents of some claims; none are needed for those of one document."""
    digests = {claim.digest for claim in claims}
    return sketches_of(conn, digests) if len(digests) > 1 else {}


def compare(conn: sqlite3.Connection, units: Units) -> Iterator[Finding]:
    """What differs between the derived rows in force and those that all claims and decisions give when derived anew.

    The claims must be as they were written, which `verify` tells. Where an index is broken, that is all that can be told.
    """
    broken = tuple(index_findings(conn))
    if broken:
        yield from broken
        return
    claims = claims_in_force(conn)
    try:
        sketches = _sketches(conn, claims)
    except ValueError:
        yield Finding("sketches", "cannot be read: `ledger reread` makes them anew")
        return
    fresh = decided_events(claims, decisions_in_force(conn), sketches)
    yield from _of_events(conn, Counter(_rows(conn, fresh, units)))
    yield from _of_blocks(conn, claims)
    for (identity,) in conn.execute(f"SELECT DISTINCT id FROM ({_OTHER_DAYS}) ORDER BY id"):  # noqa: S608 - a constant
        yield Finding(f"event {identity}", "the day or the end beside its actors is not its own")
    if not months_are_right(conn):
        yield Finding("months", "the number of events in them is not that of the events in force")
    stored_actors = {identity: tuple(row) for identity, *row in conn.execute(_CORRECTED)}
    if stored_actors != corrected_actors(conn):
        yield Finding("actors", "the corrections in force are not what decisions give")
    if standing_in_force(conn) != standing_decided(conn) or frozenset(conn.execute(_ALIASES)) != aliases_decided(conn):
        yield Finding("actors", "whom they stand for, or their aliases, are not what decisions give")
    yield from kept_findings(conn)


def _of_events(conn: sqlite3.Connection, wanted: Counter[EventRows]) -> Iterator[Finding]:
    for (key,) in conn.execute("SELECT key FROM event WHERE until_entry IS NULL ORDER BY id").fetchall():
        stored = stored_rows(conn, key)
        if wanted[stored]:
            wanted[stored] -= 1
        else:
            yield Finding(f"event {stored.fields[0]}", "its derived rows are not what its claims and decisions give")
    for rows in wanted.elements():
        yield Finding(f"event {rows.fields[0]}", "claims and decisions give it, and it is not in force so")


def _of_blocks(conn: sqlite3.Connection, claims: Iterable[Claim]) -> Iterator[Finding]:
    stored: dict[int, set[int]] = {}
    for block, claim in conn.execute("SELECT block, claim FROM claim_block"):
        stored.setdefault(claim, set()).add(block)
    keys = claim_keys(conn, {claim.id for claim in claims})
    for claim in claims:
        if stored.get(keys[claim.id], set()) != set(map(hashed, resolve.blocks_of(claim))):
            yield Finding(f"claim {claim.id}", "the keys by which it finds its like are not its own: `ledger reread` makes them anew")


def _rows(conn: sqlite3.Connection, events: tuple[DecidedEvent, ...], units: Units) -> Iterator[EventRows]:
    parties = {actor_id(party) for one in events for party in one.event.parties}
    actors = {identity: key for identity, key in conn.execute("SELECT id, key FROM main.actor") if identity in parties}
    return rows_of(events, keys_for(conn, events, actors), units)
