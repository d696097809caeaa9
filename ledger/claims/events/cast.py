"""Who a noun phrase of a clause stands for.

In: a Phrase, the Scene it stands in, the document's people and the vocabulary of actors. Out: Parties in a role.
A name or a described actor that was read as a mention comes first; then a noun of a role ("rebels", "police"), then a name that
nobody knows (described.py). Pronouns: pronouns.py. "The two leaders": company.py. The cast: people.py.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ledger.claims.events.clause import Phrase
from ledger.claims.events.company import counted, how_many, is_company, is_of_states, whole
from ledger.claims.events.described import core_of, nominal, unknown
from ledger.claims.events.people import Cast, cast_of
from ledger.claims.events.pronouns import OURSELVES, OWN, PLURAL, PRONOUNS, TOLD, Around, meant_by, quoted_speaker, teller_before
from ledger.claims.events.titles import bearer_of
from ledger.claims.scene import Scene
from ledger.model import ActorMention, ActorRole, Party
from ledger.span import Spanned

__all__ = ["Cast", "Stage", "cast_of"]

# What is no one name: a model that reads names runs two together.
_TWO_NAMES = re.compile(r" (?:with|and|in|at|near) [A-Z]|^(?:Near|In|At|On) ")
_OF = ("of", "from", "in")
_OWNER = ("mod", "poss")
_OFFICE = re.compile(r"(?:\s+(?:and|&)\s+[A-Z]\w+)?\s+([a-z]+)\s+(ministers|secretaries|chiefs)\b")


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
        if is_company(phrase, self.scene, self.cast.words["company"]) and (met := self._met(phrase, role)):
            return met
        if phrase.head in self.cast.words["credits"] and phrase.linked("poss"):
            return self.parties(phrase.linked("poss"), role, place=place)
        if self._is_time(phrase) or phrase.head in self.cast.words["strangers"]:
            return ()
        mention = self._mention_at(phrase.head_start)
        held = self._titled(phrase, role) if mention and mention.form == "nominal" and mention.actor is None else ()
        return held or (self._mentioned(mention, phrase, role, place) if mention else self._described(phrase, role, place))

    def _met(self, phrase: Phrase, role: ActorRole) -> tuple[Party, ...]:
        """Who "the leaders" are: those who met last ("the two nations": their states), else the two or three that were just named."""
        every = whole(phrase, self.scene)
        many = how_many(phrase, self.scene)
        if is_of_states(phrase, self.scene):
            met = self._states_of_company()
        else:
            people = tuple(party for party in self.company if party.kind == "person")
            met = people if many and len(self.company) != many else self.company
        if met and many in (0, len(met)):
            return tuple(replace(party, role=role, start=every.start, end=every.end) for party in met)
        return tuple(_party(mention, role, every) for mention in counted(phrase, self.scene, self.before))

    def _states_of_company(self) -> tuple[Party, ...]:
        """The states of those who met last, each once; none where one of them has no state that is known."""
        states = [self.cast.actors.actor((party.country or "").lower()) for party in self.company]
        known = [state for state in states if state]
        if len(known) != len(states):
            return ()
        named = {state.id: Party(state.name, state.id, "participant", None, None, state.country, state.kind) for state in known}
        return tuple(named.values())

    def _pronoun(self, phrase: Phrase, role: ActorRole) -> tuple[Party, ...]:
        """Who a pronoun stands for: "we" all who sign, or the state of who speaks; "they" a group before it, or else those who met."""
        if phrase.head in OURSELVES and self.cast.signatories():
            return tuple(replace(party, role=role, start=phrase.start, end=phrase.end) for party in self.cast.signatories())
        quoted = phrase.head in OWN and self.scene.quoted(phrase.start)
        meant = quoted_speaker(phrase, self.scene) if quoted else self._meant(phrase)
        teller = teller_before(phrase, self.scene) if meant is None and phrase.head in TOLD else None
        if teller and (found := self._told_by(teller, role)):
            return found
        if meant is None and phrase.head in PLURAL:
            return tuple(replace(party, role=role, start=phrase.start, end=phrase.end) for party in self.together)
        whole = meant and phrase.head in OURSELVES and (quoted or self.scene.turn)
        state = self._state_of(meant, role, phrase) if meant and whole else None
        return (state or _party(meant, role, phrase),) if meant else ()

    def _told_by(self, teller: Phrase, role: ActorRole) -> tuple[Party, ...]:
        """Who a noun before a verb of saying is: those who met, or who has that role."""
        if is_company(teller, self.scene, self.cast.words["company"]):
            return self._met(teller, role)
        noun = nominal(teller, self.scene, self.cast, None, role)
        return (noun,) if noun else ()

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
        """The person that stands beside a phrase as its name: "the Turkish leader, Erdogan"; of "the two generals" all."""
        beside = (self._mention_at(named.head_start) for named in phrase.linked("appos"))
        several = phrase.head.endswith("s")
        return tuple(self._named(person, role) for person in beside if person and person.kind == "person")[: None if several else 1]

    def _described(self, phrase: Phrase, role: ActorRole, place: bool) -> tuple[Party, ...]:
        """A phrase whose head is no mention, by the first reading that finds somebody."""
        for reading in (self._apposed, self._counted, self._owners, self._titled, self._bearer, self._known_firm):
            found = reading(phrase, role)
            if found:
                return found
        owner = next((m for p in phrase.linked(*_OWNER, *_OF) if (m := self._mention_at(p.head_start))), None)
        noun = nominal(phrase, self.scene, self.cast, owner, role)
        if noun:
            return (noun,)
        if place and phrase.head in self.cast.words["grounds"]:
            return self.parties(phrase.linked(*_OWNER, *_OF), role, place=True)
        name = unknown(phrase, self.scene, self.cast, role)
        return (name,) if name else ()

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
        held = self.cast.titles.get(core_of(phrase, self.scene).lower())
        return (_party(held, role, phrase),) if held else ()

    def _bearer(self, phrase: Phrase, role: ActorRole) -> tuple[Party, ...]:
        named = bearer_of(phrase, self.scene, self.cast.actors.roles)
        return (self._named(named, role),) if named else ()

    def _known_firm(self, phrase: Phrase, role: ActorRole) -> tuple[Party, ...]:
        """The only organization before it that "the company", "the airline" can mean."""
        lead = self.scene.tail(phrase.head_start).lower().split()[-1:]
        if phrase.head not in self.cast.words["firms"] or lead != ["the"]:
            return ()
        meant = self._meant(replace(phrase, head="it"), "organization")
        return (_party(meant, role, phrase),) if meant else ()

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

    def _meant(self, phrase: Phrase, kind: str = "") -> ActorMention | None:
        return meant_by(phrase, Around(self.scene, self.before, self.cast.voice(self.scene.turn), self.apart), kind)

    def _state_of(self, speaker: ActorMention, role: ActorRole, phrase: Phrase) -> Party | None:
        """The state whose office a speaker holds: "we" of a president."""
        state = self.cast.actors.actor((speaker.country or "").lower()) if speaker.kind == "person" else None
        return Party(state.name, state.id, role, phrase.start, phrase.end, state.country, state.kind) if state else None


def _lists(mention: ActorMention) -> bool:
    return mention.form == "nominal" and mention.text.endswith("s")


def _party(mention: ActorMention, role: ActorRole, at: ActorMention | Phrase) -> Party:
    return Party(mention.name, mention.actor, role, at.start, at.end, mention.country, mention.kind)
