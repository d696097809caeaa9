"""The one query language in the listings of figures, documents and actors; its terms that mean nothing there; order and SQL."""

import sqlite3
from collections.abc import Callable
from typing import Any

import pytest

from ledger.ask import parse
from ledger.errors import UsageError
from ledger.queries.actors import actors, actors_sql
from ledger.queries.documents import documents, documents_sql
from ledger.queries.figures import figures, figures_sql
from ledger.queries.order import Order, in_order
from ledger.queries.sql import answer
from ledger.queries.table import Table
from tests.ask.trees import NOW

Listed = Callable[..., Table]


def ids(conn: sqlite3.Connection, listed: Listed, text: str) -> list[object]:
    return list(listed(conn, parse(text, NOW)).column("id"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["c1a2aaaaaaaa", "c1b3aaaaaaaa", "c1b4aaaaaaaa"]),
        ("from:usa", ["c1a2aaaaaaaa", "c1b4aaaaaaaa"]),
        ("not:from:usa", ["c1b3aaaaaaaa"]),
        ("to:Ukraine stage:request", ["c1b3aaaaaaaa"]),
        ("actor:ukr money:>=1bn", ["c1b3aaaaaaaa"]),
        ("money:<1bn", ["c1a2aaaaaaaa", "c1b4aaaaaaaa"]),
        ("money:EUR or money:none", []),
        ("date:2021-08", ["c1a2aaaaaaaa"]),
        ("date:none", ["c1b3aaaaaaaa"]),
        ("source:RT", ["c1a2aaaaaaaa", "c1b3aaaaaaaa"]),
        ("document:d0c3", ["c1b4aaaaaaaa"]),
        ("gave or kind:request", ["c1a2aaaaaaaa", "c1b3aaaaaaaa"]),
        ('"gave ukraine" purpose:military', ["c1a2aaaaaaaa"]),
        ("-purpose:military modality:asserted", ["c1b4aaaaaaaa"]),
        ("met", []),
    ],
)
def test_figures_fulfil_a_query_by_their_own_fields_sentence_and_document(conn: sqlite3.Connection, text: str, found: list[str]) -> None:
    assert ids(conn, figures, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["d0c1aaaaaaaa", "d0c3aaaaaaaa", "d0c4aaaaaaaa"]),
        ("source:RT or date:none", ["d0c1aaaaaaaa", "d0c4aaaaaaaa"]),
        ("date:2021-09-02..", ["d0c3aaaaaaaa"]),
        ("-date:2021", ["d0c4aaaaaaaa"]),
        ("protest*", ["d0c3aaaaaaaa"]),
        ("talks", ["d0c1aaaaaaaa"]),
        ("actor:Zelensky", ["d0c1aaaaaaaa"]),
    ],
)
def test_documents_fulfil_a_query_by_publisher_day_words_and_who_is_named(conn: sqlite3.Connection, text: str, found: list[str]) -> None:
    assert ids(conn, documents, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("biden", {"joe-biden", "name:Hunter Biden"}),
        ("biden kind:consult", {"joe-biden"}),
        ("kind:consult", {"joe-biden", "volodymyr-zelensky"}),
        ("kind:consult date:2020", set()),
        ("kind:aid or hunter", {"usa", "ukr", "name:Hunter Biden"}),
        ("from:usa -biden", {"usa", "ukr"}),
        ("(biden) (kind:consult) date:2021", {"joe-biden"}),
    ],
)
def test_actors_fulfil_words_by_name_and_the_other_terms_by_one_event(conn: sqlite3.Connection, text: str, found: set[str]) -> None:
    assert set(ids(conn, actors, text)) == found


@pytest.mark.parametrize("text", ["kind:aid", "from:usa", "money:any", "talks or stage:pledge"])
def test_a_term_that_means_nothing_for_documents_is_an_error_that_names_its_column(conn: sqlite3.Connection, text: str) -> None:
    with pytest.raises(UsageError, match="means nothing in `ledger documents`") as raised:
        documents(conn, parse(text, NOW))
    assert raised.value.place == f"query, column {1 + text.find('stage') if 'stage' in text else 1}"


@pytest.mark.parametrize("text", ["date:2021-09", "date:2021-08-31..2021-09-01"])
def test_what_a_window_leaves_out_since_it_has_no_day_is_counted(conn: sqlite3.Connection, text: str) -> None:
    assert "1 sum without a day is not listed in a window" in figures(conn, parse(text, NOW)).notes
    assert "1 document without a day is not listed in a window" in documents(conn, parse(text, NOW)).notes
    assert not [note for note in figures(conn, parse("date:none", NOW)).notes if "window" in note]


@pytest.mark.parametrize(
    ("listed", "printed", "text"),
    [
        (figures, figures_sql, "from:usa gave money:>1m date:2021"),
        (figures, figures_sql, ""),
        (documents, documents_sql, "source:rt or protest*"),
        (actors, actors_sql, "biden kind:consult 'it''s' or kind:aid"),
        (actors, actors_sql, "-biden"),
    ],
)
def test_the_sql_that_is_printed_finds_the_same_rows(conn: sqlite3.Connection, listed: Listed, printed: Any, text: str) -> None:
    query = parse(text, NOW)
    select = printed(conn, query)
    assert set(answer(conn, select).column("id")) == set(listed(conn, query).column("id"))


TABLE = Table(
    ("day", "id", "left"), (("2020", "a", None), ("2021", "b", None), (None, "c", None), ("2019", "d", "why"), (None, "e", "why"))
)


@pytest.mark.parametrize(
    ("order", "found", "notes"),
    [
        (Order(), "abcde", ()),
        (Order(reverse=True), "bacde", ()),
        (Order(limit=2), "ab", ("3 more sums are behind the limit",)),
        (Order(reverse=True, limit=4), "bacd", ("1 more sum is behind the limit",)),
        (Order(limit=0), "", ("5 more sums are behind the limit",)),
    ],
)
def test_rows_turn_round_but_those_without_a_day_and_those_left_out(order: Order, found: str, notes: tuple[str, ...]) -> None:
    table = in_order(TABLE, order, "sum", "day", "left")
    assert "".join(str(name) for name in table.column("id")) == found
    assert table.notes == notes
