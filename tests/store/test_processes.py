"""Several programs at one ledger, and one that is killed in the middle."""

import multiprocessing
import os
import signal
from pathlib import Path

from ledger import store
from tests.store import made

_SPAWN = multiprocessing.get_context("spawn")


def _write(path: Path, name: str, times: int) -> None:
    store.ensure(path)
    for number in range(times):
        with store.writing(path) as conn:
            text = made.document(f"{made.TEXT} {name} {number}.")
            made.add(conn, text, [made.claim_of(text)])


def _die(path: Path) -> None:
    with store.writing(path) as conn:
        conn.execute("PRAGMA cache_size = 1")  # so that pages are written before the end
        made.add(conn, made.document("Doomed. " * 50_000))
        os.kill(os.getpid(), signal.SIGKILL)


def test_two_programs_that_make_and_write_one_ledger_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    writers = [_SPAWN.Process(target=_write, args=(path, name, 8)) for name in ("one", "two")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with store.reading(path) as conn:
        assert len(list(store.stored_documents(conn))) == 16
        assert list(store.verify(conn)) == []
    assert [writer.exitcode for writer in writers] == [0, 0]
    assert [file.name for file in tmp_path.iterdir()] == ["ledger.db"]


def test_a_program_killed_while_it_writes_leaves_nothing_half_written(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    _write(path, "before", 1)
    doomed = _SPAWN.Process(target=_die, args=(path,))
    doomed.start()
    doomed.join()
    assert doomed.exitcode == -signal.SIGKILL
    with store.reading(path) as conn:
        assert len(list(store.stored_documents(conn))) == 1
        assert list(store.verify(conn)) == []
    _write(path, "after", 1)
    with store.reading(path) as conn:
        assert len(list(store.stored_documents(conn))) == 2
    assert [file.name for file in tmp_path.iterdir()] == ["ledger.db"]
