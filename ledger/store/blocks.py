"""Blocking keys as they are kept: 64 bits of a hash, which takes a fifth of the room of the key.

Two keys with one hash make two claims candidates of each other that are none, and no more.
"""

import sqlite3
from collections.abc import Iterable
from hashlib import blake2b


def hashed(block: str) -> int:
    """The key as it stands in the table."""
    return int.from_bytes(blake2b(block.encode(), digest_size=8).digest(), "big", signed=True)


def add_blocks(conn: sqlite3.Connection, blocks: Iterable[tuple[int, Iterable[str]]]) -> None:
    """Keep the blocking keys of claims, given by the claims' keys, in the order in which the table has them."""
    rows = sorted({(hashed(block), claim) for claim, found in blocks for block in found})
    conn.executemany("INSERT INTO claim_block VALUES (?, ?)", rows)


def replace_blocks(conn: sqlite3.Connection, blocks: Iterable[tuple[int, Iterable[str]]]) -> None:
    """Keep these blocking keys and no others."""
    conn.execute("DELETE FROM claim_block")
    add_blocks(conn, blocks)
