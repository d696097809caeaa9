"""Sketches of texts, by which copies are told: one a document, kept from when it was read."""

import json
import sqlite3
from collections.abc import Collection, Mapping

from ledger.resolve import Sketch
from ledger.resolve.copies import unpacked

_OF = "SELECT digest, numbers FROM sketch JOIN document ON document.key = sketch.document WHERE digest IN (SELECT value FROM json_each(?))"


def add_sketch(conn: sqlite3.Connection, document_key: int, sketch: Sketch) -> None:
    """Keep the sketch of a document, in the place of the one before."""
    conn.execute("INSERT OR REPLACE INTO sketch VALUES (?, ?)", (document_key, sketch.packed().hex()))


def sketches_of(conn: sqlite3.Connection, digests: Collection[str]) -> Mapping[str, Sketch]:
    """The sketches of those of the documents that have one, by digest."""
    return {digest: unpacked(bytes.fromhex(numbers)) for digest, numbers in conn.execute(_OF, (json.dumps(sorted(digests)),))}
