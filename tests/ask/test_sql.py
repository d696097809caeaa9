"""SQL of a person's own: it reads, and does nothing else."""

import _thread
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.ask.words import says
from ledger.errors import UsageError
from ledger.queries.saying import know_words
from ledger.queries.sql import answer
from ledger.store import SCHEMA_VERSION


def test_a_select_gives_its_rows_under_its_names(conn: sqlite3.Connection) -> None:
    table = answer(conn, "SELECT id, documents FROM event WHERE until_entry IS NULL ORDER BY id LIMIT 2")
    assert table.columns == ("id", "documents")
    assert table.rows == (("c1a1aaaaaaaa", 1), ("c1a2aaaaaaaa", 2))
    assert table.notes == ()


def test_numbers_with_a_point_and_blobs_are_text(conn: sqlite3.Connection) -> None:
    assert answer(conn, "SELECT 1.5, x'00ff', NULL, 7").rows == (("1.5", "00ff", None, 7),)


def test_names_that_stand_twice_get_a_number(conn: sqlite3.Connection) -> None:
    assert answer(conn, "SELECT 1 AS a_2, 2 AS a, 3 AS a").columns == ("a_2", "a", "a_3")


def test_the_name_of_a_column_steers_no_terminal(conn: sqlite3.Connection) -> None:
    assert answer(conn, 'SELECT 1 AS "\x1b[31mred"').columns == ("?[31mred",)


def test_the_full_text_and_the_words_of_a_sentence_can_be_asked_for(conn: sqlite3.Connection) -> None:
    found = answer(conn, "SELECT rowid, says('Kiev asked', 'ASKED', 0) FROM document_words WHERE document_words MATCH 'protesters'")
    assert found.rows == ((3, 1),)


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM event", "UPDATE event SET type = NULL", "INSERT INTO entry (id) VALUES (9)", "DROP TABLE event", "CREATE TABLE t (x)",
        "CREATE TEMP TABLE t (x)", "ATTACH 'other.db' AS other", "PRAGMA query_only = OFF", "PRAGMA table_info(event)", "COMMIT", "BEGIN",
        "SAVEPOINT s", "REINDEX", "ANALYZE", "INSERT INTO document_words (document_words) VALUES ('optimize')",
    ],
)  # fmt: skip
def test_what_does_more_than_read_is_refused(conn: sqlite3.Connection, sql: str) -> None:
    with pytest.raises(UsageError, match="SQL: it does something else than read"):
        answer(conn, sql)


@pytest.mark.parametrize(
    "sql", ["SELECT load_extension('x')", "SELECT * FROM pragma_table_info('event')", "VACUUM", "VACUUM INTO 'copy.db'"]
)
def test_what_reaches_out_of_the_ledger_is_refused(
    conn: sqlite3.Connection, sql: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError):
        answer(conn, sql)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("sql", "wrong"),
    [
        ("SELEC 1", 'near "SELEC": syntax error'),
        ("SELECT nobody FROM event", "no such column: nobody"),
        ("SELECT 1; SELECT 2", "one statement at a time"),
        ("", "there is no question in it"),
        ("-- a remark", "there is no question in it"),
        ("SELECT hex(zeroblob(100000000))", "it makes a value of more than 100,000,000 bytes"),
        ("SELECT 1\0", "null character"),
    ],
)
def test_what_is_no_question_is_refused_with_the_reason(conn: sqlite3.Connection, sql: str, wrong: str) -> None:
    with pytest.raises(UsageError) as raised:
        answer(conn, sql)
    assert wrong in raised.value.wrong


ENDLESS = "WITH RECURSIVE t (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM t) SELECT "


def test_what_takes_too_many_steps_is_stopped(conn: sqlite3.Connection) -> None:
    with pytest.raises(UsageError, match="it takes too many steps"):
        answer(conn, f"{ENDLESS} count(*) FROM t", most_steps=1_000_000)
    assert answer(conn, "SELECT 1").rows == ((1,),)


def test_rows_without_end_are_cut_and_a_note_says_so(conn: sqlite3.Connection) -> None:
    table = answer(conn, f"{ENDLESS} x FROM t", most_rows=3)
    assert table.rows == ((1,), (2,), (3,))
    assert table.notes == ("only the first 3 rows are listed; write a LIMIT or a narrower WHERE",)


def test_the_connection_is_as_before_afterwards(conn: sqlite3.Connection) -> None:
    answer(conn, "SELECT 1")
    assert conn.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert conn.in_transaction


@given(st.text("aAbB1 -.é\u0301Ää\n_", max_size=12), st.text("aAbB1 -é", max_size=4), st.booleans())
def test_says_is_the_same_in_sql_as_in_python(text: str, phrase: str, prefix: bool) -> None:
    with closing(sqlite3.connect(":memory:")) as conn:
        know_words(conn)
        assert conn.execute("SELECT says(?, ?, ?)", (text, phrase, prefix)).fetchone() == (says(text, phrase, prefix),)


def test_whoever_interrupts_it_has_interrupted_it(conn: sqlite3.Connection) -> None:
    endless = "WITH RECURSIVE a (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM a) SELECT count(*) FROM a"
    timer = threading.Timer(0.1, _thread.interrupt_main)
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        answer(conn, endless)
    timer.join()
