"""tests/corpus/summaries.toml: who does it and the line of a chronology; the borders of clauses, the plain words of a sentence."""

import hashlib
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.claims.events.borders import borders_in
from ledger.claims.plain import closed_off, first_word, plain
from ledger.model import Document, Happening
from ledger.reader import Reader

CORPUS = tomllib.loads((Path(__file__).parents[2] / "tests" / "corpus" / "summaries.toml").read_text(encoding="utf-8"))
WORDS = st.lists(
    st.sampled_from(["Norway", "condemned", "Iran", ",", "and", "(", ")", "[", "—", "“", "which", "to", "  ", "\n", ";"]), max_size=60
)


@cache
def reader(parsed: bool) -> Reader:
    return Reader(model=parsed)


def told_in(entry: dict[str, Any], parsed: bool) -> list[Happening]:
    text = entry["text"]
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(text, digest, entry.get("title"), entry.get("source", "Reuters"), None, date(2022, 3, 16))
    claims = reader(parsed).claims_of(reader(parsed).reading_of(document))
    return [claim.happening for claim in claims if claim.happening]


def readings(entries: list[dict[str, Any]]) -> list[Any]:
    parsers = (True, False) if reader(True).model else (False,)
    return [
        pytest.param(entry, parsed, id=f"{entry['name'].replace(' ', '-')}-{'by-parse' if parsed else 'by-order'}")
        for entry in entries
        for parsed in parsers
        if entry.get("parse" if parsed else "order", True)
    ]


@pytest.mark.parametrize(("case", "parsed"), readings(CORPUS["case"]))
def test_an_event_has_the_line_and_the_parties_that_a_reader_gives_it(case: dict[str, Any], parsed: bool) -> None:
    event = told_in(case, parsed)[case.get("event", 0)]
    assert event.summary == case.get("line", event.summary)
    who = [f"{party.role} {party.name}" for party in event.parties]
    assert who == case.get("who", who)


@pytest.mark.parametrize(("never", "parsed"), readings(CORPUS["never"]))
def test_no_line_has_the_words_and_no_event_the_parties_that_it_must_not_have(never: dict[str, Any], parsed: bool) -> None:
    events = told_in(never, parsed)
    assert not [words for words in never.get("words", ()) for event in events if words in event.summary]
    assert not {party.name for event in events for party in event.parties} & set(never.get("who", ()))


@given(WORDS)
def test_borders_stand_in_their_stretch_from_left_to_right(words: list[str]) -> None:
    text = " ".join(words)
    borders = list(borders_in(text, 0, len(text)))
    assert all(0 <= border.start <= border.end <= len(text) for border in borders)
    assert [border.end for border in borders] == sorted(border.end for border in borders)


@given(WORDS)
def test_plain_words_are_words_of_the_text_and_quotations_are_closed(words: list[str]) -> None:
    text = " ".join(words)
    assert set(plain(text).split()) <= set(text.split())
    line = closed_off(plain(text))
    assert line.count("“") == line.count("”")
    assert 0 <= first_word(text, 0, len(text)) <= len(text)
