"""The command `aid`: the aid given, as items or added up by period. It does not write."""

from enum import StrEnum
from typing import Annotated

import typer

from ledger.cli.listing import as_of_moment, list_rows
from ledger.cli.options import LEDGER, As, AsOf, Db, Now
from ledger.views.formats import Format


class Period(StrEnum):
    """The periods by which sums are added up."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


def aid(
    *,
    provider: Annotated[str | None, typer.Option("--from", metavar="NAME", help="Only aid that this actor gives.")] = None,
    recipient: Annotated[str | None, typer.Option("--to", metavar="NAME", help="Only aid to this actor.")] = None,
    by: Annotated[Period | None, typer.Option("--by", help="Add up by period.")] = None,
    cumulative: Annotated[bool, typer.Option("--cumulative", help="Let the sums run on from period to period.")] = False,
    as_of: AsOf = None,
    now: Now = None,
    db: Db = LEDGER,
    format: As = Format.TABLE,  # noqa: A002
) -> None:
    """List and add up the aid given, each sum once."""
    from ledger.queries.aid import AidQuestion  # noqa: PLC0415
    from ledger.queries.aid import aid as timeline  # noqa: PLC0415

    question = AidQuestion(provider=provider, recipient=recipient, by=by.value if by else None, cumulative=cumulative)
    list_rows(db, lambda conn: timeline(conn, question), format, as_of_moment(as_of, now))
