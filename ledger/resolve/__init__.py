"""From claims to events: which claims are about the same thing, and what the ledger then holds.

In: claims handed over by the caller (new ones and their neighbours). Out: events in canonical order, the
connected components of a relation that looks at two claims only. Nothing here knows a database; the order
in which claims are handed over changes nothing.
"""

from ledger.resolve.adding import AidLine, Measure, Sum, aid_lines
from ledger.resolve.blocks import blocks_of
from ledger.resolve.events import events_of
from ledger.resolve.sameness import same

__all__ = ["AidLine", "Measure", "Sum", "aid_lines", "blocks_of", "events_of", "same"]
