"""The chronology: events in force, in order of time, by actor, window of days and kind.

An event is in a window when any of its days may be: "2021-08" is in a window of 31 August alone. Days
are half-open, `until` being the day after the last. Events without a first day come last; in a window
they are not listed unless asked for, and always counted.
"""

import datetime
import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from ledger.errors import UsageError
from ledger.queries.money import AMOUNT_COLUMNS, amount_of, amount_text
from ledger.queries.table import Table, Value, counted

COLUMNS = ("date", "kind", "who", "what", "money", "modality", "documents", "id")
BRIEF = ("date", "kind", "who", "what", "money", "modality", "id")

KINDS = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip

_SELECT = """
SELECT e.key, e.preferred, e.date, e.type,
       coalesce(e.summary, c.summary, (SELECT t.summary FROM event_claim l JOIN claim t ON t.key = l.claim
                            WHERE l.event = e.key AND t.summary IS NOT NULL ORDER BY l.ordinal LIMIT 1)),
       e.modality, e.documents, e.id, e.decided
FROM event e JOIN claim c ON c.key = e.preferred
"""
_FROM = "FROM event e"
_NOT_REJECTED = "e.standing IS NOT 'rejected'"
_REJECTED = "e.standing = 'rejected'"
_SUM = f"""
SELECT {AMOUNT_COLUMNS} FROM event_claim l JOIN figure f ON f.claim = l.claim
WHERE l.event = :event ORDER BY l.claim <> :preferred, l.ordinal LIMIT 1
"""  # noqa: S608  the columns are a constant
_WHO = """
SELECT a.name, group_concat(p.role, ' ')
FROM event_actor p JOIN actor a ON a.key = p.actor
LEFT JOIN claim_party c ON c.claim = :preferred AND c.actor = p.actor
WHERE p.event = :event
GROUP BY a.key
ORDER BY min(instr('actor speaker host mediator participant recipient', p.role)), min(coalesce(c.ordinal, 999)), a.name
"""


def plover_type(words: str) -> str:
    """The PLOVER type that is written so in any case. Raises UsageError, naming all, for what is none."""
    if words.upper() not in KINDS:
        raise UsageError("--kind", f"{words!r} is not a kind of event", f"choose from {', '.join(kind.lower() for kind in KINDS)}")
    return words.upper()


class EventFilter(NamedTuple):
    """Which events are asked for; None asks for all.

    `since` is the first day of the window and `until` the day after its last; `kind` a PLOVER type;
    `undated` lists the undated in a window too.
    """

    actor: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    kind: str | None = None
    undated: bool = False

    @property
    def windowed(self) -> bool:
        """Whether days are asked for."""
        return self.since is not None or self.until is not None


def events(conn: sqlite3.Connection, wanted: EventFilter) -> Table:
    """The events in force that have a kind and were not rejected, by first day and id, the undated last.

    Columns: date (EDTF), kind (PLOVER), who (names), what (summary), money (text of the preferred claim's
    sum, else of the first claim's that has one), modality, documents (how many claim it), id. Raises
    NoSuchFact for an actor that is not in the ledger or not the only one.
    """
    where, values = _condition(conn, wanted)
    dated = _rows(conn, f"{where} AND e.first_day IS NOT NULL{_window(wanted)} ORDER BY e.first_day, e.id", values)
    undated = _rows(conn, f"{where} AND e.first_day IS NULL ORDER BY e.id", values)
    (rejected,) = conn.execute(f"SELECT count(*) {_FROM} {where.replace(_NOT_REJECTED, _REJECTED)}{_window(wanted)}", values).fetchone()
    listed = not wanted.windowed or wanted.undated
    found = dated + (undated if listed else ())
    rows = tuple(row for row, _ in found)
    notes = (*_notes(len(undated), listed), *_of_rejected(rejected))
    return Table(COLUMNS, rows, notes, _brief(rows), retold=(("who", tuple(who for _, who in found)),))


def _brief(rows: tuple[tuple[Value, ...], ...]) -> tuple[str, ...]:
    """The columns of a table for people: the modality only where something is not simply asserted."""
    plain = all(row[COLUMNS.index("modality")] == "asserted" for row in rows)
    return tuple(name for name in BRIEF if not (plain and name == "modality"))


def _condition(conn: sqlite3.Connection, wanted: EventFilter) -> tuple[str, dict[str, str | int | None]]:
    where = f"WHERE e.until_entry IS NULL AND e.type IS NOT NULL AND {_NOT_REJECTED}"
    values: dict[str, str | int | None] = {
        "since": wanted.since.isoformat() if wanted.since else None,
        "until": wanted.until.isoformat() if wanted.until else None,
    }
    if wanted.kind is not None:
        where += " AND e.type = :kind"
        values["kind"] = wanted.kind
    if wanted.actor is not None:
        where += " AND e.key IN (SELECT event FROM event_actor WHERE actor = :actor AND until_entry IS NULL)"
        from ledger.queries.who import actor_named  # noqa: PLC0415  only a named actor needs it

        values["actor"] = actor_named(conn, wanted.actor).key
    return where, values


def _window(wanted: EventFilter) -> str:
    since = " AND coalesce(e.end_day, '9999-12-31') > :since" if wanted.since else ""
    until = " AND e.first_day < :until" if wanted.until else ""
    return since + until


Told = tuple[tuple[Value, ...], str]


def _rows(conn: sqlite3.Connection, clauses: str, values: dict[str, str | int | None]) -> tuple[Told, ...]:
    return tuple(_row(conn, row) for row in conn.execute(_SELECT + clauses, values))


def _row(conn: sqlite3.Connection, row: tuple[Any, ...]) -> Told:
    """A row, and who took part in the words of a table."""
    key, preferred, date, kind, what, modality, documents, event_id, decided = row
    this = {"event": key, "preferred": preferred}
    parties = [(name, frozenset(roles.split())) for name, roles in conn.execute(_WHO, this)]
    money = _corrected_sum(conn, key) if decided else None
    if money is None:
        amount = conn.execute(_SUM, this).fetchone()
        money = amount_text(amount_of(amount)) if amount else None
    who = tuple(name for name, _ in parties)
    return (date, kind, who, what, money, modality, documents, event_id), parties_text(parties) if kind == "AID" else "; ".join(who)


def _corrected_sum(conn: sqlite3.Connection, event: int) -> str | None:
    from ledger.queries.decided import amount_of_event  # noqa: PLC0415  only a decided event needs it

    return amount_of_event(conn, event)


def parties_text(parties: Sequence[tuple[str, frozenset[str]]]) -> str:
    """Who took part in a transfer: "United States -> Ukraine", and before them those who are on neither side."""
    sides = [[name for name, roles in parties if role in roles] for role in ("actor", "recipient")]
    others = [name for name, _ in parties if not any(name in side for side in sides)]
    transfer = " -> ".join("; ".join(side) for side in sides) if all(sides) else "; ".join(sides[0] + sides[1])
    return "; ".join((*others, transfer)) if transfer else "; ".join(others)


def _notes(undated: int, listed: bool) -> tuple[str, ...]:
    if not undated:
        return ()
    if listed:
        return (f"{counted(undated, 'undated event')} stand{'s' if undated == 1 else ''} last",)
    return (f"{counted(undated, 'undated event')} {'is' if undated == 1 else 'are'} not listed in a window; --undated lists them",)


def _of_rejected(number: int) -> tuple[str, ...]:
    if not number:
        return ()
    return (f"{counted(number, 'rejected event')} {'is' if number == 1 else 'are'} not listed; `ledger log` says who rejected and why",)
