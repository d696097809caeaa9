"""Printing the rows of a question: what all listing commands share."""

import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

from ledger.cli.saying import say_notes
from ledger.queries.table import Table
from ledger.store import reading
from ledger.views import print_table
from ledger.views.formats import Format


def list_rows(db: Path, question: Callable[[sqlite3.Connection], Table], format: Format) -> None:  # noqa: A002
    """Print the rows that a question gives of the ledger at `db`, and its notes on stderr.

    Raises LedgerMissing and the other errors of reading a ledger.
    """
    with reading(db) as conn:
        table = question(conn)
    print_table(table, format, sys.stdout, shutil.get_terminal_size().columns, sys.stdout.isatty())
    say_notes(table.notes)
