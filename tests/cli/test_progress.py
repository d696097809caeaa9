"""How far `ledger add` is: a bar on a terminal, nothing elsewhere."""

import os
import pty
import subprocess
import sys
from pathlib import Path

from ledger.cli.outcomes import progress_line

PROGRAM = Path(sys.executable).with_name("ledger")


def test_the_bar_fills_as_documents_are_added_and_one_document_needs_none() -> None:
    assert progress_line(0, 4) == f"[{'.' * 30}] 0/4 documents"
    assert progress_line(2, 4) == f"[{'#' * 15}{'.' * 15}] 2/4 documents"
    assert progress_line(4, 4) == f"[{'#' * 30}] 4/4 documents"
    assert progress_line(1, 1) == ""


def test_where_the_end_is_not_known_documents_are_counted() -> None:
    assert [progress_line(number, None) for number in (0, 1, 2)] == ["", "", "2 documents"]


def test_a_bar_is_drawn_on_a_terminal_only(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"Norway gave Ukraine 5 million euros. {name}\n")
    command = [str(PROGRAM), "add", "a.txt", "b.txt", "--no-model", "--db", "one.db"]
    plain = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert plain.stderr == ""
    (tmp_path / "one.db").unlink()
    ours, theirs = pty.openpty()
    subprocess.run(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=theirs, check=True)
    assert "2/2 documents" in os.read(ours, 4096).decode()
    os.close(theirs)
    os.close(ours)
