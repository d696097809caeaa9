"""How the program ends: exit codes, and sentences instead of tracebacks."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ledger.cli import status_of
from ledger.errors import LedgerMissing, UsageError


def raises(error: BaseException) -> int:
    def command() -> int:
        raise error

    return status_of(command)


def test_an_error_of_the_user_is_its_sentence_its_hint_and_its_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert raises(LedgerMissing("a.db", "there is no ledger here", "make one")) == 1
    assert capsys.readouterr().err == "ledger: a.db: there is no ledger here\nhint: make one\n"
    assert raises(UsageError("--x", "is wrong", "")) == 2
    assert capsys.readouterr().err == "ledger: --x: is wrong\n"


def test_an_interrupt_ends_with_130_and_no_word(capsys: pytest.CaptureFixture[str]) -> None:
    assert raises(KeyboardInterrupt()) == 130
    assert capsys.readouterr().err == ""


def test_a_fault_of_the_program_asks_to_be_reported_without_a_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LEDGER_DEBUG", raising=False)
    assert raises(ZeroDivisionError("oh")) == 3
    assert capsys.readouterr().err == (
        "ledger: a fault of the program, not of your data: ZeroDivisionError: oh\n"
        "hint: please report it; run again with LEDGER_DEBUG=1 for the details to send along\n"
    )


def test_a_fault_shows_its_traceback_when_asked_to(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEDGER_DEBUG", "1")
    assert raises(ZeroDivisionError("oh")) == 3
    assert "Traceback" in capsys.readouterr().err


def test_a_path_with_controls_in_it_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    raises(LedgerMissing("a\x1b[31m.db", "is missing", "none"))
    assert capsys.readouterr().err.startswith("ledger: a\\x1b[31m.db: is missing")


@pytest.mark.parametrize("form", ["table", "ndjson"])
def test_a_reader_that_goes_away_is_no_news(small: Path, form: str) -> None:
    program = Path(sys.executable).with_name("ledger")
    shell = f"{program} figures --db {small} --format {form} | true"
    ran = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=False, env={**os.environ, "PYTHONUNBUFFERED": "1"})
    assert ran.stderr == ""


def test_output_is_utf8_whatever_the_terminal_is_set_to(small: Path) -> None:
    program = Path(sys.executable).with_name("ledger")
    env = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    ran = subprocess.run([program, "documents", "--db", small], capture_output=True, check=False, env=env)
    assert (ran.returncode, "Talks – Washington" in ran.stdout.decode("utf-8")) == (0, True)


def test_an_interrupt_while_the_program_is_still_being_imported_is_no_traceback(small: Path) -> None:
    code = (
        "import signal, sys, importlib.abc\n"
        "class Interrupting(importlib.abc.MetaPathFinder):\n"
        "    def find_spec(self, name, path, target=None):\n"
        "        if name == 'typer': signal.raise_signal(signal.SIGINT)\n"
        "sys.meta_path.insert(0, Interrupting())\n"
        f"sys.argv = ['ledger', 'events', '--db', {str(small)!r}]\n"
        "from ledger.cli import main\nmain()\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (130, "")


def test_an_interrupt_in_the_middle_leaves_whole_documents_and_nothing_else(tmp_path: Path) -> None:
    lines = "".join(f'{{"text": "On 1 May 2021 Poland gave Ukraine {number} million euros."}}\n' for number in range(1, 2000))
    (tmp_path / "many.ndjson").write_text(lines, encoding="utf-8")
    program = Path(sys.executable).with_name("ledger")
    command = [str(program), "add", "--no-model", "many.ndjson"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as ran:
        assert ran.stdout
        assert ran.stderr
        assert ran.stdout.readline().startswith("added")
        ran.send_signal(signal.SIGINT)
        assert "Traceback" not in ran.stderr.read()
    assert ran.returncode == 130
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ledger.db", "many.ndjson"]
    assert subprocess.run([program, "verify"], cwd=tmp_path, capture_output=True, check=False).returncode == 0


def test_output_to_a_full_disk_is_said(small: Path) -> None:
    program = Path(sys.executable).with_name("ledger")
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run([program, "documents", "--db", small], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (
        1,
        "ledger: standard output: cannot be written (No space left on device)\nhint: print to a file or device that has room\n",
    )


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_stream_that_is_closed_from_the_start_is_nowhere(small: Path, closed: str) -> None:
    program = Path(sys.executable).with_name("ledger")
    ran = subprocess.run(["bash", "-c", f"{program} documents --db {small} {closed}"], capture_output=True, text=True, check=False)
    assert (ran.returncode, "fault" in ran.stderr) == (0, False)
