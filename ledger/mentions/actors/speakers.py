"""A government that speaks of itself: "we", "our", "my Administration" in its own texts.

In: a page with its publisher's state. Out: pronoun and nominal mentions of that state. A reporter's turn and
the turn of another state's office holder are not the publisher's voice. Also the doubt for two states at once.
"""

import bisect
import re
from collections.abc import Iterator

from ledger.mentions.actors.page import Page
from ledger.mentions.actors.setting import mention_of
from ledger.mentions.actors.vocabulary import ActorVocabulary
from ledger.model import ActorMention, Doubt, Turn

_PRONOUNS = frozenset({"i", "we", "our", "ours", "us"})


def own_voice_in(page: Page, vocab: ActorVocabulary) -> Iterator[ActorMention]:
    """Each word by which the publishing government means its state; none if no government publishes.

    "US" in capitals is the country's name, never the pronoun; a small "i" numbers a list.
    """
    state = vocab.actor(page.publisher.lower()) if page.publisher else None
    if state is None:
        return
    others = tuple(turn for turn in page.turns if not _is_own(turn, page, vocab))
    for match in _phrases(vocab.cues["own-words"]).finditer(page.flat):
        words = match[0]
        if words in ("US", "i") or page.sentence_at(match.start()) is None or _within(others, match.start()):
            continue
        pronoun = words.lower() in _PRONOUNS
        yield mention_of(page, match.span(), state, ("publisher's-own",), "pronoun" if pronoun else "nominal")


def pairs_in(page: Page, vocab: ActorVocabulary) -> Iterator[Doubt]:
    """Each "the two countries": seen, and not read, since one span cannot be two actors."""
    for match in _phrases(vocab.cues["pairs"]).finditer(page.flat):
        if page.sentence_at(match.start()):
            yield Doubt(*match.span(), "pair-of-states", "two actors in one phrase")


def _phrases(words: frozenset[str]) -> re.Pattern[str]:
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.IGNORECASE)


def _is_own(turn: Turn, page: Page, vocab: ActorVocabulary) -> bool:
    """Not a reporter, and not somebody known to hold another state's office."""
    words = turn.label.split()
    bearers = vocab.bearers(words[-1].title(), page.published_on) if words else ()
    return not turn.questioner and (not bearers or any(actor.country == page.publisher for actor in bearers))


def _within(turns: tuple[Turn, ...], offset: int) -> bool:
    at = bisect.bisect_right(turns, offset, key=lambda turn: turn.start) - 1
    return at >= 0 and offset < turns[at].end
