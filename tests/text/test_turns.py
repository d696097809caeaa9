"""Who speaks in a transcript."""

import pytest

from ledger.places import SEEDS
from ledger.text import load_chrome, passages_of, turns_of

RULES = load_chrome(SEEDS)


def turns_in(text: str) -> list[tuple[str, bool, str]]:
    found = turns_of(text, passages_of(text, RULES), RULES)
    return [(turn.label, turn.questioner, " ".join(text[turn.start : turn.end].split())) for turn in found]


def test_speakers_and_questioners_are_told_apart() -> None:
    first = "2:34 P.M. EDT\n\nMS. PSAKI:  We sent\n$60 million.\n\n"
    text = first + "\u00a0\u00a0 Q\u00a0\u00a0\u00a0 And then, one more: why?\n\nTHE PRESIDENT: Because.\n"
    assert turns_in(text) == [
        ("MS. PSAKI", False, "We sent $60 million."),
        ("Q", True, "And then, one more: why?"),
        ("THE PRESIDENT", False, "Because."),
    ]


def test_names_with_marks_hyphens_and_a_small_c_are_labels() -> None:
    text = "**MR. McGURK:** Yes.\n\nMS. JEAN-PIERRE: No.\n\nPRESIDENT LÓPEZ OBRADOR: Yes.\n\nMS. JEAN-PIERRE: No.\n"
    assert [label for label, _, _ in turns_in(text)] == ["MR. McGURK", "MS. JEAN-PIERRE", "PRESIDENT LÓPEZ OBRADOR", "MS. JEAN-PIERRE"]


def test_the_questioner_may_be_spelled_out() -> None:
    assert turns_in("QUESTION: Why?\n\nMR. PRICE: Because.\n")[0] == ("QUESTION", True, "Why?")


def test_a_document_of_the_seeds_keeps_its_order_of_speakers() -> None:
    text = (SEEDS / "documents" / "wh-2022-03-16-remarks-assistance.md").read_text(encoding="utf-8")
    assert [(label, questioner) for label, questioner, _ in turns_in(text)] == [
        ("THE PRESIDENT", False),
        ("Q", True),
        ("THE PRESIDENT", False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "MS. PSAKI: One label makes no transcript.\n",
        "MEMORANDUM FOR: The Secretary\n\nSUBJECT: Delegation of authority\n",
        "TARIFFS WORK: They do.\n\nBRINGING BACK COMMON SENSE: It is back.\n",
        "He said this: We sent aid.\n\nShe said that: We did.\n\nHe said this: We did not.\n",
        "The vote in the\nUSA: it passed, and in the\nUSA: it failed\n",
    ],
)
def test_what_is_no_transcript_has_no_turns(text: str) -> None:
    assert turns_in(text) == []
