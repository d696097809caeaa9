"""What the words around a known name say: whether the name goes on, and whether it is a place there.

In: a page and a span or sighting on it. Words: seeds/actors/cues.toml.
"""

import re
from collections.abc import Sequence

from ledger.mentions.actors.page import Page, Sighting
from ledger.mentions.actors.vocabulary import Actor, ActorVocabulary
from ledger.model import ActorForm, ActorMention

_SMALL = frozenset(("e", "i", "o", "u", "al", "el", "ul", "ur", "as", "ad", "ed", "es"))
_PARTICLE = re.compile(r"^(?:al|el|ul|ur|ad|as|ash|at|an|ibn|bin)-")


def mention_of(page: Page, span: tuple[int, int], actor: Actor, rules: tuple[str, ...], form: ActorForm = "name") -> ActorMention:
    """A span as a mention of a known actor, with the actor's own kind."""
    text = page.text[slice(*span)]
    return ActorMention(*span, text, actor.kind, form, actor.name, actor.id, actor.country, actor.sector, rules)


def stranger_before(page: Page, start: int, vocab: ActorVocabulary) -> bool:
    """Whether a capitalised word that is no known name, title or opening word stands right before: the name goes on to the left."""
    before = page.word_before(start)
    if not before[:1].isupper() or before.endswith("'s") or page.is_heading(start) or page.sighting_until(start - 1):
        return False
    low = before.lower().rstrip(".")
    return low not in vocab.cues["opening"] and not _is_description(low, vocab)


def _is_description(word: str, vocab: ActorVocabulary) -> bool:
    """Whether a word with a capital only says what the one behind it does: "Lobbyist Jack Abramoff", "Billionaire Bill Ackman"."""
    role = vocab.roles.get(word)
    return role is not None and role.kind == "person" and word in vocab.words


def inside_name(page: Page, seen: Sighting, vocab: ActorVocabulary) -> bool:
    """Whether an adjective of a country stands behind a stranger's word, so that it is a part of that name: "Pheu Thai"."""
    before = page.word_before(seen.start)
    return bool(seen.of("demonym")) and before.isalpha() and only_a_name(before, vocab) and stranger_before(page, seen.start, vocab)


def stranger_after(page: Page, end: int, vocab: ActorVocabulary) -> bool:
    """Whether a capitalised word that is no known name and no opening word stands right behind: the name goes on to the right."""
    after = page.word_after(end)
    if not after[:1].isupper() or after.lower() in vocab.cues["opening"]:
        return False
    return not page.is_heading(end - 1) and page.sighting_from(end + 1) is None


def is_place(page: Page, seen: Sighting, vocab: ActorVocabulary) -> bool:
    """Whether the words around a name say location: "in X", "a visit to X", "X-based"."""
    before = [word for word in page.words_before(seen.start, 5) if word != "the"]
    if before and before[-1] in vocab.cues["place-before"]:
        return True
    if before and before[-1] in vocab.cues["way-before"] and vocab.cues["way-words"].intersection(before[-3:-1]):
        return True
    return page.flat.startswith("-based", seen.end) or page.word_after(seen.end).lower() in vocab.cues["place-after"]


def only_a_name(word: str, vocab: ActorVocabulary) -> bool:
    """Whether a word is written with a capital alone, in no list of words or roles; a particle before it may be small.

    Of a word with hyphens each part: "Chyr-Dobo", "Lashkar-e-Islam".
    """
    word = _PARTICLE.sub("", word)
    low = word.lower()
    parts = word.split("-")
    shaped = len(word) > 1 and all((part[:1].isupper() and (part[1:].islower() or len(part) == 1)) or part in _SMALL for part in parts)
    return shaped and not {low, low.removesuffix("s")} & vocab.words and low not in vocab.roles


def is_worded(words: Sequence[str], vocab: ActorVocabulary) -> bool:
    """Whether a name ends in an organization's head noun, or is of common words alone: "Silver Lake", "Geo News"."""
    common = [word.lower() in vocab.words or word.lower() in vocab.cues["place-heads"] for word in words]
    return ends_in_organization(words, vocab) or (common[-1] and (all(common) or words[0] not in vocab.first_names))


def ends_in_organization(words: Sequence[str], vocab: ActorVocabulary) -> bool:
    """Whether a name's last word is an organization's or a company's head noun."""
    return words[-1].lower().rstrip(".") in vocab.cues["organization-heads"] | vocab.cues["business-heads"]
