"""The commands `export` and `import`: a ledger's content for other programs, and a ledger made of its own export."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from ledger.cli.listing import as_of_moment
from ledger.cli.options import ACTORS, LEDGER, AsOf, Db, Now, Output
from ledger.cli.saying import say, say_notes
from ledger.errors import DocumentUnreadable
from ledger.queries.table import Table
from ledger.views.exports import Target

if TYPE_CHECKING:
    from ledger.views.exports import Exported


def export(
    target: Annotated[Target, typer.Argument(metavar="FORMAT", help=f"One of {', '.join(Target)}.")],
    query: Annotated[str | None, typer.Argument(metavar="[QUERY]", help="Which events, as in `ledger events`.")] = None,
    *,
    provider: Annotated[
        str | None, typer.Option("--from", metavar="NAME", help="Of aid: only what this actor gives.", autocompletion=ACTORS)
    ] = None,
    recipient: Annotated[
        str | None, typer.Option("--to", metavar="NAME", help="Of aid: only what goes to this actor.", autocompletion=ACTORS)
    ] = None,
    output: Output = None,
    as_of: AsOf = None,
    now: Now = None,
    db: Db = LEDGER,
) -> None:
    """Write a chronology or an aid timeline for another program.

    Events go to timelinejs, ical, markwhen and ftm (FollowTheMoney), their sources to bibtex, aid to iati and beancount. What a format
    cannot hold is counted on stderr. ndjson is the whole ledger, of which `ledger import` makes the same ledger.
    """
    from ledger.cli.writing import written  # noqa: PLC0415
    from ledger.store import reading  # noqa: PLC0415

    with nullcontext(sys.stdout) if output is None else written(output) as out, reading(db, as_of_moment(as_of, now)) as conn:
        if target is Target.NDJSON:
            from ledger.store import content_lines  # noqa: PLC0415

            out.writelines(f"{line}\n" for line in content_lines(conn))
            return
        table = _aid(conn, provider, recipient) if target.of_aid else _events(conn, query, now)
        made = _made(conn, target, table)
        out.write(made.text)
    say_notes((*table.notes, *made.left_out))


def import_(
    path: Annotated[str, typer.Argument(metavar="FILE", help="What `ledger export ndjson` wrote; - is standard input.")],
    db: Db = LEDGER,
) -> None:
    """Make a ledger of what `ledger export ndjson` wrote: the same, with its history and decisions."""
    from ledger.store import load  # noqa: PLC0415

    if path == "-":
        load(sys.stdin, db, "standard input")
    else:
        with _lines_of(Path(path)) as lines:
            load(lines, db, path)
    say(f"{db}: every quote and hash is as it was written")


@contextmanager
def _lines_of(path: Path) -> Iterator[TextIO]:
    try:
        with path.open(encoding="utf-8", newline="\n") as lines:
            yield lines
    except OSError as error:
        raise DocumentUnreadable(str(path), f"cannot be read: {error.strerror}", "give the path of a file that you may read") from None
    except UnicodeDecodeError:
        raise DocumentUnreadable(str(path), "is not UTF-8", "give a file that `ledger export ndjson` wrote") from None


def _made(conn: sqlite3.Connection, target: Target, table: Table) -> "Exported":
    from ledger.queries.sources import told  # noqa: PLC0415
    from ledger.views.exports import exporter  # noqa: PLC0415

    events = () if target.of_aid else table.column("id")
    return exporter(target)(table, told(conn, map(str, events)))


def _events(conn: sqlite3.Connection, query: str | None, now: str | None) -> Table:
    from ledger.cli.listings import query_of  # noqa: PLC0415
    from ledger.queries.events import EventFilter, events  # noqa: PLC0415

    return events(conn, EventFilter(query=query_of(query, now) if query is not None else None))


def _aid(conn: sqlite3.Connection, provider: str | None, recipient: str | None) -> Table:
    from ledger.queries.aid import AidQuestion, aid  # noqa: PLC0415

    return aid(conn, AidQuestion(provider=provider, recipient=recipient))
