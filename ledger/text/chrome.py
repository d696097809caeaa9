"""The words of site chrome, abbreviations and speaker labels, as `seeds/chrome/` holds them.

In: the folder of seeds. Out: ChromeRules, read once and handed to every function of this room.
Patterns are matched against a whole line (`unit = "line"`), a whole line that is a paragraph by itself
("lone-line"), or the beginning of a paragraph ("paragraph").
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ledger.errors import VocabularyBroken
from ledger.vocab import Entry, entries_of

_UNITS = ("line", "lone-line", "paragraph")
_ENDINGS = ("never", "unless-number", "before-opener")


@dataclass(frozen=True, slots=True)
class LineRule:
    """A pattern of chrome: `unit` says whether it drops a line, a line alone, or the paragraph that begins so."""

    name: str
    pattern: re.Pattern[str]
    unit: str


@dataclass(frozen=True, slots=True)
class ChromeRules:
    """All this room knows by word.

    `lines` are the chrome patterns in the order of their file; `abbreviations` maps a spelling to when
    its stop ends a sentence: never, unless-number (only where no number follows), before-opener (only
    before a word of `openers`); `questioners` label a reporter's turn; `not_speakers` label none; a label
    that is one of `offices` or begins with one of `titles` names a speaker even where none comes back.
    """

    lines: tuple[LineRule, ...]
    abbreviations: Mapping[str, str]
    openers: frozenset[str]
    questioners: frozenset[str]
    not_speakers: frozenset[str]
    titles: tuple[str, ...]
    offices: frozenset[str]


def load_chrome(seeds: Path) -> ChromeRules:
    """The rules in `seeds`/chrome.

    Raises VocabularyBroken for a unit, an ending or a pattern that is none.
    """
    folder = seeds / "chrome"
    labels = {entry.name: frozenset(entry.words) for entry in entries_of(folder / "labels.toml")}
    return ChromeRules(
        lines=tuple(_line_rule(entry) for entry in entries_of(folder / "lines.toml")),
        abbreviations=_abbreviations(entries_of(folder / "abbreviations.toml")),
        openers=frozenset(word for entry in entries_of(folder / "openers.toml") for word in entry.words),
        questioners=labels["questioner"],
        not_speakers=labels["not-a-speaker"],
        titles=tuple(sorted(f"{title} " for title in labels["title"])),
        offices=labels["office"],
    )


def _line_rule(entry: Entry) -> LineRule:
    unit = entry.fields.get("unit")
    if unit not in _UNITS:
        raise VocabularyBroken(entry.place, f"unit {unit!r}", f"write one of {', '.join(_UNITS)}")
    try:
        return LineRule(entry.name, re.compile(entry.pattern), unit)
    except re.error as error:
        raise VocabularyBroken(entry.place, f"a pattern that is none ({error})", "mend the regular expression") from error


def _abbreviations(entries: tuple[Entry, ...]) -> Mapping[str, str]:
    for entry in entries:
        if entry.fields.get("ends") not in _ENDINGS:
            raise VocabularyBroken(entry.place, f"ends {entry.fields.get('ends')!r}", f"write one of {', '.join(_ENDINGS)}")
    return {word: entry.fields["ends"] for entry in entries for word in entry.words}
