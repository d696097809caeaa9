"""A phrase that no mention was read in, as a party: a noun of a role, or a name that nobody knows.

In: a Phrase, its Scene and the Cast. Out: a Party, or None for a thing, an adjective, a number of things.
"""

import re

from ledger.claims.events.clause import Phrase
from ledger.claims.events.people import Cast
from ledger.claims.scene import Scene
from ledger.model import ActorMention, ActorRole, Party

_DETERMINER = re.compile(
    r"^(?:(?:the|a|an|some|its|his|her|their|our|two|three|four|five|\d[\d,.]*|at least|more than|about|around)\s+)+", re.IGNORECASE
)
# What is counted is a thing: "20 Dreamliners".
_COUNTED = re.compile(r"(?:\d|two|three|four|five|six|seven|eight|nine|ten|several|many|some)\b", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*$")
_NOUN_BEHIND = re.compile(r" ([a-z]{4,}s)\b")


def core_of(phrase: Phrase, scene: Scene) -> str:
    """The words of a phrase without determiners and numbers."""
    return _DETERMINER.sub("", scene.between(phrase.start, phrase.end)).replace("’s ", "'s ").strip()


def nominal(phrase: Phrase, scene: Scene, cast: Cast, owner: ActorMention | None, role: ActorRole) -> Party | None:
    """A noun of a role as a party of its owner's state, None for any other noun: "rebels", "the French police"."""
    words = core_of(phrase, scene).split()
    tails = [" ".join(words[-count:]).lower() for count in (3, 2, 1) if len(words) >= count]
    known = next((cast.actors.roles[tail] for tail in tails if tail in cast.actors.roles), None)
    if known is None and phrase.head not in cast.words["bodies"]:
        return None
    kind = known.kind if known else "group"
    return Party(" ".join(words), None, role, phrase.start, phrase.end, owner.country if owner else None, kind)


def unknown(phrase: Phrase, scene: Scene, cast: Cast, role: ActorRole) -> Party | None:
    """A name that nobody knows as a party; an acronym is too often a thing, "Western countries" are not "Western"."""
    name = _NAME.search(core_of(phrase, scene))
    if name is None or _COUNTED.match(scene.between(phrase.start, phrase.end)) or name[0].isupper():
        return None
    if name[0].startswith(("Near ", "In ", "At ", "On ")) or phrase.head in cast.common | cast.words["strangers"]:
        return None
    start = phrase.end - len(name[0])
    behind = _NOUN_BEHIND.match(scene.text, phrase.end, scene.sentence.end)
    people = (cast.nouns | cast.words["company"]) - cast.words["grounds"]
    if behind is None or " " in name[0] or behind[1] not in people:
        return Party(name[0], None, role, start, phrase.end, None, "organization")
    return Party(f"{name[0]} {behind[1]}", None, role, start, behind.end(), None, "group")
