"""Entries: the chain of transactions, each sealed by a digest over its content and the entry before.

An entry is opened with `add_entry`, content is added under its number, and `seal_entry` closes it at
the end of the same transaction. The digest is the SHA-256, in lower-case hex, of lines of JSON in
UTF-8, each ended by a line feed: first the list [id, at, author, command, reason, version, model,
digest of the entry before], then the lines of `content.content_of`: its documents (each with the
digest of its text), the readings it closed, and the passages, mentions, doubts, claims, figures,
parties and links it added. Derived rows are no part of it: they can be derived again.
"""

import datetime
import hashlib
import json
import sqlite3
from collections.abc import Iterable

from ledger.store.content import content_of
from ledger.store.seals import sums_of_actors, sums_of_lines, sums_of_places, sums_of_sketches, sums_of_texts
from ledger.version import __version__

_FIELDS = "id, at, author, command, reason, version, model, previous"


def add_entry(conn: sqlite3.Connection, *, at: datetime.datetime, author: str, command: str, reason: str | None, model: str | None) -> int:
    """Open an entry at the end of the chain; its number.

    `at` must know its time zone and is kept in UTC, to the second. The digest is '' until `seal_entry`.
    """
    from ledger.store.tables import EntryRow, save  # noqa: PLC0415 - 0.3 s that no reader should pay

    row = EntryRow(
        at=f"{at.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}",
        author=author,
        command=command,
        reason=reason,
        version=__version__,
        model=model,
        previous=_last_digest(conn),
        digest="",
    )
    return save(conn, row)


def seal_entry(conn: sqlite3.Connection, entry: int) -> str:
    """Close an entry by its digest, which is returned; nothing may be added under it afterwards.

    Check sums of its parts are kept beside it, by which `verify` finds the place of what was altered.
    """
    content = list(content_of(conn, entry))
    digest = digest_of_content(conn, entry, content)
    conn.execute("UPDATE entry SET digest = ? WHERE id = ?", (digest, entry))
    parts = (sums_of_texts, sums_of_places, sums_of_sketches, sums_of_actors)
    sums = sums_of_lines(content) | {name: added for part in parts for name, added in part(conn, entry).items()}
    conn.executemany("INSERT OR REPLACE INTO seal VALUES (?, ?, ?)", ((entry, part, added) for part, added in sorted(sums.items())))
    return digest


def digest_of_content(conn: sqlite3.Connection, entry: int, content: Iterable[tuple[str, bytes]]) -> str:
    """The digest that an entry's present head and content give: equal to the stored one unless something was altered."""
    head = conn.execute(f"SELECT {_FIELDS} FROM entry WHERE id = ?", (entry,)).fetchone()  # noqa: S608 - a constant
    digest = hashlib.sha256(f"{json.dumps(head, ensure_ascii=False)}\n".encode())
    for _, line in content:
        digest.update(line + b"\n")
    return digest.hexdigest()


def _last_digest(conn: sqlite3.Connection) -> str:
    last = conn.execute("SELECT digest FROM entry ORDER BY id DESC LIMIT 1").fetchone()
    return str(last[0]) if last else ""
