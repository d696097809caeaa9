"""The schema on paper, the migrations and the SQLModel tables say the same."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from ledger import errors, places, store
from ledger.store.schema import schema_text
from ledger.store.tables import DocumentRow, EntryRow
from ledger.store.upgrade import migrate, statements_in, upgrade

_COLUMNS = 'SELECT name, type, "notnull" OR pk > 0, pk FROM pragma_table_info(?) ORDER BY cid'


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    store.create(path)
    return path


def test_the_schema_on_paper_is_what_the_migrations_make() -> None:
    assert (places.SCHEMA / "ledger.sql").read_text(encoding="utf-8") == schema_text()


def test_the_version_that_readers_check_is_that_of_the_newest_migration() -> None:
    revisions = sorted(path.stem for path in (places.SCHEMA / "migrations" / "versions").glob("*.py"))
    assert int(revisions[-1]) == store.SCHEMA_VERSION
    assert f"PRAGMA user_version = {store.SCHEMA_VERSION};" in schema_text()


@pytest.mark.parametrize("table", [EntryRow, DocumentRow])
def test_an_sqlmodel_table_has_the_columns_of_the_schema(ledger: Path, table: type[SQLModel]) -> None:
    columns = SQLModel.metadata.tables[str(table.__tablename__)].columns
    modelled = [(c.name, "INTEGER" if c.type.python_type is int else "TEXT", int(not c.nullable), int(c.primary_key)) for c in columns]
    with store.reading(ledger) as conn:
        assert conn.execute(_COLUMNS, (str(table.__tablename__),)).fetchall() == modelled


def test_every_table_is_strict_and_every_reference_has_its_rows_checked(ledger: Path) -> None:
    with store.reading(ledger) as conn:
        loose = conn.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict").fetchall()
        assert loose == [("sqlite_schema",)]
        assert conn.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_upgrading_a_ledger_that_is_up_to_date_changes_nothing(ledger: Path) -> None:
    with store.reading(ledger) as conn:
        before = conn.execute("SELECT * FROM sqlite_schema").fetchall()
    assert upgrade(ledger) == store.SCHEMA_VERSION
    with store.reading(ledger) as conn:
        assert conn.execute("SELECT * FROM sqlite_schema").fetchall() == before


def test_a_migration_that_a_ledger_has_is_not_run_again(ledger: Path) -> None:
    with store.writing(ledger) as conn:
        before = conn.execute("SELECT * FROM sqlite_schema").fetchall()
        migrate(conn, store.SCHEMA_VERSION)
        assert conn.in_transaction
        assert conn.execute("SELECT * FROM sqlite_schema").fetchall() == before
        assert conn.execute("PRAGMA user_version").fetchone() == (store.SCHEMA_VERSION,)


def test_reading_a_ledger_loads_no_orm(ledger: Path) -> None:
    code = f"""
import pathlib, sys
from ledger import store
with store.reading(pathlib.Path({str(ledger)!r})) as conn:
    assert list(store.verify(conn)) == list(store.dump(conn)) == []
print(sorted({{"sqlmodel", "sqlalchemy", "pydantic", "alembic"}} & set(sys.modules)))
"""
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_upgrading_what_is_no_ledger_leaves_it_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("CREATE TABLE mine (a)")
    with pytest.raises(errors.LedgerUnreadable, match="is not a ledger"):
        upgrade(path)
    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute("SELECT name FROM sqlite_schema").fetchall() == [("mine",)]


def test_a_script_is_cut_at_the_ends_of_its_statements_only() -> None:
    script = """
    CREATE TABLE a (b TEXT DEFAULT ';'); -- one; two
    CREATE TRIGGER t AFTER INSERT ON a BEGIN
        DELETE FROM a;
    END;
    INSERT INTO a VALUES ('x')"""
    assert [statement.split()[0] for statement in statements_in(script)] == ["CREATE", "CREATE", "INSERT"]


def test_columns_with_few_values_refuse_others(ledger: Path) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="actor_kind"), store.writing(ledger) as conn:
        conn.execute("INSERT INTO actor (id, name, kind) VALUES ('x', 'X', 'animal')")
