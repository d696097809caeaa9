"""The ledger's file: one SQLite database, written by few and read by many.

In: documents, `model.Reading`, `model.Claim` and `model.Event` from the pure rooms. Out: the same
again, and rows. Entries, documents, readings and claims are appended and never changed; events are
derived and replaced. The tables and what their columns mean are in schema/ledger.sql. Upgrading
(`ledger.store.upgrade`) and the SQLModel tables (`ledger.store.tables`) are imported apart, because
that takes long.
"""

from ledger.store.claims import claims_near, claims_of_document, claims_of_events, events_of
from ledger.store.connection import SCHEMA_VERSION, compact, create, ensure, reading, writing
from ledger.store.derived import replace_events
from ledger.store.documents import (
    StoredDocument,
    add_document,
    document_with_digest,
    document_with_url,
    documents_in_force,
    index_words,
    stored_documents,
)
from ledger.store.dump import dump
from ledger.store.entries import add_entry, seal_entry
from ledger.store.readings import ReadDocument, Units, add_reading, retire_reading
from ledger.store.verify import Finding, verify

__all__ = [
    "SCHEMA_VERSION",
    "Finding",
    "ReadDocument",
    "StoredDocument",
    "Units",
    "add_document",
    "add_entry",
    "add_reading",
    "claims_near",
    "claims_of_document",
    "claims_of_events",
    "compact",
    "create",
    "document_with_digest",
    "document_with_url",
    "documents_in_force",
    "dump",
    "ensure",
    "events_of",
    "index_words",
    "reading",
    "replace_events",
    "retire_reading",
    "seal_entry",
    "stored_documents",
    "verify",
    "writing",
]
