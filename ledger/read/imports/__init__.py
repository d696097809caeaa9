"""Files of other programs: what they tell, record by record, and claims of it.

In: the text of a file, which is the document: IATI activities in XML, a timeline of TimelineJS, CSV with a mapping at its head.
Out: `Records`, known by the form of the text alone, so that a stored text is read again the same way; and of them a Reading
and Claims. Nothing is fetched; a part that cannot be read is listed. See docs/exports.md.
"""

import functools

from ledger.places import SEEDS
from ledger.read.imports.claiming import reading_of_records
from ledger.read.imports.iati import countries_in, iati_records, is_iati
from ledger.read.imports.mapping import Setting, Settings, completed, head_of, is_headed, settings_of
from ledger.read.imports.record import RULE, Form, Record, Records
from ledger.read.imports.table import currencies_in, table_records
from ledger.read.imports.timelinejs import timeline_records
from ledger.read.imports.xml_elements import XmlUnreadable

__all__ = [
    "RULE", "Form", "Record", "Records", "Setting", "Settings", "XmlUnreadable", "completed", "demanded_records", "head_of",
    "reading_of_records", "records_in", "settings_of",
]  # fmt: skip


def records_in(text: str) -> Records | None:
    """The records of a text that is such a file, None for any other text and for XML that is broken. Raises nothing."""
    try:
        return demanded_records(text)
    except XmlUnreadable:
        return None


@functools.lru_cache(maxsize=1)  # a file is asked for what it says of itself, then for its records
def demanded_records(text: str) -> Records | None:
    """The same, but raises XmlUnreadable for a broken file of IATI activities."""
    if is_iati(text):
        return iati_records(text, countries_in(SEEDS))
    return table_records(text, currencies_in(SEEDS)) if is_headed(text) else timeline_records(text)
