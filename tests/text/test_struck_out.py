"""What the editor of a transcript struck out was not said: cases and nevers, and that any text is read in linear time."""

import datetime
import hashlib

import pytest

from ledger.model import Claim, Document, Reading
from ledger.reader import Reader, struck_out

READER = Reader(model=False)

CASES: tuple[tuple[str, list[str], list[str], list[str]], ...] = (
    ("We are sending <s>$800 million</s> \\[$300 million\\] to Ukraine.", ["$300 million"], ["Ukraine"], ["$800 million"]),
    ("We are sending $3 million to <s>Russia</s> [Ukraine].", ["$3 million"], ["Ukraine"], ["Russia"]),
    ("It cost us $10 <s>million</s> \\[billion\\].", ["$10 <s>million</s> \\[billion\\]"], [], ["million"]),
    ("Now <s>NATO\nand Poland</s> Finland gave $5 million.", ["$5 million"], ["Finland"], ["NATO\nand Poland"]),
)

NEVERS = (
    "We are sending $800 million to Ukraine.",
    "The mark <s> stands before $800 million to Ukraine.",
    "We gave <s>$800 million\n\nto Ukraine</s> then.",
    "We gave <s></s> $800 million to Ukraine.",
    "We gave <strong>$800 million</strong> to Ukraine.",
)


def reading_of(text: str) -> Reading:
    day = datetime.date(2022, 3, 16)
    return READER.reading_of(Document(text, hashlib.sha256(text.encode()).hexdigest(), published_on=day))


def claims_of(text: str) -> tuple[Claim, ...]:
    return READER.claims_of(reading_of(text))


@pytest.mark.parametrize(("text", "sums", "actors", "struck"), CASES)
def test_mentions_inside_what_is_struck_out_are_doubts(text: str, sums: list[str], actors: list[str], struck: list[str]) -> None:
    reading = reading_of(text)
    assert [mention.text for mention in reading.money] == sums
    assert [mention.text for mention in reading.actors if mention.form == "name"] == actors
    assert [text[doubt.start : doubt.end] for doubt in reading.doubts if doubt.rule == "struck-out"] == struck
    assert all(passage.rule is None for passage in reading.passages)


@pytest.mark.parametrize("text", NEVERS)
def test_a_mark_that_strikes_nothing_out_of_a_paragraph_hides_nothing(text: str) -> None:
    reading = reading_of(text)
    assert [mention.text for mention in reading.money] == ["$800 million"]
    assert "struck-out" not in {doubt.rule for doubt in reading.doubts}


def test_a_verb_that_is_struck_out_makes_no_event_and_its_correction_does() -> None:
    text = "President Biden <s>attacked</s> [met] Volodymyr Zelensky on 3 March 2022."
    claims = claims_of(text)
    assert [(claim.happening.type, claim.order) for claim in claims if claim.happening] == [("CONSULT", 0)]


def test_a_date_that_is_struck_out_dates_nothing() -> None:
    text = "On <s>Monday</s> [Tuesday] Joe Biden met Volodymyr Zelensky."
    assert [mention.text for mention in reading_of(text).dates] == ["Tuesday"]


def test_a_sum_keeps_its_claim_when_another_is_struck_out() -> None:
    text = "The United States gave Ukraine <s>$800 million</s> [$300 million] on 3 March 2022."
    assert [claim.figure.text for claim in claims_of(text) if claim.figure] == ["$300 million"]


def test_marks_without_end_strike_nothing_out() -> None:
    assert struck_out("<s>" * 20000 + "a" * 20000) == ()
