"""The commands of the ledger's memory: log, diff, backup. Only backup writes, and not into the ledger."""

from pathlib import Path
from typing import Annotated

import typer

from ledger.cli.listing import Shown, as_of_moment, list_rows
from ledger.cli.options import LEDGER, As, AsOf, Db, Now, Output
from ledger.cli.saying import say


def log(
    name: Annotated[
        str | None, typer.Argument(metavar="ID", help="Only entries that bear on this event, claim, document or actor.")
    ] = None,
    as_of: AsOf = None,
    now: Now = None,
    db: Db = LEDGER,
    format: As = None,  # noqa: A002
    output: Output = None,
) -> None:
    """List who changed the ledger, when, how and why, the newest entry first."""
    from ledger.queries.history import log as entries  # noqa: PLC0415

    list_rows(db, lambda conn: entries(conn, name), Shown(format, output, "Log"), as_of_moment(as_of, now))


def diff(
    before: Annotated[str, typer.Argument(metavar="BEFORE", help="An entry's number, or a day.")],
    after: Annotated[str, typer.Argument(metavar="AFTER", help="An entry's number, or a day.")],
    now: Now = None,
    db: Db = LEDGER,
    format: As = None,  # noqa: A002
    output: Output = None,
) -> None:
    """List what changed between two entries or days: events that came, that went, and their fields."""
    from ledger.cli.days import as_of_option  # noqa: PLC0415
    from ledger.queries.history import diff as changes  # noqa: PLC0415
    from ledger.store import entry_at  # noqa: PLC0415

    one, two = as_of_option(before, now, "BEFORE"), as_of_option(after, now, "AFTER")
    assert one is not None  # noqa: S101  words were given
    assert two is not None  # noqa: S101
    list_rows(db, lambda conn: changes(conn, entry_at(conn, one), entry_at(conn, two)), Shown(format, output, "Changes"))


def backup(
    copy: Annotated[Path, typer.Argument(metavar="FILE", readable=False, help="The copy to make; nothing may be there.")], db: Db = LEDGER
) -> None:
    """Write a whole copy of the ledger, also while it is being written."""
    from ledger.store import backup as copied  # noqa: PLC0415

    copied(db, copy)
    say(f"{copy}: holds all of {db}")
