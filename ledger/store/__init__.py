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
    from ledger.store.asof import AsOf, entry_at
    from ledger.store.claims import (
        claim_keys,
        claims_in_force,
        claims_near,
        claims_of_document,
        claims_of_events,
        claims_with_ids,
        events_of,
    )
    from ledger.store.connection import SCHEMA_VERSION, create, demand_replaceable, ensure, reading, writing
    from ledger.store.copying import backup, compact, move
    from ledger.store.corrected_actors import corrected_actors, replace_actors
    from ledger.store.corrections import OF_ACTOR, OF_EVENT, OF_FIGURE, checked
    from ledger.store.decided import DecidedEvent, Decision, DecisionKind, decided_events
    from ledger.store.decisions import (
        NewDecision,
        actors_of_entry,
        add_decisions,
        claims_of_entry,
        decisions_in_force,
        decisions_on,
        undo_entry,
    )
    from ledger.store.derived import replace_events
    from ledger.store.deriving import compare, derive, derive_all
    from ledger.store.documents import (
        StoredDocument,
        add_document,
        document_with_digest,
        document_with_url,
        documents_in_force,
        index_words,
        is_in_force,
        stored_documents,
    )
    from ledger.store.entries import add_entry, seal_entry
    from ledger.store.findings import Finding, verify
    from ledger.store.outline import dump
    from ledger.store.readings import ReadDocument, Units, add_reading, retire_reading
    from ledger.store.sessions import Writer, session
    from ledger.store.standing import add_named_actors
    from ledger.store.transfer import content_lines, load

__all__ = [
    "OF_ACTOR",
    "OF_EVENT",
    "OF_FIGURE",
    "SCHEMA_VERSION",
    "AsOf",
    "DecidedEvent",
    "Decision",
    "DecisionKind",
    "Finding",
    "NewDecision",
    "ReadDocument",
    "StoredDocument",
    "Units",
    "Writer",
    "actors_of_entry",
    "add_decisions",
    "add_document",
    "add_entry",
    "add_named_actors",
    "add_reading",
    "backup",
    "checked",
    "claim_keys",
    "claims_in_force",
    "claims_near",
    "claims_of_document",
    "claims_of_entry",
    "claims_of_events",
    "claims_with_ids",
    "compact",
    "compare",
    "content_lines",
    "corrected_actors",
    "create",
    "decided_events",
    "decisions_in_force",
    "decisions_on",
    "demand_replaceable",
    "derive",
    "derive_all",
    "document_with_digest",
    "document_with_url",
    "documents_in_force",
    "dump",
    "ensure",
    "entry_at",
    "events_of",
    "index_words",
    "is_in_force",
    "load",
    "move",
    "reading",
    "replace_actors",
    "replace_events",
    "retire_reading",
    "seal_entry",
    "session",
    "stored_documents",
    "undo_entry",
    "verify",
    "writing",
]

_HOMES = MappingProxyType({
    "asof": ("AsOf", "entry_at"),
    "claims": (
        "claim_keys", "claims_in_force", "claims_near", "claims_of_document", "claims_of_events", "claims_with_ids", "events_of",
    ),
    "connection": ("SCHEMA_VERSION", "create", "demand_replaceable", "ensure", "reading", "writing"),
    "copying": ("backup", "compact", "move"),
    "corrected_actors": ("corrected_actors", "replace_actors"),
    "corrections": ("OF_ACTOR", "OF_EVENT", "OF_FIGURE", "checked"),
    "decided": ("DecidedEvent", "Decision", "DecisionKind", "decided_events"),
    "decisions": (
        "NewDecision", "actors_of_entry", "add_decisions", "claims_of_entry", "decisions_in_force", "decisions_on", "undo_entry",
    ),
    "derived": ("replace_events",),
    "deriving": ("compare", "derive", "derive_all"),
    "documents": (
        "StoredDocument", "add_document", "document_with_digest", "document_with_url",
        "documents_in_force", "index_words", "is_in_force", "stored_documents",
    ),
    "outline": ("dump",),
    "entries": ("add_entry", "seal_entry"),
    "readings": ("ReadDocument", "Units", "add_reading", "retire_reading"),
    "findings": ("Finding", "verify"),
    "sessions": ("Writer", "session"),
    "standing": ("add_named_actors",),
    "transfer": ("content_lines", "load"),
})  # fmt: skip


def __getattr__(name: str) -> Any:
    """The public name of a module of this room, imported when it is first asked for. Raises AttributeError for others."""
    for home, names in _HOMES.items():
        if name in names:
            module = import_module(f"ledger.store.{home}")
            globals().update({known: getattr(module, known) for known in names})
            return globals()[name]
    raise AttributeError(f"module 'ledger.store' has no attribute {name!r}")
