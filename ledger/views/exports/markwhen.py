"""Markwhen, a timeline as text: https://docs.markwhen.com/syntax.

A line an event, `date: words #kind`. Under it are the sum, the actors and the sources. A range has both ends; an open end is `now`.
"""

import datetime
from collections.abc import Iterator

from ledger.queries.sources import Told
from ledger.queries.table import Table
from ledger.views.exports import Exported
from ledger.views.exports.rows import Happening, cited, happenings, left_out


def exported(table: Table, told: Told) -> Exported:
    """The chronology; events without a first day have no line."""
    rows = list(happenings(table, told))
    kept = [row for row in rows if row.first_day]
    lines = ["title: Chronology", ""] if kept else []
    for row in kept:
        lines += _lines(row)
    return Exported("".join(f"{line}\n" for line in lines), left_out(len(rows) - len(kept), "undated events, which markwhen cannot place"))


def _lines(row: Happening) -> Iterator[str]:
    yield f"{_when(row)}: {_plain(row.what)} #{row.kind.lower()}"
    for part in (row.money, "; ".join(row.who), *map(cited, row.sources)):
        if part:
            yield f"  {_plain(part)}"
    yield ""


def _when(row: Happening) -> str:
    assert row.first_day is not None  # noqa: S101  the caller keeps only dated ones
    if row.end_day is None:
        return f"{row.first_day} - now"
    last = row.end_day - datetime.timedelta(days=1)
    return str(row.first_day) if last == row.first_day else f"{row.first_day} - {last}"


def _plain(text: str) -> str:
    """Words of a document without what markwhen would read: tags, links, headings, dates at the head of a line."""
    for mark in "#@[]":
        text = text.replace(mark, {"#": "\uff03", "@": "\uff20", "[": "(", "]": ")"}[mark])
    return text.replace("://", ":\u200b//") if text.startswith("//") else text
