"""The ledger's file: one SQLite database, written by few and read by many.

In: documents, `model.Reading`, `model.Claim` and `model.Event` from the pure rooms. Out: the same
again, and rows. Entries, documents, readings and claims are appended and never changed; events are
derived and replaced. The tables and what their columns mean are in schema/ledger.sql. A name is imported
from its module when it is first asked for, so that a reader does not pay for writing; upgrading
(`ledger.store.upgrade`) and the SQLModel tables (`ledger.store.tables`) are imported apart.
"""

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ledger.store.claims import claims_near, claims_of_document, claims_of_events, events_of
    from ledger.store.connection import SCHEMA_VERSION, compact, create, demand_replaceable, ensure, reading, writing
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
    from ledger.store.entries import add_entry, seal_entry
    from ledger.store.findings import Finding, verify
    from ledger.store.outline import dump
    from ledger.store.readings import ReadDocument, Units, add_reading, retire_reading

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
    "demand_replaceable",
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

_HOMES = MappingProxyType({
    "claims": ("claims_near", "claims_of_document", "claims_of_events", "events_of"),
    "connection": ("SCHEMA_VERSION", "compact", "create", "demand_replaceable", "ensure", "reading", "writing"),
    "derived": ("replace_events",),
    "documents": (
        "StoredDocument", "add_document", "document_with_digest", "document_with_url",
        "documents_in_force", "index_words", "stored_documents",
    ),
    "outline": ("dump",),
    "entries": ("add_entry", "seal_entry"),
    "readings": ("ReadDocument", "Units", "add_reading", "retire_reading"),
    "findings": ("Finding", "verify"),
})  # fmt: skip


def __getattr__(name: str) -> Any:
    """The public name of a module of this room, imported when it is first asked for. Raises AttributeError for others."""
    for home, names in _HOMES.items():
        if name in names:
            module = import_module(f"ledger.store.{home}")
            globals().update({known: getattr(module, known) for known in names})
            return globals()[name]
    raise AttributeError(f"module 'ledger.store' has no attribute {name!r}")
