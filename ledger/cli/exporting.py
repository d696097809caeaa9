"""The command `export`: a ledger's content for other programs. It does not write."""

import sqlite3
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli.listing import as_of_moment, opened
from ledger.cli.options import LEDGER, AsOf, Db, From, Now, Output, To
from ledger.cli.saying import say_notes
from ledger.errors import UsageError
from ledger.queries.table import Table
from ledger.views.exports import Target

if TYPE_CHECKING:
    from ledger.ask import Query
    from ledger.views.exports import Exported


def export(
    target: Annotated[Target, typer.Argument(metavar="FORMAT", help=f"One of {', '.join(Target)}.")],
    query: Annotated[
        str | None, typer.Argument(metavar="[QUERY]", help="Which events or sums, as in `ledger events` and `ledger aid`.")
    ] = None,
    *,
    provider: From = None,
    recipient: To = None,
    output: Output = None,
    as_of: AsOf = None,
    now: Now = None,
    db: Db = LEDGER,
) -> None:
    """Write a chronology or an aid timeline for another program.

    Events go to timelinejs, ical, markwhen and ftm (FollowTheMoney), their sources to bibtex, aid to iati and beancount. What a format
    cannot hold is counted on stderr. ndjson is the whole ledger, of which `ledger import` makes the same ledger.
    """
    from ledger.cli.listings import query_of  # noqa: PLC0415
    from ledger.cli.writing import written  # noqa: PLC0415

    if target is Target.NDJSON and as_of is not None:
        raise UsageError("--as-of", "is not for ndjson, which is the whole ledger with its history", "export it whole")
    with nullcontext(sys.stdout) if output is None else written(output) as out, opened(db, as_of_moment(as_of, now)) as conn:
        if target is Target.NDJSON:
            from ledger.store import content_lines  # noqa: PLC0415

            out.writelines(f"{line}\n" for line in content_lines(conn))
            return
        asked = query_of(query, now)
        table = _aid(conn, asked, provider, recipient) if target.of_aid else _events(conn, asked, provider, recipient)
        made = _made(conn, target, table)
        out.write(made.text)
    say_notes((*table.notes, *made.left_out))


def _made(conn: sqlite3.Connection, target: Target, table: Table) -> "Exported":
    from ledger.queries.sources import told  # noqa: PLC0415
    from ledger.views.exports import exporter  # noqa: PLC0415

    events = () if target.of_aid else table.column("id")
    return exporter(target)(table, told(conn, map(str, events)))


def _events(conn: sqlite3.Connection, query: "Query | None", provider: str | None, recipient: str | None) -> Table:
    from ledger.ask.terms import Party, all_of  # noqa: PLC0415
    from ledger.queries.events import EventFilter, events  # noqa: PLC0415

    terms = [query] if query is not None else []
    terms += [Party("from", (provider,))] if provider is not None else []
    terms += [Party("to", (recipient,))] if recipient is not None else []
    return events(conn, EventFilter(query=all_of(terms) if terms else None))


def _aid(conn: sqlite3.Connection, query: "Query | None", provider: str | None, recipient: str | None) -> Table:
    from ledger.queries.aid import AidQuestion, aid  # noqa: PLC0415

    return aid(conn, AidQuestion(provider=provider, recipient=recipient, query=query))
