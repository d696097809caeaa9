"""One thing by its id, on the small ledger."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ledger.errors import NoSuchFact
from ledger.queries.doubts import doubts
from ledger.queries.show import fact
from ledger.store import create, reading


def test_an_event_shows_its_claims_with_quote_source_and_rules(conn: sqlite3.Connection) -> None:
    shown = fact(conn, "c1a2aaaaaaaa")
    assert (shown.kind, shown.name) == ("event", "US gave Ukraine $60 million")
    first, second = shown.claims
    assert (first.quote.before, first.quote.words, first.quote.after) == ("The US gave Ukraine ", "$60 million", " on 31 August 2021.")
    assert (first.title, first.source, first.published_on) == ("Talks – Washington", "RT", "2021-09-01")
    assert first.rules == ("give-verb", "sign", "amount-scale")
    assert second.document == "d0c3aaaaaaaa"


def test_an_event_shows_what_its_claims_disagree_on(conn: sqlite3.Connection) -> None:
    sides = [(side.field, side.value, side.claims) for side in fact(conn, "c1a2aaaaaaaa").conflicts]
    assert sides == [("date", "2021-08-31", ("c1a2aaaaaaaa",)), ("date", "2021-09-02", ("c1b4aaaaaaaa",))]


def test_an_event_answers_to_the_id_of_any_of_its_claims(conn: sqlite3.Connection) -> None:
    assert fact(conn, "c1b4aaaaaaaa").id == "c1a2aaaaaaaa"


def test_the_mentions_of_the_sentence_come_with_their_rules(conn: sqlite3.Connection) -> None:
    mentions = fact(conn, "c1a2aaaaaaaa").claims[0].mentions
    assert [(found.words, found.value, found.rules) for found in mentions] == [
        ("US", "United States", ("strong-name",)),
        ("$60 million", "60,000,000 USD", ("sign", "amount-scale")),
    ]


def test_how_a_figure_bears_on_another_is_shown(conn: sqlite3.Connection) -> None:
    values = dict(fact(conn, "c1b3aaaaaaaa").claims[0].values)
    assert values["revises"] == ("c1a2aaaaaaaa",)
    assert values["money"] == "more than 2,500,000,000 USD"


def test_a_claim_that_is_no_longer_in_force_can_still_be_shown(conn: sqlite3.Connection) -> None:
    assert fact(conn, "c1c6aaaaaaaa").kind == "claim"


def test_a_document_shows_what_was_dropped_and_doubted_and_by_which_rule(conn: sqlite3.Connection) -> None:
    shown = fact(conn, "d0c1aaaaaaaa")
    assert [(run.rule, run.words) for run in shown.dropped] == [("share-line", "Share it!\n")]
    assert [(run.rule, run.words) for run in shown.doubts] == [("no-currency", "billions")]
    assert dict(shown.values)["claims"] == 3


def test_a_document_names_its_other_versions(conn: sqlite3.Connection) -> None:
    assert dict(fact(conn, "d0c3aaaaaaaa").values)["other versions"] == ("d0c2aaaaaaaa",)


def test_an_actor_shows_how_often_it_is_named(conn: sqlite3.Connection) -> None:
    assert dict(fact(conn, "joe-biden").values) == {"kind": "person", "country": "USA", "sector": "GOV", "mentions": 1, "events": 1}


@pytest.mark.parametrize(("beginning", "kind"), [("d0c1", "document"), ("c1a1", "event"), ("joe", "actor"), ("name:H", "actor")])
def test_the_beginning_of_an_id_is_enough_when_it_is_the_only_one(conn: sqlite3.Connection, beginning: str, kind: str) -> None:
    assert fact(conn, beginning).kind == kind


def test_two_things_that_begin_so_are_listed(conn: sqlite3.Connection) -> None:
    with pytest.raises(NoSuchFact, match="more than one id begins so") as raised:
        fact(conn, "d0c")
    assert "'d0c1aaaaaaaa'" in raised.value.hint


@pytest.mark.parametrize("unknown", ["", "ffff", "c1a2aaaaaaaab", "%", "*"])
def test_an_id_that_nothing_has_is_an_error(conn: sqlite3.Connection, unknown: str) -> None:
    with pytest.raises(NoSuchFact):
        fact(conn, unknown)


def test_spans_count_code_points_also_behind_a_nul_and_beyond_the_basic_plane(tmp_path: Path) -> None:
    path = tmp_path / "odd.db"
    create(path)
    text = "\N{GRINNING FACE}\0 \U0001d518 gave $5."
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript("""
            INSERT INTO entry (id, at, author, command, version, previous, digest)
                VALUES (1, '2021-09-02T00:00:00Z', 'Ann', 'x', '0', '', 'd');
            INSERT INTO document (key, id, digest, place, text, entry) VALUES (1, 'd1d1d1d1d1d1', 'd1', '-', 'x', 1);
            INSERT INTO reading (key, document, entry) VALUES (1, 1, 1);
            INSERT INTO passage (reading, start, end, rule) VALUES (1, 0, 2, 'a-rule');
            INSERT INTO doubt (reading, start, end, rule, why) VALUES (1, 10, 12, 'a-rule', 'why');
        """)
        raw.execute("UPDATE document SET text = ?", (text,))
        raw.commit()
    with reading(path) as conn:
        shown, (doubt,) = fact(conn, "d1"), doubts(conn).rows
    assert (shown.dropped[0].words, shown.doubts[0].words, doubt[3]) == (text[0:2], "$5", "$5")
    assert dict(shown.values)["characters"] == len(text)
