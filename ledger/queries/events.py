"""The chronology: events in force, in order of time, by actor, window of days and kind.

An event is in a window when any of its days may be: "2021-08" is in a window of 31 August alone. Days
are half-open, `until` being the day after the last. Events without a first day come last; in a window
they are not listed unless asked for, and always counted. A query of the language (docs/query.md) narrows what is listed;
the days that it demands of every event are a window too.
"""

import datetime
import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ledger.errors import UsageError
from ledger.queries.money import AMOUNT_COLUMNS, amount_of, amount_text
from ledger.queries.table import Table, Value, counted

if TYPE_CHECKING:
    from ledger.ask import Query

COLUMNS = ("date", "kind", "who", "what", "money", "modality", "documents", "id")
BRIEF = ("date", "kind", "who", "what", "money", "modality", "id")

KINDS = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "OTHER",
)  # fmt: skip

_SELECT = """
SELECT e.key, e.preferred, e.date, e.type,
       coalesce(e.summary, c.summary, (SELECT t.summary FROM event_claim l JOIN claim t ON t.key = l.claim
                            WHERE l.event = e.key AND t.summary IS NOT NULL ORDER BY l.ordinal LIMIT 1)),
       e.modality, e.documents, e.id, e.decided, e.first_day
FROM event e JOIN claim c ON c.key = e.preferred
"""
_FROM = "FROM event e"
_NOT_REJECTED = "e.standing IS NOT 'rejected'"
_REJECTED = "e.standing = 'rejected'"
_ANY_REJECTED = "SELECT 1 FROM event e WHERE e.id > '' AND e.standing = 'rejected' AND e.until_entry IS NULL LIMIT 1"
_DATED, _UNDATED = "e.first_day IS NOT NULL", "e.first_day IS NULL"
_UNDATED_OF_FEW = f"+{_UNDATED}"  # by the keys that are found already, not by the index of days
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
    `undated` lists the undated in a window too. `query` is fulfilled beside all that. `reverse` lists the newest first
    (the undated stay last), `limit` that many at most.
    """

    actor: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    kind: str | None = None
    undated: bool = False
    query: "Query | None" = None
    reverse: bool = False
    limit: int | None = None


class Demand(NamedTuple):
    """A filter as SQL: the condition on `event e` but for days, that of a window ("" for none), and their parameters.

    `rejected` is the condition for the rejected events that are left out, "" where the query itself speaks of them;
    `undated` that of the events without a first day.
    """

    where: str
    window: str
    values: dict[str, str | int | None]
    rejected: str
    undated: str = _UNDATED

    def lists_undated(self, wanted: EventFilter) -> bool:
        """Whether events without a day are listed: in a window only where they are asked for."""
        return not self.window or wanted.undated

    def whole(self, wanted: EventFilter) -> str:
        """The condition for all that is listed, dated and undated."""
        if not self.window:
            return self.where
        within = f"({_DATED}{self.window})"
        return f"{self.where} AND ({within} OR {_UNDATED})" if wanted.undated else f"{self.where} AND {within}"


def events(conn: sqlite3.Connection, wanted: EventFilter) -> Table:
    """The events in force that have a kind and were not rejected, by first day and id, the undated last.

    Columns: date (EDTF), kind (PLOVER), who (names), what (summary), money (text of the preferred claim's
    sum, else of the first claim's that has one), modality, documents (how many claim it), id. Raises
    NoSuchFact for an actor that is not in the ledger or not the only one.
    """
    asked = demand(conn, wanted)
    found = tuple(told for clauses in _clauses(asked, wanted) for told in _rows(conn, clauses, asked.values))[: wanted.limit]
    more = 0
    if wanted.limit is not None and len(found) == wanted.limit:
        (number,) = conn.execute(f"SELECT count(*) {_FROM} WHERE {asked.whole(wanted)}", asked.values).fetchone()
        more = number - len(found)
    undated = sum(1 for told in found if told.undated) if asked.lists_undated(wanted) else None
    rows = tuple(told.row for told in found)
    notes = (*notes_on(conn, asked, wanted, undated, cut=bool(more)), *_of_more(more))
    return Table(COLUMNS, rows, notes, _brief(rows), retold=(("who", tuple(told.who for told in found)),))


def notes_on(conn: sqlite3.Connection, asked: Demand, wanted: EventFilter, undated: int | None, *, cut: bool) -> tuple[str, ...]:
    """Sentences that count what a listing leaves out or puts last.

    `undated` is how many there are if that is known; with `cut` the listing ends before them.
    """
    if undated is None:
        (undated,) = conn.execute(f"SELECT count(*) {_FROM} WHERE {asked.where} AND {asked.undated}", asked.values).fetchone()
    return (*_notes(undated, asked.lists_undated(wanted), cut), *_of_rejected(_number_rejected(conn, asked)))


def _clauses(asked: Demand, wanted: EventFilter) -> tuple[str, ...]:
    """What follows the SELECT, the undated last: once for few events, twice for many, in the order of the index of days."""
    turned = " DESC" if wanted.reverse else ""
    limit = "" if wanted.limit is None else f" LIMIT {wanted.limit}"
    if asked.undated == _UNDATED_OF_FEW and asked.lists_undated(wanted):
        return (f"WHERE {asked.whole(wanted)} ORDER BY {_UNDATED}, e.first_day{turned}, e.id{turned}{limit}",)
    dated = f"WHERE {asked.where}{asked.window} AND {_DATED} ORDER BY e.first_day{turned}, e.id{turned}{limit}"
    return (dated, f"WHERE {asked.where} AND {asked.undated} ORDER BY e.id{turned}{limit}") if asked.lists_undated(wanted) else (dated,)


def _number_rejected(conn: sqlite3.Connection, asked: Demand) -> int:
    if not asked.rejected or conn.execute(_ANY_REJECTED).fetchone() is None:
        return 0
    (number,) = conn.execute(f"SELECT count(*) {_FROM} WHERE {asked.rejected}{asked.window}", asked.values).fetchone()
    return int(number)


def _brief(rows: tuple[tuple[Value, ...], ...]) -> tuple[str, ...]:
    """The columns of a table for people: the modality only where something is not simply asserted."""
    plain = all(row[COLUMNS.index("modality")] == "asserted" for row in rows)
    return tuple(name for name in BRIEF if not (plain and name == "modality"))


def demand(conn: sqlite3.Connection, wanted: EventFilter) -> Demand:
    """The filter as SQL. Raises NoSuchFact for an actor, a publisher or a document that is not in the ledger."""
    where = "e.until_entry IS NULL AND e.type IS NOT NULL"
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
    undated = _UNDATED if wanted.actor is None else _UNDATED_OF_FEW
    asked = Demand(f"{where} AND {_NOT_REJECTED}", _window(wanted), values, f"{where} AND {_REJECTED}", undated)
    return asked if wanted.query is None else _narrowed(conn, asked, wanted.query)


def _narrowed(conn: sqlite3.Connection, asked: Demand, query: "Query") -> Demand:
    """What is demanded when a query is fulfilled too. One that speaks of rejected events lets them be listed."""
    from ledger.queries.asking import condition  # noqa: PLC0415  only a query needs it

    more = condition(conn, query)
    rejected = "" if more.rejected else f"{asked.rejected} AND {more.where}"
    where = asked.where.removesuffix(f" AND {_NOT_REJECTED}") if more.rejected else asked.where
    window = f"{asked.window} AND {more.window}" if more.window else asked.window
    undated = _UNDATED_OF_FEW if more.found else asked.undated
    return Demand(f"{where} AND {more.where}", window, asked.values | more.values, rejected, undated)


def _window(wanted: EventFilter) -> str:
    since = " AND coalesce(e.end_day, '9999-12-31') > :since" if wanted.since else ""
    until = " AND e.first_day < :until" if wanted.until else ""
    return since + until


class Told(NamedTuple):
    """A row, who took part in the words of a table, and whether the event has no first day."""

    row: tuple[Value, ...]
    who: str
    undated: bool


def _rows(conn: sqlite3.Connection, clauses: str, values: dict[str, str | int | None]) -> tuple[Told, ...]:
    return tuple(_row(conn, row) for row in conn.execute(_SELECT + clauses, values))


def _row(conn: sqlite3.Connection, row: tuple[Any, ...]) -> Told:
    key, preferred, date, kind, what, modality, documents, event_id, decided, first_day = row
    this = {"event": key, "preferred": preferred}
    parties = [(name, frozenset(roles.split())) for name, roles in conn.execute(_WHO, this)]
    money = _corrected_sum(conn, key) if decided else None
    if money is None:
        amount = conn.execute(_SUM, this).fetchone()
        money = amount_text(amount_of(amount)) if amount else None
    who = tuple(name for name, _ in parties)
    told = parties_text(parties) if kind == "AID" else "; ".join(who)
    return Told((date, kind, who, what, money, modality, documents, event_id), told, first_day is None)


def _corrected_sum(conn: sqlite3.Connection, event: int) -> str | None:
    from ledger.queries.decided import amount_of_event  # noqa: PLC0415  only a decided event needs it

    return amount_of_event(conn, event)


def parties_text(parties: Sequence[tuple[str, frozenset[str]]]) -> str:
    """Who took part in a transfer: "United States -> Ukraine", and before them those who are on neither side."""
    sides = [[name for name, roles in parties if role in roles] for role in ("actor", "recipient")]
    others = [name for name, _ in parties if not any(name in side for side in sides)]
    transfer = " -> ".join("; ".join(side) for side in sides) if all(sides) else "; ".join(sides[0] + sides[1])
    return "; ".join((*others, transfer)) if transfer else "; ".join(others)


def _notes(undated: int, listed: bool, cut: bool) -> tuple[str, ...]:
    if not undated or (listed and cut):
        return ()
    if listed:
        return (f"{counted(undated, 'undated event')} stand{'s' if undated == 1 else ''} last",)
    return (f"{counted(undated, 'undated event')} {'is' if undated == 1 else 'are'} not listed in a window; --undated lists them",)


def _of_more(number: int) -> tuple[str, ...]:
    return (f"{counted(number, 'more event')} {'is' if number == 1 else 'are'} behind the limit",) if number else ()


def _of_rejected(number: int) -> tuple[str, ...]:
    if not number:
        return ()
    return (f"{counted(number, 'rejected event')} {'is' if number == 1 else 'are'} not listed; `ledger log` says who rejected and why",)
