"""The command `import`: the file of another program into a ledger, or a ledger made of its own export."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from ledger.cli.options import LEDGER, Author, Db, Now, Published, Publisher, Title, Url
from ledger.cli.saying import printable, say, say_error
from ledger.errors import BrokenRecord, DocumentUnreadable

if TYPE_CHECKING:
    from ledger.pipeline import Added, Session
    from ledger.read import Overrides
    from ledger.read.imports import Settings

_OURS = b'{"ledger"'
_FORMS = (b"<", b"{", b"---", b"\xef\xbb\xbf<", b"\xef\xbb\xbf{")
_TABLES = (".csv", ".tsv")
_NAME = "standard input"


def import_(
    path: Annotated[str, typer.Argument(metavar="FILE", help="IATI XML, TimelineJS JSON, CSV, or our own NDJSON; - is standard input.")],
    *,
    mapping: Annotated[
        str | None,
        typer.Option("--map", metavar="FIELD=COLUMN,...", help="Which columns of a table are what; FIELD==VALUE for all rows; or @NAME."),
    ] = None,
    published: Published = None,
    source: Publisher = None,
    title: Title = None,
    url: Url = None,
    author: Author = None,
    now: Now = None,
    db: Db = LEDGER,
) -> None:
    """Put a file of IATI, TimelineJS or CSV into the ledger, or make a ledger of its own NDJSON.

    What of the file cannot be read is listed with its line, and the command ends with 1; all else is in the ledger. Of what
    `ledger export ndjson` wrote a new ledger is made, the same with its history and decisions.

    Fields of --map: date, end, title, actors, from, to, kind, amount, currency, stage, purpose and others (docs/exports.md).
    """
    with _opened(path) as (stream, place):
        first = stream.readline()
        if mapping is None and _is_ours(first, path):
            _load(first, stream, db, place)
            return
        data = first + stream.read()
    from ledger.cli.adding import overrides_of  # noqa: PLC0415
    from ledger.cli.sessions import session  # noqa: PLC0415

    how = session(author, now, model=False)
    said = overrides_of(how, published, source, title, url)
    _put(data, place, said, _settings(mapping, path), db, how)


def _is_ours(first: bytes, path: str) -> bool:
    """Whether a file is to be a ledger: by its first line, and what is of no other form from standard input."""
    return first.startswith(_OURS) or (path == "-" and not first.lstrip().startswith(_FORMS))


def _settings(mapping: str | None, path: str) -> "Settings | None":
    """What `--map` says; of a table without it nothing, so that its headings say it."""
    from ledger.read.imports import settings_of  # noqa: PLC0415

    if mapping is None:
        return () if Path(path).suffix.lower() in _TABLES else None
    if mapping.startswith("@"):
        from ledger.queries.saved import saved_map  # noqa: PLC0415

        return settings_of(saved_map(Path.cwd(), mapping[1:]))
    return settings_of(printable(mapping))


def _put(data: bytes, place: str, said: "Overrides", settings: "Settings | None", db: Path, how: "Session") -> None:
    from ledger.cli.outcomes import report  # noqa: PLC0415
    from ledger.pipeline import add  # noqa: PLC0415
    from ledger.read.imports.files import imported  # noqa: PLC0415

    document, records = imported(data, place, said, settings)
    outcomes = list(add([document], db, how))
    report(iter(outcomes), keep_going=False)
    for outcome in outcomes:
        if not isinstance(outcome, Exception):
            _say_unread(db, outcome, place, records.lines_before)


def _say_unread(db: Path, added: "Added", place: str, lines_before: int) -> None:
    """List what could not be read, and end with 1 if there is any."""
    from ledger.queries.table import counted  # noqa: PLC0415
    from ledger.queries.unread import unread_in  # noqa: PLC0415
    from ledger.read.imports import RULE  # noqa: PLC0415
    from ledger.store import reading  # noqa: PLC0415

    with reading(db) as conn:
        unread = list(unread_in(conn, added.document_id, RULE, lines_before))
    for line, why in unread:
        say_error(BrokenRecord(f"{place}:{line}", why, ""))
    if unread:
        say(f"note: {counted(len(unread), 'part')} of the file {'is' if len(unread) == 1 else 'are'} not read; `ledger doubts` keeps them")
        raise typer.Exit(1)


def _load(first: bytes, stream: BinaryIO, db: Path, place: str) -> None:
    """Make a ledger of the lines."""
    from ledger.store import load  # noqa: PLC0415

    try:
        load(_lines(first, stream), db, place)
    except UnicodeDecodeError:
        raise DocumentUnreadable(place, "is not UTF-8", "give a file that `ledger export ndjson` wrote") from None
    say(f"{db}: every quote and hash is as it was written")


def _lines(first: bytes, stream: BinaryIO) -> Iterator[str]:
    return (line.decode("utf-8") for line in chain(filter(None, [first]), stream))


@contextmanager
def _opened(path: str) -> Iterator[tuple[BinaryIO, str]]:
    """The bytes of a file or of standard input, and the name of the place."""
    if path == "-":
        yield sys.stdin.buffer, _NAME
        return
    try:
        stream = Path(path).open("rb")  # noqa: SIM115  what goes wrong while it is read is no error of opening it
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise DocumentUnreadable(path, f"cannot be read: {why}", "give the path of a file that you may read") from None
    with stream:
        yield stream, path
