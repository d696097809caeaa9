"""Properties of claims that hold for any text, and texts that are not sentences."""

import hashlib
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.claims.scene import scenes_of
from ledger.model import Claim, Document, Reading
from ledger.reader import Reader

READER = Reader(model=False)
WORDS = st.sampled_from(
    (
        "Norway", "Ukraine", "the United States", "Joe Biden", "and", "to", "from", "by", "sent", "will provide", "asked for", "package",
        "$5 million", "€7bn", "up to $60 million", "in 2021", "since 2014", "on Tuesday", "today",
        "“", "”", "(", ")", ",", ";", ".", "\n\n",
        "including", "met with", "meeting between", "signed an agreement", "not", "didn’t", "if", "loan", "aid", "ſent", "gıve", "MEET",
        "start of the Donbass War", "authority under section 614", "to date", "another", "Q    ",
    )
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=40).map(" ".join)


def reading_of(text: str) -> Reading:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return READER.reading_of(Document(text, digest, None, "White House", None, date(2022, 3, 16)))


def claims_in(text: str) -> tuple[Claim, ...]:
    return READER.claims_of(reading_of(text))


@settings(deadline=None)
@given(TEXTS)
def test_every_sum_gives_one_figure_with_its_own_words_and_bounds(text: str) -> None:
    reading = reading_of(text)
    figures = [claim.figure for claim in READER.claims_of(reading) if claim.figure]
    assert [(f.start, f.end, f.text, f.low, f.high) for f in figures] == [(m.start, m.end, m.text, m.low, m.high) for m in reading.money]


@settings(deadline=None)
@given(TEXTS)
def test_claims_are_in_the_order_of_the_text_with_ids_of_their_own_and_inside_their_sentence(text: str) -> None:
    claims = claims_in(text)
    assert [claim.order for claim in claims] == list(range(len(claims)))
    assert [claim.start for claim in claims] == sorted(claim.start for claim in claims)
    assert len({claim.id for claim in claims}) == len(claims)
    for claim in claims:
        assert 0 <= claim.sentence.start <= claim.start < claim.end <= claim.sentence.end <= len(text)


@settings(deadline=None)
@given(TEXTS)
def test_a_sum_links_only_to_sums_before_it(text: str) -> None:
    figures = [claim.figure for claim in claims_in(text) if claim.figure]
    for place, figure in enumerate(figures):
        assert all(0 <= link.target < place for link in figure.links)


@settings(deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_claims(text: str) -> None:
    assert claims_in(text) == claims_in(text)


@settings(deadline=None)
@given(TEXTS)
def test_the_words_of_a_summary_stand_in_its_sentence(text: str) -> None:
    for claim in claims_in(text):
        if claim.happening:
            words = claim.happening.summary.removesuffix("…").strip("“”").lower()
            assert words in " ".join(text[claim.sentence.start : claim.sentence.end].split()).lower()


@pytest.mark.parametrize(
    "text", ["$5 million to ", "Norway sent $5 million to Ukraine and ", "“$5 million ", "including $5 million ($6 million) "]
)
def test_a_sentence_without_end_is_read_in_stretches_that_lose_no_sum(text: str) -> None:
    reading = reading_of(text * 300)
    assert len(reading.money) >= 300
    assert len([claim for claim in READER.claims_of(reading) if claim.figure]) == len(reading.money)
    assert max(scene.sentence.end - scene.sentence.start for scene in scenes_of(reading, READER.lexicons)) <= 1000


def test_a_text_without_a_blank_is_read_in_stretches_too() -> None:
    reading = reading_of("x" * 5000 + " " + "($5million)" * 500)
    assert len(reading.money) == 500
    assert len([claim for claim in READER.claims_of(reading) if claim.figure]) == 500


def test_letters_that_only_fold_to_a_word_are_not_that_word() -> None:
    (claim,) = claims_in("Norway gıves and ſends Ukraine aid of $5 million.")
    assert claim.figure
    assert not any("send" in rule or "provide:" in rule for rule in claim.figure.rules)
