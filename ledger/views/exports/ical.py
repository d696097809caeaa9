"""iCalendar (RFC 5545): an all-day event each, which every calendar reads.

Lines end in CRLF and are folded at 75 octets. DTSTAMP is the moment of the ledger's newest entry: the same ledger gives the same file.
"""

from collections.abc import Iterator

from ledger.queries.sources import Told
from ledger.queries.table import Table
from ledger.views.exports import Exported
from ledger.views.exports.rows import Happening, cited, happenings, left_out
from ledger.views.page.escaping import safe_link

_FOLD = 75


def exported(table: Table, told: Told) -> Exported:
    """The chronology; events without a first and a last day have no place in a calendar."""
    rows = list(happenings(table, told))
    kept = [row for row in rows if row.first_day and row.end_day]
    stamp = told.head[1].replace("-", "").replace(":", "") or "19700101T000000Z"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//ledger//chronology//EN", "CALSCALE:GREGORIAN"]
    for row in kept:
        lines += _event(row, stamp)
    text = "".join(f"{folded}\r\n" for line in (*lines, "END:VCALENDAR") for folded in _folded(line))
    return Exported(text, left_out(len(rows) - len(kept), "undated events and open periods, which a calendar cannot hold"))


def _event(row: Happening, stamp: str) -> Iterator[str]:
    assert row.first_day  # noqa: S101  the caller keeps only dated ones
    assert row.end_day  # noqa: S101
    yield "BEGIN:VEVENT"
    yield f"UID:{row.id}@ledger"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{row.first_day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{row.end_day:%Y%m%d}"
    yield f"SUMMARY:{_text(row.what)}"
    parts = (f"{row.date} {row.kind.lower()}", row.money, "; ".join(row.who), f"\u201c{row.quote}\u201d", *map(cited, row.sources))
    yield "DESCRIPTION:" + "\\n".join(_text(part) for part in parts if part)
    yield f"CATEGORIES:{_text(row.kind)}"
    yield f"STATUS:{'CONFIRMED' if row.modality == 'asserted' else 'TENTATIVE'}"
    link = next((source.url for source in row.sources if safe_link(source.url) and source.url and source.url.isascii()), None)
    if link and not any(char.isspace() for char in link):
        yield f"URL:{link}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(value: str) -> str:
    """RFC 5545 section 3.3.11."""
    return value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Section 3.1: no line longer than 75 octets; what goes on begins with a blank. No letter is cut."""
    piece, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _FOLD:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + octets
    yield piece
