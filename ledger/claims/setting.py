"""What a document as a whole tells its sentences: who publishes it, about whom it is.

In: a Reading and the actors' vocabulary. Out: a Setting. Documents of a government speak of its own
money as "we" and leave the recipient to the title; both are recorded as rules of their own in every
figure that leans on them.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ledger.mentions.actors import ActorVocabulary, actors_in, publisher_state
from ledger.model import ActorMention, Reading, Sentence

_HEREBY = re.compile(r"\bI\s+(?:do\s+)?hereby\b")
_IN_TALK = 3
_TOWARDS = re.compile(
    r"(?:aid|assistance|support|supporting|help|helping|package|funds|funding|loans?|weapons|articles)\s+(?:to|for|of)\s+(?:the\s+)?(?:people\s+of\s+|government\s+of\s+)?$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """The document's frame: `publisher` is the canonical name of the state that publishes it, None for news.

    `country` is that state's alpha-3; `recipient` the one state that the document as a whole is about
    helping, None when there is none or more than one. `hereby`: the document itself does what it says, on the day
    it is published (a memorandum, a proclamation).
    """

    publisher: str | None
    country: str | None
    recipient: str | None
    published_on: date | None
    hereby: bool


def setting_of(reading: Reading, actors: ActorVocabulary) -> Setting:
    """The setting of one document: its publisher's state by the vocabulary, its recipient by count, then by title."""
    state = publisher_state(reading.document.source, actors)
    country = state.country if state else None
    return Setting(
        published_on=reading.document.published_on,
        hereby=bool(_HEREBY.search(reading.document.text)),
        publisher=state.name if state else None,
        country=country,
        recipient=_recipient_by_count(reading, country, actors) or _recipient_in_title(reading, country, actors),
    )


def party_name(mention: ActorMention, actors: ActorVocabulary) -> str:
    """The name that a mention has as provider or recipient: its state if it belongs to one, else its own."""
    state = actors.state_of(mention.actor) if mention.actor else None
    if state is None and mention.country:
        state = actors.actor(mention.country.lower())
    return state.name if state else mention.name


def _recipient_in_title(reading: Reading, country: str | None, actors: ActorVocabulary) -> str | None:
    title = reading.document.title or ""
    found, _ = actors_in(title, (Sentence(0, len(title)),), (), reading.document.published_on, actors)
    states = [m for m in found if m.kind == "state" and m.country and m.country != country and title[m.end : m.end + 2] not in ("’s", "'s")]
    return _only({party_name(mention, actors) for mention in states})


def _recipient_by_count(reading: Reading, country: str | None, actors: ActorVocabulary) -> str | None:
    """The state that two thirds of the words of aid are for; a transcript, which has many topics, must say so three times."""
    text = reading.document.text
    counts = Counter(
        party_name(mention, actors)
        for mention in reading.actors
        if mention.country and mention.country != country and _TOWARDS.search(text, max(0, mention.start - 60), mention.start)
    )
    least = _IN_TALK if reading.turns else 1
    top = [one for one in counts.most_common(1) if one[1] >= least]
    return top[0][0] if top and top[0][1] * 3 >= 2 * counts.total() else None


def _only(names: Sequence[str] | set[str]) -> str | None:
    return next(iter(names)) if len(names) == 1 else None
