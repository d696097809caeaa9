"""Events: derived rows, replaced when the claims they stand on change or are decided on, and kept for as-of.

A row in force has no `until_entry`; one that is replaced gets the entry that replaced it. An event that
comes out as it was keeps its row. In: events whose claims are in force, with what was decided of them.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ledger.model import Claim, Event
from ledger.resolve import Resolved
from ledger.store.actors import actor_id, keys_of_actors
from ledger.store.claims import claim_keys
from ledger.store.corrections import OF_FIGURE, corrected
from ledger.store.days import days_of
from ledger.store.decided import DecidedEvent
from ledger.store.months import Begun, count_months
from ledger.store.readings import Units, figure_row
from ledger.store.seals import seal_event, seal_keys
from ledger.store.standing import Standing, standing_in_force

_FIELDS = "id, preferred, type, date, first_day, end_day, modality, documents, summary, standing, decided, independent, may_repeat"
_INSERT = f"INSERT INTO event (key, {_FIELDS}, from_entry) VALUES (?{', ?' * 14})"  # noqa: S608 - a constant


@dataclass(frozen=True, slots=True)
class EventRows:
    """An event as its rows hold it: two equal ones need no rewriting.

    `fields` are the columns from id to may_repeat; `claims` keys in order; `actors` (key, role); `conflicts`
    (field, value, claim's key); `figure` the columns of its corrected sum, () where none is corrected.
    """

    fields: tuple[Any, ...]
    claims: tuple[int, ...]
    actors: frozenset[tuple[int, str]]
    conflicts: frozenset[tuple[str, str, int]]
    figure: tuple[Any, ...] = ()

    @property
    def begun(self) -> Begun:
        """What months count of it."""
        _, _, kind, _, first_day, *_, standing, _, _, _ = self.fields
        return Begun(kind, first_day, standing)

    def plain(self) -> tuple[Any, ...]:
        """All of it in one order, for a check sum."""
        return self.fields, self.claims, sorted(self.actors), sorted(self.conflicts), self.figure


def replace_events(
    conn: sqlite3.Connection, old: Collection[int], new: Sequence[Event | DecidedEvent], entry: int, units: Units | None = None
) -> None:
    """Put the events `new` in force under an entry, in the place of those with the keys `old`.

    Old events that are among the new ones, unchanged, keep their rows; the others are closed. An event
    without a day of its own has that of its figure. `units` are needed where a sum is corrected. Raises
    KeyError for a claim that is not in force.
    """
    decided = [event if isinstance(event, DecidedEvent) else DecidedEvent(event) for event in new]
    actors = keys_of_actors(conn, {actor_id(party) for one in decided for party in one.event.parties})
    wanted = dict.fromkeys(rows_of(decided, keys_for(conn, decided, actors), units))
    gone = []
    for key in sorted(old):
        stored = stored_rows(conn, key)
        if stored in wanted:
            del wanted[stored]
        else:
            _close(conn, key, entry)
            seal_event(conn, entry, key, stored.plain())
            gone.append(stored.begun)
    count_months(conn, gone, (rows.begun for rows in wanted))
    _add(conn, tuple(wanted), entry)


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of claims and actors by their ids, of documents by their digests, and whom actors stand for in them.

    Documents are needed only where some actor stands for another.
    """

    claims: Mapping[str, int]
    actors: Mapping[str, int]
    documents: Mapping[str, int]
    standing: Standing

    def actors_of(self, event: Event) -> frozenset[tuple[int, str]]:
        """Who takes part in an event, each as decisions have it in the document that names it."""
        if not self.documents:
            return frozenset((self.actors[actor_id(party)], party.role) for party in event.parties)
        told = [(claim.digest, claim.happening.parties) for claim in (event.preferred, *event.claims) if claim.happening]
        found = set()
        for party in event.parties:
            digest = next((digest for digest, parties in told if party in parties), event.preferred.digest)
            found.add((self.standing.of(self.actors[actor_id(party)], self.documents[digest]), party.role))
        return frozenset(found)


def _standing(conn: sqlite3.Connection, decided: Iterable[DecidedEvent]) -> tuple[Mapping[str, int], Standing]:
    """The keys of the documents of some events, and whom actors stand for; no documents where nobody stands for another."""
    standing = standing_in_force(conn)
    digests = {claim.digest for one in decided for claim in one.event.claims} if standing.others else ()
    sql = "SELECT key FROM document WHERE digest = ?"
    return {digest: conn.execute(sql, (digest,)).fetchone()[0] for digest in digests}, standing


def rows_of(events: Iterable[DecidedEvent], keys: Keys, units: Units | None) -> Iterator[EventRows]:
    """The rows of each event."""
    return (_wanted(event, keys, units) for event in events)


def keys_for(conn: sqlite3.Connection, events: Sequence[DecidedEvent], actors: Mapping[str, int]) -> Keys:
    """All keys that the rows of some events need, given those of their actors. Raises KeyError for a claim not in force."""
    return Keys(claim_keys(conn, {claim.id for one in events for claim in one.event.claims}), actors, *_standing(conn, events))


def _wanted(decided: DecidedEvent, keys: Keys, units: Units | None) -> EventRows:
    claims = keys.claims
    event, corrections = decided.event, dict(decided.corrections)
    told = _corrected(_told(event.preferred), corrections)
    marks = (corrections.get("summary"), decided.standing, " ".join(decided.kinds) or None, *_counted(event))
    return EventRows(
        fields=(event.id, claims[event.preferred.id], *told, event.documents, *marks),
        claims=tuple(claims[claim.id] for claim in event.claims),
        actors=keys.actors_of(event),
        conflicts=frozenset((c.field, value, claims[name]) for c in event.conflicts for value, names in c.sides for name in names),
        figure=_corrected_figure(event.preferred, corrections, units),
    )


def _counted(event: Event) -> tuple[int | None, str | None]:
    """How many of its documents are independent, and the events that it may repeat, where resolving told."""
    return (event.independent, " ".join(event.may_repeat) or None) if isinstance(event, Resolved) else (None, None)


def _corrected(told: tuple[str | None, ...], corrections: Mapping[str, str | None]) -> tuple[str | None, ...]:
    kind, date, first, end, modality = told
    if "date" in corrections:
        date = corrections["date"]
        first, end = (day.isoformat() if day else None for day in days_of(date))
    return corrections.get("type", kind), date, first, end, corrections.get("modality", modality)


def _corrected_figure(claim: Claim, corrections: Mapping[str, str | None], units: Units | None) -> tuple[Any, ...]:
    """The columns of the corrected sum; a corrected date is that of an increment, the period that of a total."""
    fields = {name: value for name, value in corrections.items() if name in OF_FIGURE or name == "date"}
    if claim.figure is None or not fields:
        return ()
    if "date" in fields and claim.figure.basis == "cumulative":
        fields["period"] = fields.pop("date")
    assert units is not None, "a corrected sum needs the digits of its currency"  # noqa: S101 - says it to the type checker
    return figure_row(corrected(claim.figure, fields), units)


def _told(claim: Claim) -> tuple[str | None, ...]:
    """Type, EDTF date, first day, end day and modality; a figure's date where the happening has none."""
    told, figure = claim.happening, claim.figure
    date = told.date if told else None
    days = (told.first_day, told.end_day) if told else (None, None)
    if date is None and days == (None, None) and figure:
        date, days = figure.date, days_of(figure.date)
    first, end = (day.isoformat() if day else None for day in days)
    return (told.type if told else None, date, first, end, told.modality if told else None)


def stored_rows(conn: sqlite3.Connection, key: int) -> EventRows:
    """The rows of one event as they are."""
    figure = conn.execute("SELECT * FROM corrected_figure WHERE event = ?", (key,)).fetchone()
    return EventRows(
        fields=conn.execute(f"SELECT {_FIELDS} FROM event WHERE key = ?", (key,)).fetchone(),  # noqa: S608 - a constant
        claims=tuple(claim for (claim,) in conn.execute("SELECT claim FROM event_claim WHERE event = ? ORDER BY ordinal", (key,))),
        actors=frozenset(conn.execute("SELECT actor, role FROM event_actor WHERE event = ?", (key,))),
        conflicts=frozenset(conn.execute("SELECT field, value, claim FROM conflict WHERE event = ?", (key,))),
        figure=figure[1:] if figure else (),
    )


def _close(conn: sqlite3.Connection, key: int, entry: int) -> None:
    conn.execute("UPDATE event SET until_entry = ? WHERE key = ?", (entry, key))
    conn.execute("UPDATE event_actor SET until_entry = ? WHERE event = ?", (entry, key))


def _add(conn: sqlite3.Connection, events: Sequence[EventRows], entry: int) -> None:
    """Put events in force, table by table."""
    first = conn.execute("SELECT coalesce(max(key), 0) + 1 FROM event").fetchone()[0]
    keyed = tuple(enumerate(events, start=first))
    if keyed:
        seal_keys(conn, entry, first, keyed[-1][0])
    conn.executemany(_INSERT, ((key, *rows.fields, entry) for key, rows in keyed))
    claims = ((key, ordinal, claim) for key, rows in keyed for ordinal, claim in enumerate(rows.claims))
    conn.executemany("INSERT INTO event_claim VALUES (?, ?, ?)", claims)
    actors = (row for key, rows in keyed for row in _actor_rows(key, rows.fields[4] or "", rows))
    conn.executemany("INSERT INTO event_actor VALUES (?, ?, ?, ?, NULL)", actors)
    conflicts = ((key, *conflict) for key, rows in keyed for conflict in sorted(rows.conflicts))
    conn.executemany("INSERT INTO conflict (event, field, value, claim) VALUES (?, ?, ?, ?)", conflicts)
    for key, rows in keyed:
        if rows.figure:
            marks = ", ?" * len(rows.figure)
            conn.execute(f"INSERT INTO corrected_figure VALUES (?{marks})", (key, *rows.figure))  # noqa: S608 - marks only


def _actor_rows(key: int, first_day: str, rows: EventRows) -> Iterator[tuple[int, str, int, str]]:
    for actor, role in sorted(rows.actors):
        yield actor, first_day, key, role
