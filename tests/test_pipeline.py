"""The whole path: what a ledger holds after documents were added, in whatever order, once or twice, whole or not at all."""

import hashlib
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ledger import store
from ledger.errors import LedgerError
from ledger.model import Document
from ledger.pipeline import Added, Session, add, build, reread
from ledger.queries.aid import AidQuestion, aid
from ledger.queries.events import EventFilter, events
from ledger.queries.table import Table
from ledger.read import Overrides, documents_at

SEEDS = Path(__file__).parent.parent / "seeds" / "documents"
HOW = Session(now=datetime(2026, 11, 24, tzinfo=UTC), author="ann", command="test", model=False)


def seeds(*names: str) -> list[Document | LedgerError]:
    found = documents_at(SEEDS, Overrides())
    return [one for one in found if isinstance(one, Document) and (not names or any(name in one.place for name in names))]


def added(ledger: Path, documents: Iterable[Document | LedgerError]) -> list[Added]:
    return [one for one in add(documents, ledger, HOW) if isinstance(one, Added)]


def dumped(ledger: Path) -> list[str]:
    with store.reading(ledger) as conn:
        assert list(store.verify(conn)) == []
        return list(store.dump(conn))


def aid_to_ukraine(ledger: Path) -> Table:
    with store.reading(ledger) as conn:
        return aid(conn, AidQuestion("United States", "Ukraine", None, True))


def column(table: Table, name: str) -> list[object]:
    return [row[table.columns.index(name)] for row in table.rows]


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    ledger = tmp_path_factory.mktemp("all") / "ledger.db"
    build(SEEDS, ledger, HOW)
    return ledger


def test_the_aid_timeline_of_one_article_adds_its_packages_and_leaves_out_the_total_and_the_request(tmp_path: Path) -> None:
    ledger = tmp_path / "rt.db"
    added(ledger, seeds("rt-"))
    table = aid_to_ukraine(ledger)
    rows = list(zip(*(column(table, name) for name in ("date", "amount", "running_low", "running_high", "excluded")), strict=True))
    assert rows == [
        ("2021-03", "125000000", "125000000", "125000000", None),
        ("2021-08-31", "60000000", "185000000", "185000000", None),
        ("2014/2021-09-01", "2500000000", None, None, "cumulative"),
        ("2021-09-01", "277000000000", None, None, "request"),
    ]


def test_over_all_seeds_the_sixty_million_stand_once_with_their_sources(everything: Path) -> None:
    table = aid_to_ukraine(everything)
    sixty = [row for row in table.rows if row[table.columns.index("amount")] == "60000000"]
    assert [(row[table.columns.index("sources")], row[table.columns.index("excluded")]) for row in sixty] == [(3, None)]


def test_three_packages_of_eight_hundred_million_stay_three(everything: Path) -> None:
    table = aid_to_ukraine(everything)
    eight = [
        row for row in table.rows if row[table.columns.index("amount")] == "800000000" and row[table.columns.index("excluded")] is None
    ]
    assert [row[table.columns.index("date")] for row in eight] == ["2022-03-16", "2022-04-13", "2022-04-21"]


@pytest.mark.parametrize(
    ("by", "periods"),
    [("year", ["2021", "2022"]), ("quarter", ["2021", "2021-Q1", "2021-Q2", "2021-Q3", "2022-Q1", "2022-Q2"])],
)
def test_aid_by_period_adds_up_to_the_same_as_item_by_item(everything: Path, by: str, periods: list[str]) -> None:
    with store.reading(everything) as conn:
        table = aid(conn, AidQuestion("US", "Ukraine", by, True))
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    grants = [row for row in rows if row["loans"] == "no"]
    assert [row["period"] for row in grants] == periods
    items = [row for row in _rows(aid_to_ukraine(everything)) if row["excluded"] is None and row["instrument"] != "loan"]
    assert grants[-1]["running_high"] == items[-1]["running_high"] == str(sum(int(str(row["amount_high"])) for row in items))


def test_loans_run_apart_from_grants_and_a_pledge_of_a_group_counts_for_no_member(everything: Path) -> None:
    rows = _rows(aid_to_ukraine(everything))
    (loan,) = [row for row in rows if row["instrument"] == "loan" and row["excluded"] is None]
    assert (loan["amount"], loan["running_high"]) == ("20000000000", "20000000000")
    with store.reading(everything) as conn:
        joint = [row for row in _rows(aid(conn, AidQuestion(None, "Ukraine"))) if row["provider"] == ("G7",)]
    assert joint
    assert {row["excluded"] for row in joint} <= {"pledge", "undated"}


def _rows(table: Table) -> list[dict[str, object]]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_adding_changes_nothing(everything: Path, tmp_path: Path, seed: int) -> None:
    documents = [replace(one, place=Path(one.place).name) for one in seeds() if isinstance(one, Document)]
    random.Random(seed).shuffle(documents)  # noqa: S311
    ledger = tmp_path / "shuffled.db"
    added(ledger, documents)
    assert dumped(ledger) == dumped(everything)


def test_adding_an_article_again_changes_nothing_and_says_so(tmp_path: Path) -> None:
    ledger = tmp_path / "twice.db"
    added(ledger, seeds("rt-", "memorandum"))
    before = dumped(ledger)
    assert {one.outcome for one in added(ledger, seeds("rt-", "memorandum"))} == {"same"}
    assert dumped(ledger) == before


def test_another_outlet_with_the_same_story_raises_the_sources_and_no_total(tmp_path: Path) -> None:
    ledger = tmp_path / "copy.db"
    (article,) = seeds("rt-")
    assert isinstance(article, Document)
    added(ledger, [article])
    before = aid_to_ukraine(ledger)
    text = article.text + "\n\nReporting by others.\n"
    added(ledger, [_document(text, article)])
    after = aid_to_ukraine(ledger)
    assert column(after, "running_high") == column(before, "running_high")
    assert column(after, "sources") == [2 for _ in after.rows]


def test_another_text_at_the_same_url_is_a_new_version_and_the_old_claims_count_no_more(tmp_path: Path) -> None:
    ledger = tmp_path / "versions.db"
    (article,) = seeds("rt-")
    assert isinstance(article, Document)
    first = replace(article, url="https://example.org/a")
    corrected = _document(article.text.replace("$60 million", "$65 million"), first)
    outcomes = added(ledger, [first, corrected])
    assert [one.outcome for one in outcomes] == ["added", "new version"]
    table = aid_to_ukraine(ledger)
    assert "65000000" in column(table, "amount")
    assert "60000000" not in column(table, "amount")
    with store.reading(ledger) as conn:
        assert conn.execute("SELECT count(*) FROM claim").fetchone()[0] == sum(one.claims for one in outcomes)


def test_reading_a_document_again_gives_the_same_events_and_keeps_the_old_claims(tmp_path: Path) -> None:
    ledger = tmp_path / "again.db"
    (one,) = added(ledger, seeds("rt-"))
    before = _chronology(ledger)
    (again,) = reread(ledger, one.document_id[:6], HOW)
    assert (again.outcome, again.claims) == ("read again", one.claims)
    assert _chronology(ledger) == before
    with store.reading(ledger) as conn:
        assert conn.execute("SELECT count(*) FROM claim").fetchone()[0] == 2 * one.claims


def test_a_reader_leaves_no_file_behind(everything: Path) -> None:
    before = sorted(everything.parent.iterdir())
    content = everything.read_bytes()
    aid_to_ukraine(everything)
    _chronology(everything)
    assert sorted(everything.parent.iterdir()) == before
    assert everything.read_bytes() == content


def test_a_ledger_killed_while_documents_are_added_holds_what_was_reported_and_nothing_half(tmp_path: Path) -> None:
    ledger = tmp_path / "killed.db"
    command = [str(Path(sys.executable).with_name("ledger")), "add", str(SEEDS), "--no-model", "--db", str(ledger)]
    for wait in (0.4, 0.8, 1.2, 1.6, 2.0):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            time.sleep(wait)
            process.send_signal(signal.SIGKILL)
            reported = [line.split()[1] for line in (process.stdout or ()) if line.endswith("\n") and line.startswith("added")]
        if ledger.exists():
            with store.reading(ledger) as conn:
                held = {one.id for one in store.stored_documents(conn)}
                read = conn.execute("SELECT count(DISTINCT document) FROM reading").fetchone()[0]
            assert set(reported) <= held
            assert read == len(held)
    added(ledger, seeds())
    assert len(dumped(ledger)) > 0
    assert len(_chronology(ledger).rows) > 20


def _document(text: str, like: Document) -> Document:
    return replace(like, text=text, digest=hashlib.sha256(text.encode()).hexdigest())


def _chronology(ledger: Path) -> Table:
    with store.reading(ledger) as conn:
        return events(conn, EventFilter())
