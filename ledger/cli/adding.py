"""The commands that write documents and readings: add, reread, build."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ledger import places
from ledger.cli.options import LEDGER, Author, Db, Model, Now, Published, Publisher, Title, Url
from ledger.cli.saying import printable, say

if TYPE_CHECKING:
    from ledger.errors import LedgerError
    from ledger.model import Document
    from ledger.pipeline import Session
    from ledger.read import Overrides

KeepGoing = Annotated[bool, typer.Option("--keep-going", help="Go on after a document that cannot be read; end with 1 all the same.")]


def add(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files or folders; - is standard input.")],
    *,
    published: Published = None,
    source: Publisher = None,
    title: Title = None,
    url: Url = None,
    keep_going: KeepGoing = False,
    model: Model = True,
    author: Author = None,
    now: Now = None,
    db: Db = LEDGER,
) -> None:
    """Read documents into the ledger, making it if there is none.

    Text, Markdown, HTML and JSON lines are read; a document that is there already changes nothing.
    """
    from ledger.cli.outcomes import report  # noqa: PLC0415
    from ledger.cli.sessions import session  # noqa: PLC0415
    from ledger.pipeline import add as added  # noqa: PLC0415

    how = session(author, now, model)
    overrides = overrides_of(how, published, source, title, url)
    report(added(_documents(paths, overrides), db, how), keep_going, _expected(paths))


def overrides_of(how: "Session", published: str | None, source: str | None, title: str | None, url: str | None) -> "Overrides":
    """What the options say of a document, one line each. Raises UsageError for a `--published` that is no day."""
    from ledger.cli.days import one_day  # noqa: PLC0415
    from ledger.read import Overrides, line_of  # noqa: PLC0415

    day = one_day(published, how.now, "--published") if published is not None else None
    return Overrides(day, *(line_of(printable(words or "")) for words in (source, title, url)))


def reread(
    document: Annotated[str | None, typer.Argument(metavar="DOC", help="The id of one document; without it all are read.")] = None,
    *,
    keep_going: KeepGoing = False,
    model: Model = True,
    author: Author = None,
    now: Now = None,
    db: Db = LEDGER,
) -> None:
    """Read the stored documents again with the rules of today."""
    from ledger.cli.outcomes import report  # noqa: PLC0415
    from ledger.cli.sessions import session  # noqa: PLC0415
    from ledger.pipeline import reread as read_again  # noqa: PLC0415

    report(read_again(db, document, session(author, now, model)), keep_going)


def build(
    folder: Annotated[Path, typer.Argument(readable=False, help="The folder of documents.")] = places.SEEDS / "documents",
    *,
    out: Annotated[Path, typer.Option("--out", metavar="PATH", readable=False, help="The ledger to make.")] = LEDGER,
    model: Model = True,
    author: Author = None,
    now: Now = None,
) -> None:
    """Make a ledger from a folder of documents."""
    from ledger.cli.sessions import session  # noqa: PLC0415
    from ledger.pipeline import build as built  # noqa: PLC0415
    from ledger.queries.table import counted  # noqa: PLC0415

    number = built(folder, out, session(author, now, model))
    say(f"{out}: built from {counted(number, 'document')}")


def _documents(paths: list[str], overrides: "Overrides") -> "Iterator[Document | LedgerError]":
    """All documents of the paths, in order; `-` is standard input."""
    from ledger.read import documents_at, documents_from  # noqa: PLC0415

    for path in paths:
        yield from documents_from(sys.stdin.buffer, overrides) if path == "-" else documents_at(Path(path), overrides)


def _expected(paths: list[str]) -> int | None:
    """How many documents the paths hold; None where only reading them tells: standard input, JSON lines."""
    from ledger.read import NDJSON, files_at  # noqa: PLC0415

    files = [file for path in paths if path != "-" for file in files_at(Path(path))]
    told = "-" not in paths and not any(isinstance(file, Path) and file.suffix.lower() in NDJSON for file in files)
    return len(files) if told else None
