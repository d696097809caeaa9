"""Any query, as a tree, for the tests that hold for all of them."""

import datetime

from hypothesis import strategies as st

from ledger.ask.lists import LISTS
from ledger.ask.terms import Amounts, Dates, Listed, Money, Party, Query, Term, Text, Told, all_of, any_of, negated
from ledger.ask.words import plain_words, words_of

NOW = datetime.datetime(2021, 9, 1, 12, tzinfo=datetime.UTC)

_printable = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="“”"), min_size=1, max_size=12)
_names = st.lists(_printable.map(str.strip).filter(bool), min_size=1, max_size=3).map(tuple)
_day = st.dates(datetime.date(1000, 1, 1), datetime.date(9999, 12, 30))


def _ordered(pair: tuple[datetime.date, datetime.date]) -> tuple[datetime.date, datetime.date]:
    first, last = sorted(pair)
    return first, last + datetime.timedelta(days=1)


_closed = st.tuples(_day, _day).map(_ordered)
_span = st.one_of(_closed, st.tuples(_day, st.none()), st.tuples(st.none(), _day))


@st.composite
def _dates(draw: st.DrawFn) -> Dates:
    spans, undated = tuple(draw(st.lists(_span, max_size=2))), draw(st.booleans())
    return Dates(spans, undated or not spans)


_number = st.decimals(0, 10**14, places=2).map(lambda number: number.normalize() + 0)


@st.composite
def _bounds(draw: st.DrawFn) -> Amounts:
    low, high = draw(st.one_of(st.none(), _number)), draw(st.one_of(st.none(), _number))
    if low is not None and high is not None:
        low, high = sorted((low, high))
    one_sided = (low is None) != (high is None)
    over = one_sided and low is not None and draw(st.booleans())
    under = one_sided and high is not None and draw(st.booleans())
    return Amounts(low, high, over, under, draw(st.sampled_from((None, "USD", "EUR", "UAH"))))


@st.composite
def _money(draw: st.DrawFn) -> Money:
    amounts, none = tuple(draw(st.lists(_bounds(), max_size=2))), draw(st.booleans())
    return Money(amounts, none or not amounts)


@st.composite
def _listed(draw: st.DrawFn) -> Listed:
    name = draw(st.sampled_from(sorted(LISTS)))
    return Listed(name, tuple(draw(st.lists(st.sampled_from(LISTS[name]), min_size=1, max_size=3, unique=True))))


@st.composite
def _text(draw: st.DrawFn) -> Text:
    words = words_of(draw(_printable.filter(plain_words)))
    return Text(words, draw(st.booleans()))


_terms: st.SearchStrategy[Term] = st.one_of(
    st.builds(Party, st.sampled_from(("actor", "from", "to")), _names),
    st.builds(Told, st.sampled_from(("source", "document")), _names),
    _dates(), _money(), _listed(), _text(),
)  # fmt: skip


def trees_of(terms: st.SearchStrategy[Term]) -> st.SearchStrategy[Query]:
    """Queries over these terms, made as the parser makes them."""

    def joined(inner: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
        parts = st.lists(inner, min_size=1, max_size=3)
        return st.one_of(parts.map(all_of), parts.map(any_of), inner.map(negated))

    return st.recursive(terms, joined, max_leaves=6)


queries = st.one_of(st.just(all_of(())), trees_of(_terms))
