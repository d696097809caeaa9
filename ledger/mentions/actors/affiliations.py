"""Whose people and organizations are, and what they do: the country and sector that the words beside a name give it.

In: a page, its mentions and its described phrases. Out: the same mentions; those of people and organizations
without a country or sector have what their title ("Egyptian President Mubarak"), their apposition ("Ann Miller, the
Canadian analyst") or the words of their name ("University of Nairobi") say, in every place of the document.
A person of the vocabulary whose offices have ended is ELI. Words: seeds/actors/roles.toml, cues.toml.
"""

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence

from ledger.mentions.actors.page import Page
from ledger.mentions.actors.roles import Described, is_former, role_before
from ledger.mentions.actors.vocabulary import ActorVocabulary
from ledger.model import ActorMention

_APPOSITION = re.compile(r", (?:a |an |the |its |then )?$")
_LEADING = re.compile(r",? (?:the |a |an )?$")

Affiliation = tuple[str | None, str | None]


def affiliated(
    page: Page, mentions: Sequence[ActorMention], found: Sequence[Described], vocab: ActorVocabulary
) -> tuple[ActorMention, ...]:
    """The mentions with country and sector filled in where the document tells them; nothing known is overwritten."""
    by_end = {each.end: each for each in found}
    by_start = {each.start: each for each in found} | {each.noun_start: each for each in found}
    told: dict[str, Affiliation] = {}
    for mention in mentions:
        if mention.kind in ("person", "organization", "group") and mention.form == "name":
            seen = _beside(page, mention, by_end, by_start, vocab) if mention.actor is None else (None, None)
            told[mention.name] = _filled(told.get(mention.name, (None, None)), seen)
    return tuple(_with(mention, told.get(mention.name), page, vocab) for mention in mentions)


def _filled(first: Affiliation, second: Affiliation) -> Affiliation:
    return first[0] or second[0], first[1] or second[1]


def _with(mention: ActorMention, told: Affiliation | None, page: Page, vocab: ActorVocabulary) -> ActorMention:
    if mention.actor and mention.kind == "person":
        actor = vocab.actor(mention.actor)
        return dataclasses.replace(mention, sector=vocab.sector_of(actor, page.published_on)) if actor else mention
    if told is None or mention.actor is not None or told == (None, None):
        return mention
    return dataclasses.replace(mention, country=mention.country or told[0], sector=mention.sector or told[1])


def _beside(
    page: Page, mention: ActorMention, by_end: Mapping[int, Described], by_start: Mapping[int, Described], vocab: ActorVocabulary
) -> Affiliation:
    own = _of_name(page, mention, vocab) if mention.kind != "person" else (None, None)
    title = by_end.get(mention.start - 1)
    if title:
        return _filled(own, (title.country, title.sector))
    for article in (", ", ", the ", ", a ", ", an ", ", its "):
        behind = by_start.get(mention.end + len(article)) if page.flat.startswith(article, mention.end) else None
        if behind:
            return _filled(own, (behind.country, behind.sector))
    role = role_before(page, vocab, mention.start - 1) if mention.start else None
    if role and mention.kind == "person":
        ended = is_former(page, vocab, role[0]) and role[1].sector in ("GOV", "LEG", "MIL", "JUD")
        return None, "ELI" if ended else role[1].sector
    return own


def _of_name(page: Page, mention: ActorMention, vocab: ActorVocabulary) -> Affiliation:
    """What an organization's own words say: a state or place in it or right before it, and its last or first noun."""
    country = next(iter(_countries(page, mention, vocab)), None)
    words = mention.name.lower().split()
    if words[-1].rstrip(".") in vocab.cues["business-heads"] and not ({"central", "reserve"} & set(words)):
        return country, "BUS"
    heads = [" ".join(words[-2:]), words[-1], " ".join(words[:2]), words[0]] if len(words) > 1 else []
    return country, next((vocab.roles[head].sector for head in heads if head in vocab.roles and not vocab.roles[head].takes_anchor), None)


def _countries(page: Page, mention: ActorMention, vocab: ActorVocabulary) -> Iterable[str]:
    for seen in page.sightings_within(mention.start, mention.end):
        actor = vocab.actor(seen.senses[0].of)
        if actor and actor.country and actor.kind in ("state", "place"):
            yield actor.country
    before = page.sighting_until(mention.start - 1)
    actor = vocab.actor(before.senses[0].of) if before and before.of("demonym") else None
    if actor and actor.country:
        yield actor.country
