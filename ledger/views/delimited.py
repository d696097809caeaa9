"""A table as CSV by RFC 4180 (a header, commas, CRLF, quotes where they are needed), or as TSV (IANA: tabs, line feeds, no quotes).

A cell that a spreadsheet would run as a formula gets an apostrophe in front; a plain number does not. The
rest is as it is stored, but a terminal is shown its controls and does not obey them.
Source: https://owasp.org/www-community/attacks/CSV_Injection
"""

import csv
import re
from typing import TextIO

from ledger.queries.table import Table, Value
from ledger.views.cell import cell_text
from ledger.views.neutral import one_line

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)


def write_delimited(table: Table, out: TextIO, *, tabs: bool = False) -> None:
    """Write every column of the table, header first; lists as one cell, joined by "; ". With `tabs` each cell is on one line."""
    if tabs:
        rows = (table.columns, *([one_line(safe_cell(value)) for value in row] for row in table.rows))
        out.writelines("\t".join(row) + "\n" for row in rows)
        return
    writer = csv.writer(out, lineterminator="\r\n")
    shown = one_line if out.isatty() else str
    writer.writerow(table.columns)
    writer.writerows([shown(safe_cell(value)) for value in row] for row in table.rows)


def safe_cell(value: Value) -> str:
    """The text of a cell that no spreadsheet takes for a formula."""
    text = cell_text(value)
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text
