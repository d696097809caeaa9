"""The commands that list: events, documents, actors, figures, doubts, and the answer to SQL. None of them writes."""

import datetime
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli.listing import Shown, as_of_moment, list_rows
from ledger.cli.options import ACTORS, LEDGER, As, AsOf, Db, Now, Output
from ledger.errors import UsageError

if TYPE_CHECKING:
    from ledger.ask import Query
    from ledger.queries.events import EventFilter
    from ledger.store.asof import AsOf as Moment


class Group(StrEnum):
    """What events are counted by."""

    YEAR = "year"
    MONTH = "month"
    KIND = "kind"
    ACTOR = "actor"


def events(
    query: Annotated[
        str | None,
        typer.Argument(
            metavar="[QUERY]", help="Which events, as 'actor:Biden date:2021.. -kind:aid \"words\"' (docs/query.md), - for standard input."
        ),
    ] = None,
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
    limit: Annotated[int | None, typer.Option(metavar="N", min=0, help="List the first N, and count the others.")] = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="List the newest first, the undated still last.")] = False,
    sql: Annotated[bool, typer.Option("--sql", help="Print the SQL that finds them instead; `ledger sql` runs it.")] = False,
    as_of: AsOf = None,
    now: Now = None,
    db: Db = LEDGER,
    format: As = None,  # noqa: A002
    output: Output = None,
) -> None:
    """List what happened, in order of time."""
    from ledger.queries.events import EventFilter, plover_type  # noqa: PLC0415
    from ledger.queries.events import events as chronology  # noqa: PLC0415

    first, end = _window(since, until, now)
    wanted = EventFilter(
        actor=actor, since=first, until=end, kind=plover_type(kind) if kind is not None else None, undated=undated,
        query=query_of(query, now) if query is not None else None, reverse=reverse, limit=limit,
    )  # fmt: skip
    title = _title(query, actor, since, until, kind)
    if sql:
        _print_sql(db, wanted, as_of_moment(as_of, now))
    elif group_by is not None:
        from ledger.queries.grouping import groups  # noqa: PLC0415

        by = group_by.value
        list_rows(db, lambda conn: groups(conn, wanted, by), Shown(format, output, title), as_of_moment(as_of, now))
    else:
        list_rows(db, lambda conn: chronology(conn, wanted), Shown(format, output, title, sourced=True), as_of_moment(as_of, now))


def _title(query: str | None, actor: str | None, since: str | None, until: str | None, kind: str | None) -> str:
    """What a page is headed with: what was asked, in the words of the command."""
    days = " ".join(f"{word} {day}" for word, day in (("from", since), ("to", until)) if day)
    return ": ".join(("Chronology", *filter(None, [", ".join(filter(None, (actor, kind, days, query)))])))


def query_of(text: str, now: str | None) -> "Query":
    """The query that the text is ("-": what stands in standard input); what is wrong is shown above its error. Raises QueryUnreadable."""
    from ledger.ask import QueryUnreadable, parse  # noqa: PLC0415
    from ledger.cli.days import moment  # noqa: PLC0415
    from ledger.queries.saved import saved_queries  # noqa: PLC0415

    text = sys.stdin.read() if text == "-" else text
    try:
        return parse(text, moment(now, datetime.datetime.now(datetime.UTC)), saved_queries(Path.cwd()))
    except QueryUnreadable as error:
        sys.stderr.write(f"{error.drawing}\n")
        raise


def _print_sql(db: Path, wanted: "EventFilter", as_of: "Moment | None") -> None:
    from ledger.queries.statement import statement  # noqa: PLC0415
    from ledger.store import reading  # noqa: PLC0415
    from ledger.views.neutral import lines  # noqa: PLC0415

    with reading(db, as_of) as conn:
        sys.stdout.write(f"{lines(statement(conn, wanted))}\n")


def sql(
    select: Annotated[
        str, typer.Argument(metavar="SELECT", help="One SELECT over the tables of the ledger; - reads it from standard input.")
    ],
    as_of: AsOf = None,
    now: Now = None,
    db: Db = LEDGER,
    format: As = None,  # noqa: A002
    output: Output = None,
) -> None:
    """Answer SQL of your own, which can only read."""
    from ledger.queries.sql import answer  # noqa: PLC0415

    question = sys.stdin.read() if select == "-" else select
    list_rows(db, lambda conn: answer(conn, question), Shown(format, output, question), as_of_moment(as_of, now))


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


def documents(as_of: AsOf = None, now: Now = None, db: Db = LEDGER, format: As = None, output: Output = None) -> None:  # noqa: A002
    """List the documents."""
    from ledger.queries.documents import documents as rows  # noqa: PLC0415

    list_rows(db, rows, Shown(format, output, "Documents"), as_of_moment(as_of, now))


def actors(
    candidates: Annotated[bool, typer.Option("--candidates", help="List pairs that may be one actor instead, with why.")] = False,
    as_of: AsOf = None,
    now: Now = None,
    db: Db = LEDGER,
    format: As = None,  # noqa: A002
    output: Output = None,
) -> None:
    """List persons, states, organizations and groups."""
    if candidates:
        from ledger.queries.actor_pairs import pairs as rows  # noqa: PLC0415
    else:
        from ledger.queries.actors import actors as rows  # noqa: PLC0415

    list_rows(db, rows, Shown(format, output, "Actors"), as_of_moment(as_of, now))


def figures(as_of: AsOf = None, now: Now = None, db: Db = LEDGER, format: As = None, output: Output = None) -> None:  # noqa: A002
    """List every sum of money as it is claimed."""
    from ledger.queries.figures import figures as rows  # noqa: PLC0415

    list_rows(db, rows, Shown(format, output, "Figures"), as_of_moment(as_of, now))


def doubts(as_of: AsOf = None, now: Now = None, db: Db = LEDGER, format: As = None, output: Output = None) -> None:  # noqa: A002
    """List what was seen and not read."""
    from ledger.queries.doubts import doubts as rows  # noqa: PLC0415

    list_rows(db, rows, Shown(format, output, "Doubts"), as_of_moment(as_of, now))
