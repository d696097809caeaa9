"""The verb of a clause behind a sum that tells of it: "the $1.4 billion in aid that Norway has provided".

In: a Scene, one of its sums, the transfer words before it. Out: the verb, or None. A preference of governing.py.
"""

import re
from collections.abc import Sequence

from ledger.claims.figures.asking import asks
from ledger.claims.figures.verbs import DIRECT, frame_of, is_verb
from ledger.claims.scene import Scene
from ledger.claims.words import Hit
from ledger.model import MoneyMention

_REDUCED = re.compile(
    r"^[\w\s,’'-]{0,60}?\b(?:already|recently|previously|just|newly"
    r"|that (?:was|were|has been|have been|will be|is being)|which (?:was|were|has been|will be))\s+$",
    re.I,
)
_FEW = 4


def relative_behind(scene: Scene, money: MoneyMention, before: Sequence[Hit]) -> Hit | None:
    """The verb of a clause that tells of the sum: "the $1.4 billion in aid the United States has provided", "already contributed".

    A verb right before the sum ("disburse another $9 billion that Congress approved") leaves the clause to tell of something else.
    """
    if any(is_verb(scene, hit) and DIRECT.match(scene.between(hit.end, money.start) + " ") for hit in before[-2:]):
        return None
    limit = min([m.start for m in scene.money if m.start >= money.end] + [money.end + 140])
    for hit in scene.transfers:
        if hit.start >= limit:
            return None
        if hit.start < money.end or not is_verb(scene, hit) or hit.entry.fields["stage"] == "repayment" or _uses(scene, hit):
            continue
        between = scene.between(money.end, hit.start) + " "
        if re.search(r"[;:–—]|, (?!and)|\bto $", between):
            return None
        if between == " " or _REDUCED.match(between) or _has_subject(scene, money.end, hit) or _is_hoped_for(scene, money, hit):
            return hit
    return None


def _is_hoped_for(scene: Scene, money: MoneyMention, hit: Hit) -> bool:
    """Whether a short clause behind the sum asks for it, whoever asks: "the $5 billion organizers were hoping for"."""
    words = scene.between(money.end, hit.start).split()
    return frame_of(hit) == "asks" and " " in scene.text[hit.start : hit.end] and len(words) <= _FEW and asks(scene, hit)


def _uses(scene: Scene, hit: Hit) -> bool:
    """Whether a verb tells what is done with the goods: "equipment valued at $5 million that Ukraine is using"."""
    return scene.text[hit.start : hit.end].lower().startswith("us")


def _has_subject(scene: Scene, offset: int, hit: Hit) -> bool:
    """Whether an actor with nothing but auxiliaries behind it stands right before a verb, and no verb before that actor."""
    subjects = [m for m in scene.actors if offset <= m.start and m.end <= hit.start]
    if not subjects:
        return False
    helpers = r"^(?:(?:has|have|had|is|are|was|were|will|would|already|also|now|prepared to|ready to|plans to|intends to|currently)\s*)*$"
    if not re.match(helpers, scene.between(subjects[-1].end, hit.start), re.I):
        return False
    lead = scene.between(offset, subjects[-1].start)
    return not re.search(r"\b(?:by|from|to|for|with|of|of the|to the|for the)$", lead) and not re.search(
        r"\b(?:and|but|so|as|when|because|if|since|after|before|until|while|where|although)\b", lead
    )
