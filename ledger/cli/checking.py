"""The commands that look after a ledger: verify, dump, upgrade."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ledger.cli.options import LEDGER, Db
from ledger.cli.saying import say


def verify(db: Db = LEDGER) -> None:
    """Check every quote and hash of the ledger.

    Prints one line a finding and ends with 1 if there are any.
    """
    from ledger.store import reading  # noqa: PLC0415
    from ledger.store import verify as findings_in  # noqa: PLC0415
    from ledger.views.neutral import one_line  # noqa: PLC0415

    number = 0
    with reading(db) as conn:
        for number, finding in enumerate(findings_in(conn), start=1):  # noqa: B007  counted for the end
            sys.stdout.write(f"{one_line(f'{finding.place}: {finding.wrong}')}\n")
    if number:
        raise typer.Exit(1)
    say(f"{db}: every quote and hash is as it was written")


def dump(db: Db = LEDGER) -> None:
    """Print the whole content of the ledger in a fixed order.

    Two ledgers that hold the same print the same, whatever the order in which it was added.
    """
    from ledger.store import dump as content_of  # noqa: PLC0415
    from ledger.store import reading  # noqa: PLC0415

    with reading(db) as conn:
        sys.stdout.writelines(f"{line}\n" for line in content_of(conn))


def upgrade(path: Annotated[Path, typer.Argument(envvar="LEDGER_DB", readable=False, help="The ledger's file.")] = LEDGER) -> None:
    """Bring a ledger of an older version up to date."""
    from ledger.store.upgrade import upgrade as brought_up_to_date  # noqa: PLC0415

    brought_up_to_date(path)
    say(f"{path}: is up to date")
