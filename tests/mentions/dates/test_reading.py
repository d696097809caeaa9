import itertools
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.errors import VocabularyBroken
from ledger.mentions.dates import DateVocabulary, dates_in, load
from ledger.model import Sentence
from ledger.places import SEEDS

_VOCABULARY = load(SEEDS)
_SHAPES = (
    *("2014", "2021", "31", "30", "490", "9999", "0", "00:00", "25:61", "24:30", "1990s", "'89", "5", "100", "0300", "FY22", "9/11"),
    *("2021-08-31T99:99:99Z", "2021-02-30T10:00Z", "2021-W60", "31.02.2021", "9999-12-31", "http://a", "İ", "٣١", "a.m.", "'s"),
    *("-", "–", "—", ",", ".", "(", ")", "/", "+", "$", "%"),
)
_KNOWN = (*_VOCABULARY.lexicon, *_VOCABULARY.relations, *_VOCABULARY.context, *_VOCABULARY.modifiers)
_WORDS = st.sampled_from((*_SHAPES, *_KNOWN, *(word.title() for word in _KNOWN)))


@settings(max_examples=400, deadline=None)
@given(st.lists(_WORDS, max_size=25), st.none() | st.dates())
def test_any_order_of_words_is_read_without_an_error_and_quoted_verbatim(words: list[str], published_on: date | None) -> None:
    text = " ".join(words)
    found, _ = dates_in(text, (Sentence(0, len(text)),), published_on, _VOCABULARY)
    assert all(text[mention.start : mention.end] == mention.text and mention.rules for mention in found)
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))


def test_only_what_stands_in_a_sentence_is_read(vocab: DateVocabulary) -> None:
    text = "date: 2021-08-31\n\nThey met in 2014."
    start = text.index("They")
    found, _ = dates_in(text, (Sentence(start, len(text)),), date(2021, 9, 1), vocab)
    assert [mention.text for mention in found] == ["2014"]


@pytest.mark.parametrize("piece", ["7", "$", "1,", "1/", "2014-", "'"])
def test_a_long_run_of_one_sign_holds_no_date(piece: str, vocab: DateVocabulary) -> None:
    text = piece * 20_000
    found, _ = dates_in(text, (Sentence(0, len(text)),), date(2021, 9, 1), vocab)
    assert not [mention for mention in found if mention.value != "2014"]


def test_words_and_numbers_that_do_not_match_are_reported_with_their_entry(tmp_path: Path) -> None:
    folder = tmp_path / "dates"
    folder.mkdir()
    entry = '[[entry]]\nname = "month"\nwords = ["May", "June"]\nnumbers = [5]\nsource = "s"\nexample = ["in May"]\n'
    for name in ("lexicon", "relations", "context"):
        (folder / f"{name}.toml").write_text(entry, encoding="utf-8")
    with pytest.raises(VocabularyBroken, match="month: 1 numbers for 2 words"):
        load(tmp_path)
