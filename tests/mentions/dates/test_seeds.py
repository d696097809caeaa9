"""seeds/dates/: every entry is met in its examples, and nothing is read in its nevers."""

from datetime import date

import pytest

from ledger.mentions.dates import DateVocabulary, dates_in
from ledger.model import Sentence
from ledger.places import SEEDS
from ledger.vocab import Entry, entries_of

_FILES = ("lexicon", "relations", "context", "modifiers")
_LONGEST = 4  # words of a phrase
_ENTRIES = [
    pytest.param(name, entry, id=f"{name}:{entry.name}") for name in _FILES for entry in entries_of(SEEDS / "dates" / f"{name}.toml")
]


@pytest.mark.parametrize(("file", "entry"), _ENTRIES)
def test_a_word_of_every_entry_stands_in_each_of_its_examples(file: str, entry: Entry, vocab: DateVocabulary) -> None:
    words = getattr(vocab, file)
    for example in entry.examples:
        pieces = example.lower().replace(",", " ").replace(".", " ").replace("-", " ").split()
        runs = {" ".join(pieces[at : at + length]) for at in range(len(pieces)) for length in range(1, _LONGEST + 1)}
        assert entry.name in {words[run].name for run in runs if run in words}, example


@pytest.mark.parametrize(("file", "entry"), _ENTRIES)
def test_every_word_of_an_entry_is_its_own_and_no_other_entry_takes_it(file: str, entry: Entry, vocab: DateVocabulary) -> None:
    assert [word for word in entry.words if getattr(vocab, file)[word.lower()].name != entry.name] == []


@pytest.mark.parametrize(
    "text", [text for file in _FILES for entry in entries_of(SEEDS / "dates" / f"{file}.toml") for text in entry.nevers]
)
def test_nothing_is_read_in_the_nevers_of_the_words(text: str, vocab: DateVocabulary) -> None:
    assert dates_in(text, (Sentence(0, len(text)),), date(2021, 9, 1), vocab)[0] == ()
