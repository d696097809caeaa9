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


def test_a_speech_has_the_one_label_of_its_speaker() -> None:
    text = "Boston, Massachusetts\n\n3:05 P.M. EDT\n \nTHE PRESIDENT:  Hello, Boston!\n\nI signed it.\n\n3:20 P.M. EDT\n"
    assert turns_in(text) == [("THE PRESIDENT", False, "Hello, Boston! I signed it. 3:20 P.M. EDT")]


def test_two_speeches_have_a_label_each() -> None:
    text = "GOVERNOR HOCHUL: Please welcome the President.\n\nTHE PRESIDENT: Thank you.\n"
    assert [label for label, _, _ in turns_in(text)] == ["GOVERNOR HOCHUL", "THE PRESIDENT"]


def test_blanks_inside_a_label_tell_no_speakers_apart() -> None:
    text = "MS.\u00a0 PSAKI: Yes.\n\nMS. PSAKI: No.\n"
    assert [label for label, _, _ in turns_in(text)] == ["MS. PSAKI", "MS. PSAKI"]


@pytest.mark.parametrize(
    "text",
    [
        "TARIFFS WORK: One heading makes no transcript.\n",
        "SECRETARY: One office without a name makes none.\n",
        "MEMORANDUM FOR: The Secretary\n\nSUBJECT: Delegation of authority\n",
        "TARIFFS WORK: They do.\n\nBRINGING BACK COMMON SENSE: It is back.\n",
        "He said this: We sent aid.\n\nShe said that: We did.\n\nHe said this: We did not.\n",
        "The vote in the\nUSA: it passed, and in the\nUSA: it failed\n",
    ],
)
def test_what_is_no_transcript_has_no_turns(text: str) -> None:
    assert turns_in(text) == []
