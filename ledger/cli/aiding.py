"""The command `aid`: the aid given, as items or added up by period, party or kind. It does not write."""

import functools
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli.listing import Listing, format_of, listing, print_sql
from ledger.cli.options import As, AsSql, From, Limit, Now, Output, QueryText, Reverse, To
from ledger.cli.saying import say_notes
from ledger.errors import UsageError
from ledger.queries.order import Order, in_order
from ledger.views.formats import Format

if TYPE_CHECKING:
    from sqlite3 import Connection

    from ledger.queries.aid import AidQuestion
    from ledger.queries.table import Table


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


@listing
def aid(
    query: QueryText = None,
    *,
    provider: From = None,
    recipient: To = None,
    stage: Annotated[
        Stage | None, typer.Option("--stage", help="Add up the sums of this stage; else packages announced, whatever became of them.")
    ] = None,
    purpose: Annotated[Purpose | None, typer.Option("--purpose", help="Only aid for this.")] = None,
    by: Annotated[Key | None, typer.Option("--by", help="Add up by this.")] = None,
    cumulative: Annotated[bool, typer.Option("--cumulative", help="Let the sums run on from line to line.")] = False,
    left_out: Annotated[bool, typer.Option("--left-out", help="With --by, list each sum that is in no total, with reason and id.")] = False,
    bars: Annotated[bool, typer.Option("--bars", help="Draw a bar beside each total (--by, else by month) in a table.")] = False,
    chart: Annotated[
        Path | None, typer.Option("--chart", metavar="FILE", help="Draw the sums by period (--by, else by month) as .svg or .png.")
    ] = None,
    limit: Limit = None,
    reverse: Reverse = False,
    sql: AsSql = False,
    now: Now = None,
    format: As = None,  # noqa: A002
    output: Output = None,
) -> Listing:
    """List and add up the aid given, each sum once."""
    from ledger.cli.listings import query_of  # noqa: PLC0415
    from ledger.queries.aid import AidQuestion  # noqa: PLC0415

    if by is None and (bars or chart):
        by = Key.MONTH
    question = AidQuestion(
        provider=provider, recipient=recipient, by=by, cumulative=cumulative, stage=stage, purpose=purpose, left_out=left_out,
        query=query_of(query, now),
    )  # fmt: skip
    if bars and format_of(format, output) is not Format.TABLE:
        raise UsageError("--bars", "are drawn in a table alone", "leave out --format, or draw a --chart FILE.svg")
    title = _title(question, query)
    instead = _print_sql(question) if sql else functools.partial(_draw, question=question, title=title, chart=chart) if chart else None
    return Listing(functools.partial(_rows, question=question, order=Order(reverse, limit)), title, drawn=bars, instead=instead)


def _title(question: "AidQuestion", query: str | None) -> str:
    """What a page or a chart is headed with."""
    parties = "".join(f" {word} {name}" for word, name in (("from", question.provider), ("to", question.recipient)) if name)
    measure = f"sums at the stage of {question.stage}" if question.stage else "packages announced"
    asked = f": {query}" if query else ""
    return f"{f'{question.purpose} aid'.capitalize() if question.purpose else 'Aid'}{parties}, {measure}{asked}"


def _rows(conn: "Connection", question: "AidQuestion", order: Order) -> "Table":
    from ledger.queries.aid import aid as timeline  # noqa: PLC0415

    table = timeline(conn, question)
    if question.by:
        return in_order(table, order, "line", table.columns[0], "excluded")
    return in_order(table, order, "sum", "date", "excluded")


def _print_sql(question: "AidQuestion") -> Callable[["Connection"], None]:
    from ledger.queries.aid_terms import aid_sql  # noqa: PLC0415

    return print_sql(lambda conn: aid_sql(conn, question))


def _draw(conn: "Connection", question: "AidQuestion", title: str, chart: Path) -> None:
    from ledger.cli.writing import write_bytes  # noqa: PLC0415
    from ledger.queries.aid import aid as timeline  # noqa: PLC0415
    from ledger.views.chart import chart_bytes  # noqa: PLC0415

    table = timeline(conn, question)
    write_bytes(chart, chart_bytes(table, title, chart.suffix.lower()))
    say_notes(table.notes)
