"""Whom a sum is for where its sentence does not say: the passage's recipient, then the document's.

In: the sums of a document in order, its Setting. Out: the same with recipients. Both ways are rules of their own in the figure.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ledger.claims.figures.drawn import Drawn
from ledger.claims.figures.financed import with_providers
from ledger.claims.figures.setting import Setting, party_name
from ledger.claims.scene import Scene
from ledger.claims.words import Hit
from ledger.mentions.actors import ActorVocabulary
from ledger.model import Figure

_NEARBY = 3
_DISTINCT = Decimal(1_000_000_000)
_HOME = re.compile(r"\b(?:american|home|taxpayers|our|department|medicare|medicaid|pell)", re.IGNORECASE)
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
    told = _told_for(drawn)
    for one in with_providers([replace(one, figure=_not_at_home(one, setting)) for one in drawn]):
        done.append(replace(one, figure=_as_equal(_with_recipient(one, done[-1] if done else None, setting, nearby), told)))
    return done


def _told_for(drawn: Sequence[Drawn]) -> Mapping[tuple[Decimal, str | None], frozenset[tuple[str, ...]]]:
    """For whom each large amount is told to be, where a sentence says so."""
    told: dict[tuple[Decimal, str | None], frozenset[tuple[str, ...]]] = {}
    for figure in (one.figure for one in drawn if one.figure.recipient and one.figure.stage):
        if figure.amount is not None and figure.amount >= _DISTINCT:
            key = (figure.amount, figure.currency)
            told[key] = told.get(key, frozenset()) | {figure.recipient}
    return told


def _as_equal(figure: Figure, told: Mapping[tuple[Decimal, str | None], frozenset[tuple[str, ...]]]) -> Figure:
    """A sum of a billion or more without a recipient is for whom the same amount is in every other place that tells."""
    if figure.recipient or figure.amount is None or figure.stage is None or figure.nature is not None:
        return figure
    found = told.get((figure.amount, figure.currency), frozenset())
    if len(found) != 1 or set(next(iter(found))) & set(figure.provider):
        return figure
    return replace(figure, recipient=next(iter(found)), rules=(*figure.rules, "recipient-of-equal-sum"))


def _with_recipient(one: Drawn, last: Drawn | None, setting: Setting, nearby: frozenset[int]) -> Figure:
    figure = _of_others(one.figure)
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
        return replace(figure, recipient=setting.recipients, rules=(*figure.rules, "recipient-of-document"))
    return figure


def _of_others(figure: Figure) -> Figure:
    """A sum whose giver passage or document told is not for the giver himself."""
    own = figure.recipient and figure.provider and not set(figure.recipient) - set(figure.provider)
    return replace(figure, recipient=()) if own else figure


def _not_at_home(one: Drawn, setting: Setting) -> Figure:
    """A sum for schools or families in a text about help for one state is not the giver's own."""
    figure = one.figure
    if (
        figure.nature != "domestic"
        or setting.publisher == "United States"
        or any(_is_at_home(one.scene, hit) for hit in one.scene.measures)
    ):
        return figure
    abroad = set(figure.recipient) - set(figure.provider)
    return replace(figure, nature=None) if abroad or setting.titled else figure


def _is_at_home(scene: Scene, hit: Hit) -> bool:
    """Whether a word of home names the home: "American families", "our troops", not "schools"."""
    words = scene.text[hit.start : hit.end]
    return hit.field("value") == "domestic" and bool(_HOME.search(words))


def _one_passage(last: Drawn, one: Drawn) -> bool:
    """Whether two sums stand in one paragraph, or close together in one speaker's turn."""
    if last.scene.paragraph == one.scene.paragraph:
        return True
    return one.scene.turn is not None and last.scene.turn == one.scene.turn and one.figure.start - last.figure.end < _SHORT


def _may_be_for_all(one: Drawn, setting: Setting, nearby: frozenset[int]) -> bool:
    """Whether a sum that names no recipient is for whom its document is about: as aid, near to where that party is named."""
    figure = one.figure
    if setting.hereby and not set(setting.recipients) & set(figure.provider):
        return True
    everywhere = setting.recipient == "worldwide" or (setting.release and setting.titled)
    if set(setting.recipients) & set(figure.provider) or (not everywhere and one.scene.paragraph not in nearby):
        return False
    if setting.paper == "appropriation" and not setting.titled:
        return False
    if one.governing.hit is not None and one.governing.hit.entry.name == "spend" and not setting.titled:
        return False
    strong = one.governing.frame == "gives" and one.governing.hit is not None and not one.governing.hit.entry.fields.get("vague")
    asked = figure.stage == "request" and setting.release
    strong = strong or (setting.titled and setting.release and _is_announced(one))
    return bool(asked or one.aid_noun or figure.purpose or figure.instrument or figure.programme or (strong and setting.paper is None))


def _is_announced(one: Drawn) -> bool:
    """Whether a sum is announced, approved or told by a noun of giving; what is signed may be any agreement."""
    hit = one.governing.hit
    if hit is None or one.governing.frame not in ("says", "noun"):
        return False
    return not one.scene.text[hit.start : hit.end].lower().startswith("sign")


def _compatible(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    return not one or not two or bool(set(one) & set(two))
