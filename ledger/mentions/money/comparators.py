"""What is said about a sum beside it: more than, up to, about; per month, a barrel, each.

In: Tokens and the sum's first token or the token after it. Out: the comparator or the rate with the
name of its rule. The words are read and stay outside the span. Words: seeds/money/{comparators,rates}.toml.
"""

from ledger.mentions.money.vocabulary import MoneyVocabulary
from ledger.mentions.numbers import Tokens
from ledger.model import Comparator

_MOST_FILLERS = 3
_LONGEST_WORD = 24
_LONGEST_BRACKET = 10
_FARTHEST_NOT = 5  # words between "not" and "more than"
_PER = frozenset({"per", "a", "an", "every", "each", "/"})
_BEFORE_NOUN = frozenset({"-", "‑", "a", "an", "u", "s", ".", "metric", "troy", "short", "long", "gross"})
_PLACES = frozenset({"over", "under", "above", "below"})  # prepositions of place and cause too: "under a $5 million contract"
_SPANS = frozenset({"year", "quarter", "month", "week", "day"})  # the rules of rates.toml whose words tell when, too
_MOST_BEFORE_RATE = 5


def comparator_before(tokens: Tokens, first: int, vocab: MoneyVocabulary) -> tuple[Comparator, str] | None:
    """The comparator that ends just before a token, with its rule; up to three adjectives may stand between.

    Words that only name the sum give way to what stands before them: "up to an aggregate value of $350 million".
    """
    at = first - 1
    naming: tuple[Comparator, str] | None = None
    for _ in range(_MOST_FILLERS + 1):
        found = _phrase_ending(tokens, at, vocab)
        if found and _names_topic(tokens, at, first, vocab):
            return naming
        if found and found[0] != "eq":
            return _negated(tokens, at - found[2], found[0], vocab) or found[:2]
        if found:
            naming, at = found[:2], at - found[2]
        elif tokens.lower(at) in vocab.fillers:
            at -= 1
        else:
            return naming
    return naming


def _negated(tokens: Tokens, at: int, said: Comparator, vocab: MoneyVocabulary) -> tuple[Comparator, str] | None:
    """The upper bound where "not" stands a few words before: "will not pay more than $35", "can't charge more than $35"."""
    if said != "gt":
        return None
    for before in range(at, max(-1, at - _FARTHEST_NOT), -1):
        word = tokens.lower(before)
        if word in vocab.lists["negation"] or (word == "t" and tokens.word(before - 1) in ("'", "’")):
            return ("le", "negated-bound")
        if not word.isalpha() or word in vocab.lists["not-of-a-bound"]:
            return None
    return None


def _names_topic(tokens: Tokens, at: int, first: int, vocab: MoneyVocabulary) -> bool:
    """Whether the words say something else: "a dispute over $5 million", "over a $5 million contract", "went up to $5 million"."""
    word, before = tokens.lower(at), tokens.lower(at - 1)
    if word in _PLACES and tokens.lower(first - 1) in ("a", "an"):
        return True
    if word == "to" and before == "up":
        return tokens.lower(at - 2) in vocab.lists["moved"]
    return word in ("over", "about") and before in vocab.lists["topic"]


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
    """What the sum is paid per and the rule, where the tokens from `end` say so; "a year earlier" says when.

    A conversion in brackets is read over: "1,200 euros (£830) a month".
    """
    at = _past_bracket(tokens, end)
    while tokens.lower(at) in ("-", "‑", "more", "less", "plus"):
        at += 1
    for_each = tokens.lower(at) == "for" and tokens.lower(at + 1) in ("each", "every")
    at += for_each
    word = tokens.lower(at)
    known = _noun(tokens, at + 1, vocab) if word in _PER else None
    if known is None and not for_each:
        known = vocab.adverbs.get(word) or _adjective_of_payment(tokens, at, vocab)
    if known is not None:
        return known[1], f"rate-{known[0]}"
    return _any_noun(tokens, at + 1, vocab) if word == "per" or for_each else None


def _adjective_of_payment(tokens: Tokens, at: int, vocab: MoneyVocabulary) -> tuple[str, str] | None:
    """ "a $50,000 annual salary"; "a $14 billion annual loss" is a sum."""
    return vocab.adjectives.get(tokens.lower(at)) if tokens.lower(at + 1) in vocab.lists["paid-by-time"] else None


def _past_bracket(tokens: Tokens, at: int) -> int:
    """The token after a bracket that opens or closes at a token; the token itself where none does."""
    if tokens.word(at) == "(":
        inside = tokens.words[at : at + _LONGEST_BRACKET]
        return at + inside.index(")") + 1 if ")" in inside else at
    return at + (tokens.word(at) == ")")


def _any_noun(tokens: Tokens, at: int, vocab: MoneyVocabulary) -> tuple[str, str]:
    """The word after "per" or "for each" where the vocabulary does not know it; "item" where it is no word.

    A word before a known one is its attribute: "per diluted share".
    """
    known = vocab.rates.get(tokens.lower(at + 1)) if tokens.word(at).isalpha() else None
    if known is not None:
        return known[1], f"rate-{known[0]}"
    noun = _compound(tokens, at, vocab) or tokens.lower(at)
    return (noun if noun[:1].isalpha() and 3 <= len(noun) <= _LONGEST_WORD else "item"), "rate-per"


def _compound(tokens: Tokens, at: int, vocab: MoneyVocabulary) -> str | None:
    """ "square foot", "kilowatt-hour": a noun of two words, printed with a blank."""
    further = at + 1 + (tokens.lower(at + 1) in ("-", "‑"))
    two = tokens.lower(at) in vocab.lists["compound-noun"] and tokens.word(further).isalpha()
    return f"{tokens.lower(at)} {tokens.lower(further)}" if two else None


def rate_before(tokens: Tokens, first: int, vocab: MoneyVocabulary) -> tuple[str, str] | None:
    """What the sum is paid per and the rule, where the words before say so: "a monthly fee of $500", "per-share earnings of $1.20".

    Only before words for what is paid by time; "annual sales of $5 billion" are a sum.
    """
    at = first - 1
    for _ in range(_MOST_BEFORE_RATE):
        if tokens.lower(at) not in vocab.lists["before-a-rate"]:
            break
        at -= 1
    if at == first - 1 or not tokens.word(at).isalpha():
        return None
    return _adjective(tokens, at, vocab) or _per_noun(tokens, at, vocab) or _noun_after_per(tokens, at, vocab)


def _noun_after_per(tokens: Tokens, at: int, vocab: MoneyVocabulary) -> tuple[str, str] | None:
    """ "earnings per share of $7.65", "a price per barrel of $80": a known noun right after "per"."""
    known = vocab.rates.get(tokens.lower(at)) if tokens.lower(at - 1) == "per" else None
    return (known[1], f"rate-{known[0]}") if known else None


def _adjective(tokens: Tokens, at: int, vocab: MoneyVocabulary) -> tuple[str, str] | None:
    """ "monthly fee", "annual base salary": the adjective at most one word before a word for a payment."""
    if tokens.lower(at) not in vocab.lists["paid-by-time"]:
        return None
    further = vocab.adjectives.get(tokens.lower(at - 2)) if tokens.word(at - 1).isalpha() else None
    known = vocab.adjectives.get(tokens.lower(at - 1)) or further
    return (known[1], f"rate-{known[0]}") if known else None


def _per_noun(tokens: Tokens, at: int, vocab: MoneyVocabulary) -> tuple[str, str] | None:
    """ "per-share earnings", "per capita income": "per" and its noun at most one word before."""
    for noun_at in (at - 1, at - 2):
        per = noun_at - 1 - (tokens.lower(noun_at - 1) in ("-", "‑"))
        noun = tokens.lower(noun_at)
        whole = all(word.isalpha() for word in tokens.words[noun_at + 1 : at])
        if tokens.lower(per) == "per" and whole and noun.isalpha() and len(noun) <= _LONGEST_WORD:
            known = vocab.rates.get(noun)
            return (known[1], f"rate-{known[0]}") if known else (noun, "rate-per")
    return None


def _noun(tokens: Tokens, at: int, vocab: MoneyVocabulary) -> tuple[str, str] | None:
    """The rule and noun of a rate after "a", "per" and so on; an article, a hyphen or "U.S." may stand before it."""
    while tokens.lower(at) in _BEFORE_NOUN:
        at += 1
    compound = _compound(tokens, at, vocab)
    found = vocab.rates.get(tokens.lower(at)) if compound is None else ("goods", compound)
    return None if found and found[0] in _SPANS and tokens.lower(at + 1) in vocab.no_rate else found
