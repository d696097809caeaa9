"""The commands that look after a ledger: verify, dump, upgrade."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli.options import LEDGER, AsOf, Author, Db, Now
from ledger.cli.saying import say

if TYPE_CHECKING:
    from ledger.store import Finding


def verify(
    derived: Annotated[bool, typer.Option("--derived", help="Derive everything again, too, and compare.")] = False, db: Db = LEDGER
) -> None:
    """Check every quote and hash of the ledger.

    Prints one line a finding and ends with 1 if there are any.
    """
    from ledger.store import reading  # noqa: PLC0415
    from ledger.store import verify as findings_in  # noqa: PLC0415

    with reading(db) as conn:
        number = _print_findings(findings_in(conn))
    if derived and number:
        say("note: what is derived was not compared, since what it is derived from is not as it was written")
    elif derived:
        from ledger.pipeline import derived_findings  # noqa: PLC0415

        number += _print_findings(derived_findings(db))
    if number:
        raise typer.Exit(1)
    say(f"{db}: every quote and hash is as it was written" + (", and what is derived follows from them" if derived else ""))


def _print_findings(findings: "Iterator[Finding]") -> int:
    """Print a line a finding; how many there were."""
    from ledger.views.neutral import one_line  # noqa: PLC0415

    number = 0
    for number, finding in enumerate(findings, start=1):  # noqa: B007  counted for the end
        sys.stdout.write(f"{one_line(f'{finding.place}: {finding.wrong}')}\n")
    return number


def dump(as_of: AsOf = None, now: Now = None, db: Db = LEDGER) -> None:
    """Print the whole content of the ledger in a fixed order.

    Two ledgers that hold the same print the same, whatever the order in which it was added.
    """
    from ledger.cli.listing import as_of_moment  # noqa: PLC0415
    from ledger.store import dump as content_of  # noqa: PLC0415
    from ledger.store import reading  # noqa: PLC0415

    with reading(db, as_of_moment(as_of, now)) as conn:
        sys.stdout.writelines(f"{line}\n" for line in content_of(conn))


def upgrade(
    path: Annotated[Path, typer.Argument(envvar="LEDGER_DB", readable=False, help="The ledger's file.")] = LEDGER,
    author: Author = None,
    now: Now = None,
) -> None:
    """Bring a ledger of an older version up to date.

    Its tables first, then, as an entry of its own, what is derived. Documents and claims stay as they are; `ledger
    reread` reads them with the rules of today.
    """
    from ledger.store import SCHEMA_VERSION  # noqa: PLC0415
    from ledger.store.upgrade import upgrade as brought_up_to_date  # noqa: PLC0415

    if brought_up_to_date(path) < SCHEMA_VERSION:
        from ledger.cli.sessions import session  # noqa: PLC0415
        from ledger.pipeline import derive_again  # noqa: PLC0415

        derive_again(path, session(author, now, False, f"the ledger was brought to schema {SCHEMA_VERSION}"))
    say(f"{path}: is up to date")
