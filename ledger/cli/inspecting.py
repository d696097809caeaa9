"""The commands that look at what was read and what is odd in it: conflicts, duplicates, clean, coverage, check. None of them writes."""

import functools
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli.listing import Listing, as_of_moment, listing, opened
from ledger.cli.options import LEDGER, AsOf, Db, Limit, Now, Output
from ledger.queries.order import Order, in_order

if TYPE_CHECKING:
    from sqlite3 import Connection

Doc = Annotated[str, typer.Argument(metavar="DOC", help="The id of a document, or its beginning.")]


@listing
def conflicts() -> Listing:
    """List in what the claims of one event disagree, each side with its quote."""
    from ledger.queries.conflicts import conflicts as rows  # noqa: PLC0415

    return Listing(rows, "Conflicts")


@listing
def duplicates(limit: Limit = None) -> Listing:
    """List pairs of events that may be one, the likeliest first, with a score and why.

    They are proposals: `ledger merge ONE TWO` makes them one event.
    """
    from ledger.queries.duplicates import duplicates as rows  # noqa: PLC0415

    return Listing(lambda conn: in_order(rows(conn), Order(limit=limit), "pair"), "Events that may be one")


@listing
def clean(
    document: Doc,
    *,
    explain: Annotated[bool, typer.Option("--explain", help="Print what was dropped instead, with the rule that dropped it.")] = False,
    output: Output = None,
) -> Listing:
    """Print a document's text as it is read, without site chrome."""
    from ledger.queries.coverage import dropped  # noqa: PLC0415

    instead = None if explain else functools.partial(_print_kept, document=document, output=output)
    return Listing(lambda conn: dropped(conn, document), "Dropped passages", instead=instead)


def _print_kept(conn: "Connection", document: str, output: Path | None) -> None:
    """Print the kept text."""
    from ledger.cli.writing import written  # noqa: PLC0415
    from ledger.queries.coverage import kept  # noqa: PLC0415
    from ledger.views.neutral import lines  # noqa: PLC0415

    text = kept(conn, document)
    with nullcontext(sys.stdout) if output is None else written(output) as out:
        out.write(lines(text).rstrip("\n") + "\n")


@listing
def coverage(
    document: Doc,
    *,
    everything: Annotated[bool, typer.Option("--all", help="Print the used sentences too.")] = False,
) -> Listing:
    """Print a document's sentences with money or dates that gave no fact."""
    from ledger.queries.coverage import coverage as sentences  # noqa: PLC0415

    return Listing(lambda conn: sentences(conn, document, everything), "Sentences without a fact")


def check(
    only: Annotated[str | None, typer.Option("--only", metavar="LIST", help="Only these checks, by commas.")] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the checks and what each finds.")] = False,
    as_of: AsOf = None,
    now: Now = None,
    db: Db = LEDGER,
) -> None:
    """Look for what is odd: lost digits, outliers, false precision and the like.

    Prints one line a finding and ends with 1 if there are any; silent when all is well.
    """
    from ledger.queries.checks import CHECKS, found_by, named_checks  # noqa: PLC0415
    from ledger.views.neutral import one_line  # noqa: PLC0415

    if listed:
        sys.stdout.writelines(f"{name}: {(CHECKS[name].__doc__ or '').strip()}\n" for name in named_checks(only))
        return
    names, number = named_checks(only), 0
    with opened(db, as_of_moment(as_of, now)) as conn:
        for number, found in enumerate(found_by(conn, names), start=1):  # noqa: B007  counted for the end
            sys.stdout.write(f"{one_line(f'{found.check}: {found.place}: {found.what}')}\n")
    if number:
        raise typer.Exit(1)
