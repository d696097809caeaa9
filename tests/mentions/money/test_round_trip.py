"""Any amount, printed in any form that is supported, is read back exactly, with its currency and its span."""

from collections.abc import Callable
from decimal import Decimal

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ledger.mentions.money import load, money_in
from ledger.model import MoneyMention, Sentence
from ledger.places import SEEDS

VOCABULARY = load(SEEDS)
NAMES = {value: word for word, value in VOCABULARY.numbers.small.items() if word not in ("oh", "o")}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
LETTERS = {"k": 10**3, "m": 10**6, "bn": 10**9, "trn": 10**12, "mln": 10**6, "bln": 10**9}
SUMS = st.integers(1, 10**13 - 1)
CENTS = st.integers(1, 10**11).map(lambda minor: Decimal(minor) / 100)
FIGURES = st.decimals(Decimal("0.01"), Decimal("999.99"), places=2)


def only(printed: str, before: str = "It paid ", after: str = " for it.") -> MoneyMention:
    """The one sum of a sentence, which must be all of what was printed."""
    text = before + printed + after
    found, _ = money_in(text, (Sentence(0, len(text)),), VOCABULARY)
    assert [mention.text for mention in found] == [printed]
    return found[0]


def spelled(number: int) -> str:
    """A whole number below a thousand trillion in English words."""
    for scale, value in reversed(SCALES.items()):
        if number >= value:
            rest = number % value
            return f"{spelled(number // value)} {scale}" + (f" {spelled(rest)}" if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{NAMES[number // 100]} hundred" + (f" and {spelled(rest)}" if rest else "")
    if number >= 20:
        return NAMES[number // 10 * 10] + (f"-{NAMES[number % 10]}" if number % 10 else "")
    return NAMES[number]


def indian(number: int) -> str:
    """Digits grouped by three once, then by two: 12,34,567."""
    head, tail = str(number)[:-3], str(number)[-3:]
    groups = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)][::-1]
    return ",".join([*groups, tail])


def continental(number: Decimal) -> str:
    """Points that group and a decimal comma: 1.234.567,89."""
    return f"{number:,.2f}".translate(str.maketrans(",.", ".,"))


WHOLE: dict[str, tuple[str, Callable[[int], str]]] = {
    "sign, grouped": ("USD", lambda n: f"${n:,}"),
    "sign, bare": ("USD", lambda n: f"$ {n}"),
    "sign behind": ("EUR", lambda n: f"{n:,} €"),
    "code before": ("UAH", lambda n: f"UAH {n:,}"),
    "code glued": ("GBP", lambda n: f"GBP{n}"),
    "code behind": ("CHF", lambda n: f"{n:,} CHF"),
    "name behind": ("CAD", lambda n: f"{n:,} Canadian dollars"),
    "name with a hyphen": ("EUR", lambda n: f"{n}-euro"),
    "prefix": ("AUD", lambda n: f"A${n:,}"),
    "spelled": ("USD", lambda n: f"{spelled(n)} dollars"),
    "Indian": ("INR", lambda n: f"₹{indian(n)}"),
    "Swiss": ("CHF", lambda n: "CHF " + f"{n:,}".replace(",", "'")),
    "thin blanks": ("PLN", lambda n: f"{n:,} zlotys".replace(",", "\u202f")),
    "no-break blanks": ("SEK", lambda n: f"SEK {n:,}".replace(",", "\u00a0")),
}
EXACT: dict[str, tuple[str, Callable[[Decimal], str]]] = {
    "sign": ("USD", lambda a: f"${a:,.2f}"),
    "code": ("EUR", lambda a: f"EUR {a:,.2f}"),
    "continental": ("EUR", lambda a: f"€{continental(a)}"),
    "continental, sign behind": ("EUR", lambda a: f"{continental(a)} €"),
    "Swiss": ("CHF", lambda a: f"CHF {a:,.2f}".replace(",", "’")),
    "twice": ("CAD", lambda a: f"${a:,.2f} CAD"),
    "named": ("GBP", lambda a: f"{a:,.2f} pounds sterling"),
}
SCALED: dict[str, tuple[str, Callable[[Decimal, str], str]]] = {
    "sign": ("USD", lambda a, scale: f"${a} {scale}"),
    "hyphen": ("USD", lambda a, scale: f"${a}-{scale}"),
    "code": ("EUR", lambda a, scale: f"EUR {a} {scale}"),
    "name": ("JPY", lambda a, scale: f"{a} {scale} yen"),
    "hyphened name": ("EUR", lambda a, scale: f"{a}-{scale}-euro"),
    "line end": ("GBP", lambda a, scale: f"£{a}\n{scale}"),
}


@settings(max_examples=400, deadline=None)
@given(number=SUMS, form=st.sampled_from(sorted(WHOLE)))
@example(number=1_000_000, form="spelled")
@example(number=100, form="Swiss")
def test_a_whole_amount_is_read_back(number: int, form: str) -> None:
    currency, printed = WHOLE[form]
    found = only(printed(number))
    assert (found.low, found.high) == (Decimal(number), Decimal(number))
    assert (found.currency, found.comparator) == (currency, "eq")


@settings(max_examples=300, deadline=None)
@given(amount=CENTS, form=st.sampled_from(sorted(EXACT)))
def test_an_amount_with_cents_is_read_back(amount: Decimal, form: str) -> None:
    currency, printed = EXACT[form]
    found = only(printed(amount))
    assert (found.low, found.high, found.currency) == (amount, amount, currency)


@settings(max_examples=300, deadline=None)
@given(figure=FIGURES, scale=st.sampled_from(sorted(SCALES)), form=st.sampled_from(sorted(SCALED)))
def test_a_scaled_amount_is_read_back(figure: Decimal, scale: str, form: str) -> None:
    currency, printed = SCALED[form]
    found = only(printed(figure, scale))
    assert (found.low, found.currency) == (figure * SCALES[scale], currency)


@settings(max_examples=200, deadline=None)
@given(figure=FIGURES, letter=st.sampled_from(sorted(LETTERS)), sign=st.sampled_from(("$", "€", "£", "US$", "USD")))
def test_an_abbreviated_scale_is_read_back(figure: Decimal, letter: str, sign: str) -> None:
    assert only(f"{sign}{figure}{letter}").low == figure * LETTERS[letter]


@settings(max_examples=200, deadline=None)
@given(dollars=st.integers(2, 10**6), cents=st.integers(2, 99), words=st.booleans())
def test_dollars_and_cents_are_one_sum(dollars: int, cents: int, words: bool) -> None:
    printed = f"{spelled(dollars)} dollars and {spelled(cents)} cents" if words else f"{dollars} dollars and {cents} cents"
    assert only(printed).low == dollars + Decimal(cents) / 100


@settings(max_examples=300, deadline=None)
@given(
    bounds=st.lists(FIGURES, min_size=2, max_size=2, unique=True).map(sorted),
    scale=st.sampled_from(sorted(SCALES)),
    form=st.sampled_from(("${0} {2} to ${1} {2}", "${0}-{1} {2}", "${0} {2}-${1} {2}", "${0}–${1} {2}", "{0} to {1} {2} dollars")),
)
def test_a_range_has_both_its_bounds(bounds: list[Decimal], scale: str, form: str) -> None:
    found = only(form.format(*bounds, scale))
    assert (found.low, found.high) == (bounds[0] * SCALES[scale], bounds[1] * SCALES[scale])
    assert (found.currency, found.comparator) == ("USD", "range")


@settings(max_examples=200, deadline=None)
@given(
    number=SUMS,
    said=st.sampled_from(sorted({"more than": "gt", "at least": "ge", "up to": "le", "under": "lt", "about": "approx"}.items())),
)
def test_a_comparator_leaves_the_bound_it_says(number: int, said: tuple[str, str]) -> None:
    found = only(f"${number:,}", before=f"It paid {said[0]} ")
    assert found.comparator == said[1]
    assert found.low == (None if said[1] in ("le", "lt") else number)
    assert found.high == (None if said[1] in ("ge", "gt") else number)


@settings(max_examples=100, deadline=None)
@given(number=SUMS, sign=st.sampled_from(("-$", "$-", "−$")))
def test_a_negative_sum_is_read_back(number: int, sign: str) -> None:
    assert only(f"{sign}{number:,}").low == -number
