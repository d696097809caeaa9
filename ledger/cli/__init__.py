"""The command line: the edge where words become calls, and errors become sentences and exit codes.

Exit codes: 0 done (an empty listing too), 1 findings or the user's data, 2 the command was put wrongly,
3 a fault of the program, 130 interrupted. Data goes to stdout in UTF-8, all else to stderr. Commands
are listed in `ledger.cli.commands`; a command's module is imported when it runs, and what it needs then.
"""

import os
import sys
from collections.abc import Callable

from ledger.errors import LedgerError

_FAULT = (
    "ledger: a fault of the program, not of your data: {name}: {error}\n"
    "hint: please report it; run again with LEDGER_DEBUG=1 for the details to send along\n"
)


def main() -> None:
    """Run the command of `sys.argv` and end the program with its exit code."""
    from ledger.cli.commands import run  # noqa: PLC0415  measured by what it imports

    sys.exit(status_of(run))


def status_of(command: Callable[[], int]) -> int:
    """The exit code that a command returns, or the one of its error, after saying on stderr what went wrong.

    Never raises: this is the one place that catches everything. With LEDGER_DEBUG=1 a fault of the
    program is printed as its traceback.
    """
    _speak_utf8()
    try:
        status = command()
        sys.stdout.flush()
    except LedgerError as error:
        return _said(error)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return _hung_up()
    except Exception as error:  # noqa: BLE001  the edge
        return _confessed(error)
    return status


def _speak_utf8() -> None:
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors=errors)


def _said(error: LedgerError) -> int:
    from ledger.cli.saying import say_error  # noqa: PLC0415

    _flush_what_was_printed()
    say_error(error)
    return error.exit_code


def _flush_what_was_printed() -> None:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _hung_up()


def _hung_up() -> int:
    """The reader of our output went away: say nothing, and let nothing more be flushed to it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def _confessed(error: Exception) -> int:
    if os.environ.get("LEDGER_DEBUG") == "1":
        import traceback  # noqa: PLC0415

        traceback.print_exception(error)
    else:
        sys.stderr.write(_FAULT.format(name=type(error).__name__, error=error))
    return 3
