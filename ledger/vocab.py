"""Vocabulary is data: the words of `seeds/`, read into frozen entries.

In: a TOML file of `[[entry]]` tables (rules and short lists) or a CSV file (long lists). Out: entries
in the order of the file. An entry has `name` (unique in its file), `words` (one or more spellings,
matched as whole words) or a `pattern`, `source` (where the meaning is documented), `example` (texts
in which it must be found) and `never` (texts in which it must not); all other keys are its fields,
whose meaning belongs to the room that reads them. tests/test_seeds.py holds every entry to this.
"""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ledger.errors import VocabularyBroken

_OWN = ("name", "words", "pattern", "source", "example", "never")


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule or word of the vocabulary.

    `words` are spellings, `pattern` a regular expression (empty when there are words); `fields` holds
    every other key of the table as it stands in the file; `place` is `FILE: NAME` for messages.
    """

    name: str
    words: tuple[str, ...]
    pattern: str
    source: str
    examples: tuple[str, ...]
    nevers: tuple[str, ...]
    fields: Mapping[str, Any]
    place: str


def entries_of(path: Path) -> tuple[Entry, ...]:
    """Every `[[entry]]` of a TOML file, in order.

    Raises VocabularyBroken for a table without name, words or pattern, source, or example, and for a
    name that stands twice.
    """
    with path.open("rb") as file:
        tables = tomllib.load(file).get("entry", [])
    found = tuple(_entry(table, path) for table in tables)
    names = [entry.name for entry in found]
    for name in names:
        if names.count(name) > 1:
            raise VocabularyBroken(f"{path}: {name}", "this name stands twice", "give each entry a name of its own")
    return found


def rows_of(path: Path) -> tuple[dict[str, str], ...]:
    """Every row of a CSV file as a mapping from its header's names, in order; cells are stripped."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple({key: (cell or "").strip() for key, cell in row.items() if key} for row in csv.DictReader(file))


def _entry(table: dict[str, Any], path: Path) -> Entry:
    name = table.get("name", "")
    place = f"{path}: {name or 'an entry'}"
    if not name or not table.get("source") or not table.get("example") or not (table.get("words") or table.get("pattern")):
        raise VocabularyBroken(place, "an entry needs name, words or pattern, source and example", "complete the entry")
    return Entry(
        name=name,
        words=tuple(table.get("words", ())),
        pattern=table.get("pattern", ""),
        source=table["source"],
        examples=tuple(table["example"]),
        nevers=tuple(table.get("never", ())),
        fields=MappingProxyType({key: value for key, value in table.items() if key not in _OWN}),
        place=place,
    )
