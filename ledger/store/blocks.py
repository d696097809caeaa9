"""Blocking keys as they are kept: 64 bits of a hash, which takes a fifth of the room of the key.

Two keys with one hash make two claims candidates of each other that are none, and no more.
"""

import sqlite3
from collections.abc import Iterable
from hashlib import blake2b
from itertools import chain

_AT_ONCE = 100  # rows a statement: a third of the time of one each
_MANY = f"INSERT INTO claim_block VALUES {', '.join(['(?, ?)'] * _AT_ONCE)}"  # noqa: S608  marks only


def hashed(block: str) -> int:
    """The key as it stands in the table."""
    return int.from_bytes(blake2b(block.encode(), digest_size=8).digest(), "big", signed=True)


def add_blocks(conn: sqlite3.Connection, blocks: Iterable[tuple[int, Iterable[str]]]) -> None:
    """Keep the blocking keys of claims, given by the claims' keys, in the order in which the table has them."""
    rows = sorted({(hashed(block), claim) for claim, found in blocks for block in found})
    whole = len(rows) - len(rows) % _AT_ONCE
    for start in range(0, whole, _AT_ONCE):
        conn.execute(_MANY, list(chain.from_iterable(rows[start : start + _AT_ONCE])))
    conn.executemany("INSERT INTO claim_block VALUES (?, ?)", rows[whole:])


def replace_blocks(conn: sqlite3.Connection, blocks: Iterable[tuple[int, Iterable[str]]]) -> None:
    """Keep these blocking keys and no others."""
    conn.execute("DELETE FROM claim_block")
    add_blocks(conn, blocks)
