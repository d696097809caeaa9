"""Where sentences begin and end: the corpus, whole documents, and texts of any kind."""

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.places import SEEDS
from ledger.span import inside
from ledger.text import load_chrome, passages_of, sentences_of

CORPUS: dict[str, Any] = tomllib.loads((Path(__file__).parent.parent / "corpus" / "sentences.toml").read_text(encoding="utf-8"))
RULES = load_chrome(SEEDS)


def sentences_in(text: str) -> list[str]:
    found = sentences_of(text, passages_of(text, RULES), RULES)
    return [" ".join(text[sentence.start : sentence.end].split()) for sentence in found]


@pytest.mark.parametrize("case", CORPUS["case"], ids=lambda case: str(case["name"]))
def test_a_text_is_split_into_its_sentences(case: dict[str, Any]) -> None:
    assert sentences_in(case["text"]) == case["sentences"]


@pytest.mark.parametrize("case", CORPUS["never"], ids=lambda case: str(case["text"][:40]))
def test_one_sentence_stays_one(case: dict[str, Any]) -> None:
    assert sentences_in(case["text"]) == [" ".join(case["text"].split())]


def test_the_article_of_the_seeds_is_fifteen_sentences_without_its_site_chrome() -> None:
    text = (SEEDS / "documents" / "rt-2021-09-01.txt").read_text(encoding="utf-8")
    found = sentences_in(text)
    assert len(found) == 15
    total = "Since the start of the Donbass War in 2014, the US has sent more than $2.5 billion to support Ukraine’s armed forces."
    assert total in found
    assert not any("rt.com" in sentence or "icon" in sentence for sentence in found)


PIECES = st.sampled_from(
    ["The US ", "U.S. ", "sent. ", "\n", "\n\n", "- ", "MS. PSAKI: ", "Q  ", "\\###\n", "…", "“No.” ", "1. ", "\u00a0", "#  "]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join))


@given(TEXTS)
def test_sentences_of_any_text_are_in_order_inside_kept_passages_and_trimmed(text: str) -> None:
    passages = passages_of(text, RULES)
    kept = [passage for passage in passages if passage.rule is None]
    found = sentences_of(text, passages, RULES)
    assert all(any(inside(sentence, passage) for passage in kept) for sentence in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(text[sentence.start : sentence.end] == text[sentence.start : sentence.end].strip() != "" for sentence in found)


@pytest.mark.parametrize("text", ["1" * 1_000_000, "$" * 1_000_000, "." * 1_000_000, "a. " * 300_000, "\n" * 100_000, ".)" * 300_000])
def test_a_megabyte_of_one_sign_is_split_without_harm(text: str) -> None:
    assert len(sentences_in(text)) <= 300_000
