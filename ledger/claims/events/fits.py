"""Whether what stands around a trigger is what the trigger needs to tell an event.

In: a Clause, its Trigger, the Parties, the Scene. Out: yes or no. Each need of an entry (docs/events.md, "A trigger") is a
question of its own below; all must be answered with yes.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from ledger.claims.events.clause import Clause, Phrase
from ledger.claims.scene import Scene
from ledger.claims.triggers import Trigger
from ledger.model import DateMention, Party

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_FORCES = frozenset(("MIL", "REB", "COP", "UAF", "SPY", "PRM", "RAD", "IMG"))
_DOERS = ("actor", "participant", "host", "mediator")
_NEAR = 60
_CLOSE = 48
_ONE_WORD = re.compile(r"['’]s?\s(?:[\w-]+,?\s){0,4}|\s(?:[\w-]+\s)?")
_IN_GENERAL = frozenset(("assistance", "support", "aid", "capabilities"))


@dataclass(frozen=True, slots=True)
class Told:
    """A trigger with its clause, parties and scene."""

    clause: Clause
    trigger: Trigger
    parties: tuple[Party, ...]
    scene: Scene
    harm: frozenset[str]

    def phrases(self) -> tuple[Phrase, ...]:
        """What the trigger is done to: the objects, under a passive the subjects."""
        return self.clause.subjects if self.clause.passive else self.clause.objects


def may_fit(told: Told) -> bool:
    """Whether every need that asks for no parties is met: most triggers fall here, before anybody is looked for."""
    return all(question(told) for question in _OF_ITS_CLAUSE)


def fits(told: Told) -> bool:
    """Whether every need that asks for the parties is met as well."""
    return all(question(told) for question in _OF_ITS_PARTIES)


def _has_its_object(told: Told) -> bool:
    return not told.trigger.objects or bool(told.clause.words & told.trigger.objects)


def _has_no_banned_object(told: Told) -> bool:
    return not told.clause.words & told.trigger.bans


def _stands_without_an_object(told: Told) -> bool:
    """Whether a verb that may have no object has none: "demonstrated in Kyiv", not "demonstrated its power"."""
    return not told.trigger.bare or (told.clause.bare and not told.clause.objects and not told.clause.passive)


def _has_its_predicate(told: Told) -> bool:
    return not told.trigger.predicates or bool(told.clause.predicate & told.trigger.predicates)


def _has_its_words(told: Told) -> bool:
    if not told.trigger.needs and not told.trigger.unless:
        return True
    sentence = told.scene.sentence
    words = {match[0].lower() for match in _WORD.finditer(told.scene.text, sentence.start, sentence.end)}
    return (not told.trigger.needs or bool(words & told.trigger.needs)) and not words & told.trigger.unless


def _is_under_its_verb(told: Told) -> bool:
    heading = not told.clause.governors and not told.clause.over and told.trigger.parties != "none"
    return not told.trigger.under or heading or bool(told.clause.over & told.trigger.under)


def _goes_through_its_preposition(told: Told) -> bool:
    """Whether a party stands behind one of the prepositions that the trigger needs."""
    together = told.trigger.frame == "mutual" and len(told.clause.subjects) > 1 and not told.clause.passive
    if not told.trigger.through or together:
        return True
    tied = [*told.clause.tied(*told.trigger.through), *(p for o in told.clause.objects for p in o.linked(*told.trigger.through))]
    tied += [o for o in told.clause.objects if any(told.scene.tail(o.start).rstrip().endswith(f" {word}") for word in told.trigger.through)]
    starts = {party.start for party in told.parties}
    return any(p.start in starts or any(s is not None and p.start <= s < p.end for s in starts) or _holds(p, starts) for p in tied)


def _holds(phrase: Phrase, starts: set[int | None]) -> bool:
    return any(inner.start in starts or inner.head_start in starts for _, inner in phrase.links)


def _has_a_subject_of_its_kind(told: Told) -> bool:
    """Whether who does it can: a person, a force, a crowd."""
    doers = [party for party in told.parties if party.role in _DOERS]
    if told.trigger.subject == "person":
        return any(party.kind in ("person", "group") and _goes(told, party) for party in doers)
    if told.trigger.subject == "holder":
        return bool(doers) and all(party.kind == "person" or _is_an_unknown_name(told, party) for party in doers)
    if told.trigger.subject == "state":
        return any(party.kind in ("state", "organization") and not _is_people(told.scene, party) for party in doers)
    if told.trigger.subject == "force":
        return any(party.kind in ("group", "state", "organization") for party in doers)
    if told.trigger.subject == "crowd":
        return any(party.kind in ("group", "person") or _is_people(told.scene, party) for party in doers)
    return True


def _is_an_unknown_name(told: Told, party: Party) -> bool:
    """Whether a doer is a name that nobody knows, and leaves nothing: "Bouteflika resigned"; "Acme quit Russia" is another thing."""
    return party.actor is None and party.name[:1].isupper() and not told.clause.objects


def _goes(told: Told, party: Party) -> bool:
    """Whether a party of a visit is who goes, and not where: "arrives at John F. Kennedy airport"."""
    visit = told.trigger.frame == "visit" and told.clause.tag.startswith("VB")
    return not visit or party.start is None or party.start < told.clause.start


def _is_people(scene: Scene, party: Party) -> bool:
    """Whether a state's name stands for its people: "Venezuelans"."""
    words = scene.between(party.start or 0, party.end or 0).removeprefix("The ").removeprefix("the ")
    return party.kind == "state" and words.endswith("s") and words != party.name


def _has_an_object_of_its_kind(told: Told) -> bool:
    kinds = told.trigger.object_kinds
    if not kinds:
        return True
    spans = [(phrase.start, phrase.end) for phrase in told.phrases()]
    if "place" in kinds:
        heads = [phrase.head_start for phrase in told.phrases()]
        return any(m.kind in ("place", "state") and any(m.start <= head < m.end for head in heads) for m in told.scene.actors)
    return any(
        party.kind in kinds and party.start is not None and any(start <= party.start < end for start, end in spans)
        for party in told.parties
        if party.role in ("recipient", "participant")
    )


def _is_done_to_its_kind(told: Told) -> bool:
    """Whether it is done to people ("human"), or to a state or body ("state"), where it must be."""
    suffering = [party for party in told.parties if party.role in ("recipient", "participant")]
    if told.trigger.victim == "human":
        return any(party.kind in ("person", "group", "organization", "state") for party in suffering) or told.clause.passive
    if told.trigger.victim == "state":
        return any(party.kind in ("state", "organization") or party.country for party in suffering)
    return True


def _has_its_complement(told: Told) -> bool:
    needed, clause = told.trigger.complement, told.clause
    if needed == "infinitive":
        asked = bool(clause.objects or clause.content) or told.trigger.type != "REQUEST" or clause.passive
        return clause.complement == "infinitive" and asked
    if needed == "harm":
        return bool((clause.verbs | clause.words) & told.harm)
    if needed == "any" and clause.passive and told.trigger.type == "AGREE":
        return bool(clause.tied("by"))
    if needed == "any":
        return bool(clause.complement or clause.words)
    return True


def _has_its_parties(told: Told) -> bool:
    names = {party.name for party in told.parties}
    if told.trigger.parties == "pair":
        return (len(names) >= 2 and _has_both_sides(told)) or _meet_each_other(told)
    if told.trigger.parties == "actor":
        doers = any(party.role in _DOERS for party in told.parties)
        return doers or (bool(names) and (told.clause.passive or told.trigger.frame in ("patient", "takes")))
    return bool(names) or told.trigger.parties == "none"


def _has_both_sides(told: Told) -> bool:
    """Whether what one does to another has the one and the other: two to whom it is done are no pair."""
    if told.trigger.frame != "directed" or not told.clause.tag.startswith("VB"):
        return True
    roles = {party.role for party in told.parties}
    return "recipient" in roles and (bool(roles & set(_DOERS)) or told.clause.passive)


def _meet_each_other(told: Told) -> bool:
    """Whether several, told by one noun, meet or fight without anybody else: "NATO leaders met", "both sides exchanged fire"."""
    crowd = [phrase for phrase in told.clause.subjects if not phrase.proper and phrase.head.endswith("s")]
    alone = (
        told.trigger.type in ("CONSULT", "ASSAULT")
        and told.trigger.frame == "mutual"
        and not told.clause.objects
        and not told.clause.passive
    )
    held = any(party.start is not None and p.start <= party.start < p.end for p in crowd for party in told.parties)
    return alone and held and not told.clause.tied("with", "to")


def _is_dated_or_between_two(told: Told) -> bool:
    """Background told by a noun counts with a day beside it or with two who do it."""
    if not told.trigger.dated and not told.trigger.day:
        return True
    if told.trigger.day and told.clause.tag.startswith("VB"):
        return any(mention.type == "DATE" and mention.edtf for mention in told.scene.dates)
    near = any(_stands_beside(told, mention) for mention in told.scene.dates)
    if told.trigger.day or told.trigger.frame == "visit":
        return near
    return near or len({party.name for party in told.parties}) >= 2


def _stands_beside(told: Told, mention: DateMention) -> bool:
    """Whether a date stands behind a noun or right before it: "the attack on Monday", "Monday's deadly attack", "the July 2021 killing"."""
    if mention.end <= told.clause.start:
        between = told.scene.text[mention.end : told.clause.start]
        return len(between) < _CLOSE and _ONE_WORD.fullmatch(between) is not None
    return 0 <= mention.start - told.clause.end <= _NEAR


def _is_no_mere_background(told: Told) -> bool:
    """A clause that only says which thing is meant ("the land that Russia seized") counts with a day or with two actors."""
    if _is_how_it_is(told):
        return False
    mere = any(one.relation in ("relative", "noun") for one in told.clause.governors[:1])
    if not mere or len({party.name for party in told.parties}) >= 2:
        return True
    return any(abs(mention.start - told.clause.end) <= _NEAR * 2 for mention in told.scene.dates)


def _is_how_it_is(told: Told) -> bool:
    """Whether a participle without an auxiliary only says of what kind somebody is: "rebels backed by Iran", "troops based in Mali"."""
    bare = told.clause.passive and not told.clause.helpers
    still = told.trigger.type == "MOBILIZE" and not any(mention.edtf for mention in told.scene.dates)
    return bare and (still or told.trigger.type in ("SUPPORT", "AID"))


def _is_no_summary(told: Told) -> bool:
    """Aid that only "has been provided", without a sum or a day, says what goes on: "the weapons we have provided"."""
    perfect = told.clause.helpers & {"have", "has", "'ve"} and told.trigger.type == "AID"
    if not perfect or told.scene.money or any(mention.edtf for mention in told.scene.dates):
        return True
    aside = any(one.relation == "relative" for one in told.clause.governors[:1])
    return not aside and not told.clause.words & _IN_GENERAL


_OF_ITS_CLAUSE: tuple[Callable[[Told], bool], ...] = (
    _has_its_object, _has_no_banned_object, _stands_without_an_object, _has_its_predicate, _has_its_words, _is_under_its_verb,
    _has_its_complement,
)  # fmt: skip
_OF_ITS_PARTIES: tuple[Callable[[Told], bool], ...] = (
    _goes_through_its_preposition, _has_a_subject_of_its_kind, _has_an_object_of_its_kind, _is_done_to_its_kind,
    _has_its_parties, _is_dated_or_between_two, _is_no_mere_background, _is_no_summary,
)  # fmt: skip
