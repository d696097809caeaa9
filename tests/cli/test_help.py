"""What the program says of itself, and what it imports to say it."""

import inspect
import subprocess
import sys
from typing import Any

import pytest

from ledger.cli.commands import COMMANDS, function_of


def imported_by(*words: str) -> set[str]:
    code = (
        f"import sys; sys.argv = {['ledger', *words]!r}\nfrom ledger.cli.commands import run\nrun()\nprint(*sys.modules, file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(ran.stderr.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_the_line_of_a_command_is_the_first_line_of_its_own_help(name: str) -> None:
    assert (inspect.getdoc(function_of(name)) or "").splitlines()[0] == COMMANDS[name][1]


def test_help_lists_every_command(program: Any) -> None:
    ran = program("--help")
    assert ran.status == 0
    assert all(f"  {name} " in ran.out for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(program: Any, name: str) -> None:
    ran = program(name, "--help")
    assert (ran.status, ran.err) == (0, "")
    assert f"Usage: ledger {name}" in ran.out


def test_version_is_printed_alone(program: Any) -> None:
    assert program("--version").out == "ledger 0.1.0\n"


def test_help_imports_no_command_and_nothing_heavy() -> None:
    modules = imported_by("--help")
    assert not modules & {"sqlite3", "rich", "tabulate", "dateparser", "pydantic", "sqlalchemy", "spacy", "ledger.cli.listings"}


def test_a_listing_for_programs_imports_nothing_heavy(small: Any) -> None:
    modules = imported_by("events", "--format", "json", "--since", "2021-08", "--db", str(small))
    assert not modules & {"rich", "tabulate", "dateparser", "pydantic", "sqlalchemy", "sqlmodel", "spacy", "alembic", "babel"}
