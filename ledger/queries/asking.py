"""A query of the language as SQL: a condition on `event e` with its parameters, asked of a ledger now or as of a day.

Nothing of a query reaches the SQL but as a parameter. What can be found by an index (who, which words, which document)
becomes a set of event keys, so that the rest of the events is never looked at; all else is a condition on one event.
A term is fulfilled or not: what is not known fulfils none, so that `-` takes it in. Sums are those that a listing shows:
the corrected one, else that of the preferred claim, else of the first that has one. An open bound of a sum is taken at
the number that is told, so that "more than 2.5bn" is not "10bn or more"; a range fulfils what one of its numbers does.
"""

import datetime
import sqlite3
from collections.abc import Iterable
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from ledger.ask import Query, place_in_query
from ledger.ask.lists import STANDINGS
from ledger.ask.terms import AllOf, Amounts, AnyOf, Dates, Days, Listed, Money, Not, Party, Term, Text, Told
from ledger.queries import saying
from ledger.queries.who import Named, actor_named

if TYPE_CHECKING:
    from decimal import Decimal

Scalar = str | int | None

_SHOWN = """coalesce((SELECT s.claim FROM figure s WHERE s.claim = e.preferred),
        (SELECT l.claim FROM event_claim l JOIN figure s ON s.claim = l.claim WHERE l.event = e.key ORDER BY l.ordinal LIMIT 1))"""
_SCALE = "(CASE f.minor_digits WHEN 0 THEN 10000 WHEN 1 THEN 1000 WHEN 2 THEN 100 WHEN 3 THEN 10 ELSE 1 END)"
_LOW = f"coalesce(f.amount_low, f.amount_high) * {_SCALE}"
_HIGH = f"coalesce(f.amount_high, f.amount_low) * {_SCALE}"
_DIGITS = 4  # no currency has more behind the point
_ROLES = MappingProxyType({"from": ("actor", "provider"), "to": ("recipient", "recipient")})
_OF_EVENT = MappingProxyType({"kind": "type", "modality": "modality"})
_READ_IN = """
SELECT l.event FROM reading r CROSS JOIN claim c ON c.reading = r.key CROSS JOIN event_claim l ON l.claim = c.key
WHERE r.document IN (SELECT key FROM document WHERE id IN ({ids}))
"""
_KNOWN = "(SELECT key FROM main.actor WHERE id IN ({ids}))"
_TAKES_PART = "SELECT event FROM event_actor WHERE actor IN {actors} AND until_entry IS NULL"
_ON_A_SIDE = """
SELECT p.event FROM event_actor p WHERE p.actor IN {actors} AND p.until_entry IS NULL AND p.role = '{role}'
AND NOT EXISTS (SELECT 1 FROM corrected_figure g WHERE g.event = p.event)
UNION SELECT g.event FROM corrected_figure g WHERE EXISTS (SELECT 1 FROM json_each(g.{column}) j WHERE j.value IN ({names}))
"""
_EVENTS = "SELECT e.key FROM event e WHERE e.until_entry IS NULL AND {test}"
_WITH_SUM = """
(CASE WHEN EXISTS (SELECT 1 FROM corrected_figure f WHERE f.event = e.key)
    THEN EXISTS (SELECT 1 FROM corrected_figure f WHERE f.event = e.key AND {test})
    ELSE EXISTS (SELECT 1 FROM figure f WHERE f.claim = {shown} AND {test}) END)
"""
_FROM_SOURCE = """EXISTS (
    SELECT 1 FROM event_claim l JOIN claim c ON c.key = l.claim JOIN reading r ON r.key = c.reading JOIN document d ON d.key = r.document
    WHERE l.event = e.key AND d.source COLLATE NOCASE IN ({names}))"""


class Condition(NamedTuple):
    """What a query demands of `event e`, as SQL with named parameters.

    `where` is all of it but the days that every event must lie in, which are `window` ("" for none): those that have no
    day are counted by it. `rejected` is whether the query itself says what is to be done with rejected events, `keys` a
    SELECT of the keys of the events of `where`, None where no index leads to them.
    Where one actor takes part in every event, `leader` is its key, `led` what is left of `where` once its events are known.
    `opens` is the first day of the window and `ends` the day after its last (ISO 8601), None where it is open.
    """

    where: str
    window: str
    values: dict[str, Scalar]
    rejected: bool
    keys: str | None
    leader: int | None
    led: str
    opens: str | None
    ends: str | None


def condition(conn: sqlite3.Connection, query: Query, *, led: bool = False) -> Condition:
    """The condition that a query is in this ledger; the function `says` is made known to the connection.

    `led` is whether an actor that is named elsewhere leads to few events already.

    Raises NoSuchFact, naming the column of the query, for an actor, a publisher or a document that the ledger does not know.
    """
    saying.know_words(conn)
    parts = query.parts if isinstance(query, AllOf) else (query,)
    windows = [part for part in parts if isinstance(part, Dates) and not part.undated]
    rest = [part for part in parts if part not in windows]
    leading = next((part for part in rest if isinstance(part, Party) and part.side == "actor" and len(part.names) == 1), None)
    making = _Making(conn, {}, led or leading is not None)
    clauses = [(part, making.clause(part)) for part in rest]
    where = _all([clause for _, clause in clauses])
    others = _all([clause for part, clause in clauses if part is not leading]).test
    window = " AND ".join(making.clause(part).test for part in windows)
    leader = actor_named(conn, leading.names[0], place_in_query(leading.at)).key if leading else None
    return Condition(where.test, window, making.values, _names_rejected(query), where.keys, leader, others, *_bounds(windows))


def _bounds(windows: Iterable[Dates]) -> tuple[str | None, str | None]:
    """The first day that all of some windows may hold, and the day after the last, None where they are open."""
    opens = [min(since for since, _ in one.spans if since) for one in windows if all(since for since, _ in one.spans)]
    ends = [max(until for _, until in one.spans if until) for one in windows if all(until for _, until in one.spans)]
    return (_iso(max(opens)) if opens else None, _iso(min(ends)) if ends else None)


def _names_rejected(query: Query) -> bool:
    match query:
        case AllOf(parts) | AnyOf(parts):
            return any(map(_names_rejected, parts))
        case Not(part):
            return _names_rejected(part)
        case Listed("status", values):
            return "rejected" in values
    return False


class _Clause(NamedTuple):
    """A condition on e, never null, and a SELECT of the keys of all events that fulfil it, where an index leads to them."""

    test: str
    keys: str | None = None


class _Making(NamedTuple):
    """Clauses in the making: the ledger that names are looked up in, the parameters so far, and whether an actor leads to the events."""

    conn: sqlite3.Connection
    values: dict[str, Scalar]
    led: bool

    def value(self, value: Scalar) -> str:
        """A new parameter with this value."""
        name = f"q{len(self.values) + 1}"
        self.values[name] = value
        return f":{name}"

    def listed(self, values: Iterable[Scalar]) -> str:
        """New parameters with commas between them."""
        return ", ".join(map(self.value, values))

    def clause(self, query: Query) -> _Clause:
        """The clause of a query."""
        match query:
            case AllOf(parts):
                return _all([self.clause(part) for part in parts])
            case AnyOf(parts):
                return _any(tuple(map(self.clause, parts)))
            case Not(part):
                return _Clause(f"NOT {self.clause(part).test}")
        return self.term(query)

    def term(self, term: Term) -> _Clause:
        """The clause of one term."""
        match term:
            case Party():
                return _found_by(self.parties(term))
            case Dates():
                return self.dates(term)
            case Listed():
                return _Clause(self.values_listed(term))
            case Money():
                return _Clause(self.money(term))
            case Told():
                return self.told(term)
            case Text():
                return self.said(term)

    def parties(self, term: Party) -> str:
        """The events in which any of the actors takes part, on a side if one is named; a corrected sum says who gives and receives."""
        place = place_in_query(term.at)
        actors = tuple(dict.fromkeys(actor_named(self.conn, name, place) for name in term.names))
        known = _KNOWN.format(ids=self.listed(actor.id for actor in actors))
        if term.side == "actor":
            return _TAKES_PART.format(actors=known)
        role, column = _ROLES[term.side]
        names = self.listed(self.names_of(actors))
        return _ON_A_SIDE.format(actors=known, role=role, column=column, names=names)

    def names_of(self, actors: Iterable[Named]) -> tuple[str, ...]:
        """The names by which sums tell the actors: that of the ledger, and that of the documents where a decision changed it."""
        told = (self.conn.execute("SELECT name FROM main.actor WHERE key = ?", (actor.key,)).fetchone()[0] for actor in actors)
        return tuple(dict.fromkeys((*(actor.name for actor in actors), *told)))

    def dates(self, term: Dates) -> _Clause:
        """An event of which a day may lie in one of the spans, as in the window of a listing."""
        tests = [self.span(days) for days in term.spans]
        if term.undated:
            tests.append("e.first_day IS NULL")
        test = _either(tests)
        return _Clause(test, _EVENTS.format(test=test))

    def span(self, days: Days) -> str:
        """A condition on the days of e; an event without a day lies in no span."""
        since, until = days
        before = f"e.first_day < {self.value(_iso(until))}" if until else "e.first_day IS NOT NULL"
        after = f" AND coalesce(e.end_day, '9999-12-31') > {self.value(_iso(since))}" if since else ""
        known = "e.first_day IS NOT NULL AND " if until else ""
        return f"({known}{before}{after})"

    def values_listed(self, term: Listed) -> str:
        """A condition on a field with a closed list."""
        column = _OF_EVENT.get(term.name)
        if column:
            values = self.listed(value.upper() if term.name == "kind" else value for value in term.values)
            return f"coalesce(e.{column}, '') IN ({values})"
        standings = [value for value in term.values if term.name == "status" and value in STANDINGS]
        of_sum = [value for value in term.values if value not in standings]
        tests = [f"coalesce(e.standing, '') IN ({self.listed(standings)})"] if standings else []
        if of_sum:
            tests.append(_shown(f"f.{term.name} IN ({self.listed(of_sum)})"))
        return _either(tests)

    def money(self, term: Money) -> str:
        """A condition on the sum of e, or on there being none."""
        tests = [_shown(_either([self.bounds(one) for one in term.amounts]))] if term.amounts else []
        if term.none:
            tests.append(f"NOT {_shown('1')}")
        return _either(tests)

    def bounds(self, amounts: Amounts) -> str:
        """A condition on the sum f."""
        tests = [f"f.currency = {self.value(amounts.currency)}"] if amounts.currency else []
        if amounts.low is not None:
            tests.append(f"{_HIGH} {'>' if amounts.over else '>='} {self.value(_minor(amounts.low))}")
        if amounts.high is not None:
            tests.append(f"{_LOW} {'<' if amounts.under else '<='} {self.value(_minor(amounts.high))}")
        return f"({' AND '.join(tests) or '1'})"

    def told(self, term: Told) -> _Clause:
        """An event that one of the publishers, or one of the documents, tells."""
        from ledger.queries.publishers import document_ids, publisher_named  # noqa: PLC0415  only such a term needs it

        place = place_in_query(term.at)
        if term.by == "source":
            names = self.listed(publisher_named(self.conn, name, place) for name in term.names)
            return _Clause(_FROM_SOURCE.format(names=names))
        ids = self.listed(dict.fromkeys(one for name in term.names for one in document_ids(self.conn, name, place)))
        return _found_by(_READ_IN.format(ids=ids))

    def said(self, term: Text) -> _Clause:
        """The events in a sentence of which, or in the summary that a person wrote for them, the words stand."""
        words, prefix = self.value(term.words), self.value(int(term.prefix))
        written = saying.WRITTEN.format(words=words, prefix=prefix)
        phrase = saying.phrase(term)
        if self.led and saying.is_common(self.conn, phrase):
            return _Clause(f"({saying.SAID_OF.format(words=words, prefix=prefix)} OR e.key IN ({written}))")
        return _found_by(f"{saying.SAID.format(match=self.value(phrase), words=words, prefix=prefix)} UNION {written}")


def _found_by(keys: str) -> _Clause:
    return _Clause(f"e.key IN ({keys})", keys)


def _all(clauses: list[_Clause]) -> _Clause:
    """All of them: found by an index where any of them is."""
    if len(clauses) == 1:
        return clauses[0]
    test = f"({' AND '.join(clause.test for clause in clauses) or '1'})"
    found = any(clause.keys for clause in clauses)
    return _Clause(test, _EVENTS.format(test=test) if found else None)


def _any(clauses: tuple[_Clause, ...]) -> _Clause:
    """Any of them: found by an index where each of them is."""
    keys = [clause.keys for clause in clauses if clause.keys]
    if len(keys) == len(clauses):
        return _found_by(" UNION ".join(keys))
    return _Clause(_either([clause.test for clause in clauses]))


def _either(tests: list[str]) -> str:
    return f"({' OR '.join(tests)})"


def _shown(test: str) -> str:
    """Whether the sum that a listing shows fulfils a condition on f."""
    return _WITH_SUM.format(test=test, shown=_SHOWN)


def _minor(amount: "Decimal") -> int:
    return int(amount.scaleb(_DIGITS))


def _iso(day: datetime.date) -> str:
    return day.isoformat()
