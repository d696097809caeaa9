"""The commands by name, each with the module that holds it and its line in `ledger --help`.

Only the module of the command that is named on the command line is imported, all others stand in the
help by their line here; tests/cli holds each line to the first line of its command's docstring.
"""

import os
import sys
from collections.abc import Callable, Sequence
from contextvars import copy_context
from importlib import import_module
from keyword import iskeyword
from types import MappingProxyType
from typing import Any

import typer
import typer.main

from ledger.cli.manners import Command, Group

# Plain pairs of a module and a line: a dataclass costs a millisecond of every start.
COMMANDS = MappingProxyType(
    {
        "add": ("adding", "Read documents into the ledger, making it if there is none."),
        "reread": ("adding", "Read the stored documents again with the rules of today."),
        "build": ("adding", "Make a ledger from a folder of documents."),
        "extract": ("extracting", "Read documents as JSON lines and print what is found, without a ledger."),
        "events": ("listings", "List what happened, in order of time."),
        "aid": ("aiding", "List and add up the aid given, each sum once."),
        "reconcile": ("totals", "Hold each claimed total against the sums that it should be made of."),
        "pots": ("totals", "List budgets, authorities and pledges with what was drawn from each and what is left."),
        "stages": ("totals", "List packages of aid with the days of their later stages."),
        "novelty": ("totals", "List a document's sums as new, repeated, drawn from a pot, or a slip."),
        "assess": ("totals", "Say in which sense a sentence about aid would be true, with the nearest totals."),
        "sql": ("listings", "Answer SQL of your own, which can only read."),
        "export": ("exporting", "Write a chronology or an aid timeline for another program."),
        "import": (
            "importing",
            "Put a file of IATI, TimelineJS or CSV into the ledger, or make a ledger of its own NDJSON.",
        ),
        "documents": ("listings", "List the documents."),
        "actors": ("listings", "List persons, states, organizations and groups."),
        "figures": ("listings", "List every sum of money as it is claimed."),
        "doubts": ("listings", "List what was seen and not read."),
        "show": ("showing", "Show one event, claim, document or actor with its quotes."),
        "conflicts": ("inspecting", "List in what the claims of one event disagree, each side with its quote."),
        "duplicates": ("inspecting", "List pairs of events that may be one, the likeliest first, with a score and why."),
        "clean": ("inspecting", "Print a document's text as it is read, without site chrome."),
        "coverage": ("inspecting", "Print a document's sentences with money or dates that gave no fact."),
        "check": ("inspecting", "Look for what is odd: lost digits, outliers, false precision and the like."),
        "review": ("reviewing", "Look at one fact at a time beside its quote: accept, reject, edit or skip it."),
        "accept": ("deciding", "Say that an event is as the ledger has it."),
        "reject": ("deciding", "Say that an event is not so: it leaves listings and totals."),
        "correct": ("deciding", "Correct fields of an event, of its sum of money, or of an actor."),
        "merge": ("deciding", "Make one event of two or more; the first that is named says what is shown."),
        "split": ("deciding", "Set claims of an event apart, as an event of their own."),
        "prefer": ("deciding", "Let an event be shown as one of its claims has it."),
        "actor": ("naming", "Merge, split, rename and explain actors."),
        "undo": ("deciding", "Take back the decisions of an entry; undoing an undo restores them."),
        "log": ("remembering", "List who changed the ledger, when, how and why, the newest entry first."),
        "diff": ("remembering", "List what changed between two entries or days: events that came, that went, and their fields."),
        "backup": ("remembering", "Write a whole copy of the ledger, also while it is being written."),
        "verify": ("checking", "Check every quote and hash of the ledger."),
        "dump": ("checking", "Print the whole content of the ledger in a fixed order."),
        "upgrade": ("checking", "Bring a ledger of an older version up to date."),
        "man": ("manual", "Print the manual page; `ledger man | man -l -` shows it."),
    }
)

GROUPS = ("actor",)  # commands with commands of their own: their function gives the program of these


def run() -> int:
    """Run the command of `sys.argv`; its exit code. Raises what the command raises."""
    return copy_context().run(_run)


def _run() -> int:
    try:
        typer.main.get_command(application(sys.argv[1:]))(prog_name="ledger")
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    return 0


def application(words: Sequence[str]) -> typer.Typer:
    """The program for one command line: the command that its first word names, or the lines of all commands.

    Each command that is told of costs half a millisecond, each module of commands its imports.
    """
    completed = _completed()
    if completed is not None:
        return _program((completed,) if completed in COMMANDS else tuple(COMMANDS))
    if words and words[0] in COMMANDS:
        return _program((words[0],), completion=False)
    app = _program(())
    for name, (_, line) in COMMANDS.items():
        app.command(name, short_help=line)(_not_named)
    return app


def whole_application() -> typer.Typer:
    """The program with every command, all their modules imported: for what tells of them all."""
    return _program(tuple(COMMANDS), completion=False)


def _program(names: Sequence[str], completion: bool = True) -> typer.Typer:
    app = typer.Typer(cls=Group, rich_markup_mode=None, pretty_exceptions_enable=False, no_args_is_help=True, add_completion=completion)
    app.callback()(ledger)
    for name in names:
        if name in GROUPS:
            app.add_typer(function_of(name)(), name=name, short_help=COMMANDS[name][1])
        else:
            app.command(name, cls=Command, short_help=COMMANDS[name][1])(function_of(name))
    return app


def _completed() -> str | None:
    """The command whose words the shell asks to complete, "" while its own name is typed; None where nothing is to be completed."""
    if "_LEDGER_COMPLETE" not in os.environ:  # set by the shell that asks for completions
        return None
    typed = os.environ.get("COMP_WORDS") or os.environ.get("_TYPER_COMPLETE_ARGS") or ""
    _, *words = typed.replace("\n", " ").split(" ")
    return words[0] if len(words) > 1 else ""


def function_of(name: str) -> Callable[..., Any]:
    """The function that is the command, its module imported now; it has the command's name."""
    module, _ = COMMANDS[name]
    function: Callable[..., Any] = getattr(import_module(f"ledger.cli.{module}"), f"{name}_" if iskeyword(name) else name)
    return function


def _not_named() -> None:
    """Stand in the help for a command that is not run."""


def _version(asked: bool) -> None:
    if asked:
        from ledger.version import __version__  # noqa: PLC0415

        sys.stdout.write(f"ledger {__version__}\n")
        raise typer.Exit


def ledger(version: bool = typer.Option(False, "--version", help="Print the version and end.", is_eager=True, callback=_version)) -> None:
    """A timeline and fact-ledger database: who did what, when, and how much money was asked, promised, given."""
