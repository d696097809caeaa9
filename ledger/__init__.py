"""A timeline and fact-ledger database: events, actors and money, each traceable to its quote.

Nothing is imported here before it is asked for, so that a command pays only for what it runs. The path from a file to a
printed chronology is on one page in `ledger.pipeline`; what a Python program uses is in `ledger.library`.
"""

from typing import TYPE_CHECKING, Any

from ledger.version import __version__

if TYPE_CHECKING:
    from ledger.library import Ledger, Rows, open  # noqa: A004

__all__ = ["Ledger", "Rows", "__version__", "open"]


def __getattr__(name: str) -> Any:
    """`ledger.open`, `ledger.Ledger` and `ledger.Rows`, imported when they are first asked for."""
    if name not in __all__:
        raise AttributeError(f"module 'ledger' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module("ledger.library"), name)
