"""Where a byte of an SQLite file lies: in a row, in an index, in the header, or in room that nothing uses.

In: the file's path. Out: for every byte a Place. Read by the file format (https://www.sqlite.org/fileformat2.html), without
SQLite, so that it can say what SQLite itself does not tell. For whole files at rest only.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

_LEAF_INDEX, _LEAF_TABLE, _INNER_INDEX, _INNER_TABLE = 10, 13, 2, 5
_HEADER = 100


@dataclass(frozen=True, slots=True)
class Place:
    """The table or index that a byte is of ("" for none: the file's header, a free page), and whether anything reads it."""

    name: str
    used: bool


def places_in(path: Path) -> tuple[Place, ...]:
    """The place of every byte of a ledger's file, in order."""
    return _Pages(path).places()


class _Pages:
    """The pages of one file, and of which tree each is."""

    def __init__(self, path: Path) -> None:
        """Read whole."""
        self._bytes = path.read_bytes()
        self._size = int.from_bytes(self._bytes[16:18], "big") or 1
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as conn:
            self._roots = [("sqlite_schema", 1), *conn.execute("SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0")]

    def places(self) -> tuple[Place, ...]:
        """Header and trees; what no tree reaches is free."""
        found = [Place("", used=False)] * len(self._bytes)
        found[:_HEADER] = [Place("file header", used=True)] * _HEADER
        for name, root in self._roots:
            for start, end in self._tree(root):
                found[start:end] = [Place(name, used=True)] * (end - start)
        for name, root in self._roots:
            for page in self._pages_of(root):
                start = (page - 1) * self._size
                found[start : start + self._size] = [
                    place if place.used else Place(name, used=False) for place in found[start : start + self._size]
                ]
        return tuple(found)

    def _pages_of(self, root: int) -> Iterator[int]:
        """The pages of a tree, without those that long rows overflow into."""
        yield root
        for child in self._children(root):
            yield from self._pages_of(child)

    def _start(self, page: int) -> int:
        return (page - 1) * self._size + (_HEADER if page == 1 else 0)

    def _children(self, page: int) -> Iterator[int]:
        start = self._start(page)
        if self._bytes[start] in (_INNER_INDEX, _INNER_TABLE):
            yield from (int.from_bytes(self._bytes[cell : cell + 4], "big") for cell in self._cells(page))
            yield int.from_bytes(self._bytes[start + 8 : start + 12], "big")

    def _cells(self, page: int) -> Iterator[int]:
        """Where each cell of a page begins in the file."""
        start = self._start(page)
        first = start + (12 if self._bytes[start] in (_INNER_INDEX, _INNER_TABLE) else 8)
        for number in range(int.from_bytes(self._bytes[start + 3 : start + 5], "big")):
            at = first + 2 * number
            yield (page - 1) * self._size + int.from_bytes(self._bytes[at : at + 2], "big")

    def _tree(self, root: int) -> Iterator[tuple[int, int]]:
        """The runs of bytes of a tree that are read: page headers, pointers, cells, overflow."""
        for page in self._pages_of(root):
            start = self._start(page)
            kind, cells = self._bytes[start], tuple(self._cells(page))
            yield start, start + (12 if kind in (_INNER_INDEX, _INNER_TABLE) else 8) + 2 * len(cells)
            for cell in cells:
                yield from self._cell(cell, kind)

    def _cell(self, at: int, kind: int) -> Iterator[tuple[int, int]]:
        place = at + (4 if kind in (_INNER_INDEX, _INNER_TABLE) else 0)
        payload, place = self._number(place)
        if kind == _INNER_TABLE:
            yield at, place
            return
        if kind == _LEAF_TABLE:
            _, place = self._number(place)
        most = self._size - 35 if kind == _LEAF_TABLE else (self._size - 12) * 64 // 255 - 23
        if payload <= most:
            yield at, max(place + payload, at + 4)
            return
        least = (self._size - 12) * 32 // 255 - 23
        local = least + (payload - least) % (self._size - 4)
        local = local if local <= most else least
        yield at, place + local + 4
        left, page = payload - local, int.from_bytes(self._bytes[place + local : place + local + 4], "big")
        while page:
            start = (page - 1) * self._size
            yield start, start + 4 + min(left, self._size - 4)
            left, page = left - (self._size - 4), int.from_bytes(self._bytes[start : start + 4], "big")

    def _number(self, at: int) -> tuple[int, int]:
        """A number of one to nine bytes, and where it ends."""
        value = 0
        for place in range(at, at + 8):
            value = value << 7 | self._bytes[place] & 0x7F
            if self._bytes[place] < 0x80:
                return value, place + 1
        return value << 8 | self._bytes[at + 8], at + 9
