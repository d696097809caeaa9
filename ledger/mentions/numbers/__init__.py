"""Numbers as text writes them: tokens, digits with their separators, spelled words, scales, vague numbers.

In: the text of one sentence as Tokens. Out: a Number at a token, exact. Nothing here knows what is
counted. Words: seeds/money/{numbers.csv,scales.toml,vague.toml}. Cases: tests/corpus/money.toml.
"""

from ledger.mentions.numbers.number import Number
from ledger.mentions.numbers.quantities import number_at
from ledger.mentions.numbers.tokens import Tokens, phrase_of, tokens_of
from ledger.mentions.numbers.vocabulary import NumberWords, number_words

__all__ = ["Number", "NumberWords", "Tokens", "number_at", "number_words", "phrase_of", "tokens_of"]
