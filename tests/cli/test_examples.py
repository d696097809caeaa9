"""The examples of the help and of the manual page: each is run, on the ledger of the seeds."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from ledger.cli.commands import whole_application
from ledger.cli.examples import EXAMPLES
from ledger.cli.manual import man

ROOT = Path(__file__).parents[2]
LINES = [(command, example) for command, examples in EXAMPLES.items() for example in examples]


def paths_of(command: Any, path: str) -> Iterator[str]:
    yield path
    for name, inner in getattr(command, "commands", {}).items():
        yield from paths_of(inner, f"{path} {name}")


COMMANDS = tuple(paths_of(typer.main.get_command(whole_application()), "ledger"))


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LEDGER_")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**kept, "PATH": path, "LEDGER_NOW": "2026-11-24", "LEDGER_AUTHOR": "Ann"}


def test_every_command_has_examples_and_no_other() -> None:
    assert sorted(EXAMPLES) == sorted(COMMANDS)


@pytest.mark.parametrize(("command", "example"), LINES)
def test_every_example_runs_on_the_ledger_of_the_seeds(command: str, example: str, tmp_path: Path) -> None:
    assert command in example
    shutil.copy(ROOT / "ledger.db", tmp_path / "ledger.db")
    shutil.copytree(ROOT / "seeds" / "documents", tmp_path / "seeds" / "documents")
    ran = subprocess.run(
        ["bash", "-o", "pipefail", "-c", example],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert (ran.returncode, ran.stderr.decode() if ran.returncode else "") == (0, "")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_ends_with_its_examples(program: Any, command: str) -> None:
    ran = program(*command.split()[1:], "--help")
    assert ran.out.endswith("".join(("Examples:\n", *(f"  {example}\n" for example in EXAMPLES[command]))))


def test_the_manual_page_names_every_command_with_its_examples(capsys: pytest.CaptureFixture[str]) -> None:
    man()
    page = capsys.readouterr().out.replace("\\-", "-").replace("\\(aq", "'").replace("\\(ga", "`").replace("\\e", "\\")
    leaves = [command for command in COMMANDS if command not in ("ledger", "ledger actor")]
    assert all(f".SS {command} " in page for command in leaves)
    assert all(f"\n{example}\n" in page for command in leaves for example in EXAMPLES[command])
