"""The chronology: events in force, in order of time, by actor, window of days and kind.

An event is in a window when any of its days may be: "2021-08" is in a window of 31 August alone. Days
are half-open, `until` being the day after the last. Events without a first day come last; in a window
they are not listed unless asked for, and always counted. A query of the language (docs/query.md) narrows what is listed;
the days that it demands of every event are a window too.
"""

import datetime
import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ledger.errors import UsageError
from ledger.queries.table import Table, Value, counted
from ledger.queries.telling import Told, told

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
FROM {tables} JOIN claim c ON c.key = e.preferred WHERE {where} ORDER BY {order}
"""
_FROM, _EVENTS = "FROM ", "event e"
_AMONG_FOUND = "e.key IN (SELECT value FROM json_each(:found))"
# The events of one actor in order of time, each once though it has two roles in it.
_LED = "event_actor p CROSS JOIN event e ON e.key = p.event"
_BY_LEADER = """p.actor = :leader AND p.until_entry IS NULL AND NOT EXISTS (
    SELECT 1 FROM event_actor o WHERE o.actor = p.actor AND o.first_day = p.first_day AND o.event = e.key AND o.role < p.role)"""
# Events of more than a year that began before :near and are not over at :opens; there is an index of such events.
_LONG = "event x CROSS JOIN event e ON e.key = x.key"
_STILL = """x.until_entry IS NULL AND coalesce(x.end_day, '9999-12-31') > date(x.first_day, '+366 days')
    AND coalesce(x.end_day, '9999-12-31') > :opens AND +x.first_day < :near"""
_STILL_OF_LEADER = _STILL + " AND EXISTS (SELECT 1 FROM event_actor p WHERE p.event = x.key AND p.actor = :leader)"  # noqa: S608  a constant
_YEAR = datetime.timedelta(days=366)
_NOT_REJECTED = "e.standing IS NOT 'rejected'"
_REJECTED = "e.standing = 'rejected'"
_ANY_REJECTED = "SELECT 1 FROM event e WHERE e.id > '' AND e.standing = 'rejected' AND e.until_entry IS NULL LIMIT 1"
_DATED, _UNDATED = "e.first_day IS NOT NULL", "e.first_day IS NULL"
_MOST = 1000  # counted of what a listing leaves out: to count a million of them would cost more than to list fifty
_UNDATED_OF_FEW = f"+{_UNDATED}"  # by the keys that are found already, not by the index of days


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
    `undated` that of the events without a first day. `led` is what is left of `where` for the events of the actor :leader,
    None where none leads; then the window is from the day :opens to the day before :ends, where they are not null, and
    :near is a year before :opens. `keys` is a SELECT that finds the events of the query where an index leads to them,
    `test` the query's part of `where`.
    """

    where: str
    window: str
    values: dict[str, str | int | None]
    rejected: str
    undated: str = _UNDATED
    led: str | None = None
    keys: str | None = None
    test: str = ""

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

    Columns: date (EDTF), kind (PLOVER), who (names), what (summary), money (text of the preferred claim's sum, else of the
    first claim's that has one), modality, documents (how many claim it), id. Raises NoSuchFact for an actor that is not
    in the ledger or not the only one.
    """
    asked = looked_up(conn, demand(conn, wanted))
    stretches = _stretches(asked, wanted)
    found = _listed(conn, asked, stretches, wanted)
    more = 0
    if wanted.limit is not None and len(found) == wanted.limit:
        more = sum(_number(conn, asked, stretch, len(found) + _MOST) for stretch in stretches) - len(found)
    undated = sum(1 for one in found if one.undated) if asked.lists_undated(wanted) else None
    rows = tuple(one.row for one in found)
    notes = (*notes_on(conn, asked, wanted, undated, cut=bool(more)), *_of_more(more))
    return Table(COLUMNS, rows, notes, _brief(rows), retold=(("who", tuple(one.who for one in found)),))


def notes_on(conn: sqlite3.Connection, asked: Demand, wanted: EventFilter, undated: int | None, *, cut: bool) -> tuple[str, ...]:
    """Sentences that count what a listing leaves out or puts last.

    `undated` is how many there are if that is known; with `cut` the listing ends before them.
    """
    if undated is None:
        undated = _number(conn, asked, _undated(asked), _MOST)
    return (*_notes(undated, asked.lists_undated(wanted), cut), *_of_rejected(_number_rejected(conn, asked)))


class _Stretch(NamedTuple):
    """Events that are listed in one go: the tables with the condition on them, and what of it turns when the newest come first."""

    tables: str
    where: str
    first: str = ""  # what comes first in any order
    day: str = ""  # the column of the day, "" for events without one


def _stretches(asked: Demand, wanted: EventFilter) -> tuple[_Stretch, ...]:
    """What is listed, in its order, the undated last: once for few events, else apart, in the order of an index of days.

    Those of a window lie in a range of days that begins a year before it; what is longer comes before them.
    """
    undated = (_undated(asked),) if asked.lists_undated(wanted) else ()
    if asked.led is None and asked.undated == _UNDATED_OF_FEW:
        if undated:
            return (_Stretch(_EVENTS, asked.whole(wanted), f"{_UNDATED}, ", "e.first_day"),)
        return (_Stretch(_EVENTS, f"{asked.where}{asked.window} AND {_DATED}", day="e.first_day"),)
    dated = _in_window(asked)
    return (*(reversed(dated) if wanted.reverse else dated), *undated)


def _in_window(asked: Demand) -> tuple[_Stretch, ...]:
    """The dated events in order: those of more than a year that reach into the window from before, and the others."""
    if asked.led is None:
        tables, where, still, day = _EVENTS, asked.where, f"{_STILL} AND {asked.where}", "e.first_day"
    else:
        tables, where, still, day = _LED, f"{_BY_LEADER} AND {asked.led}", f"{_STILL_OF_LEADER} AND {asked.led}", "p.first_day"
    near = asked.values["near"]
    begins = ">= :near" if near else "> ''"
    ends = f" AND {day} < :ends" if asked.values["ends"] else ""
    others = _Stretch(tables, f"{where}{asked.window} AND {day} {begins}{ends}", day=day)
    return (_Stretch(_LONG, f"{still}{asked.window}", day="e.first_day"), others) if near else (others,)


def _undated(asked: Demand) -> _Stretch:
    if asked.led is None:
        return _Stretch(_EVENTS, f"{asked.where} AND {asked.undated}")
    return _Stretch(_LED, f"{_BY_LEADER} AND {asked.led} AND p.first_day = ''")


def _listed(conn: sqlite3.Connection, asked: Demand, stretches: Sequence[_Stretch], wanted: EventFilter) -> tuple[Told, ...]:
    """The rows of the stretches, none looked for behind the limit."""
    turned = " DESC" if wanted.reverse else ""
    found: list[Told] = []
    for tables, where, first, day in stretches:
        left = -1 if wanted.limit is None else wanted.limit - len(found)
        order = f"{first}{f'{day}{turned}, ' if day else ''}e.id{turned} LIMIT :left"
        select = _SELECT.format(tables=tables, where=where, order=order)
        found += (told(conn, row) for row in conn.execute(select, asked.values | {"left": left}))
        if len(found) == wanted.limit:
            break
    return tuple(found)


def _number(conn: sqlite3.Connection, asked: Demand, stretch: _Stretch, most: int) -> int:
    """How many events a stretch has, one more than `most` for all that are more."""
    found = f"SELECT 1 {_FROM}{stretch.tables} WHERE {stretch.where} LIMIT {most + 1}"
    (number,) = conn.execute(f"SELECT count(*) {_FROM}({found})", asked.values).fetchone()
    return int(number)


def looked_up(conn: sqlite3.Connection, asked: Demand) -> Demand:
    """The demand with the events that an index leads to found once, for all that is asked of them; :found are their keys."""
    if asked.led is not None or asked.keys is None:
        return asked
    found = ",".join(str(key) for (key,) in conn.execute(asked.keys, asked.values))
    where, rejected = (f"{known.removesuffix(asked.test)}{_AMONG_FOUND}" if known else "" for known in (asked.where, asked.rejected))
    return asked._replace(where=where, rejected=rejected, values=asked.values | {"found": f"[{found}]"})


def _number_rejected(conn: sqlite3.Connection, asked: Demand) -> int:
    if not asked.rejected or conn.execute(_ANY_REJECTED).fetchone() is None:
        return 0
    return _number(conn, asked, _Stretch(_EVENTS, f"{asked.rejected}{asked.window}"), _MOST)


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
    led = None
    if wanted.actor is not None:
        from ledger.queries.who import actor_named  # noqa: PLC0415  only a named actor needs it

        led = f"{where} AND {_NOT_REJECTED}"
        where += " AND e.key IN (SELECT event FROM event_actor WHERE actor = :leader AND until_entry IS NULL)"
        values["leader"] = actor_named(conn, wanted.actor).key
    undated = _UNDATED if wanted.actor is None else _UNDATED_OF_FEW
    values |= {"opens": values["since"], "ends": values["until"], "near": _year_before(wanted.since)}
    asked = Demand(f"{where} AND {_NOT_REJECTED}", _window(wanted), values, f"{where} AND {_REJECTED}", undated, led)
    return asked if wanted.query is None else _narrowed(conn, asked, wanted.query)


def _narrowed(conn: sqlite3.Connection, asked: Demand, query: "Query") -> Demand:
    """What is demanded when a query is fulfilled too. One that speaks of rejected events lets them be listed."""
    from ledger.queries.asking import condition  # noqa: PLC0415  only a query needs it

    more = condition(conn, query, led=asked.led is not None)
    rejected = "" if more.rejected else f"{asked.rejected} AND {more.where}"
    where, led = (known.removesuffix(f" AND {_NOT_REJECTED}") if known and more.rejected else known for known in (asked.where, asked.led))
    values = asked.values | more.values
    if led is not None:
        led = f"{led} AND {more.where}"
    elif more.leader is not None:
        led, values["leader"] = f"{where} AND {more.led}", more.leader
    values["opens"] = max((str(day) for day in (values["opens"], more.opens) if day), default=None)
    values["ends"] = min((str(day) for day in (values["ends"], more.ends) if day), default=None)
    values["near"] = _year_before(datetime.date.fromisoformat(str(values["opens"])) if values["opens"] else None)
    window = f"{asked.window} AND {more.window}" if more.window else asked.window
    undated = _UNDATED_OF_FEW if more.keys else asked.undated
    return Demand(f"{where} AND {more.where}", window, values, rejected, undated, led, more.keys, more.where)


def _year_before(day: datetime.date | None) -> str | None:
    """The day 366 days before, None for none; not all of a longer event lies after it."""
    return (max(day, datetime.date.min + _YEAR) - _YEAR).isoformat() if day else None


def _window(wanted: EventFilter) -> str:
    since = " AND coalesce(e.end_day, '9999-12-31') > :since" if wanted.since else ""
    until = " AND e.first_day < :until" if wanted.until else ""
    return since + until


def _notes(undated: int, listed: bool, cut: bool) -> tuple[str, ...]:
    if not undated or (listed and cut):
        return ()
    if listed:
        return (f"{_counted(undated, 'undated event')} stand{'s' if undated == 1 else ''} last",)
    return (f"{_counted(undated, 'undated event')} {'is' if undated == 1 else 'are'} not listed in a window; --undated lists them",)


def _counted(number: int, noun: str) -> str:
    """The number with its noun; one more than `_MOST` is where counting ended."""
    return f"more than {counted(_MOST, noun)}" if number == _MOST + 1 else counted(number, noun)


def _of_more(number: int) -> tuple[str, ...]:
    told = _counted(min(number, _MOST + 1), "more event")
    return (f"{told} {'is' if number == 1 else 'are'} behind the limit",) if number else ()


def _of_rejected(number: int) -> tuple[str, ...]:
    if not number:
        return ()
    told = _counted(number, "rejected event")
    return (f"{told} {'is' if number == 1 else 'are'} not listed; `ledger log` says who rejected and why",)
