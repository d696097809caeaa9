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
    """The sums of the texts and places of the documents of an entry; the place of a document is no part of its digest."""
    found = {}
    for identity, place, text in conn.execute("SELECT id, place, CAST(text AS BLOB) FROM document WHERE entry = ?", (entry,)):
        found[f"text {identity}"] = sums_of_bytes(text)
        found[f"place {identity}"] = _sum(place.encode("utf-8", "surrogatepass"))
    return found


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
