"""The largest queries that are read can also be asked."""

import sqlite3

import pytest

from ledger.ask import parse
from ledger.ask.parser import DEEPEST, MOST_TERMS
from ledger.queries.events import EventFilter, events
from ledger.queries.grouping import groups
from ledger.queries.sql import answer
from ledger.queries.statement import statement
from tests.ask.trees import NOW

TERMS = ("framework", "actor:usa", "from:usa", "money:>=1m,EUR", "date:2021", "source:RT", "document:d0c1", "status:done,rejected")


def ask(conn: sqlite3.Connection, text: str) -> None:
    wanted = EventFilter(query=parse(text, NOW), undated=True)
    rows = events(conn, wanted).rows
    groups(conn, wanted, "actor")
    assert len(answer(conn, statement(conn, wanted)).rows) == len(rows)


@pytest.mark.parametrize("term", TERMS)
@pytest.mark.parametrize("shapes", [("({q} {t})", "({q} or {t})"), ("-({q} {t})", "-({q} or {t})"), ("({q} or {t})", "-({q} {t})")])
def test_the_deepest_brackets_are_answered(conn: sqlite3.Connection, term: str, shapes: tuple[str, str]) -> None:
    text = f"date:2021.. {term}"
    for depth in range(DEEPEST):
        text = shapes[depth % 2].format(q=text, t=term)
    ask(conn, text)


@pytest.mark.parametrize("term", TERMS)
@pytest.mark.parametrize("sign", [" ", " or ", " -"])
def test_the_most_terms_are_answered(conn: sqlite3.Connection, term: str, sign: str) -> None:
    ask(conn, sign.join([term] * MOST_TERMS))
