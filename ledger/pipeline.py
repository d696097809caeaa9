"""The whole path on one page: from documents to a ledger.

    read -> clean -> split -> mentions -> claims -> resolve -> store

In: documents (`ledger.read`), where the ledger is, and a Session. Out: what became of each document.
Extraction ends before the ledger is locked; inside the transaction only neighbours are asked for, resolved
and written. "Now" is an argument; the language model, if one is there, is named in the entry.
"""

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection
from typing import Literal

from ledger import resolve, store
from ledger.errors import LedgerError, NoSuchFact, NothingToRead
from ledger.mentions import money
from ledger.model import Document
from ledger.read import Overrides, documents_at
from ledger.reader import Reader
from ledger.store import ReadDocument, StoredDocument, Units

Outcome = Literal["added", "same", "new version", "read again"]


@dataclass(frozen=True, slots=True)
class Session:
    """Who asks for a change, when, by what command, and whether the language model may be used."""

    now: datetime
    author: str
    command: str
    model: bool = True


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one document; `claims` and `doubts` count what its reading holds."""

    document_id: str
    title: str | None
    place: str
    outcome: Outcome
    claims: int
    doubts: int


def add(sources: Iterable[Document | LedgerError], ledger: Path, how: Session) -> Iterator[Added | LedgerError]:
    """Read each document and put it into the ledger, whole or not at all, one transaction each.

    Yields what became of a document when it is safely there; an error in the place of a document passes
    through. The ledger is made where there is none. Raises LedgerError when it cannot be written.
    """
    reader = Reader(model=how.model)
    for source in sources:
        if isinstance(source, LedgerError):
            yield source
            continue
        store.ensure(ledger)
        with store.reading(ledger) as conn:
            known = store.document_with_digest(conn, source.digest)
        if known:
            yield Added(known.id, known.document.title, source.place, "same", 0, 0)
            continue
        read = _read(reader, source)
        with store.writing(ledger) as conn:
            outcome = _keep(conn, source, read, reader, how)
        yield _added(source, outcome, read)


def reread(ledger: Path, document_id: str | None, how: Session) -> Iterator[Added]:
    """Read stored documents again with today's rules; those of the readings before stay, out of force.

    `document_id` may be the beginning of an id; None is all of them. Raises NoSuchFact for none.
    """
    reader = Reader(model=how.model)
    with store.reading(ledger) as conn:
        current = tuple(store.documents_in_force(conn))
    chosen = [one for one in current if document_id is None or one.id.startswith(document_id)]
    if document_id is not None and not chosen:
        raise NoSuchFact(document_id, "no document of the ledger has this id", "list them with 'ledger documents'")
    for stored in chosen:
        read = _read(reader, stored.document)
        with store.writing(ledger) as conn:
            entry = _entry(conn, reader, how)
            _settle(conn, stored.key, read, reader, entry)
        yield _added(stored.document, "read again", read)


def build(documents: Path, ledger: Path, how: Session) -> int:
    """Make the ledger again from a folder of documents, beside it and moved in place whole; the number of documents.

    Raises the error of the first document that cannot be read; the ledger before then stays as it was. Raises
    LedgerUnreadable for a place where something else than a ledger is, or that cannot be written.
    """
    store.demand_replaceable(ledger)
    with tempfile.TemporaryDirectory(dir=ledger.parent, prefix=".ledger-") as folder:
        fresh = Path(folder) / "ledger.db"
        count = 0
        for outcome in add(_named_from(documents), fresh, how):
            if isinstance(outcome, LedgerError):
                raise outcome
            count += 1
        if not count:
            raise NothingToRead(str(documents), "there is no document in this folder", "name a folder with documents")
        store.compact(fresh)
        fresh.replace(ledger)
    return count


def _named_from(folder: Path) -> Iterator[Document | LedgerError]:
    """The documents of a folder with places below it, so that the folder's own place leaves no trace."""
    for found in documents_at(folder, Overrides()):
        if isinstance(found, LedgerError):
            yield found
        else:
            place = Path(found.place)
            yield replace(found, place=place.relative_to(folder).as_posix() if place.is_relative_to(folder) else found.place)


def _read(reader: Reader, document: Document) -> ReadDocument:
    reading = reader.reading_of(document)
    claims = reader.claims_of(reading)
    return ReadDocument(reading, claims, {claim.id: resolve.blocks_of(claim) for claim in claims})


def _keep(conn: Connection, document: Document, read: ReadDocument, reader: Reader, how: Session) -> Outcome:
    """Write one document under an entry of its own; a version before it of the same URL goes out of force."""
    if store.document_with_digest(conn, document.digest):
        return "same"
    entry = _entry(conn, reader, how)
    before = store.document_with_url(conn, document.url) if document.url else None
    key = store.add_document(conn, document, entry, before.key if before else None)
    store.index_words(conn, entry)
    _settle(conn, key, read, reader, entry, superseded=before)
    return "new version" if before else "added"


def _entry(conn: Connection, reader: Reader, how: Session) -> int:
    return store.add_entry(conn, at=how.now, author=how.author, command=how.command, reason=None, model=reader.model)


def _settle(conn: Connection, key: int, read: ReadDocument, reader: Reader, entry: int, superseded: StoredDocument | None = None) -> None:
    """Put a reading in force in the place of the ones before, and derive the events that this touches again."""
    gone = [claim.id for claim in store.claims_of_document(conn, key)]
    if superseded:
        gone += [claim.id for claim in store.claims_of_document(conn, superseded.key)]
        store.retire_reading(conn, superseded.key, entry)
    touched = store.events_of(conn, gone)
    store.add_reading(conn, key, read, _units(reader), entry)
    near = store.claims_near(conn, {block for blocks in read.blocks.values() for block in blocks})
    touched |= store.events_of(conn, [claim.id for claim in near])
    claims = {claim.id: claim for claim in (*store.claims_of_events(conn, touched), *near, *store.claims_of_document(conn, key))}
    store.replace_events(conn, touched, resolve.events_of(claims.values()), entry)
    store.seal_entry(conn, entry)


def _units(reader: Reader) -> Units:
    return Units(
        minor=lambda amount, currency: money.to_minor(amount, currency, reader.money),
        minor_digits=lambda currency: money.minor_digits(currency, reader.money),
    )


def _added(document: Document, outcome: Outcome, read: ReadDocument) -> Added:
    return Added(document.digest[:12], document.title, document.place, outcome, len(read.claims), len(read.reading.doubts))
