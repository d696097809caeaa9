"""Whether a ledger is whole: its file, its texts, every span, and the chain of its entries.

In: a connection. Out: what is wrong, one finding each, nothing if all is well. SQLite's own checks do
not see an altered letter; the digests do. Derived rows are not derived again here.
"""

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from ledger.store.entries import digest_of_entry

_SPANS = """
SELECT 'passage', start, end FROM passage WHERE reading = :reading
UNION ALL SELECT kind, start, end FROM mention WHERE reading = :reading
UNION ALL SELECT 'doubt', start, end FROM doubt WHERE reading = :reading
UNION ALL SELECT 'claim ' || id, start, end FROM claim WHERE reading = :reading
UNION ALL SELECT 'sentence of claim ' || id, sentence_start, sentence_end FROM claim WHERE reading = :reading
UNION ALL SELECT 'trigger of claim ' || id, trigger_start, trigger_end FROM claim WHERE reading = :reading AND trigger_start IS NOT NULL
UNION ALL SELECT 'party of claim ' || claim.id, claim_party.start, claim_party.end
    FROM claim JOIN claim_party ON claim_party.claim = claim.key WHERE reading = :reading AND claim_party.start IS NOT NULL
"""
_IN_DROPPED = """
SELECT mention.kind, mention.start, mention.end, passage.rule FROM passage
JOIN mention ON mention.reading = passage.reading AND mention.start < passage.end AND passage.start < mention.end
WHERE passage.reading = ? AND passage.rule IS NOT NULL
"""
_OUTSIDE_SENTENCE = "SELECT id FROM claim WHERE reading = ? AND NOT (sentence_start <= start AND end <= sentence_end)"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, and where: `document ID`, `entry N`, or `file`."""

    place: str
    wrong: str


def verify(conn: sqlite3.Connection) -> Iterator[Finding]:
    """Everything that is wrong: in the file, then document by document, then along the chain of entries.

    Every text is hashed again; every span must lie in its text, no mention in a dropped passage, every
    claim in its sentence; every entry's digest must follow from its content and from the entry before.
    """
    yield from _of_file(conn)
    for key, identity, digest, text in conn.execute("SELECT key, id, digest, CAST(text AS BLOB) FROM document ORDER BY key"):
        yield from _of_text(identity, digest, text)
        yield from _of_readings(conn, key, identity, len(text.decode("utf-8", "replace")))
    yield from _of_chain(conn)


def _of_file(conn: sqlite3.Connection) -> Iterator[Finding]:
    for (wrong,) in conn.execute("PRAGMA quick_check"):
        if wrong != "ok":
            yield Finding("file", wrong)
    for table, row, parent, _ in conn.execute("PRAGMA foreign_key_check"):
        yield Finding("file", f"row {row} of {table} refers to a row of {parent} that is not there")


def _of_text(identity: str, digest: str, text: bytes) -> Iterator[Finding]:
    if hashlib.sha256(text).hexdigest() != digest or not digest.startswith(identity):
        yield Finding(f"document {identity}", "the text is not the one that was added: its digest differs")


def _of_readings(conn: sqlite3.Connection, document: int, identity: str, length: int) -> Iterator[Finding]:
    place = f"document {identity}"
    for (reading,) in conn.execute("SELECT key FROM reading WHERE document = ?", (document,)).fetchall():
        for name, start, end in conn.execute(_SPANS, {"reading": reading}):
            if not 0 <= start <= end <= length:
                yield Finding(place, f"{name} at {start}..{end} lies outside the text of {length} characters")
        for kind, start, end, rule in conn.execute(_IN_DROPPED, (reading,)):
            yield Finding(place, f"{kind} at {start}..{end} lies in a passage that was dropped ({rule})")
        for (claim,) in conn.execute(_OUTSIDE_SENTENCE, (reading,)):
            yield Finding(place, f"claim {claim} lies outside its sentence")


def _of_chain(conn: sqlite3.Connection) -> Iterator[Finding]:
    before = ""
    for entry, previous, digest in conn.execute("SELECT id, previous, digest FROM entry ORDER BY id"):
        if previous != before:
            yield Finding(f"entry {entry}", "does not follow from the entry before it: one was altered, added or taken out")
        if digest != digest_of_entry(conn, entry):
            yield Finding(f"entry {entry}", "its content is not what was written: something in it was altered, added or taken out")
        before = digest
