"""Whose the institutions are that every state has: "the Ministry of Defence" in a Polish release, "Brazil's Federal Police".

In: a page and its mentions. Out: the same mentions; bodies of government without a state have that of the government that
publishes, else of the only state that the document names, and the adjective of their state in their name, so that two
states' ministries of defence are two. Cases: tests/corpus/actors.toml.
"""

import dataclasses
import re
from collections.abc import Iterator, Sequence

from ledger.mentions.actors.page import Page
from ledger.mentions.actors.vocabulary import ActorVocabulary
from ledger.model import ActorMention

_PARLIAMENT = re.compile(r"Parliament\b(?! (?:of|for) )")
_OF_STATES = frozenset(("GOV", "MIL", "LEG", "JUD", "COP", "SPY"))
_LINKS = frozenset(("of", "for", "the", "and", "in", "on"))


def of_their_state(page: Page, mentions: Sequence[ActorMention], vocab: ActorVocabulary) -> tuple[ActorMention, ...]:
    """The mentions in their order, generic bodies with country and "Brazilian Supreme Court" as their name."""
    state = page.publisher or (next(iter(page.countries)) if len(page.countries) == 1 else None)
    told = (_of_its_head(mention, page, vocab) for mention in mentions)
    return tuple(_of_state(mention, state, vocab) if _is_generic(mention, vocab) else mention for mention in told)


def _of_its_head(mention: ActorMention, page: Page, vocab: ActorVocabulary) -> ActorMention:
    """ "The Biden-Harris Administration" is the Biden administration, of the state in which those have held office.

    A surname of several people tells no state.
    """
    head, _, noun = mention.name.rpartition(" ")
    if noun not in ("Administration", "administration") or mention.country or mention.kind != "organization":
        return mention
    heads = [vocab.bearers(surname, page.published_on) for surname in head.split("-")]
    countries = {people[0].country for people in heads if len(people) == 1}
    if len(countries) != 1 or not all(len(people) == 1 for people in heads):
        return mention
    name, rules = f"{head.split('-')[0]} administration", (*mention.rules, "administration-of-holder")
    return dataclasses.replace(mention, name=name, country=countries.pop(), sector="GOV", rules=rules)


def parliaments_in(page: Page) -> Iterator[ActorMention]:
    """Each "Parliament" with its capital inside a sentence and no name beside it, as the one of a state that is not told."""
    for match in _PARLIAMENT.finditer(page.flat):
        before = page.word_before(match.start())
        named = before[:1].isupper() or page.word_after(match.end())[:1].isupper() or page.sighting_until(match.start() - 3)
        if before and not named and not page.is_heading(match.start()):
            text = page.text[slice(*match.span())]
            yield ActorMention(*match.span(), text, "organization", "name", text, None, None, "LEG", ("own-of-unknown-state",))


def _is_generic(mention: ActorMention, vocab: ActorVocabulary) -> bool:
    """Whether a mention is of a body of government that is named by common words alone."""
    if mention.kind != "organization" or mention.form != "name" or mention.actor or mention.sector not in _OF_STATES:
        return False
    if "role-of-country" in mention.rules or "own-of-unknown-state" in mention.rules:
        return "own-of-unknown-state" in mention.rules
    words = mention.name.lower().split()
    return all({word, word.removesuffix("s")} & vocab.words or word in _LINKS or word in vocab.cues["organization-heads"] for word in words)


def _of_state(mention: ActorMention, state: str | None, vocab: ActorVocabulary) -> ActorMention:
    country = mention.country or state
    adjective = vocab.adjectives.get(country.lower()) if country else None
    if adjective is None:
        return dataclasses.replace(mention, country=country)
    rules = mention.rules if mention.country else (*mention.rules, "state-of-document")
    return dataclasses.replace(mention, name=f"{adjective} {mention.name}", country=country, rules=rules)
