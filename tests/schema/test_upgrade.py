"""A ledger of version 1 (version-1.db.gz, built by the program of that version from two short documents) is brought up to date."""

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ledger import errors, store
from ledger.pipeline import Session, derive_again, derived_findings, reread
from ledger.queries.events import EventFilter, events
from ledger.store.upgrade import upgrade
from tests.store.made import AT

OLD = Path(__file__).with_name("version-1.db.gz")
COUNTED = ("document", "claim", "figure", "mention", "entry", "event")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress(OLD.read_bytes()))
    return path


def _counts(path: Path) -> list[int]:
    with closing(sqlite3.connect(path)) as conn:
        return [conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in COUNTED]  # noqa: S608


def test_a_ledger_of_an_older_version_is_refused_with_what_to_do(old: Path) -> None:
    with pytest.raises(errors.OlderSchema, match=r"schema 1; this one needs 5") as caught, store.reading(old):
        pass
    assert "ledger upgrade" in caught.value.hint


def test_upgrading_keeps_every_row_and_the_chain(old: Path) -> None:
    before = _counts(old)
    assert upgrade(old) == 1
    assert _counts(old) == before
    with store.reading(old) as conn:
        assert list(store.verify(conn)) == []
        assert events(conn, EventFilter()).rows
    assert upgrade(old) == store.SCHEMA_VERSION


def test_an_upgraded_ledger_has_the_schema_of_a_new_one(old: Path, tmp_path: Path) -> None:
    upgrade(old)
    store.create(tmp_path / "new.db")
    columns = 'SELECT m.name, c.name, c.type, c."notnull", c.pk FROM sqlite_schema m JOIN pragma_table_info(m.name) c ORDER BY 1, c.cid'
    with store.reading(old) as one, store.reading(tmp_path / "new.db") as two:
        assert one.execute(columns).fetchall() == two.execute(columns).fetchall()


def test_an_upgraded_ledger_can_be_asked_as_of_each_of_its_entries(old: Path) -> None:
    upgrade(old)
    numbers = []
    for entry in (0, 1, 2):
        with store.reading(old, entry) as conn:
            numbers.append(conn.execute("SELECT count(*) FROM actor").fetchone()[0])
    assert numbers[0] == 0 < numbers[1] <= numbers[2]


def test_what_is_derived_is_made_again_under_an_entry_of_its_own(old: Path) -> None:
    upgrade(old)
    derive_again(old, Session(AT, "ann", "test", model=False))
    assert list(derived_findings(old)) == []
    with store.reading(old) as conn:
        assert list(store.verify(conn)) == []
        assert conn.execute("SELECT max(id) FROM entry").fetchone() == (3,)


def test_reading_an_upgraded_ledger_again_derives_everything_as_a_new_one(old: Path) -> None:
    upgrade(old)
    assert list(reread(old, None, Session(AT, "ann", "test", model=False)))
    assert list(derived_findings(old)) == []
