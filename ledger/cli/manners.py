"""What every command shares: --quiet, --color, and the examples that end its help.

How a run behaves is kept in context variables, which `ledger.cli.commands.run` sets for one run and no other.
"""

import os
import re
from contextvars import ContextVar
from pathlib import Path
from types import MappingProxyType
from typing import Any, TextIO

from typer.core import TyperCommand, TyperGroup, TyperOption

from ledger.errors import UsageError

_QUIET: ContextVar[bool] = ContextVar("quiet", default=False)
_COLOR: ContextVar[str] = ContextVar("color", default="auto")
_WHEN = ("auto", "always", "never")
_DASHES = re.compile("-+")
_ALL = re.compile(r"\S.*")
_TAKEN_BACK = re.compile(r"""-(?:[a-z]{3,}:|["“(@])""")
_COLORS = MappingProxyType({"modality": "33", "stage": "33", "conflict": "31", "excluded": "2", "bar": "34"})  # yellow, red, dim, blue
_MARKED = MappingProxyType({"stage": re.compile(r"\(\w+\)"), "modality": re.compile(r"\A(?!asserted\Z).+")})  # else all of a cell


class Command(TyperCommand):
    """A command that takes --quiet and --color too, and shows its examples below its help."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.params.extend((_quiet_option(), _color_option()))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words of the command line; a query may begin with its minus, as no option does."""
        asks = any(param.name == "query" for param in self.params)
        return super().parse_args(ctx, _query_behind(args) if asks else args)

    def invoke(self, ctx: Any) -> Any:
        """Run the command, on the ledger that is meant. Raises what it raises, and UsageError for a ledger.toml that is wrong."""
        for param in self.params:
            if param.envvar == "LEDGER_DB" and param.name:
                ctx.params[param.name] = ledger_meant(ctx, param.name)
        return super().invoke(ctx)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write the examples of the command."""
        _write_examples(ctx.command_path, formatter)


class Group(TyperGroup):
    """A command with commands of its own, whose help shows the examples of them all."""

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write the examples of the commands."""
        _write_examples(ctx.command_path, formatter)


def _query_behind(args: list[str]) -> list[str]:
    """The words with a query that begins with a minus put behind `--`: -kind:aid, -"words", -(one or two), -@saved."""
    at = next((place for place, word in enumerate(args) if _TAKEN_BACK.match(word)), None)
    if at is None or "--" in args:
        return args
    return [*args[:at], *args[at + 1 :], "--", args[at]]


def ledger_meant(ctx: Any, name: str) -> Path:
    """The ledger that the parameter of this name or LEDGER_DB names, else the one of ledger.toml, else the default."""
    given = Path(ctx.params[name])
    source = ctx.get_parameter_source(name)
    if source is not None and source.name != "DEFAULT":
        return given
    from ledger.queries.settings import configured_ledger  # noqa: PLC0415  only where none is named

    return configured_ledger(Path.cwd()) or given


def is_quiet() -> bool:
    """Whether notes and reports on stderr are unwanted; errors are said all the same."""
    return _QUIET.get()


def has_color(out: TextIO) -> bool:
    """Whether to colour what goes to this stream: as --color says, else on a terminal that has colours and without NO_COLOR."""
    if _COLOR.get() != "auto":
        return _COLOR.get() == "always"
    return out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def has_blocks() -> bool:
    """Whether the terminal is one that draws blocks: where the locale says UTF-8, and it is not a dumb one."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_CTYPE") or os.environ.get("LANG") or ""
    return "utf8" in locale.lower().replace("-", "") and os.environ.get("TERM") != "dumb"


def coloured(table: str) -> str:
    """A table printed for people: its column names in bold, and what is not simply so in the colour of its column.

    The colours only repeat what the words say. The rule of dashes tells where the columns are.
    """
    above, rule, below = table.partition("\n-")
    if not rule:
        return table
    dashes, *lines = f"-{below}".split("\n")
    names = above.split("\n")[-1]
    columns = [(found.span(), names[slice(*found.span())].strip()) for found in _DASHES.finditer(dashes)]
    heading = "\n".join(f"\x1b[1m{line}\x1b[0m" for line in above.split("\n"))
    return "\n".join((heading, dashes, *(_coloured_line(line, columns) for line in lines)))


def _coloured_line(line: str, columns: list[tuple[tuple[int, int], str]]) -> str:
    """A line with what is marked in coloured columns in their colour; from the right, so that the places to the left hold."""
    for (start, end), name in reversed(columns):
        cell = line[start:end].rstrip()
        marked = _MARKED.get(name, _ALL).search(cell) if name in _COLORS and cell.strip() else None
        if marked:
            first, last = start + marked.start(), start + marked.end()
            line = f"{line[:first]}\x1b[{_COLORS[name]}m{line[first:last]}\x1b[0m{line[last:]}"
    return line


def _quiet_option() -> TyperOption:
    return TyperOption(
        param_decls=["--quiet", "-q"], is_flag=True, expose_value=False, callback=_take_quiet, help="Print no notes on stderr, only errors."
    )


def _color_option() -> TyperOption:
    return TyperOption(
        param_decls=["--color"], type=str, metavar="|".join(_WHEN), expose_value=False, callback=_take_color,
        help="Colour in tables: on a terminal (auto, heeds NO_COLOR), always or never.",
    )  # fmt: skip


def _take_quiet(_ctx: Any, _option: Any, quiet: bool) -> None:
    _QUIET.set(bool(quiet))


def _take_color(_ctx: Any, _option: Any, when: str | None) -> None:
    if when is not None and when not in _WHEN:
        raise UsageError("--color", f"{when!r} is none of {', '.join(_WHEN)}", "leave it out to have colour on a terminal only")
    _COLOR.set(when or "auto")


def _write_examples(command_path: str, formatter: Any) -> None:
    from ledger.cli.examples import examples_of  # noqa: PLC0415  only help needs them

    with formatter.section("Examples"):
        for example in examples_of(command_path):
            formatter.write(f"{'':{formatter.current_indent}}{example}\n")
