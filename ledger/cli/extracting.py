"""The command `extract`: JSON lines in, JSON lines out, one for one, without a ledger."""

import sys
from typing import Annotated

import typer

from ledger.cli.missing import say_what_is_missing
from ledger.cli.options import Model
from ledger.errors import UsageError
from ledger.extract import KINDS, extract_lines


def extract(
    only: Annotated[str | None, typer.Option("--only", metavar="LIST", help=f"Only these, by commas: {', '.join(KINDS)}.")] = None,
    model: Model = True,
) -> None:
    """Read documents as JSON lines and print what is found, without a ledger.

    Line n is answered before line n+1 is waited for; a broken line is answered too, with its error.
    """
    wanted = _lists(only)
    if model and wanted & {"actors", "figures", "events"}:
        say_what_is_missing()
    for line in extract_lines(sys.stdin.buffer, wanted, model):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def _lists(only: str | None) -> frozenset[str]:
    if only is None:
        return frozenset(KINDS)
    named = frozenset(word.strip() for word in only.split(","))
    for word in sorted(named - set(KINDS)):
        raise UsageError("--only", f"{word!r} is not a list of the output", f"choose from {', '.join(KINDS)}")
    return named
