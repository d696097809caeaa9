"""One thing by its id, on the small ledger."""

import sqlite3

import pytest

from ledger.errors import NoSuchFact
from ledger.queries.show import fact


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
