"""Whole articles against what a person read in them: tests/articles/*.toml beside seeds/documents/."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from ledger.model import Event
from ledger.read import Overrides, documents_at
from ledger.reader import Reader
from ledger.resolve import events_of
from ledger.span import Spanned

ARTICLES = Path(__file__).parent.parent / "articles"
SEEDS = Path(__file__).parent.parent.parent / "seeds" / "documents"
READER = Reader(model=False)


def events_in(article: str) -> tuple[Event, ...]:
    """What the program makes of one seed document, of the events that happened or are to happen."""
    (document,) = documents_at(SEEDS / f"{article}.txt", Overrides())
    assert not isinstance(document, Exception)
    events = events_of(READER.claims_of(READER.reading_of(document)))
    return tuple(event for event in events if event.preferred.happening)


def told(event: Event, expected: dict[str, Any]) -> dict[str, Any]:
    """An event in the form of the expected file, with the fields that the expected event names."""
    happening, figure = event.preferred.happening, event.preferred.figure
    assert happening is not None
    found: dict[str, Any] = {
        "type": happening.type,
        "date": happening.date,
        "modality": happening.modality,
        "who": sorted(party.name for party in event.parties),
        "low": None if figure is None or figure.low is None else f"{figure.low:f}",
        "high": None if figure is None or figure.high is None else f"{figure.high:f}",
    }
    for name in set(expected) - set(found) - {"what"}:
        value = getattr(figure, name, None)
        found[name] = list(value) if isinstance(value, tuple) else value
    return found


def wanted(expected: dict[str, Any]) -> dict[str, Any]:
    """An expected event without its description, with what is open spelled out."""
    return {"low": None, "high": None, **expected, "who": sorted(expected["who"])}


@pytest.mark.parametrize("article", sorted(path.stem for path in ARTICLES.glob("*.toml")))
def test_an_article_gives_the_events_a_person_reads_in_it_and_no_others(article: str) -> None:
    expected = tomllib.loads((ARTICLES / f"{article}.toml").read_text(encoding="utf-8"))["event"]
    rest = list(events_in(article))
    for one in expected:
        same = [event for event in rest if {**told(event, one), "what": one["what"]} == wanted(one)]
        assert same, f"not found: {one['what']}; left: {[told(event, one) for event in rest]}"
        rest.remove(same[0])
    assert not rest, f"more than is in the article: {[event.preferred.happening for event in rest]}"


def test_nothing_comes_from_the_icons_the_promos_the_share_line_or_the_second_headline() -> None:
    (document,) = documents_at(SEEDS / "rt-2021-09-01.txt", Overrides())
    assert not isinstance(document, Exception)
    reading = READER.reading_of(document)
    dropped = {passage.rule: document.text[passage.start : passage.end] for passage in reading.passages if passage.rule}
    assert set(dropped) == {"icon-line", "repeated-headline", "promo", "share-line"}
    spans: list[Spanned] = [*reading.dates, *reading.money, *reading.actors, *READER.claims_of(reading)]
    for passage in reading.passages:
        if passage.rule:
            assert not [span for span in spans if span.start < passage.end and passage.start < span.end]
