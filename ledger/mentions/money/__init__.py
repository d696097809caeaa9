"""Sums of money: from sentences to typed spans, exact, with the rules that read them.

`load` the vocabulary once, then `money_in` for each document. Words: seeds/money/. Cases:
tests/corpus/money.toml. What is read and what is not: docs/money.md.
"""

from ledger.mentions.money.currencies import minor_digits, to_minor
from ledger.mentions.money.reader import money_in
from ledger.mentions.money.vocabulary import MoneyVocabulary, load

__all__ = ["MoneyVocabulary", "load", "minor_digits", "money_in", "to_minor"]
