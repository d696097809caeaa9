"""The words of spans, cut from the stored texts.

Spans are half-open offsets of code points. Each text is fetched once, however many spans it has, and cut
here: SQLite's substr() stops at a NUL and counts from the beginning of the text for every span.
"""

import sqlite3
from collections.abc import Iterable, Mapping

Span = tuple[int, int, int]
_WIDTH = 100
_CUT = "…"


def quotes_at(conn: sqlite3.Connection, spans: Iterable[Span]) -> Mapping[Span, str]:
    """The words of each span, given as the key of a document, start and end."""
    wanted: dict[int, set[Span]] = {}
    for span in spans:
        wanted.setdefault(span[0], set()).add(span)
    return {span: words for document, found in wanted.items() for span, words in _cut(text_of(conn, document), found)}


def around(sentence: str, start: int, end: int, width: int = _WIDTH) -> str:
    """A sentence on one line, cut between words to about `width` characters around its span [start, end), which stays whole.

    What is left out is marked with "…". For tables that a person reads; the formats for programs carry the whole sentence.
    """
    before, words, after = (" ".join(part.split()) for part in (sentence[:start], sentence[start:end], sentence[end:]))
    room = max(0, width - len(words))
    left = min(len(before), max(room // 2, room - len(after)))
    lead = before if left >= len(before) else _CUT + before[len(before) - left :].partition(" ")[2]
    right = max(0, room - len(lead))
    tail = after if right >= len(after) else after[:right].rpartition(" ")[0] + _CUT
    gaps = (" " if sentence[:start][-1:].isspace() else "", " " if sentence[end:][:1].isspace() else "")
    return f"{lead}{gaps[0]}{words}{gaps[1]}{tail}".strip()


def text_of(conn: sqlite3.Connection, document: int) -> str:
    """The whole stored text of the document with this key."""
    (text,) = conn.execute("SELECT text FROM document WHERE key = ?", (document,)).fetchone()
    return str(text)


def _cut(text: str, spans: Iterable[Span]) -> Iterable[tuple[Span, str]]:
    return ((span, text[span[1] : span[2]]) for span in spans)
