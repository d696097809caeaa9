"""What looks like money and is not read: lost figures, figures too long to be a sum, sums without a currency.

A figure is lost when a program took "$1" for a variable of its own and left "authorizing 00 billion"
or "charged 0 for fuel": a sum cannot be nothing, so the digits before the zeros are gone.
"""

from collections.abc import Iterator

from ledger.mentions.money.fits import HYPHENS, begins_figure, lost_or_gained
from ledger.mentions.money.vocabulary import MoneyVocabulary
from ledger.mentions.numbers import Number, Tokens, number_at
from ledger.mentions.numbers.digits import LONGEST
from ledger.mentions.numbers.spelled import scale_word_at
from ledger.model import Doubt

_MILLION = 1_000_000


def doubts_at(tokens: Tokens, at: int, with_money: bool, vocab: MoneyVocabulary) -> Iterator[tuple[Doubt, int]]:
    """The doubt at a token that no sum covers, if there is one, with the token after it.

    `with_money` says whether the sentence has a sum: only then is a scaled figure without a currency in
    doubt, and only where no noun follows that it could count.
    """
    if tokens.digits(at):
        found = (
            _too_long(tokens, at)
            or _lost_digits(tokens, at, vocab)
            or _weight_or_money(tokens, at, vocab)
            or _without_currency(tokens, at, with_money, vocab)
        )
    else:
        found = _lost_before_scale(tokens, at, vocab) or _spoken_part(tokens, at, vocab)
    if found is not None:
        yield found


def too_long(tokens: Tokens, at: int) -> bool:
    """Whether a token of digits is longer than any sum."""
    written = tokens.word(at)
    return len(written) > LONGEST and sum(map(str.isdecimal, written)) > LONGEST


def _too_long(tokens: Tokens, at: int) -> tuple[Doubt, int] | None:
    if not too_long(tokens, at):
        return None
    return _doubt(tokens, at, at + 1, "huge-figure", f"more than {LONGEST} digits are no sum"), at + 1


def _lost_digits(tokens: Tokens, at: int, vocab: MoneyVocabulary) -> tuple[Doubt, int] | None:
    written = tokens.words[at]
    if tokens.glued(at) or not written.startswith("0"):
        return None
    scale, end = scale_word_at(tokens, at + 1, vocab.numbers)
    nothing = set(written) <= set("0,") and (scale >= 1000 or written.startswith("00,"))
    paid = written in ("0", "00", "000") and tokens.lower(at - 1) in vocab.lists["paid-verb"] and tokens.word(at + 1).isalpha()
    if not (nothing or paid):
        return None
    return _doubt(tokens, at, end, "lost-figure", "a sum of nothing: the digits before the zeros are gone"), end


def _lost_before_scale(tokens: Tokens, at: int, vocab: MoneyVocabulary) -> tuple[Doubt, int] | None:
    scale = vocab.numbers.scales.get(tokens.lower(at))
    if scale is None or scale.glued or scale.value < _MILLION or len(tokens.word(at)) < 7:
        return None
    if tokens.lower(at - 1) not in vocab.lists["before-a-figure"] and tokens.word(at - 1) != "$":
        return None
    return _doubt(tokens, at, at + 1, "lost-figure", "a scale word without its figure"), at + 1


def _weight_or_money(tokens: Tokens, at: int, vocab: MoneyVocabulary) -> tuple[Doubt, int] | None:
    """ "He lost 30 pounds": of his weight or of his money."""
    number = number_at(tokens, at, vocab.numbers)
    if number is None or tokens.lower(number.end) not in ("pound", "pounds") or not lost_or_gained(tokens, number, vocab):
        return None
    return _doubt(tokens, at, number.end + 1, "weight-or-money", "pounds of weight or of money"), number.end + 1


def _spoken_part(tokens: Tokens, at: int, vocab: MoneyVocabulary) -> tuple[Doubt, int] | None:
    """ "A trillion-five", as it is spoken: one and a half trillion, or so, of something that is not said."""
    counted = tokens.lower(at - 1) in ("a", "one") or tokens.lower(at - 1) in vocab.numbers.small
    part = vocab.numbers.small.get(tokens.lower(at + 2), 0)
    joined = tokens.lower(at + 1) in HYPHENS and tokens.glued(at + 1) and tokens.glued(at + 2)
    if not (counted and joined and 0 < part < 10) or tokens.lower(at + 3) in HYPHENS:
        return None
    return _doubt(tokens, at - 1, at + 3, "amount-without-currency", "a spoken sum without its currency"), at + 3


def _without_currency(tokens: Tokens, at: int, with_money: bool, vocab: MoneyVocabulary) -> tuple[Doubt, int] | None:
    slug = tokens.glued(at) and tokens.word(at - 1) in HYPHENS  # "barre-seid-1-6-billion-donation"
    number = number_at(tokens, at, vocab.numbers) if with_money and not slug and begins_figure(tokens, at) else None
    if number is None or number.scale < _MILLION or _counts(tokens, number, vocab):
        return None
    why = "a sum or a count: the sentence has money and this figure has no currency"
    return _doubt(tokens, at, number.end, "amount-without-currency", why), number.end


def _counts(tokens: Tokens, number: Number, vocab: MoneyVocabulary) -> bool:
    follows = tokens.lower(number.end)
    return follows[:1].isalnum() and follows not in vocab.lists["after-a-sum"]


def _doubt(tokens: Tokens, first: int, end: int, rule: str, why: str) -> Doubt:
    return Doubt(tokens.starts[first], tokens.ends[end - 1], rule, why)
