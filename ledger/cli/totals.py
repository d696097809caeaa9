"""The commands that say what sums come to: reconcile, pots, stages, novelty, assess. None of them writes."""

import datetime
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli.listing import Listing, listing
from ledger.cli.options import From, Now, To
from ledger.cli.saying import printable

if TYPE_CHECKING:
    from ledger.queries.table import Table


@listing
def reconcile(*, provider: From = None, recipient: To = None) -> Listing:
    """Hold each claimed total against the sums that it should be made of.

    Ends with 1 if one is contradicted: its items come to more than it can mean.
    """
    from ledger.queries.reconciling import reconcile as answers  # noqa: PLC0415

    return Listing(lambda conn: answers(conn, provider, recipient), "Claimed totals", after=_end_if_contradicted)


def _end_if_contradicted(table: "Table") -> None:
    from ledger.queries.reconciling import has_contradiction  # noqa: PLC0415

    if has_contradiction(table):
        raise typer.Exit(1)


@listing
def pots(
    *,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Only what was there and drawn by the end of it.")] = None,
    now: Now = None,
) -> Listing:
    """List budgets, authorities and pledges with what was drawn from each and what is left."""
    from ledger.queries.pots import pots as rows  # noqa: PLC0415

    end = _end_of(until, now)
    return Listing(lambda conn: rows(conn, end), "Budgets, authorities and pledges")


def _end_of(until: str | None, now: str | None) -> datetime.date | None:
    """The day after the last of `--until`."""
    if until is None:
        return None
    from ledger.cli.days import day_option, moment  # noqa: PLC0415

    return day_option(until, moment(now, datetime.datetime.now(datetime.UTC)), "--until")[1]


@listing
def stages() -> Listing:
    """List packages of aid with the days of their later stages."""
    from ledger.queries.pots import stages as rows  # noqa: PLC0415

    return Listing(rows, "Packages and their later stages")


@listing
def novelty(document: Annotated[str, typer.Argument(metavar="DOC", help="The id of a document, or its beginning.")]) -> Listing:
    """List a document's sums as new, repeated, drawn from a pot, or a slip."""
    from ledger.queries.novelty import novelty as rows  # noqa: PLC0415

    return Listing(lambda conn: rows(conn, document), "New and repeated sums")


@listing
def assess(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A sentence with a sum of money; - reads standard input.")], now: Now = None
) -> Listing:
    """Say in which sense a sentence about aid would be true, with the nearest totals."""
    from ledger.cli.days import moment  # noqa: PLC0415
    from ledger.queries.assessing import assess as answers  # noqa: PLC0415

    said_on = moment(now, datetime.datetime.now(datetime.UTC)).date()
    words = sys.stdin.buffer.read().decode("utf-8", "replace") if text == "-" else printable(text)
    return Listing(lambda conn: answers(conn, words, said_on), words)
