"""States, peoples, capitals and bodies that the vocabulary knows, read in their setting.

In: a page. Out: mentions, and doubts for names that may be of something else. The question in each rule is
what the words next to the name say: a place, a government, or a part of a longer name.
Words: seeds/actors/cues.toml. Cases: tests/corpus/actors.toml.
"""

import dataclasses
import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from ledger.mentions.actors.page import Page, Sighting
from ledger.mentions.actors.vocabulary import Actor, ActorVocabulary, How
from ledger.model import ActorForm, ActorMention, Doubt

_NEAR = 200
_ARTICLE = re.compile(r"(?i:the) ")
_MONEY_SIGN = re.compile(r"[$£€¥]")
_CODE_AND_SIGN = re.compile(r"[A-Z]{1,3} ?[$£€¥]")
_TOWN_BEFORE_COMMA = re.compile(r"([^\W\d_]+), $")


def mention_of(page: Page, span: tuple[int, int], actor: Actor, rules: tuple[str, ...], form: ActorForm = "name") -> ActorMention:
    """A span as a mention of a known actor, with the actor's own kind."""
    text = page.text[slice(*span)]
    return ActorMention(*span, text, actor.kind, form, actor.name, actor.id, actor.country, actor.sector, rules)


def known_in(page: Page, vocab: ActorVocabulary) -> Iterator[ActorMention | Doubt]:
    """Every known state, people, capital and body of the page, left to right; people and offices are not read here."""
    for seen in page.sightings:
        found = _read(page, seen, vocab)
        if found:
            yield found


def _read(page: Page, seen: Sighting, vocab: ActorVocabulary) -> ActorMention | Doubt | None:
    sense = seen.senses[0]
    actor = vocab.actor(sense.of)
    if actor is None or sense.how not in _READINGS or _in_longer_name(page, seen, vocab):
        return None
    return _READINGS[sense.how](page, seen, actor, vocab)


def _name(page: Page, seen: Sighting, actor: Actor, _: ActorVocabulary) -> ActorMention:
    return mention_of(page, (seen.start, seen.end), actor, ("known-name",))


def _demonym(page: Page, seen: Sighting, actor: Actor, _: ActorVocabulary) -> ActorMention:
    return mention_of(page, (seen.start, seen.end), actor, ("demonym",), "demonym")


def _in_longer_name(page: Page, seen: Sighting, vocab: ActorVocabulary) -> bool:
    """A street, a river, a currency sign, another region: the name is part of something else's."""
    after = page.word_after(seen.end)
    if _MONEY_SIGN.match(page.flat, seen.end) or _CODE_AND_SIGN.match(page.flat, seen.start):
        return True
    if after[:1].isupper() and after.lower() in vocab.cues["address-after"]:
        return True
    before = page.word_before(seen.start)
    return before[:1].isupper() and before.lower() in vocab.cues["not-the-state-before"]


def _weak(page: Page, seen: Sighting, actor: Actor, vocab: ActorVocabulary) -> ActorMention | Doubt | None:
    """A name that is also a word or a given name: not after another name's word, doubted beside its homonym's company."""
    name = page.flat[seen.start : seen.end]
    if not name.isupper() and stranger_before(page, seen.start, vocab):
        return None
    company = page.flat[max(0, seen.start - _NEAR) : seen.end + _NEAR]
    if any(word in company for word in vocab.homonyms.get(actor.id, ())):
        return Doubt(seen.start, seen.end, "homonym", f"{name} may be another place of this name")
    return mention_of(page, (seen.start, seen.end), actor, ("known-name",))


def stranger_before(page: Page, start: int, vocab: ActorVocabulary) -> bool:
    """Whether a capitalised word that is no known name, title or opening word stands right before: the name goes on to the left."""
    before = page.word_before(start)
    if not before[:1].isupper() or page.is_heading(start) or page.sighting_until(start - 1):
        return False
    return before.lower().rstrip(".") not in vocab.cues["opening"]


def _stranger_after(page: Page, end: int) -> bool:
    after = page.word_after(end)
    return after[:1].isupper() and not page.is_heading(end - 1) and page.sighting_from(end + 1) is None


def _capital(page: Page, seen: Sighting, city: Actor, vocab: ActorVocabulary) -> ActorMention | None:
    """A capital as the place, or as the government that sits in it (place-for-people metonymy)."""
    span = (seen.start, seen.end)
    if stranger_before(page, seen.start, vocab) or _stranger_after(page, seen.end):
        return None
    if city.id in vocab.governments and _follows_town(page, seen, vocab):
        return ActorMention(*span, page.text[slice(*span)], "place", "name", city.name, None, city.country, None, ("city-in-region",))
    state = vocab.state_of(city.id)
    if state is None or is_place(page, seen, vocab) or page.flat[seen.start : seen.end].endswith(("D.C.", "DC")):
        return mention_of(page, span, city, ("capital-as-place",))
    if city.id in vocab.governments or page.word_after(seen.end) in vocab.cues["state-after"]:
        return mention_of(page, span, state, ("capital-as-government",))
    return mention_of(page, span, city, ("capital-as-place",))


def _follows_town(page: Page, seen: Sighting, vocab: ActorVocabulary) -> bool:
    """Whether an unknown name and a comma before make it the region of that town: "Seattle, Washington"."""
    comma = _TOWN_BEFORE_COMMA.search(page.flat, max(0, seen.start - 40), seen.start)
    if comma is None or not comma[1][0].isupper() or page.sighting_until(comma.end(1)):
        return False
    return comma[1].lower() not in vocab.cues["opening"]


def _seat(page: Page, seen: Sighting, body: Actor, vocab: ActorVocabulary) -> ActorMention:
    """A body called by its building: the building itself after a word of place or of the way there."""
    span = (seen.start, seen.end)
    if is_place(page, seen, vocab) and not page.word_after(seen.end)[:1].isupper():
        return dataclasses.replace(mention_of(page, span, body, ("seat-as-place",)), kind="place")
    return mention_of(page, span, body, ("seat-as-body",))


def is_place(page: Page, seen: Sighting, vocab: ActorVocabulary) -> bool:
    """Whether the words around a name say location: "in X", "a visit to X", "X-based"."""
    before = [word for word in page.words_before(seen.start, 5) if word != "the"]
    if before and before[-1] in vocab.cues["place-before"]:
        return True
    if before and before[-1] in vocab.cues["way-before"] and vocab.cues["way-words"].intersection(before[-3:-1]):
        return True
    return page.flat.startswith("-based", seen.end) or page.word_after(seen.end).lower() in vocab.cues["place-after"]


def _own(page: Page, seen: Sighting, body: Actor, vocab: ActorVocabulary) -> ActorMention | None:
    """A name that every country has one of: its own publisher's, or the one of the state named right before it."""
    article = _ARTICLE.match(page.flat, seen.start)
    span = (article.end() if article else seen.start, seen.end)
    if page.publisher == body.country:
        return mention_of(page, span, body, ("publisher's-own",))
    before = page.sighting_until(seen.start - 1)
    states = {vocab.actors[sense.of].country for sense in before.senses if sense.of in vocab.actors} if before else set()
    return mention_of(page, span, body, ("state-before",)) if states == {body.country} else None


_Reading = Callable[[Page, Sighting, Actor, ActorVocabulary], ActorMention | Doubt | None]
_READINGS: Mapping[How, _Reading] = MappingProxyType(
    {"name": _name, "weak": _weak, "own": _own, "demonym": _demonym, "capital": _capital, "seat": _seat}
)
