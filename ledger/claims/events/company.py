"""Who "the two leaders", "both sides", "the two countries" are: those who met before, or the only ones just named.

In: a Phrase, its Scene, the Scene before. Out: whether it is such a phrase, and the mentions that it counts exactly.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from ledger.claims.events.clause import Phrase
from ledger.claims.scene import Scene
from ledger.model import ActorMention

_DETERMINERS = frozenset(("the", "two", "both", "three", "all", "these"))
_COUNTS: Mapping[str, int] = MappingProxyType({"two": 2, "both": 2, "three": 3})
_LEAD = re.compile(r"\b(?:(?:the|two|both|three|all|these)\s+){1,3}\Z", re.IGNORECASE)
_LOOK_BACK = 20
_OF_STATES = ("countries", "nations", "governments", "states")
_OF_EITHER = ("sides", "parties", "delegations", "pair")


def is_company(phrase: Phrase, scene: Scene, company: Collection[str]) -> bool:
    """Whether a phrase is a determiner and one of the nouns: "the leaders", "both sides", "the two presidents"."""
    words = _words(phrase, scene)
    return len(words) > 1 and words[-1] in company and all(word in _DETERMINERS for word in words[:-1])


def whole(phrase: Phrase, scene: Scene) -> Phrase:
    """A phrase with the determiners right before it."""
    lead = _LEAD.search(scene.text, max(scene.sentence.start, phrase.start - _LOOK_BACK), phrase.start)
    return replace(phrase, start=lead.start()) if lead else phrase


def how_many(phrase: Phrase, scene: Scene) -> int:
    """The number that a phrase says, 0 for none: 2 of "both sides"."""
    return next((_COUNTS[word] for word in _words(phrase, scene) if word in _COUNTS), 0)


def is_of_states(phrase: Phrase, scene: Scene) -> bool:
    """Whether a phrase can only mean states: "the two countries", "both governments"."""
    return _noun(phrase, scene) in _OF_STATES


def counted(phrase: Phrase, scene: Scene, before: Scene | None) -> tuple[ActorMention, ...]:
    """The people or states that "two", "both", "three" count, where exactly so many stand before it; none otherwise.

    "President Marcos and Prime Minister Ishiba agreed ... The two leaders met": Marcos and Ishiba.
    """
    many = how_many(phrase, scene)
    kinds = ("state",) if is_of_states(phrase, scene) else ("state", "person") if _noun(phrase, scene) in _OF_EITHER else ("person",)
    here = [mention for mention in scene.actors if mention.end <= phrase.start]
    for mentions in (here, list(before.actors) if before else []) if many else ():
        for kind in kinds:
            found = _each(mentions, kind)
            if len(found) == many:
                return found
    return ()


def _each(mentions: Sequence[ActorMention], kind: str) -> tuple[ActorMention, ...]:
    """The mentions of a kind that name somebody, each name once, in order."""
    able = {mention.name: mention for mention in reversed(mentions) if mention.kind == kind and mention.form in ("name", "office")}
    return tuple(sorted(able.values(), key=lambda mention: mention.start))


def _noun(phrase: Phrase, scene: Scene) -> str:
    return _words(phrase, scene)[-1]


def _words(phrase: Phrase, scene: Scene) -> list[str]:
    """The words of a phrase, lower case, with the determiners right before it."""
    every = whole(phrase, scene)
    return scene.between(every.start, every.end).lower().split()
