"""The documents of a path or a stream: which reader reads it, and what is known of each document.

In: a path (file or folder) or the bytes of a stream. Out: Documents in order; a document that cannot
be read is yielded as its LedgerError, whose place is PATH or PATH:LINE (`-` for a stream).
"""

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import BinaryIO, ParamSpec

from ledger.errors import DocumentUnreadable, LedgerError, NothingToRead
from ledger.model import Document
from ledger.places import SEEDS
from ledger.read.by_hand import event_by_hand
from ledger.read.encoding import text_of
from ledger.read.folder import files_at
from ledger.read.front_matter import front_matter_in
from ledger.read.head import stamp_in
from ledger.read.html import article_in, declared_encoding
from ledger.read.imports import records_in
from ledger.read.metadata import Overrides, line_of, publisher_of, publishers_in
from ledger.read.ndjson import record_in
from ledger.read.sidecar import SUFFIX, sidecar_of

Publishers = Mapping[str, str]
Documents = Iterator[Document | LedgerError]
P = ParamSpec("P")
_HTML = (".html", ".htm", ".xhtml")
NDJSON = (".ndjson", ".jsonl")
_RECORD = re.compile(rb'\s{0,80}\{\s{0,80}"')
_PAGE = re.compile(rb"\s{0,80}(?:<!doctype\s{1,9}html|<html)", re.IGNORECASE)


def documents_at(path: Path, overrides: Overrides) -> Documents:
    """The documents of a file or of a folder and all below it, in the order of their paths.

    The suffix tells the reader: .html and .htm, .ndjson and .jsonl, all else text or Markdown. Yields
    a LedgerError in place of each document that cannot be read, also for a path that is not there.
    """
    publishers = publishers_in(SEEDS)
    for file in files_at(path):
        if isinstance(file, LedgerError):
            yield file
        elif file.suffix.lower() in NDJSON:
            yield from _records_of(file, overrides, publishers)
        else:
            yield _attempted(_document_in, file, overrides, publishers)


def documents_from(stream: BinaryIO, overrides: Overrides) -> Documents:
    """The documents of a stream, whose place is `-`.

    JSON lines if its first line with text begins with an object's first key (each line is then read
    and answered before the next is waited for), HTML if it begins with a doctype or `<html`, else one
    text. Yields a LedgerError in place of each document that cannot be read.
    """
    publishers = publishers_in(SEEDS)
    first = list(_to_first_text(stream))
    begins = first[-1].removeprefix(b"\xef\xbb\xbf") if first else b""
    if _RECORD.match(begins):
        yield from _documents_of_lines(chain(first, stream), "-", overrides, publishers)
        return
    reader = _page if _PAGE.match(begins) else _plain
    yield _attempted(_document_of_bytes, b"".join(first) + stream.read(), "-", reader, overrides, publishers)


def place_of(file: Path) -> str:
    """The path as text that can be stored: bytes of a name that are not UTF-8 as \\xff."""
    return os.fsencode(file).decode("utf-8", "backslashreplace")


def document_of(text: str, said: Overrides, publishers: Publishers, place: str) -> Document:
    """The document of a text, with what is said of it completed by what the text itself says.

    Front matter is read, then a stamp in the head; the publisher follows from the URL. No title is
    guessed. The date of an event made by hand is the event's and not that of a publication; a file of another program
    says what it is by itself. Raises NothingToRead for a text without a word outside its front matter, unless that is an event.
    """
    by_hand = event_by_hand(text)
    if by_hand:
        said = said.over(Overrides(title=line_of(by_hand.title.text)))
        return _document(text, said, publishers, place)
    records = records_in(text)
    if records:
        return _document(text, said.over(records.said), publishers, place)
    front = front_matter_in(text)
    body = front.end if front else 0
    if not text[body:].strip():
        raise NothingToRead(place, "no text" if not front else "no text after its front matter", "give a document with text in it")
    known = said.over(front.said) if front else said
    stamp = None if known.published_on else stamp_in(text, body)
    return _document(text, known.over(Overrides(published_on=stamp.day if stamp else None)), publishers, place)


def _document(text: str, known: Overrides, publishers: Publishers, place: str) -> Document:
    return Document(
        text=text,
        digest=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        title=known.title,
        source=known.source or publisher_of(known.url, publishers),
        url=known.url,
        published_on=known.published_on,
        place=place,
    )


Reader = Callable[[bytes, str], tuple[str, Overrides]]


def _plain(data: bytes, place: str) -> tuple[str, Overrides]:
    return text_of(data, place), Overrides()


def _page(data: bytes, place: str) -> tuple[str, Overrides]:
    return article_in(text_of(data, place, declared_encoding(data)), place)


def _document_in(file: Path, overrides: Overrides, publishers: Publishers) -> Document:
    if file.suffix == SUFFIX:
        raise DocumentUnreadable(str(file), "metadata, not a document", "give the document that stands beside it")
    reader = _page if file.suffix.lower() in _HTML else _plain
    data = _bytes_of(file)
    return _document_of_bytes(data, place_of(file), reader, overrides.over(sidecar_of(file)), publishers)


def _document_of_bytes(data: bytes, place: str, reader: Reader, said: Overrides, publishers: Publishers) -> Document:
    if not data.strip():
        raise NothingToRead(place, "empty", "give a document with text in it")
    text, own = reader(data, place)
    return document_of(text, said.over(own), publishers, place)


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except (OSError, ValueError) as error:
        raise _unopened(file, error) from error


def _unopened(file: Path, error: OSError | ValueError) -> DocumentUnreadable:
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return DocumentUnreadable(str(file), f"cannot be opened ({why})", "check the path and its permissions")


def _records_of(file: Path, overrides: Overrides, publishers: Publishers) -> Documents:
    try:
        lines = file.open("rb")
    except (OSError, ValueError) as error:
        yield _unopened(file, error)
        return
    with lines:
        yield from _documents_of_lines(lines, place_of(file), overrides, publishers)


def _documents_of_lines(lines: Iterable[bytes], place: str, overrides: Overrides, publishers: Publishers) -> Documents:
    empty = True
    for number, line in enumerate(lines, start=1):
        if line.strip():
            empty = False
            yield _attempted(_document_of_line, line, f"{place}:{number}", overrides, publishers)
    if empty:
        yield NothingToRead(place, "empty", "give a file with one JSON object a line")


def _document_of_line(line: bytes, place: str, overrides: Overrides, publishers: Publishers) -> Document:
    record = record_in(line, place)
    return document_of(record.text, overrides.over(record.said), publishers, place)


def _to_first_text(stream: BinaryIO) -> Iterator[bytes]:
    for line in stream:
        yield line
        if line.strip():
            return


def _attempted(make: Callable[P, Document], *args: P.args, **kwargs: P.kwargs) -> Document | LedgerError:
    try:
        return make(*args, **kwargs)
    except LedgerError as error:
        return error
