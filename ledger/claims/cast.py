"""Who a noun phrase of a clause stands for.

In: a Phrase, the Scene it stands in, the document's people and the vocabulary of actors. Out: Parties in a role.
A name or a described actor that was read as a mention comes first; then a noun of a role ("rebels", "police"), then a name that
nobody knows. Pronouns: pronouns.py.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from ledger.claims.clause import Phrase
from ledger.claims.pronouns import OURSELVES, PLURAL, PRONOUNS, Around, meant_by
from ledger.claims.scene import Scene
from ledger.claims.voice import voices_of
from ledger.mentions.actors import ActorVocabulary
from ledger.model import ActorMention, ActorRole, Party, Reading
from ledger.span import Spanned

_DETERMINER = re.compile(
    r"^(?:(?:the|a|an|some|its|his|her|their|our|two|three|four|five|\d[\d,.]*|at least|more than|about|around)\s+)+", re.IGNORECASE
)
# What is counted is a thing: "20 Dreamliners".
_COUNTED = re.compile(r"(?:\d|two|three|four|five|six|seven|eight|nine|ten|several|many|some)\b", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*$")
# What is no one name: a model that reads names runs two together.
_TWO_NAMES = re.compile(r" (?:with|and|in|at|near) [A-Z]|^(?:Near|In|At|On) ")
_OF = ("of", "from", "in")
_OWNER = ("mod", "poss")
_TITLE = re.compile(r"\b(Vice President|President|Prime Minister|Chancellor|Secretary|Governor|King|Pope|Premier)\s+\Z")
_LEADING = ("president", "vice president")
_ITS_DETERMINERS = frozenset(("the", "two", "both", "three", "all", "these"))
_OFFICE = re.compile(r"(?:\s+(?:and|&)\s+[A-Z]\w+)?\s+([a-z]+)\s+(ministers|secretaries|chiefs)\b")


@dataclass(frozen=True, slots=True)
class Cast:
    """The people that a document names, each once, who speaks in it, and the vocabulary that knows their offices on its day.

    `titles` are those that one person holds ("president"), `nouns` the nouns of roles, `common` the words that are no name even
    with a capital, `words` the sets of seeds/events/words/people.toml; all in lower case.
    """

    people: tuple[ActorMention, ...]
    actors: ActorVocabulary
    published_on: date | None
    voices: tuple[ActorMention, ...]
    nouns: frozenset[str]
    common: frozenset[str]
    titles: Mapping[str, ActorMention]
    words: Mapping[str, frozenset[str]]

    @property
    def voice(self) -> ActorMention | None:
        """Who "I" is."""
        return self.voices[0] if self.voices else None

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
    voices = voices_of(reading, actors)
    return Cast(listed, actors, reading.document.published_on, voices, nouns, states | actors.words, _titles(reading, actors), words)


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


@dataclass(frozen=True, slots=True)
class Stage:
    """A scene with the one before it in the document and the cast: all that a phrase may stand for.

    `company` are those who met last in the document, `together` the same while "they" can mean them; `apart` are the names of who
    does a deed, whom a pronoun that it is done to cannot mean.
    """

    scene: Scene
    before: Scene | None
    cast: Cast
    company: tuple[Party, ...] = ()
    together: tuple[Party, ...] = ()
    apart: frozenset[str] = frozenset()

    def without(self, doers: Sequence[Party]) -> "Stage":
        """The same for whom the deed is done to: "urged him" is not who urged."""
        return replace(self, apart=frozenset(name for party in doers for name in (party.name, party.country) if name))

    def parties(self, phrases: Sequence[Phrase], role: ActorRole, *, place: bool = False) -> tuple[Party, ...]:
        """The parties that phrases stand for, each name once; places only where the deed can be done to one."""
        found: dict[str, Party] = {}
        for phrase in phrases:
            for party in self._of(phrase, role, place):
                found.setdefault(party.name, party)
        return tuple(found.values())

    def _of(self, phrase: Phrase, role: ActorRole, place: bool) -> tuple[Party, ...]:
        if phrase.head in PRONOUNS:
            return self._pronoun(phrase, role)
        if self.company and self._is_company(phrase):
            return tuple(replace(party, role=role) for party in self.company)
        if phrase.head in self.cast.words["credits"] and phrase.linked("poss"):
            return self.parties(phrase.linked("poss"), role, place=place)
        if self._is_time(phrase) or phrase.head in self.cast.words["strangers"]:
            return ()
        mention = self._mention_at(phrase.head_start)
        held = self._titled(phrase, role) if mention and mention.form == "nominal" and mention.actor is None else ()
        return held or (self._mentioned(mention, phrase, role, place) if mention else self._described(phrase, role, place))

    def _pronoun(self, phrase: Phrase, role: ActorRole) -> tuple[Party, ...]:
        """Who a pronoun stands for: "we" all who sign, "they" a group before it, or else those who met."""
        if phrase.head in OURSELVES and self.cast.signatories():
            return tuple(replace(party, role=role) for party in self.cast.signatories())
        meant = self._meant(phrase)
        if meant is None and phrase.head in PLURAL:
            return tuple(replace(party, role=role) for party in self.together)
        return (_party(meant, role, phrase),) if meant else ()

    def _mentioned(self, mention: ActorMention, phrase: Phrase, role: ActorRole, place: bool) -> tuple[Party, ...]:
        """A phrase whose head is a mention: the actor, with who holds the office that it names, or those that it lists ("ministers of")."""
        several = self.parties(phrase.linked("of", "from"), role, place=True) if _lists(mention) else ()
        if len(several) > 1:
            return several
        if mention.kind == "place" and not place:
            return self._apposed(phrase, role)
        holders = tuple(self._office_holders(mention, role))
        state = self.cast.actors.actor((mention.country or "").lower())
        if holders and state and mention.form == "nominal":
            return (replace(_party(mention, role, mention), name=state.name, actor=state.id, kind="state"), *holders)
        return (self._named(mention, role), *holders)

    def _apposed(self, phrase: Phrase, role: ActorRole) -> tuple[Party, ...]:
        """The person that stands beside a phrase as its name: "the Turkish leader, Erdogan"."""
        beside = (self._mention_at(named.head_start) for named in phrase.linked("appos"))
        return tuple(self._named(person, role) for person in beside if person and person.kind == "person")[:1]

    def _described(self, phrase: Phrase, role: ActorRole, place: bool) -> tuple[Party, ...]:
        """A phrase whose head is no mention, by the first reading that finds somebody."""
        for reading in (self._apposed, self._counted, self._owners, self._titled, self._known_firm, self._role):
            found = reading(phrase, role)
            if found:
                return found
        if place and phrase.head in self.cast.words["grounds"]:
            return self.parties(phrase.linked(*_OWNER, *_OF), role, place=True)
        return self._unknown(phrase, role)

    def _counted(self, phrase: Phrase, role: ActorRole) -> tuple[Party, ...]:
        """What a phrase counts or heads: "dozens of protesters", "the leaders of Poland"."""
        whole = phrase.head in self.cast.words["wholes"]
        return self.parties(phrase.linked(*_OF), role, place=True) if whole else ()

    def _owners(self, phrase: Phrase, role: ActorRole) -> tuple[Party, ...]:
        """The states of "American and Ukrainian defense ministers", with those who hold the office."""
        owners = [m for p in phrase.linked(*_OWNER) if (m := self._mention_at(p.head_start))]
        if len(owners) < 2 or not phrase.head.endswith("s"):
            return ()
        return tuple(party for m in owners for party in (self._named(m, role), *self._office_holders(m, role)))

    def _titled(self, phrase: Phrase, role: ActorRole) -> tuple[Party, ...]:
        held = self.cast.titles.get(self._core(phrase).lower())
        return (_party(held, role, phrase),) if held else ()

    def _known_firm(self, phrase: Phrase, role: ActorRole) -> tuple[Party, ...]:
        """The only organization before it that "the company", "the airline" can mean."""
        lead = self.scene.tail(phrase.head_start).lower().split()[-1:]
        if phrase.head not in self.cast.words["firms"] or lead != ["the"]:
            return ()
        meant = self._meant(replace(phrase, head="it"), "organization")
        return (_party(meant, role, phrase),) if meant else ()

    def _role(self, phrase: Phrase, role: ActorRole) -> tuple[Party, ...]:
        return (self._nominal(phrase, role),) if self._role_noun(phrase) else ()

    def _unknown(self, phrase: Phrase, role: ActorRole) -> tuple[Party, ...]:
        """A name that nobody knows; an acronym is too often a thing."""
        name = _NAME.search(self._core(phrase))
        if (
            not name
            or _COUNTED.match(self.scene.between(phrase.start, phrase.end))
            or name[0].isupper()
            or name[0].startswith(("Near ", "In ", "At ", "On "))
            or phrase.head in self.cast.common | self.cast.words["strangers"]
        ):
            return ()
        return (Party(name[0], None, role, phrase.end - len(name[0]), phrase.end, None, "organization"),)

    def _core(self, phrase: Phrase) -> str:
        words = self.scene.between(phrase.start, phrase.end)
        return _DETERMINER.sub("", words).replace("’s ", "'s ").strip()

    def _role_noun(self, phrase: Phrase) -> bool:
        words = self._core(phrase).lower().split()
        return phrase.head in self.cast.words["bodies"] or any(
            " ".join(words[-count:]) in self.cast.actors.roles for count in (1, 2, 3) if len(words) >= count
        )

    def _nominal(self, phrase: Phrase, role: ActorRole) -> Party:
        words = self._core(phrase).split()
        owner = next((m for p in phrase.linked(*_OWNER, *_OF) if (m := self._mention_at(p.head_start))), None)
        known = next((r for count in (3, 2, 1) if (r := self.cast.actors.roles.get(" ".join(words[-count:]).lower()))), None)
        return Party(
            " ".join(words), None, role, phrase.start, phrase.end, owner.country if owner else None, known.kind if known else "group"
        )

    def _named(self, mention: ActorMention, role: ActorRole) -> Party:
        """A mention as a party; a place is the state that it lies in."""
        state = self.cast.actors.actor((mention.country or "").lower()) if mention.kind == "place" else None
        if state:
            return Party(state.name, state.id, role, mention.start, mention.end, state.country, state.kind)
        return _party(mention, role, mention)

    def _office_holders(self, mention: ActorMention, role: ActorRole) -> Iterator[Party]:
        """Who "American and Ukrainian defense ministers" are: people of the document with that office of that state."""
        office = _OFFICE.match(self.scene.text, mention.end if mention.kind == "state" else mention.start - 1)
        people = self.cast.people if office else ()
        for person in people:
            if office and person.country == mention.country and self.cast.holds(person, office[1]):
                yield _party(person, role, person)

    def _mention_at(self, offset: int) -> ActorMention | None:
        found = next(
            (mention for mention in self.scene.actors if mention.start <= offset < mention.end and mention.form != "pronoun"), None
        )
        return None if found and found.actor is None and _TWO_NAMES.search(found.text) else found

    def _is_time(self, phrase: Phrase) -> bool:
        spans: tuple[Spanned, ...] = (*self.scene.dates, *self.scene.money)
        return any(span.start <= phrase.head_start < span.end for span in spans)

    def _is_company(self, phrase: Phrase) -> bool:
        """Whether a phrase means those who met before: "the leaders", "both sides", "the two presidents"."""
        lead = self.scene.tail(phrase.start).lower().split()[-1:]
        words = [*lead, *self.scene.between(phrase.start, phrase.end).lower().split()]
        words = words if words[0] in _ITS_DETERMINERS else words[1:]
        return (
            bool(words)
            and words[-1] in self.cast.words["company"]
            and all(word in _ITS_DETERMINERS for word in words[:-1])
            and len(words) > 1
        )

    def _meant(self, phrase: Phrase, kind: str = "") -> ActorMention | None:
        return meant_by(phrase, Around(self.scene, self.before, self.cast.voice, self.apart), kind)


def _lists(mention: ActorMention) -> bool:
    return mention.form == "nominal" and mention.text.endswith("s")


def _party(mention: ActorMention, role: ActorRole, at: ActorMention | Phrase) -> Party:
    return Party(mention.name, mention.actor, role, at.start, at.end, mention.country, mention.kind)
