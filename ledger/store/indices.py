"""Whether what serves questions beside the rows of the ledger is whole: indices, the index of words, actors' rows and names,
and the events that were in force once.

In: a connection. Out: findings, none if all is well. What is in force now is derived anew and compared (`ledger.store.deriving`);
what was in force before is held against the check sum that was kept when it was closed.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing

from ledger.store.derived import stored_rows
from ledger.store.findings import Finding
from ledger.store.seals import ACTORS, different, sum_of_row

_ACTORS = """
SELECT actor.id FROM main.actor LEFT JOIN main.actor_history AS history ON history.actor = actor.key AND history.from_entry = (
    SELECT max(from_entry) FROM main.actor_history AS newest WHERE newest.actor = actor.key)
WHERE (actor.name, actor.kind, actor.country, actor.sector) IS NOT (history.name, history.kind, history.country, history.sector)
ORDER BY actor.id
"""
_TOLD = """
SELECT from_entry, actor.id, history.name, history.kind, history.country, history.sector
FROM main.actor_history AS history JOIN main.actor ON actor.key = history.actor ORDER BY from_entry, actor.id
"""
_SPELLED = "SELECT words, spelling.actor, actor.id FROM main.spelling JOIN main.actor ON actor.key = spelling.actor"
_NAMED = """
SELECT document.key, mention.start, mention.end, mention.actor FROM main.mention JOIN reading ON reading.key = mention.reading
JOIN document ON document.key = reading.document WHERE mention.actor IS NOT NULL ORDER BY document.key
"""
_CLOSED = "SELECT key, id, until_entry FROM event WHERE until_entry IS NOT NULL"
_CAME = "SELECT CAST(substr(part, 8) AS INTEGER) AS first, CAST(sums AS INTEGER), entry FROM seal WHERE part GLOB 'events *' ORDER BY first"
_KEPT = "SELECT substr(part, 7), entry, sums FROM seal WHERE part GLOB 'event *'"
_SKETCHES = "SELECT document.id, numbers FROM sketch JOIN document ON document.key = sketch.document"
_SKETCHED = "SELECT substr(part, 8), max(entry), sums FROM seal WHERE part GLOB 'sketch *' GROUP BY part"
_TEXT = "SELECT text FROM document WHERE key = ?"


def index_findings(conn: sqlite3.Connection) -> Iterator[Finding]:
    """SQLite's own check of every index, and on a copy in memory that of the full-text index against the texts.

    Where one of these finds something, questions may get wrong answers, and comparing derived rows too.
    """
    for (wrong,) in conn.execute("PRAGMA integrity_check"):
        if wrong != "ok":
            yield Finding("file", wrong)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        conn.backup(copy)
        try:
            copy.execute("INSERT INTO document_words (document_words, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            yield Finding("file", f"the index of words is not that of the texts ({error})")


def kept_findings(conn: sqlite3.Connection) -> Iterator[Finding]:
    """Actors that are not as documents told them last, names by which no document calls them, and events altered since they were closed."""
    for (identity,) in conn.execute(_ACTORS):
        yield Finding(f"actor {identity}", "its name, kind, country or sector is not what documents told last")
    yield from _of_actor_history(conn)
    yield from _of_spellings(conn)
    yield from _of_sketches(conn)
    yield from _of_beginnings(conn)
    yield from _of_closed_events(conn)


def _of_actor_history(conn: sqlite3.Connection) -> Iterator[Finding]:
    """What entries told of actors, where it is not what was written; those of an older version have no check sums."""
    kept = dict(conn.execute("SELECT entry, sums FROM seal WHERE part = ?", (ACTORS,)))
    told: defaultdict[int, list[tuple[str, ...]]] = defaultdict(list)
    for entry, *row in conn.execute(_TOLD):
        told[entry].append(tuple(row))
    for entry, before in kept.items():
        now = "".join(map(sum_of_row, told[entry]))
        if now != before:
            altered = [told[entry][place][0] for place in different(before, now)[:3] if len(now) == len(before)]
            yield Finding(f"entry {entry}", f"what it told of actors was altered{': ' if altered else ''}{', '.join(altered)}")


def _of_spellings(conn: sqlite3.Connection) -> Iterator[Finding]:
    spelled: defaultdict[int, set[str]] = defaultdict(set)
    ids = {}
    for words, actor, identity in conn.execute(_SPELLED):
        spelled[actor].add(words)
        ids[actor] = identity
    place, text = 0, ""
    for document, start, end, actor in conn.execute(_NAMED):
        if document != place:
            place, text = document, conn.execute(_TEXT, (document,)).fetchone()[0]
        if spelled[actor]:
            spelled[actor].discard(" ".join(text[start:end].split()))
    for actor, left in sorted(spelled.items()):
        for words in sorted(left):
            yield Finding(f"actor {ids[actor]}", f"no document calls it {words!r}, by which it is found")


def _of_sketches(conn: sqlite3.Connection) -> Iterator[Finding]:
    """Sketches that are not as the newest reading of their document made them; those of an older version have no check sum."""
    sketches = {identity: sum_of_row((numbers,)) for identity, numbers in conn.execute(_SKETCHES)}
    for identity, _, sums in conn.execute(_SKETCHED):
        if sketches.get(identity) != sums:
            yield Finding(f"document {identity}", "the sketch by which its copies are found was altered: `ledger reread` makes it anew")


def _of_beginnings(conn: sqlite3.Connection) -> Iterator[Finding]:
    """Events that did not come into force with the entry they name; of an older version of the program nothing was kept."""
    came = {key: entry for first, last, entry in conn.execute(_CAME) for key in range(first, last + 1)}
    for key, identity, entry in conn.execute("SELECT key, id, from_entry FROM event ORDER BY key"):
        if came.get(key, entry) != entry:
            yield Finding(f"event {identity}", f"did not come into force with entry {entry}")


def _of_closed_events(conn: sqlite3.Connection) -> Iterator[Finding]:
    """Events that are in force no more; those closed by an older version of the program have no check sum."""
    kept = {key: (entry, sums) for key, entry, sums in conn.execute(_KEPT)}
    for key, identity, until in conn.execute(_CLOSED).fetchall():
        if str(key) in kept and kept[str(key)] != (until, sum_of_row(stored_rows(conn, key).plain())):
            yield Finding(f"event {identity}", f"its rows are not those that were in force before entry {until}")
