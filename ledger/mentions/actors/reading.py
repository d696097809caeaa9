"""All actors of a document: the rules in their order, and which of two overlapping readings stays.

The layers, strongest first: people by full name or title and offices with their state; then bodies and states
that the vocabulary knows, unless a longer organization holds them; then what a model found; then surnames,
nominals and the publisher's own voice.
"""

import bisect
import dataclasses
import datetime
from collections.abc import Iterable, Iterator, Sequence

from ledger.mentions.actors.abbreviations import spelled_organizations, spelled_out_in, without_other_uses
from ledger.mentions.actors.affiliations import affiliated
from ledger.mentions.actors.agreement import agreed, is_sure
from ledger.mentions.actors.bulletins import bylines_in, datelines_in, listed_people_in, scorers_in, teams_in
from ledger.mentions.actors.companies import organizations_by_words, sites_in
from ledger.mentions.actors.evidence import (
    is_no_person,
    people_by_given_name,
    people_by_shape,
    people_by_words,
    places_by_words,
    runs_in,
)
from ledger.mentions.actors.institutions import of_their_state, parliaments_in
from ledger.mentions.actors.known import WEAK_COMPANY, known_in
from ledger.mentions.actors.nominals import identified, stand_ins
from ledger.mentions.actors.offices import nominals_in, offices_in
from ledger.mentions.actors.organizations import organizations_in, settled, tagged_in
from ledger.mentions.actors.page import Page, page_of
from ledger.mentions.actors.people import Cast, Guess, given_names_in, people_in, surnames_in
from ledger.mentions.actors.repeats import again_in, short_names_in
from ledger.mentions.actors.roles import Described, described_in, nominals_of
from ledger.mentions.actors.speakers import own_voice_in, pairs_in
from ledger.mentions.actors.spellings import acronym_of, unified
from ledger.mentions.actors.vocabulary import ActorVocabulary
from ledger.model import ActorMention, Doubt, Sentence, Turn
from ledger.text.tagger import TaggedName

Found = ActorMention | Doubt
_LAYER_OF_KNOWN = 7


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
    spelled = spelled_out_in(page)
    page = without_other_uses(page, spelled, vocab)
    page = dataclasses.replace(page, runs=tuple(runs_in(page, vocab)))
    tagged = tuple(
        name for name in settled(page, names, vocab) if name.label != "person" or not is_no_person(page, (name.start, name.end), vocab)
    )
    spans = tuple((name.start, name.end) for name in tagged if name.label == "person")
    guesses = tuple(guess for guess in _guesses(page, vocab, spans) if not is_no_person(page, guess[0], vocab))
    people, cast = people_in(page, vocab, guesses)
    known = _without_surnames(tuple(known_in(page, vocab)), cast)
    described = described_in(page, vocab, [each for each in known if isinstance(each, ActorMention)])
    layers = _layers(page, vocab, tagged, people, cast, known)
    mentions, doubts = _chosen(_with_roles(page, vocab, layers, described, people), len(text))
    mentions = affiliated(page, agreed(page, mentions, vocab), described, vocab)
    nominal = tuple(nominals_in(page, vocab, [mention for mention in mentions if mention.kind == "person"], cast))
    nominal = (*nominal, *stand_ins(page, vocab, mentions))
    again = (*again_in(page, mentions), *short_names_in(page, mentions, vocab))
    voice = tuple(own_voice_in(page, vocab))
    singles = tuple(Doubt(*span, "unexplained-person", "a name without a full name or a title") for span in spans)
    mentions, doubts = _chosen([mentions, doubts, again, nominal, voice, singles], len(text))
    doubts = (*doubts, *pairs_in(page, vocab))
    mentions = of_their_state(page, affiliated(page, unified(page, mentions, vocab), described, vocab), vocab)
    mentions = identified(page, mentions)
    return mentions, tuple(sorted(doubts, key=lambda doubt: (doubt.start, doubt.end)))


def _guesses(page: Page, vocab: ActorVocabulary, spans: Iterable[tuple[int, int]]) -> Iterator[Guess]:
    """The spans that a model, a first name or the words beside them make people's names."""
    yield from ((span, "given-name") for span in people_by_given_name(page, vocab))
    yield from ((span, "model-person") for span in spans)
    yield from ((span, "person-by-shape") for span in people_by_shape(page, vocab))
    yield from ((span, "person-by-words") for span in people_by_words(page, vocab))
    yield from ((span, "listed-person") for span in listed_people_in(page, vocab))
    yield from ((span, "byline") for span in bylines_in(page, vocab))


def _without_surnames(known: Sequence[Found], cast: Cast) -> tuple[Found, ...]:
    """The known names without companies whose short name is the surname of somebody in the document who is named first."""
    first: dict[str | None, int] = {}
    for each in known:
        if isinstance(each, ActorMention):
            first.setdefault(each.actor, each.start)

    def is_surname(found: Found) -> bool:
        if not isinstance(found, ActorMention) or WEAK_COMPANY not in found.rules or found.text not in cast.surnames:
            return False
        return min(person.start for person in cast.surnames[found.text].values()) < first[found.actor]

    return tuple(each for each in known if not is_surname(each))


def _layers(
    page: Page,
    vocab: ActorVocabulary,
    names: Sequence[TaggedName],
    people: Sequence[ActorMention],
    cast: Cast,
    known: Sequence[Found],
) -> list[tuple[Found, ...]]:
    bodies = tuple(
        each
        for each in known
        if isinstance(each, ActorMention)
        and each.kind in ("organization", "group")
        and each.form == "name"
        and not {"own-of-unknown-state", "named-after-city"}.intersection(each.rules)
    )
    tagged = tuple(tagged_in(page, names))
    headed = (*organizations_in(page, vocab), *spelled_organizations(page, spelled_out_in(page), vocab))
    longer = (*headed, *(mention for mention in tagged if mention.kind == "organization"))
    certain = tuple(person for person in people if _is_certain(person))
    others = tuple(person for person in people if not _is_certain(person))
    offices = tuple(offices_in(page, vocab, people))
    surnames = (*surnames_in(page, vocab, cast), *given_names_in(page, vocab, cast))
    single = {name.start for name in names if name.label == "person"}
    by_words = (*sites_in(page), *(each for each in organizations_by_words(page, vocab, cast) if each.start not in single))
    places = tuple(places_by_words(page, vocab))
    certain = (*certain, *_over_places(others, known))
    held = _longer_than(page, longer, known)
    return [
        tuple(datelines_in(page, vocab)),
        (*scorers_in(page, vocab), *teams_in(page, vocab)),
        certain,
        offices,
        tuple(each for each in held if acronym_of(page, each) and not _is_of_first(page, each, vocab)),
        bodies,
        held,
        tuple(known),
        tuple(each for each in (*headed, *by_words, *places) if is_sure(each) and not _may_be_person(each, vocab)),
        others,
        surnames,
        longer,
        tagged,
        by_words,
        places,
        tuple(parliaments_in(page)),
    ]


def _is_of_first(page: Page, mention: ActorMention, vocab: ActorVocabulary) -> bool:
    """Whether the short form behind a long name is of the known one that opens it: "European Aeronautic Company EADS N.V. (EADS)"."""
    first = page.sighting_from(mention.start)
    short = vocab.senses.get(acronym_of(page, mention) or "", ())
    return first is not None and not {sense.of for sense in first.senses}.isdisjoint(sense.of for sense in short)


def _may_be_person(mention: ActorMention, vocab: ActorVocabulary) -> bool:
    """Whether a name with a head noun can be a first name and a surname: "Jim Press"."""
    first, *rest = mention.name.split()
    return "organization-head" in mention.rules and len(rest) == 1 and first in vocab.first_names


def _with_roles(
    page: Page, vocab: ActorVocabulary, layers: list[tuple[Found, ...]], described: Sequence[Described], people: Sequence[ActorMention]
) -> list[tuple[Found, ...]]:
    """The layers with the roles without a name before the known names: none that is a title right before a person."""
    titles = {person.start - 1 for person in people}
    free = [each for each in described if each.end not in titles]
    at = _LAYER_OF_KNOWN
    return [*layers[:at], tuple(nominals_of(page, free, vocab)), *layers[at:]]


def _is_certain(person: ActorMention) -> bool:
    return person.actor is not None or not {
        "model-person",
        "person-by-words",
        "given-name",
        "person-by-shape",
        "listed-person",
    }.intersection(person.rules)


def _over_places(people: Sequence[ActorMention], known: Sequence[Found]) -> Iterator[ActorMention]:
    """The people whose surname is also a place's name: "Hideki Matsuyama"."""
    ends = {each.end: each.start for each in known if isinstance(each, ActorMention) and each.kind == "place"}
    for person in people:
        start = ends.get(person.end, -1)
        if start > person.start:
            yield person


def _longer_than(page: Page, organizations: Sequence[ActorMention], known: Sequence[Found]) -> tuple[ActorMention, ...]:
    """The organizations that hold one known name and more ("U.S. Air Force", "Air France"): two are two actors, but not two towns.

    With its short form in brackets behind it a name is one, whatever it holds: "White House Iraq Group (WHIG)".
    """
    starts = sorted(each.start for each in known if not (isinstance(each, ActorMention) and each.kind == "place"))
    towns = sorted(each.start for each in known if isinstance(each, ActorMention) and each.kind == "place")
    spans = {(each.start, each.end) for each in known}

    def within(offsets: Sequence[int], organization: ActorMention) -> int:
        return bisect.bisect_left(offsets, organization.end) - bisect.bisect_left(offsets, organization.start)

    def held(organization: ActorMention) -> int:
        return within(starts, organization) or min(1, within(towns, organization))

    return tuple(each for each in organizations if (each.start, each.end) not in spans and (held(each) == 1 or acronym_of(page, each)))


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
