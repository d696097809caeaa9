"""The commands that list: events, documents, actors, figures, doubts, and the answer to SQL. None of them writes."""

import datetime
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, overload

import typer

from ledger.cli.listing import Listing, listing, print_sql
from ledger.cli.options import ACTORS, AsSql, Limit, Now, QueryText, Reverse
from ledger.errors import UsageError
from ledger.queries.order import Order, in_order

if TYPE_CHECKING:
    from sqlite3 import Connection

    from ledger.ask import Query
    from ledger.queries.table import Table


class Group(StrEnum):
    """What events are counted by."""

    YEAR = "year"
    MONTH = "month"
    KIND = "kind"
    ACTOR = "actor"


@listing
def events(
    query: QueryText = None,
    *,
    actor: Annotated[
        str | None, typer.Option(help="Only what this actor takes part in: a name, words of it, or an id.", autocompletion=ACTORS)
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="From its first day on: 2021-08-31, 2021-08, 2021, 'last March'.")
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="To the end of it.")] = None,
    kind: Annotated[str | None, typer.Option(metavar="TYPE", help="Only this PLOVER type, as consult or aid.")] = None,
    undated: Annotated[bool, typer.Option("--undated", help="In a window, list the undated too.")] = False,
    group_by: Annotated[Group | None, typer.Option("--group-by", help="Count them by this instead.")] = None,
    limit: Limit = None,
    reverse: Reverse = False,
    sql: AsSql = False,
    now: Now = None,
) -> Listing:
    """List what happened, in order of time."""
    from ledger.queries.events import EventFilter, plover_type  # noqa: PLC0415
    from ledger.queries.events import events as chronology  # noqa: PLC0415

    first, end = _window(since, until, now)
    wanted = EventFilter(
        actor=actor, since=first, until=end, kind=plover_type(kind) if kind is not None else None, undated=undated,
        query=query_of(query, now), reverse=reverse, limit=limit,
    )  # fmt: skip
    title = _title(query, actor, since, until, kind)
    if sql:
        from ledger.queries.statement import statement  # noqa: PLC0415

        return Listing(_nothing, title, instead=print_sql(lambda conn: statement(conn, wanted)))
    if group_by is not None:
        from ledger.queries.grouping import groups  # noqa: PLC0415

        by = group_by.value
        return Listing(lambda conn: groups(conn, wanted, by), title)
    return Listing(lambda conn: chronology(conn, wanted), title, sourced=True)


def _title(query: str | None, actor: str | None, since: str | None, until: str | None, kind: str | None) -> str:
    """What a page is headed with: what was asked, in the words of the command."""
    days = " ".join(f"{word} {day}" for word, day in (("from", since), ("to", until)) if day)
    return ": ".join(("Chronology", *filter(None, [", ".join(filter(None, (actor, kind, days, query)))])))


@overload
def query_of(text: str, now: str | None) -> "Query": ...
@overload
def query_of(text: str | None, now: str | None) -> "Query | None": ...
def query_of(text: str | None, now: str | None) -> "Query | None":
    """The query that the text is ("-": what stands in standard input), None for none; what is wrong is shown above its error.

    Raises QueryUnreadable.
    """
    if text is None:
        return None
    from ledger.ask import QueryUnreadable, parse  # noqa: PLC0415
    from ledger.cli.days import moment  # noqa: PLC0415
    from ledger.queries.saved import saved_queries  # noqa: PLC0415

    text = sys.stdin.read() if text == "-" else text
    try:
        return parse(text, moment(now, datetime.datetime.now(datetime.UTC)), saved_queries(Path.cwd()))
    except QueryUnreadable as error:
        sys.stderr.write(f"{error.drawing}\n")
        raise


def _nothing(conn: "Connection") -> "Table":
    """No rows: for what is printed instead of a listing."""
    raise NotImplementedError


@listing
def sql(
    select: Annotated[
        str, typer.Argument(metavar="SELECT", help="One SELECT over the tables of the ledger; - reads it from standard input.")
    ],
) -> Listing:
    """Answer SQL of your own, which can only read."""
    from ledger.queries.sql import answer  # noqa: PLC0415

    question = sys.stdin.read() if select == "-" else select
    return Listing(lambda conn: answer(conn, question), question)


def _window(since: str | None, until: str | None, now: str | None) -> tuple[datetime.date | None, datetime.date | None]:
    """The first day and the day after the last. Raises UsageError for a window that ends before it begins."""
    if since is None and until is None and now is None:
        return None, None
    from ledger.cli.days import day_option, moment  # noqa: PLC0415  only a window needs it

    clock = moment(now, datetime.datetime.now(datetime.UTC))
    first = day_option(since, clock, "--since")[0] if since is not None else None
    end = day_option(until, clock, "--until")[1] if until is not None else None
    if first and end and first >= end:
        raise UsageError("--until", f"{until!r} ends before --since {since!r} begins", "give the earlier date to --since")
    return first, end


@listing
def documents(query: QueryText = None, *, limit: Limit = None, reverse: Reverse = False, sql: AsSql = False, now: Now = None) -> Listing:
    """List the documents."""
    from ledger.queries.documents import documents as rows  # noqa: PLC0415
    from ledger.queries.documents import documents_sql  # noqa: PLC0415

    return _asked("Documents", query_of(query, now), (rows, documents_sql if sql else None), Order(reverse, limit), "published")


@listing
def actors(
    query: QueryText = None,
    *,
    candidates: Annotated[bool, typer.Option("--candidates", help="List pairs that may be one actor instead, with why.")] = False,
    limit: Limit = None,
    reverse: Reverse = False,
    sql: AsSql = False,
    now: Now = None,
) -> Listing:
    """List persons, states, organizations and groups."""
    if candidates:
        from ledger.queries.actor_pairs import pairs  # noqa: PLC0415

        if query is not None or sql:
            raise UsageError("--candidates", "takes no query", "leave out the query, or list actors without --candidates")
        return Listing(lambda conn: in_order(pairs(conn), Order(reverse, limit), "pair"), "Actors that may be one")
    from ledger.queries.actors import actors as rows  # noqa: PLC0415
    from ledger.queries.actors import actors_sql  # noqa: PLC0415

    return _asked("Actors", query_of(query, now), (rows, actors_sql if sql else None), Order(reverse, limit), None)


@listing
def figures(query: QueryText = None, *, limit: Limit = None, reverse: Reverse = False, sql: AsSql = False, now: Now = None) -> Listing:
    """List every sum of money as it is claimed."""
    from ledger.queries.figures import figures as rows  # noqa: PLC0415
    from ledger.queries.figures import figures_sql  # noqa: PLC0415

    return _asked("Figures", query_of(query, now), (rows, figures_sql if sql else None), Order(reverse, limit), "date")


@listing
def doubts(*, limit: Limit = None, reverse: Reverse = False) -> Listing:
    """List what was seen and not read."""
    from ledger.queries.doubts import doubts as rows  # noqa: PLC0415

    return Listing(lambda conn: in_order(rows(conn), Order(reverse, limit), "doubt"), "Doubts")


Rows = Callable[["Connection", "Query | None"], "Table"]
Statement = Callable[["Connection", "Query | None"], str]


def _asked(title: str, query: "Query | None", how: tuple[Rows, Statement | None], order: Order, day: str | None) -> Listing:
    """The rows of a query in the order asked for, of which `day` is the column of their days; or, with a statement, its SQL."""
    rows, statement = how
    shown = ": ".join(filter(None, (title, _words_of(query))))
    if statement is not None:
        return Listing(_nothing, shown, instead=print_sql(lambda conn: statement(conn, query)))
    return Listing(lambda conn: in_order(rows(conn, query), order, title.lower().removesuffix("s"), day), shown)


def _words_of(query: "Query | None") -> str:
    if query is None:
        return ""
    from ledger.ask.printing import query_text  # noqa: PLC0415  only a query needs it

    return query_text(query)
