"""Which dollar a document's bare signs are: "All figures are in Canadian dollars."

Only a statement counts: a dollar named without a figure after "in", "are" or an opening bracket. A single
"C$6.8 million" in brackets converts one sum and says nothing about the others.
"""

from collections.abc import Sequence

from ledger.mentions.money.sums import Sum
from ledger.mentions.money.units import unit_at
from ledger.mentions.money.vocabulary import MoneyVocabulary
from ledger.mentions.numbers import Tokens

_STATES = frozenset({"in", "are", "is", "all", "(", "both"})


def other_dollar(tokens: Tokens, sums: Sequence[Sum], vocab: MoneyVocabulary) -> set[str]:
    """The codes of dollars, other than the US one, that a sentence says figures are in."""
    covered = {at for found in sums for at in range(found.first, found.end)}
    found: set[str] = set()
    for at, word in enumerate(tokens.lowers):
        if word not in _STATES:
            continue
        named = unit_at(tokens, at + 1, vocab.units)
        if named is not None and at + 1 not in covered and _dollar(named[0].currency, vocab):
            found.add(named[0].currency or "")
    return found


def _dollar(code: str | None, vocab: MoneyVocabulary) -> bool:
    known = vocab.currencies.get(code or "")
    return known is not None and code != "USD" and any(name.endswith(" dollar") for name in known.names)
