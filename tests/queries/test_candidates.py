"""Actors that may be one."""

import sqlite3

import pytest

from ledger.queries.candidates import Candidate, candidates, likeness, pairs_among, words_of


def actor(name: str, kind: str = "person", country: str | None = None, events: set[int] | None = None, known: bool = False) -> Candidate:
    """Whoever acts in event n acts with the partners n and n + 100."""
    acts = frozenset(events or ())
    partners = acts | {event + 100 for event in acts}
    identity = words_of(name)[-1] if known else f"name:{name}"
    return Candidate(
        hash(name), identity, name, kind, country, words_of(name), frozenset({hash((name, event)) for event in acts}), partners
    )


@pytest.mark.parametrize(
    ("one", "other", "score", "why"),
    [
        ("Lloyd Austin", "Lloyd J. Austin", 60, ("one name within the other",)),
        ("J. Sullivan", "Jake Sullivan", 50, ("same last word and initial",)),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", 50, ("almost the same spelling",)),
        ("José Borrell", "Jose Borrell", 60, ("same words",)),
        ("J.D. Vance", "JD Vance", 60, ("same words",)),
        ("Hunter Biden", "Joe Biden", 0, ()),
        ("Biden", "Joe Biden", 0, ()),
        ("Ocasio-Cortez", "Alexandria Ocasio-Cortez", 0, ()),
        ("López Obrador", "Andrés Manuel López Obrador", 0, ()),
        ("Ann Smith", "Ann Smythson", 0, ()),
    ],
)
def test_persons_are_alike_by_their_names_and_never_by_a_surname(one: str, other: str, score: int, why: tuple[str, ...]) -> None:
    assert likeness(actor(one), actor(other)) == (score, why)
    assert likeness(actor(other), actor(one)) == (score, why)


def test_a_surname_and_shared_partners_are_two_grounds() -> None:
    one, other = actor("Sullivan", events={1, 2}), actor("Jake Sullivan", events={1, 2})
    assert likeness(one, other) == (55, ("same last word", "4 shared partners"))


def test_shared_partners_do_not_make_one_of_two_given_names() -> None:
    assert likeness(actor("Hunter Biden", events={1, 2, 3}), actor("Joe Biden", events={1, 2, 3})) == (0, ())


def test_what_tells_two_apart_wins() -> None:
    assert likeness(actor("Li Wei", country="CHN"), actor("Li Q. Wei", country="SGP"))[0] == 0
    assert likeness(actor("Li Wei", known=True), actor("Li Q. Wei", known=True))[0] == 0
    assert likeness(actor("Li Wei"), actor("Li Q. Wei", kind="organization"))[0] == 0


def test_organizations_with_one_last_word_need_partners() -> None:
    one, other = (actor(name, "organization", "USA", {1, 2}) for name in ("Office of Defense", "Department of Defense"))
    assert likeness(one, other) == (65, ("same last word", "same country", "4 shared partners"))
    assert likeness(actor("Office of Defense", "organization"), actor("Department of Defense", "organization"))[0] == 0


def test_organizations_of_no_known_country_are_not_one_for_their_last_word_and_partners() -> None:
    one, other = (actor(name, "organization", events={1, 2}) for name in ("Columbia University", "Harvard University"))
    assert likeness(one, other)[0] == 0
    one, other = (actor(name, "organization", events={1, 2}) for name in ("Congress", "United States Congress"))
    assert likeness(one, other) == (55, ("same last word", "4 shared partners"))


def test_a_description_within_another_needs_partners_too() -> None:
    one, other = (actor(name, "group") for name in ("American companies", "American gas companies"))
    assert likeness(one, other)[0] == 0
    one, other = (actor(name, "organization", events={1, 2}) for name in ("Ukrainian forces", "Ukrainian armed forces"))
    assert likeness(one, other) == (55, ("one description within the other", "4 shared partners"))


@pytest.mark.parametrize(
    ("one", "other", "score"),
    [
        ("National Science Foundation", "U.S. National Science Foundation", 60),
        ("Department of Interior", "Department of the Interior", 60),
        ("International Court", "International Criminal Court", 0),
        ("University of California", "University of Southern California", 0),
    ],
)
def test_the_name_of_an_organization_stands_whole_at_the_end_of_the_other(one: str, other: str, score: int) -> None:
    assert likeness(actor(one, "organization"), actor(other, "organization"))[0] == score


def test_a_name_that_stands_in_three_others_is_proposed_for_none_of_them() -> None:
    banks = [actor(name, "organization") for name in ("Development Bank", "Asian Development Bank", "African Development Bank")]
    assert len(list(pairs_among(banks))) == 2
    assert list(pairs_among([*banks, actor("Brazilian Development Bank", "organization")])) == []


def test_the_bidens_of_the_small_ledger_are_not_proposed(conn: sqlite3.Connection) -> None:
    assert candidates(conn).rows == ()
