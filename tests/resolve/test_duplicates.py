"""Entries of a timeline that may be one event: what is proposed, what is not, and at what cost."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.resolve.duplicates import Entry, duplicates

DAY = date(2025, 10, 23)
PALACE = Entry(
    "a", DAY, "Auditors expose the minister's palace at Lake Orta", frozenset(("Court of Auditors", "Paolo Neri")),
    "The Court of Auditors published photographs of a palace at Lake Orta that Paolo Neri, minister of works, had built.",
    frozenset(("40000000 EUR",)),
)  # fmt: skip
AGAIN = Entry(
    "b", DAY, "Minister Neri's Lake Orta palace exposed by auditors", frozenset(("Paolo Neri", "Court of Auditors")),
    "Photographs published by the Court of Auditors show the palace that minister of works Neri built at Lake Orta.",
)  # fmt: skip
SUBJECTS = ("harbours", "railways", "schools", "bread", "vineyards", "taxes", "bridges", "fishing", "forests", "hospitals")
OTHERS = tuple(
    Entry(
        f"x{number}",
        DAY + timedelta(days=number % 5),
        f"Parliament debates {subject} and the minister answers",
        frozenset(("Parliament", "Paolo Neri")),
        f"The chamber spoke about {subject} for hours; minister Neri answered questions of the opposition on {subject}.",
    )
    for number, subject in enumerate(SUBJECTS)
)
CROWD = (PALACE, AGAIN, *OTHERS)


def proposed(*entries: Entry) -> set[tuple[str, str]]:
    return {(pair.one, pair.two) for pair in duplicates(entries)}


def test_two_tellings_in_other_words_are_proposed_with_what_speaks_for_it() -> None:
    pair = duplicates(CROWD)[0]
    assert (pair.one, pair.two, pair.score >= 60) == ("a", "b", True)
    assert pair.why[0] == "one day"
    assert pair.why[-1] == "both name court of auditors, paolo neri"


def test_days_next_to_each_other_are_one_and_two_days_between_are_two() -> None:
    assert ("a", "b") in proposed(*OTHERS, PALACE, replace(AGAIN, day=DAY + timedelta(days=1)))
    assert ("a", "b") not in proposed(*OTHERS, PALACE, replace(AGAIN, day=DAY + timedelta(days=2)))
    assert ("a", "b") not in proposed(*OTHERS, PALACE, replace(AGAIN, day=None))


def test_one_day_and_the_same_minister_are_two_events_when_other_things_are_told() -> None:
    assert proposed(*CROWD) == {("a", "b")}


def test_titles_are_enough_where_there_is_no_text() -> None:
    assert ("a", "b") in proposed(*OTHERS, replace(PALACE, text=""), replace(AGAIN, text=""))


@pytest.mark.parametrize(
    ("mine", "theirs", "differing"),
    [
        ({"40000000 EUR"}, {"4000000 EUR"}, ("4000000 EUR", "40000000 EUR")),
        ({"40000000 EUR"}, {"40000000 EUR"}, ()),
        ({"40000000 EUR"}, set(), ()),
        ({"40000000 EUR"}, {"40000000 EUR", "7 EUR"}, ()),
    ],
)
def test_a_pair_with_other_figures_says_in_which(mine: set[str], theirs: set[str], differing: tuple[str, ...]) -> None:
    pair = duplicates([replace(PALACE, sums=frozenset(mine)), replace(AGAIN, sums=frozenset(theirs)), *OTHERS])[0]
    assert pair.differing == differing


WORDS = st.lists(st.sampled_from(("palace", "lake", "minister", "court", "tax", "7", "signs", "fires", "the", "of")), max_size=6).map(
    " ".join
)
ENTRIES = st.lists(
    st.builds(
        Entry, st.uuids().map(str), st.one_of(st.none(), st.integers(0, 3).map(lambda days: DAY + timedelta(days=days)), st.just(date.max)),
        WORDS, st.frozensets(st.sampled_from(("Neri", "Court", "", "Café!"))), WORDS, st.frozensets(st.sampled_from(("1 EUR", "2 EUR"))),
    ),
    max_size=12, unique_by=lambda entry: entry.id,
)  # fmt: skip


@settings(deadline=None)
@given(ENTRIES, st.randoms(use_true_random=False))
def test_the_order_of_the_entries_changes_nothing(entries: list[Entry], chance: Random) -> None:
    shuffled = list(entries)
    chance.shuffle(shuffled)
    assert duplicates(shuffled, 0) == duplicates(entries, 0)


@settings(deadline=None)
@given(ENTRIES)
def test_a_pair_is_of_two_entries_once_and_its_score_is_a_percentage(entries: list[Entry]) -> None:
    pairs = duplicates(entries, 0)
    assert len({(pair.one, pair.two) for pair in pairs}) == len(pairs)
    assert all(pair.one < pair.two and 0 <= pair.score <= 100 for pair in pairs)


def test_a_crowd_on_one_day_is_compared_with_a_few_each_and_its_copies_are_found() -> None:
    titles = (f"The court hears case {number} against Neri" for number in range(2000))
    crowd = [Entry(f"{number:04}", DAY, title, frozenset(("Paolo Neri",))) for number, title in enumerate(titles)]
    copy = replace(crowd[7], id="copy")
    pairs = duplicates([*crowd, copy], 0)
    assert len(pairs) <= 20 * len(crowd)
    assert ("0007", "copy") in {(pair.one, pair.two) for pair in pairs if pair.score >= 80}
