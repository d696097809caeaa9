"""Titles beside names are no parties of their own: "French President" Emmanuel Macron, "EU High Representative" Josep Borrell.

In: the parties of a deed, its Scene, the nouns of roles. Out: the parties without those that only say what a person beside them is.
"""

import re
from collections.abc import Container, Sequence

from ledger.claims.scene import Scene
from ledger.model import Party

_BETWEEN = re.compile(r"(?:,?\s+(?:and|for|of|the|&|[A-Z][\w.’'-]*)){0,8}\s+\Z")
_LONGEST = 90
_MOST_WORDS = 3


def without_titles(found: Sequence[Party], scene: Scene, roles: Container[str]) -> tuple[Party, ...]:
    """The parties without titles, in order. `roles` are lower-case nouns of posts."""
    people = [party.start for party in found if party.kind == "person" and party.start is not None and not _is_described(party)]
    return tuple(party for party in found if party.end is None or not any(_is_title(party, start, scene, roles) for start in people))


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
