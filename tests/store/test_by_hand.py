"""Events made by hand in a ledger: one claim a record, its notes kept, joined to no other event but by decision."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ledger import store
from ledger.model import Document
from ledger.pipeline import Session, add, decide, reread, undo
from ledger.queries.asked import Asked
from ledger.queries.checks import found_by
from ledger.queries.events import EventFilter, events
from ledger.read import Overrides, document_of

HOW = Session(now=datetime(2026, 11, 24, tzinfo=UTC), author="ann", command="test", model=False)


def record(title: str, date: str = "2008-10-03", story: str = "He signed it, authorizing 00 billion.") -> Document:
    text = f"---\ndate: '{date}'\ntitle: {title}\nactors:\n- George W. Bush\n- Ben Bernanke\ntags:\n- banks\n"
    text += f"sources:\n- title: A law\n  url: https://example.org/law\n---\n\n{story}\n"
    return document_of(text, Overrides(), {}, "x.md")


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    assert all(
        getattr(one, "outcome", "") == "added" for one in add([record("Bush Signs Bailout"), record("Bush Signs a Bailout")], path, HOW)
    )
    return path


def listed(path: Path) -> list[tuple[object, ...]]:
    with store.reading(path) as conn:
        table = events(conn, EventFilter())
        assert list(store.verify(conn)) == []
    return [tuple(row[table.columns.index(name)] for name in ("date", "kind", "what", "who", "documents", "id")) for row in table.rows]


def test_a_record_is_one_event_with_its_date_title_and_actors(ledger: Path) -> None:
    rows = listed(ledger)
    assert {row[:3] for row in rows} == {("2008-10-03", "OTHER", "Bush Signs Bailout"), ("2008-10-03", "OTHER", "Bush Signs a Bailout")}
    assert all(row[3] == ("George W. Bush", "Ben Bernanke") for row in rows)


def test_two_records_of_one_day_and_actors_are_two_events_until_a_person_merges_them(ledger: Path) -> None:
    before = listed(ledger)
    assert [row[4] for row in before] == [1, 1]
    taken = decide(ledger, [Asked("merge", tuple(str(row[5]) for row in before))], HOW)
    assert [row[4] for row in listed(ledger)] == [2]
    undo(ledger, taken.entry, HOW)
    assert listed(ledger) == before


def test_tags_and_sources_are_kept_with_their_spans_and_sealed(ledger: Path) -> None:
    with store.reading(ledger) as conn:
        rows = conn.execute(
            "SELECT note.kind, value, link, substr(text, note.start + 1, note.end - note.start) FROM note JOIN claim ON claim.key = claim "
            "JOIN reading ON reading.key = reading JOIN document ON document.key = document "
            "WHERE title = 'Bush Signs Bailout' ORDER BY note.ordinal"
        ).fetchall()
        dumped = [json.loads(line) for line in store.dump(conn) if '"note"' in line]
    assert rows == [
        ("tag", "banks", None, "banks"),
        ("source", "A law", "https://example.org/law", "title: A law\n  url: https://example.org/law"),
    ]
    assert len(dumped) == 4


def test_the_lost_figure_in_the_story_is_found(ledger: Path) -> None:
    with store.reading(ledger) as conn:
        assert len(list(found_by(conn, ["lost-figure"]))) == 2


def test_a_date_that_is_none_leaves_the_event_undated_with_a_doubt(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    list(add([record("When", "2008-13-40")], path, HOW))
    assert listed(path)[0][0] is None
    with store.reading(path) as conn:
        assert conn.execute("SELECT rule, why FROM doubt WHERE rule = 'by-hand'").fetchall() == [
            ("by-hand", "the date of the event is none that can be read")
        ]


def test_a_record_is_the_same_when_it_is_read_again(ledger: Path) -> None:
    with store.reading(ledger) as conn:
        before = list(store.dump(conn))
    assert len(list(reread(ledger, None, HOW))) == 2
    with store.reading(ledger) as conn:
        assert list(store.dump(conn)) == before
