"""What a reader of a document is told about its actors; the cases are in tests/corpus/actors.toml."""

import datetime
import itertools
import tomllib
from pathlib import Path
from typing import Any

import pytest

from ledger.mentions.actors import ActorVocabulary, actors_in, load
from ledger.model import ActorMention, Doubt, Sentence, Turn
from ledger.places import SEEDS
from ledger.text.tagger import TaggedName

CORPUS = tomllib.loads((Path(__file__).parents[2] / "corpus" / "actors.toml").read_text(encoding="utf-8"))
CASES: list[dict[str, Any]] = CORPUS["case"]
NEVERS: list[dict[str, Any]] = CORPUS["never"]


@pytest.fixture(scope="module")
def vocab() -> ActorVocabulary:
    return load(SEEDS)


def sentences_of(text: str) -> list[Sentence]:
    """Sentences of made-up cases: they end at a full stop before a blank and a capital."""
    cuts = [i + 1 for i in range(len(text) - 2) if text[i] == "." and text[i + 1] == " " and text[i + 2].isupper()]
    cuts = [cut for cut in cuts if not text[:cut].endswith("Ltd.")]
    return [Sentence(start, end) for start, end in zip([0, *[cut + 1 for cut in cuts]], [*cuts, len(text)], strict=True)]


def names_of(case: dict[str, Any]) -> list[TaggedName]:
    found, at = [], 0
    for label, words in case.get("names", []):
        start = case["text"].index(words, at)
        at = start + len(words)
        found.append(TaggedName(start, at, label))
    return found


def read(case: dict[str, Any], vocab: ActorVocabulary) -> tuple[tuple[ActorMention, ...], tuple[Doubt, ...]]:
    text = case["text"]
    return actors_in(text, sentences_of(text), (), case.get("published_on"), vocab, names_of(case), case.get("publisher_state"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any], vocab: ActorVocabulary) -> None:
    mentions, doubts = read(case, vocab)
    assert [[m.text, m.kind, m.form, m.name] for m in mentions] == case["expect"]
    assert [doubt.rule for doubt in doubts] == case.get("doubts", [])
    if "sectors" in case:
        assert [f"{m.country or '-'} {m.sector or '-'}" for m in mentions] == case["sectors"]


@pytest.mark.parametrize("case", NEVERS, ids=lambda case: case["name"])
def test_never(case: dict[str, Any], vocab: ActorVocabulary) -> None:
    mentions, _ = read(case, vocab)
    assert case["words"] not in [mention.text for mention in mentions if mention.actor or mention.kind == "person"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_mentions_quote_the_text_in_order_and_keep_their_rules(case: dict[str, Any], vocab: ActorVocabulary) -> None:
    mentions, _ = read(case, vocab)
    assert all(case["text"][m.start : m.end] == m.text and m.rules for m in mentions)
    assert all(one.end <= two.start for one, two in itertools.pairwise(mentions))


def test_a_reporter_does_not_speak_for_the_government(vocab: ActorVocabulary) -> None:
    text = "Why are we late? We are not."
    turns = (Turn(0, 16, "Q", questioner=True), Turn(17, len(text), "MS. PSAKI", questioner=False))
    mentions, _ = actors_in(text, [Sentence(0, 16), Sentence(17, len(text))], turns, datetime.date(2022, 3, 16), vocab, (), "usa")
    assert [(m.start, m.name) for m in mentions] == [(17, "United States")]


def test_a_foreign_president_does_not_speak_for_the_publisher(vocab: ActorVocabulary) -> None:
    text = "We thank you."
    turns = (Turn(0, len(text), "PRESIDENT ZELENSKYY", questioner=False),)
    mentions, _ = actors_in(text, [Sentence(0, len(text))], turns, datetime.date(2022, 12, 21), vocab, (), "usa")
    assert mentions == ()


def test_text_outside_the_sentences_is_not_read(vocab: ActorVocabulary) -> None:
    mentions, doubts = actors_in("Ukraine\n\nPoland paid.", [Sentence(9, 21)], (), None, vocab)
    assert [m.text for m in mentions] == ["Poland"]
    assert doubts == ()


@pytest.mark.parametrize(
    "text", ["", "1" * 200_000, "$" * 200_000, "US " * 20_000, "A'" * 100_000, "(" * 100_000, "\ud800 Ukraine", "\x00Ukraine"]
)
def test_any_text_is_read_without_an_error(text: str, vocab: ActorVocabulary) -> None:
    mentions, _ = actors_in(text, [Sentence(0, len(text))] if text else [], (), datetime.date(2022, 3, 16), vocab, (), "usa")
    assert all(mention.text in ("US", "Ukraine") for mention in mentions)
