"""From claims to events: which claims are about the same thing, and what the ledger then holds.

In: claims handed over by the caller (new ones and their neighbours). Out: events in canonical order. Nothing here
knows a database; the order in which claims are handed over changes nothing. The rules: docs/resolving.md.
"""

from ledger.resolve.adding import AidLine, aid_lines
from ledger.resolve.blocks import blocks_of
from ledger.resolve.copies import Sketch, independent, sketch_of
from ledger.resolve.events import Resolved, events_of
from ledger.resolve.neighbours import neighbourhood
from ledger.resolve.sums import Measure, Sum

__all__ = [
    "AidLine", "Measure", "Resolved", "Sketch", "Sum", "aid_lines", "blocks_of", "events_of", "independent", "neighbourhood", "sketch_of",
]  # fmt: skip
