"""What docs/query.md says of the language: every term and value is there, and every query of the page is found by an index."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.ask import parse
from ledger.ask.lists import LISTS, TERMS
from ledger.ask.terms import AllOf, AnyOf, Not, Party, Query, Told
from ledger.queries.events import EventFilter, events
from ledger.queries.grouping import GROUPS, groups
from tests.ask.trees import NOW

PAGE = (Path(__file__).parents[2] / "docs" / "query.md").read_text(encoding="utf-8")
SAVED = {"loans": "instrument:loan from:US", "late": "@loans date:2024-10.."}
WRONG = ("actr:", "millitary", "United Stats")
QUERIES = [query for query in re.findall(r"^\$ ledger events '([^']*)'", PAGE, re.M) if not any(word in query for word in WRONG)]
FOUND = ("actor:usa", "from:usa -to:ukr", "framework", '"strategic framework" kind:agree', "document:d0c1", "actor:usa or pack*")
MORE = (*FOUND, "actor:US or kind:aid money:>=1bn", "status:rejected", "-money:any", "date:..2021")
FEW = ("SCAN t", "SCAN g")  # decisions, corrected sums: as many as a person made
BIG = ("event", "event_claim", "event_actor", "claim", "figure", "reading", "document", "mention", "claim_party")


def test_the_page_names_every_term_and_every_value() -> None:
    for term in TERMS:
        assert f"`{term}:`" in PAGE, term
    for name, values in LISTS.items():
        (row,) = re.findall(rf"^\| `{name}:` \|.*$", PAGE, re.M)
        assert re.findall(r"[a-z_]+", row.rsplit("|", 2)[1]) == list(values)


def known(query: Query) -> Query:
    """The query with names that the small ledger knows: the plan does not depend on them."""
    match query:
        case AllOf(parts):
            return AllOf(tuple(map(known, parts)))
        case AnyOf(parts):
            return AnyOf(tuple(map(known, parts)))
        case Not(part):
            return Not(known(part))
        case Party(side, names):
            return Party(side, tuple("Volodymyr Zelensky" if name == "Zelensky" else "usa" if name == "US" else name for name in names))
        case Told("document", _):
            return Told("document", ("d0c1",))
    return query


def steps(conn: sqlite3.Connection, wanted: EventFilter) -> Iterator[str]:
    """How SQLite answers every SELECT that a listing and its groups ask."""
    asked: list[str] = []
    conn.set_trace_callback(asked.append)
    events(conn, wanted)
    for by in GROUPS:
        groups(conn, wanted, by)
    conn.set_trace_callback(None)
    about = [sql for sql in dict.fromkeys(asked) if "event e" in sql and sql.lstrip().startswith("SELECT")]
    return (row[3] for sql in about for row in conn.execute(f"EXPLAIN QUERY PLAN {sql}"))


@pytest.mark.parametrize("text", [*QUERIES, *MORE])
def test_no_query_of_the_page_reads_a_big_table_from_end_to_end(conn: sqlite3.Connection, text: str) -> None:
    names = {row[0] for row in conn.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert names >= set(BIG)
    whole = re.compile(rf"SCAN ({'|'.join(BIG)}|[a-z])\b(?! VIRTUAL)(?!.* USING .*INDEX)")
    wanted = EventFilter(query=known(parse(text, NOW, SAVED.get)))
    assert [step for step in steps(conn, wanted) if whole.match(step) and step not in FEW] == []


@pytest.mark.parametrize(
    "text", ["actor:usa", "from:usa -to:ukr", "framework", '"strategic framework" kind:agree', "document:d0c1", "actor:usa or pack*"]
)
def test_what_an_index_finds_is_not_looked_for_among_all_events(conn: sqlite3.Connection, text: str) -> None:
    wanted = EventFilter(query=parse(text, NOW))
    seen = {step for step in steps(conn, wanted) if re.match(r"(SCAN|SEARCH) e\b(?!.*event_rejected)", step)}
    assert seen == {"SEARCH e USING INTEGER PRIMARY KEY (rowid=?)"}


def test_the_page_has_queries() -> None:
    assert len(QUERIES) > 6
