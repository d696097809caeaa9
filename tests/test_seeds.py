"""The vocabulary tested as data: every entry has a source, is found in its examples and in none of its nevers."""

from pathlib import Path

import pytest

from ledger.claims.words import lexicon_of
from ledger.places import SEEDS
from ledger.vocab import Entry, entries_of

FILES = sorted(path for folder in ("events",) for path in (SEEDS / folder).glob("*.toml"))
ENTRIES = [pytest.param(entry, id=f"{path.stem}:{entry.name}") for path in FILES for entry in entries_of(path)]


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_entry_is_found_in_its_examples_and_in_none_of_its_nevers(entry: Entry) -> None:
    lexicon = lexicon_of([entry])
    for example in entry.examples:
        assert lexicon.hits(example, 0, len(example)), example
    if entry.pattern:
        for text in entry.nevers:
            assert not lexicon.hits(text, 0, len(text)), text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_name_of_an_entry_holds_a_blank(path: Path) -> None:
    assert not [entry.name for entry in entries_of(path) if " " in entry.name]
