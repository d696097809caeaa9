"""Events of different documents that may be one, for a person to decide on: pairs with a score and why.

In: a read-only connection. Out: a Table, the likeliest pair first. The scores are those of `ledger.resolve.duplicates`. An
event is its summary, its actors and its sum; what is told of it beside is the whole document where that tells of one
thing only, as a hand-made event does, else the sentence.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from ledger.queries.decided import renamed
from ledger.queries.money import AMOUNT_COLUMNS, amount_of, amount_text
from ledger.queries.quotes import around, quotes_at
from ledger.queries.table import Table, Value, counted
from ledger.resolve.duplicates import PROPOSED, Entry, Pair
from ledger.resolve.duplicates import duplicates as pairs_among

COLUMNS = ("score", "one", "two", "date", "what", "what_two", "why", "differing")
BRIEF = ("score", "date", "one", "what", "two", "what_two", "differing")

_EVENTS = """
SELECT e.key, e.id, e.first_day, coalesce(e.summary, c.summary), d.key, c.sentence_start, c.sentence_end,
       (SELECT count(*) FROM claim o WHERE o.reading = c.reading AND o.type IS NOT NULL)
FROM event e JOIN claim c ON c.key = e.preferred JOIN reading r ON r.key = c.reading JOIN document d ON d.key = r.document
WHERE e.until_entry IS NULL AND e.type IS NOT NULL AND e.standing IS NOT 'rejected' AND date(e.first_day, '+1 day') = e.end_day
ORDER BY e.id
"""
_DOCUMENTS = """
SELECT e.id, r.document FROM event e JOIN event_claim l ON l.event = e.key JOIN claim c ON c.key = l.claim
JOIN reading r ON r.key = c.reading WHERE e.until_entry IS NULL
"""
_ACTORS = "SELECT p.event, a.name FROM event_actor p JOIN actor a ON a.key = p.actor WHERE p.until_entry IS NULL"
_SUMS = f"""
SELECT e.key, {AMOUNT_COLUMNS} FROM event e JOIN event_claim l ON l.event = e.key JOIN figure f ON f.claim = l.claim
WHERE e.until_entry IS NULL
"""  # noqa: S608  the columns are a constant


def duplicates(conn: sqlite3.Connection, least: int = PROPOSED) -> Table:
    """A row a pair of events of one day or the next that may be one, of a score of at least `least`, the highest first.

    Columns: score (up to 100), one and two (ids), date (of the first), what and what_two (their summaries), why (each ground),
    differing (sums in which both differ: a conflict, if they are merged). Events that one document tells are no pair.
    """
    entries = {entry.id: entry for entry in _entries(conn)}
    documents: dict[str, set[int]] = defaultdict(set)
    for event, document in conn.execute(_DOCUMENTS):
        documents[event].add(document)
    pairs = [pair for pair in pairs_among(entries.values(), least) if documents[pair.one].isdisjoint(documents[pair.two])]
    briefs = (
        ("what", tuple(around(entries[pair.one].title, 0, 0) for pair in pairs)),
        ("what_two", tuple(around(entries[pair.two].title, 0, 0) for pair in pairs)),
    )
    notes = (f"{counted(len(pairs), 'pair')}: `ledger merge ID ID --reason TEXT` makes one of two",) if pairs else ()
    return Table(COLUMNS, tuple(_row(pair, entries) for pair in pairs), notes, BRIEF, retold=briefs)


def _entries(conn: sqlite3.Connection) -> Iterator[Entry]:
    """The events of one day as entries."""
    names, rows = renamed(conn), conn.execute(_EVENTS).fetchall()
    actors, sums = defaultdict[int, set[str]](set), defaultdict[int, set[str]](set)
    for event, name in conn.execute(_ACTORS):
        actors[event].add(names.get(name, name))
    for event, *columns in conn.execute(_SUMS):
        sums[event].add(amount_text(amount_of(columns)))
    texts = dict(conn.execute("SELECT key, text FROM document"))
    sentences = quotes_at(conn, (row[4:7] for row in rows))
    for key, identity, day, what, *place, told in rows:
        text = texts[place[0]] if told == 1 else sentences[tuple(place)]
        yield Entry(identity, date.fromisoformat(day), what or "", frozenset(actors[key]), text, frozenset(sums[key]))


def _row(pair: Pair, entries: Mapping[str, Entry]) -> tuple[Value, ...]:
    one, two = entries[pair.one], entries[pair.two]
    return (pair.score, pair.one, pair.two, one.day.isoformat() if one.day else None, one.title, two.title, pair.why, pair.differing)
