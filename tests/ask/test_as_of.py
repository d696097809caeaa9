"""A query asked of the ledger as it stood after an entry."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ledger.ask import parse
from ledger.queries.events import EventFilter, events
from ledger.queries.sql import answer
from ledger.queries.statement import statement
from ledger.store import create, reading
from tests.ask.trees import NOW

_SCRIPT = Path(__file__).parents[1] / "queries" / "small.sql"
# Entry 2: the protest is read as an agreement of $5 million with Ukraine, in a document that was added with it.
_LATER = """
INSERT INTO entry VALUES (2, '2021-10-01T00:00:00Z', 'Bob', 'ledger add', NULL, '0.1.0', NULL, 'd1', 'd2');
INSERT INTO document (key, id, digest, title, source, published_on, place, text, entry)
    VALUES (5, 'd0c5aaaaaaaa', 'd0c5', 'Later', 'Reuters', '2021-10-01', 'x', 'They agreed on money at last.', 2);
INSERT INTO reading VALUES (5, 5, 2, NULL);
INSERT INTO claim (key, id, reading, ordinal, start, end, sentence_start, sentence_end, trigger_start, trigger_end, type, date, first_day,
    end_day, modality, summary, rules)
    VALUES (7, 'c1d7aaaaaaaa', 5, 0, 0, 4, 0, 29, 5, 11, 'AGREE', '2021-09-02', '2021-09-02', '2021-09-03', 'asserted', 'They agreed', 'x');
INSERT INTO figure (claim, amount_low, amount_high, minor_digits, currency, currency_basis, comparator, vague, provider, recipient,
    attribution, rules) VALUES (7, 500000000, 500000000, 2, 'USD', 'sign', 'eq', 0, '[]', '[]', 'own', 'x');
UPDATE event SET until_entry = 2 WHERE key = 4;
INSERT INTO event (key, id, preferred, type, date, first_day, end_day, modality, documents, from_entry, until_entry)
    VALUES (6, 'c1d7aaaaaaaa', 7, 'AGREE', '2021-09-02', '2021-09-02', '2021-09-03', 'asserted', 1, 2, NULL);
INSERT INTO event_claim VALUES (6, 0, 7);
INSERT INTO event_actor VALUES (4, '2021-09-02', 6, 'participant', NULL);
INSERT INTO document_words (rowid, title, text) SELECT key, title, text FROM document;
INSERT INTO actor_history SELECT key, 1, name, kind, country, sector FROM actor;
"""


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("grown") / "grown.db"
    create(path)
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript(f"BEGIN; {_SCRIPT.read_text(encoding='utf-8')} {_LATER} COMMIT;")
    return path


@pytest.mark.parametrize(
    ("text", "before", "now"),
    [
        ("kind:protest", 1, 0),
        ("kind:agree", 0, 1),
        ("protesters", 1, 0),
        ('"at last"', 0, 1),
        ("actor:Ukraine", 2, 3),
        ("money:5m", 0, 1),
        ("date:2021-09-02", 1, 1),
        ("-money:any", 2, 1),
        ("document:d0c3", 2, 1),
    ],
)
def test_a_query_sees_what_was_in_force_after_an_entry(grown: Path, text: str, before: int, now: int) -> None:
    found = []
    for entry in (1, None):
        with reading(grown, entry) as conn:
            wanted = EventFilter(query=parse(text, NOW))
            rows = events(conn, wanted).rows
            assert [row[-1] for row in answer(conn, statement(conn, wanted)).rows] == [row[-1] for row in rows]
            found.append(len(rows))
    assert found == [before, now]
