"""Events: derived rows, replaced when the claims they stand on change, and kept for as-of.

A row in force has no `until_entry`; one that is replaced gets the entry that replaced it. An event that
comes out as it was keeps its row. In: `model.Event`s whose claims are in force.
"""

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ledger.model import Claim, Event
from ledger.store.actors import actor_id, actor_keys
from ledger.store.claims import claim_keys
from ledger.store.days import days_of

_INSERT = """
INSERT INTO event (id, preferred, type, date, first_day, end_day, modality, documents, from_entry) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


@dataclass(frozen=True, slots=True)
class _Rows:
    """An event as its rows hold it: two equal ones need no rewriting.

    `fields` are the columns from id to documents; `claims` keys in order; `actors` (key, role);
    `conflicts` (field, value, claim's key).
    """

    fields: tuple[Any, ...]
    claims: tuple[int, ...]
    actors: frozenset[tuple[int, str]]
    conflicts: frozenset[tuple[str, str, int]]


def replace_events(conn: sqlite3.Connection, old: Collection[int], new: Sequence[Event], entry: int) -> None:
    """Put the events `new` in force under an entry, in the place of those with the keys `old`.

    Old events that are among the new ones, unchanged, keep their rows; the others are closed. An event
    without a day of its own has that of its figure. Raises KeyError for a claim that is not in force.
    """
    claims = claim_keys(conn, {claim.id for event in new for claim in event.claims})
    actors = actor_keys(conn, (), (party for event in new for party in event.parties))
    wanted = {_wanted(event, claims, actors): None for event in new}
    for key in sorted(old):
        stored = _stored(conn, key)
        if stored in wanted:
            del wanted[stored]
        else:
            _close(conn, key, entry)
    for rows in wanted:
        _add(conn, rows, entry)


def _wanted(event: Event, claims: Mapping[str, int], actors: Mapping[str, int]) -> _Rows:
    return _Rows(
        fields=(event.id, claims[event.preferred.id], *_told(event.preferred), event.documents),
        claims=tuple(claims[claim.id] for claim in event.claims),
        actors=frozenset((actors[actor_id(party)], party.role) for party in event.parties),
        conflicts=frozenset((c.field, value, claims[name]) for c in event.conflicts for value, names in c.sides for name in names),
    )


def _told(claim: Claim) -> tuple[str | None, ...]:
    """Type, EDTF date, first day, end day and modality; a figure's date where the happening has none."""
    told, figure = claim.happening, claim.figure
    date = told.date if told else None
    days = (told.first_day, told.end_day) if told else (None, None)
    if date is None and days == (None, None) and figure:
        date, days = figure.date, days_of(figure.date)
    first, end = (day.isoformat() if day else None for day in days)
    return (told.type if told else None, date, first, end, told.modality if told else None)


def _stored(conn: sqlite3.Connection, key: int) -> _Rows:
    sql = "SELECT id, preferred, type, date, first_day, end_day, modality, documents FROM event WHERE key = ?"
    return _Rows(
        fields=conn.execute(sql, (key,)).fetchone(),
        claims=tuple(claim for (claim,) in conn.execute("SELECT claim FROM event_claim WHERE event = ? ORDER BY ordinal", (key,))),
        actors=frozenset(conn.execute("SELECT actor, role FROM event_actor WHERE event = ?", (key,))),
        conflicts=frozenset(conn.execute("SELECT field, value, claim FROM conflict WHERE event = ?", (key,))),
    )


def _close(conn: sqlite3.Connection, key: int, entry: int) -> None:
    conn.execute("UPDATE event SET until_entry = ? WHERE key = ?", (entry, key))
    conn.execute("UPDATE event_actor SET until_entry = ? WHERE event = ?", (entry, key))


def _add(conn: sqlite3.Connection, rows: _Rows, entry: int) -> None:
    key = conn.execute(_INSERT, (*rows.fields, entry)).lastrowid
    first_day = rows.fields[4] or ""
    conn.executemany("INSERT INTO event_claim VALUES (?, ?, ?)", ((key, ordinal, claim) for ordinal, claim in enumerate(rows.claims)))
    conn.executemany("INSERT INTO event_actor VALUES (?, ?, ?, ?, NULL)", _actor_rows(key, first_day, rows))
    conn.executemany(
        "INSERT INTO conflict (event, field, value, claim) VALUES (?, ?, ?, ?)", ((key, *conflict) for conflict in sorted(rows.conflicts))
    )


def _actor_rows(key: int | None, first_day: str, rows: _Rows) -> Iterator[tuple[int, str, int | None, str]]:
    for actor, role in sorted(rows.actors):
        yield actor, first_day, key, role
