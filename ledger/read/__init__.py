"""Read: from a path, a folder or a stream to documents, with what is known of each.

In: files of text or Markdown (with or without front matter), HTML, JSON lines. Out: Documents in
order, and in place of each that cannot be read the LedgerError that says why; the others go on.
The text is stored verbatim: bytes are decoded, a byte order mark is dropped, nothing else is changed
(of HTML, the article that was extracted). Nothing is fetched. Words: seeds/chrome/sources.csv.
"""

from ledger.read.by_hand import EventByHand, Note, event_by_hand
from ledger.read.by_hand_claim import Means, reading_by_hand
from ledger.read.documents import NDJSON, document_of, documents_at, documents_from
from ledger.read.folder import files_at
from ledger.read.front_matter import FrontMatter, front_matter_in
from ledger.read.head import Stamp, date_in_head, stamp_in
from ledger.read.imports import Records, reading_of_records, records_in
from ledger.read.metadata import Overrides, line_of, publisher_of, publishers_in
from ledger.read.ndjson import Record, id_in, record_in

__all__ = [
    "NDJSON",
    "EventByHand",
    "FrontMatter",
    "Means",
    "Note",
    "Overrides",
    "Record",
    "Records",
    "Stamp",
    "date_in_head",
    "document_of",
    "documents_at",
    "documents_from",
    "event_by_hand",
    "files_at",
    "front_matter_in",
    "id_in",
    "line_of",
    "publisher_of",
    "publishers_in",
    "reading_by_hand",
    "reading_of_records",
    "record_in",
    "records_in",
    "stamp_in",
]
