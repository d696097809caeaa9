"""Every noun of seeds/actors/nouns.toml stands for the one who fits it, and not for who does not."""

import re

import pytest

from ledger.mentions.actors import ActorVocabulary, actors_in, load
from ledger.model import ActorMention, Sentence
from ledger.places import SEEDS
from ledger.vocab import Entry, entries_of

ENTRIES = entries_of(SEEDS / "actors" / "nouns.toml")


@pytest.fixture(scope="module")
def vocab() -> ActorVocabulary:
    return load(SEEDS)


def stand_ins(text: str, vocab: ActorVocabulary) -> list[ActorMention]:
    cut = text.index(". ") + 2 if ". " in text else 0
    sentences = [Sentence(0, cut - 1), Sentence(cut, len(text))] if cut else [Sentence(0, len(text))]
    mentions, _ = actors_in(text, sentences, (), None, vocab)
    return [mention for mention in mentions if {"noun-of-one", "noun-of-foremost", "noun-of-nearest"}.intersection(mention.rules)]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_a_noun_stands_for_the_only_one_who_fits(entry: Entry, vocab: ActorVocabulary) -> None:
    for example in entry.examples:
        found = stand_ins(example, vocab)
        assert found, example
        assert all(any(re.search(rf"\b{re.escape(words)}$", mention.text) for words in entry.words) for mention in found)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_a_noun_does_not_stand_for_somebody_of_another_kind(entry: Entry, vocab: ActorVocabulary) -> None:
    for text in entry.nevers:
        assert not stand_ins(text, vocab), text


@pytest.mark.parametrize("words", sorted(word for entry in ENTRIES for word in entry.words))
def test_a_noun_alone_stands_for_nobody(words: str, vocab: ActorVocabulary) -> None:
    assert not stand_ins(f"Later the {words} agreed.", vocab)
