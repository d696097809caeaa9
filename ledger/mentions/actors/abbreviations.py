"""Names spelled out before their short form: "the Justice and Equality Movement (JEM)".

In: a page. Out: spans of names whose capitals are the letters of the short form in brackets behind them, and the page
without known spellings that the document itself uses for somebody else: after "Saudi Electricity Co (SEC)" no "SEC" is the
American commission. Cases: tests/corpus/actors.toml.
"""

import dataclasses
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ledger.mentions.actors.organizations import is_headed, stranger
from ledger.mentions.actors.page import Page, Sighting
from ledger.mentions.actors.spellings import SHORT_FORM
from ledger.mentions.actors.vocabulary import ActorVocabulary
from ledger.model import ActorMention

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_LINKS = frozenset(("of", "and", "for", "the", "in", "on", "de", "di", "du", "da", "do", "des", "la", "le", "et", "y", "e", "und", "für"))
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Spelled:
    """A name and its short form: half-open offsets of the name, and the letters in brackets behind it."""

    start: int
    end: int
    short: str


def spelled_out_in(page: Page) -> tuple[Spelled, ...]:
    """Every name of two capitalised words or more whose initials are the short form in brackets behind it, in order."""
    found = (_spelled(page, short) for short in SHORT_FORM.finditer(page.flat))
    return tuple(each for each in found if each)


def _spelled(page: Page, short: re.Match[str]) -> Spelled | None:
    sentence = page.sentence_at(short.start())
    if sentence is None:
        return None
    floor = max(sentence.start, short.start() - _LONGEST)
    letters = short[1].replace("&", "").replace("-", "").lower()
    start, capitals = -1, 0
    for word in reversed(list(_WORD.finditer(page.flat, floor, short.start()))):
        if not letters or not _continues(page, word, short.start() if start < 0 else start):
            break
        if word[0] in _LINKS and word[0][0] != letters[-1]:
            continue
        if word[0][0].lower() != letters[-1] or (word[0][0].islower() and word[0] not in _LINKS):
            break
        letters, start, capitals = letters[:-1], word.start(), capitals + word[0][0].isupper()
    named = not letters and capitals > 1 and page.flat[start].isupper()
    return Spelled(start, short.start(), short[1]) if named else None


def _continues(page: Page, word: re.Match[str], right: int) -> bool:
    """Whether a word can be one of a name: nothing but blanks, hyphens and linking words up to the name's next word."""
    between = page.flat[word.end() : right].replace("-", " ").split()
    return all(each in _LINKS for each in between)


def spelled_organizations(page: Page, spelled: Iterable[Spelled], vocab: ActorVocabulary) -> Iterator[ActorMention]:
    """The spelled names that have an organization's head noun or end in a word of no list: no "Post Disaster Loan (PDL)"."""
    things = vocab.cues["event-heads"] | vocab.cues["no-people"]
    for each in spelled:
        name = page.flat[each.start : each.end].lower()
        last = name.rsplit(maxsplit=1)[-1]
        if is_headed(name, vocab) or not {last, last.removesuffix("s")} & (vocab.words | things):
            yield stranger(page, (each.start, each.end), "organization", ("spelled-out",))


def without_other_uses(page: Page, spelled: tuple[Spelled, ...], vocab: ActorVocabulary) -> Page:
    """The page without the known spellings that it spells out as somebody else's short form."""
    other = {each.short for each in spelled if each.short in vocab.senses and not _is_known(page, each, vocab)}
    if not other:
        return page
    kept = tuple(seen for seen in page.sightings if page.flat[seen.start : seen.end] not in other)
    starts, ends = {seen.start: seen for seen in kept}, {seen.end: seen for seen in kept}
    return dataclasses.replace(page, sightings=kept, from_start=starts, until_end=ends)


def _is_known(page: Page, spelled: Spelled, vocab: ActorVocabulary) -> bool:
    """Whether the spelled name is one that the short form stands for in the vocabulary, by itself or by two of its words."""
    ids = {sense.of for sense in vocab.senses[spelled.short]}
    if any(ids & {sense.of for sense in seen.senses} for seen in _overlapping(page, spelled)):
        return True
    words = set(page.flat[spelled.start : spelled.end].lower().split()) - _LINKS
    names = (set(name.lower().split()) for of in ids if (actor := vocab.actor(of)) for name in actor.names)
    return any(len(words & name) > 1 for name in names)


def _overlapping(page: Page, spelled: Spelled) -> Iterator[Sighting]:
    yield from page.sightings_within(max(0, spelled.start - _LONGEST), spelled.end)
