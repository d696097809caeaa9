"""The word of asking that a sum hangs on: "asked Congress for $5 billion", "an appeal for $7 billion".

In: a Scene, one of its sums, the transfer words before it. Out: the word, or None. A preference of governing.py.
"""

import re
from collections.abc import Sequence

from ledger.claims.figures.verbs import frame_of, is_verb, reaches, stands_right_before
from ledger.claims.scene import Scene
from ledger.claims.words import Hit
from ledger.model import MoneyMention

_WHAT_ONE_NEEDS = re.compile(
    r"\b(?:what|whatever|everything|all|resources|weapons|equipment|tools|support|assistance)\s+(?:that\s+)?(?:\S+\s+){1,2}$", re.IGNORECASE
)
_SOMEBODY = re.compile(
    r"\b(?:he|she|it|they|we|who|country|government|president|minister|senators|lawmakers|officials|leaders|[Dd]emocrats|[Rr]epublicans)\s+(?:also\s+|still\s+)?$",
    re.IGNORECASE,
)
_HAS_DONE = re.compile(r"\b(?:has|have|had)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


def asking_verb(scene: Scene, money: MoneyMention, before: Sequence[Hit]) -> Hit | None:
    """The nearest word of asking before a sum, unless a deed was done since: "appealed for help and has received $5 million"."""
    asking = [hit for hit in before if frame_of(hit) == "asks" and asks(scene, hit)]
    if not asking or not reaches(scene, asking[-1].end, money.start):
        return None
    noun = not is_verb(scene, asking[-1])
    later = [hit for hit in before if hit.start > asking[-1].end and is_verb(scene, hit)]
    overruled = any(noun or _HAS_DONE.search(scene.tail(hit.start)) for hit in later)
    return None if overruled else asking[-1]


def asks(scene: Scene, hit: Hit) -> bool:
    """Whether a word asks: "needs" and "wants" only behind who does, and not before an infinitive ("wanted to ask")."""
    if hit.entry.fields.get("firm"):
        return True
    if _WHAT_ONE_NEEDS.search(scene.tail(hit.start)):
        return False
    phrase = " " in scene.text[hit.start : hit.end].strip()
    return not scene.text.startswith(" to ", hit.end) and (
        phrase or bool(_SOMEBODY.search(scene.tail(hit.start))) or stands_right_before(scene, hit)
    )
