"""What is said about a sum beside it: more than, up to, about; per month, a barrel, each.

In: Tokens and the sum's first token or the token after it. Out: the comparator or the rate with the
name of its rule. The words are read and stay outside the span. Words: seeds/money/{comparators,rates}.toml.
"""

from ledger.mentions.money.vocabulary import MoneyVocabulary
from ledger.mentions.numbers import Tokens
from ledger.model import Comparator

_MOST_FILLERS = 3
_LONGEST_WORD = 24
_PER = frozenset({"per", "a", "an", "every", "each", "/"})
_BEFORE_NOUN = frozenset({"-", "‑", "a", "an", "u", "s", "."})


def comparator_before(tokens: Tokens, first: int, vocab: MoneyVocabulary) -> tuple[Comparator, str] | None:
    """The comparator that ends just before a token, with its rule; up to three adjectives may stand between.

    Words that only name the sum give way to what stands before them: "up to an aggregate value of $350 million".
    """
    at = first - 1
    naming: tuple[Comparator, str] | None = None
    for _ in range(_MOST_FILLERS + 1):
        found = _phrase_ending(tokens, at, vocab)
        if found and found[0] != "eq":
            return found[:2]
        if found:
            naming, at = found[:2], at - found[2]
        elif tokens.lower(at) in vocab.fillers:
            at -= 1
        else:
            return naming
    return naming


def _phrase_ending(tokens: Tokens, at: int, vocab: MoneyVocabulary) -> tuple[Comparator, str, int] | None:
    """The comparator whose last word is the token, its rule and how many tokens it takes."""
    for phrase, name, comparator in vocab.before.get(tokens.lower(at), ()):
        start = at + 1 - len(phrase)
        if start >= 0 and tokens.lowers[start : at + 1] == phrase:
            return comparator, name, len(phrase)
    return None


def comparator_after(tokens: Tokens, end: int, vocab: MoneyVocabulary) -> tuple[Comparator, str] | None:
    """The comparator that begins at a token: "or more", "-plus", "at most"."""
    for phrase, name, comparator in vocab.after.get(tokens.lower(end), ()):
        if tokens.lowers[end : end + len(phrase)] == phrase and not _of_next(tokens, end, end + len(phrase), vocab):
            return comparator, name
    return None


def _of_next(tokens: Tokens, first: int, end: int, vocab: MoneyVocabulary) -> bool:
    """Whether the words belong to the figure behind them: "$5 at least $3", "$5 + $3"."""
    added = tokens.word(first) == "+" and not tokens.glued(first)
    return added or tokens.digits(end) or tokens.lower(end) in vocab.units


def rate_after(tokens: Tokens, end: int, vocab: MoneyVocabulary) -> tuple[str, str] | None:
    """What the sum is paid per and the rule, where the tokens from `end` say so; "a year earlier" says when."""
    at = end
    while tokens.lower(at) in ("-", "‑", "more", "less"):
        at += 1
    word = tokens.lower(at)
    known = _noun(tokens, at + 1, vocab) if word in _PER else None
    if known is None and word in vocab.adverbs:
        known = vocab.adverbs[word]
    if known is not None:
        return known[1], f"rate-{known[0]}"
    noun = tokens.lower(at + 1)
    named = word == "per" and noun.isalpha() and 3 <= len(noun) <= _LONGEST_WORD
    return (noun if named else "item", "rate-per") if word == "per" else None


def _noun(tokens: Tokens, at: int, vocab: MoneyVocabulary) -> tuple[str, str] | None:
    """The rule and noun of a rate after "a", "per" and so on; an article, a hyphen or "U.S." may stand before it."""
    while tokens.lower(at) in _BEFORE_NOUN:
        at += 1
    return None if tokens.lower(at + 1) in vocab.no_rate else vocab.rates.get(tokens.lower(at))
