"""Rows and facts as text: a table, Markdown, a page, CSV, TSV, JSON or NDJSON.

In: what a query gave. Out: text on a stream that the caller opened, UTF-8. Formats for people show the
brief columns with controls made visible; formats for programs carry every column.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TextIO

from ledger.queries.table import Table
from ledger.views.formats import Format

if TYPE_CHECKING:
    from ledger.queries.footnotes import Footnote
    from ledger.queries.sources import Told

__all__ = ["Footnotes", "Format", "print_table"]

Footnotes = Mapping[str, "tuple[Footnote, ...]"]


def print_table(
    table: Table,
    format: str,  # noqa: A002
    out: TextIO,
    width: int | None,
    title: str = "",
    rest: "Told | Footnotes | None" = None,
) -> None:
    """Write the rows in one of the formats; the table's notes are the caller's to print, but for a page, which holds them.

    `width` is in characters and counts only for a table; None leaves every row on its line. `title` heads a page; `rest` is what
    the events of the rows rest on: a page then holds their documents, and Markdown, which takes footnotes, quotes them. A table without
    rows prints nothing, Markdown and CSV their header, JSON `[]`.
    """
    match Format(format):
        case Format.TABLE:
            _print_columns(table.shortened(), out, width)
        case Format.MARKDOWN:
            _print_markdown(table, out, rest if isinstance(rest, Mapping) else None)
        case Format.HTML:
            _print_page(table, out, title, None if isinstance(rest, Mapping) else rest)
        case Format.CSV | Format.TSV as wanted:
            from ledger.views.delimited import write_delimited  # noqa: PLC0415

            write_delimited(table, out, tabs=wanted is Format.TSV)
        case Format.JSON | Format.NDJSON as wanted:
            from ledger.views.records import json_lines, ndjson_lines  # noqa: PLC0415

            _print_lines(json_lines(table) if wanted is Format.JSON else ndjson_lines(table), out)


def _print_columns(table: Table, out: TextIO, width: int | None) -> None:
    from ledger.views.columns import columns_text  # noqa: PLC0415

    text = columns_text(table, width)
    _print_lines([text] if text else [], out)


def _print_markdown(table: Table, out: TextIO, notes: Footnotes | None) -> None:
    if notes is None:
        from ledger.views.markdown import markdown_lines  # noqa: PLC0415  each format imports its own

        _print_lines(markdown_lines(table.shortened()), out)
    else:
        from ledger.views.footnotes import footnoted_lines  # noqa: PLC0415

        _print_lines(footnoted_lines(table, notes), out)


def _print_page(table: Table, out: TextIO, title: str, told: "Told | None") -> None:
    if told is None:
        from ledger.views.page.plain import table_html  # noqa: PLC0415

        out.write(table_html(table, title))
    else:
        from ledger.views.page import page_html  # noqa: PLC0415

        out.write(page_html(table, told, title))


def _print_lines(lines: Iterable[str], out: TextIO) -> None:
    out.writelines(f"{line}\n" for line in lines)
