"""A listing of events in Markdown whose every row leads to what the documents say: footnotes with quotes.

Footnotes are those of GitHub's and Pandoc's dialects: https://pandoc.org/MANUAL.html#footnotes. A sentence that tells two
events has one number. The words of documents are escaped: they are text, not markup.
"""

import datetime
from collections.abc import Iterator, Mapping

from ledger.queries.footnotes import Footnote
from ledger.queries.table import Table
from ledger.views.cell import cell_text
from ledger.views.markdown import escaped

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def footnoted_lines(table: Table, notes: Mapping[str, tuple[Footnote, ...]]) -> Iterator[str]:
    """The brief columns of the table but the id, a column of footnotes, and below them the footnotes, numbered from 1.

    `notes` are the footnotes by the id of the row's event.
    """
    shown = table.shortened()
    ids = [str(row[table.columns.index("id")]) for row in table.rows]
    numbers = {note: number for number, note in enumerate(dict.fromkeys(note for one in ids for note in notes[one]), 1)}
    kept = [place for place, name in enumerate(shown.columns) if name != "id"]
    yield _line([*(shown.columns[place] for place in kept), "sources"])
    yield _line(["---"] * (len(kept) + 1))
    for name, row in zip(ids, shown.rows, strict=True):
        marks = " ".join(f"[^{numbers[note]}]" for note in notes[name])
        yield _line([*(escaped(cell_text(row[place])) for place in kept), marks])
    for note, number in numbers.items():
        yield ""
        yield f"[^{number}]: {_footnote(note)}"


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _footnote(note: Footnote) -> str:
    """Publisher, day and quote: `RT, 1 Sep 2021, "a new $60 million ..."`, the publisher linked where the document has a web address."""
    source = escaped(note.source or note.title or "no source")
    linked = f"[{source}]({_target(note.url)})" if note.url and _safe(note.url) else source
    return ", ".join(part for part in (linked, _day(note.published_on), f'"{escaped(note.quote)}"') if part)


def _safe(url: str) -> bool:
    """Whether an address can stand in a link: one of the web, without what would end the link or steer a terminal."""
    return url.startswith(("https://", "http://")) and url.isprintable() and not set(url) & set("<> \\|")


def _target(url: str) -> str:
    """The address as a link takes it: between angle brackets where it has brackets of its own."""
    return f"<{url}>" if set(url) & set("()") else url


def _day(iso: str | None) -> str:
    if iso is None:
        return ""
    day = datetime.date.fromisoformat(iso)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
