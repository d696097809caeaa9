"""The options that several commands share, said once."""

import os
from pathlib import Path
from typing import Annotated

import typer

from ledger.views.formats import Format


def _actors(ctx: typer.Context, incomplete: str) -> list[str]:
    from ledger.cli.completing import actors_beginning  # noqa: PLC0415

    return actors_beginning(ctx, incomplete)


# What completes the name of an actor; asking how it is to be called costs half a millisecond, so only for a shell that completes.
ACTORS = _actors if "_LEDGER_COMPLETE" in os.environ else None

Db = Annotated[
    Path,
    typer.Option(
        "--db",
        envvar="LEDGER_DB",
        metavar="PATH",
        readable=False,
        help="The ledger's file; else `db` of ledger.toml.",
    ),
]
As = Annotated[
    Format | None, typer.Option("--format", help="How to print: for people (table, markdown, html) or programs. Else by the file's suffix.")
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", writable=False, help="Write to this file, in the format of its suffix.")
]
Now = Annotated[
    str | None,
    typer.Option("--now", envvar="LEDGER_NOW", metavar="WHEN", help="The day or moment (UTC) to take for now, as 2021-09-01."),
]
Model = Annotated[bool, typer.Option("--model/--no-model", help="Let the language model find names, if it is installed.")]
Author = Annotated[str | None, typer.Option("--author", envvar="LEDGER_AUTHOR", help="Who does it; else git's user.name or your login.")]

AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE|ENTRY", help="See the ledger as it stood at the end of a day, or after an entry.")
]

LEDGER = Path("ledger.db")
