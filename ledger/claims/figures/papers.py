"""Laws, budgets and requests as what a sum hangs on.

In: a Scene, one of its sums, the transfer words before it. Out: the paper or parliament that decides, or None. Each is a preference of
governing.py.
"""

import re
from collections.abc import Sequence

from ledger.claims.figures.verbs import DIRECT, frame_of, is_verb, reaches
from ledger.claims.scene import Scene
from ledger.claims.words import Hit
from ledger.model import MoneyMention

_NEAR = 60
_IF = r"(?!(?:if|unless|once|when|until|before|after|should)\b)"
_THAT = re.compile(rf"^(?:{_IF}[\w-]+\s+){{0,5}}(?:,\s+)?(?:(?:that|which)\s+)?(?:the\s+(?:[Uu]\.?[Ss]\.?\s+)?)?$")
_A_LAW = re.compile(r"\b(?:bill|omnibus|supplemental|law|act|budget|resolution)\b", re.IGNORECASE)
_IN_PAPER = re.compile(r"\bin\s+(?:(?:the|this|that|our|a)\s+(?:[\w-]+\s+){0,4})?$")


def parliament_behind(scene: Scene, money: MoneyMention, before: Sequence[Hit]) -> Hit | None:
    """The parliament that approved a sum, in a clause right behind it: "the $18 billion that Congress appropriated".

    A verb right before the sum ("disburse another $9 billion that Congress approved") leaves the clause to tell of something else.
    """
    if any(is_verb(scene, hit) and DIRECT.match(scene.between(hit.end, money.start) + " ") for hit in before[-2:]):
        return None
    for hit in scene.transfers:
        if hit.entry.name == "parliament-approves" and money.end <= hit.start <= money.end + _NEAR:
            return hit if _THAT.match(scene.between(money.end, hit.start) + " ") else None
    return None


def paper_before(scene: Scene, money: MoneyMention, before: Sequence[Hit]) -> Hit | None:
    """The law, budget or request that is the verb's subject: "the funding bill provides", with nobody between who could provide."""
    near = [hit for hit in before if frame_of(hit) == "paper" and not _obliquely(scene, hit.start) and reaches(scene, hit.end, money.start)]
    return next((paper for paper in near if _is_subject(scene, money, paper, before)), None)


def _is_subject(scene: Scene, money: MoneyMention, paper: Hit, before: Sequence[Hit]) -> bool:
    """Whether a paper is what provides: a verb of its own follows, and nobody stands between who could provide."""
    verbs = [hit for hit in before if hit.start >= paper.end and (frame_of(hit) == "holds" or is_verb(scene, hit))]
    if any(frame_of(hit) == "asks" for hit in verbs):
        return False
    if not verbs and not paper.entry.fields.get("firm") and not _increase(scene, paper, money):
        return False
    first = verbs[0].start if verbs else money.start
    return not any(paper.end <= actor.start and actor.end <= first and not _obliquely(scene, actor.start) for actor in scene.actors)


def _increase(scene: Scene, paper: Hit, money: MoneyMention) -> bool:
    return bool(re.search(r"\b(?:increas|bolster|boost|expand|rais|add)\w*\b", scene.between(paper.end, money.start), re.I))


def _obliquely(scene: Scene, start: int) -> bool:
    return bool(
        re.search(
            r"\b(?:for|to|of|in|on|through|with|by|from|under|after|before|using|via)\s+(?:the\s+|our\s+|its\s+|this\s+"
            r"|a\s+)?(?:[\w-]+\s+)?$",
            scene.tail(start),
            re.I,
        )
    )


def in_paper_behind(scene: Scene, money: MoneyMention, _before: Sequence[Hit]) -> Hit | None:
    """The law that a sum stands in: "there is $13.6 billion for Ukraine in the omnibus bill"."""
    for hit in scene.transfers:
        if (
            frame_of(hit) == "paper"
            and _A_LAW.search(scene.text, hit.start, hit.end)
            and money.end <= hit.start <= money.end + 2 * _NEAR
            and hit.entry.name != "parliament-approves"
        ):
            lead = scene.between(money.end, hit.start) + " "
            return hit if _IN_PAPER.search(lead) and not re.search(r"[;.]|\b(?:that|which|who)\b", lead) else None
    return None
