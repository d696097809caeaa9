"""Whether a sentence about money can be true of the ledger, and in which sense it would be.

In: a read-only connection, a sentence, the day it is said. Out: a Table: each sum of the sentence with a verdict, then the
scopes in which it comes nearest, then the totals that others claim. The sentence is read by the rules and the vocabulary
alone, without a language model; the verdicts are those of `ledger.resolve.assessing` on sums taken at the number that
they are stated with: "over $463 million" does not make $350 billion true. The totals that are shown keep their open bounds.
"""

import datetime
import functools
import hashlib
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from ledger.errors import NothingToRead
from ledger.mentions.actors import ActorVocabulary
from ledger.model import Claim, Document, Figure
from ledger.queries.decided import renamed
from ledger.queries.sums import bounds_text, day_of, figure_text, plain, sentences_of_events, sums_in_force
from ledger.queries.table import Table, Value
from ledger.reader import ALL, Reader
from ledger.resolve import Sum
from ledger.resolve.assessing import Assessed, Reading, Span
from ledger.resolve.assessing import assess as assessed
from ledger.resolve.reconciling import allowed
from ledger.resolve.sums import Bounds, Members

COLUMNS = (
    "what", "verdict", "total", "total_low", "total_high", "currency", "ratio", "provider", "recipient", "stage", "purpose", "since",
    "until", "kind", "changes", "event", "events", "quote", "quotes",
)  # fmt: skip
BRIEF = ("what", "verdict", "total", "ratio", "stage", "purpose", "since", "until", "kind", "event", "quote")
_HUNDREDTH = Decimal("0.01")


def assess(conn: sqlite3.Connection, text: str, said_on: datetime.date) -> Table:
    """For each sum of aid in the text (if there is none, each sum) the rows of its answer.

    `what` is "said" (the sum, with its verdict), "as said" (what the ledger's sums come to in the scope as it stands), "otherwise"
    (a scope that differs in `changes`, the nearest first, of several with the same sums the first) or "claimed" (a total that
    somebody claims). The verdict of a scope is "holds", or "not excluded" where only a sum without a bound leaves room
    for it. `ratio` is what is said over the nearest bound of the row, "1" where it can be it. `events` are
    the ids of what was added, `quotes` their sentences in that order; `event` and `quote` stand where it is one. "since 2022"
    runs to the day it is said. Raises NothingToRead.
    """
    reader = Reader(model=False)
    claims = _claims(reader, text, said_on)
    members, sums, names = _members_in(reader.actors), sums_in_force(conn), renamed(conn)
    rows: list[tuple[Value, ...]] = []
    notes: list[str] = []
    for claim, figure in claims:
        asked = replace(figure, provider=_named(figure.provider, names), recipient=_named(figure.recipient, names))
        answer = assessed(asked, _span(claim), map(_at_its_number, sums), members)
        told = [event for reading in (answer.stated, *answer.others) for event in reading.events]
        quotes = sentences_of_events(conn, [*told, *(one.event for one in answer.claimed)])
        rows.extend(_rows(asked, answer, {one.event: one for one in sums}, quotes))
        notes.extend(_notes(claim, asked))
    return Table(COLUMNS, tuple(rows), tuple(notes), BRIEF, ("total", "ratio"))


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


def _members_in(vocabulary: ActorVocabulary) -> Members:
    """The members of the groups that the vocabulary knows, by their names."""

    @functools.cache
    def members(group: str, day: str | None) -> Collection[str]:
        on = datetime.date.fromisoformat(day) if day else None
        known = vocabulary.actor_named(group, on)
        states = [vocabulary.actor(state) for state in vocabulary.members(known.id, on)] if known else []
        return frozenset(state.name for state in states if state)

    return members


def _named(parties: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names.get(name, name) for name in parties)


def _span(claim: Claim) -> Span:
    """The days that the sentence speaks of, both open where it tells none."""
    happening = claim.happening
    if happening is None:
        return Span(None, None)
    last = happening.end_day - datetime.timedelta(days=1) if happening.end_day else None
    return Span(happening.first_day.isoformat() if happening.first_day else None, last.isoformat() if last else None)


def _at_its_number(one: Sum) -> Sum:
    """A sum taken at the number it is stated with: "more than" and "up to $60 million" as 60 million; a range stays one."""
    number = one.figure.amount
    return one if number is None else replace(one, figure=replace(one.figure, low=number, high=number))


def _rows(figure: Figure, answer: Assessed, sums: Mapping[str, Sum], quotes: Mapping[str, str]) -> Iterator[tuple[Value, ...]]:
    stated = answer.stated
    yield (
        "said", answer.verdict, figure_text(figure), plain(figure.low), plain(figure.high), figure.currency, None, figure.provider,
        figure.recipient, *_scope(stated), (), None, (), figure.text, (figure.text,),
    )  # fmt: skip
    scopes: dict[tuple[str, ...], Reading] = {}
    for reading in (stated, *answer.others):
        scopes.setdefault(reading.events, reading)
    for reading in scopes.values():
        what = "as said" if reading is stated else "otherwise"
        bounds = Bounds()
        for event in reading.events:
            bounds = bounds.plus(sums[event].figure)
        yield _reading_row(what, figure, replace(reading, bounds=bounds), quotes)
    for one in answer.claimed:
        yield _claimed_row(figure, sums[one.event], quotes)


def _reading_row(what: str, figure: Figure, reading: Reading, quotes: Mapping[str, str]) -> tuple[Value, ...]:
    bounds, events = reading.bounds, reading.events
    return (
        what, _verdict(figure, reading), bounds_text(bounds, figure.currency), plain(bounds.low), plain(bounds.high),
        figure.currency, _ratio(reading.ratio), figure.provider, figure.recipient, *_scope(reading), reading.changes,
        events[0] if len(events) == 1 else None, events, quotes.get(events[0]) if len(events) == 1 else None,
        tuple(quotes.get(event, "") for event in events),
    )  # fmt: skip


def _verdict(figure: Figure, reading: Reading) -> str | None:
    if reading.holds:
        return "holds"
    stated, bounds = allowed(figure), reading.bounds
    fits = (bounds.high is None or stated.low <= bounds.high) and (stated.high is None or bounds.low <= stated.high)
    return "not excluded" if reading.events and fits else None


def _scope(reading: Reading) -> tuple[Value, ...]:
    return (reading.stage or "announcement", reading.purpose, reading.span.since, reading.span.until, reading.kind)


def _claimed_row(figure: Figure, one: Sum, quotes: Mapping[str, str]) -> tuple[Value, ...]:
    claimed, quote = one.figure, quotes.get(one.event)
    since, _, until = (day_of(claimed) or "").rpartition("/")
    amounts = (plain(claimed.low), plain(claimed.high), claimed.currency)
    ratio = figure.amount / claimed.amount if figure.amount is not None and claimed.amount else None
    return (
        "claimed", None, figure_text(claimed), *amounts, _ratio(ratio), claimed.provider, claimed.recipient, claimed.stage, claimed.purpose,
        (since or until).replace("..", "") or None, until or None, "loans" if one.loan else "all", (), one.event, (one.event,), quote,
        (quote or "",),
    )  # fmt: skip


def _ratio(ratio: Decimal | None) -> str | None:
    """A ratio with two digits behind the point, "1" where it is one, "under 0.01" for less."""
    if ratio is None:
        return None
    if 0 < ratio < _HUNDREDTH:
        return "under 0.01"
    return "1" if ratio == 1 else f"{ratio:.2f}"


def _notes(claim: Claim, figure: Figure) -> Iterator[str]:
    """What the sentence does not say, or was not understood to say: that side is open."""
    unread = [name for name, told in (("provider", figure.provider), ("recipient", figure.recipient)) if not told]
    if claim.happening is None or claim.happening.end_day is None:
        unread.append("time")
    if unread:
        yield f"{figure.text}: no {' and no '.join(unread)} is read in the sentence, so any counts"
