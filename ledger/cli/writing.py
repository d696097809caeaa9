"""A file that a command was asked to write: there whole, or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from ledger.errors import LedgerError


@contextmanager
def written(path: Path) -> Iterator[TextIO]:
    """A stream whose text is put in the file's place when all of it is written. Raises LedgerError where that is not possible."""
    with _place_for(path) as place, place.open("w", encoding="utf-8", newline="", errors="backslashreplace") as out:
        yield out


def write_bytes(path: Path, content: bytes) -> None:
    """Put the content in the file's place. Raises LedgerError where that is not possible."""
    with _place_for(path) as place:
        place.write_bytes(content)


@contextmanager
def _place_for(path: Path) -> Iterator[Path]:
    """Where to write first: a file beside it that then takes its place; a pipe or a device itself."""
    straight = path.exists() and not path.is_file()
    place = path if straight else path.with_name(f".{path.name}.{os.getpid()}")
    try:
        yield place
        if not straight:
            place.replace(path)
    except OSError as error:
        why = f"cannot be written ({error.strerror or error})"
        raise LedgerError(str(path), why, "name a file in a folder where you may write") from None
    finally:
        if not straight:
            place.unlink(missing_ok=True)
