"""The error catalogue: each case of catalogue.toml, run as a person runs it."""

import os
import sqlite3
import subprocess
import sys
import tomllib
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ledger.store import create

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("catalogue.toml").read_text(encoding="utf-8"))["case"]
PROGRAM = Path(sys.executable).with_name("ledger")


def laid_out(case: dict[str, Any], folder: Path) -> None:
    """Put the files and the ledger of a case into a folder."""
    for name, text in case.get("files", {}).items():
        (folder / name).mkdir() if name.endswith("/") else (folder / name).write_text(text, encoding="utf-8")
    for name, text in case.get("hex", {}).items():
        (folder / name).write_bytes(bytes.fromhex(text))
    if "ledger" in case:
        create(folder / "ledger.db")
        with closing(sqlite3.connect(folder / "ledger.db")) as conn:
            conn.executescript(case["ledger"])


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_error_says_where_what_and_what_to_do(case: dict[str, Any], tmp_path: Path) -> None:
    laid_out(case, tmp_path)
    env = {name: value for name, value in os.environ.items() if not name.startswith("LEDGER_")} | {"LEDGER_AUTHOR": "Ann", "COLUMNS": "80"}
    ran = subprocess.run(
        [PROGRAM, *case["command"]], cwd=tmp_path, env=env, input=case.get("stdin", ""), capture_output=True, text=True, check=False
    )
    assert (ran.stderr, ran.returncode) == (case["stderr"], case["status"])
    assert ran.stdout == case.get("stdout", "")
    if "left" in case:
        assert sorted(path.name for path in tmp_path.iterdir()) == case["left"]
