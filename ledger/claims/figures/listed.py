"""The paper over a list: what the items below "The supplementary budget covers:" are.

In: a document's scenes. Out: for each scene the stage of the budget, law or request that the sentence with a colon right over its list
names, None for others.
"""

import re
from collections.abc import Iterator, Sequence

from ledger.claims.scene import Scene
from ledger.model import Stage

_ITEM = re.compile(r"^\s*(?:[-*•·–]|\(?\w{1,3}[.)])\s")
_REQUEST = re.compile(r"\b(?:request|appeal|asks?|asked|seeks?|proposes?)\b", re.IGNORECASE)
_PAPER = re.compile(r"\b(?:budget|appropriations?|bill|the act|legislation|supplementary estimates?)\b(?! support)", re.IGNORECASE)
_LONGEST = 400
_NEAR = 12


def papers_over(scenes: Sequence[Scene]) -> Iterator[Stage | None]:
    """The stage that the paper over its list gives each scene, in order; the cost is linear in the text."""
    stage: Stage | None = None
    for scene in scenes:
        start = scene.sentence.start
        line = max(scene.text.rfind("\n", max(0, start - _NEAR), start + 1), start - _NEAR, 0)
        item = bool(_ITEM.match(scene.text[line : start + _NEAR]))
        words = scene.between(max(start, scene.sentence.end - _LONGEST), scene.sentence.end)
        if not item:
            stage = _stage_of(words) if words.endswith(":") else None
        yield stage if item else None


def _stage_of(words: str) -> Stage | None:
    if not _PAPER.search(words):
        return None
    return "request" if _REQUEST.search(words) else "appropriation"
