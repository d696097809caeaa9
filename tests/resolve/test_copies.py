"""Copies of one text, slips, what is new in a document, and conflicts as values."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.model import Claim
from ledger.resolve import Sketch, events_of, independent, sketch_of
from ledger.resolve.copies import copied, unpacked
from ledger.resolve.novelty import novelty
from ledger.resolve.slips import slips_among
from tests.resolve.claims import DAY, PACKAGE, sum_claim, told

WORDS = [f"word{number}" for number in range(400)]


def text(seed: int, length: int = 300) -> str:
    """A made-up story."""
    chance = Random(seed)  # noqa: S311
    return " ".join(chance.choice(WORDS) for _ in range(length))


STORY = text(1)
QUOTE = " ".join(STORY.split()[:40])


@pytest.mark.parametrize(
    "copy",
    [
        STORY,
        f"KYIV (Reuters) - {STORY}",
        STORY.upper().replace(" ", ", "),
        " ".join(STORY.split()[:120]),  # shortened
        f"{text(2, 100)} {STORY}",  # embedded in a longer one
    ],
)
def test_a_story_that_is_shortened_or_wrapped_is_a_copy(copy: str) -> None:
    assert copied(sketch_of(STORY), sketch_of(copy))


@pytest.mark.parametrize("other", [text(2), "", "word1", f"{QUOTE} {text(3, 260)}"])
def test_another_story_that_quotes_the_same_sentence_is_none(other: str) -> None:
    assert not copied(sketch_of(STORY), sketch_of(other))


def test_short_texts_are_copies_only_when_they_are_equal() -> None:
    assert copied(sketch_of("aid to Ukraine"), sketch_of("Aid to Ukraine."))
    assert not copied(sketch_of("aid to Ukraine"), sketch_of("aid to Ukraine now"))


@given(st.text(max_size=200), st.text(max_size=200))
def test_being_a_copy_is_symmetric_and_a_sketch_survives_the_database(one: str, two: str) -> None:
    mine, theirs = sketch_of(one), sketch_of(two)
    assert copied(mine, theirs) == copied(theirs, mine)
    assert unpacked(mine.packed()) == mine


def test_copies_count_once_and_a_document_without_a_sketch_by_itself() -> None:
    sketches = {"a": sketch_of(STORY), "b": sketch_of(f"AP - {STORY}"), "c": sketch_of(text(2))}
    assert independent(["a", "b", "c"], sketches) == 2
    assert independent(["a", "b", "c", "d"], sketches) == 3


def test_three_papers_with_one_wire_story_are_three_documents_and_one_independent() -> None:
    claims = [sum_claim(DAY, name) for name in ("one", "two", "three")]
    sketches: dict[str, Sketch] = {one.digest: sketch_of(STORY) for one in claims}
    (event,) = events_of(claims, sketches)
    assert (event.documents, event.independent) == (3, 1)


def sum_of(millions: int, document: str, words: str = "equipment for the electricity grid of Ukraine") -> Claim:
    amount = Decimal(millions * 1_000_000)
    return told(sum_claim(DAY, document, figure=replace(PACKAGE, low=amount, high=amount)), words)


def test_an_amount_a_hundred_times_off_from_all_others_is_a_slip_and_of_two_neither() -> None:
    slip = sum_of(53_000, "two")
    assert slips_among([sum_of(53, "one"), slip, sum_of(53, "three")]) == {slip.id}
    assert slips_among([sum_of(53, "one"), slip]) == frozenset()


def test_a_slip_is_kept_in_a_conflict_and_never_shown_for_the_event() -> None:
    (event,) = events_of([sum_of(53_000, "two"), sum_of(53, "one"), sum_of(53, "three")])
    assert event.preferred.figure
    assert event.preferred.figure.amount == 53_000_000
    assert [value for value, _ in event.conflicts[0].sides] == ["53000000 USD", "53000000000 USD"]


def test_sides_of_a_conflict_name_their_claims_and_a_rounding_is_no_side() -> None:
    nearly = sum_claim(DAY, "three", figure=replace(PACKAGE, low=Decimal(796_000_000), high=Decimal(796_000_000), comparator="nearly"))
    (event,) = events_of([sum_claim(DAY, "one"), sum_claim(DAY + timedelta(days=1), "two"), nearly])
    (conflict,) = event.conflicts
    assert (conflict.field, [value for value, _ in conflict.sides]) == ("date", ["2022-03-16", "2022-03-17"])
    assert {name for _, names in conflict.sides for name in names} == {one.id for one in event.claims}


def test_what_is_new_in_a_document() -> None:
    before = sum_claim(DAY, "one", published=DAY)
    later = DAY + timedelta(days=2)
    repeat, new = (sum_claim(DAY, "two", 10, published=later), sum_of(60, "two"))
    new = replace(new, start=40, order=80, published_on=later, id="new")
    drawn = replace(new, start=60, order=120, id="drawn", figure=replace(PACKAGE, low=Decimal(5), high=Decimal(5)))
    again = replace(new, start=80, order=160, id="again")
    events = events_of([before, repeat, new, drawn, again])
    found = novelty(repeat.digest, events, {"drawn": (("draws_on", "pot"),)})
    assert [(news.claim.id, news.verdict, news.other) for news in found] == [
        (repeat.id, "repeat", before.id), ("new", "new", None), ("drawn", "drawn", "pot"), ("again", "repeat", "new"),
    ]  # fmt: skip
