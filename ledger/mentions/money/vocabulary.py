"""All words that the room of money reads with, loaded once and passed in: MoneyVocabulary."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from ledger.mentions.money.currencies import Currency, currencies_of
from ledger.mentions.money.units import UnitIndex, unit_index
from ledger.mentions.numbers import NumberWords, number_words, tokens_of
from ledger.model import Comparator
from ledger.vocab import Entry, entries_of

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str, Comparator], ...]]


@dataclass(frozen=True, slots=True)
class MoneyVocabulary:
    """What seeds/money/ holds, indexed for reading.

    `before` is keyed by the last token of a comparator, `after` by the first; both longest first, with
    the name of the rule. `openers` are the tokens other than digits with which a sum may begin. `rates`
    and `adverbs` give a word's (rule, per); `lists` are the word lists of words.toml by name. `triggers`
    are words as written of which a sentence must hold one to be read.
    """

    numbers: NumberWords
    currencies: Mapping[str, Currency]
    units: UnitIndex
    before: Phrases
    after: Phrases
    openers: frozenset[str]
    fillers: frozenset[str]
    rates: Mapping[str, tuple[str, str]]
    adverbs: Mapping[str, tuple[str, str]]
    no_rate: frozenset[str]
    lists: Mapping[str, frozenset[str]]
    triggers: frozenset[str]


def load(seeds: Path) -> MoneyVocabulary:
    """The vocabulary of money under `seeds`, the folder that holds money/. Raises VocabularyBroken."""
    room = seeds / "money"
    lists = {entry.name: frozenset(entry.words) for entry in entries_of(room / "words.toml")}
    currencies = currencies_of(seeds)
    units = unit_index(entries_of(room / "units.toml"), currencies.values(), lists["code-that-is-a-word"])
    comparators, rates = entries_of(room / "comparators.toml"), entries_of(room / "rates.toml")
    numbers = number_words(seeds)
    return MoneyVocabulary(
        numbers=numbers,
        currencies=currencies,
        units=units,
        before=_phrases(comparators, "before", -1),
        after=_phrases(comparators, "after", 0),
        openers=numbers.openers | frozenset(units),
        fillers=frozenset(word for entry in comparators if entry.fields["side"] == "filler" for word in entry.words),
        rates=MappingProxyType(_per(rates, "words")),
        adverbs=MappingProxyType(_per(rates, "adverbs")),
        no_rate=frozenset(word for entry in rates if entry.name == "no-rate" for word in entry.words),
        lists=MappingProxyType(lists),
        triggers=_triggers(units, (*_scale_words(numbers), *lists["paid-verb"])),
    )


def _phrases(entries: Iterable[Entry], side: str, key: int) -> Phrases:
    found: dict[str, list[tuple[tuple[str, ...], str, Comparator]]] = {}
    for entry in entries:
        for words in entry.words if entry.fields["side"] == side else ():
            phrase = tokens_of(words, 0, len(words)).lowers
            found.setdefault(phrase[key], []).append((phrase, entry.name, entry.fields["comparator"]))
    return MappingProxyType({word: tuple(sorted(phrases, key=lambda p: -len(p[0]))) for word, phrases in found.items()})


def _per(entries: Iterable[Entry], key: str) -> dict[str, tuple[str, str]]:
    known = (entry for entry in entries if entry.name != "no-rate")
    pairs = ((entry, word) for entry in known for word in (entry.words if key == "words" else entry.fields.get(key, ())))
    return {word: (entry.name, word if entry.fields.get("noun") else entry.name) for entry, word in pairs}


def _scale_words(numbers: NumberWords) -> Iterator[str]:
    return (word for word, scale in numbers.scales.items() if not scale.glued)


def _triggers(units: UnitIndex, words: Iterable[str]) -> frozenset[str]:
    """Of every spelling of a unit its sign or else its last word, as it may be written; and more words."""
    found: set[str] = set()
    for spellings in units.values():
        for spelling, unit in spellings:
            telling = max(reversed(spelling), key=lambda word: (unicodedata.category(word[0]) == "Sc", word.isalpha()))
            found.update((telling,) if unit.cased else (telling, telling.upper(), telling.capitalize()))
    for word in words:
        found.update((word, word.upper(), word.capitalize()))
    return frozenset(found)
