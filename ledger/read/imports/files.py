"""The file of another program as the document that it is: decoded, a table with its mapping at the head.

In: bytes and the place that they come from. Out: a Document whose text is that of the file, verbatim but for that head. A file
that holds no record is an error that names the place.
"""

import hashlib
import re

from ledger.errors import DocumentUnreadable, NothingToRead
from ledger.model import Document
from ledger.places import SEEDS
from ledger.read.documents import document_of
from ledger.read.encoding import text_of
from ledger.read.imports import Records, XmlUnreadable, demanded_records
from ledger.read.imports.cells import rows_in
from ledger.read.imports.mapping import Settings, completed, head_of, is_headed
from ledger.read.metadata import Overrides, publishers_in

MOST_BYTES = 200_000_000
_ENCODING = re.compile(rb"""<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{2,20})["']""")
_KINDS = "IATI activities in XML, a timeline of TimelineJS in JSON, CSV with a heading, or what `ledger export ndjson` wrote"


def imported(data: bytes, place: str, said: Overrides, settings: Settings | None) -> tuple[Document, Records]:
    """The document of a file, and its records; with `settings` (none need be in them) it is a table.

    A table without a URL has its digest for one, so that it takes its own place when it comes again with another mapping.

    Raises DocumentUnreadable for a file that is too large, damaged or of no kind that can be imported, NothingToRead for one
    without a record, UsageError for settings that do not fit the table.
    """
    if len(data) > MOST_BYTES:
        raise DocumentUnreadable(place, f"is larger than {MOST_BYTES:,} bytes", "divide it")
    declared = _ENCODING.match(data)
    text = text_of(data, place, declared[1].decode("ascii") if declared else None)
    if settings is not None and not is_headed(text):
        said = said.over(Overrides(url=f"urn:sha256:{hashlib.sha256(text.encode()).hexdigest()}"))
        text = head_of(completed(settings, _headings(text, place))) + text
    try:
        records = demanded_records(text)
    except XmlUnreadable as error:
        hint = "get the file again, or mend it: `xmllint --noout FILE` shows the place"
        raise DocumentUnreadable(f"{place}:{error.line}", error.wrong, hint) from error
    if records is None:
        raise DocumentUnreadable(place, "is of no kind that can be imported", f"give {_KINDS}; `ledger add` reads documents")
    if not records.records and not records.unread:
        raise NothingToRead(place, "holds no record", f"give {_KINDS}")
    return document_of(text, said, publishers_in(SEEDS), place), records


def _headings(text: str, place: str) -> tuple[str, ...]:
    heading = next(rows_in(text, 0), None)
    if heading is None or heading.wrong:
        wrong = heading.wrong if heading and heading.wrong else "holds no table"
        raise DocumentUnreadable(f"{place}:1", wrong, "give CSV whose first row names the columns")
    return tuple(cell.text for cell in heading.cells)
