"""Documents: texts kept verbatim, found again by their digest or their URL, and indexed by their words."""

import datetime
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ledger.model import Document

_SELECT = "SELECT key, id, text, digest, title, source, url, published_on, place FROM document "
_IN_FORCE = "EXISTS (SELECT 1 FROM reading WHERE reading.document = document.key AND reading.until IS NULL)"


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document with its key in this file and its id, the first 12 hex digits of its digest."""

    key: int
    id: str
    document: Document


def document_with_digest(conn: sqlite3.Connection, digest: str) -> StoredDocument | None:
    """The document whose text has this SHA-256 (lower-case hex), or None."""
    return _first(conn, _SELECT + "WHERE digest = ?", digest)


def document_with_url(conn: sqlite3.Connection, url: str) -> StoredDocument | None:
    """The version of the document at this URL that is in force, or None. URLs are compared as they are written."""
    return _first(conn, _SELECT + f"WHERE url = ? AND {_IN_FORCE} ORDER BY key DESC LIMIT 1", url)


def stored_documents(conn: sqlite3.Connection) -> Iterator[StoredDocument]:
    """Every document, superseded ones too, in the order in which they were added."""
    return map(_stored, conn.execute(_SELECT + "ORDER BY key"))


def documents_in_force(conn: sqlite3.Connection) -> Iterator[StoredDocument]:
    """The version in force of every document, in the order in which they were added."""
    return map(_stored, conn.execute(f"{_SELECT} WHERE {_IN_FORCE} ORDER BY key"))


def is_in_force(conn: sqlite3.Connection, document_key: int) -> bool:
    """Whether the document is read: a version that another one of its URL has taken the place of is not."""
    sql = "SELECT EXISTS (SELECT 1 FROM reading WHERE document = ? AND until IS NULL)"
    return bool(conn.execute(sql, (document_key,)).fetchone()[0])


def add_document(conn: sqlite3.Connection, document: Document, entry: int, supersedes: int | None) -> int:
    """Keep a document under an entry, as the next version of the one with key `supersedes`; its key.

    The text must not be in the ledger yet. Its words are found only after `index_words`.
    """
    from ledger.store.tables import DocumentRow, save  # noqa: PLC0415 - 0.3 s that no reader should pay

    row = DocumentRow(
        id=document.digest[:12],
        digest=document.digest,
        title=document.title,
        source=document.source,
        url=document.url,
        published_on=document.published_on.isoformat() if document.published_on else None,
        place=document.place,
        entry=entry,
        supersedes=supersedes,
        text=document.text,
    )
    return save(conn, row)


def index_words(conn: sqlite3.Connection, entry: int) -> None:
    """Put the documents of an entry into the full-text index, all at once; to be called once per entry."""
    conn.execute("INSERT INTO document_words (rowid, title, text) SELECT key, title, text FROM document WHERE entry = ?", (entry,))


def _first(conn: sqlite3.Connection, sql: str, value: str) -> StoredDocument | None:
    row = conn.execute(sql, (value,)).fetchone()
    return _stored(row) if row else None


def _stored(row: tuple[Any, ...]) -> StoredDocument:
    key, identity, text, digest, title, source, url, published_on, place = row
    day = datetime.date.fromisoformat(published_on) if published_on else None
    return StoredDocument(key, identity, Document(text, digest, title, source, url, day, place))
