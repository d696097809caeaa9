"""What a query finds: the same as a filter in Python that looks at every event."""

import datetime
import sqlite3
from contextlib import closing
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.ask import Query
from ledger.ask.terms import AllOf, Amounts, AnyOf, Dates, Listed, Money, Not, Party, Term, Text, Told, all_of
from ledger.queries.events import EventFilter, events
from tests.ask.ledgers import ACTORS, WORDS, Happened, Sum, World, ledger_of, worlds
from tests.ask.ledgers import Told as Said
from tests.ask.trees import trees_of

_day = st.dates(datetime.date(2021, 6, 15), datetime.date(2021, 10, 1))
_days = st.one_of(
    st.tuples(_day, _day).map(lambda days: (min(days), max(days) + datetime.timedelta(days=1))),
    st.tuples(_day, st.none()),
    st.tuples(st.none(), _day),
)
_number = st.sampled_from((Decimal(5), Decimal(50), Decimal("60.5"), Decimal(1000)))
_bounds = st.one_of(
    st.builds(Amounts, low=_number, over=st.booleans(), currency=st.sampled_from((None, "USD"))),
    st.builds(Amounts, high=_number, under=st.booleans()),
    _number.map(lambda number: Amounts(number, number)),
    st.just(Amounts(Decimal(5), Decimal(60))),
    st.sampled_from((Amounts(), Amounts(currency="EUR"))),
)


def _some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True).map(tuple)


_terms: st.SearchStrategy[Term] = st.one_of(
    st.builds(Party, st.sampled_from(("actor", "from", "to")), _some("US", "ukraine", "Joe Biden")),
    st.builds(Dates, st.lists(_days, min_size=1, max_size=2).map(tuple), st.booleans()),
    st.builds(Listed, st.just("kind"), _some("aid", "agree")),
    st.builds(Listed, st.just("modality"), _some("asserted", "planned")),
    st.builds(Listed, st.just("status"), _some("done", "planned", "accepted", "rejected")),
    st.builds(Listed, st.just("stage"), _some("request", "pledge")),
    st.builds(Listed, st.just("purpose"), _some("military")),
    st.builds(Money, st.lists(_bounds, min_size=1, max_size=2).map(tuple), st.booleans()),
    st.builds(Money, st.just(()), st.just(True)),
    st.builds(Text, st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(" ".join)),
    st.builds(Text, st.sampled_from(("pack", "packa", "framework ta")), st.just(True)),
)
queries = st.one_of(st.just(all_of(())), trees_of(_terms))


def holds(query: Query, event: Happened) -> bool:
    """Whether an event fulfils a query."""
    match query:
        case AllOf(parts):
            return all(holds(part, event) for part in parts)
        case AnyOf(parts):
            return any(holds(part, event) for part in parts)
        case Not(part):
            return not holds(part, event)
    return _fulfils(query, event)


def _fulfils(term: Term, event: Happened) -> bool:
    match term:
        case Party(side, names):
            return any(_takes_part(side, name, event) for name in names)
        case Dates(spans, undated):
            return (undated and event.days is None) or any(_lies_in(span, event) for span in spans)
        case Money(amounts, none):
            return (none and event.figure is None) or any(event.figure is not None and _is(one, event.figure) for one in amounts)
        case Text(words, prefix):
            return any(_stands_in(words, prefix, told) for told in (*(claim.words for claim in event.claims), event.summary or ()))
        case Listed(name, values):
            return _has(name, values, event)
    raise AssertionError(term)


def _has(name: str, values: tuple[str, ...], event: Happened) -> bool:
    if name in ("kind", "modality"):
        return getattr(event, name) in values
    found = event.figure and getattr(event.figure, name)
    return found in values or (name == "status" and event.standing in values)


def _takes_part(side: str, name: str, event: Happened) -> bool:
    actor = {"US": "usa", "ukraine": "ukr", "Joe Biden": "joe-biden"}[name]
    if side == "actor":
        return any(who == actor for who, _ in event.parties)
    if event.corrected:
        return ACTORS[actor] in (event.corrected.provider if side == "from" else event.corrected.recipient)
    return (actor, "actor" if side == "from" else "recipient") in event.parties


def _lies_in(span: tuple[datetime.date | None, datetime.date | None], event: Happened) -> bool:
    if event.days is None:
        return False
    first, end = map(datetime.date.fromisoformat, event.days)
    return (span[1] is None or first < span[1]) and (span[0] is None or end > span[0])


def _is(bounds: Amounts, one: Sum) -> bool:
    if bounds.currency not in (None, one.currency):
        return False
    if bounds.low is None and bounds.high is None:
        return True
    ends = [Decimal(end).scaleb(-one.digits) for end in (one.low, one.high) if end is not None]
    if not ends:
        return False
    enough = bounds.low is None or (max(ends) > bounds.low if bounds.over else max(ends) >= bounds.low)
    return enough and (bounds.high is None or (min(ends) < bounds.high if bounds.under else min(ends) <= bounds.high))


def _stands_in(words: str, prefix: bool, told: tuple[str, ...]) -> bool:
    text = f" {' '.join(told)} "
    return f" {words}" in text if prefix else f" {words} " in text


def listed(conn: sqlite3.Connection, query: Query) -> list[object]:
    return [row[-1] for row in events(conn, EventFilter(query=query, undated=True)).rows]


def filtered(world: World, query: Query) -> list[str]:
    """The ids of the events that are listed, by day and place, the undated last."""
    speaks = _speaks_of_rejected(query)
    wanted = query_without_window(query)
    found = [
        (event.days is None, event.days or ("", ""), f"{key:02}")
        for key, event in enumerate(world.events, 1)
        if not event.ended and event.kind and (speaks or event.standing != "rejected") and holds(query if event.days else wanted, event)
    ]
    return [name for *_, name in sorted((undated, days[0], name) for undated, days, name in found)]


def _speaks_of_rejected(query: Query) -> bool:
    match query:
        case AllOf(parts) | AnyOf(parts):
            return any(map(_speaks_of_rejected, parts))
        case Not(part):
            return _speaks_of_rejected(part)
    return isinstance(query, Listed) and query.name == "status" and "rejected" in query.values


def query_without_window(query: Query) -> Query:
    """What undated events must fulfil to be listed beside a window: all but the days that every event must lie in."""
    parts = query.parts if isinstance(query, AllOf) else (query,)
    return all_of(part for part in parts if not isinstance(part, Dates) or part.undated)


@settings(max_examples=120, deadline=None)
@given(worlds(), queries)
def test_sql_finds_what_a_filter_over_all_events_finds(world: World, query: Query) -> None:
    with closing(ledger_of(world)) as conn:
        assert listed(conn, query) == filtered(world, query)


@settings(max_examples=40, deadline=None)
@given(worlds(), queries, st.integers(1, 3), st.booleans())
def test_a_limit_lists_the_first_and_counts_the_others(world: World, query: Query, limit: int, reverse: bool) -> None:
    with closing(ledger_of(world)) as conn:
        whole = events(conn, EventFilter(query=query, undated=True, reverse=reverse))
        some = events(conn, EventFilter(query=query, undated=True, reverse=reverse, limit=limit))
    assert some.rows == whole.rows[:limit]
    more = len(whole.rows) - len(some.rows)
    told = [note for note in some.notes if "behind the limit" in note]
    assert told == ([f"{more} more event{'s are' if more > 1 else ' is'} behind the limit"] if more else [])


@settings(max_examples=40, deadline=None)
@given(worlds(), st.sampled_from((0, 1, 2)), st.sampled_from(("RT", "white house", "White", "house")))
def test_publishers_and_documents_are_those_of_the_claims(world: World, place: int, name: str) -> None:
    number = 1 + place % len(world.documents)
    title = " ".join(world.documents[number - 1][0])
    with closing(ledger_of(world)) as conn:
        assert listed(conn, Told("document", (f"d{number}ab",))) == filtered_by(world, {number})
        titled = {key for key, (words, _) in enumerate(world.documents, 1) if _stands_in(title, False, words)}
        assert listed(conn, Told("document", (title,))) == filtered_by(world, titled)
        sources = {key for key, (_, source) in enumerate(world.documents, 1) if source and name.casefold() in source.casefold()}
        if sources:
            assert listed(conn, Told("source", (name,))) == filtered_by(world, sources)


def filtered_by(world: World, documents: set[int]) -> list[str]:
    kept = tuple(event if any(claim.document in documents for claim in event.claims) else _gone(event) for event in world.events)
    return filtered(World(world.documents, kept), all_of(()))


def _gone(event: Happened) -> Happened:
    return replace(event, kind=None)


def test_words_that_many_documents_have_are_found_in_the_events_of_an_actor() -> None:
    told = [("aid", "framework") if number % 7 else ("talks",) for number in range(300)]
    parties = [frozenset({("usa" if number % 2 else "ukr", "actor")}) for number in range(300)]
    happened = tuple(
        Happened(
            "aid", None, "asserted", None, False, (Said(1 + number, words, None),), 0, who, ("framework",) if number == 3 else None, None
        )
        for number, (words, who) in enumerate(zip(told, parties, strict=True))
    )
    many = tuple((("news",), None) for _ in range(300))
    query = AllOf((Party("actor", ("US",)), Text("framework"), Not(Text("talks"))))
    with closing(ledger_of(World(many, happened))) as conn:
        assert set(listed(conn, query)) == set(filtered(World(many, happened), query))
