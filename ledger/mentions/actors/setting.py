"""What the words around a known name say: whether the name goes on, and whether it is a place there.

In: a page and a span or sighting on it. Words: seeds/actors/cues.toml.
"""

from ledger.mentions.actors.page import Page, Sighting
from ledger.mentions.actors.vocabulary import Actor, ActorVocabulary
from ledger.model import ActorForm, ActorMention


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
