"""The command `aid`: the aid given, as items or added up by period, party or kind. It does not write."""

from enum import StrEnum
from typing import Annotated

import typer

from ledger.cli.listing import as_of_moment, list_rows
from ledger.cli.options import LEDGER, As, AsOf, Db, Now
from ledger.views.formats import Format


class Key(StrEnum):
    """By what sums are added up."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    PROVIDER = "provider"
    RECIPIENT = "recipient"
    INSTRUMENT = "instrument"
    PROGRAMME = "programme"


class Stage(StrEnum):
    """The stages that a total can be of."""

    REQUEST = "request"
    PLEDGE = "pledge"
    APPROPRIATION = "appropriation"
    AUTHORITY = "authority"
    ANNOUNCEMENT = "announcement"
    ALLOCATION = "allocation"
    COMMITMENT = "commitment"
    DISBURSEMENT = "disbursement"
    EXPENDITURE = "expenditure"
    DELIVERY = "delivery"
    REPAYMENT = "repayment"


class Purpose(StrEnum):
    """What aid is for."""

    MILITARY = "military"
    HUMANITARIAN = "humanitarian"
    FINANCIAL = "financial"
    OTHER = "other"


def aid(
    *,
    provider: Annotated[str | None, typer.Option("--from", metavar="NAME", help="Only aid that this actor gives.")] = None,
    recipient: Annotated[str | None, typer.Option("--to", metavar="NAME", help="Only aid to this actor.")] = None,
    stage: Annotated[
        Stage | None, typer.Option("--stage", help="Add up the sums of this stage; else packages announced, whatever became of them.")
    ] = None,
    purpose: Annotated[Purpose | None, typer.Option("--purpose", help="Only aid for this.")] = None,
    by: Annotated[Key | None, typer.Option("--by", help="Add up by this.")] = None,
    cumulative: Annotated[bool, typer.Option("--cumulative", help="Let the sums run on from line to line.")] = False,
    left_out: Annotated[bool, typer.Option("--left-out", help="With --by, list each sum that is in no total, with reason and id.")] = False,
    as_of: AsOf = None,
    now: Now = None,
    db: Db = LEDGER,
    format: As = Format.TABLE,  # noqa: A002
) -> None:
    """List and add up the aid given, each sum once."""
    from ledger.queries.aid import AidQuestion  # noqa: PLC0415
    from ledger.queries.aid import aid as timeline  # noqa: PLC0415

    question = AidQuestion(
        provider=provider, recipient=recipient, by=by, cumulative=cumulative, stage=stage, purpose=purpose, left_out=left_out
    )
    list_rows(db, lambda conn: timeline(conn, question), format, as_of_moment(as_of, now))
