"""Whom a sum is for where its sentence does not say: the passage's recipient, then the document's.

In: the sums of a document in order, its Setting. Out: the same with recipients. Both ways are rules of their own in the figure.
"""

from collections.abc import Sequence
from dataclasses import replace

from ledger.claims.drawn import Drawn
from ledger.claims.scene import Scene
from ledger.claims.setting import Setting, party_name
from ledger.mentions.actors import ActorVocabulary
from ledger.model import Figure

_NEARBY = 3
# Who gets it is told: nobody but the giver himself.
_AT_HOME = frozenset(("benefit-in-sentence", "indirect-object"))
_SHORT = 900


def paragraphs_of(scenes: Sequence[Scene], name: str | None, actors: ActorVocabulary) -> frozenset[int]:
    """The paragraphs in which a party is named, and the two before and behind each."""
    named = {scene.paragraph for scene in scenes for mention in scene.actors if name and party_name(mention, actors) == name}
    return frozenset(paragraph + step for paragraph in named for step in range(-_NEARBY, _NEARBY + 1))


def from_passage(drawn: Sequence[Drawn], setting: Setting, nearby: frozenset[int]) -> list[Drawn]:
    """Sums without a recipient take it from the sum before in their passage, else from the document."""
    done: list[Drawn] = []
    for one in drawn:
        done.append(replace(one, figure=_with_recipient(one, done[-1] if done else None, setting, nearby)))
    return done


def _with_recipient(one: Drawn, last: Drawn | None, setting: Setting, nearby: frozenset[int]) -> Figure:
    figure = one.figure
    if figure.stage is None or figure.recipient or figure.nature in ("domestic", "other", "statistic", "asset", "price", "fine", "damage"):
        return figure
    if _AT_HOME & set(figure.rules):
        return figure
    before = last.figure if last and _one_passage(last, one) else None
    given = one.governing.frame in ("gives", "says", "noun", "asks") or one.aid_noun or "part-of-what-is-told" in figure.rules
    if before and before.recipient and given and _compatible(figure.provider, before.provider):
        provider = figure.provider or before.provider
        return replace(figure, recipient=before.recipient, provider=provider, rules=(*figure.rules, "recipient-of-passage"))
    if setting.recipient and _may_be_for_all(one, setting, nearby):
        return replace(figure, recipient=(setting.recipient,), rules=(*figure.rules, "recipient-of-document"))
    return figure


def _one_passage(last: Drawn, one: Drawn) -> bool:
    """Whether two sums stand in one paragraph, or close together in one speaker's turn."""
    if last.scene.paragraph == one.scene.paragraph:
        return True
    return one.scene.turn is not None and last.scene.turn == one.scene.turn and one.figure.start - last.figure.end < _SHORT


def _may_be_for_all(one: Drawn, setting: Setting, nearby: frozenset[int]) -> bool:
    """Whether a sum that names no recipient is for whom its document is about: as aid, near to where that party is named."""
    figure = one.figure
    if setting.hereby and setting.recipient not in figure.provider:
        return True
    everywhere = setting.recipient == "worldwide" or (setting.release and setting.titled)
    if setting.recipient in figure.provider or (not everywhere and one.scene.paragraph not in nearby):
        return False
    if setting.paper == "appropriation" and not setting.titled:
        return False
    if one.governing.hit is not None and one.governing.hit.entry.name == "spend":
        return False
    strong = one.governing.frame == "gives" and one.governing.hit is not None and not one.governing.hit.entry.fields.get("vague")
    asked = figure.stage == "request" and setting.release
    return bool(asked or one.aid_noun or figure.purpose or figure.instrument or figure.programme or (strong and setting.paper is None))


def _compatible(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    return not one or not two or bool(set(one) & set(two))
