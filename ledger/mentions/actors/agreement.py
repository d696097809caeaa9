"""One name has one kind in a document: "Suez" is the group where the text says "the water group Suez", "Wad Bahr" the place.

In: a page and its mentions. Out: the same mentions, those that were guessed with the kind that the words beside another
mention of the same name make sure. Two sure kinds stay two. Cases: tests/corpus/actors.toml.
"""

import dataclasses
from collections import defaultdict
from collections.abc import Sequence

from ledger.mentions.actors.page import Page
from ledger.mentions.actors.repeats import is_name_by_itself
from ledger.mentions.actors.setting import is_place
from ledger.mentions.actors.vocabulary import ActorVocabulary
from ledger.model import ActorMention

_SURE = frozenset(
    (
        *("place-head", "place-by-words", "organization-noun", "organization-apposed", "owned-company", "employer", "price-move"),
        *("noun-behind", "spelled-out", "organization-head", "title-and-name", "listed-person"),
    )
)
_GUESSED = frozenset(
    (
        *("person-by-shape", "subject-of-saying", "mixed-capitals", "company-of-state", "company-shape", "known-place"),
        *("model-person", "model-organization", "model-place", "model-state", "model-group"),
    )
)
_OF_NAMES = frozenset(("surname-of-cast", "given-name-of-cast"))


def agreed(page: Page, mentions: Sequence[ActorMention], vocab: ActorVocabulary) -> tuple[ActorMention, ...]:
    """The mentions in their order, without surnames of guessed people and roles of guessed places that are something else."""
    sure: dict[str, dict[str, ActorMention]] = defaultdict(dict)
    for mention in mentions:
        if mention.form == "name" and is_sure(mention):
            sure[mention.text].setdefault(mention.kind, mention)
        words = mention.name.split()
        if "organization-head" in mention.rules and len(words) > 2 and is_name_by_itself(words, vocab):
            sure[" ".join(words[:-1])].setdefault(mention.kind, mention)
    if not sure:
        return tuple(mentions)
    others = [_other(page, mention, sure, vocab) for mention in mentions]
    changed = [mention for mention, other in zip(mentions, others, strict=True) if other]
    names = {mention.name for mention in changed if mention.kind == "person"}
    ends = {mention.end + 1 for mention in changed if mention.kind == "place"}

    def is_lost(mention: ActorMention) -> bool:
        surname = mention.name in names and not _OF_NAMES.isdisjoint(mention.rules)
        return surname or (mention.start in ends and "role-of-country" in mention.rules)

    return tuple(_as(mention, other) for mention, other in zip(mentions, others, strict=True) if not is_lost(mention))


def is_sure(mention: ActorMention) -> bool:
    """Whether the words beside a name, or a head noun in it, make its kind sure."""
    return not _SURE.isdisjoint(mention.rules)


def _other(page: Page, mention: ActorMention, sure: dict[str, dict[str, ActorMention]], vocab: ActorVocabulary) -> ActorMention | None:
    """The mention of the same words whose kind is sure, where this one's is guessed and another."""
    found = sure.get(mention.text, {})
    if len(found) != 1 or mention.kind in found or mention.form != "name" or not _GUESSED.intersection(mention.rules):
        return None
    seen = page.sighting_from(mention.start)
    return None if seen and mention.kind == "place" and is_place(page, seen, vocab) else next(iter(found.values()))


def _as(mention: ActorMention, other: ActorMention | None) -> ActorMention:
    if other is None:
        return mention
    return dataclasses.replace(other, start=mention.start, end=mention.end, text=mention.text, rules=("one-kind-of-name",))
