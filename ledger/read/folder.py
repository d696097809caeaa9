"""The files that a path stands for: itself, or everything below it.

In: a path. Out: its files in the order of their paths. Hidden files and folders and sidecars are
passed over; links to folders are not followed, so that no folder is walked twice.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from ledger.errors import DocumentUnreadable, LedgerError, NothingToRead
from ledger.read.sidecar import SUFFIX


def files_at(path: Path) -> Iterator[Path | LedgerError]:
    """The path itself if it is no folder, else every document below it, sorted by path.

    Yields, and does not raise, NothingToRead for a folder without a document and DocumentUnreadable
    for a folder that cannot be opened. Whether a file can be read is not looked at.
    """
    if not os.path.isdir(path):
        yield path
        return
    closed: list[OSError] = []
    found = sorted(file for folder in os.walk(path, onerror=closed.append) for file in _documents_in(folder))
    for error in closed:
        yield DocumentUnreadable(str(error.filename), f"cannot be opened ({error.strerror})", "check the folder's permissions")
    yield from found
    if not found and not closed:
        yield NothingToRead(str(path), "no document in this folder", "put .txt, .md, .html or .ndjson files in it")


def _documents_in(folder: tuple[str, list[str], list[str]]) -> Iterator[Path]:
    place, below, names = folder
    below[:] = [name for name in below if not name.startswith(".")]
    for name in names:
        file = Path(place, name)
        if not name.startswith(".") and file.suffix != SUFFIX and file.is_file():
            yield file
