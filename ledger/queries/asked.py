"""From the words of a command to decisions: which claims or actor they speak of, and whether they can be taken.

In: ids as a person writes them, and fields with values. Out: decisions to be written. An id of an event stands for
all its claims; a split and a prefer name single claims.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from ledger.errors import NoSuchFact, UsageError
from ledger.model import Claim
from ledger.queries.find import claim_of_event, document_named, found
from ledger.queries.table import counted
from ledger.store import OF_ACTOR, OF_EVENT, OF_FIGURE, DecisionKind, NewDecision, checked, claims_of_events, claims_with_ids


@dataclass(frozen=True, slots=True)
class Asked:
    """A decision as it is asked for: its kind, the ids, for a correction fields with values, and a document that bears it out."""

    kind: DecisionKind
    names: tuple[str, ...]
    fields: tuple[tuple[str, str], ...] = ()
    source: str | None = None


def decisions_asked(conn: sqlite3.Connection, asked: Asked) -> tuple[NewDecision, ...]:
    """The decisions that are asked for, in order.

    Raises NoSuchFact for an id that nothing or more than one thing has, UsageError for what cannot be decided so.
    """
    source = document_named(conn, asked.source) if asked.source is not None else None
    match asked.kind:
        case "merge":
            return (NewDecision("merge", _merged(conn, asked.names), source=source),)
        case "split":
            return (NewDecision("split", _parted(conn, asked.names), source=source),)
        case "prefer":
            return tuple(NewDecision("prefer", _preferred(conn, name), source=source) for name in asked.names)
        case "correct":
            return tuple(one for name in asked.names for one in _corrections(conn, name, asked.fields, source))
    return tuple(NewDecision(asked.kind, _whole(conn, name), source=source) for name in asked.names)


Targets = tuple[tuple[Claim, int], ...]


def _event(conn: sqlite3.Connection, name: str) -> int:
    match = found(conn, name)
    if match.kind != "event":
        kind = f"an {match.kind}" if match.kind == "actor" else f"a {match.kind}"
        raise NoSuchFact(name, f"is {kind} and no event in force", "the listings print ids of events: `ledger events`")
    return match.key


def _whole(conn: sqlite3.Connection, name: str) -> Targets:
    return tuple((claim, 0) for claim in claims_of_events(conn, {_event(conn, name)}))


def _merged(conn: sqlite3.Connection, names: Sequence[str]) -> Targets:
    events = list(dict.fromkeys(_event(conn, name) for name in names))
    if len(events) < 2:
        raise UsageError(" ".join(names), "is one event already", "name two events or more")
    return tuple((claim, 0) for event in events for claim in claims_of_events(conn, {event}))


def _parted(conn: sqlite3.Connection, names: Sequence[str]) -> Targets:
    named = dict(claim_of_event(conn, name) for name in names)
    if len(set(named.values())) > 1:
        raise UsageError(" ".join(names), "are claims of different events", "name claims of one event")
    claims = claims_of_events(conn, set(named.values()))
    if len(claims) == len(named):
        wrong = f"the event has {counted(len(claims), 'claim')} and nothing would be left of it"
        raise UsageError(" ".join(names), wrong, "name some claims of an event that has more: `ledger show EVENT` lists them")
    return tuple((claim, int(claim.id in named)) for claim in claims)


def _preferred(conn: sqlite3.Connection, name: str) -> Targets:
    claim, event = claim_of_event(conn, name)
    return tuple((other, int(other.id == claim)) for other in claims_of_events(conn, {event}))


def _corrections(conn: sqlite3.Connection, name: str, fields: Sequence[tuple[str, str]], source: int | None) -> tuple[NewDecision, ...]:
    if not fields:
        raise UsageError("correct", "no field is named", "write FIELD=VALUE, as amount=65000000 or date=2021-08-31")
    if found(conn, name).kind == "actor":
        actor = found(conn, name).id
        return tuple(
            NewDecision("correct", field=field, value=checked(field, value, OF_ACTOR, "an actor"), actor=actor, source=source)
            for field, value in fields
        )
    claims = _whole(conn, name)
    (preferred,) = conn.execute(
        "SELECT c.id FROM event e JOIN claim c ON c.key = e.preferred WHERE e.key = ?", (_event(conn, name),)
    ).fetchone()
    (shown,) = claims_with_ids(conn, [preferred])
    known = {**OF_EVENT, **OF_FIGURE} if shown.figure else OF_EVENT
    thing = "an event with money" if shown.figure else "an event without money"
    return tuple(NewDecision("correct", claims, field, checked(field, value, known, thing), source=source) for field, value in fields)
