"""Check sums by which the place of an altered row, letter or byte is found; the chain of digests says that there is one.

In: an entry's content as lines, and the bytes of texts. Out: CRC-32 sums, 8 hex digits each, of every row and of
every run of 256 bytes of a text. They locate and prove nothing: what was altered is proven by SHA-256.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from zlib import crc32

PIECE = 256
ACTORS = "actor history"
_SKETCHED = """
SELECT document.id, sketch.numbers FROM main.reading JOIN main.sketch ON sketch.document = reading.document
JOIN main.document ON document.key = reading.document WHERE reading.entry = ?
"""
_TOLD = """
SELECT actor.id, history.name, history.kind, history.country, history.sector
FROM main.actor_history AS history JOIN main.actor ON actor.key = history.actor
WHERE history.from_entry = :entry AND history.actor IN (
    SELECT told.actor FROM main.reading JOIN main.mention AS told ON told.reading = reading.key
        WHERE reading.entry = :entry AND told.actor IS NOT NULL
    UNION SELECT told.actor FROM main.reading JOIN main.claim ON claim.reading = reading.key
        JOIN main.claim_party AS told ON told.claim = claim.key WHERE reading.entry = :entry
    UNION SELECT named.key FROM main.decision JOIN main.actor AS named ON named.id = decision.value
        WHERE decision.entry = :entry AND decision.document IS NOT NULL)
ORDER BY actor.id
"""
_HEX = 8


@dataclass(frozen=True, slots=True)
class Altered:
    """One byte of a text that is not the one that was added: where, what stands there, what stood there."""

    at: int
    is_now: int
    was: int


def sums_of_lines(content: Iterable[tuple[str, bytes]]) -> dict[str, str]:
    """The sums of the rows of each kind, in order, as one text."""
    return {part: "".join([_sum(line) for _, line in lines]) for part, lines in groupby(content, key=itemgetter(0))}


def sums_of_texts(conn: sqlite3.Connection, entry: int) -> dict[str, str]:
    """The sums of the texts of the documents of an entry."""
    told = conn.execute("SELECT id, CAST(text AS BLOB) FROM document WHERE entry = ?", (entry,))
    return {f"text {identity}": sums_of_bytes(text) for identity, text in told}


def sums_of_places(conn: sqlite3.Connection, entry: int) -> dict[str, str]:
    """The sums of the places from which the documents of an entry were read; a place is no part of a document's digest."""
    told = conn.execute("SELECT id, place FROM document WHERE entry = ?", (entry,))
    return {f"place {identity}": _sum(place.encode("utf-8", "surrogatepass")) for identity, place in told}


def sums_of_sketches(conn: sqlite3.Connection, entry: int) -> dict[str, str]:
    """The sums of the sketches of the documents that were read in an entry, by which their copies are found."""
    return {f"sketch {identity}": sum_of_row((numbers,)) for identity, numbers in conn.execute(_SKETCHED, (entry,))}


def sums_of_actors(conn: sqlite3.Connection, entry: int) -> dict[str, str]:
    """The sums of what is new of actors in an entry (id, name, kind, country, sector), in the order of their ids; none for nothing."""
    rows = conn.execute(_TOLD, {"entry": entry}).fetchall()
    return {ACTORS: "".join(map(sum_of_row, rows))} if rows else {}


def sum_of_row(row: tuple[object, ...]) -> str:
    """The sum of a row as the program has it."""
    return _sum(repr(row).encode("utf-8", "surrogatepass"))


def seal_event(conn: sqlite3.Connection, entry: int, key: int, rows: tuple[object, ...]) -> None:
    """Keep, under the entry that closes it, the sum of an event's derived rows."""
    conn.execute("INSERT OR REPLACE INTO seal VALUES (?, ?, ?)", (entry, f"event {key}", sum_of_row(rows)))


def seal_keys(conn: sqlite3.Connection, entry: int, first: int, last: int) -> None:
    """Keep which events came into force with an entry: those with the keys from first to last."""
    conn.execute("INSERT OR REPLACE INTO seal VALUES (?, ?, ?)", (entry, f"events {first}", str(last)))


def sums_of_bytes(text: bytes) -> str:
    """The sums of every run of PIECE bytes."""
    return "".join(_sum(text[start : start + PIECE]) for start in range(0, len(text), PIECE))


def different(before: str, now: str) -> tuple[int, ...]:
    """The places, from 0, at which two texts of sums differ; of different length: the first at which they do."""
    one, two = list(_each(before)), list(_each(now))
    places = tuple(place for place, (old, new) in enumerate(zip(one, two, strict=False)) if old != new)
    if len(one) == len(two):
        return places
    return places[:1] or (min(len(one), len(two)),)


def altered_byte(text: bytes, sums: str, digest: str) -> Altered | None:
    """The one byte by which a text differs from that of the digest; None where it is more than one or no telling."""
    if len(sums) // _HEX != -(-len(text) // PIECE):
        return None
    places = different(sums, sums_of_bytes(text))
    if len(places) != 1:
        return None
    start = places[0] * PIECE
    piece = bytearray(text[start : start + PIECE])
    for at, byte in _repairs(piece, int(sums[places[0] * _HEX :][:_HEX], 16)):
        whole = text[: start + at] + bytes((byte,)) + text[start + at + 1 :]
        if hashlib.sha256(whole).hexdigest() == digest:
            return Altered(start + at, text[start + at], byte)
    return None


def sealed(conn: sqlite3.Connection, entry: int) -> Mapping[str, str]:
    """The sums that were kept with an entry, by part; empty for one of an older version of the program."""
    return dict(conn.execute("SELECT part, sums FROM seal WHERE entry = ?", (entry,)))


def _repairs(piece: bytearray, wanted: int) -> Iterator[tuple[int, int]]:
    """Every single byte that would give the piece the wanted sum."""
    for at, byte in enumerate(piece):
        for other in range(256):
            piece[at] = other
            if crc32(piece) == wanted:
                yield at, other
        piece[at] = byte


def _sum(content: bytes) -> str:
    return f"{crc32(content):08x}"


def _each(sums: str) -> Iterator[str]:
    return (sums[start : start + _HEX] for start in range(0, len(sums), _HEX))
