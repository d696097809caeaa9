"""What the program says on stderr: errors with their hints, and notes."""

import sys
from collections.abc import Iterable

from ledger.cli.manners import is_quiet
from ledger.errors import LedgerError
from ledger.views.neutral import one_line


def say_error(error: LedgerError) -> None:
    """Print `ledger: PLACE: what is wrong` and, on its own line, what to do."""
    _print(f"ledger: {error.place}: {error.wrong}")
    if error.hint:
        _print(f"hint: {error.hint}")


def say(sentence: str) -> None:
    """Print one line on stderr, controls made visible; nothing after --quiet."""
    if not is_quiet():
        _print(sentence)


def _print(sentence: str) -> None:
    sys.stderr.write(f"{one_line(sentence)}\n")


def printable(words: str) -> str:
    """Words of the command line as text that can be stored: bytes that are not UTF-8 as \\xff."""
    return words.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def say_notes(notes: Iterable[str]) -> None:
    """Print what a listing does not show, a line a sentence."""
    for note in notes:
        say(f"note: {note}")
