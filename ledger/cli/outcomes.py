"""What became of each document, a line each on stdout; errors and progress on stderr."""

import sys
from collections.abc import Iterator

import typer

from ledger.cli.manners import is_quiet
from ledger.cli.saying import say_error
from ledger.errors import LedgerError
from ledger.pipeline import Added
from ledger.queries.table import counted
from ledger.views.neutral import one_line

_TITLE = 60
_BAR = 30


def report(outcomes: Iterator[Added | LedgerError], keep_going: bool, expected: int | None = None) -> None:
    """Print what becomes of each document as it happens, under it on a terminal how far the work is.

    A document that cannot be read is said on stderr and ends the program with 1: at once, or with
    `keep_going` after the others. What was added before stays. `expected` is the number of documents, None when
    only reading them tells (JSON lines): then they are counted and no bar is drawn.
    """
    failed = False
    _show_progress(0, expected)
    for number, outcome in enumerate(outcomes, start=1):
        _clear_progress()
        if isinstance(outcome, LedgerError):
            say_error(outcome)
            failed = True
            if not keep_going:
                break
        else:
            sys.stdout.write(f"{outcome_line(outcome)}\n")
            sys.stdout.flush()
        _show_progress(number, expected)
    _clear_progress()
    if failed:
        raise typer.Exit(1)


def outcome_line(added: Added) -> str:
    """One document on one line: what became of it, its id, its title (else its place), and what was read if it was."""
    title = one_line(added.title or added.place)
    short = title if len(title) <= _TITLE else f"{title[: _TITLE - 3].rstrip()}..."
    read = "" if added.outcome == "same" else f"  {counted(added.claims, 'claim')}, {counted(added.doubts, 'doubt')}"
    return f"{added.outcome}  {added.document_id}  {short}{read}"


def progress_line(number: int, expected: int | None) -> str:
    """How far the work is: a bar where the end is known, else a count; '' for a single document."""
    if expected is None:
        return counted(number, "document") if number > 1 else ""
    if expected < 2:
        return ""
    filled = _BAR * min(number, expected) // expected
    return f"[{'#' * filled}{'.' * (_BAR - filled)}] {number}/{expected} documents"


def _show_progress(number: int, expected: int | None) -> None:
    if sys.stderr.isatty() and not is_quiet():
        sys.stderr.write(progress_line(number, expected))
        sys.stderr.flush()


def _clear_progress() -> None:
    if sys.stderr.isatty() and not is_quiet():
        sys.stderr.write("\r\x1b[K")
