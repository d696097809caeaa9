"""Whose people and organizations are, and what they do: the country and sector that the words beside a name give it.

In: a page, its mentions and its described phrases. Out: the same mentions; those of people and organizations
without a country or sector have what their title ("Egyptian President Mubarak"), their apposition ("Ann Miller, the
Canadian analyst") or the words of their name ("University of Nairobi") say, in every place of the document.
A person of the vocabulary whose offices have ended is ELI. Words: seeds/actors/roles.toml, cues.toml.
"""

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ledger.mentions.actors.page import Page
from ledger.mentions.actors.roles import Described, is_former, role_before, sector_of
from ledger.mentions.actors.vocabulary import ActorVocabulary
from ledger.model import ActorMention

_APPOSITION = re.compile(r", (?:a |an |the |its |then )?$")
_LEADING = re.compile(r",? (?:the |a |an )?$")

_ENDED = frozenset(("GOV", "LEG", "MIL", "JUD", "SPY", "COP"))

Affiliation = tuple[str | None, str | None]


def affiliated(
    page: Page, mentions: Sequence[ActorMention], found: Sequence[Described], vocab: ActorVocabulary
) -> tuple[ActorMention, ...]:
    """The mentions with country and sector filled in where the document tells them; nothing known is overwritten."""
    beside = _Beside(
        page,
        vocab,
        {each.end: each for each in found},
        {each.start: each for each in found} | {each.noun_start: each for each in found},
        {each.end: each for each in mentions if each.kind in ("organization", "group")},
    )
    told: dict[str, Affiliation] = {}
    named = [each for each in mentions if each.kind in ("person", "organization", "group") and each.form == "name" and each.actor is None]
    for mention in named:
        told[mention.name] = _filled(told.get(mention.name, (None, None)), beside.of(mention))
    for mention in named:
        if mention.kind == "person" and told[mention.name][1] is None:
            told[mention.name] = _filled(told[mention.name], beside.by_title(mention))
    return tuple(_with(mention, told.get(mention.name), page, vocab) for mention in mentions)


def _filled(first: Affiliation, second: Affiliation) -> Affiliation:
    return first[0] or second[0], first[1] or second[1]


def _with(mention: ActorMention, told: Affiliation | None, page: Page, vocab: ActorVocabulary) -> ActorMention:
    if mention.actor and mention.kind == "person":
        actor = vocab.actor(mention.actor)
        country, sector = vocab.standing(actor, page.published_on) if actor else (mention.country, mention.sector)
        return dataclasses.replace(mention, country=country, sector=sector)
    if told is None or mention.actor is not None or told == (None, None):
        return mention
    return dataclasses.replace(mention, country=mention.country or told[0], sector=mention.sector or told[1])


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands beside the names of a page: described phrases by their end and start, bodies by their end."""

    page: Page
    vocab: ActorVocabulary
    by_end: Mapping[int, Described]
    by_start: Mapping[int, Described]
    bodies: Mapping[int, ActorMention]

    def of(self, mention: ActorMention) -> Affiliation:
        """What a name's own words, its title or its apposition say."""
        own = _of_name(self.page, mention, self.vocab) if mention.kind != "person" else (None, None)
        title = self.by_end.get(mention.start - 1)
        if title:
            return _filled(own, (title.country, title.sector))
        for article in (", ", ", the ", ", a ", ", an ", ", its "):
            behind = self.by_start.get(mention.end + len(article)) if self.page.flat.startswith(article, mention.end) else None
            if behind:
                return _filled(own, (behind.country, behind.sector))
        return own

    def by_title(self, person: ActorMention) -> Affiliation:
        """A person's bare title, with the body before it: "FBI Director X" is of its country, and of its sector as the title says none.

        A bare title that says nothing by itself ("spokesman X") leaves both open.
        """
        found = role_before(self.page, self.vocab, person.start - 1) if person.start else None
        if found is None:
            return None, None
        start, role = found
        body = self.bodies.get(start - 1) or self.bodies.get(start - 3)
        ended = is_former(self.page, self.vocab, body.start if body else start)
        sector = sector_of(body, role) if body else None if role.takes_anchor else role.sector
        sector = None if sector == "MIL" and self.page.is_sport else sector
        return body.country if body else None, "ELI" if ended and sector in _ENDED else sector


def _of_name(page: Page, mention: ActorMention, vocab: ActorVocabulary) -> Affiliation:
    """What an organization's own words say: a state or place in it or right before it, and its last or first noun."""
    country = next(iter(_countries(page, mention, vocab)), None)
    words = mention.name.lower().split()
    link = next((at for at, word in enumerate(words) if word in ("of", "for") and at), len(words))
    own = words[:link]
    if own[-1].rstrip(".") in vocab.cues["business-heads"] and not ({"central", "reserve"} & set(words)):
        return country, "BUS"
    heads = [" ".join(own[-2:]), own[-1], " ".join(words[-2:]), words[-1], " ".join(words[:2]), words[0]] if len(words) > 1 else []
    return country, next(
        (role.sector for head in heads if (role := vocab.roles.get(head)) and role.kind != "person" and not role.takes_anchor), None
    )


def _countries(page: Page, mention: ActorMention, vocab: ActorVocabulary) -> Iterable[str]:
    for seen in page.sightings_within(mention.start, mention.end):
        if (seen.start, seen.end) == (mention.start, mention.end) or page.flat[seen.start - 1 : seen.start] == "-":
            continue
        actor = vocab.actor(seen.senses[0].of)
        if actor and actor.country and actor.kind in ("state", "place"):
            yield actor.country
    before = page.sighting_until(mention.start - 1)
    actor = vocab.actor(before.senses[0].of) if before and before.of("demonym") else None
    if actor and actor.country:
        yield actor.country
