"""The commands by which a person decides: accept, reject, correct, merge, split, prefer, undo."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli.options import LEDGER, Author, Db, Now
from ledger.cli.saying import say
from ledger.errors import UsageError

if TYPE_CHECKING:
    from ledger.pipeline import Decided
    from ledger.store import DecisionKind

Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="Ids as the listings print them, or their beginnings.")]
Claims = Annotated[list[str], typer.Argument(metavar="CLAIM...", help="Ids of claims, as `ledger show EVENT` prints them.")]
Fields = Annotated[list[str], typer.Argument(metavar="ID... FIELD=VALUE...", help="What is corrected, and its fields as they should be.")]
_WHY = "Why, for whoever reads it later; - reads it from standard input."
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help=_WHY)]
Why = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help=_WHY)]
Entry = Annotated[int, typer.Argument(metavar="ENTRY", help="The number of an entry, as `ledger log` prints it.")]
Source = Annotated[str | None, typer.Option("--source", metavar="DOC", help="A document of the ledger that bears it out.")]


def accept(ids: Ids, reason: Reason, source: Source = None, author: Author = None, now: Now = None, db: Db = LEDGER) -> None:
    """Say that an event is as the ledger has it."""
    _decide("accept", ids, reason, source=source, author=author, now=now, db=db)


def reject(ids: Ids, reason: Reason, source: Source = None, author: Author = None, now: Now = None, db: Db = LEDGER) -> None:
    """Say that an event is not so: it leaves listings and totals.

    It is kept and shown with who rejected it and why. Another copy of the same story does not bring it back.
    """
    _decide("reject", ids, reason, source=source, author=author, now=now, db=db)


def correct(words: Fields, reason: Reason, source: Source = None, author: Author = None, now: Now = None, db: Db = LEDGER) -> None:
    """Correct fields of an event, of its sum of money, or of an actor.

    FIELD= without a value says that it is not known. The claim stays as the document has it.
    """
    ids = [word for word in words if "=" not in word]
    fields = tuple((name, value) for name, _, value in (word.partition("=") for word in words if "=" in word))
    if not ids:
        raise UsageError("correct", "no id is named", "write ID FIELD=VALUE, as ff2e30f7 amount=65000000")
    _decide("correct", ids, reason, source=source, author=author, now=now, db=db, fields=fields)


def merge(ids: Ids, reason: Reason, source: Source = None, author: Author = None, now: Now = None, db: Db = LEDGER) -> None:
    """Make one event of two or more; the first that is named says what is shown."""
    _decide("merge", ids, reason, source=source, author=author, now=now, db=db)


def split(claims: Claims, reason: Reason, source: Source = None, author: Author = None, now: Now = None, db: Db = LEDGER) -> None:
    """Set claims of an event apart, as an event of their own."""
    _decide("split", claims, reason, source=source, author=author, now=now, db=db)


def prefer(claims: Claims, reason: Reason, source: Source = None, author: Author = None, now: Now = None, db: Db = LEDGER) -> None:
    """Let an event be shown as one of its claims has it."""
    _decide("prefer", claims, reason, source=source, author=author, now=now, db=db)


def undo(entry: Entry, reason: Why = None, author: Author = None, now: Now = None, db: Db = LEDGER) -> None:
    """Take back the decisions of an entry; undoing an undo restores them."""
    from ledger.cli.sessions import session  # noqa: PLC0415
    from ledger.pipeline import undo as undone  # noqa: PLC0415

    report("undone", undone(db, entry, session(author, now, False, said(reason) if reason is not None else None)), db)


def report(verb: str, decided: "Decided", db: Path) -> None:
    """Print a line for each event and actor that was decided on, and on stderr how to take it back."""
    from ledger.queries.actor_asked import told_of_actors  # noqa: PLC0415
    from ledger.queries.decided import told  # noqa: PLC0415
    from ledger.store import reading  # noqa: PLC0415
    from ledger.views.neutral import one_line  # noqa: PLC0415

    with reading(db) as conn:
        for event in decided.events:
            sys.stdout.write(f"{verb}  {event}  {one_line(told(conn, event))}\n")
        for identity, name in told_of_actors(conn, decided.actors):
            sys.stdout.write(f"{verb}  {one_line(identity)}  {one_line(name)}\n")
    say(f"entry {decided.entry}: `ledger undo {decided.entry}` takes it back")


def _decide(
    kind: "DecisionKind",
    ids: list[str],
    reason: str,
    *,
    source: str | None,
    author: str | None,
    now: str | None,
    db: Path,
    fields: tuple[tuple[str, str], ...] = (),
) -> None:
    from ledger.cli.sessions import session  # noqa: PLC0415
    from ledger.pipeline import decide  # noqa: PLC0415
    from ledger.queries.asked import Asked  # noqa: PLC0415

    how = session(author, now, False, said(reason))
    report(_PAST[kind], decide(db, [Asked(kind, tuple(ids), fields, source)], how), db)


def said(reason: str) -> str:
    """The reason on one line, that of standard input for "-". Raises UsageError for none."""
    reason = sys.stdin.read() if reason == "-" else reason
    if not reason.strip():
        raise UsageError("--reason", "is empty", "say why, in a few words")
    return " ".join(reason.split())


_PAST = {
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
    "merge": "merged",
    "split": "split",
    "prefer": "preferred",
}
