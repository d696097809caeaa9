"""Random decisions on actors: derived rows follow, as-of shows each step, and undoing all of them restores the beginning."""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger import store
from ledger.errors import LedgerError
from ledger.pipeline import Session, add, decide_on_actors, derived_findings, undo
from ledger.queries.actor_asked import ActorAsked
from ledger.read import Overrides, document_of

HOW = Session(now=datetime(2026, 11, 24, tzinfo=UTC), author="ann", command="test", model=False, reason="a test")
NAMES = ("Ann Lee", "A. Lee", "Bo Chan")
RECORD = "---\ndate: '2008-10-0{day}'\ntitle: Meeting {day}\nactors:\n- {one}\n- {two}\n---\n"
PAIRS = ((1, "Ann Lee", "Bo Chan"), (2, "A. Lee", "Bo Chan"), (3, "Ann Lee", "A. Lee"))


def dumped(path: Path, entry: int | None = None) -> list[str]:
    with store.reading(path, entry) as conn:
        return [line for line in store.dump(conn) if '"table": "event_actor"' in line or '"table": "actor"' in line]


CHOICES = st.lists(st.tuples(st.sampled_from(("merge", "split")), st.sampled_from(NAMES), st.sampled_from(NAMES)), min_size=1, max_size=4)


@settings(max_examples=8, deadline=None)
@given(CHOICES)
def test_whatever_is_decided_on_actors_every_step_is_remembered_and_can_be_taken_back(choices: list[tuple[str, str, str]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        documents = [document_of(RECORD.format(day=day, one=one, two=two), Overrides(), {}, "x") for day, one, two in PAIRS]
        assert len(list(add(documents, path, HOW))) == len(PAIRS)
        steps = {len(PAIRS): dumped(path)}
        for kind, one, two in choices:
            asked = ActorAsked("merge" if kind == "merge" else "split", (f"name:{one}", f"name:{two}"))
            try:
                entry = decide_on_actors(path, asked, HOW).entry
            except LedgerError:
                continue
            steps[entry] = dumped(path)
        assert list(derived_findings(path)) == []
        assert {entry: dumped(path, entry) for entry in steps} == steps
        for entry in sorted(steps, reverse=True)[:-1]:
            undo(path, entry, HOW)
        assert dumped(path) == steps[len(PAIRS)]
        assert list(derived_findings(path)) == []
