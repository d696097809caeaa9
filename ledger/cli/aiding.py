"""The command `aid`: the aid given, as items or added up by period, party or kind. It does not write."""

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli.listing import Shown, as_of_moment, list_rows
from ledger.cli.options import ACTORS, LEDGER, As, AsOf, Db, Now, Output
from ledger.cli.saying import say_notes

if TYPE_CHECKING:
    from ledger.queries.aid import AidQuestion
    from ledger.store.asof import AsOf as Moment


class Key(StrEnum):
    """By what sums are added up."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    PROVIDER = "provider"
    RECIPIENT = "recipient"
    INSTRUMENT = "instrument"
    PROGRAMME = "programme"
    PURPOSE = "purpose"


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
    provider: Annotated[
        str | None, typer.Option("--from", metavar="NAME", help="Only aid that this actor gives.", autocompletion=ACTORS)
    ] = None,
    recipient: Annotated[str | None, typer.Option("--to", metavar="NAME", help="Only aid to this actor.", autocompletion=ACTORS)] = None,
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
    format: As = None,  # noqa: A002
    output: Output = None,
    chart: Annotated[
        Path | None, typer.Option("--chart", metavar="FILE", help="Draw the sums by period (--by, else by month) as .svg or .png.")
    ] = None,
) -> None:
    """List and add up the aid given, each sum once."""
    from ledger.queries.aid import AidQuestion  # noqa: PLC0415
    from ledger.queries.aid import aid as timeline  # noqa: PLC0415

    question = AidQuestion(
        provider=provider, recipient=recipient, by=by, cumulative=cumulative, stage=stage, purpose=purpose, left_out=left_out
    )
    title = _title(question)
    if chart is not None:
        _draw(db, replace(question, by=by or Key.MONTH), title, chart, as_of_moment(as_of, now))
    else:
        list_rows(db, lambda conn: timeline(conn, question), Shown(format, output, title), as_of_moment(as_of, now))


def _title(question: "AidQuestion") -> str:
    """What a page or a chart is headed with."""
    parties = "".join(f" {word} {name}" for word, name in (("from", question.provider), ("to", question.recipient)) if name)
    measure = f"sums at the stage of {question.stage}" if question.stage else "packages announced"
    return f"{f'{question.purpose} aid'.capitalize() if question.purpose else 'Aid'}{parties}, {measure}"


def _draw(db: Path, question: "AidQuestion", title: str, chart: Path, as_of: "Moment | None") -> None:
    from ledger.cli.writing import write_bytes  # noqa: PLC0415
    from ledger.queries.aid import aid as timeline  # noqa: PLC0415
    from ledger.store import reading  # noqa: PLC0415
    from ledger.views.chart import chart_bytes  # noqa: PLC0415

    with reading(db, as_of) as conn:
        table = timeline(conn, question)
    write_bytes(chart, chart_bytes(table, title, chart.suffix.lower()))
    say_notes(table.notes)
