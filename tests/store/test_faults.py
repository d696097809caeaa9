"""The world against the ledger, in short: bench/faults.py tries the same at length."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from ledger import errors, store
from tests.store import made

BENCH = Path(__file__).parents[2] / "bench" / "faults.py"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--kills", "3"), "nothing reported was lost, nothing is half there"),
        (("--cuts", "2"), "is damaged"),
        (("--bytes", "4"), "altered bytes"),
    ],
)
def test_a_short_run_of_the_faults_finds_nothing_lost(words: tuple[str, str], told: str) -> None:
    none = [word for name in ("kills", "writers", "bytes", "cuts") for word in (f"--{name}", "0")]
    ran = subprocess.run([sys.executable, BENCH, *none, *words], capture_output=True, text=True, check=False, env=os.environ)
    assert (ran.returncode, ran.stderr) == (0, ""), ran.stdout
    assert told in ran.stdout


def test_a_copy_made_beside_a_writer_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    store.create(path)
    done = threading.Event()
    failed: list[BaseException] = []

    def write() -> None:
        try:
            for number in range(12):
                with store.writing(path) as conn:
                    made.add(conn, made.document(f"{made.TEXT} {number}"))
        except errors.LedgerError as error:
            failed.append(error)
        finally:
            done.set()

    writer = threading.Thread(target=write)
    writer.start()
    number = 0
    while not done.is_set() or not number:
        copy = tmp_path / f"copy{number}.db"
        store.backup(path, copy)
        with store.reading(copy) as conn:
            assert list(store.verify(conn)) == []
        number += 1
    writer.join()
    assert not failed
    with store.writing(path):
        pass  # a copy that was being made when the last writer left keeps SQLite's files; the next one out clears them
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(["ledger.db", *(f"copy{place}.db" for place in range(number))])


def test_a_ledger_that_a_killed_writer_left_in_the_middle_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    store.create(path)
    code = (
        "import os, signal, sqlite3\n"
        "import sys; conn = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "conn.execute('PRAGMA journal_mode = WAL'); conn.execute('BEGIN IMMEDIATE')\n"
        "conn.execute(\"INSERT INTO actor (id, name, kind) VALUES ('x', 'X', 'group')\"); conn.execute('COMMIT')\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    assert subprocess.run([sys.executable, "-c", code, path], check=False).returncode < 0
    assert path.with_name("ledger.db-wal").exists()
    with store.reading(path) as conn:
        assert conn.execute("SELECT name FROM actor").fetchall() == [("X",)]


def test_a_file_that_may_not_be_written_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    store.create(path)
    path.chmod(0o444)
    if os.access(path, os.W_OK):
        pytest.skip("whoever runs this may write everything")
    with pytest.raises(errors.LedgerUnreadable, match="cannot be written"), store.writing(path):
        pass


@pytest.mark.parametrize("length", [0, 50, 5000])
def test_a_file_cut_off_is_a_sentence(tmp_path: Path, length: int) -> None:
    path = tmp_path / "ledger.db"
    store.create(path)
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(errors.LedgerUnreadable, match=r"is damaged|is not a ledger"), store.reading(path) as conn:
        list(store.verify(conn))


def test_a_schema_that_was_altered_is_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    store.create(path)
    with store.writing(path) as conn:
        conn.execute("DROP INDEX event_day")
    with store.reading(path) as conn:
        assert [finding.wrong for finding in store.verify(conn)] == ["its table or index 'event_day' is not as this program makes it"]
