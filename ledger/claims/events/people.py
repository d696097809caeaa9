"""The cast of a document: whom it names, who speaks in it, and who its titles stand for.

In: a Reading and the vocabulary of actors. Out: a Cast, what a phrase of any of its sentences can stand for (cast.py).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from ledger.claims.events.voice import speakers_of, voices_of
from ledger.mentions.actors import ActorVocabulary
from ledger.model import ActorMention, Party, Reading, Turn

_TITLE = re.compile(r"\b(Vice President|President|Prime Minister|Chancellor|Secretary|Governor|King|Pope|Premier)\s+\Z")
_LEADING = ("president", "vice president")


@dataclass(frozen=True, slots=True)
class Cast:
    """The people that a document names, each once, who speaks in it, and the vocabulary that knows their offices on its day.

    `voices` are who the document says it is of, `speakers` who each label of a transcript names.
    `titles` are those that one person holds ("president"), `nouns` the nouns of roles, `common` the words that are no name even
    with a capital, `words` the sets of seeds/events/words/people.toml; all in lower case.
    """

    people: tuple[ActorMention, ...]
    actors: ActorVocabulary
    published_on: date | None
    voices: tuple[ActorMention, ...]
    speakers: Mapping[str, ActorMention]
    nouns: frozenset[str]
    common: frozenset[str]
    titles: Mapping[str, ActorMention]
    words: Mapping[str, frozenset[str]]

    def voice(self, turn: Turn | None) -> ActorMention | None:
        """Who "I" is, in a turn its speaker."""
        if turn is None or not self.speakers:
            return self.voices[0] if self.voices else None
        return self.speakers.get(turn.label)

    def signatories(self) -> tuple[Party, ...]:
        """Who "we" and "the leaders" are in a statement of several."""
        return tuple(Party(m.name, m.actor, "participant", None, None, m.country, m.kind) for m in self.voices[1:] and self.voices)

    def holds(self, person: ActorMention, topic: str) -> bool:
        """Whether a person's office is about a topic, as "defense"; American and British spellings are one."""
        offices = self.actors.offices_of(person.actor, self.published_on) if person.actor else frozenset()
        return any(topic.replace("defence", "defense") in office for office in offices)


def cast_of(reading: Reading, actors: ActorVocabulary, words: Mapping[str, frozenset[str]]) -> Cast:
    """The cast of one document."""
    people = {mention.name: mention for mention in reversed(reading.actors) if mention.kind == "person" and mention.actor}
    listed = tuple(sorted(people.values(), key=lambda mention: mention.start))
    states = frozenset(word.lower() for word in actors.adjectives.values())
    nouns = frozenset(actors.roles) | words["bodies"]
    return Cast(
        people=listed, actors=actors, published_on=reading.document.published_on, voices=voices_of(reading, actors),
        speakers=speakers_of(reading, actors), nouns=nouns, common=states | actors.words, titles=_titles(reading, actors), words=words,
    )  # fmt: skip


def _titles(reading: Reading, actors: ActorVocabulary) -> Mapping[str, ActorMention]:
    """Who "the President" is: the only person of the document that the title stands before, of several the one of its own state."""
    held: dict[str, set[str]] = {}
    first: dict[str, ActorMention] = {}
    for mention in reading.actors:
        title = _TITLE.search(reading.document.text[max(0, mention.start - 24) : mention.start]) if mention.kind == "person" else None
        if title and mention.form == "name":
            held.setdefault(title[1].lower(), set()).add(mention.name)
            first.setdefault(title[1].lower(), mention)
    only = {title: first[title] for title, names in held.items() if len(names) == 1}
    own = next((m.country for m in reading.actors if m.form == "pronoun" and m.kind == "state"), None)
    holders = {title: actors.holder(title, own, reading.document.published_on) for title in _LEADING if own and title not in only}
    named = {mention.actor: mention for mention in reversed(reading.actors) if mention.form == "name" and mention.actor}
    found = {title: named[holder.id] for title, holder in holders.items() if holder and holder.id in named}
    return MappingProxyType({**found, **only})
