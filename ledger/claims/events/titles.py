"""Titles beside names are no parties of their own: "French President" Emmanuel Macron, "EU High Representative" Josep Borrell.

In: the parties of a deed, its Scene, the nouns of roles. Out: the parties without those that only say what a person beside them is.
"""

import re
from collections.abc import Container, Sequence

from ledger.claims.events.clause import Phrase
from ledger.claims.scene import Scene
from ledger.model import ActorMention, Party

_BETWEEN = re.compile(r"(?:,?\s+(?:and|for|of|the|&|[A-Z][\w.’'-]*)){0,8}\s+\Z")
_FIELD = re.compile(r"(?:\s+(?:of|for)(?:\s+(?:the|and|[A-Z][\w’'-]*)){1,6})?\s+")
_LONGEST = 90
_MOST_WORDS = 3


def without_titles(found: Sequence[Party], scene: Scene, roles: Container[str]) -> tuple[Party, ...]:
    """The parties without titles, in order. `roles` are lower-case nouns of posts."""
    people = [party.start for party in found if party.kind == "person" and party.start is not None and not _is_described(party)]
    return tuple(party for party in found if party.end is None or not any(_is_title(party, start, scene, roles) for start in people))


def bearer_of(phrase: Phrase, scene: Scene, roles: Container[str]) -> ActorMention | None:
    """The person whose name ends a title that begins with a phrase: "Ukrainian Minister of Defense Andrey Taran"."""
    end = phrase.head_start + len(phrase.head)
    if phrase.head not in roles or not scene.text[phrase.head_start].isupper():
        return None
    named = next((m for m in scene.actors if m.start >= end and m.kind == "person" and m.form == "name"), None)
    return named if named and _FIELD.fullmatch(scene.text, end, named.start) else None


def _is_title(party: Party, start: int, scene: Scene, roles: Container[str]) -> bool:
    """Whether a party ends right before the name of a person, or only a post's name stands between."""
    if party.end is None or not 0 <= start - party.end < _LONGEST:
        return False
    between = scene.text[party.end : start]
    if between == " " or (party.kind == "person" and _is_described(party) and bool(_BETWEEN.match(between))):
        return True
    words = between.lower().split()
    post = any(" ".join(words[-count:]) in roles for count in range(1, _MOST_WORDS + 1) if len(words) >= count)
    return party.kind in ("organization", "state") and post and bool(_BETWEEN.match(between)) and not {"and", "&"} & set(words[:1])


def _is_described(party: Party) -> bool:
    """Whether a party has no name of its own: "Kazakh deputy prime minister"."""
    return party.actor is None and party.name.rsplit(maxsplit=1)[-1].islower()
