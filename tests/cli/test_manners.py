"""How the program behaves in a shell: what goes where, quiet and colour, which ledger is meant, and completion."""

import os
import pty
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ledger.cli.manners import coloured, has_blocks

PROGRAM = Path(sys.executable).with_name("ledger")
NOTE = "note: 1 undated event is not listed in a window; --undated lists them\n"


def on_a_terminal(folder: Path, *words: str, **variables: str) -> str:
    """What the program prints on a terminal of its own."""
    ours, theirs = pty.openpty()
    env = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "LEDGER_DB")}
    subprocess.run([PROGRAM, *words], cwd=folder, stdout=theirs, check=True, env={**env, "TERM": "xterm", **variables})
    os.close(theirs)
    printed = os.read(ours, 65536).decode()
    os.close(ours)
    return printed


def completed(shell: str, folder: Path, line: str) -> list[str]:
    """What the shell is offered at the end of the line."""
    words = re.split(r"(?<!\\) ", line)
    asked = {"bash": {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}}.get(
        shell, {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    )
    env = {**{name: value for name, value in os.environ.items() if name != "LEDGER_DB"}, "_LEDGER_COMPLETE": f"complete_{shell}", **asked}
    ran = subprocess.run([PROGRAM], cwd=folder, env=env, capture_output=True, text=True, check=True)
    return [line for line in ran.stdout.splitlines() if line not in ("", "_files")]


@pytest.mark.usefixtures("small")
def test_quiet_leaves_out_notes_and_nothing_else(program: Any) -> None:
    loud = program("events", "--since", "2021-09")
    assert loud.err == NOTE
    for option in ("--quiet", "-q"):
        still = program("events", "--since", "2021-09", option)
        assert (still.status, still.out, still.err) == (0, loud.out, "")


@pytest.mark.usefixtures("small")
def test_quiet_does_not_hide_an_error_and_lasts_for_one_run(program: Any) -> None:
    assert program("show", "ffff", "--quiet").err.startswith("ledger: ")
    assert program("events", "--since", "2021-09").err == NOTE


@pytest.mark.usefixtures("small")
def test_colour_is_asked_for_or_not_there(program: Any) -> None:
    plain = program("events", "--limit", "1")
    bold = program("events", "--limit", "1", "--color", "always")
    heading, *rows = plain.out.splitlines()
    assert "\x1b" not in plain.out
    assert bold.out.splitlines() == [f"\x1b[1m{heading}\x1b[0m", *rows]
    for form in ("json", "csv", "markdown", "html", "ndjson", "tsv"):
        assert "\x1b" not in program("events", "--color", "always", "--format", form).out


@pytest.mark.usefixtures("small")
def test_a_file_is_never_coloured(program: Any, tmp_path: Path) -> None:
    program("events", "--color", "always", "-o", "rows.txt")
    assert "\x1b" not in (tmp_path / "rows.txt").read_text(encoding="utf-8")


@pytest.mark.usefixtures("small")
def test_a_wrong_colour_is_a_usage_error(program: Any) -> None:
    ran = program("events", "--color", "blue")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("ledger: --color: 'blue' is none of auto, always, never\n")


@pytest.mark.usefixtures("small")
def test_on_a_terminal_headings_are_bold_unless_the_person_says_no(tmp_path: Path) -> None:
    assert "\x1b[1mdate" in on_a_terminal(tmp_path, "events")
    assert "\x1b" not in on_a_terminal(tmp_path, "events", NO_COLOR="1")
    assert "\x1b" not in on_a_terminal(tmp_path, "events", TERM="dumb")
    assert "\x1b" not in on_a_terminal(tmp_path, "events", "--color", "never")


def test_ledger_toml_names_the_ledger_from_its_own_folder(program: Any, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (small.parent / "books").mkdir()
    small.rename(small.parent / "books" / "aid.db")
    (small.parent / "ledger.toml").write_text('db = "books/aid.db"\n', encoding="utf-8")
    below = small.parent / "deep" / "below"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert program("documents", "--format", "ndjson").status == 0
    assert program("documents", "--db", "none.db").err.startswith("ledger: none.db: ")
    monkeypatch.setenv("LEDGER_DB", "other.db")
    assert program("documents").err.startswith("ledger: other.db: ")
    assert list(below.iterdir()) == []


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("text", ["", '[queries]\npackages = "kind:aid"\n'])
def test_a_ledger_toml_that_names_no_ledger_leaves_the_one_here(program: Any, tmp_path: Path, text: str) -> None:
    (tmp_path / "ledger.toml").write_text(text, encoding="utf-8")
    assert program("documents").status == 0


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("text", "wrong"), [(b"db = 3\n", "db is no path"), (b"db = \n", "is no TOML"), (b"\xff", "cannot be read as text")]
)
def test_a_ledger_toml_that_is_wrong_is_said(program: Any, tmp_path: Path, text: bytes, wrong: str) -> None:
    (tmp_path / "ledger.toml").write_bytes(text)
    ran = program("documents")
    assert (ran.status, wrong in ran.err) == (2, True)
    assert program("documents", "--db", "ledger.db").status == 0


def reading_commands() -> Iterator[tuple[str, ...]]:
    yield from ((name,) for name in ("events", "aid", "documents", "actors", "figures", "doubts", "conflicts", "duplicates", "pots"))
    yield from ((name,) for name in ("stages", "reconcile", "log", "dump", "check", "verify", "review"))
    yield from (("show", "x"), ("novelty", "x"), ("coverage", "x"), ("clean", "x"), ("diff", "1", "1"), ("assess", "$5 million"))
    yield from (("sql", "SELECT 1"), ("export", "ndjson"), ("backup", "copy.db"), ("undo", "1"), ("upgrade",))


@pytest.mark.parametrize("words", list(reading_commands()), ids=lambda words: str(words[0]))
def test_where_no_ledger_is_none_is_made(program: Any, tmp_path: Path, words: tuple[str, ...]) -> None:
    ran = program(*words)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("ledger: ledger.db: ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("shell", "line", "offered"),
    [
        ("bash", "ledger events --actor jo", ["Joe\\ Biden"]),
        ("bash", "ledger events --actor Joe\\ B", ["Joe\\ Biden"]),
        ("bash", "ledger events --actor vol", ["Volodymyr\\ Zelensky"]),
        ("zsh", "ledger events --actor jo", ["_arguments '*: :((\"Joe Biden\"))'"]),
        ("fish", "ledger aid --from Ukr", ["Ukraine"]),
        ("fish", "ledger aid --to Uni", ["United States"]),
        ("fish", "ledger actor why Hun", ["Hunter Biden"]),
        ("fish", "ledger events --db none.db --actor Jo", []),
        ("fish", "ledger events --actor %", []),
        ("bash", "ledger nov", ["novelty"]),
        ("bash", "ledger actor", ["actors", "actor"]),
        ("bash", "ledger actor re", ["rename"]),
        ("bash", "ledger events --group-by ye", ["year"]),
    ],
)
def test_the_shell_completes_commands_and_the_names_of_actors(tmp_path: Path, shell: str, line: str, offered: list[str]) -> None:
    assert sorted(completed(shell, tmp_path, line)) == sorted(offered)
    assert [path.name for path in tmp_path.iterdir()] == ["ledger.db"]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("words", [("sql", "-"), ("events", "-"), ("assess", "-"), ("import", "-", "--db", "new.db"), ("review",)])
def test_bytes_on_standard_input_that_are_no_text_are_no_fault(program: Any, words: tuple[str, ...]) -> None:
    assert program(*words, stdin=b"SELECT '\xff'").status in (0, 1, 2)


@pytest.mark.usefixtures("small")
def test_a_reason_may_come_from_standard_input(program: Any) -> None:
    assert program("accept", "c1a2", "--reason", "-", stdin="seen\nin the Register – twice\n".encode()).status == 0
    assert "seen in the Register – twice" in program("log", "--format", "ndjson").out
    assert program("accept", "c1a2", "--reason", "-", stdin=b"\n").status == 2


def test_colours_only_repeat_what_the_words_say() -> None:
    table = (
        "date        modality    stage             excluded\n----------  ----------  ----------------  ----------\n"
        "2021-08-31  planned     pledge (planned)  authority\n2021-09-01  asserted    pledge\n"
    )
    shown = coloured(table)
    assert shown == (
        "\x1b[1mdate        modality    stage             excluded\x1b[0m\n----------  ----------  ----------------  ----------\n"
        "2021-08-31  \x1b[33mplanned\x1b[0m     pledge \x1b[33m(planned)\x1b[0m  \x1b[2mauthority\x1b[0m\n2021-09-01  asserted    pledge\n"
    )
    assert re.sub("\x1b\\[[0-9]*m", "", shown) == table
    assert coloured("no table\n") == "no table\n"


@pytest.mark.parametrize(
    ("settings", "blocks"),
    [
        ({"LANG": "en_US.UTF-8"}, True),
        ({"LANG": "C"}, False),
        ({"LANG": "C.UTF-8", "TERM": "dumb"}, False),
        ({"LC_ALL": "C", "LANG": "de_DE.utf8"}, False),
        ({}, False),
    ],
)
def test_blocks_are_drawn_where_the_locale_has_them(monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], blocks: bool) -> None:
    for name in ("LC_ALL", "LC_CTYPE", "LANG", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert has_blocks() is blocks


@pytest.mark.parametrize("words", [("events", "kind:aid"), ("figures",), ("show", "c1a1")])
def test_ctrl_c_inside_a_long_statement_ends_the_command_at_once(small: Path, words: tuple[str, ...]) -> None:
    with closing(sqlite3.connect(small)) as conn:
        conn.executescript(
            "DROP TABLE mention; ALTER TABLE figure RENAME TO told; ALTER TABLE event RENAME TO was;"
            "CREATE VIEW long AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n;"
            "CREATE VIEW figure AS SELECT told.* FROM told, long; CREATE VIEW event AS SELECT was.* FROM was, long;"
        )
    with subprocess.Popen([PROGRAM, *words, "--db", small], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        with pytest.raises(subprocess.TimeoutExpired):
            running.wait(2)
        running.send_signal(signal.SIGINT)
        assert running.wait(20) == 130
        assert running.stderr is not None
        assert running.stderr.read() == b""
