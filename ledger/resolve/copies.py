"""Copies of one text, and how many of an event's documents are independent of each other.

In: texts, as Sketches. Out: which of two is a copy of the other, and counts. A sketch is the MinHash (128 values)
of the text's runs of five words, folded, without punctuation, and their number: small enough to keep for every
document. A wire story that another paper shortens, puts a line before or a byline under is a copy still; two
reports of one briefing that quote the same sentence are not.

Broder, "On the resemblance and containment of documents", 1997: containment is computed from the resemblance
and both sizes.
"""

import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

_RUN = 5
_SIZE = 128
_PRIME = (1 << 61) - 1
_FEWEST = 8
_COPIED = 0.6
_WORD = re.compile(r"\w+")


def _mixers() -> tuple[tuple[int, int], ...]:
    """The 128 hash functions, as pairs of a linear congruence: always the same ones."""
    state, found = 0x9E3779B97F4A7C15, []
    for _ in range(2 * _SIZE):
        state = (state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        found.append(state % (_PRIME - 1) + 1)
    return tuple(zip(found[::2], found[1::2], strict=True))


_MIXERS = _mixers()


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a text for comparing: the least hashes of its runs of words, and how many runs it has."""

    least: tuple[int, ...]
    runs: int

    def packed(self) -> bytes:
        """The sketch as bytes for a database: the number of runs, then the hashes, eight bytes each, big-endian."""
        return b"".join(number.to_bytes(8, "big") for number in (self.runs, *self.least))


def unpacked(stored: bytes) -> Sketch:
    """The sketch that `packed` made these bytes of."""
    numbers = [int.from_bytes(stored[place : place + 8], "big") for place in range(0, len(stored), 8)]
    return Sketch(tuple(numbers[1:]), numbers[0])


def sketch_of(text: str) -> Sketch:
    """The sketch of a text; pass what was kept of it, without the site's own lines, which unrelated pages share."""
    words = _WORD.findall(text.casefold())
    width = min(_RUN, len(words))
    runs = {" ".join(words[place : place + width]) for place in range(len(words) - width + 1)} if words else set()
    hashes = {zlib.crc32(run.encode()) | zlib.adler32(run.encode()) << 32 for run in runs}
    if not hashes:
        return Sketch((), 0)
    return Sketch(tuple(min((a * one + b) % _PRIME for one in hashes) for a, b in _MIXERS), len(hashes))


def copied(one: Sketch, two: Sketch) -> bool:
    """Whether the shorter of two texts is, by three fifths of its runs of words, in the longer one.

    A text of fewer than eight runs is a copy only of an equal one.
    """
    if not one.runs or not two.runs:
        return False
    if min(one.runs, two.runs) < _FEWEST:
        return one == two
    return contained(one, two) >= _COPIED


def contained(one: Sketch, two: Sketch) -> float:
    """The share of the shorter text's runs that the longer one has too, estimated; 0 to 1."""
    alike = sum(1 for mine, theirs in zip(one.least, two.least, strict=True) if mine == theirs) / _SIZE
    shared = alike * (one.runs + two.runs) / (1 + alike)
    return min(1.0, shared / min(one.runs, two.runs))


def independent(documents: Iterable[str], sketches: Mapping[str, Sketch]) -> int:
    """How many of the documents (digests) are independent: copies count once, whoever printed them. Those without a sketch are.

    Copies of copies are copies: the documents are counted by the connected components of `copied`.
    """
    digests = sorted(set(documents))
    parent = {digest: digest for digest in digests}
    for one, two in combinations(digests, 2):
        mine, theirs = _root(parent, one), _root(parent, two)
        if mine != theirs and one in sketches and two in sketches and copied(sketches[one], sketches[two]):
            parent[max(mine, theirs)] = min(mine, theirs)
    return sum(1 for digest in digests if parent[digest] == digest)


def _root(parent: Mapping[str, str], digest: str) -> str:
    while parent[digest] != digest:
        digest = parent[digest]
    return digest
