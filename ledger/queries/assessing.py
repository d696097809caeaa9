"""Whether a sentence about money can be true of the ledger, and in which sense it would be.

In: a read-only connection, a sentence, the day it is said. Out: a Table: each sum of the sentence with a verdict, then the
scopes in which it comes nearest, then the totals that others claim. The sentence is read by the rules and the vocabulary
alone, without a language model; the verdicts are those of `ledger.resolve.assessing`.
"""

import datetime
import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from ledger.errors import NothingToRead
from ledger.model import Claim, Document, Figure
from ledger.queries.decided import renamed
from ledger.queries.members import members_in
from ledger.queries.sums import Quoted, bounds_text, figure_text, plain, sentences_of_events, sums_in_force
from ledger.queries.table import Table, Value
from ledger.reader import ALL, Reader
from ledger.resolve import Sum
from ledger.resolve.amounts import amount_of, one_number
from ledger.resolve.assessing import Assessed, Reading, Span
from ledger.resolve.assessing import assess as assessed
from ledger.resolve.sums import Members, Scope, last_day

COLUMNS = (
    "what", "verdict", "total", "total_low", "total_high", "currency", "ratio", "provider", "recipient", "stage", "purpose", "since",
    "until", "kind", "changes", "event", "events", "quote", "quotes", "scope",
)  # fmt: skip
BRIEF = ("what", "verdict", "total", "ratio", "scope", "event", "quote")
_EVENT, _QUOTE = COLUMNS.index("event"), COLUMNS.index("quote")
_HUNDREDTH = Decimal("0.01")


def assess(conn: sqlite3.Connection, text: str, said_on: datetime.date) -> Table:
    """For each sum of aid in the text (if there is none, each sum) the rows of its answer.

    `what` is "said" (the sum, with its verdict), "as said" (what the ledger's sums come to in the scope as it stands), "otherwise"
    (a scope that differs in `changes`, the nearest first, of several with the same sums the first), "one sum" (a sum that is
    the amount by itself) or "claimed" (a total that somebody claims, "says the same" or not). The verdict of a scope is "holds",
    or "not excluded" where only a sum without a bound leaves room for it. `ratio` is what is said over the nearest bound of
    the row, "1" where it can be it. `events` are the ids of what was added, `quotes` their sentences in that order; `event`
    and `quote` stand where it is one; `scope` is stage, purpose, time and kind in words. "since 2022" runs to the day it is
    said. Raises NothingToRead.
    """
    reader = Reader(model=False)
    claims = _claims(reader, text, said_on)
    members, sums, names = members_in(), sums_in_force(conn), renamed(conn)
    rows: list[tuple[Value, ...]] = []
    notes: list[str] = []
    told_by: dict[str, Quoted] = {}
    for claim, figure in claims:
        asked = replace(figure, provider=_named(figure.provider, names), recipient=_named(figure.recipient, names))
        answer = assessed(asked, _span(claim), sums, members)
        told = [event for reading in (answer.stated, *answer.others) for event in reading.events]
        quotes = sentences_of_events(conn, [*told, *(one.event for one in answer.claimed)])
        rows.extend(_rows(asked, answer, quotes))
        told_by.update(quotes)
        notes.extend(_notes(claim, asked))
        if answer.verdict == "nothing to compare":
            notes.extend(_other_currencies(asked, sums, members))
    scoped = tuple((*row, _in_words(row)) for row in rows)
    briefs = tuple(told_by[str(row[_EVENT])].brief if row[_EVENT] in told_by else row[_QUOTE] for row in rows)
    return Table(COLUMNS, scoped, tuple(notes), BRIEF, ("total", "ratio"), (("quote", briefs),))


def _claims(reader: Reader, text: str, said_on: datetime.date) -> list[tuple[Claim, Figure]]:
    """The sums that the text claims to be aid, all of them where none is."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    reading = reader.reading_of(Document(text, digest, published_on=said_on), ALL)
    found = [(claim, claim.figure) for claim in reader.claims_of(reading) if claim.figure]
    if not found:
        raise NothingToRead(
            "TEXT", "no sum of money is read in it", "write who gave whom how much, as 'the US gave Ukraine $2 billion in 2022'"
        )
    return [(claim, figure) for claim, figure in found if figure.nature == "aid"] or found


def _named(parties: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names.get(name, name) for name in parties)


def _span(claim: Claim) -> Span:
    """The days that the sentence speaks of, both open where it tells none."""
    happening = claim.happening
    if happening is None:
        return Span(None, None)
    last = happening.end_day - datetime.timedelta(days=1) if happening.end_day else None
    return Span(happening.first_day.isoformat() if happening.first_day else None, last.isoformat() if last else None)


def _rows(figure: Figure, answer: Assessed, quotes: Mapping[str, Quoted]) -> Iterator[tuple[Value, ...]]:
    stated = answer.stated
    yield (
        "said", answer.verdict, figure_text(figure), plain(figure.low), plain(figure.high), figure.currency, None, figure.provider,
        figure.recipient, *_scope(stated), (), None, (), figure.text, (figure.text,),
    )  # fmt: skip
    for reading in (stated, *answer.others):
        what = "as said" if reading is stated else "one sum" if reading.single else "otherwise"
        yield _reading_row(what, figure, reading, quotes)
    for one in answer.claimed:
        yield _claimed_row(figure, one, quotes)


def _reading_row(what: str, figure: Figure, reading: Reading, quotes: Mapping[str, Quoted]) -> tuple[Value, ...]:
    bounds, events = reading.bounds, reading.events
    return (
        what, _verdict(reading), bounds_text(bounds, figure.currency), plain(bounds.low), plain(bounds.high),
        figure.currency, _ratio(reading.ratio), figure.provider, figure.recipient, *_scope(reading), reading.changes,
        events[0] if len(events) == 1 else None, events, quotes[events[0]].sentence if len(events) == 1 else None,
        tuple(quotes[event].sentence for event in events),
    )  # fmt: skip


def _verdict(reading: Reading) -> str | None:
    return "holds" if reading.holds else None if reading.excluded else "not excluded"


def _scope(reading: Reading) -> tuple[Value, ...]:
    return (reading.stage or "announcement", reading.purpose, reading.span.since, reading.span.until, reading.kind)


def _in_words(row: tuple[Value, ...]) -> str:
    """The scope of a row as a person reads it: "announcement, military, 2022-04, loans"; without a time "any time"."""
    stage, purpose, since, until, kind = (row[COLUMNS.index(name)] for name in ("stage", "purpose", "since", "until", "kind"))
    time = _time(str(since or ""), str(until or ""))
    return ", ".join(str(part) for part in (stage, purpose, time, None if kind == "all" else kind) if part)


def _time(since: str, until: str) -> str:
    """Two days as EDTF: a year, a month or a day where they bound one."""
    if not since and not until:
        return "any time"
    if since and until:
        if since[5:] == "01-01" and until == f"{since[:4]}-12-31":
            return since[:4]
        after = datetime.date.fromisoformat(until) + datetime.timedelta(days=1)
        if since.endswith("-01") and until[:7] == since[:7] and after.day == 1:
            return since[:7]
    return since if since == until else f"{since or '..'}/{until or '..'}"


def _claimed_row(figure: Figure, one: Sum, quotes: Mapping[str, Quoted]) -> tuple[Value, ...]:
    claimed, quote, span = one.figure, quotes[one.event].sentence, Span(one.first_day, last_day(one))
    amounts = (plain(claimed.low), plain(claimed.high), claimed.currency)
    ratio = figure.amount / claimed.amount if figure.amount is not None and claimed.amount else None
    return (
        "claimed", _same(figure, claimed), figure_text(claimed), *amounts, _ratio(ratio), claimed.provider, claimed.recipient,
        claimed.stage, claimed.purpose, span.since, span.until, "loans" if one.loan else "all", (),
        one.event, (one.event,), quote, (quote,),
    )  # fmt: skip


def _same(figure: Figure, claimed: Figure) -> str | None:
    return "says the same" if one_number(amount_of(figure), amount_of(claimed)) else None


def _ratio(ratio: Decimal | None) -> str | None:
    """A ratio with two digits behind the point, "1" where it is one, "under 0.01" for less."""
    if ratio is None:
        return None
    if 0 < ratio < _HUNDREDTH:
        return "under 0.01"
    return "1" if ratio == 1 else f"{ratio:.2f}"


def _other_currencies(figure: Figure, sums: Iterable[Sum], members: Members) -> Iterator[str]:
    """In which currencies the ledger has sums between the parties, since nothing is converted."""
    givers, takers = figure.provider or (None,), figure.recipient or (None,)
    scopes = [Scope(giver, taker) for giver in givers for taker in takers]
    found = sorted({one.figure.currency or "?" for one in sums if any(scope.holds(one, members) for scope in scopes)})
    if found:
        yield f"{figure.text}: between these the ledger has sums in {', '.join(found)} only, and converts none"


def _notes(claim: Claim, figure: Figure) -> Iterator[str]:
    """What the sentence does not say, or was not understood to say: that side is open."""
    unread = [name for name, told in (("provider", figure.provider), ("recipient", figure.recipient)) if not told]
    if claim.happening is None or claim.happening.end_day is None:
        unread.append("time")
    if unread:
        yield f"{figure.text}: no {' and no '.join(unread)} is read in the sentence, so any counts"
