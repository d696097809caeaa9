"""The commands of `ledger actor`: merge, split, rename, alias, why. All but `why` are decisions, taken back by `ledger undo`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli.deciding import Reason, Source
from ledger.cli.listing import Shown, as_of_moment, list_rows
from ledger.cli.manners import Command, Group
from ledger.cli.options import ACTORS, LEDGER, As, AsOf, Author, Db, Now, Output
from ledger.errors import UsageError

if TYPE_CHECKING:
    from ledger.queries.actor_asked import ActorAsked

Actor = Annotated[str, typer.Argument(metavar="ACTOR", help="An id or a name, as `ledger actors` prints them.", autocompletion=ACTORS)]
Others = Annotated[list[str], typer.Argument(metavar="OTHER...", help="Those that are the same.", autocompletion=ACTORS)]
Name = Annotated[str, typer.Argument(metavar="NAME", help="The name to show.")]
Alias = Annotated[str, typer.Argument(metavar="WORDS", help="One more name by which to find it.")]


def merge(
    actor: Actor, others: Others, *, reason: Reason, source: Source = None, author: Author = None, now: Now = None, db: Db = LEDGER
) -> None:
    """Say that actors are one: the first that is named stays and is shown for all."""
    from ledger.queries.actor_asked import ActorAsked  # noqa: PLC0415

    _decide("merged", ActorAsked("merge", (actor, *others), source=source), reason, author, now, db)


def split(
    actor: Actor,
    others: Annotated[list[str] | None, typer.Argument(metavar="[OTHER...]", help="Those that are others.", autocompletion=ACTORS)] = None,
    *,
    reason: Reason,
    documents: Annotated[
        list[str] | None, typer.Option("--in", metavar="DOC", help="A document in which the name means another; may be repeated.")
    ] = None,
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="Who it is there: an id, or a name, new ones too.")] = "",
    source: Source = None,
    author: Author = None,
    now: Now = None,
    db: Db = LEDGER,
) -> None:
    """Say that actors are not one, or that in some documents a name means another.

    OTHER that was merged into ACTOR stands for itself again, and the pair is proposed no more. With --in and --name,
    ACTOR is NAME in these documents.
    """
    from ledger.queries.actor_asked import ActorAsked  # noqa: PLC0415

    if bool(others) == bool(documents):
        raise UsageError("split", "needs either others or documents", "write ACTOR OTHER..., or ACTOR --in DOC --name NAME")
    asked = ActorAsked("split", (actor, *(others or ())), name, tuple(documents or ()), source)
    _decide("split", asked, reason, author, now, db)


def rename(
    actor: Actor, name: Name, *, reason: Reason, source: Source = None, author: Author = None, now: Now = None, db: Db = LEDGER
) -> None:
    """Show an actor by another name; it is found by the old one too."""
    from ledger.queries.actor_asked import ActorAsked  # noqa: PLC0415

    _decide("renamed", ActorAsked("rename", (actor,), name, source=source), reason, author, now, db)


def alias(
    actor: Actor, words: Alias, *, reason: Reason, source: Source = None, author: Author = None, now: Now = None, db: Db = LEDGER
) -> None:
    """Let an actor be found by one more name."""
    from ledger.queries.actor_asked import ActorAsked  # noqa: PLC0415

    _decide("named", ActorAsked("alias", (actor,), words, source=source), reason, author, now, db)


def why(actor: Actor, as_of: AsOf = None, now: Now = None, db: Db = LEDGER, format: As = None, output: Output = None) -> None:  # noqa: A002
    """List why an actor is who it is: its names, the rules that read them, and what was decided."""
    from ledger.queries.actor_why import why as grounds  # noqa: PLC0415

    list_rows(db, lambda conn: grounds(conn, actor), Shown(format, output, "Why an actor is who it is"), as_of_moment(as_of, now))


def actor() -> typer.Typer:
    """Merge, split, rename and explain actors."""
    app = typer.Typer(cls=Group, rich_markup_mode=None, no_args_is_help=True, help=actor.__doc__)
    for command in (merge, split, rename, alias, why):
        app.command(cls=Command)(command)
    return app


def _decide(verb: str, asked: "ActorAsked", reason: str, author: str | None, now: str | None, db: Path) -> None:
    from ledger.cli.deciding import report, said  # noqa: PLC0415
    from ledger.cli.sessions import session  # noqa: PLC0415
    from ledger.pipeline import decide_on_actors  # noqa: PLC0415

    report(verb, decide_on_actors(db, asked, session(author, now, False, said(reason))), db)
