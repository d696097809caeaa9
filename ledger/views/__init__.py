"""Rows and facts as text: a table, Markdown, CSV, JSON or NDJSON.

In: what a query gave. Out: text on a stream that the caller opened, UTF-8. Formats for people show the
brief columns with controls made visible; formats for programs carry every column.
"""

from collections.abc import Iterable
from typing import TextIO

from ledger.queries.table import Table
from ledger.views.formats import Format

__all__ = ["Format", "print_table"]


def print_table(table: Table, format: str, out: TextIO, width: int | None) -> None:  # noqa: A002
    """Write the rows in one of the formats; the table's notes are the caller's to print.

    `width` is in characters and counts only for a table; None leaves every row on its line. A table without
    rows prints nothing, Markdown and CSV their header, JSON `[]`.
    """
    match Format(format):
        case Format.TABLE:
            _print_columns(table.shortened(), out, width)
        case Format.MARKDOWN:
            from ledger.views.markdown import markdown_lines  # noqa: PLC0415  each format imports its own

            _print_lines(markdown_lines(table.shortened()), out)
        case Format.CSV:
            from ledger.views.delimited import write_csv  # noqa: PLC0415

            write_csv(table, out)
        case Format.JSON | Format.NDJSON as wanted:
            from ledger.views.records import json_lines, ndjson_lines  # noqa: PLC0415

            _print_lines(json_lines(table) if wanted is Format.JSON else ndjson_lines(table), out)


def _print_columns(table: Table, out: TextIO, width: int | None) -> None:
    from ledger.views.columns import columns_text  # noqa: PLC0415

    text = columns_text(table, width)
    _print_lines([text] if text else [], out)


def _print_lines(lines: Iterable[str], out: TextIO) -> None:
    out.writelines(f"{line}\n" for line in lines)
