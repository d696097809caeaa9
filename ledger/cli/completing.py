"""What the shell is told when it completes a name: the actors of the ledger that the command line names.

In bash the words are quoted as the shell needs them, zsh and fish quote by themselves.
"""

import os
from typing import Any

from ledger.cli.manners import ledger_meant
from ledger.errors import LedgerError

_BASH = frozenset(" \t\"'\\$`&|;<>()*?[]{}!#~")


class Offered(str):
    """A name offered for what was typed, which it need not repeat letter by letter: "Joe\\ Biden" for jo.

    Typer keeps only what `startswith` what was typed; the ledger has compared already, in any case and before quoting.
    """

    __slots__ = ()

    def startswith(self, *_typed: object) -> bool:
        """Always true."""
        return True


def actors_beginning(ctx: Any, incomplete: str) -> list[str]:
    """Names by which an actor of the ledger can be asked for that begin so, in any case, by alphabet; none where no ledger can be read."""
    from ledger.queries.completing import names_beginning  # noqa: PLC0415
    from ledger.store import reading  # noqa: PLC0415

    try:
        with reading(ledger_meant(ctx, "db")) as conn:
            names = names_beginning(conn, incomplete)
    except LedgerError:
        return []
    bash = os.environ.get("_LEDGER_COMPLETE") == "complete_bash"
    return [Offered(_for_bash(name) if bash else name) for name in names]


def _for_bash(name: str) -> str:
    """The name as one word of bash: Joe\\ Biden."""
    return "".join(f"\\{letter}" if letter in _BASH else letter for letter in name)
