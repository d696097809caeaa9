"""What a document costs to add does not grow with the ledger: how many rows SQLite looks at, not how long it takes."""

import hashlib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from ledger import store
from ledger.model import Claim, Document
from ledger.resolve import blocks_of
from tests.store import made


def claims_of(document: Document, first: int, number: int) -> list[Claim]:
    """Claims of as many different sums."""
    claim = made.claim_of(document)
    assert claim.figure
    figure = claim.figure
    return [
        replace(
            claim,
            id=hashlib.sha256(f"{first + place}".encode()).hexdigest()[:12],
            order=place,
            figure=replace(figure, low=Decimal(first + place + 1), high=Decimal(first + place + 1)),
        )
        for place in range(number)
    ]


def grown(path: Path, documents: int) -> Path:
    """A ledger with fifty claims in each of so many documents."""
    store.create(path)
    with store.writing(path) as conn:
        for number in range(documents):
            document = made.document(f"{made.TEXT} {number}", url=f"https://example.org/{number}")
            claims = claims_of(document, number * 50, 50)
            entry = made.add_entry(conn)
            key = store.add_document(conn, document, entry, None)
            read = replace(made.read(document, claims), blocks={claim.id: blocks_of(claim) for claim in claims})
            store.add_reading(conn, key, read, made.UNITS, entry)
            store.replace_events(conn, (), [made.event_of(claim) for claim in claims], entry)
            store.index_words(conn, entry)
            store.seal_entry(conn, entry)
    return path


def steps_of_adding(path: Path) -> int:
    """How many hundreds of steps SQLite's machine makes for one more document, from asking whether it is there to sealing its entry."""
    steps: list[None] = []
    document = made.document(f"{made.TEXT} And now.", url="https://example.org/new")
    claims = claims_of(document, 10**6, 20)
    read = replace(made.read(document, claims), blocks={claim.id: blocks_of(claim) for claim in claims})
    with store.writing(path) as conn:
        conn.set_progress_handler(lambda: steps.append(None), 100)
        assert store.document_with_digest(conn, document.digest) is None
        assert store.document_with_url(conn, "https://example.org/new") is None
        entry = made.add_entry(conn)
        key = store.add_document(conn, document, entry, None)
        store.index_words(conn, entry)
        store.add_reading(conn, key, read, made.UNITS, entry)
        near = store.claims_near(conn, {block for claim in claims for block in blocks_of(claim)})
        touched = store.events_of(conn, [claim.id for claim in near])
        assert len(store.claims_of_events(conn, touched)) == len(near) - len(claims)
        store.replace_events(conn, touched, [made.event_of(claim) for claim in store.claims_of_document(conn, key)], entry)
        store.seal_entry(conn, entry)
    return len(steps)


def test_a_document_costs_as_many_steps_in_a_large_ledger_as_in_a_small_one(tmp_path: Path) -> None:
    small, large = (steps_of_adding(grown(tmp_path / f"{documents}.db", documents)) for documents in (2, 60))
    assert large < small * 1.5
