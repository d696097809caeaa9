"""Why an actor is who the ledger shows: by which names documents call it, by which rules they were read, what was decided.

In: a read-only connection and a name or id. Out: a Table, a ground a row: what the actor is, the actors of documents that it
stands for, names and aliases, rules and documents with their numbers, then the decisions in the order in which they were taken.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from types import MappingProxyType

from ledger.queries.decided import decisions_of_actor
from ledger.queries.table import Table, Value, counted
from ledger.queries.who import Named, actor_named

COLUMNS = ("ground", "words", "times", "entry", "at", "author", "reason", "undone_by")

_IS = "SELECT kind, country, sector FROM actor WHERE key = ?"
_TOLD = """
SELECT told.id, told.name FROM stands_for AS stand JOIN main.actor AS told ON told.key = stand.actor
WHERE stand.other = ? AND stand.document = 0 AND stand.until_entry IS NULL ORDER BY told.id
"""
_PLACES = """
SELECT told.id, told.name, document.id FROM stands_for AS stand JOIN main.actor AS told ON told.key = stand.actor
JOIN document ON document.key = stand.document
WHERE stand.other = ? AND stand.until_entry IS NULL ORDER BY told.id, document.id
"""
_SPELLED = "SELECT words FROM spelling WHERE actor = ? AND words NOT IN (SELECT id FROM main.actor) ORDER BY words"
_SHOWN = """
SELECT actor.id FROM main.actor AS told JOIN spelling ON spelling.words = told.id JOIN actor ON actor.key = spelling.actor WHERE told.id = ?
"""
_READ = """
SELECT mention.rules, document.id
FROM mention JOIN reading ON reading.key = mention.reading JOIN document ON document.key = reading.document
WHERE mention.actor = ? AND reading.until IS NULL
"""
_SAID = MappingProxyType({"merge": "merged ", "split": "told apart ", "alias": "alias ", "correct": ""})


def why(conn: sqlite3.Connection, words: str) -> Table:
    """The grounds for one actor. Raises NoSuchFact for a name that no actor or more than one has."""
    actor = actor_named(conn, words, words)
    rows = [*_grounds(conn, actor), *_decisions(conn, actor)]
    return Table(COLUMNS, tuple(rows), brief=_brief(rows))


def shown_as(conn: sqlite3.Connection, words: str) -> str:
    """The id of the actor that one with this id stands for; the words themselves where there is none such."""
    row = conn.execute(_SHOWN, (words,)).fetchone()
    return str(row[0]) if row else words


def _brief(rows: list[tuple[Value, ...]]) -> tuple[str, ...]:
    """Without the columns that nothing stands in."""
    return tuple(name for place, name in enumerate(COLUMNS) if any(row[place] is not None for row in rows))


def _row(ground: str, words: str, times: int | None = None) -> tuple[Value, ...]:
    return (ground, words, times, None, None, None, None, None)


def _grounds(conn: sqlite3.Connection, actor: Named) -> Iterator[tuple[Value, ...]]:
    known = [str(value) for value in conn.execute(_IS, (actor.key,)).fetchone() if value is not None]
    yield _row("is", f"{actor.name} ({actor.id})" + "".join(f", {value}" for value in known))
    for identity, name in conn.execute(_TOLD, (actor.key,)):
        yield _row("also", f"{name} ({identity})")
    for identity, name, document in conn.execute(_PLACES, (actor.key,)):
        yield _row("in one document", f"{name} ({identity}) in {document}")
    for (spelled,) in conn.execute(_SPELLED, (actor.key,)):
        yield _row("called", spelled)
    read = conn.execute(_READ, (actor.key,)).fetchall()
    for rules, number in sorted(Counter(rules for rules, _ in read).items(), key=lambda pair: (-pair[1], pair[0])):
        yield _row("read by", rules, number)
    documents = Counter(document for _, document in read)
    for document, number in sorted(documents.items(), key=lambda pair: (-pair[1], pair[0]))[:10]:
        yield _row("named in", document, number)
    if len(documents) > 10:
        yield _row("named in", f"{counted(len(documents) - 10, 'more document')}")


def _decisions(conn: sqlite3.Connection, actor: Named) -> Iterator[tuple[Value, ...]]:
    for one in decisions_of_actor(conn, actor.id):
        yield ("decided", _SAID[one.kind] + one.what, None, one.entry, one.at, one.author, one.reason, one.undone_by)
