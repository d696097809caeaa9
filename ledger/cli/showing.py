"""The command `show`: one thing with its quotes. It does not write."""

import sys
from typing import Annotated

import typer

from ledger.cli.listing import as_of_moment, opened
from ledger.cli.options import LEDGER, As, AsOf, Db, Now
from ledger.views.formats import Format


def show(
    name: Annotated[str, typer.Argument(metavar="ID", help="An id as the listings print it, or its beginning.")],
    why: Annotated[bool, typer.Option("--why", help="Print the rules that read each claim and mention.")] = False,
    as_of: AsOf = None,
    now: Now = None,
    db: Db = LEDGER,
    format: As = None,  # noqa: A002
) -> None:
    """Show one event, claim, document or actor with its quotes."""
    from dataclasses import replace  # noqa: PLC0415

    from ledger.queries.actor_why import shown_as  # noqa: PLC0415
    from ledger.queries.notes import notes_of  # noqa: PLC0415
    from ledger.queries.show import fact  # noqa: PLC0415
    from ledger.views.facts import print_fact  # noqa: PLC0415

    with opened(db, as_of_moment(as_of, now)) as conn:
        found = fact(conn, shown_as(conn, name))
        found = replace(found, values=(*found.values, *notes_of(conn, found)))
    print_fact(found, format or Format.TABLE, sys.stdout, why)
