"""All words that the room of money reads with, loaded once and passed in: MoneyVocabulary."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from ledger.mentions.money.currencies import Currency, currencies_of
from ledger.mentions.money.units import Unit, UnitIndex, behind_dollar, unit_index
from ledger.mentions.numbers import NumberWords, number_words, phrase_of
from ledger.model import Comparator
from ledger.vocab import Entry, entries_of

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str, Comparator], ...]]


@dataclass(frozen=True, slots=True)
class MoneyVocabulary:
    """What seeds/money/ holds, indexed for reading.

    `before` is keyed by the last token of a comparator, `after` by the first; both longest first, with the name of
    the rule; `hedges` holds the phrases of `before`. `openers` are the tokens other than digits with which a sum may
    begin. `rates`, `adverbs` and `adjectives` give a word's (rule, per); `lists` are the word lists of words.toml by
    name. `places` gives, for a word that several states share, the currency by a word that names one of them;
    `behind_dollar` the unit by a state's word behind a bare sign. `triggers` are words as written of which a sentence
    must hold one to be read.
    """

    numbers: NumberWords
    currencies: Mapping[str, Currency]
    units: UnitIndex
    behind_dollar: Mapping[str, Unit]
    before: Phrases
    after: Phrases
    hedges: frozenset[tuple[str, ...]]
    openers: frozenset[str]
    fillers: frozenset[str]
    rates: Mapping[str, tuple[str, str]]
    adverbs: Mapping[str, tuple[str, str]]
    adjectives: Mapping[str, tuple[str, str]]
    places: Mapping[str, Mapping[str, str]]
    no_rate: frozenset[str]
    lists: Mapping[str, frozenset[str]]
    triggers: frozenset[str]


def load(seeds: Path) -> MoneyVocabulary:
    """The vocabulary of money under `seeds`, the folder that holds money/. Raises VocabularyBroken."""
    room = seeds / "money"
    lists = {entry.name: frozenset(entry.words) for entry in entries_of(room / "words.toml")}
    currencies = currencies_of(seeds)
    written = entries_of(room / "units.toml")
    units = unit_index(written, currencies.values(), lists)
    comparators, rates = entries_of(room / "comparators.toml"), entries_of(room / "rates.toml")
    numbers = number_words(seeds)
    before = _phrases(comparators, "before", -1)
    return MoneyVocabulary(
        numbers=numbers,
        currencies=currencies,
        units=units,
        behind_dollar=behind_dollar(written),
        before=before,
        after=_phrases(comparators, "after", 0),
        hedges=frozenset(phrase for phrases in before.values() for phrase, _, _ in phrases),
        openers=numbers.openers | frozenset(units) | frozenset(_scale_words(numbers)) | {"-", "−"},
        fillers=frozenset(word for entry in comparators if entry.fields["side"] == "filler" for word in entry.words),
        rates=MappingProxyType(_per(rates, "words")),
        adverbs=MappingProxyType(_per(rates, "adverbs")),
        adjectives=MappingProxyType(_per(rates, "adjectives")),
        places=_places(units, currencies),
        no_rate=frozenset(word for entry in rates if entry.name == "no-rate" for word in entry.words),
        lists=MappingProxyType(lists),
        triggers=_triggers(units, (*_scale_words(numbers), *lists["paid-verb"])),
    )


def _phrases(entries: Iterable[Entry], side: str, key: int) -> Phrases:
    found: dict[str, list[tuple[tuple[str, ...], str, Comparator]]] = {}
    for entry in entries:
        for words in entry.words if entry.fields["side"] == side else ():
            phrase = phrase_of(words.lower())
            found.setdefault(phrase[key], []).append((phrase, entry.name, entry.fields["comparator"]))
    return MappingProxyType({word: tuple(sorted(phrases, key=lambda p: -len(p[0]))) for word, phrases in found.items()})


def _per(entries: Iterable[Entry], key: str) -> dict[str, tuple[str, str]]:
    known = (entry for entry in entries if entry.name != "no-rate")
    pairs = ((entry, word) for entry in known for word in (entry.words if key == "words" else entry.fields.get(key, ())))
    return {word: (entry.name, word if entry.fields.get("noun") else entry.name) for entry, word in pairs}


def _places(units: UnitIndex, currencies: Mapping[str, Currency]) -> Mapping[str, Mapping[str, str]]:
    """By the name of a unit whose word several states share: the currency by the states' names and adjectives in lower case."""
    shared = {unit.name: unit.shared for spellings in units.values() for _, unit in spellings if unit.shared}
    named: dict[str, list[tuple[str, Currency]]] = {}
    for currency in sorted(currencies.values(), key=lambda one: one.current):
        for full in currency.names:
            words = full.split()
            for length in range(1, len(words)):
                adjective = words[0].lower() if len(words) == 2 else ""
                named.setdefault(" ".join(words[-length:]), []).append((adjective, currency))
    found: dict[str, dict[str, str]] = {name: {} for name in shared}
    for name, nouns in shared.items():
        for adjective, currency in (pair for noun in nouns for pair in named.get(noun, ())):
            found[name].update(dict.fromkeys((*currency.places, *([adjective] if adjective else [])), currency.code))
    return MappingProxyType({name: MappingProxyType(places) for name, places in found.items()})


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
