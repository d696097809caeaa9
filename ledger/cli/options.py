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

Published = Annotated[str | None, typer.Option("--published", metavar="DAY", help="The day of publication, whatever the document says.")]
Publisher = Annotated[str | None, typer.Option("--source", help="The publisher.")]
Title = Annotated[str | None, typer.Option("--title", help="The title.")]
Url = Annotated[str | None, typer.Option("--url", help="Where it was published.")]

AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE|ENTRY", help="See the ledger as it stood at the end of a day, or after an entry.")
]

_ASKED = "as 'from:Germany date:2022.. -stage:pledge \"words\"' (docs/query.md), - for standard input."
QueryText = Annotated[str | None, typer.Argument(metavar="[QUERY]", help=f"Which ones, {_ASKED}")]
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", min=0, help="List the first N, and count the others.")]
Reverse = Annotated[bool, typer.Option("--reverse", help="List the last first, the undated still last.")]
AsSql = Annotated[bool, typer.Option("--sql", help="Print the SQL that finds them instead; `ledger sql` runs it.")]
From = Annotated[str | None, typer.Option("--from", metavar="NAME", help="Only what this actor gives.", autocompletion=ACTORS)]
To = Annotated[str | None, typer.Option("--to", metavar="NAME", help="Only what is given to this actor.", autocompletion=ACTORS)]

LEDGER = Path("ledger.db")
