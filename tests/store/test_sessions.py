"""Many transactions of one writer: others have their turn between them, and the file comes to rest at the end."""

from pathlib import Path

import pytest

from ledger import errors, store
from tests.store.made import add_entry


def entries(path: Path) -> int:
    with store.reading(path) as conn:
        return int(conn.execute("SELECT count(*) FROM entry").fetchone()[0])


def _fail(writer: store.Writer) -> None:
    with writer.transaction() as conn:
        add_entry(conn)
        raise OSError("no disk")


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    store.create(path)
    return path


def test_another_writer_has_its_turn_between_two_transactions(ledger: Path) -> None:
    with store.session(ledger) as writer:
        with writer.transaction() as conn:
            add_entry(conn)
        with store.writing(ledger) as other:
            add_entry(other)
        with writer.looking() as conn:
            assert conn.execute("SELECT count(*) FROM entry").fetchone() == (2,)
        with writer.transaction() as conn:
            add_entry(conn)
    assert entries(ledger) == 3


def test_at_the_end_the_ledger_is_one_file_at_rest(ledger: Path) -> None:
    with store.session(ledger) as writer:
        for _ in range(2):
            with writer.transaction() as conn:
                add_entry(conn)
        assert sorted(path.name for path in ledger.parent.iterdir()) == ["ledger.db", "ledger.db-shm", "ledger.db-wal"]
    assert [path.name for path in ledger.parent.iterdir()] == ["ledger.db"]
    assert ledger.read_bytes()[18:20] == b"\x01\x01"


def test_what_failed_is_rolled_back_and_the_next_transaction_goes_on(ledger: Path) -> None:
    with store.session(ledger) as writer:
        with pytest.raises(OSError, match="disk"):
            _fail(writer)
        with writer.transaction() as conn:
            add_entry(conn)
    assert entries(ledger) == 1


def test_a_ledger_that_was_replaced_meanwhile_is_the_one_that_is_written(ledger: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.db"
    store.create(fresh)
    with store.session(ledger) as writer:
        with writer.transaction() as conn:
            add_entry(conn)
        fresh.replace(ledger)
        for leftover in ("ledger.db-wal", "ledger.db-shm"):
            (tmp_path / leftover).unlink(missing_ok=True)
        with writer.transaction() as conn:
            add_entry(conn)
            add_entry(conn)
    assert entries(ledger) == 2


def test_a_ledger_that_is_being_written_is_not_replaced_under_its_writer(
    ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ledger.store.copying.PATIENCE", 0.1)
    fresh = tmp_path / "fresh.db"
    store.create(fresh)
    with store.session(ledger) as writer:
        with writer.transaction() as conn:
            add_entry(conn)
        with pytest.raises(errors.LedgerUnreadable):
            store.move(fresh, ledger)
    assert entries(ledger) == 1
    store.move(fresh, ledger)
    assert entries(ledger) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["ledger.db"]


def test_a_session_that_writes_nothing_looks_at_nothing(tmp_path: Path) -> None:
    with store.session(tmp_path / "nowhere.db"):
        assert list(tmp_path.iterdir()) == []


def test_a_ledger_that_is_not_there_is_an_error_when_it_is_written(tmp_path: Path) -> None:
    with pytest.raises(errors.LedgerMissing), store.session(tmp_path / "nowhere.db") as writer, writer.transaction():
        pass
