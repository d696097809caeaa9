"""Whether a ledger is whole: its file, its texts, every span, and the chain of its entries.

In: a connection. Out: what is wrong, one finding each, nothing if all is well. SQLite's own checks do
not see an altered letter; the digests do, and the check sums beside them say which row or byte it is. Derived
rows are not derived again here.
"""

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from types import MappingProxyType

from ledger import places
from ledger.store.content import content_of
from ledger.store.entries import digest_of_content
from ledger.store.seals import (
    ACTORS,
    PIECE,
    altered_byte,
    different,
    sealed,
    sums_of_bytes,
    sums_of_lines,
    sums_of_places,
)

_SPANS = """
SELECT * FROM (
SELECT 'passage', start, end FROM passage WHERE reading = :reading
UNION ALL SELECT kind, start, end FROM mention WHERE reading = :reading
UNION ALL SELECT 'doubt', start, end FROM doubt WHERE reading = :reading
UNION ALL SELECT 'claim ' || id, start, end FROM claim WHERE reading = :reading
UNION ALL SELECT 'sentence of claim ' || id, sentence_start, sentence_end FROM claim WHERE reading = :reading
UNION ALL SELECT 'trigger of claim ' || id, trigger_start, trigger_end FROM claim WHERE reading = :reading AND trigger_start IS NOT NULL
UNION ALL SELECT 'party of claim ' || claim.id, claim_party.start, claim_party.end
    FROM claim JOIN claim_party ON claim_party.claim = claim.key WHERE reading = :reading AND claim_party.start IS NOT NULL
UNION ALL SELECT 'note of claim ' || claim.id, note.start, note.end FROM claim JOIN note ON note.claim = claim.key WHERE reading = :reading
) WHERE NOT (0 <= start AND start <= end AND end <= :length)
"""
_IN_DROPPED = """
SELECT mention.kind, mention.start, mention.end, passage.rule FROM passage
JOIN mention ON mention.reading = passage.reading AND mention.start < passage.end AND passage.start < mention.end
WHERE passage.reading = ? AND passage.rule IS NOT NULL
"""
_UNSEALED = (
    "decision",
    "event",
    "event_claim",
    "event_actor",
    "conflict",
    "corrected_figure",
    "corrected_actor",
    "actor_history",
    "stands_for",
    "alias",
    "claim_block",
    "spelling",
    "sketch",
    "seal",
)  # fmt: skip  what the chain does not hold, or not all of: there a row that refers to nothing is missing from its entry's content
_SCHEMA = "SELECT name, type, tbl_name, sql FROM main.sqlite_schema"
_CAME = MappingProxyType(
    {
        "text": "SELECT EXISTS (SELECT 1 FROM document WHERE id = ? AND entry = ?)",
        "sketch": """SELECT EXISTS (
            SELECT 1 FROM document JOIN reading ON reading.document = document.key WHERE document.id = ? AND reading.entry = ?)""",
        "event": "SELECT EXISTS (SELECT 1 FROM event WHERE key = ? AND until_entry = ?)",
        "events": "SELECT EXISTS (SELECT 1 FROM event WHERE key = ? AND from_entry = ?)",
    }
)
_OUTSIDE_SENTENCE = "SELECT id FROM claim WHERE reading = ? AND NOT (sentence_start <= start AND end <= sentence_end)"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, and where: `document ID`, `entry N`, or `file`."""

    place: str
    wrong: str


@dataclass(frozen=True, slots=True)
class _Document:
    id: str
    digest: str
    entry: int


def verify(conn: sqlite3.Connection) -> Iterator[Finding]:
    """Everything that is wrong: in the file, then document by document, then along the chain of entries.

    Of a file whose tables are others nothing else is told. Every text is hashed again; every span must lie in its text, no
    mention in a dropped passage, every claim in its sentence; every entry's digest must follow from its content and from the
    entry before.
    """
    conn.execute("PRAGMA cache_size = -65536")  # 64 MB: every page is wanted more than once
    other = tuple(_of_schema(conn))
    yield from other or _of_file(conn)
    if other:
        return  # rows are no longer where they are looked for
    for key, identity, digest, entry, text in conn.execute("SELECT key, id, digest, entry, CAST(text AS BLOB) FROM document ORDER BY key"):
        yield from _of_text(conn, _Document(identity, digest, entry), text)
        yield from _of_readings(conn, key, identity, len(text.decode("utf-8", "replace")))
    yield from _of_chain(conn)


def _of_file(conn: sqlite3.Connection) -> Iterator[Finding]:
    for (wrong,) in conn.execute("PRAGMA quick_check"):
        if wrong != "ok":
            yield Finding("file", wrong)
    for name in _UNSEALED:
        for table, row, parent, _ in conn.execute(f"PRAGMA foreign_key_check({name})"):
            yield Finding("file", f"row {row} of {table} refers to a row of {parent} that is not there")


def _of_schema(conn: sqlite3.Connection) -> Iterator[Finding]:
    """Whether every table and index is as a new ledger has it."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        fresh.executescript((places.SCHEMA / "ledger.sql").read_text(encoding="utf-8"))
        wanted = frozenset(fresh.execute(_SCHEMA))
    for name in sorted({str(row[0]) for row in wanted ^ frozenset(conn.execute(_SCHEMA))}):
        yield Finding("file", f"its table or index {name!r} is not as this program makes it")


def _of_text(conn: sqlite3.Connection, document: _Document, text: bytes) -> Iterator[Finding]:
    place = f"document {document.id}"
    sums = sealed(conn, document.entry)
    if hashlib.sha256(text).hexdigest() != document.digest or not document.digest.startswith(document.id):
        where = _where(text, sums.get(f"text {document.id}", ""), document.digest)
        yield Finding(place, f"the text is not the one that was added: its digest differs{where}")
    elif sums and sums.get(f"text {document.id}") != sums_of_bytes(text):
        yield Finding(f"entry {document.entry}", f"the check sums of the text of document {document.id} were altered, the text was not")


def _where(text: bytes, sums: str, digest: str) -> str:
    """Where the text differs, and from what, as far as it can be told."""
    found = altered_byte(text, sums, digest)
    if found is None:
        pieces = different(sums, sums_of_bytes(text)) if sums else ()
        return f", from byte {pieces[0] * PIECE} on" if pieces else ""
    start = len(text[: found.at].decode("utf-8", "replace"))
    near = text[max(0, found.at - 20) : found.at + 21].decode("utf-8", "replace")
    return f" in one byte, at character {start} (byte {found.at}): {_byte(found.is_now)} stands where {_byte(found.was)} stood, in {near!r}"


def _byte(value: int) -> str:
    return repr(chr(value)) if 0x20 <= value < 0x7F else f"0x{value:02x}"


def _of_readings(conn: sqlite3.Connection, document: int, identity: str, length: int) -> Iterator[Finding]:
    place = f"document {identity}"
    for (reading,) in conn.execute("SELECT key FROM reading WHERE document = ?", (document,)).fetchall():
        for name, start, end in conn.execute(_SPANS, {"reading": reading, "length": length}):
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
        content = list(content_of(conn, entry))
        if digest != digest_of_content(conn, entry, content):
            yield Finding(f"entry {entry}", f"its content is not what was written: {_what(conn, entry, content)}")
        else:
            yield from _of_seal(conn, entry, content)
        before = digest


def _what(conn: sqlite3.Connection, entry: int, content: Sequence[tuple[str, bytes]]) -> str:
    """Which rows were altered, by the check sums; those of an older version of the program have none."""
    sums = {part: kept for part, kept in sealed(conn, entry).items() if " " not in part}
    now = sums_of_lines(content)
    if not sums and now:
        return "something in it was altered, added or taken out"
    lines: dict[str, list[str]] = {}
    for part, line in content:
        lines.setdefault(part, []).append(line.decode())
    parts = sorted(part for part in sums.keys() | now.keys() if sums.get(part) != now.get(part))
    found = [_rows(part, sums.get(part, ""), now.get(part, ""), lines.get(part, [])) for part in parts]
    return "; ".join(found) or "its time, author, command, reason, version or model was altered, or the entry before it"


def _rows(part: str, before: str, now: str, lines: Sequence[str]) -> str:
    if len(before) != len(now):
        verb = "taken out" if len(before) > len(now) else "added"
        number = abs(len(before) - len(now)) // 8
        return f"{number} row{'' if number == 1 else 's'} of {part} {'was' if number == 1 else 'were'} {verb}"
    shown = [f"row {place + 1} of {part} was altered and is now {lines[place]}" for place in different(before, now)[:3]]
    return "; ".join(shown)


def _of_seal(conn: sqlite3.Connection, entry: int, content: Sequence[tuple[str, bytes]]) -> Iterator[Finding]:
    """What the check sums of an entry tell, whose content is as it was written."""
    sums = sealed(conn, entry)
    if not sums:
        return
    read_from = sums_of_places(conn, entry)
    strange = [part for part in sums if " " in part and part not in read_from and not _is_of(conn, entry, part)]
    if strange or {part: kept for part, kept in sums.items() if " " not in part} != sums_of_lines(content):
        yield Finding(f"entry {entry}", "its check sums were altered, its content was not")
    for part, now in read_from.items():
        if sums.get(part) != now:
            yield Finding(f"entry {entry}", f"the place from which document {part.removeprefix('place ')} was read was altered")


def _is_of(conn: sqlite3.Connection, entry: int, part: str) -> bool:
    """Whether a check sum is of something that came or went with the entry: a text, a sketch, what it told of actors, events."""
    kind, _, name = part.partition(" ")
    return part == ACTORS or (kind in _CAME and conn.execute(_CAME[kind], (name, entry)).fetchone() == (1,))
