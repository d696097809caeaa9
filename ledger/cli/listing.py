"""Printing the rows of a question: what all listing commands share, their options too."""

import functools
import inspect
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ledger.cli.manners import coloured, has_blocks, has_color
from ledger.cli.options import LEDGER, As, AsOf, Db, Now, Output
from ledger.cli.saying import say_notes
from ledger.errors import UsageError
from ledger.queries.interrupting import interruptible
from ledger.queries.table import Table
from ledger.store import reading
from ledger.store.asof import AsOf as Moment
from ledger.views import print_table
from ledger.views.formats import SUFFIXES, Format

if TYPE_CHECKING:
    from ledger.queries.sources import Told
    from ledger.views import Footnotes


class Shown(NamedTuple):
    """How rows are shown: in which format (None for that of the file's suffix, else a table), file (None for stdout) and title.

    `sourced` says that the rows are events, so that a page and Markdown can quote what they rest on; `drawn` that a table has bars.
    """

    format: Format | None = None
    output: Path | None = None
    title: str = ""
    sourced: bool = False
    drawn: bool = False


class Listing(NamedTuple):
    """What a command lists: a question with its title; `sourced` and `drawn` as in Shown.

    `instead` is done in its place, `after` with its rows.
    """

    rows: Callable[[sqlite3.Connection], Table]
    title: str
    sourced: bool = False
    drawn: bool = False
    instead: Callable[[sqlite3.Connection], None] | None = None
    after: Callable[[Table], None] | None = None


_COMMON = (("as_of", AsOf, None), ("now", Now, None), ("db", Db, LEDGER), ("format", As, None), ("output", Output, None))


def listing(command: Callable[..., Listing]) -> Callable[..., None]:
    """The command that lists what a function of its own options says, with the options that every listing takes behind them.

    Those of these that the function names itself are handed to it too.
    """
    own = inspect.signature(command).parameters
    common = [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=value, annotation=kind) for name, kind, value in _COMMON]
    names = {parameter.name for parameter in common}
    parameters = [*(parameter for parameter in own.values() if parameter.name not in names), *common]
    signature = inspect.Signature(parameters)

    @functools.wraps(command)
    def run(*words: Any, **options: Any) -> None:
        bound = signature.bind(*words, **options)
        bound.apply_defaults()
        given = bound.arguments
        as_of = as_of_moment(given["as_of"], given["now"])
        asked = command(**{name: given[name] for name in own})
        if asked.instead is not None:
            with opened(given["db"], as_of) as conn:
                asked.instead(conn)
            return
        how = Shown(given["format"], given["output"], asked.title, asked.sourced, asked.drawn)
        table = list_rows(given["db"], asked.rows, how, as_of)
        if asked.after is not None:
            asked.after(table)

    vars(run)["__signature__"] = signature  # what Typer reads
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run


@contextmanager
def opened(db: Path, as_of: Moment | None = None) -> Iterator[sqlite3.Connection]:
    """A connection that reads a ledger, as it stood then if asked; Ctrl-C ends a long statement on it. Raises what `reading` raises."""
    with reading(db, as_of) as conn, interruptible(conn):
        yield conn


def print_sql(statement: Callable[[sqlite3.Connection], str]) -> Callable[[sqlite3.Connection], None]:
    """What prints the SQL that a question is, instead of its rows."""

    def printed(conn: sqlite3.Connection) -> None:
        from ledger.views.neutral import lines  # noqa: PLC0415

        sys.stdout.write(f"{lines(statement(conn))}\n")

    return printed


def list_rows(db: Path, question: Callable[[sqlite3.Connection], Table], how: Shown | Format | None, as_of: Moment | None = None) -> Table:
    """Print the rows that a question gives of the ledger at `db`, as it stood then if asked, and its notes on stderr.

    Gives back what was printed, for a command that ends by what it found.

    Raises LedgerMissing and the other errors of reading a ledger, and UsageError for a file of no known suffix.
    """
    shown = how if isinstance(how, Shown) else Shown(how)
    form = format_of(shown.format, shown.output)
    with opened(db, as_of) as conn:
        table = question(conn)
        rest = _rest(conn, table, form) if shown.sourced else None
    if shown.drawn and form is Format.TABLE:
        table = _with_bars(table, shown.output)
    left_out: tuple[str, ...] = ()
    if shown.output is None and form is Format.TABLE:
        left_out = _print_fitted(table)
    elif shown.output is None:
        print_table(table, form, sys.stdout, None, shown.title, rest)
    else:
        from ledger.cli.writing import written  # noqa: PLC0415  only a file needs it

        with written(shown.output) as out:
            print_table(table, form, out, None, shown.title, rest)
    say_notes((*table.notes, *_of_columns(left_out)))
    return table


def _print_fitted(table: Table) -> tuple[str, ...]:
    """Print a table for a person in the width of the lines; the columns for which there is no room."""
    from ledger.views.fitting import fitted  # noqa: PLC0415  only a table needs it

    text, left_out = fitted(table, width_of_lines())
    if text:
        sys.stdout.write(f"{coloured(text) if has_color(sys.stdout) else text}\n")
    return left_out


def _of_columns(names: tuple[str, ...]) -> tuple[str, ...]:
    """The sentence about columns that do not fit."""
    if not names:
        return ()
    what = f"column {names[0]} does" if len(names) == 1 else f"columns {', '.join(names)} do"
    return (f"{what} not fit in {width_of_lines()} characters; widen the terminal, or print --format csv",)


def _with_bars(table: Table, output: Path | None) -> Table:
    from ledger.views.bars import with_bars  # noqa: PLC0415  only who asks for them

    return with_bars(table, width_of_lines() if output is None else None, blocks=output is not None or has_blocks())


def format_of(format: Format | None, output: Path | None) -> Format:  # noqa: A002
    """The format asked for, else that of the file's suffix, else a table. Raises UsageError for a suffix that names none."""
    if format is not None or output is None:
        return format or Format.TABLE
    if output.suffix.lower() not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        raise UsageError(
            "--output", f"{output.suffix or output.name!r} names no format", f"end the file's name in {known}, or give --format"
        )
    return SUFFIXES[output.suffix.lower()]


def _rest(conn: sqlite3.Connection, table: Table, form: Format) -> "Told | Footnotes | None":
    """What the events of the table rest on, as the format shows it."""
    if form is Format.HTML:
        from ledger.queries.sources import told  # noqa: PLC0415

        return told(conn, map(str, table.column("id")))
    if form is Format.MARKDOWN:
        from ledger.queries.footnotes import footnotes_of  # noqa: PLC0415

        return footnotes_of(conn, map(str, table.column("id")))
    return None


def as_of_moment(as_of: str | None, now: str | None) -> Moment | None:
    """What `--as-of` names; costs nothing where it is not given."""
    if as_of is None:
        return None
    from ledger.cli.days import as_of_option  # noqa: PLC0415

    return as_of_option(as_of, now)


def width_of_lines() -> int | None:
    """How wide a table may be: what COLUMNS says, else the terminal's width; None in a pipe, where lines end by themselves."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said) > 0:
        return int(said)
    if not sys.stdout.isatty():
        return None
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except OSError:
        return 80
