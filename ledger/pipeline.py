"""The whole path on one page: from documents to a ledger.

    read -> clean -> split -> mentions -> claims -> resolve -> store
                                      decisions -> resolve -> store

In: documents (`ledger.read`), where the ledger is, and a Session. Out: what became of each document.
Decisions of a person take the lower road: they are kept beside claims, and what they touch is derived again.
Extraction ends before the ledger is locked; inside the transaction only neighbours are asked for, resolved
and written. "Now" is an argument; the language model, if one is there, is named in the entry.
"""

import tempfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection
from typing import Literal

from ledger import resolve, store
from ledger.errors import LedgerError, NoSuchFact, NothingToRead
from ledger.mentions import money
from ledger.model import Document
from ledger.queries.actor_asked import ActorAsked, actor_decisions
from ledger.queries.asked import Asked, decisions_asked
from ledger.read import EventByHand, Overrides, Records, documents_at, event_by_hand, reading_by_hand, reading_of_records, records_in
from ledger.reader import Reader
from ledger.store import Finding, ReadDocument, StoredDocument, Units, Writer
from ledger.store.days import days_of

_ID = "SELECT id FROM event WHERE key = ?"
Outcome = Literal["added", "same", "new version", "in force again", "read again"]


@dataclass(frozen=True, slots=True)
class Session:
    """Who asks for a change, when, by what command, why, and whether the language model may be used."""

    now: datetime
    author: str
    command: str
    model: bool = True
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one document; `claims` and `doubts` count what its reading holds."""

    document_id: str
    title: str | None
    place: str
    outcome: Outcome
    claims: int
    doubts: int


@dataclass(frozen=True, slots=True)
class Decided:
    """The entry under which something was decided, and the ids of the events in force and of the actors that it bears on."""

    entry: int
    events: tuple[str, ...]
    actors: tuple[str, ...] = ()


def add(sources: Iterable[Document | LedgerError], ledger: Path, how: Session) -> Iterator[Added | LedgerError]:
    """Read each document and put it into the ledger, whole or not at all, one transaction each.

    Yields what became of a document when it is safely there; an error in the place of a document passes
    through. An older version of a document, added again, comes back into force. The ledger is made where there
    is none. Raises LedgerError when it cannot be written.
    """
    reader = Reader(model=how.model)
    with store.session(ledger) as writer:
        for source in sources:
            yield source if isinstance(source, LedgerError) else _added_to(ledger, writer, source, reader, how)


def _added_to(ledger: Path, writer: Writer, source: Document, reader: Reader, how: Session) -> Added:
    store.ensure(ledger)
    with writer.looking() as conn:
        known = store.document_with_digest(conn, source.digest)
        in_force = known is not None and store.is_in_force(conn, known.key)
    if known and in_force:
        return Added(known.id, known.document.title, source.place, "same", 0, 0)
    document = replace(known.document, place=source.place) if known else source
    read = _read(reader, document)
    with writer.transaction() as conn:
        outcome = _keep(conn, document, read, reader, how)
    return _added(document, outcome, read)


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
    with store.session(ledger) as writer:
        for stored in chosen:
            read = _read(reader, stored.document)
            with writer.transaction() as conn:
                entry = _entry(conn, how, reader.model)
                _settle(conn, stored.key, read, reader, entry)
            yield _added(stored.document, "read again", read)


def decide(ledger: Path, asked: Sequence[Asked], how: Session) -> Decided:
    """Put decisions into the ledger, under one entry, all or none, and derive the events that they touch again.

    Raises NoSuchFact and UsageError for what cannot be decided, and what writing raises.
    """
    with store.writing(ledger) as conn:
        new = [decision for one in asked for decision in decisions_asked(conn, one)]
        entry = _entry(conn, how, None)
        store.add_decisions(conn, new, entry)
        names = {claim.id for decision in new for claim, _ in decision.claims}
        return _decided(conn, names, entry)


def decide_on_actors(ledger: Path, asked: ActorAsked, how: Session) -> Decided:
    """Put decisions on actors into the ledger, under one entry, all or none, and derive the events that they touch again.

    Raises NoSuchFact and UsageError for what cannot be decided, and what writing raises.
    """
    with store.reading(ledger) as conn:
        new = actor_decisions(conn, asked)
    with store.writing(ledger) as conn:
        entry = _entry(conn, how, None)
        store.add_decisions(conn, new, entry)
        store.add_named_actors(conn, new, entry)
        return _decided(conn, (), entry)


def undo(ledger: Path, undone: int, how: Session) -> Decided:
    """Take back the decisions of an entry, under an entry of its own; of an entry that undid some, restore those.

    Raises NoSuchFact for an entry that is not there or holds no decision that could be taken back.
    """
    with store.writing(ledger) as conn:
        entry = _entry(conn, how, None)
        before = store.claims_of_entry(conn, undone)
        if not 0 < undone < entry:
            raise NoSuchFact(str(undone), "there is no entry of this number", "list them with `ledger log`")
        if not store.undo_entry(conn, undone, entry):
            wrong = "this entry holds no decision that is in force"
            raise NoSuchFact(str(undone), wrong, "only decisions are undone: `ledger log` shows which entries hold some")
        return _decided(conn, before, entry)


def derive_again(ledger: Path, how: Session) -> None:
    """Derive every event again with the rules of today, under an entry of its own, if the ledger holds any."""
    with store.writing(ledger) as conn:
        if not tuple(store.documents_in_force(conn)):
            return
        entry = _entry(conn, how, None)
        store.derive_all(conn, entry, units_of(Reader(model=False)))
        store.seal_entry(conn, entry)


def derived_findings(ledger: Path) -> Iterator[Finding]:
    """What differs between the derived rows of a ledger and those that its claims and decisions give."""
    with store.reading(ledger) as conn:
        yield from store.compare(conn, units_of(Reader(model=False)))


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
        store.move(fresh, ledger)
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
    event = event_by_hand(document.text)
    if event:
        return _read_by_hand(reader, document, event)
    records = records_in(document.text)
    if records:
        return _read_records(reader, document, records)
    reading = reader.reading_of(document)
    claims = reader.claims_of(reading)
    kept = "\n".join(document.text[run.start : run.end] for run in reading.passages if run.rule is None)
    return ReadDocument(reading, claims, {claim.id: resolve.blocks_of(claim) for claim in claims}, resolve.sketch_of(kept))


def _read_by_hand(reader: Reader, document: Document, event: EventByHand) -> ReadDocument:
    """An event that a person wrote down stands for its document: its claim is all that is read."""
    reading, claim = reading_by_hand(document, event, reader.means(days_of))
    told = resolve.sketch_of(document.text[event.body[0] : event.body[1]])
    return ReadDocument(reading, (claim,), {claim.id: resolve.blocks_of(claim)}, told, {claim.id: event.notes})


def _read_records(reader: Reader, document: Document, records: Records) -> ReadDocument:
    """The file of another program: its records are all that is read."""
    reading, claims, notes = reading_of_records(document, records, reader.means(days_of))
    blocks = {claim.id: resolve.blocks_of(claim) for claim in claims}
    return ReadDocument(reading, claims, blocks, resolve.sketch_of(document.text), notes)


def _keep(conn: Connection, document: Document, read: ReadDocument, reader: Reader, how: Session) -> Outcome:
    """Write one document under an entry of its own; another version of its URL goes out of force."""
    known = store.document_with_digest(conn, document.digest)
    if known and store.is_in_force(conn, known.key):
        return "same"
    entry = _entry(conn, how, reader.model)
    before = store.document_with_url(conn, document.url) if document.url else None
    if known:
        _settle(conn, known.key, read, reader, entry, superseded=before)
        return "in force again"
    key = store.add_document(conn, document, entry, before.key if before else None)
    store.index_words(conn, entry)
    _settle(conn, key, read, reader, entry, superseded=before)
    return "new version" if before else "added"


def _entry(conn: Connection, how: Session, model: str | None) -> int:
    return store.add_entry(conn, at=how.now, author=how.author, command=how.command, reason=how.reason, model=model)


def _settle(conn: Connection, key: int, read: ReadDocument, reader: Reader, entry: int, superseded: StoredDocument | None = None) -> None:
    """Put a reading in force in the place of the ones before, and derive the events that this touches again."""
    gone = store.claims_of_document(conn, key)
    if superseded:
        gone += store.claims_of_document(conn, superseded.key)
        store.retire_reading(conn, superseded.key, entry)
    store.add_reading(conn, key, read, units_of(reader), entry)
    store.derive(conn, store.claims_of_document(conn, key), gone, entry, units_of(reader))
    store.seal_entry(conn, entry)


def _decided(conn: Connection, names: Collection[str], entry: int) -> Decided:
    """Derive what decisions on these claims touch, and close the entry."""
    claims = store.claims_with_ids(conn, names)
    store.derive(conn, claims, (), entry, units_of(Reader(model=False)))
    store.seal_entry(conn, entry)
    keys = store.events_of(conn, names)
    events = tuple(identity for key in sorted(keys) for (identity,) in conn.execute(_ID, (key,)))
    return Decided(entry, events, store.actors_of_entry(conn, entry))


def units_of(reader: Reader) -> Units:
    """How sums become minor units, by the reader's vocabulary."""
    return Units(
        minor=lambda amount, currency: money.to_minor(amount, currency, reader.money),
        minor_digits=lambda currency: money.minor_digits(currency, reader.money),
    )


def _added(document: Document, outcome: Outcome, read: ReadDocument) -> Added:
    return Added(document.digest[:12], document.title, document.place, outcome, len(read.claims), len(read.reading.doubts))
