"""What of a document was read: the passages that were dropped, and the sentences with money or dates that gave no claim."""

import sqlite3
from collections.abc import Iterable

from ledger.model import Document
from ledger.queries.find import document_named
from ledger.queries.quotes import text_of
from ledger.queries.table import Table, counted

CLEAN = ("start", "end", "rule", "words")
COVERAGE = ("start", "end", "used", "money", "dates", "sentence")

_DROPPED = """
SELECT p.start, p.end, p.rule FROM passage p JOIN reading r ON r.key = p.reading
WHERE r.document = ? AND r.until IS NULL AND p.rule IS NOT NULL ORDER BY p.start
"""
_MENTIONS = """
SELECT n.kind, n.start, n.end FROM mention n JOIN reading r ON r.key = n.reading
WHERE r.document = ? AND r.until IS NULL AND n.kind IN ('money', 'date') ORDER BY n.start
"""
_CLAIMED = """
SELECT c.sentence_start, c.sentence_end FROM claim c JOIN reading r ON r.key = c.reading WHERE r.document = ? AND r.until IS NULL
"""
_DOCUMENT = "SELECT digest, title, source, url, published_on FROM document WHERE key = ?"

Span = tuple[int, int]


def dropped(conn: sqlite3.Connection, name: str) -> Table:
    """The passages of a document that were dropped, in order: start, end, rule, words. Raises NoSuchFact."""
    key = document_named(conn, name)
    text = text_of(conn, key)
    rows = tuple((start, end, rule, text[start:end]) for start, end, rule in conn.execute(_DROPPED, (key,)))
    characters = sum(end - start for start, end, *_ in rows)
    note = f"{counted(len(rows), 'passage')} dropped, {characters:,} of {len(text):,} characters"
    return Table(CLEAN, rows, (note,))


def kept(conn: sqlite3.Connection, name: str) -> str:
    """The text of a document without the passages that were dropped. Raises NoSuchFact."""
    key = document_named(conn, name)
    text, place, runs = text_of(conn, key), 0, []
    for start, end, _ in conn.execute(_DROPPED, (key,)):
        runs.append(text[place:start])
        place = end
    return "".join((*runs, text[place:]))


def coverage(conn: sqlite3.Connection, name: str, everything: bool) -> Table:
    """The sentences of a document with money or dates that gave no claim, or all of them; used ones are counted.

    Columns: start, end, used, money and dates (how many are read in it), sentence. Raises NoSuchFact.
    """
    key = document_named(conn, name)
    sentences = _sentences(conn, key)
    claimed = set(conn.execute(_CLAIMED, (key,)))
    mentions = conn.execute(_MENTIONS, (key,)).fetchall()
    text = text_of(conn, key)
    rows = []
    for start, end in sentences:
        kinds = [kind for kind, first, last in mentions if start <= first and last <= end]
        if kinds:
            gave = any(first < end and start < last for first, last in claimed)
            rows.append((start, end, "yes" if gave else "no", kinds.count("money"), kinds.count("date"), text[start:end]))
    unused = [row for row in rows if row[2] == "no"]
    with_money = sum(1 for row in unused if row[3])
    used = f"{len(rows) - len(unused)} used, {len(unused)} not, {with_money} of these with money"
    note = f"{counted(len(rows), 'sentence')} with money or dates: {used}"
    return Table(COVERAGE, tuple(rows if everything else unused), (note,), ("start", "money", "dates", "sentence"))


def _sentences(conn: sqlite3.Connection, key: int) -> Iterable[Span]:
    """The sentences of the kept text, cut again by the rules of today; only those of claims are stored."""
    from ledger.reader import Reader  # noqa: PLC0415  only this question needs its rules

    digest, title, source, url, _ = conn.execute(_DOCUMENT, (key,)).fetchone()
    document = Document(text_of(conn, key), digest, title, source, url)
    reading = Reader(model=False).reading_of(document, frozenset())
    return [(sentence.start, sentence.end) for sentence in reading.sentences]
