"""Modules that wait until they are used, and how the process ends."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from ledger.cli.lazily import lazily


@pytest.fixture
def counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a new module, which says on stdout that it runs."""
    Path(tmp_path, "counted_module.py").write_text("print('it runs')\n__all__ = ['seven']\nseven = 7\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "counted_module", raising=False)
    return "counted_module"


def ran(code: str, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=False)


def test_a_module_runs_once_when_something_of_it_is_used(counted: str, capsys: pytest.CaptureFixture[str]) -> None:
    with lazily({counted: None}):
        import_module(counted)
    module = import_module(counted)
    assert capsys.readouterr().out == ""
    assert (module.seven, module.__all__, module.__name__) == (7, ["seven"], counted)
    assert capsys.readouterr().out == "it runs\n"
    assert type(module) is type(sys)


def test_what_a_module_does_not_have_is_an_attribute_error(counted: str) -> None:
    with lazily({counted: None}):
        module = import_module(counted)
    with pytest.raises(AttributeError, match="has no attribute 'eight'"):
        module.eight  # noqa: B018


def test_a_module_that_is_not_there_cannot_be_imported() -> None:
    with lazily({"no_such_module": None}), pytest.raises(ModuleNotFoundError):
        import_module("no_such_module")


def test_all_other_modules_are_imported_as_ever(counted: str, capsys: pytest.CaptureFixture[str]) -> None:
    with lazily({"some_other_module": None}):
        import_module(counted)
    assert capsys.readouterr().out == "it runs\n"


def test_a_module_does_not_wait_where_what_it_needs_is_missing(counted: str, capsys: pytest.CaptureFixture[str]) -> None:
    with lazily({counted: "no_such_module"}):
        import_module(counted)
    assert capsys.readouterr().out == "it runs\n"


def test_a_listing_does_not_run_what_it_seldom_needs(small: Any) -> None:
    code = (
        "import sys\nfrom ledger.cli import _SELDOM_USED, _run, status_of\nstatus_of(_run)\n"
        "print(*(name for name in _SELDOM_USED if name in sys.modules and type(sys.modules[name]) is type(sys)), file=sys.stderr)"
    )
    assert ran(code, "events", "--format", "json", "--quiet", "--db", str(small)).stderr == "\n"


def test_what_was_to_be_done_at_the_end_is_done_and_all_output_is_written() -> None:
    done = ran("import atexit\natexit.register(print, 'the end')\nfrom ledger.cli import main\nmain()", "--version")
    assert (done.stdout, done.stderr, done.returncode) == ("ledger 0.1.0\nthe end\n", "", 0)


def test_the_exit_code_is_that_of_the_command() -> None:
    assert ran("from ledger.cli import main\nmain()", "no-such-command").returncode == 2
