"""Sentences cut for a table, around the words they are shown for."""

import pytest

from ledger.queries.quotes import around

LONG = "On a day in March, after long talks with Congress, the President announced $800 million in arms, and left for a summit."


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (200, LONG),
        (60, "…the President announced $800 million in arms, and left for a…"),
        (12, "… $800 million …"),
    ],
)
def test_a_sentence_is_cut_between_words_around_its_span(width: int, shown: str) -> None:
    start = LONG.index("$800")
    assert around(LONG, start, start + 12, width) == shown


def test_lines_are_one_and_what_stands_at_the_edges_is_whole() -> None:
    assert around("We give\n  $5\n million now.", 10, 21) == "We give $5 million now."
    assert around("($5 million)", 1, 11) == "($5 million)"
    assert around("", 0, 0) == ""


def test_a_span_longer_than_the_width_is_whole() -> None:
    assert around("a " + "word " * 40 + "b", 2, 201, 50) == "… " + "word " * 40 + "…"
