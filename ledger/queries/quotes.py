"""The words of spans, cut from the stored texts.

Spans are half-open offsets of code points. Each text is fetched once, however many spans it has, and cut
here: SQLite's substr() stops at a NUL and counts from the beginning of the text for every span.
"""

import sqlite3
from collections.abc import Iterable, Mapping

Span = tuple[int, int, int]


def quotes_at(conn: sqlite3.Connection, spans: Iterable[Span]) -> Mapping[Span, str]:
    """The words of each span, given as the key of a document, start and end."""
    wanted: dict[int, set[Span]] = {}
    for span in spans:
        wanted.setdefault(span[0], set()).add(span)
    return {span: words for document, found in wanted.items() for span, words in _cut(text_of(conn, document), found)}


def text_of(conn: sqlite3.Connection, document: int) -> str:
    """The whole stored text of the document with this key."""
    (text,) = conn.execute("SELECT text FROM document WHERE key = ?", (document,)).fetchone()
    return str(text)


def _cut(text: str, spans: Iterable[Span]) -> Iterable[tuple[Span, str]]:
    return ((span, text[span[1] : span[2]]) for span in spans)
