"""Events as sentences tell them: a trigger, its type, who, when and whether it happened.

In: a document's scenes and its Setting. Out: happenings with their scene, in the order of the text. No
event without a trigger and, but for the beginning of a war, without actors; none from a negated or
conditional clause, none from a reporter's question. Words: seeds/events/triggers.toml.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ledger.claims.governing import bears_on
from ledger.claims.parties import group_behind, subjects_before
from ledger.claims.scene import Scene
from ledger.claims.summary import summary_of
from ledger.claims.when import bounds_of, date_at, date_of_beginning
from ledger.claims.words import Hit
from ledger.mentions.actors import ActorVocabulary
from ledger.model import ActorMention, ActorRole, Happening, Modality, Party

_LOOK_BACK = 40
_NEEDED_WITHIN = 80
_BY_GERUND = re.compile(r"\bby\s+$", re.IGNORECASE)
_FUTURE = re.compile(r"(?:will|to)\s", re.IGNORECASE)
_JUST = re.compile(r"\bjust\s+$", re.IGNORECASE)
_WITH = re.compile(r"^(?:(?:virtually|today|again|by phone)\s+)?(?:with\s+)?(?:the\s+)?$", re.IGNORECASE)
_OFFICE = re.compile(r"\s+([a-z]+)\s+(ministers|secretaries|chiefs)\b")


@dataclass(frozen=True, slots=True)
class Cast:
    """The people that a document names, each once, and the vocabulary that knows their offices on its day."""

    people: tuple[ActorMention, ...]
    actors: ActorVocabulary
    published_on: date | None

    def holds(self, person: ActorMention, topic: str) -> bool:
        """Whether a person's office is about a topic, as "defense"; American and British spellings are one."""
        offices = self.actors.offices_of(person.actor, self.published_on) if person.actor else frozenset()
        return any(topic.replace("defence", "defense") in office for office in offices)


def happenings_of(scenes: Sequence[Scene], cast: Cast) -> Iterator[tuple[Scene, Happening]]:
    """Every event of the document that is not a transfer of money, with the scene it stands in."""
    for scene in scenes:
        if scene.asked():
            continue
        taken = -1
        for hit in scene.triggers:
            if hit.start < taken or not _complete(scene, hit):
                continue
            happening = _happening(scene, hit, cast)
            if happening:
                taken = hit.end
                yield scene, happening


def _complete(scene: Scene, hit: Hit) -> bool:
    """Whether the noun that a light verb needs stands behind it ("signed ... a framework")."""
    needs = hit.entry.fields.get("needs")
    if not needs:
        return True
    words = re.findall(r"[\w-]+", scene.text[hit.end : min(hit.end + _NEEDED_WITHIN, scene.sentence.end)].lower())
    relative = re.findall(r"[\w-]+", scene.text[max(hit.start - _NEEDED_WITHIN, scene.sentence.start) : hit.start].lower())
    return bool(set(needs) & set(words)) or (bool(set(needs) & set(relative)) and "that" in relative)


def _happening(scene: Scene, hit: Hit, cast: Cast) -> Happening | None:
    modality = _modality(scene, hit)
    parties = _parties(scene, hit, cast)
    if modality is None or len(parties) < _parties_needed(hit):
        return None
    alone = hit.entry.fields["frame"] == "alone"
    when = date_of_beginning(scene, hit.end) if alone else date_at(scene, hit.start, hit.end)
    edtf, rule = when.edtf, when.rule
    if edtf is None and cast.published_on and _JUST.search(scene.tail(hit.start)):
        edtf, rule = cast.published_on.isoformat(), "just-now"
    first_day, end_day = bounds_of(edtf)
    return Happening(
        start=hit.start, end=hit.end, type=str(hit.entry.fields["type"]), date=edtf, first_day=first_day, end_day=end_day,
        modality=modality, parties=parties, summary=summary_of(scene, hit.start, hit.end),
        rules=(f"trigger:{hit.entry.name}", f"frame-{hit.entry.fields['frame']}", f"modality-{modality}", *((rule,) if rule else ())),
    )  # fmt: skip


def _parties_needed(hit: Hit) -> int:
    if hit.entry.fields["frame"] == "alone":
        return 0
    return 1 if hit.entry.fields.get("needs") else 2


def _modality(scene: Scene, hit: Hit) -> Modality | None:
    """Asserted, planned or, where the clause denies or only supposes, None."""
    if hit.entry.fields["frame"] == "alone":
        return "asserted"
    before = [one for one in scene.modality if hit.start - _LOOK_BACK <= one.start < hit.start]
    values = {one.field("value") for one in before if bears_on(scene, one, hit)}
    if values & {"negated", "conditional"}:
        return None
    planned = bool(values & {"planned", "aim", "expected"}) or _FUTURE.match(scene.text, hit.start, hit.end)
    return "planned" if planned and not _BY_GERUND.search(scene.tail(hit.start)) else "asserted"


def _parties(scene: Scene, hit: Hit, cast: Cast) -> tuple[Party, ...]:
    frame = hit.entry.fields["frame"]
    if frame == "alone":
        return ()
    behind = group_behind(scene, hit.end)
    if scene.between(hit.start, hit.end).lower().endswith(("between", "of")):
        return _as_parties((*behind, *_office_holders(scene, behind, cast)), "participant")
    before = subjects_before(scene, hit.start)
    if frame == "mutual":
        joined = behind if behind and _WITH.match(scene.between(hit.end, behind[0].start)) else ()
        return _as_parties((*before, *joined), "participant")
    if not before or not behind:
        return ()
    return (*_as_parties(before, "actor"), *_as_parties(behind, "recipient"))


def _office_holders(scene: Scene, group: Sequence[ActorMention], cast: Cast) -> tuple[ActorMention, ...]:
    """Who "American and Ukrainian defense ministers" are: people of the document with that office of that state."""
    office = _OFFICE.match(scene.text, group[-1].end) if group else None
    if office is None:
        return ()
    states = {one.country for one in group}
    return tuple(person for person in cast.people if person.country in states and cast.holds(person, office[1]))


def _as_parties(mentions: Sequence[ActorMention], role: ActorRole) -> tuple[Party, ...]:
    distinct: dict[str, Party] = {}
    for mention in mentions:
        distinct.setdefault(
            mention.name, Party(mention.name, mention.actor, role, mention.start, mention.end, mention.country, mention.kind)
        )
    return tuple(distinct.values())
