"""The commands that list: events, documents, actors, figures, doubts. None of them writes."""

import datetime
from typing import Annotated

import typer

from ledger.cli.listing import as_of_moment, list_rows
from ledger.cli.options import LEDGER, As, AsOf, Db, Now
from ledger.errors import UsageError
from ledger.views.formats import Format


def events(
    *,
    actor: Annotated[str | None, typer.Option(help="Only what this actor takes part in: a name, words of it, or an id.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="From its first day on: 2021-08-31, 2021-08, 2021, 'last March'.")
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="To the end of it.")] = None,
    kind: Annotated[str | None, typer.Option(metavar="TYPE", help="Only this PLOVER type, as consult or aid.")] = None,
    undated: Annotated[bool, typer.Option("--undated", help="In a window, list the undated too.")] = False,
    as_of: AsOf = None,
    now: Now = None,
    db: Db = LEDGER,
    format: As = Format.TABLE,  # noqa: A002
) -> None:
    """List what happened, in order of time."""
    from ledger.queries.events import EventFilter, plover_type  # noqa: PLC0415
    from ledger.queries.events import events as chronology  # noqa: PLC0415

    first, end = _window(since, until, now)
    wanted = EventFilter(actor=actor, since=first, until=end, kind=plover_type(kind) if kind is not None else None, undated=undated)
    list_rows(db, lambda conn: chronology(conn, wanted), format, as_of_moment(as_of, now))


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


def documents(as_of: AsOf = None, now: Now = None, db: Db = LEDGER, format: As = Format.TABLE) -> None:  # noqa: A002
    """List the documents."""
    from ledger.queries.documents import documents as rows  # noqa: PLC0415

    list_rows(db, rows, format, as_of_moment(as_of, now))


def actors(
    candidates: Annotated[bool, typer.Option("--candidates", help="List pairs that may be one actor instead, with why.")] = False,
    as_of: AsOf = None,
    now: Now = None,
    db: Db = LEDGER,
    format: As = Format.TABLE,  # noqa: A002
) -> None:
    """List persons, states, organizations and groups."""
    if candidates:
        from ledger.queries.candidates import candidates as rows  # noqa: PLC0415
    else:
        from ledger.queries.actors import actors as rows  # noqa: PLC0415

    list_rows(db, rows, format, as_of_moment(as_of, now))


def figures(as_of: AsOf = None, now: Now = None, db: Db = LEDGER, format: As = Format.TABLE) -> None:  # noqa: A002
    """List every sum of money as it is claimed."""
    from ledger.queries.figures import figures as rows  # noqa: PLC0415

    list_rows(db, rows, format, as_of_moment(as_of, now))


def doubts(as_of: AsOf = None, now: Now = None, db: Db = LEDGER, format: As = Format.TABLE) -> None:  # noqa: A002
    """List what was seen and not read."""
    from ledger.queries.doubts import doubts as rows  # noqa: PLC0415

    list_rows(db, rows, format, as_of_moment(as_of, now))
