"""The names of actors as data: states, bodies, office holders, titles, members and cue words of seeds/actors/.

In: the folder of the vocabulary. Out: an `ActorVocabulary` that answers who an id or a name is and finds
every known spelling in a text. Periods are half-open: `first_day` counts, `end_day` does not; None is open.
Ids: ISO 3166 alpha-3 in lower case for states, words with hyphens for all others. Where a spelling
stands for one thing only in some settings, its `Sense` says which.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from ledger.model import ActorKind

How = Literal["name", "weak", "own", "demonym", "capital", "seat", "place", "weak-place", "people", "person", "surname", "title"]
NAMING: frozenset[How] = frozenset({"name", "weak", "own", "demonym", "capital", "seat", "person"})


class Actor(NamedTuple):
    """Someone or something that can act: `country` is ISO 3166 alpha-3, `sector` PLOVER's, `names` every spelling.

    A tuple, since 6,000 are made at each start.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sector: str | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office held for a time: `offices` are normal forms ("minister of defense"), `sector` is PLOVER's.

    `country` is None for an international body's office.
    """

    holder: str
    offices: tuple[str, ...]
    country: str | None
    first_day: datetime.date | None
    end_day: datetime.date | None
    sector: str | None = None

    def covers(self, on: datetime.date | None) -> bool:
        """Whether the office was held on a day, on an unknown day if it has no end; never without a first day."""
        if self.first_day is None:
            return False
        if on is None:
            return self.end_day is None
        return in_period(on, self.first_day, self.end_day)


@dataclass(frozen=True, slots=True)
class Membership:
    """A state in a group from `first_day` until the day before `end_day`."""

    group: str
    state: str
    first_day: datetime.date | None
    end_day: datetime.date | None


class Sense(NamedTuple):
    """What a spelling can stand for: an actor's id (the office, for a title) and how. A tuple: 10,000 are made at each start."""

    of: str
    how: How


@dataclass(frozen=True, slots=True)
class Role:
    """What a common noun says of whom it stands for: its PLOVER sector, whether it is more than one person.

    `takes_anchor`: of a body it has the body's sector ("Taliban fighters"), of a state its own.
    """

    sector: str
    kind: ActorKind
    takes_anchor: bool


@dataclass(frozen=True, slots=True)
class Noun:
    """Whom a common noun can stand for: `sectors` ("-" for none) if there are any, `signs` (None: any name) and `unless` in the name."""

    kinds: frozenset[str]
    sectors: frozenset[str]
    signs: tuple[str, ...] | None
    unless: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActorVocabulary:
    """Everything known of actors before a document is read; nothing in it changes.

    `tenures_of` and `tenures_in` are the tenures by holder and by country. `senses` maps a spelling to what it
    can stand for, `spellings` are its keys in the order of `automaton`; `surnames` maps a last name to the ids of
    its bearers and `given_names` are the first ones; `governments` are the capitals whose bare name stands for
    their state by default; `homonyms` maps an id to words that tell of another thing of that name; `cues` are the
    word lists of cues.toml; `roles` maps lower-case nouns to what they say, `nouns` those
    that stand for somebody named before to whom; `parts` maps an institution to the body that it is of, `seats` a town
    to the body that it stands for where it speaks; `adjectives` a state's id to its first
    demonym; `first_names` are frequent given names and `words` those that are written in lower case.
    """

    actors: Mapping[str, Actor]
    senses: Mapping[str, tuple[Sense, ...]]
    spellings: tuple[str, ...]
    automaton: Any
    tenures: tuple[Tenure, ...]
    tenures_of: Mapping[str, tuple[Tenure, ...]]
    tenures_in: Mapping[str | None, tuple[Tenure, ...]]
    memberships: tuple[Membership, ...]
    surnames: Mapping[str, tuple[str, ...]]
    given_names: frozenset[str]
    governments: frozenset[str]
    homonyms: Mapping[str, tuple[str, ...]]
    cues: Mapping[str, frozenset[str]]
    roles: Mapping[str, Role]
    nouns: Mapping[str, Noun]
    parts: Mapping[str, str]
    seats: Mapping[str, str]
    adjectives: Mapping[str, str]
    first_names: frozenset[str]
    words: frozenset[str]

    def actor(self, actor_id: str) -> Actor | None:
        """The actor of an id, or None."""
        return self.actors.get(actor_id)

    def actor_named(self, words: str, on: datetime.date | None) -> Actor | None:
        """The one actor that a name, alias, demonym or metonym stands for; a capital stands for its state.

        A surname alone names nobody. A holder of offices is named at any time after the first began, so
        `on` leaves out those who took office later. None if nobody or more than one is meant.
        """
        senses = self.senses.get(" ".join(words.split()), ())
        ids = {self._stands_for(sense) for sense in senses if sense.how in NAMING and self._known_by(sense.of, on)}
        return self.actors.get(ids.pop()) if len(ids) == 1 else None

    def state_of(self, actor_id: str) -> Actor | None:
        """The state an actor belongs to, itself for a state; None for an international body or a stranger."""
        actor = self.actors.get(actor_id)
        return self.actors.get(actor.country.lower()) if actor and actor.country else None

    def whole_of(self, actor_id: str) -> Actor | None:
        """The body that an institution is a part of, the European Union for the European Commission; itself for all others."""
        return self.actors.get(self.parts.get(actor_id, actor_id))

    def members(self, group: str, on: datetime.date | None) -> tuple[str, ...]:
        """The ids of a group's member states on a day, sorted; without a day, those that have not left."""
        return tuple(sorted({m.state for m in self.memberships if m.group == group and _in_force(m, on)}))

    def holder(self, office: str, country: str | None, on: datetime.date | None) -> Actor | None:
        """Who held an office (its normal form) of a country (alpha-3) on a day; None unless exactly one is known."""
        held = {t.holder for t in self.tenures_in.get(country, ()) if office in t.offices and t.covers(on)}
        return self.actors.get(held.pop()) if len(held) == 1 else None

    def offices_of(self, actor_id: str, on: datetime.date | None) -> frozenset[str]:
        """The normal forms of the offices that a person held on a day."""
        return frozenset(office for t in self.tenures_of.get(actor_id, ()) if t.covers(on) for office in t.offices)

    def standing(self, actor: Actor, on: datetime.date | None) -> tuple[str | None, str | None]:
        """An actor's country and PLOVER sector on a day: of the office held then, ELI for a person whose known offices have all ended.

        So the Secretary General of NATO is of no country, who before was of Norway.
        """
        terms = self.tenures_of.get(actor.id, ())
        now = next((term for term in terms if on is not None and term.covers(on)), None)
        if now:
            return now.country, now.sector
        ended = on is not None and bool(terms) and all(term.end_day is not None and term.end_day <= on for term in terms)
        return actor.country, "ELI" if ended else actor.sector

    def bearers(self, surname: str, on: datetime.date | None) -> tuple[Actor, ...]:
        """The known people of a surname (also in capitals), without those whose first office began after `on`."""
        ids = self.surnames.get(surname) or self.surnames.get(surname.title(), ())
        return tuple(self.actors[one] for one in ids if self._known_by(one, on))

    def _stands_for(self, sense: Sense) -> str:
        state = self.state_of(sense.of) if sense.how == "capital" else None
        return state.id if state else sense.of

    def _known_by(self, actor_id: str, on: datetime.date | None) -> bool:
        begun = [t.first_day for t in self.tenures_of.get(actor_id, ())]
        return on is None or not begun or any(day is None or day <= on for day in begun)


def in_period(on: datetime.date, first_day: datetime.date | None, end_day: datetime.date | None) -> bool:
    """Whether a day lies in a half-open period; an unknown end is open."""
    return (first_day is None or first_day <= on) and (end_day is None or on < end_day)


def _in_force(membership: Membership, on: datetime.date | None) -> bool:
    if on is None:
        return membership.end_day is None
    return in_period(on, membership.first_day, membership.end_day)
