"""Which events are told in some words: by the full text, or sentence by sentence for the events of an actor.

The full text leads from words to documents, `says` from a document to its sentences. Words that many documents have are
looked for in the sentences of an actor's events, where one leads to them.
"""

import sqlite3
from functools import lru_cache

from ledger.ask.terms import Text
from ledger.ask.words import plain_words, says

SAID = """
SELECT l.event FROM document_words CROSS JOIN document d ON d.key = document_words.rowid CROSS JOIN reading r ON r.document = d.key
CROSS JOIN claim c ON c.reading = r.key CROSS JOIN event_claim l ON l.claim = c.key
WHERE document_words MATCH {match} AND says(substr(d.text, c.sentence_start + 1, c.sentence_end - c.sentence_start), {words}, {prefix})
"""
SAID_OF = """EXISTS (
    SELECT 1 FROM event_claim l CROSS JOIN claim c ON c.key = l.claim CROSS JOIN reading r ON r.key = c.reading
    CROSS JOIN document d ON d.key = r.document
    WHERE l.event = e.key AND says(substr(d.text, c.sentence_start + 1, c.sentence_end - c.sentence_start), {words}, {prefix}))"""
_BLANKS = bytes(code if chr(code).isalnum() else ord(" ") for code in range(128)) + bytes(128)  # all but words is blank
_TELLING = "SELECT 1 FROM document_words WHERE document_words MATCH ? LIMIT ?"
_MANY = 200  # documents with the words; below it the full text costs less than the events of most actors
# What a person wrote for an event: a decision is found by the documents that it held on to.
WRITTEN = """
SELECT v.key FROM decision t CROSS JOIN decision_claim h ON h.decision = t.key CROSS JOIN reading r ON r.document = h.document
CROSS JOIN claim c ON c.reading = r.key CROSS JOIN event_claim l ON l.claim = c.key CROSS JOIN event v ON v.key = l.event
WHERE t.field = 'summary' AND says(v.summary, {words}, {prefix})
"""


def phrase(term: Text) -> str:
    """The words of a term as the full text is asked for them."""
    return f'text : "{term.words}"{" *" if term.prefix else ""}'


def is_common(conn: sqlite3.Connection, sought: str) -> bool:
    """Whether so many documents have the phrase that the events of most actors are sooner looked through."""
    return len(conn.execute(_TELLING, (sought, _MANY)).fetchall()) == _MANY


def know_words(conn: sqlite3.Connection) -> None:
    """Make `says(text, words, prefix)` known to a connection: whether the words stand in the text side by side."""
    conn.create_function("says", 3, _says, deterministic=True)


def _says(text: str | None, phrase: str, prefix: int) -> bool:
    """What `says` says, sooner where the text is ASCII: most sentences of a document that has the phrase lack its longest word."""
    if text is None or not text.isascii():
        return says(text, phrase, prefix)
    longest, words = _sought(phrase)
    lower = text.encode().lower()
    if not words or longest not in lower:
        return False
    told = b" ".join(lower.translate(_BLANKS).split())
    return b" %b%b" % (words, b"" if prefix else b" ") in b" %b " % told


@lru_cache(maxsize=128)
def _sought(phrase: str) -> tuple[bytes, bytes]:
    """The longest word of a phrase, and all of them, as UTF-8."""
    words = plain_words(phrase).encode()
    return max(words.split(), key=len, default=b""), words
