"""The command `man`: the manual page, made of the same commands, options and examples as the help."""

import sys
from collections.abc import Iterator
from typing import Any

import typer.main

_ENDS = (
    ("0", "done; an empty listing is done too"),
    ("1", "findings (check, verify, reconcile), or something is wrong with the data"),
    ("2", "the command was put wrongly"),
    ("3", "a fault of the program"),
    ("130", "interrupted; what was written before stays whole"),
)
_VARIABLES = (
    ("LEDGER_DB", "the ledger, where --db names none"),
    ("LEDGER_NOW", "the day or moment to take for now"),
    ("LEDGER_AUTHOR", "who does it, for the log"),
    ("LEDGER_DEBUG", "1 prints the traceback of a fault of the program"),
    ("NO_COLOR", "anything: no colour on a terminal"),
    ("COLUMNS", "how wide a table may be"),
    ("LC_ALL, LC_CTYPE, LANG", "whether bars are blocks (UTF-8) or # and -"),
)
_FILES = (
    ("ledger.db", "the ledger, where neither --db, LEDGER_DB nor ledger.toml names another"),
    ("ledger.toml", 'the nearest, here or in a folder above: db = "PATH" from its folder, [queries], [maps] for import'),
)


def man() -> None:
    """Print the manual page; `ledger man | man -l -` shows it."""
    sys.stdout.writelines(f"{line}\n" for line in _page())


def _page() -> Iterator[str]:
    from ledger.cli.commands import whole_application  # noqa: PLC0415
    from ledger.version import __version__  # noqa: PLC0415

    program = typer.main.get_command(whole_application())
    yield f'.TH LEDGER 1 "" "ledger {__version__}" "User Commands"'
    yield from (".SH NAME", "ledger \\- a timeline and fact-ledger database", ".SH SYNOPSIS", ".B ledger", "COMMAND [OPTIONS] [ARGS]")
    yield from (".SH DESCRIPTION", *_roff(program.help or ""), "Data goes to standard output, all else to standard error.")
    yield ".SH COMMANDS"
    yield from _commands(program, "ledger")
    yield from (*_listed("EXIT STATUS", _ENDS), *_listed("ENVIRONMENT", _VARIABLES), *_listed("FILES", _FILES))


def _commands(group: Any, path: str) -> Iterator[str]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _commands(command, f"{path} {name}")
        else:
            yield from _command(command, f"{path} {name}")


def _command(command: Any, path: str) -> Iterator[str]:
    """The section of one command: how it is typed, what it does, its options, its examples."""
    from ledger.cli.examples import examples_of  # noqa: PLC0415

    ctx = typer.Context(command, info_name=path)
    yield f".SS {_escaped(' '.join((path, *command.collect_usage_pieces(ctx))))}"
    yield from _roff(command.help or "")
    for record in filter(None, (param.get_help_record(ctx) for param in command.params)):
        yield from (".TP", f".B {_escaped(record[0])}", *_roff(record[1]))
    yield from (".PP", ".nf", *(f".RS\n{_escaped(example)}\n.RE" for example in examples_of(path)), ".fi")


def _listed(title: str, entries: tuple[tuple[str, str], ...]) -> Iterator[str]:
    yield f".SH {title}"
    for name, what in entries:
        yield from (".TP", f".B {_escaped(name)}", *_roff(what))


def _roff(text: str) -> Iterator[str]:
    """Lines of running text, a blank one as a new paragraph."""
    return (_escaped(line.strip()) if line.strip() else ".PP" for line in text.strip().splitlines())


def _escaped(line: str) -> str:
    """A line that roff prints as it is: no command at its head, every backslash and hyphen itself."""
    plain = line.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    return f"\\&{plain}" if plain.startswith(".") else plain
