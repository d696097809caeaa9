"""Finding the words of a vocabulary file in a sentence.

In: entries of seeds/events/. Out: hits, left to right, the longest at each place. A blank in a word
stands for any white space, so that words broken over a line end are found; case is ignored for
words, kept for patterns.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ledger.vocab import Entry


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry found at a half-open span of the document's text."""

    entry: Entry
    start: int
    end: int

    def field(self, name: str) -> str | None:
        """The entry's field of that name, None where it has none."""
        value = self.entry.fields.get(name)
        return None if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The entries of one file, compiled: `words` maps a folded spelling to the entries that list it."""

    words: Mapping[str, tuple[Entry, ...]]
    spelled: re.Pattern[str]
    patterns: tuple[tuple[re.Pattern[str], Entry], ...]

    def hits(self, text: str, start: int, end: int) -> tuple[Hit, ...]:
        """Every hit between two offsets, in the order of their starts."""
        found = [
            Hit(entry, match.start(), match.end())
            for match in self.spelled.finditer(text, start, end)
            for entry in self.words.get(_folded(match[0]), ())
        ]
        for pattern, entry in self.patterns:
            found += [Hit(entry, match.start(), match.end()) for match in pattern.finditer(text, start, end)]
        return tuple(sorted(found, key=lambda hit: (hit.start, -hit.end)))


def lexicon_of(entries: Iterable[Entry]) -> Lexicon:
    """A lexicon of the entries, in which a spelling may belong to several entries."""
    listed = tuple(entries)
    words: dict[str, tuple[Entry, ...]] = {}
    for entry in listed:
        for word in entry.words:
            words[_folded(word)] = (*words.get(_folded(word), ()), entry)
    longest = sorted(words, key=len, reverse=True)
    spelled = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest)
    return Lexicon(
        words=MappingProxyType(words),
        spelled=re.compile(rf"(?<![\w-])(?:{spelled})(?!\w)" if spelled else r"(?!)", re.IGNORECASE),
        patterns=tuple((re.compile(entry.pattern.replace(" ", r"\s+")), entry) for entry in listed if entry.pattern),
    )


def _folded(word: str) -> str:
    return " ".join(word.lower().replace("’", "'").split())
