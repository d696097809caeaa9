"""The one function that is wanted of tabulate, imported for less.

tabulate asks importlib.metadata for its own version when it is imported, and that module imports those of mail
and of zip files: 35 of the 45 ms that a table costs. Nothing here reads that version.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType

_ASKED = "importlib.metadata"


def tabulate_function() -> Callable[..., str]:
    """`tabulate.tabulate`; where importlib.metadata is not imported yet, tabulate does not learn its own version."""
    with _unasked():
        from tabulate import tabulate  # noqa: PLC0415  only when a table is printed

    return tabulate


@contextmanager
def _unasked() -> Iterator[None]:
    """In the place of importlib.metadata a module that knows of no package, for the length of one import."""
    if _ASKED in sys.modules:
        yield
        return
    stand_in = ModuleType(_ASKED)
    vars(stand_in).update(PackageNotFoundError=LookupError, version=_unknown)
    sys.modules[_ASKED] = stand_in
    try:
        yield
    finally:
        del sys.modules[_ASKED]


def _unknown(package: str) -> str:
    raise LookupError(package)
