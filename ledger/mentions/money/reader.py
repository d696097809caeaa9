"""The room's one door: sentences in, mentions of money and doubts out.

A sentence is cut into tokens only if it holds a word or sign of money, then walked once from left to
right; the longest reading at a token wins. Cost is linear in the text: every rule looks at a bounded
number of tokens.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Context, Decimal, localcontext

from ledger.mentions.money.comparators import comparator_after, comparator_before, rate_after, rate_before
from ledger.mentions.money.context import of_neighbours, other_dollar
from ledger.mentions.money.currencies import minor_digits, to_minor
from ledger.mentions.money.doubts import doubts_at
from ledger.mentions.money.lists import completed
from ledger.mentions.money.ranges import range_at
from ledger.mentions.money.sums import Sum, is_sign, sum_at
from ledger.mentions.money.vocabulary import MoneyVocabulary
from ledger.mentions.numbers import Tokens, tokens_of
from ledger.model import Comparator, Doubt, MoneyMention, Sentence

_TRIGGER = re.compile(r"[^\W\d_]+|[$\u00a2-\U0010ffff]")
_PRECISION = 60  # digits: a figure of 30 times a scale word stays exact
_WIDE = Context(prec=_PRECISION)
_LARGEST_MINOR = 2**63 - 1  # what the store's integers hold
_SURELY_HELD = 10**14  # major units: less than this is held in any currency
_ADDRESS_REACH = 200  # characters looked back to see whether a sum stands in a URL


def money_in(text: str, sentences: Sequence[Sentence], vocab: MoneyVocabulary) -> tuple[tuple[MoneyMention, ...], tuple[Doubt, ...]]:
    """Every sum of money in the sentences, left to right, never overlapping; and what looks like money and is not read.

    Spans are half-open code-point offsets into `text` and hold the figure with its currency; comparators
    and rates are read and lie outside. Amounts are exact, in major units. "more than" gives only a low,
    "up to" only a high. A bare "$" is USD, or the other dollar that the text says its figures are in. A
    number without a currency is no money. Raises nothing.
    """
    mentions: list[MoneyMention] = []
    doubts: list[Doubt] = []
    context: set[str] = set()
    told: Mapping[str, str] = {}
    with localcontext(prec=_PRECISION):
        for sentence in sentences:
            if vocab.triggers.isdisjoint(_TRIGGER.findall(text, sentence.start, sentence.end)):
                continue
            tokens = tokens_of(text, sentence.start, sentence.end)
            sums, told = of_neighbours(tokens, completed(tokens, tuple(_sums(tokens, vocab)), vocab), told, vocab)
            read = [_mention(tokens, found, vocab) for found in sums]
            mentions += [mention for mention in read if isinstance(mention, MoneyMention)]
            doubts += [doubt for doubt in read if isinstance(doubt, Doubt)]
            doubts += _doubts(tokens, sums, vocab)
            context |= other_dollar(tokens, sums, vocab)
    placed = tuple(_in_context(mention, context) for mention in mentions)
    doubts += [doubt for mention in placed if (doubt := _rounded(mention, vocab))]
    return placed, tuple(sorted(doubts, key=lambda d: d.start))


def _rounded(mention: MoneyMention, vocab: MoneyVocabulary) -> Doubt | None:
    """A doubt where the words have more digits than the currency, so that the ledger, in minor units, rounds them half to even."""
    digits = minor_digits(mention.currency, vocab)
    bounds = [bound for bound in (mention.low, mention.high) if bound is not None]
    if all(bound == bound.quantize(Decimal(1).scaleb(-digits), context=_WIDE) for bound in bounds):
        return None
    why = f"{mention.currency or 'a sum'} has {digits} digits after the point: stored rounded"
    return Doubt(mention.start, mention.end, "rounded-amount", why)


def _sums(tokens: Tokens, vocab: MoneyVocabulary) -> Iterator[Sum]:
    end = 0
    for at in _openings(tokens, vocab):
        if at < end or (is_sign(tokens.lowers[at]) and is_sign(tokens.lowers[at + 1])):
            continue
        found = _sum(tokens, at, vocab)
        if found is None:
            continue
        end = found.end
        if not _in_address(tokens, found.first):
            yield found


def _openings(tokens: Tokens, vocab: MoneyVocabulary) -> list[int]:
    """The tokens with which a sum may begin: figures, fractions, and the openers of the vocabulary."""
    openers = vocab.openers
    words = tokens.lowers[: len(tokens)]
    return [at for at, word in enumerate(words) if word in openers or word[0].isdecimal() or _is_fraction(word)]


def _is_fraction(word: str) -> bool:
    return len(word) == 1 and not word.isascii() and unicodedata.category(word) == "No"


def _sum(tokens: Tokens, at: int, vocab: MoneyVocabulary) -> Sum | None:
    found = sum_at(tokens, at, vocab)
    if found is None and not tokens.digits(at) and tokens.lowers[at] not in vocab.numbers.small:
        return None
    return range_at(tokens, at, found, vocab) or found


def _in_address(tokens: Tokens, first: int) -> bool:
    """Whether a sum stands in a web address, whose words are no sentence."""
    start = tokens.starts[first]
    if start == 0 or tokens.text[start - 1].isspace():
        return False
    near = tokens.text[max(0, start - _ADDRESS_REACH) : start].rsplit(None, 1)
    return bool(near) and ("://" in near[-1] or near[-1].startswith("www."))


def _mention(tokens: Tokens, found: Sum, vocab: MoneyVocabulary) -> MoneyMention | Doubt:
    start, end = tokens.starts[found.first], tokens.ends[found.end - 1]
    if abs(found.high) > _SURELY_HELD and abs(to_minor(found.high, found.unit.currency, vocab)) > _LARGEST_MINOR:
        return Doubt(start, end, "huge-figure", "more than the money of the world")
    comparator, name = _comparator(tokens, found, vocab)
    per, rate = rate_after(tokens, found.end, vocab) or rate_before(tokens, found.first, vocab) or (None, None)
    return MoneyMention(
        start=start,
        end=end,
        text=tokens.text[start:end],
        low=None if comparator in ("lt", "le") else _plain(found.low),
        high=None if comparator in ("gt", "ge") else _plain(found.high),
        currency=found.unit.currency,
        currency_basis=found.unit.basis,
        comparator=comparator,
        vague=found.number.vague,
        per=per,
        rules=tuple(dict.fromkeys(rule for rule in (*found.rules, name, rate) if rule)),
    )


def _plain(amount: Decimal) -> Decimal:
    """A whole amount without digits after the point; any other as it was written ("2.50")."""
    whole = amount.to_integral_value()
    return whole if amount == whole else amount


def _comparator(tokens: Tokens, found: Sum, vocab: MoneyVocabulary) -> tuple[Comparator, str | None]:
    """The comparator and its rule; a range and a vague sum keep their bounds whatever is said about them."""
    said = comparator_before(tokens, found.first, vocab) or comparator_after(tokens, found.end, vocab)
    if found.number.vague:
        return "eq", None
    if found.low != found.high:
        return "range", None
    if said is None and not {"plus-before-scale", "plus-before-unit"}.isdisjoint(found.rules):
        return "ge", None
    return said or ("eq", None)


def _doubts(tokens: Tokens, sums: Sequence[Sum], vocab: MoneyVocabulary) -> list[Doubt]:
    covered = {at for found in sums for at in range(found.first, found.end)}
    doubts: list[Doubt] = []
    end = 0
    for at in range(len(tokens)):
        if at < end or at in covered or not (tokens.digits(at) or tokens.lowers[at] in vocab.numbers.scales):
            continue
        for doubt, after in doubts_at(tokens, at, bool(sums), vocab):
            end = after
            if not _in_address(tokens, at):
                doubts.append(doubt)
    return doubts


def _in_context(mention: MoneyMention, dollars: set[str]) -> MoneyMention:
    """The mention in the other dollar that the document names, if it names exactly one and the sign is bare."""
    bare = mention.currency == "USD" and mention.currency_basis == "sign"
    if not bare or len(dollars) != 1:
        return mention
    return replace(mention, currency=next(iter(dollars)), currency_basis="context", rules=(*mention.rules, "named-dollar"))
