"""Printing the rows of a question: what all listing commands share."""

import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

from ledger.cli.saying import say_notes
from ledger.queries.table import Table
from ledger.store import reading
from ledger.store.asof import AsOf
from ledger.views import print_table
from ledger.views.formats import Format


def list_rows(db: Path, question: Callable[[sqlite3.Connection], Table], format: Format, as_of: AsOf | None = None) -> Table:  # noqa: A002
    """Print the rows that a question gives of the ledger at `db`, as it stood then if asked, and its notes on stderr.

    Gives back what was printed, for a command that ends by what it found.

    Raises LedgerMissing and the other errors of reading a ledger.
    """
    with reading(db, as_of) as conn:
        table = question(conn)
    print_table(table, format, sys.stdout, width_of_lines())
    say_notes(table.notes)
    return table


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
