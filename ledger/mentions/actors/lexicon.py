"""The common words of seeds/actors/: cues, what nouns say of somebody (roles.toml, roles.csv), and for whom they stand (nouns.toml).

In: the folder. Out: mappings from nouns in lower case, and the cues. The CSV files hold the long lists, one word a row, because
TOML takes twenty times as long to read.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from ledger.errors import VocabularyBroken
from ledger.mentions.actors.vocabulary import Noun, Role
from ledger.model import ActorKind
from ledger.vocab import Entry, entries_of

_PLURALS = (("woman", "women"), ("man", "men"), ("child", "children"), ("person", "persons"), ("arch", "archs"))
_OWN_PLURALS = tuple(end for end, _ in _PLURALS)


def cues_of(folder: Path) -> dict[str, frozenset[str]]:
    """The words of each cue. Raises VocabularyBroken for a word of cues.csv whose cue is not in cues.toml."""
    return {entry.name: frozenset(words) for entry, words in _with_more(folder, "cues")}


def roles_of(folder: Path, bodies: frozenset[str]) -> dict[str, Role]:
    """Each noun of a role and, where it grows one, its plural, which is a group; a noun that ends in one of `bodies` is an organization.

    Raises VocabularyBroken for a word of roles.csv whose role is not in roles.toml.
    """
    found: dict[str, Role] = {}
    for entry, words in _with_more(folder, "roles"):
        found |= _roles(entry, words, bodies)
    return found


def _with_more(folder: Path, name: str) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """Each entry of a TOML file with its words there and in the CSV file of the same name."""
    entries = {entry.name: entry for entry in entries_of(folder / f"{name}.toml")}
    more: dict[str, list[str]] = {entry: [] for entry in entries}
    path = folder / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for words, of in list(csv.reader(file))[1:]:
            if of not in more:
                raise VocabularyBroken(f"{path}: {words}", f"{name}.toml has no entry {of!r}", "write one of its names")
            more[of].append(words)
    yield from ((entry, (*entry.words, *more[name])) for name, entry in entries.items())


def _roles(entry: Entry, words: tuple[str, ...], bodies: frozenset[str]) -> dict[str, Role]:
    sector, single, anchored = entry.fields["sector"], entry.fields["plural"] == "s", entry.fields.get("takes") == "anchor"
    alone: ActorKind = "person" if single else "group"
    one, body, many = Role(sector, alone, anchored), Role(sector, "organization", anchored), Role(sector, "group", anchored)
    found: dict[str, Role] = {}
    for word in words:
        found[word] = body if word.rsplit(" ", 1)[-1] in bodies else one
        if single:
            found[plural_of(word)] = many
    return found


def nouns_of(folder: Path) -> dict[str, Noun]:
    """Each noun that stands for somebody named before, with whom it can stand for."""
    found: dict[str, Noun] = {}
    for entry in entries_of(folder / "nouns.toml"):
        signs = entry.fields.get("signs")
        kinds, sectors = frozenset(entry.fields["kinds"]), frozenset(entry.fields.get("sectors", ()))
        noun = Noun(kinds, sectors, None if signs is None else tuple(signs), tuple(entry.fields.get("unless", ())))
        found.update(dict.fromkeys(entry.words, noun))
    return found


def plural_of(words: str) -> str:
    """The plural of a noun phrase whose last word has a regular one, or one in -men and the like; "X of Y" grows in X."""
    if " of " in words:
        head, of, rest = words.partition(" of ")
        return plural_of(head) + of + rest
    if words.endswith(_OWN_PLURALS):
        return next(words.removesuffix(end) + many for end, many in _PLURALS if words.endswith(end))
    if words.endswith("y") and words[-2] not in "aeiou":
        return words[:-1] + "ies"
    return words + ("es" if words.endswith(("s", "x", "ch", "sh")) else "s")
