"""All actors of a document: the rules in their order, and which of two overlapping readings stays.

The layers, strongest first: people by full name or title and offices with their state; then bodies and states
that the vocabulary knows, unless a longer organization holds them; then what a model found; then surnames,
nominals and the publisher's own voice.
"""

import bisect
import datetime
from collections.abc import Iterable, Sequence

from ledger.mentions.actors.evidence import again_in, organizations_by_words, people_by_words
from ledger.mentions.actors.known import known_in
from ledger.mentions.actors.offices import nominals_in, offices_in
from ledger.mentions.actors.organizations import organizations_in, settled, tagged_in, unified
from ledger.mentions.actors.page import Page, page_of
from ledger.mentions.actors.people import Cast, people_in, surnames_in
from ledger.mentions.actors.speakers import own_voice_in, pairs_in
from ledger.mentions.actors.vocabulary import ActorVocabulary
from ledger.model import ActorMention, Doubt, Sentence, Turn
from ledger.text.tagger import TaggedName

Found = ActorMention | Doubt


def actors_in(  # noqa: PLR0913, PLR0917 - the room's contract: the document's parts, then what is optional
    text: str,
    sentences: Sequence[Sentence],
    turns: Sequence[Turn],
    published_on: datetime.date | None,
    vocab: ActorVocabulary,
    names: Sequence[TaggedName] = (),
    publisher_state: str | None = None,
) -> tuple[tuple[ActorMention, ...], tuple[Doubt, ...]]:
    """Every mention of an actor in the sentences, left to right and never overlapping, and what was doubted.

    `names` are a language model's spans: without them people need a title or a place in the vocabulary and
    organizations a head noun. `publisher_state` (alpha-3, any case) is the state whose government published
    the text. Not read: "he", "she", "they", "the company", groups of people without a name. Raises nothing.
    """
    page = page_of(text, sentences, turns, published_on, publisher_state, vocab)
    tagged = settled(page, names, vocab)
    spans = tuple((name.start, name.end) for name in tagged if name.label == "person")
    guesses = (*((span, "model-person") for span in spans), *((span, "person-by-words") for span in people_by_words(page, vocab)))
    people, cast = people_in(page, vocab, guesses)
    mentions, doubts = _chosen(_layers(page, vocab, tagged, people, cast), len(text))
    nominal = tuple(nominals_in(page, vocab, [mention for mention in mentions if mention.kind == "person"], cast))
    again, voice = tuple(again_in(page, mentions)), tuple(own_voice_in(page, vocab))
    singles = tuple(Doubt(*span, "unexplained-person", "a name without a full name or a title") for span in spans)
    mentions, doubts = _chosen([mentions, doubts, again, nominal, voice, singles], len(text))
    doubts = (*doubts, *pairs_in(page, vocab))
    return unified(page, mentions, vocab), tuple(sorted(doubts, key=lambda doubt: (doubt.start, doubt.end)))


def _layers(
    page: Page, vocab: ActorVocabulary, names: Sequence[TaggedName], people: Sequence[ActorMention], cast: Cast
) -> list[tuple[Found, ...]]:
    known = tuple(known_in(page, vocab))
    bodies = tuple(each for each in known if isinstance(each, ActorMention) and each.kind in ("organization", "group"))
    tagged = tuple(tagged_in(page, names))
    longer = (*organizations_in(page, vocab), *(mention for mention in tagged if mention.kind == "organization"))
    certain = tuple(person for person in people if _is_certain(person))
    others = tuple(person for person in people if not _is_certain(person))
    offices = tuple(offices_in(page, vocab, people))
    surnames = tuple(surnames_in(page, vocab, cast))
    single = {name.start for name in names if name.label == "person"}
    by_words = tuple(each for each in organizations_by_words(page, vocab, cast) if each.start not in single)
    return [certain, offices, bodies, _longer_than(longer, known), known, others, surnames, longer, tagged, by_words]


def _is_certain(person: ActorMention) -> bool:
    return person.actor is not None or not {"model-person", "person-by-words"}.intersection(person.rules)


def _longer_than(organizations: Sequence[ActorMention], known: Sequence[Found]) -> tuple[Found, ...]:
    """The organizations that hold exactly one known name and more ("U.S. Air Force", "Air France"): two are two actors."""
    starts = sorted(each.start for each in known)
    spans = {(each.start, each.end) for each in known}

    def held(organization: ActorMention) -> int:
        return bisect.bisect_left(starts, organization.end) - bisect.bisect_left(starts, organization.start)

    return tuple(each for each in organizations if held(each) == 1 and (each.start, each.end) not in spans)


def _chosen(layers: Iterable[Sequence[Found]], length: int) -> tuple[tuple[ActorMention, ...], tuple[Doubt, ...]]:
    """What remains when an earlier layer wins over a later, and in one layer the longer over the shorter."""
    taken = bytearray(length)
    kept: list[Found] = []
    for layer in layers:
        for found in sorted(layer, key=lambda each: (each.start - each.end, each.start)):
            if not any(taken[found.start : found.end]):
                taken[found.start : found.end] = b"\x01" * (found.end - found.start)
                kept.append(found)
    kept.sort(key=lambda each: each.start)
    return tuple(k for k in kept if isinstance(k, ActorMention)), tuple(k for k in kept if isinstance(k, Doubt))
