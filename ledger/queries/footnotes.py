"""What the documents say of listed events: each claim's sentence with its source, for footnotes."""

import sqlite3
from collections.abc import Iterable, Mapping
from typing import NamedTuple

_CLAIMS = """
SELECT d.source, d.published_on, d.title, d.url, substr(d.text, c.sentence_start + 1, c.sentence_end - c.sentence_start),
    c.start - c.sentence_start, c.end - c.sentence_start
FROM event e JOIN event_claim l ON l.event = e.key JOIN claim c ON c.key = l.claim JOIN reading r ON r.key = c.reading
JOIN document d ON d.key = r.document
WHERE e.id = ? AND e.until_entry IS NULL ORDER BY c.key <> e.preferred, l.ordinal
"""


class Footnote(NamedTuple):
    """A sentence that tells an event, on one line, and the document that has it; `published_on` is a day of ISO 8601.

    Of a long sentence the quote is the part around the claim's words.
    """

    source: str | None
    published_on: str | None
    title: str | None
    url: str | None
    quote: str


def footnotes_of(conn: sqlite3.Connection, events: Iterable[str]) -> Mapping[str, tuple[Footnote, ...]]:
    """By event id, a footnote for each sentence that tells it, that of the preferred claim first, each once."""
    return {event: tuple(dict.fromkeys(map(_footnote, conn.execute(_CLAIMS, (event,))))) for event in events}


def quoted(sentence: str, start: int, end: int, longest: int = 240) -> str:
    """The sentence on one line; of a longer one the words from `start` to `end` with what has room before and after, cut at blanks."""
    flat = " ".join(sentence.split())
    if len(flat) <= longest:
        return flat
    first, last = (len(" ".join(sentence[:place].split())) for place in (start, end))
    room = max(0, longest - (last - first))
    left = max(0, first - max(room // 2, room - (len(flat) - last)))
    right = min(len(flat), last + room - (first - left))
    if left:
        blank = flat.find(" ", left - 1, first + 1)
        left = blank + 1 if blank >= 0 else flat.rfind(" ", 0, first) + 1
    if right < len(flat):
        blank = flat.rfind(" ", last, right + 1)
        right = blank if blank >= 0 else (flat.find(" ", last) + 1 or len(flat) + 1) - 1
    return f"{'…' if left else ''}{flat[left:right]}{'…' if right < len(flat) else ''}"


def _footnote(row: tuple[str | None, str | None, str | None, str | None, str, int, int]) -> Footnote:
    source, published_on, title, url, sentence, start, end = row
    return Footnote(source, published_on, title, url, quoted(sentence, start, end))
