"""Who does what to whom: the phrases of a clause in the roles that its trigger's frame gives them.

In: a Clause, its Trigger, a Stage. Out: Parties. One small function a frame:
    directed  the subject does it to the object, to whom the object's doer is, or to whom a preposition ties
    mutual    subject, object and "with", "between" take part       host     the subject has the others with it
    visit     who goes and where                                    mediate  the subject stands between the others
    gives     to the recipient of what is given                     takes    the subject gets it "from"
    moves     a force is sent, tested or withdrawn, somewhere
    patient   it is done to the subject                             attack   a noun: "attack by A on B"
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from types import MappingProxyType

from ledger.claims.events.cast import Stage
from ledger.claims.events.clause import Clause, Phrase
from ledger.claims.events.reach import within_reach
from ledger.claims.events.titles import without_titles
from ledger.claims.triggers import Trigger
from ledger.model import ActorRole, Party

_AGAINST = ("against", "on", "upon", "at", "to", "toward", "towards", "with", "for", "from", "over", "into", "of", "near")
_DOER: tuple[tuple[str, ...], ...] = (("by",), ("poss",), ("mod",), ("from",), ("of",), ("with", "between"), ("against", "on"), ("in",))
_WHERE = ("against", "from", "out", "to", "into", "near", "towards", "toward", "along", "on", "in", "at", "over", "for")
_TOGETHER = ("with", "between", "among", "alongside")
_LINKED_TOGETHER = ("with", "between", "among")
_GIVEN_TO = ("to", "for", "towards", "toward", "of")
# Of what is condemned or refused, whose it is; of an attack on a village, the village.
_BLAMED = frozenset(("ACCUSE", "SUPPORT", "REJECT", "REQUEST", "YIELD", "AGREE", "RETREAT"))
# What one alone can do, though it is mostly done by two: "Iran agreed to curb its program".
_PROMISED = frozenset(("AGREE", "COOPERATE"))

Roles = tuple[Party, ...]


def roles_of(clause: Clause, trigger: Trigger, stage: Stage) -> Roles:
    """The parties of a deed, each name once, the doers first."""
    reached = within_reach(clause, trigger.frame, stage.scene)
    found = without_titles(_FRAMES[trigger.frame](reached, trigger, stage), stage.scene, stage.cast.actors.roles)
    distinct: dict[str, Party] = {}
    for party in found:
        distinct.setdefault(party.name, party)
    return tuple(distinct.values())


def _directed(clause: Clause, trigger: Trigger, stage: Stage) -> Roles:
    if not clause.tag.startswith("VB"):
        return _noun_directed(clause, trigger, stage)
    if clause.passive:
        doers = _agents(clause, trigger, stage)
        return (*doers, *_done_to(clause.subjects, clause, trigger, stage.without(doers)))
    doers = stage.parties(clause.subjects, "actor", place=True)
    if not doers and trigger.type in ("ASSAULT", "COERCE"):
        doers = _owners(clause.subjects, stage, (("by",), ("poss",), ("mod",), ("of",)), "actor")
    return (*doers, *_done_to(clause.objects, clause, trigger, stage.without(doers)))


def _agents(clause: Clause, trigger: Trigger, stage: Stage) -> Roles:
    """Who is behind a passive: "by" somebody, or "rejected in the Senate"."""
    named = stage.parties(clause.tied("by"), "actor", place=True)
    if named or trigger.type not in ("REJECT", "SUPPORT"):
        return named
    return tuple(party for party in stage.parties(clause.tied("in"), "actor") if party.kind == "organization")


def _done_to(objects: tuple[Phrase, ...], clause: Clause, trigger: Trigger, stage: Stage) -> Roles:
    """The object itself, else whose it is, else who a preposition ties to the trigger."""
    direct = stage.parties(objects, "recipient", place=trigger.place or trigger.type != "MOBILIZE")
    if direct:
        return direct
    by_class: tuple[tuple[str, ...], ...] = _DOER if trigger.type in _BLAMED else (*_DOER[5:], *_DOER[:5])
    if trigger.type in ("ASSAULT", "SANCTION", "COERCE", "MOBILIZE", "PROTEST", "THREATEN"):
        by_class = (("against", "on", "upon", "at", "with", "from"), ("to",), ("poss",), ("mod",), ("of",), ("for",), ("between",), ("in",))
    owners = _owners(objects, stage, by_class) if trigger.type != "MOBILIZE" else ()
    tied: Roles = ()
    for preposition in _AGAINST:
        tied = tied or stage.parties(clause.tied(preposition), "recipient", place=True)
    if trigger.type in ("ASSAULT", "SANCTION", "MOBILIZE", "PROTEST", "THREATEN", "REQUEST"):
        further = clause.content if trigger.type == "REQUEST" else (*clause.beyond, *clause.content)
        return tied or owners or stage.parties(further, "recipient", place=True)
    return owners or tied or stage.parties((*clause.beyond, *clause.content), "recipient", place=True)


def _owners(phrases: Iterable[Phrase], stage: Stage, classes: Iterable[tuple[str, ...]], role: ActorRole = "recipient") -> Roles:
    """Who phrases that are no actors belong to: the first class of links that names somebody, looked for two phrases deep."""
    listed = tuple(phrases)
    for relations in classes:
        found = stage.parties([inner for phrase in listed for inner in phrase.linked(*relations)], role, place=True)
        if found:
            return found
    deeper = [inner for phrase in listed for _, inner in phrase.links]
    for relations in classes if deeper else ():
        found = stage.parties([inner for phrase in deeper for inner in phrase.linked(*relations)], role, place=True)
        if found:
            return found
    return ()


def _moves(clause: Clause, _: Trigger, stage: Stage) -> Roles:
    """Forces that are sent, tested or withdrawn: whose they are, and where."""
    doers = stage.parties(clause.tied("by") if clause.passive else clause.subjects, "actor", place=True)
    where: Roles = ()
    for preposition in _WHERE:
        where = where or stage.parties(clause.tied(preposition), "recipient", place=True)
    things = clause.subjects if clause.passive else clause.objects
    return (*doers, *(where or _owners(things, stage, (("against",), ("to",), ("near",), ("from",), ("in",)))))


def _noun_directed(clause: Clause, _: Trigger, stage: Stage) -> Roles:
    noun = clause.objects[:1]
    doers = _owners(noun, stage, (("by",), ("poss",), ("from",), ("of",)), "actor")
    against = stage.parties([p for phrase in noun for p in phrase.linked("to", "against", "on", "at")], "recipient", place=True)
    return (*doers, *against)


def _attack(clause: Clause, _: Trigger, stage: Stage) -> Roles:
    noun = clause.objects[:1]
    links = [link for phrase in noun for link in phrase.links]
    doers = stage.parties([p for relation, p in links if relation in ("by", "poss")], "actor", place=True)
    doers = doers or stage.parties([p for relation, p in links if relation == "mod"], "actor", place=False)
    both = stage.parties([p for relation, p in links if relation == "between"], "participant", place=True)
    targets = stage.parties([p for relation, p in links if relation in ("on", "against", "of", "at", "upon")], "recipient", place=True)
    return (*doers, *both, *targets)


def _mutual(clause: Clause, trigger: Trigger, stage: Stage) -> Roles:
    if not clause.tag.startswith("VB"):
        links = [p for phrase in clause.objects[:1] for p in phrase.linked(*(trigger.links or _LINKED_TOGETHER), "poss", "mod")]
        named = stage.parties(links, "participant")
        return (*stage.parties(clause.subjects, "participant"), *named) if len(named) == 1 else named
    doers = stage.parties(clause.tied("by"), "participant") if clause.passive else stage.parties(clause.subjects, "participant", place=True)
    things = clause.subjects if clause.passive else clause.objects
    direct = stage.parties(things, "participant", place=False)
    relations = trigger.links or _LINKED_TOGETHER
    counted = [inner for phrase in things for inner in phrase.linked("of")] if "poss" in trigger.links else []
    linked = stage.parties([p for phrase in (*things, *counted) for p in phrase.linked(*relations)], "participant", place=True)
    tied = stage.parties(clause.tied(*_TOGETHER, *trigger.through, *trigger.links), "participant", place=True)
    beside = [inner for phrase in clause.subjects for inner in phrase.linked("beside")]
    others = (*direct, *stage.parties(beside, "participant"), *linked, *tied)
    names = {party.name for party in doers}
    alone = not {party.name for party in others} - names
    of_its_own = len(names) == 1 and trigger.type in _PROMISED
    if trigger.type == "CONSULT" or not doers or (alone and not of_its_own):
        return (*doers, *others)
    return (*(replace(party, role="actor") for party in doers), *(replace(party, role="recipient") for party in others))


def _host(clause: Clause, _: Trigger, stage: Stage) -> Roles:
    hosts = stage.parties(clause.tied("by") if clause.passive else clause.subjects, "host", place=True)
    things = clause.subjects if clause.passive else clause.objects
    guests = stage.parties(things, "participant")
    linked = stage.parties([p for phrase in things for p in phrase.linked("between", "with", "of", "among", "mod")], "participant")
    tied = stage.parties(clause.tied("with", "for", "between"), "participant", place=False)
    return (*hosts, *guests, *linked, *tied)


def _visit(clause: Clause, _: Trigger, stage: Stage) -> Roles:
    if not clause.tag.startswith("VB"):
        noun = clause.objects[:1]
        guests = stage.parties([p for phrase in noun for p in phrase.linked("of", "by", "poss")], "participant")
        return (*guests, *stage.parties([p for phrase in noun for p in phrase.linked("to", "in")], "participant", place=True))
    guests = stage.parties(clause.subjects, "participant")
    where = stage.parties((*clause.objects, *clause.tied("in", "to", "at", "for")), "participant", place=True)
    return (*guests, *where)


def _mediate(clause: Clause, _: Trigger, stage: Stage) -> Roles:
    middle = stage.parties(clause.tied("by") if clause.passive else clause.subjects, "mediator", place=True)
    things = clause.subjects if clause.passive else clause.objects
    linked = stage.parties([p for phrase in things for p in phrase.linked(*_LINKED_TOGETHER)], "participant", place=True)
    return (*middle, *linked, *stage.parties(clause.tied(*_TOGETHER), "participant", place=True))


def _gives(clause: Clause, trigger: Trigger, stage: Stage) -> Roles:
    """Who gives and who receives; people who are sent ("rescue teams to Nepal") are given, where somebody stands behind "to"."""
    givers = stage.parties(clause.tied("by") if clause.passive else clause.subjects, "actor", place=True)
    things = clause.subjects if clause.passive else clause.objects
    direct = stage.parties(_takers_among(things, trigger), "recipient")
    if all(party.kind == "group" for party in direct):
        tied = stage.parties(clause.tied(*_GIVEN_TO), "recipient", place=True)
        direct = tied or direct or _owners(things, stage, (("to",), ("for",)))
    return (*givers, *direct)


def _takers_among(objects: Sequence[Phrase], trigger: Trigger) -> list[Phrase]:
    """The objects that receive: who stands before what is given ("sent Nepal rescue teams"); what is joined to it is given too."""
    return list(takewhile(lambda phrase: phrase.head not in trigger.objects, objects))


def _takes(clause: Clause, _: Trigger, stage: Stage) -> Roles:
    takers = stage.parties(clause.subjects, "recipient", place=True)
    givers = stage.parties(
        [*clause.tied("from", "by"), *(p for phrase in clause.objects for p in phrase.linked("from", "by"))], "actor", place=True
    )
    return (*givers, *takers)


def _patient(clause: Clause, _: Trigger, stage: Stage) -> Roles:
    if not clause.tag.startswith("VB"):
        noun = clause.objects[:1]
        doers = stage.parties([p for phrase in noun for p in phrase.linked("by")], "actor", place=True)
        return (*doers, *stage.parties([p for phrase in noun for p in phrase.linked("of", "poss")], "recipient", place=True))
    doers = stage.parties(clause.tied("by", "from"), "actor", place=True)
    return (*doers, *stage.parties(clause.subjects, "recipient", place=False))


_FRAMES: Mapping[str, Callable[[Clause, Trigger, Stage], Roles]] = MappingProxyType(
    {
        "directed": _directed, "mutual": _mutual, "host": _host, "visit": _visit, "mediate": _mediate, "gives": _gives, "takes": _takes,
        "patient": _patient, "attack": _attack, "moves": _moves,
    }
)  # fmt: skip
