"""Events that may be one, on the ledger of sums.sql with two of them told alike."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from ledger.queries.duplicates import duplicates
from ledger.queries.table import Table
from ledger.store import reading

ALIKE = """
UPDATE claim SET summary = 'Harbour of Odesa is mended with Norwegian cranes' WHERE key = 5;
UPDATE claim SET summary = 'Norwegian cranes mend the harbour of Odesa' WHERE key = 9;
UPDATE event SET date = '2022-04-02', first_day = '2022-04-02', end_day = '2022-04-03' WHERE key IN (5, 9);
"""


def proposed(funded: Path, folder: Path, statements: str = "", least: int = 40) -> Table:
    path = folder / "alike.db"
    shutil.copy(funded, path)
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript(ALIKE + statements)
    with reading(path) as conn:
        return duplicates(conn, least)


def test_two_events_told_alike_are_proposed_with_the_sums_in_which_they_differ(funded: Path, tmp_path: Path) -> None:
    table = proposed(funded, tmp_path)
    (row,) = table.rows
    told = dict(zip(table.columns, row, strict=True))
    assert (told["one"], told["two"], told["date"]) == ("aa05", "aa09", "2022-04-02")
    assert told["differing"] == ("20,000,000,000 USD", "5,000,000 EUR")
    assert table.notes == ("1 pair: `ledger merge ID ID --reason TEXT` makes one of two",)


def test_events_of_one_document_rejected_ones_and_those_of_other_days_are_no_pair(funded: Path, tmp_path: Path) -> None:
    together = "INSERT INTO event_claim (event, ordinal, claim) SELECT 5, 1, 10;"
    rejected = "UPDATE event SET standing = 'rejected' WHERE key = 9;"
    later = "UPDATE event SET date = '2022-04-05', first_day = '2022-04-05', end_day = '2022-04-06' WHERE key = 9;"
    for statements in (together, rejected, later):
        assert proposed(funded, tmp_path, statements).rows == ()


def test_a_ledger_without_a_likely_pair_has_no_rows_and_no_note(sums: sqlite3.Connection) -> None:
    assert (duplicates(sums).rows, duplicates(sums).notes) == ((), ())
