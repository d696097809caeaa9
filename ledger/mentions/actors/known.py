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
from ledger.mentions.actors.setting import inside_name, is_place, mention_of, stranger_after, stranger_before
from ledger.mentions.actors.towns import capital, facility_of, part_of_region, place, weak_place
from ledger.mentions.actors.vocabulary import Actor, ActorVocabulary, How
from ledger.model import ActorMention, Doubt

_NEAR = 200
_OF_STATES = frozenset(("GOV", "LEG", "MIL", "COP", "JUD", "SPY", "PTY"))
_OF_PLACES: frozenset[How] = frozenset(("place", "weak-place", "capital", "name", "weak"))
WEAK_COMPANY = "weak-company"
_ARTICLE = re.compile(r"(?i:the) ")
_MONEY_SIGN = re.compile(r"[$£€¥]")
_COMPANY_WORD = re.compile(r" (?:& )?([A-Z][\w&.]*)")
_CODE_AND_SIGN = re.compile(r"[A-Z]{1,3} ?[$£€¥]")


def known_in(page: Page, vocab: ActorVocabulary) -> Iterator[ActorMention | Doubt]:
    """Every known state, people, capital and body of the page, left to right; people and offices are not read here."""
    for seen in page.sightings:
        found = _read(page, seen, vocab) or _in_title(page, seen, vocab)
        if found:
            yield found


def _in_title(page: Page, seen: Sighting, vocab: ActorVocabulary) -> ActorMention | None:
    """The body at the head of a title: NATO in "NATO Secretary-General"."""
    words = page.flat[seen.start : seen.end]
    for count in (2, 1) if seen.of("title") else ():
        head = " ".join(words.split(" ")[:count])
        bodies = [sense for sense in vocab.senses.get(head, ()) if sense.how in ("name", "weak", "seat")]
        actor = vocab.actor(bodies[0].of) if len(bodies) == 1 and head[0].isupper() and len(head) < len(words) else None
        if actor:
            return mention_of(page, (seen.start, seen.start + len(head)), actor, ("body-of-title",))
    return None


def _read(page: Page, seen: Sighting, vocab: ActorVocabulary) -> ActorMention | Doubt | None:
    sense = seen.senses[0]
    actor = vocab.actor(sense.of)
    if actor is None or sense.how not in _READINGS:
        return None
    if sense.how in ("place", "weak-place", "capital") and (part := part_of_region(page, seen, actor)):
        return part
    facility = facility_of(page, seen, actor, vocab) if sense.how in _OF_PLACES else None
    if facility or _in_longer_name(page, seen, vocab):
        return facility
    return _READINGS[sense.how](page, seen, actor, vocab)


def _name(page: Page, seen: Sighting, actor: Actor, vocab: ActorVocabulary) -> ActorMention | None:
    """A state or body by its name; a company's name also with its legal form, and not where it is a product's ("Airbus A380")."""
    states = _states_before(page, seen.start, vocab) if actor.kind == "organization" and actor.country else set()
    elsewhere = actor.sector in _OF_STATES and states and actor.country not in states
    if elsewhere or (actor.sector == "PTY" and _is_of_others(page, actor.country)):
        return _of_another(page, seen, actor, next(iter(states), None))
    if actor.sector != "BUS":
        found = mention_of(page, (seen.start, seen.end), actor, ("known-name",))
        return None if _begins_another(page, seen, actor, vocab) else found
    if page.is_product(seen.end) or _opens_quotation(page, seen, vocab):
        return None
    end, part = _company_end(page, seen.end, vocab)
    if not part and " " not in page.flat[seen.start : end] and stranger_after(page, end, vocab):
        return None
    if part:
        name = " ".join(page.flat[seen.start : end].split())
        text = page.text[seen.start : end]
        return ActorMention(seen.start, end, text, "organization", "name", name, None, None, "BUS", ("part-of-company",))
    return mention_of(page, (seen.start, end), actor, ("known-name",))


def _opens_quotation(page: Page, seen: Sighting, vocab: ActorVocabulary) -> bool:
    """Whether a company's name that is a common word has its capital from a quotation that it opens: \u201cTotal peace\u201d."""
    word = page.flat[seen.start : seen.end].lower()
    return page.flat[seen.start - 1 : seen.start] in ('"', "\u201c") and word in vocab.words and page.word_after(seen.end).islower()


def _begins_another(page: Page, seen: Sighting, actor: Actor, vocab: ActorVocabulary) -> bool:
    """Whether a body's name that is a common word or a first name too goes on: "Liberation Movement", "Everton Silva"."""
    name = page.flat[seen.start : seen.end]
    if actor.kind == "state" or " " in name or name.isupper() or not stranger_after(page, seen.end, vocab):
        return False
    return name.lower() in vocab.words or name in vocab.first_names or stranger_before(page, seen.start, vocab)


def _of_another(page: Page, seen: Sighting, actor: Actor, country: str | None) -> ActorMention:
    """A body or party of the same name and kind in another state than the one that is known."""
    span = (seen.start, seen.end)
    name = page.flat[slice(*span)]
    return ActorMention(*span, page.text[slice(*span)], "organization", "name", name, None, country, actor.sector, ("of-another-state",))


def _company_end(page: Page, end: int, vocab: ActorVocabulary) -> tuple[int, bool]:
    """Where a company's name ends with its legal forms, and whether a region makes it another one ("GM Europe")."""
    forms = vocab.cues["legal-forms"] | vocab.cues["company-words"]
    while (after := _COMPANY_WORD.match(page.flat, end)) and after[1].lower().rstrip(".") in forms:
        stop = after[1].endswith(".") and page.sentence_at(after.end()) is None
        end = after.end() - stop
    region = page.sighting_from(end + 1) if page.flat[end : end + 1] == " " else None
    if region and (region.of("name") or region.of("weak") or region.of("place")) and _is_region(region, vocab):
        return region.end, True
    return end, False


def _is_region(seen: Sighting, vocab: ActorVocabulary) -> bool:
    actor = vocab.actor(seen.senses[0].of)
    return actor is not None and (actor.kind == "state" or actor.country is None) and actor.kind != "organization"


def _demonym(page: Page, seen: Sighting, actor: Actor, vocab: ActorVocabulary) -> ActorMention | None:
    if inside_name(page, seen, vocab):
        return None
    return mention_of(page, (seen.start, seen.end), actor, ("demonym",), "demonym")


def _in_longer_name(page: Page, seen: Sighting, vocab: ActorVocabulary) -> bool:
    """A street, a river, a currency sign, another region: the name is part of something else's."""
    after = page.word_after(seen.end)
    if seen.senses[0].how in ("name", "weak", "seat") and after[:1].isupper() and after.lower() in vocab.cues["contests"]:
        return True
    if _MONEY_SIGN.match(page.flat, seen.end) or _CODE_AND_SIGN.match(page.flat, seen.start):
        return True
    if after[:1].isupper() and after.lower() in vocab.cues["address-after"]:
        return True
    before = page.word_before(seen.start)
    if before in ("de", "di", "do", "da", "van") and page.word_before(seen.start - len(before) - 1)[:1].isupper():
        return True
    return before[:1].isupper() and before.lower() in vocab.cues["not-the-state-before"]


def _weak(page: Page, seen: Sighting, actor: Actor, vocab: ActorVocabulary) -> ActorMention | Doubt | None:
    """A name that is also a word or a given name: not after another name's word, doubted beside its homonym's company."""
    name = page.flat[seen.start : seen.end]
    if not name.isupper() and stranger_before(page, seen.start, vocab):
        return None
    if actor.kind == "organization":
        return _weak_company(page, seen, actor, vocab)
    company = page.flat[max(0, seen.start - _NEAR) : seen.end + _NEAR]
    if any(word in company for word in vocab.homonyms.get(actor.id, ())):
        return Doubt(seen.start, seen.end, "homonym", f"{name} may be another place of this name")
    return mention_of(page, (seen.start, seen.end), actor, ("known-name",))


def _weak_company(page: Page, seen: Sighting, actor: Actor, vocab: ActorVocabulary) -> ActorMention | None:
    """A company whose short name is also a word or a surname ("Ford"): the people of the document have it first.

    The short name of a party is its members ("Republicans"), as a demonym is a people.
    """
    found = _name(page, seen, actor, vocab)
    if found and found.actor is None and " " not in found.text:
        return None
    if found and actor.sector == "PTY":
        return dataclasses.replace(found, form="demonym")
    return dataclasses.replace(found, rules=(WEAK_COMPANY,)) if found and page.sentence_at(seen.start) else None


def _is_of_others(page: Page, country: str | None) -> bool:
    """Whether the page names states, peoples or towns, and none of this country."""
    return bool(page.countries) and country not in page.countries


def _people(page: Page, seen: Sighting, people: Actor, _: ActorVocabulary) -> ActorMention:
    """A people of a region ("Chechen", "Kurdish"): a group, of the state whose region it is, if it is of one."""
    words = page.flat[seen.start : seen.end]
    return ActorMention(
        seen.start, seen.end, page.text[seen.start : seen.end], "group", "demonym", words, None, people.country, None, ("people-of-region",)
    )


def _seat(page: Page, seen: Sighting, body: Actor, vocab: ActorVocabulary) -> ActorMention:
    """A body called by its building: the building itself after a word of place or of the way there."""
    span = (seen.start, seen.end)
    if is_place(page, seen, vocab) and not page.word_after(seen.end)[:1].isupper():
        return dataclasses.replace(mention_of(page, span, body, ("seat-as-place",)), kind="place")
    return mention_of(page, span, body, ("seat-as-body",))


def _own(page: Page, seen: Sighting, body: Actor, vocab: ActorVocabulary) -> ActorMention | None:
    """A name that every country has one of: its own publisher's, of the state right before it, or of the only state that the text is about.

    With another state before it the name is not read here; where no state tells, it is somebody's ("the Senate voted").
    """
    article = _ARTICLE.match(page.flat, seen.start)
    span = (article.end() if article else seen.start, seen.end)
    states = _states_before(page, seen.start, vocab)
    if states and (_town_before(page, seen.start) or states != {body.country}):
        return None
    if page.publisher == body.country:
        return mention_of(page, span, body, ("publisher's-own",))
    if states:
        return mention_of(page, span, body, ("state-before",))
    if stranger_before(page, seen.start, vocab) or stranger_after(page, seen.end, vocab) or _only_opens(page, seen, body):
        return None
    if page.country == body.country:
        return mention_of(page, span, body, ("state-of-document",))
    name = page.flat[slice(*span)]
    return ActorMention(*span, page.text[slice(*span)], "organization", "name", name, None, None, body.sector, ("own-of-unknown-state",))


def _only_opens(page: Page, seen: Sighting, body: Actor) -> bool:
    """Whether a word for soldiers or police has its capital from the sentence's head: "Army soldiers attacked"."""
    sentence = page.sentence_at(seen.start)
    opens = sentence is not None and sentence.start == seen.start
    return opens and body.sector in ("MIL", "COP") and " " not in page.flat[seen.start : seen.end]


def _town_before(page: Page, start: int) -> bool:
    """Whether a town or region is right before an offset, whose own body that is: "the Manhattan Supreme Court"."""
    before = page.sighting_until(start - (3 if page.flat.startswith("'s ", start - 3) else 1))
    return before is not None and all(sense.how in ("place", "weak-place") for sense in before.senses)


def _states_before(page: Page, start: int, vocab: ActorVocabulary) -> set[str]:
    """The countries of the name right before an offset, also of a possessive; none for a people of several states."""
    gap = 3 if page.flat.startswith("'s ", start - 3) else 1
    before = page.sighting_until(start - gap)
    actors = [vocab.actors.get(sense.of) for sense in before.senses] if before else []
    return {actor.country for actor in actors if actor and actor.country}


_Reading = Callable[[Page, Sighting, Actor, ActorVocabulary], ActorMention | Doubt | None]
_READINGS: Mapping[How, _Reading] = MappingProxyType(
    {
        "name": _name,
        "weak": _weak,
        "own": _own,
        "demonym": _demonym,
        "capital": capital,
        "seat": _seat,
        "place": place,
        "weak-place": weak_place,
        "people": _people,
    }
)
