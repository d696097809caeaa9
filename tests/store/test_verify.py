"""A ledger that was altered by anything but the program is found out, and the place is named."""

import sqlite3

import pytest

from ledger import store
from ledger.store.indices import kept_findings
from tests.store import made

ALTERED = "UPDATE document SET text = replace(text, '$60', '$90')"
BROKEN = "UPDATE document SET text = CAST(replace(CAST(text AS BLOB), x'24', x'FF') AS TEXT)"


def _filled(conn: sqlite3.Connection) -> str:
    text = made.document()
    made.add(conn, text, [made.claim_of(text)])
    made.add(conn, made.document("Another text."))
    return f"document {text.digest[:12]}"


def test_a_ledger_as_it_was_written_has_no_findings() -> None:
    with made.empty() as conn:
        _filled(conn)
        assert list(store.verify(conn)) == []


@pytest.mark.parametrize("change", [ALTERED, BROKEN], ids=["one letter", "one byte that is no letter"])
def test_an_altered_text_is_found_and_its_document_named(change: str) -> None:
    with made.empty() as conn:
        place = _filled(conn)
        conn.execute(change + " WHERE key = 1")
        assert [finding.place for finding in store.verify(conn)] == [place]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entry SET author = 'Eve' WHERE id = 1",
        "UPDATE figure SET amount_high = amount_high + 1",
        "UPDATE document SET title = 'Another' WHERE key = 1",
        "UPDATE document SET published_on = NULL WHERE key = 1",
        "UPDATE claim SET modality = 'denied'",
        "UPDATE claim_party SET role = 'host' WHERE ordinal = 0",
        "UPDATE actor SET id = 'rus' WHERE id = 'usa'",
        "UPDATE reading SET until = 1 WHERE document = 1",
        "DELETE FROM mention WHERE kind = 'money'",
        "DELETE FROM doubt",
        "UPDATE passage SET rule = 'chrome' WHERE start = 91",
    ],
)
def test_an_altered_row_breaks_the_seal_of_its_entry(change: str) -> None:
    with made.empty() as conn:
        _filled(conn)
        conn.execute(change)
        assert "entry 1" in {finding.place for finding in store.verify(conn)}


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ("UPDATE actor SET name = 'Unated States' WHERE id = 'usa'", "actor usa"),
        ("UPDATE spelling SET words = 'Unated States' WHERE words = 'United States'", "actor usa"),
    ],
)
def test_what_serves_questions_beside_the_rows_is_held_against_what_it_was_made_of(change: str, place: str) -> None:
    with made.empty() as conn:
        _filled(conn)
        assert list(kept_findings(conn)) == []
        conn.execute(change)
        (finding,) = kept_findings(conn)
        assert finding.place.startswith(place)


def test_what_an_entry_told_of_an_actor_is_sealed() -> None:
    with made.empty() as conn:
        _filled(conn)
        conn.execute("UPDATE actor_history SET sector = 'MIL' WHERE name = 'United States'")
        conn.execute("UPDATE actor SET sector = 'MIL' WHERE name = 'United States'")
        assert [(finding.place, finding.wrong) for finding in kept_findings(conn)] == [
            ("entry 1", "what it told of actors was altered: usa")
        ]


def test_an_entry_taken_out_and_one_sealed_anew_break_the_chain_after_them() -> None:
    with made.empty() as conn:
        _filled(conn)
        conn.execute("UPDATE entry SET author = 'Eve' WHERE id = 1")
        store.seal_entry(conn, 1)
        assert [finding.place for finding in store.verify(conn)] == ["entry 2"]
        conn.execute("PRAGMA foreign_keys = OFF")
        conn.execute("DELETE FROM entry WHERE id = 1")
        findings = list(store.verify(conn))
        assert {"file", "entry 2"} <= {finding.place for finding in findings}


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ("UPDATE mention SET end = 1000 WHERE kind = 'date'", "date at 6..1000 lies outside the text"),
        ("UPDATE mention SET start = 78, end = 80 WHERE kind = 'date'", "lies in a passage that was dropped (advertisement)"),
        ("UPDATE claim SET sentence_end = 5000, end = 4000", "lies outside the text"),
        ("UPDATE claim_party SET end = 4000 WHERE start IS NOT NULL", "party of claim"),
        ("UPDATE claim SET trigger_end = 4000", "trigger of claim"),
        ("UPDATE passage SET end = 4000 WHERE start = 91", "passage at 91..4000 lies outside the text"),
    ],
)
def test_a_span_that_quotes_nothing_is_found(change: str, wrong: str) -> None:
    with made.empty() as conn:
        place = _filled(conn)
        conn.execute(change)
        assert any(finding.place == place and wrong in finding.wrong for finding in store.verify(conn))


def test_a_claim_outside_its_sentence_is_found() -> None:
    with made.empty() as conn:
        place = _filled(conn)
        conn.execute("PRAGMA ignore_check_constraints = ON")
        conn.execute("UPDATE claim SET sentence_start = 60")
        assert any(finding.place == place and "outside its sentence" in finding.wrong for finding in store.verify(conn))


def test_one_altered_letter_is_named_with_its_place_and_what_stood_there() -> None:
    with made.empty() as conn:
        place = _filled(conn)
        conn.execute("UPDATE document SET text = replace(text, '$60', '$90') WHERE key = 1")
        (finding,) = store.verify(conn)
        at = made.TEXT.index("60 million")
        assert finding.place == place
        assert f"in one byte, at character {at} (byte {at}): '9' stands where '6' stood" in finding.wrong
        assert "gave Ukraine $90 million" in finding.wrong


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("UPDATE figure SET amount_high = amount_high + 1", "row 1 of figure was altered and is now"),
        ("UPDATE mention SET value = 'x' WHERE kind = 'money'", "of mention was altered and is now"),
        ("DELETE FROM mention WHERE kind = 'money'", "1 row of mention was taken out"),
        ("INSERT INTO doubt SELECT NULL, reading, start, end, 'x', 'y' FROM doubt", "1 row of doubt was added"),
        ("UPDATE entry SET author = 'Eve' WHERE id = 1", "its time, author, command, reason, version or model was altered"),
        ("UPDATE document SET place = 'elsewhere' WHERE key = 1", "the place from which document"),
        ("UPDATE seal SET sums = replace(sums, '1', '2') WHERE part = 'claim'", "its check sums were altered, its content was not"),
    ],
)
def test_an_altered_row_is_named(change: str, named: str) -> None:
    with made.empty() as conn:
        _filled(conn)
        conn.execute(change)
        (finding,) = store.verify(conn)
        assert finding.place == "entry 1"
        assert named in finding.wrong


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE event SET documents = 7 WHERE key = 1",
        "UPDATE event SET standing = 'rejected' WHERE key = 1",
        "UPDATE event_actor SET role = 'host'",
        "UPDATE event_actor SET first_day = '1999-01-01'",
        "DELETE FROM event_claim",
        "UPDATE event SET until_entry = 2",
        "UPDATE event_month SET events = 2",
        "DELETE FROM event_month",
    ],
)
def test_an_altered_derived_row_is_found_by_deriving_again(change: str) -> None:
    with made.empty() as conn:
        text = made.document()
        claim = made.claim_of(text)
        made.add(conn, text)
        entry = made.add_entry(conn)
        store.add_reading(conn, 1, made.read_truly(text, claim), made.UNITS, entry)
        store.derive(conn, [claim], (), entry, made.UNITS)
        store.seal_entry(conn, entry)
        assert list(store.compare(conn, made.UNITS)) == []
        conn.execute(change)
        assert list(store.compare(conn, made.UNITS))
