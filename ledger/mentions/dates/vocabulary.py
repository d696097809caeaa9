"""The words of `seeds/dates/`, in the form in which the lexer and the rules ask for them.

lexicon.toml holds the words that dates are made of, relations.toml the prepositions that bound them,
context.toml the words around a date that decide its reading: tenses, counted nouns, numbering nouns; modifiers.toml
those that belong to a length of time.
An entry gives all its words one `number` or `code`, or each its own by `numbers` or `codes`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from ledger.errors import VocabularyBroken
from ledger.vocab import Entry, entries_of


class Word(NamedTuple):
    """One spelling: its kind for the grammar, its number and code, the entry it is from.

    `capital` words are dates only when they begin with a capital letter: May, March, Sat.
    """

    kind: str
    number: int
    code: str
    name: str
    capital: bool


@dataclass(frozen=True, slots=True)
class DateVocabulary:
    """All words of the room by lower-case spelling; `triggers` are those, as they may be written, without which no date begins."""

    lexicon: Mapping[str, Word]
    relations: Mapping[str, Word]
    context: Mapping[str, Word]
    modifiers: Mapping[str, Word]
    triggers: frozenset[str]


def load(seeds: Path) -> DateVocabulary:
    """The vocabulary of dates from the folder that holds `dates/`.

    Raises VocabularyBroken for an entry that breaks the rules of `ledger.vocab`, or whose numbers or
    codes are not as many as its words.
    """
    folder = seeds / "dates"
    entries = entries_of(folder / "lexicon.toml")
    triggers = {surface for entry in entries if entry.fields.get("trigger") for word in entry.words for surface in _surfaces(word, entry)}
    return DateVocabulary(
        lexicon=_by_spelling(entries),
        relations=_by_spelling(entries_of(folder / "relations.toml")),
        context=_by_spelling(entries_of(folder / "context.toml")),
        modifiers=_by_spelling(entries_of(folder / "modifiers.toml")),
        triggers=frozenset(triggers),
    )


def _surfaces(word: str, entry: Entry) -> tuple[str, ...]:
    """A word as it stands in a text: with a capital, in capitals and, where it is a date then, in small letters."""
    capitals = (word.capitalize(), word.upper())
    return capitals if entry.fields.get("capital") else (word.lower(), *capitals)


def _by_spelling(entries: tuple[Entry, ...]) -> Mapping[str, Word]:
    return MappingProxyType({spelling: word for entry in entries for spelling, word in _words_of(entry)})


def _words_of(entry: Entry) -> Iterator[tuple[str, Word]]:
    fields = entry.fields
    for spelling, number, code in zip(entry.words, _each(entry, "number", 0), _each(entry, "code", ""), strict=True):
        yield spelling.lower(), Word(fields.get("kind", entry.name), number, code, entry.name, fields.get("capital", False))


def _each(entry: Entry, field: str, default: Any) -> list[Any]:
    given = entry.fields.get(f"{field}s")
    if given is None:
        return [entry.fields.get(field, default)] * len(entry.words)
    if len(given) != len(entry.words):
        raise VocabularyBroken(entry.place, f"{len(given)} {field}s for {len(entry.words)} words", "give each word one")
    return list(given)
