"""The words that make numbers, read from seeds/money/{numbers.csv,scales.toml,vague.toml}."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

from ledger.vocab import Entry, entries_of, rows_of

_ARTICLES_AND_FRACTIONS = ("a", "an", "half", "quarter", "point")


@dataclass(frozen=True, slots=True)
class Scale:
    """A word or letter that multiplies: `glued` letters must touch the figure or follow a sign."""

    name: str
    value: Decimal
    glued: bool


@dataclass(frozen=True, slots=True)
class Vague:
    """A word for a number of which only the bounds are known."""

    name: str
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class NumberWords:
    """All words of numbers, lower case. `quantifiers` and `multis` are keyed by their tokens.

    `openers` are the tokens with which a number that is not in digits may begin.
    """

    small: Mapping[str, int]
    scales: Mapping[str, Scale]
    plurals: Mapping[str, Vague]
    quantifiers: Mapping[tuple[str, ...], Vague]
    multis: Mapping[tuple[str, ...], Vague]
    openers: frozenset[str]


def number_words(seeds: Path) -> NumberWords:
    """The words of numbers under `seeds`, the folder that holds money/. Raises VocabularyBroken."""
    vague = entries_of(seeds / "money" / "vague.toml")
    small = {row["word"]: int(row["value"]) for row in rows_of(seeds / "money" / "numbers.csv")}
    return NumberWords(
        small=MappingProxyType(small),
        scales=MappingProxyType(_scales(entries_of(seeds / "money" / "scales.toml"))),
        plurals=MappingProxyType({words[0]: entry for words, entry in _vague(vague, "plural").items()}),
        quantifiers=MappingProxyType(_vague(vague, "quantifier")),
        multis=MappingProxyType(_vague(vague, "multi")),
        openers=frozenset((*small, *_ARTICLES_AND_FRACTIONS, *(word.split()[0] for entry in vague for word in entry.words))),
    )


def _scales(entries: tuple[Entry, ...]) -> dict[str, Scale]:
    return {
        word: Scale(entry.name, Decimal(entry.fields["value"]), bool(entry.fields.get("glued", False)))
        for entry in entries
        for word in entry.words
    }


def _vague(entries: tuple[Entry, ...], form: str) -> dict[tuple[str, ...], Vague]:
    return {
        tuple(word.split()): Vague(entry.name, Decimal(entry.fields["low"]), Decimal(entry.fields["high"]))
        for entry in entries
        if entry.fields["form"] == form
        for word in entry.words
    }
