"""The ledger remembers: decisions are taken back without a trace, and any entry can be seen as it was."""

import datetime
import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger import errors, pipeline, store
from ledger.model import Document
from ledger.pipeline import Session
from ledger.queries.actors import actors
from ledger.queries.aid import AidQuestion, aid
from ledger.queries.asked import Asked
from ledger.queries.history import diff, log
from tests.store.made import AT

TOLD = ((3, "Poland", "Ukraine", 20), (4, "Poland", "Ukraine", 20), (9, "Norway", "Moldova", 7), (29, "Norway", "Georgia", 8))
GIFTS = tuple(
    f"On {day} March 2022 {giver} gave {taker} ${amount} million in military aid. "
    f"Joe Biden met Volodymyr Zelensky in Kyiv on {day} March 2022."
    for day, giver, taker, amount in TOLD
)
HOW = Session(AT, "Ann", "test", model=False, reason="a test")


def _document(text: str, url: str | None = None) -> Document:
    return Document(text, hashlib.sha256(text.encode()).hexdigest(), None, "The Paper", url, datetime.date(2022, 5, 10), "made.txt")


def _events(path: Path) -> list[str]:
    with store.reading(path) as conn:
        return [name for (name,) in conn.execute("SELECT id FROM event WHERE until_entry IS NULL AND type IS NOT NULL ORDER BY id")]


def _derived(path: Path, as_of: int | None = None) -> list[str]:
    """The dump of what is derived; decisions themselves stay in the ledger when they are undone."""
    with store.reading(path, as_of) as conn:
        return [line for line in store.dump(conn) if not line.startswith('{"table": "decision')]


@pytest.fixture(scope="module")
def gifts(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("gifts") / "gifts.db"
    assert len(list(pipeline.add([_document(text) for text in GIFTS], path, HOW))) == len(GIFTS)
    return path.read_bytes()


@pytest.fixture
def ledger(gifts: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    path.write_bytes(gifts)
    return path


def _whole(path: Path) -> None:
    with store.reading(path) as conn:
        assert list(store.verify(conn)) == []
    assert list(pipeline.derived_findings(path)) == []


def _asked(path: Path, kind: Any, places: list[int]) -> Asked:
    events = _events(path)
    names = tuple(dict.fromkeys(events[place % len(events)] for place in places))
    return Asked(kind, names, (("date", "2022-03-01"), ("summary", "Otherwise")) if kind == "correct" else ())


_KINDS = st.sampled_from(("accept", "reject", "correct", "merge", "prefer"))
_STEPS = st.lists(st.tuples(_KINDS, st.lists(st.integers(0, 20), min_size=2, max_size=3)), min_size=1, max_size=4)


@settings(max_examples=12)
@given(_STEPS)
def test_undo_restores_the_derived_rows_and_as_of_shows_each_step_as_it_was(
    gifts: bytes, tmp_path_factory: pytest.TempPathFactory, steps: Any
) -> None:
    path = tmp_path_factory.mktemp("steps") / "ledger.db"
    path.write_bytes(gifts)
    seen = {len(GIFTS): _derived(path)}
    taken = []
    for kind, places in steps:
        try:
            taken.append(pipeline.decide(path, [_asked(path, kind, places)], HOW).entry)
        except errors.UsageError:  # nothing to merge
            continue
        seen[taken[-1]] = _derived(path)
        _whole(path)
    for entry in reversed(taken):
        undone = pipeline.undo(path, entry, HOW).entry
        seen[undone] = _derived(path)
        assert seen[undone] == seen[entry - 1]
    for entry, lines in seen.items():
        assert _derived(path, entry) == lines
    _whole(path)


def test_as_of_equals_a_ledger_that_was_built_only_up_to_then(ledger: Path, tmp_path: Path) -> None:
    for number in range(1, len(GIFTS) + 1):
        shorter = tmp_path / f"{number}.db"
        list(pipeline.add([_document(text) for text in GIFTS[:number]], shorter, HOW))
        assert _derived(ledger, number) == _derived(shorter)


def test_as_of_a_moment_is_the_last_entry_before_it_and_an_entry_that_is_not_there_is_said(ledger: Path) -> None:
    with store.reading(ledger, AT) as conn:
        assert conn.execute("SELECT count(*) FROM document").fetchone() == (0,)
    with store.reading(ledger, AT + datetime.timedelta(seconds=1)) as conn:
        assert conn.execute("SELECT count(*) FROM document").fetchone() == (len(GIFTS),)
    with pytest.raises(errors.UsageError, match="is not in the ledger"), store.reading(ledger, 99):
        pass


def test_undoing_an_undo_restores_the_decision(ledger: Path) -> None:
    before = _derived(ledger)
    (event, *_) = _events(ledger)
    rejected = pipeline.decide(ledger, [Asked("reject", (event,))], HOW).entry
    after = _derived(ledger)
    undone = pipeline.undo(ledger, rejected, HOW).entry
    assert _derived(ledger) == before
    pipeline.undo(ledger, undone, HOW)
    assert _derived(ledger) == after
    with pytest.raises(errors.NoSuchFact, match="no decision that is in force"):
        pipeline.undo(ledger, rejected, HOW)
    with pytest.raises(errors.NoSuchFact, match="no decision"):
        pipeline.undo(ledger, 1, HOW)
    _whole(ledger)


def test_a_corrected_actor_is_shown_so_everywhere_and_claims_keep_their_name(ledger: Path) -> None:
    with store.reading(ledger) as conn:
        (poland,) = conn.execute("SELECT id FROM actor WHERE name = 'Poland'").fetchone()
    entry = pipeline.decide(ledger, [Asked("correct", (poland,), (("name", "Republic of Poland"), ("country", "")))], HOW).entry
    with store.reading(ledger) as conn:
        assert ("Republic of Poland", None) in {(row[0], row[2]) for row in actors(conn).rows}
        assert {row[2] for row in aid(conn, AidQuestion("Republic of Poland", "Ukraine")).rows} == {("Republic of Poland",)}
    with store.reading(ledger, entry - 1) as conn:
        assert "Poland" in {row[0] for row in actors(conn).rows}
    _whole(ledger)
    before = len(_events(ledger))
    list(pipeline.add([_document(GIFTS[0] + " Told again.")], ledger, HOW))
    assert len(_events(ledger)) == before
    _whole(ledger)


def test_a_corrected_sum_counts_as_corrected(ledger: Path) -> None:
    def totals() -> set[object]:
        with store.reading(ledger) as conn:
            table = aid(conn, AidQuestion("Norway", "Moldova"))
        return {row[table.columns.index("running_high")] for row in table.rows}

    with store.reading(ledger) as conn:
        sql = "SELECT e.id FROM event e JOIN figure f ON f.claim = e.preferred WHERE until_entry IS NULL AND amount_low = 700000000"
        (event,) = conn.execute(sql).fetchone()
    assert totals() == {"7000000"}
    pipeline.decide(ledger, [Asked("correct", (event,), (("amount", "9000000"),))], HOW)
    assert totals() == {"9000000"}
    with store.reading(ledger) as conn:
        assert conn.execute("SELECT count(*) FROM figure WHERE amount_low = 700000000").fetchone() == (1,)
    _whole(ledger)


def test_log_and_diff_tell_what_was_done(ledger: Path) -> None:
    (event, *_) = _events(ledger)
    entry = pipeline.decide(ledger, [Asked("reject", (event,)), Asked("correct", (event,), (("date", "2020"),))], HOW).entry
    with store.reading(ledger) as conn:
        (first, *_) = log(conn).rows
        assert (first[0], first[2], first[4], first[5]) == (entry, "Ann", ("correct", "reject"), "a test")
        assert next(row[0] for row in log(conn, event).rows) == entry
        changes = {(row[0], row[1], row[5], row[7]) for row in diff(conn, entry - 1, entry).rows}
        assert changes == {("changed", event, "date", "2020"), ("changed", event, "standing", "rejected")}
        assert {row[0] for row in diff(conn, 0, entry).rows} == {"came"}
        assert {row[0] for row in diff(conn, entry, 0).rows} == {"went"}
        assert diff(conn, entry, entry).rows == ()


def test_an_older_text_of_a_url_added_again_comes_back_into_force(tmp_path: Path) -> None:
    path = tmp_path / "versions.db"
    old, new = (_document(text, "https://example.org/a") for text in GIFTS[2:])
    outcomes = [one.outcome for one in pipeline.add([old, new, new, old, old], path, HOW) if not isinstance(one, errors.LedgerError)]
    assert outcomes == ["added", "new version", "same", "in force again", "same"]
    alone = tmp_path / "alone.db"
    list(pipeline.add([old], alone, HOW))
    kept = ('{"table": "document', '{"table": "actor')
    assert [line for line in _derived(path) if not line.startswith(kept)] == [line for line in _derived(alone) if not line.startswith(kept)]
    _whole(path)


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path)) as conn:
        yield conn


def test_a_decision_that_was_altered_is_found(ledger: Path) -> None:
    (event, *_) = _events(ledger)
    entry = pipeline.decide(ledger, [Asked("reject", (event,))], HOW).entry
    with _opened(ledger) as conn:
        conn.execute("UPDATE decision SET kind = 'accept'")
        conn.commit()
    with store.reading(ledger) as conn:
        assert [finding.place for finding in store.verify(conn)] == [f"entry {entry}"]
    assert list(pipeline.derived_findings(ledger))


def test_an_event_that_is_in_force_no_more_and_was_altered_is_found(ledger: Path) -> None:
    (event, *_) = _events(ledger)
    pipeline.decide(ledger, [Asked("reject", (event,))], HOW)
    assert list(pipeline.derived_findings(ledger)) == []
    with _opened(ledger) as conn:
        conn.execute("UPDATE event SET modality = 'denied' WHERE until_entry IS NOT NULL AND id = ?", (event,))
        conn.commit()
    assert [finding.place for finding in pipeline.derived_findings(ledger)] == [f"event {event}"]


def test_an_altered_sketch_is_found_and_its_document_named(ledger: Path) -> None:
    digit = "CASE substr(numbers, 2000, 1) WHEN '0' THEN '1' ELSE '0' END"
    with _opened(ledger) as conn:
        conn.execute(f"UPDATE sketch SET numbers = substr(numbers, 1, 1999) || {digit} || substr(numbers, 2001) WHERE document = 1")  # noqa: S608  our own words
        (identity,) = conn.execute("SELECT id FROM document WHERE key = 1").fetchone()
        conn.commit()
    assert [finding.place for finding in pipeline.derived_findings(ledger)] == [f"document {identity}"]


def test_a_broken_index_is_named_and_nothing_else_is_compared(ledger: Path) -> None:
    with _opened(ledger) as conn:
        conn.execute("PRAGMA writable_schema = ON")
        conn.execute(
            "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'claim_block') WHERE name = 'claim_id'"
        )
        conn.commit()
    assert {finding.place for finding in pipeline.derived_findings(ledger)} == {"file"}


def test_reading_again_keeps_what_was_decided(ledger: Path) -> None:
    (event, other, *_) = _events(ledger)
    pipeline.decide(ledger, [Asked("reject", (event,)), Asked("merge", (event, other))], HOW)
    before = [line for line in _derived(ledger) if line.startswith('{"table": "event')]
    assert list(pipeline.reread(ledger, None, HOW))
    assert [line for line in _derived(ledger) if line.startswith('{"table": "event')] == before
    _whole(ledger)
