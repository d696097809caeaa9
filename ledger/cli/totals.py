"""The commands that say what sums come to: reconcile, pots, stages, novelty, assess. None of them writes."""

import datetime
import sys
from typing import Annotated

import typer

from ledger.cli.listing import Shown, as_of_moment, list_rows
from ledger.cli.options import ACTORS, LEDGER, As, AsOf, Db, Now, Output
from ledger.cli.saying import printable

From = Annotated[str | None, typer.Option("--from", metavar="NAME", help="Only what this actor gives.", autocompletion=ACTORS)]
To = Annotated[str | None, typer.Option("--to", metavar="NAME", help="Only what is given to this actor.", autocompletion=ACTORS)]


def reconcile(
    *,
    provider: From = None,
    recipient: To = None,
    as_of: AsOf = None,
    now: Now = None,
    db: Db = LEDGER,
    format: As = None,  # noqa: A002
    output: Output = None,
) -> None:
    """Hold each claimed total against the sums that it should be made of.

    Ends with 1 if one is contradicted: its items come to more than it can mean.
    """
    from ledger.queries.reconciling import has_contradiction  # noqa: PLC0415
    from ledger.queries.reconciling import reconcile as answers  # noqa: PLC0415

    table = list_rows(
        db, lambda conn: answers(conn, provider, recipient), Shown(format, output, "Claimed totals"), as_of_moment(as_of, now)
    )
    if has_contradiction(table):
        raise typer.Exit(1)


def pots(
    *,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Only what was there and drawn by the end of it.")] = None,
    as_of: AsOf = None,
    now: Now = None,
    db: Db = LEDGER,
    format: As = None,  # noqa: A002
    output: Output = None,
) -> None:
    """List budgets, authorities and pledges with what was drawn from each and what is left."""
    from ledger.queries.pots import pots as rows  # noqa: PLC0415

    end = _end_of(until, now)
    list_rows(db, lambda conn: rows(conn, end), Shown(format, output, "Budgets, authorities and pledges"), as_of_moment(as_of, now))


def _end_of(until: str | None, now: str | None) -> datetime.date | None:
    """The day after the last of `--until`."""
    if until is None:
        return None
    from ledger.cli.days import day_option, moment  # noqa: PLC0415

    return day_option(until, moment(now, datetime.datetime.now(datetime.UTC)), "--until")[1]


def stages(as_of: AsOf = None, now: Now = None, db: Db = LEDGER, format: As = None, output: Output = None) -> None:  # noqa: A002
    """List packages of aid with the days of their later stages."""
    from ledger.queries.pots import stages as rows  # noqa: PLC0415

    list_rows(db, rows, Shown(format, output, "Packages and their later stages"), as_of_moment(as_of, now))


def novelty(
    document: Annotated[str, typer.Argument(metavar="DOC", help="The id of a document, or its beginning.")],
    as_of: AsOf = None,
    now: Now = None,
    db: Db = LEDGER,
    format: As = None,  # noqa: A002
    output: Output = None,
) -> None:
    """List a document's sums as new, repeated, drawn from a pot, or a slip."""
    from ledger.queries.novelty import novelty as rows  # noqa: PLC0415

    list_rows(db, lambda conn: rows(conn, document), Shown(format, output, "New and repeated sums"), as_of_moment(as_of, now))


def assess(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A sentence with a sum of money; - reads standard input.")],
    as_of: AsOf = None,
    now: Now = None,
    db: Db = LEDGER,
    format: As = None,  # noqa: A002
    output: Output = None,
) -> None:
    """Say in which sense a sentence about aid would be true, with the nearest totals."""
    from ledger.cli.days import moment  # noqa: PLC0415
    from ledger.queries.assessing import assess as answers  # noqa: PLC0415

    said_on = moment(now, datetime.datetime.now(datetime.UTC)).date()
    words = sys.stdin.buffer.read().decode("utf-8", "replace") if text == "-" else printable(text)
    list_rows(db, lambda conn: answers(conn, words, said_on), Shown(format, output, words), as_of_moment(as_of, now))
