"""A query and its canonical text say the same."""

from hypothesis import given
from hypothesis import strategies as st

from ledger.ask import Query, QueryUnreadable, parse
from ledger.ask.printing import query_text
from tests.ask.trees import NOW, queries


@given(queries)
def test_the_text_of_a_query_is_read_as_the_same_query(query: Query) -> None:
    assert parse(query_text(query), NOW) == query


WORDS = ("a", "or", "-", "(", ")", "not", "and", '"b c"', "kind:aid", "date:2021", "money:", ">=5m", ",", "@", " ")


@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=30).map("".join)))
def test_any_text_is_a_query_with_a_canonical_text_or_an_error_in_a_column_of_it(text: str) -> None:
    error = None
    try:
        query = parse(text, NOW)
    except QueryUnreadable as raised:
        error = raised
    if error is None:
        assert parse(query_text(query), NOW) == query
    else:
        assert 1 <= error.column <= len(text) + 1
        assert error.hint
        assert len(error.drawing.splitlines()) == 2
