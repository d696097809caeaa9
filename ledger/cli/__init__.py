"""The command line: the edge where words become calls, and errors become sentences and exit codes.

Exit codes: 0 done (an empty listing too), 1 findings or the user's data, 2 the command was put wrongly,
3 a fault of the program, 130 interrupted. Data goes to stdout in UTF-8, all else to stderr. Commands
are listed in `ledger.cli.commands`; a command's module is imported when it runs, and what it needs then.
"""

import atexit
import gc
import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from types import MappingProxyType

from ledger.cli.lazily import lazily
from ledger.errors import LedgerError

_FAULT = (
    "ledger: a fault of the program, not of your data: {name}: {error}\n"
    "hint: please report it; run again with LEDGER_DEBUG=1 for the details to send along\n"
)

# What Typer imports for completion, tracebacks and wrapped help alone, each with what it needs.
_SELDOM_USED = MappingProxyType(
    {
        "bz2": "_bz2", "lzma": "_lzma", "ipaddress": None, "linecache": None, "shellingham": None, "subprocess": None, "textwrap": None,
        "tokenize": None,
    }
)  # fmt: skip


def main() -> None:
    """Run the command of `sys.argv` and end the program with its exit code."""
    _end(status_of(_run))


def _end(status: int) -> None:
    """End the process with an exit code, without taking every module apart first, which costs 2 to 6 ms and frees nothing for anybody."""
    if threading.active_count() > 1:
        sys.exit(status)
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # nobody is there to read it
            stream.flush()
    os._exit(status)


def _run() -> int:
    """Import and run inside the edge, so that an interrupt of the imports too is no traceback."""
    gc.disable()  # nothing of what is imported here is garbage: looking for it costs 6 ms
    with lazily(_SELDOM_USED):
        from ledger.cli.commands import run  # noqa: PLC0415  measured by what it imports

    gc.freeze()
    gc.enable()
    return run()


def status_of(command: Callable[[], int]) -> int:
    """The exit code that a command returns, or the one of its error, after saying on stderr what went wrong.

    Never raises: this is the one place that catches everything. With LEDGER_DEBUG=1 a fault of the
    program is printed as its traceback.
    """
    _open_closed_streams()
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
        return _unprinted(error) if isinstance(error, OSError) and error.filename is None else _confessed(error)
    return status


def _open_closed_streams() -> None:
    """A stream that whoever started us closed (`>&-`) is nowhere, not a file that is opened next."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115  open to the end


def _speak_utf8() -> None:
    """All three streams are UTF-8; bytes that are not, and half a surrogate pair of a file's name, are shown as \\xff and no error."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


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


def _unprinted(error: OSError) -> int:
    """An error of the system that names no file is one of our output: a full disk, a device that is gone."""
    from ledger.cli.saying import say_error  # noqa: PLC0415

    why = f"cannot be written ({error.strerror or error})"
    say_error(LedgerError("standard output", why, "print to a file or device that has room"))
    return _hung_up()


def _confessed(error: Exception) -> int:
    if os.environ.get("LEDGER_DEBUG") == "1":
        import traceback  # noqa: PLC0415

        traceback.print_exception(error)
    else:
        sys.stderr.write(_FAULT.format(name=type(error).__name__, error=error))
    return 3
