"""The triggers of events: the words of seeds/events/triggers/, with their forms, found in a sentence.

In: the TOML files of that folder, the sets of nouns of nouns.toml, the irregular verbs. Out: `Trigger`s, and
`Sighting`s of them in a stretch of text, left to right. A verb is listed by its base form, a noun by its
singular; a verb of several words may have a preposition with what follows it a few words further on. What each key of an
entry means: docs/events.md.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ledger.claims.inflection import Irregular, irregular_of, noun_forms, verb_forms
from ledger.vocab import Entry, entries_of, rows_of

_WORD = re.compile(r"[^\W\d_]+(?:[-.'’][^\W\d_]+)*")
_GAP = 6
_BREAK = re.compile(r"[;:()]|, (?:who|which|and|but)\b")
_PREPOSITIONS = frozenset(
    ("with", "to", "for", "on", "in", "of", "at", "from", "against", "about", "into", "over", "off", "out", "back", "down", "up", "under")
)
# What may stand behind an object: "placed him under house arrest", "set two cars ablaze".
_MOVABLE = _PREPOSITIONS | {"ablaze", "alight", "hostage", "prisoner"}


@dataclass(frozen=True, slots=True)
class Trigger:
    """A group of words that tell one kind of deed, and what must stand beside them."""

    name: str
    type: str
    pos: str
    frame: str
    parties: str
    objects: frozenset[str]
    bans: frozenset[str]
    predicates: frozenset[str]
    needs: frozenset[str]
    unless: frozenset[str]
    under: frozenset[str]
    through: tuple[str, ...]
    links: tuple[str, ...]
    object_kinds: frozenset[str]
    subject: str
    victim: str
    complement: str
    past: bool
    done: bool
    later: bool
    refused: bool
    bare: bool
    present: bool
    talk: bool
    place: bool
    dated: bool
    day: bool

    @property
    def demands(self) -> int:
        """How much must stand beside it: of two triggers at one place the more demanding one is tried first."""
        beside = (self.objects, self.predicates, self.needs, self.under, self.object_kinds, self.subject)
        return sum(map(bool, beside)) + (self.complement == "harm") + self.refused


@dataclass(frozen=True, slots=True)
class Sighting:
    """A trigger at a span; `last` is where its last word begins, `tags` what its first word can be."""

    trigger: Trigger
    start: int
    end: int
    last: int
    tail: tuple[str, ...]
    tags: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Form:
    trigger: Trigger
    tail: tuple[str, ...]
    tags: frozenset[str]


@dataclass(frozen=True, slots=True)
class Triggers:
    """All triggers by the first word of each of their forms; `governors` bear on modality, `people` say who a noun is."""

    forms: Mapping[str, tuple[_Form, ...]]
    governors: Mapping[str, str]
    listed: tuple[Trigger, ...]
    harm: frozenset[str]
    people: Mapping[str, frozenset[str]]

    def is_verb(self, word: str) -> bool:
        """Whether a word is a past form of a verb among the triggers."""
        return any(form.trigger.pos == "verb" and form.tags & {"VBD", "VBZ"} for form in self.forms.get(word, ()))

    def sightings(self, text: str, start: int, end: int) -> tuple[Sighting, ...]:
        """Every sighting between two offsets, by start, in the order in which the files list the triggers."""
        words = [(match.start(), match.end(), _folded(match[0])) for match in _WORD.finditer(text, start, end)]
        return tuple(found for index in range(len(words)) for found in self._at(text, words, index))

    def _at(self, text: str, words: Sequence[tuple[int, int, str]], index: int) -> Iterator[Sighting]:
        first, last, word = words[index]
        for form in self.forms.get(word, ()):
            places = _tail_places(text, words, index, form.tail)
            if places is None:
                continue
            close = not places or places[-1] == index + len(places)
            end = words[places[-1]][1] if places and close else last
            yield Sighting(form.trigger, first, end, words[places[-1]][0] if places else first, form.tail, form.tags)


def triggers_of(folder: Path) -> Triggers:
    """The triggers of seeds/events/. Raises VocabularyBroken for an entry that is not whole."""
    sets = {entry.name: frozenset(entry.words) for entry in entries_of(folder / "words" / "nouns.toml")}
    irregular = irregular_of(rows_of(folder / "irregular.csv"))
    entries = [entry for path in sorted((folder / "triggers").glob("*.toml")) for entry in entries_of(path)]
    forms: dict[str, list[_Form]] = {}
    listed = []
    for entry in entries:
        trigger = _trigger(entry, sets, irregular)
        listed.append(trigger)
        for words in entry.words:
            _add(forms, trigger, words.lower().split(), irregular)
    governors = {
        form: str(entry.fields["value"])
        for entry in entries_of(folder / "words" / "governors.toml")
        for form in _governor_forms(entry, irregular)
    }
    return Triggers(
        MappingProxyType({word: tuple(sorted(found, key=_turn)) for word, found in forms.items()}),
        MappingProxyType(governors),
        tuple(listed),
        _with_forms(sets["harm"], irregular),
        MappingProxyType({entry.name: frozenset(entry.words) for entry in entries_of(folder / "words" / "people.toml")}),
    )


def _turn(form: _Form) -> tuple[bool, int, int]:
    """The order in which the triggers of a word are tried: those that need nobody last, the more demanding first."""
    return form.trigger.parties == "none", -form.trigger.demands, -len(form.tail)


def _governor_forms(entry: Entry, irregular: Irregular) -> Iterator[str]:
    for word in entry.words:
        yield from (
            (form for form, _ in verb_forms(word, irregular)) if entry.fields["pos"] == "verb" else (form for form, _ in noun_forms(word))
        )


def _trigger(entry: Entry, sets: Mapping[str, frozenset[str]], irregular: Irregular) -> Trigger:
    fields = entry.fields
    under = _words(fields.get("under", ()), sets)
    return Trigger(
        name=entry.name,
        type=str(fields["type"]),
        pos=str(fields["pos"]),
        frame=str(fields["frame"]),
        parties=str(fields["parties"]),
        objects=_words(fields.get("object", ()), sets),
        bans=_words(fields.get("ban", ()), sets),
        predicates=_words(fields.get("oprd", ()), sets),
        needs=_words(fields.get("need", ()), sets),
        unless=_words(fields.get("unless", ()), sets),
        under=_with_forms(under, irregular),
        through=tuple(fields.get("with", ())),
        links=tuple(fields.get("links", ())),
        object_kinds=frozenset(fields.get("object_kind", ())),
        subject=str(fields.get("subject", "")),
        victim=str(fields.get("victim", "")),
        complement=str(fields.get("complement", "")),
        past=bool(fields.get("past")),
        done=bool(fields.get("done")),
        later=bool(fields.get("later")),
        refused=bool(fields.get("refused")),
        bare=bool(fields.get("bare")),
        present=bool(fields.get("present")),
        talk=bool(fields.get("talk")),
        place=bool(fields.get("place")),
        dated=bool(fields.get("dated")),
        day=bool(fields.get("day")),
    )


def _words(listed: Iterable[Any], sets: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    for word in listed:
        found |= sets[word[1:]] if word.startswith("@") else {word}
    return frozenset(found)


def _with_forms(words: Iterable[str], irregular: Irregular) -> frozenset[str]:
    """The words, and every form of the first word of each as a verb."""
    found = set()
    for word in words:
        first, *rest = word.split()
        found |= {" ".join((form, *rest)) for form, _ in verb_forms(first, irregular)}
    return frozenset(found)


def _add(forms: dict[str, list[_Form]], trigger: Trigger, words: Sequence[str], irregular: Irregular) -> None:
    """List a word under each of its forms; a verb grows at its first word, a noun at its last."""
    tags: dict[tuple[str, ...], set[str]] = {}
    if trigger.pos == "verb":
        for form, tag in verb_forms(words[0], irregular):
            tags.setdefault((form, *words[1:]), set()).add(tag)
    else:
        for form, tag in noun_forms(words[-1]):
            tags.setdefault((*words[:-1], form), set()).add(tag)
    for spelled, known in tags.items():
        forms.setdefault(spelled[0], []).append(_Form(trigger, spelled[1:], frozenset(known)))


def _tail_places(text: str, words: Sequence[tuple[int, int, str]], index: int, tail: tuple[str, ...]) -> list[int] | None:
    """Where the other words of a trigger stand: next to each other, but a preposition up to six words further on."""
    found: list[int] = []
    at = index + 1
    for number, wanted in enumerate(tail):
        movable = wanted in _MOVABLE and not _PREPOSITIONS.intersection(tail[number + 1 :])
        reach = _GAP if movable else 1
        place = next((p for p in range(at, min(at + reach, len(words))) if words[p][2] == wanted), None)
        if place is None or (place > at and _BREAK.search(text, words[index][1], words[place][0])):
            return None
        found.append(place)
        at = place + 1
    return found


def _folded(word: str) -> str:
    return word.lower().replace("’", "'")
