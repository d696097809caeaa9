"""What of an imported file could not be read, each with its line in the file."""

import sqlite3
from collections.abc import Iterator

_UNREAD = """
SELECT d.text, b.start, b.why FROM document d JOIN reading r ON r.document = d.key JOIN doubt b ON b.reading = r.key
WHERE d.id = ? AND r.until IS NULL AND b.rule = ? ORDER BY b.start, b.key
"""


def unread_in(conn: sqlite3.Connection, document: str, rule: str, lines_before: int) -> Iterator[tuple[int, str]]:
    """The doubts of one rule in the reading in force of a document: the line, and why. `lines_before` stand in no file."""
    line, at = 1 - lines_before, 0
    for text, start, why in conn.execute(_UNREAD, (document, rule)):
        line += text.count("\n", at, start)
        at = start
        yield line, why
