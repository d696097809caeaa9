"""A ledger is opened or a sentence says why not; nothing is half written and nothing is left behind."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest

from ledger import errors, store
from tests.store import made

Opened = Callable[[Path], AbstractContextManager[sqlite3.Connection]]
ODD = ["a ledger.db", "what?.db", "50%25 #1.db", "ключ.db", "a'b\"c;--.db", "mode=rw&x.db"]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    store.create(path)
    return path


def _number(path: Path, version: int) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute(f"PRAGMA user_version = {version}")


@pytest.mark.parametrize("name", ODD)
def test_a_ledger_may_have_any_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    store.create(path)
    with store.writing(path) as conn:
        made.add(conn, made.document())
    with store.reading(path) as conn:
        assert list(store.verify(conn)) == []
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_making_a_ledger_where_something_is_leaves_it_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("mine")
    with pytest.raises(errors.LedgerUnreadable, match="is there already"):
        store.create(path)
    assert path.read_text() == "mine"
    assert len(list(tmp_path.iterdir())) == 1


def test_making_a_ledger_in_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(errors.LedgerUnreadable, match="cannot be opened"):
        store.create(tmp_path / "none" / "ledger.db")


def test_a_ledger_is_made_only_where_none_is(ledger: Path) -> None:
    before = ledger.read_bytes()
    store.ensure(ledger)
    store.ensure(ledger.with_name("second.db"))
    assert ledger.read_bytes() == before
    with store.reading(ledger.with_name("second.db")) as conn:
        assert list(store.stored_documents(conn)) == []


@pytest.mark.parametrize("opened", [store.reading, store.writing])
def test_a_path_where_no_ledger_is_makes_no_file(tmp_path: Path, opened: Opened) -> None:
    with pytest.raises(errors.LedgerMissing, match="there is no ledger here") as caught, opened(tmp_path / "none.db"):
        pass
    assert caught.value.hint
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("opened", [store.reading, store.writing])
def test_a_folder_is_no_ledger(tmp_path: Path, opened: Opened) -> None:
    with pytest.raises(errors.LedgerUnreadable, match="is a folder"), opened(tmp_path):
        pass


@pytest.mark.parametrize("opened", [store.reading, store.writing])
@pytest.mark.parametrize("content", [b"", b"plain text, and a long one " * 100, b"SQLite format 3\0"], ids=["empty", "text", "cut short"])
def test_a_file_that_is_no_ledger_is_named_as_such_and_left_alone(tmp_path: Path, opened: Opened, content: bytes) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(content)
    with pytest.raises(errors.LedgerUnreadable, match=r"ledger\.db: is not a ledger"), opened(path):
        pass
    assert path.read_bytes() == content
    assert [file.name for file in tmp_path.iterdir()] == ["ledger.db"]


@pytest.mark.parametrize("opened", [store.reading, store.writing])
@pytest.mark.parametrize("journal", ["WAL", "DELETE"])
def test_another_programs_database_is_no_ledger_and_is_left_alone(tmp_path: Path, opened: Opened, journal: str) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript(f"PRAGMA journal_mode = {journal}; CREATE TABLE entry (id); PRAGMA user_version = 7;")
    before = path.read_bytes()
    with pytest.raises(errors.LedgerUnreadable, match="is not a ledger"), opened(path):
        pass
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["other.db"]


@pytest.mark.parametrize("opened", [store.reading, store.writing])
def test_a_ledger_of_a_newer_version_is_left_alone(ledger: Path, opened: Opened) -> None:
    _number(ledger, store.SCHEMA_VERSION + 1)
    with pytest.raises(errors.NewerSchema, match="newer version"), opened(ledger):
        pass


def test_a_ledger_with_a_damaged_page_is_damaged_not_a_crash(ledger: Path) -> None:
    with store.writing(ledger) as conn:
        for number in range(50):
            made.add(conn, made.document(f"{made.TEXT} {number}" * 50))
    content = bytearray(ledger.read_bytes())
    content[4096 * 5 : 4096 * 60] = b"\xff" * (4096 * 55)
    ledger.write_bytes(content)
    with pytest.raises(errors.LedgerUnreadable, match="is damaged"), store.reading(ledger) as conn:
        list(store.verify(conn))


def test_reading_changes_nothing_and_refuses_to_write(ledger: Path) -> None:
    before = ledger.read_bytes()
    with store.reading(ledger) as conn:
        list(store.dump(conn))
    with pytest.raises(errors.LedgerUnreadable, match="cannot be written"), store.reading(ledger) as conn:
        made.add(conn, made.document())
    assert ledger.read_bytes() == before
    assert [file.name for file in ledger.parent.iterdir()] == ["ledger.db"]


def test_reading_a_ledger_left_in_wal_mode_leaves_no_file(ledger: Path) -> None:
    with closing(sqlite3.connect(ledger)) as conn:
        conn.execute("PRAGMA journal_mode = WAL")
    with store.reading(ledger) as conn:
        assert list(store.dump(conn)) == []
    assert [file.name for file in ledger.parent.iterdir()] == ["ledger.db"]


def test_an_exception_inside_writing_keeps_nothing_and_passes_on(ledger: Path) -> None:
    def interrupted() -> None:
        with store.writing(ledger) as conn:
            made.add(conn, made.document())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    with store.reading(ledger) as conn:
        assert list(store.stored_documents(conn)) == []


def test_a_full_disk_is_a_sentence_and_keeps_nothing(ledger: Path) -> None:
    def overfilled() -> None:
        with store.writing(ledger) as conn:
            conn.execute("PRAGMA max_page_count = 1")  # as full a disk as can be had without one
            made.add(conn, made.document(made.TEXT * 10_000))

    with pytest.raises(errors.LedgerUnreadable, match="disk is full"):
        overfilled()
    with store.reading(ledger) as conn:
        assert list(store.stored_documents(conn)) == []


def test_a_fault_of_the_program_is_not_dressed_up_as_one_of_the_file(ledger: Path) -> None:
    with pytest.raises(sqlite3.IntegrityError), store.writing(ledger) as conn:
        conn.execute("INSERT INTO reading (document, entry) VALUES (1, 1)")


def test_a_ledger_at_rest_is_one_file_in_rollback_mode(ledger: Path) -> None:
    with store.writing(ledger) as conn:
        assert conn.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        made.add(conn, made.document())
    with store.reading(ledger) as conn:
        assert conn.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert [file.name for file in ledger.parent.iterdir()] == ["ledger.db"]


def test_a_reader_sees_one_ledger_while_another_writes(ledger: Path) -> None:
    with store.writing(ledger) as writer:
        made.add(writer, made.document())
        with store.reading(ledger) as reader:
            assert list(store.stored_documents(reader)) == []
    with store.reading(ledger) as reader:
        assert len(list(store.stored_documents(reader))) == 1
