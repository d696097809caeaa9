"""What the ledger holds, in an order and a form that do not depend on how it came in."""

import sqlite3
from collections.abc import Iterator

from ledger.store.content import content_now


def dump(conn: sqlite3.Connection) -> Iterator[str]:
    """One line of JSON per row, without line ends: the table's name, then its columns.

    Documents, passages, mentions, doubts, claims with their figures, parties and links, actors, and the
    events in force with their claims, actors and conflicts. Keys are replaced by ids; texts stand as their
    digests; there is no clock, no place, no full-text index and nothing superseded but documents. Two
    ledgers with equal content give equal lines, in whatever order it was added.
    """
    return content_now(conn)
