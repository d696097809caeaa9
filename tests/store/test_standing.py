"""Whom merged actors stand for: pure chains of decisions."""

from hypothesis import given
from hypothesis import strategies as st

from ledger.store.standing import Decided, merged


def merge(kept: str, other: str) -> Decided:
    return Decided("merge", kept, other, None)


def split(kept: str, other: str) -> Decided:
    return Decided("split", kept, other, None)


def test_a_merged_actor_stands_for_the_end_of_its_chain() -> None:
    assert merged([merge("a", "b"), merge("b", "c")]) == {"b": "a", "c": "a"}
    assert merged([merge("b", "c"), merge("a", "b")]) == {"b": "a", "c": "a"}


def test_the_later_of_two_merges_holds() -> None:
    assert merged([merge("a", "b"), merge("b", "a")]) == {"a": "b"}
    assert merged([merge("a", "x"), merge("b", "x")]) == {"x": "b"}


def test_a_split_parts_what_was_merged_and_only_that() -> None:
    assert merged([merge("a", "b"), split("a", "b")]) == {}
    assert merged([merge("a", "b"), split("b", "a")]) == {}
    assert merged([merge("a", "b"), merge("a", "c"), split("b", "c")]) == {"b": "a"}
    assert merged([merge("a", "b"), split("c", "d")]) == {"b": "a"}


def test_what_holds_in_one_document_and_aliases_merge_nobody() -> None:
    assert merged([Decided("split", "a", "b", 7), Decided("alias", "a", "b", None)]) == {}


ACTORS = st.sampled_from("abcde")
DECISIONS = st.lists(st.builds(Decided, st.sampled_from(("merge", "split")), ACTORS, ACTORS, st.none()))


@given(DECISIONS)
def test_whatever_is_decided_nobody_stands_for_one_that_stands_for_another(decided: list[Decided]) -> None:
    found = merged(decided)
    assert not found.keys() & set(found.values())
    if decided and decided[-1].kind == "merge" and decided[-1].actor != decided[-1].value:
        assert found[decided[-1].value] == found.get(decided[-1].actor, decided[-1].actor)
    if decided and decided[-1].kind == "split" and decided[-1].actor != decided[-1].value:
        assert found.get(decided[-1].actor, decided[-1].actor) != found.get(decided[-1].value, decided[-1].value)
