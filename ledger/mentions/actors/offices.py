"""Offices without a name: "the Ukrainian President" on a day, and "the president" of the sentences before.

In: a page, and the people already read. Out: mentions of the holder with form office (the state is named) or
nominal (it is not). A past or coming office ("former", "next") is nobody's today and is left unread.
"""

import bisect
from collections.abc import Iterator, Sequence

from ledger.mentions.actors.page import Page, Sighting
from ledger.mentions.actors.people import Cast, again
from ledger.mentions.actors.setting import mention_of
from ledger.mentions.actors.vocabulary import Actor, ActorVocabulary
from ledger.model import ActorMention, Doubt
from ledger.span import Spanned

_SENTENCES_BACK = 2


def offices_in(page: Page, vocab: ActorVocabulary, named: Sequence[Spanned]) -> Iterator[ActorMention]:
    """Each office with its state beside it, as its holder on the publication date, where exactly one is known.

    `named` are the people read by their names: a title right before one of them is not a mention of its own.
    """
    taken = frozenset(person.start for person in named)
    for seen in page.sightings:
        offices = [office for office in seen.of("title") if office]
        if not offices or seen.end + 1 in taken or page.published_on is None:
            continue
        span, state = _with_state(page, seen, vocab)
        if span[1] + 1 in taken or _past(page, span[0], vocab):
            continue
        holder = _holder(page, vocab, offices, state)
        if holder:
            yield mention_of(page, span, holder, ("office-on-date",), "office")


def nominals_in(page: Page, vocab: ActorVocabulary, people: Sequence[ActorMention], cast: Cast) -> Iterator[ActorMention | Doubt]:
    """Each "the president" as the one president of the nearest sentence before it that names any, two back at most.

    In a government's own text "the President" is its own, in lower case unless another is named in the sentence. More
    than one in that sentence is a doubt; none is not a mention. `people` are in the order of the text.
    """
    for seen in page.sightings:
        article = page.flat[max(0, seen.start - 4) : seen.start]
        office = next((office for office in seen.of("title") if office), None)
        if office is None or article.lower() != "the " or page.word_after(seen.end)[:1].isupper():
            continue
        span = (seen.start - 4, seen.end)
        own = vocab.holder(office, page.publisher, page.published_on) if page.publisher else None
        if own and (page.flat[seen.start].isupper() or not _named_in_sentence(page, span, office, people, cast)):
            yield mention_of(page, span, own, ("publisher's-own-office",), "nominal")
        elif own is None or page.flat[seen.start].islower():
            yield from _from_before(page, span, office, people, cast)


def _named_in_sentence(page: Page, span: tuple[int, int], office: str, people: Sequence[ActorMention], cast: Cast) -> bool:
    """Whether somebody with that office is named in the sentence before: then he may be the one who is meant."""
    start, end = next(_back(page, span[0]))
    near = people[bisect.bisect_left(people, start, key=_start) : bisect.bisect_left(people, end, key=_start)]
    return any(_fits(office, cast.offices.get(person.name, frozenset())) for person in near)


def _with_state(page: Page, seen: Sighting, vocab: ActorVocabulary) -> tuple[tuple[int, int], str | None]:
    """The office with the state on its left or right ("of Ukraine"), and the state's alpha-3.

    An adjective on the left is a part of the span ("Ukrainian President"), a name stays a mention of its own ("U.S. president").
    """
    gap = 3 if page.flat[seen.start - 3 : seen.start] == "'s " else 1
    left = _state(page.sighting_until(seen.start - gap), vocab)
    if left:
        return (left[0].start if left[0].of("demonym") else seen.start, seen.end), left[1]
    for link in (" of ", " of the "):
        right = _state(page.sighting_from(seen.end + len(link)), vocab) if page.flat.startswith(link, seen.end) else None
        if right:
            return (seen.start, right[0].end), right[1]
    return (seen.start, seen.end), None


def _state(seen: Sighting | None, vocab: ActorVocabulary) -> tuple[Sighting, str] | None:
    actor = vocab.actor(seen.senses[0].of) if seen else None
    if seen and actor and actor.kind == "state" and actor.country:
        return seen, actor.country
    return None


def _past(page: Page, start: int, vocab: ActorVocabulary) -> bool:
    before = page.word_before(start).lower()
    return before in vocab.cues["no-longer"] or page.flat[max(0, start - 3) : start].lower() in ("ex-", "en-")


def _holder(page: Page, vocab: ActorVocabulary, offices: Sequence[str], state: str | None) -> Actor | None:
    """The holder of the state's office; without a state only of an office whose name says whose it is ("NATO Secretary General")."""
    for office in offices:
        if state:
            holder = vocab.holder(office, state, page.published_on)
        else:
            holder = vocab.holder(office, None, page.published_on) if " " in office else None
        if holder:
            return holder
    return None


def _from_before(
    page: Page, span: tuple[int, int], office: str, people: Sequence[ActorMention], cast: Cast
) -> Iterator[ActorMention | Doubt]:
    for start, end in _back(page, span[0]):
        near = people[bisect.bisect_left(people, start, key=_start) : bisect.bisect_left(people, end, key=_start)]
        found = {person.name: person for person in near if _fits(office, cast.offices.get(person.name, frozenset()))}
        if len(found) > 1:
            yield Doubt(*span, "office-of-two", f"may be {' or '.join(sorted(found))}")
        for one in found.values() if len(found) == 1 else ():
            yield again(page, span, one, ("office-before",), "nominal")
        if found:
            return


def _start(mention: ActorMention) -> int:
    return mention.start


def _back(page: Page, offset: int) -> Iterator[tuple[int, int]]:
    """The part of the sentence before an offset, then the sentences before it, nearest first."""
    at = bisect.bisect_right(page.begins, offset) - 1
    yield page.sentences[at].start, offset
    for sentence in reversed(page.sentences[max(0, at - _SENTENCES_BACK) : at]):
        yield sentence.start, sentence.end


def _fits(office: str, held: frozenset[str]) -> bool:
    return office in held or (office in ("minister", "secretary") and any(own.startswith(("minister of", "secretary of")) for own in held))
