"""Printing the rows of a question: what all listing commands share."""

import io
import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ledger.cli.manners import has_color, with_bold_heading
from ledger.cli.saying import say_notes
from ledger.errors import UsageError
from ledger.queries.table import Table
from ledger.store import reading
from ledger.store.asof import AsOf
from ledger.views import print_table
from ledger.views.formats import SUFFIXES, Format

if TYPE_CHECKING:
    from ledger.queries.sources import Told
    from ledger.views import Footnotes


class Shown(NamedTuple):
    """How rows are shown: in which format (None for that of the file's suffix, else a table), file (None for stdout) and title.

    `sourced` says that the rows are events, so that a page and Markdown can quote what they rest on.
    """

    format: Format | None = None
    output: Path | None = None
    title: str = ""
    sourced: bool = False


def list_rows(db: Path, question: Callable[[sqlite3.Connection], Table], how: Shown | Format | None, as_of: AsOf | None = None) -> Table:
    """Print the rows that a question gives of the ledger at `db`, as it stood then if asked, and its notes on stderr.

    Gives back what was printed, for a command that ends by what it found.

    Raises LedgerMissing and the other errors of reading a ledger, and UsageError for a file of no known suffix.
    """
    shown = how if isinstance(how, Shown) else Shown(how)
    form = format_of(shown.format, shown.output)
    with reading(db, as_of) as conn:
        table = question(conn)
        rest = _rest(conn, table, form) if shown.sourced else None
    if shown.output is None and form is Format.TABLE and has_color(sys.stdout):
        text = io.StringIO()
        print_table(table, form, text, width_of_lines())
        sys.stdout.write(with_bold_heading(text.getvalue()))
    elif shown.output is None:
        print_table(table, form, sys.stdout, width_of_lines(), shown.title, rest)
    else:
        from ledger.cli.writing import written  # noqa: PLC0415  only a file needs it

        with written(shown.output) as out:
            print_table(table, form, out, None, shown.title, rest)
    say_notes(table.notes)
    return table


def format_of(format: Format | None, output: Path | None) -> Format:  # noqa: A002
    """The format asked for, else that of the file's suffix, else a table. Raises UsageError for a suffix that names none."""
    if format is not None or output is None:
        return format or Format.TABLE
    if output.suffix.lower() not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        raise UsageError(
            "--output", f"{output.suffix or output.name!r} names no format", f"end the file's name in {known}, or give --format"
        )
    return SUFFIXES[output.suffix.lower()]


def _rest(conn: sqlite3.Connection, table: Table, form: Format) -> "Told | Footnotes | None":
    """What the events of the table rest on, as the format shows it."""
    if form is Format.HTML:
        from ledger.queries.sources import told  # noqa: PLC0415

        return told(conn, map(str, table.column("id")))
    if form is Format.MARKDOWN:
        from ledger.queries.footnotes import footnotes_of  # noqa: PLC0415

        return footnotes_of(conn, map(str, table.column("id")))
    return None


def as_of_moment(as_of: str | None, now: str | None) -> AsOf | None:
    """What `--as-of` names; costs nothing where it is not given."""
    if as_of is None:
        return None
    from ledger.cli.days import as_of_option  # noqa: PLC0415

    return as_of_option(as_of, now)


def width_of_lines() -> int | None:
    """How wide a table may be: what COLUMNS says, else the terminal's width; None in a pipe, where lines end by themselves."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said) > 0:
        return int(said)
    if not sys.stdout.isatty():
        return None
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except OSError:
        return 80
