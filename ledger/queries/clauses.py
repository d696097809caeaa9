"""A query of the language as a condition of SQL, for the listings that are not of events: figures, documents, actors.

In: a tree of terms. Out: a condition on the rows of a listing, with named parameters. What a term means in a listing is said by
the class of that listing; a term that means nothing there is an error that names its column. What is not known fulfils no term,
so that `-` takes it in. Terms about events are asked as in `ledger events` (`ledger.queries.asking`).
"""

import re
import sqlite3
from collections.abc import Iterable

from ledger.ask import Query, place_in_query
from ledger.ask.terms import AllOf, AnyOf, Dates, Days, Listed, Money, Not, Party, Term, Text, Told, all_of
from ledger.ask.words import words_of
from ledger.errors import UsageError
from ledger.queries import saying
from ledger.queries.statement import literal
from ledger.queries.table import counted

Scalar = str | int | None
Asked = tuple[str, dict[str, Scalar]]  # a condition, and its parameters
_LENT = re.compile(r":(q\d+)\b")
_OWN = re.compile(r":(t\d+)\b")
_KNOWN = "SELECT key FROM main.actor WHERE id IN ({ids})"
_SAYING = "SELECT rowid FROM document_words WHERE document_words MATCH {sought}"


class Clauses:
    """Conditions in the making: the ledger that names are looked up in, and the parameters so far. `listing` is the command's name."""

    listing = ""

    def __init__(self, conn: sqlite3.Connection) -> None:
        saying.know_words(conn)
        self.conn = conn
        self.values: dict[str, Scalar] = {}

    def whole(self, query: Query | None) -> Asked:
        """The condition that a query is; none is fulfilled by all. Raises UsageError and NoSuchFact for what it cannot be."""
        return self.clause(query) if query is not None else "1", self.values

    def clause(self, query: Query) -> str:
        """The condition of a part of a query."""
        match query:
            case AllOf(parts):
                return f"({' AND '.join(map(self.clause, parts)) or '1'})"
            case AnyOf(parts):
                return f"({' OR '.join(map(self.clause, parts))})"
            case Not(part):
                return f"NOT coalesce({self.clause(part)}, 0)"
        return self.term(query)

    def term(self, term: Term) -> str:
        """The condition of one term. Raises UsageError for one that means nothing in this listing."""
        raise NotImplementedError

    def value(self, value: Scalar) -> str:
        """A new parameter with this value."""
        name = f"t{len(self.values) + 1}"
        self.values[name] = value
        return f":{name}"

    def listed(self, values: Iterable[Scalar]) -> str:
        """New parameters with commas between them."""
        return ", ".join(map(self.value, values))

    def within(self, term: Dates, first: str, end: str) -> str:
        """Whether a day of what begins and ends so may lie in one of the spans."""
        tests = [self._span(days, first, end) for days in term.spans]
        return f"({' OR '.join((*tests, *((f'{first} IS NULL',) if term.undated else ())))})"

    def _span(self, days: Days, first: str, end: str) -> str:
        since, until = days
        tests = [f"{first} IS NOT NULL"]
        if until:
            tests.append(f"{first} < {self.value(until.isoformat())}")
        if since:
            tests.append(f"coalesce({end}, '9999-12-31') > {self.value(since.isoformat())}")
        return f"({' AND '.join(tests)})"

    def actor_ids(self, term: Party) -> str:
        """A SELECT of the keys of the actors of a term."""
        from ledger.queries.who import actor_named  # noqa: PLC0415  only such a term needs it

        ids = dict.fromkeys(actor_named(self.conn, name, place_in_query(term.at)).id for name in term.names)
        return _KNOWN.format(ids=self.listed(ids))

    def told(self, term: Told) -> str:
        """Whether document d comes from one of the publishers, or is one of these."""
        from ledger.queries.publishers import document_ids, publisher_named  # noqa: PLC0415  only such a term needs it

        place = place_in_query(term.at)
        if term.by == "source":
            names = self.listed(publisher_named(self.conn, name, place) for name in term.names)
            return f"coalesce(d.source, '') COLLATE NOCASE IN ({names})"
        return f"d.id IN ({self.listed(dict.fromkeys(one for name in term.names for one in document_ids(self.conn, name, place)))})"

    def documents_saying(self, term: Text, column: str = "") -> str:
        """A SELECT of the keys of the documents that have the words, in their text or in their title too."""
        sought = f'{column}"{words_of(term.words)}"{" *" if term.prefix else ""}'
        return _SAYING.format(sought=self.value(sought))

    def event_test(self, query: Query, *, rejected: bool = False) -> str:
        """Whether event e fulfils a query, as in `ledger events`; `rejected` ones only where this or the query speaks of them."""
        from ledger.queries.asking import condition  # noqa: PLC0415

        asked = condition(self.conn, query)
        names = {name: self.value(value) for name, value in asked.values.items()}
        tests = (asked.where, asked.window, "" if rejected or asked.rejected else "e.standing IS NOT 'rejected'")
        whole = " AND ".join(test for test in tests if test)
        return _LENT.sub(lambda found: names[found[1]], f"(e.until_entry IS NULL AND {whole})")

    def senseless(self, term: Term, why: str) -> UsageError:
        """The error for a term that means nothing here."""
        key = key_of(term)
        instead = f"ask `ledger events '{key}...'`" if self.listing != "events" else ""
        return UsageError(place_in_query(term.at), f"{key} means nothing in `ledger {self.listing}`: {why}", instead)


def undated_of(query: Query | None) -> Query | None:
    """What asks for the rows without a day that a window of days leaves out: the query with `date:none` for its windows. None without."""
    parts = query.parts if isinstance(query, AllOf) else (query,) if query is not None else ()
    windows = [part for part in parts if isinstance(part, Dates) and not part.undated]
    rest = [part for part in parts if part not in windows]
    return all_of((*rest, Dates((), undated=True))) if windows else None


def undated_note(making: Clauses, query: Query, select: str, thing: str) -> tuple[str, ...]:
    """The sentence about the rows of a SELECT `{where}` that a window of days leaves out since they have no day."""
    other = undated_of(query)
    if other is None:
        return ()
    where, values = making.whole(other)
    (number,) = making.conn.execute(f"SELECT count(*) FROM ({select.format(where=where)})", values).fetchone()  # noqa: S608  of parameters
    return (f"{counted(number, thing)} without a day {'is' if number == 1 else 'are'} not listed in a window",) if number else ()


def key_of(term: Term) -> str:
    """The term as it is typed: "stage:", "money:"; "words" for text."""
    match term:
        case Party(side):
            return f"{side}:"
        case Listed(name):
            return f"{name}:"
        case Told(by):
            return f"{by}:"
        case Dates():
            return "date:"
        case Money():
            return "money:"
    return "words"


def printed(select: str, asked: Asked, remark: str = "") -> str:
    """A SELECT of rows for which `asked` holds, with its values in place, for a person to keep and to change, and a remark below it."""
    said = _OWN.sub(lambda name: literal(asked[1][name[1]]), " ".join(select.split()))
    for word in (" FROM ", " WHERE ", " ORDER BY ", " AND ("):
        head, sign, rest = said.partition(word)
        said = f"{head}\n{sign.strip()} {rest}" if sign and word != " AND (" else said
    note = "\n-- says(text, words, prefix) is a function of `ledger sql`: whether the words stand in the text side by side"
    return f"{said};{f'{chr(10)}-- {remark}' if remark else ''}{note if 'says(' in said else ''}"
