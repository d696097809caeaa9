"""Who can be a party to a sum in one sentence: its actors, groups that are no single actor, and named funds.

In: a Scene. Out: mentions in the order of the text, never overlapping. Groups ("developing countries", "our European
partners") are words of seeds/events/measures.toml; a fund is a name that ends in a word for one ("Clean Technology
Fund", "Prague Civil Society Centre").
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from ledger.claims.scene import Scene
from ledger.model import ActorMention

_HEADS = (
    "Fund|Bank|Facility|Association|Organization|Organisation|Centre|Center|Consortium|Council|Foundation|Alliance|University|Mechanism"
    "|Partnership|Federation|Committee|Coalition|Strengthening|Trust|Account"
)
_NAME = re.compile(
    rf"\b[A-Z][\w’'-]*(?:\s+(?:[A-Z][\w’'-]*|of|for|and|the|on|to)){{0,8}}\s+(?:{_HEADS})\b(?:\s+for\s+(?:[A-Z]\w+)(?:\s+(?:and\s+)?[A-Z]\w+){{0,4}})?"
)
_CONTINENTS: Mapping[str, str] = MappingProxyType(
    {"African": "Africa", "European": "Europe", "Asian": "Asia", "Latin American": "Latin America"}
)
_THINGS = ("it", "they", "its", "their", "them")
_LEAD = re.compile(r"^(?:The|This|These|In|To|For|And|But|Through|Our|Its|Their|President|Administration)\s+")


def cast_of(scene: Scene) -> tuple[ActorMention, ...]:
    """The actors, groups and funds of a sentence; of two that overlap the longer one."""
    actors = [_of_continent(m) for m in scene.actors if m.form != "pronoun" or m.text.lower() not in _THINGS]
    found = [*actors, *_groups(scene), *_funds(scene)]
    kept: list[ActorMention] = []
    for mention in sorted(found, key=lambda m: (m.start - m.end, m.start)):
        if not any(mention.start < other.end and other.start < mention.end for other in kept):
            kept.append(mention)
    return tuple(sorted(kept, key=lambda m: m.start))


def _of_continent(mention: ActorMention) -> ActorMention:
    """An adjective of a continent under the continent's name."""
    continent = _CONTINENTS.get(mention.name) if mention.form == "demonym" and not mention.country else None
    return replace(mention, name=continent) if continent else mention


def world_in(scene: Scene, start: int, end: int) -> str | None:
    """What stands for the whole world in a stretch ("around the world", "globally"), None where nothing does."""
    for hit in scene.measures:
        if hit.entry.fields["field"] == "world" and start <= hit.start and hit.end <= end:
            return hit.field("value")
    return None


def _groups(scene: Scene) -> Iterator[ActorMention]:
    for hit in scene.measures:
        if hit.entry.fields["field"] == "party":
            words = scene.between(hit.start, hit.end)
            name = hit.field("value") or re.sub(r"^(?:our|its|their)\s+", "", words)
            yield _mention(scene, hit.start, hit.end, "group", name)


def _funds(scene: Scene) -> Iterator[ActorMention]:
    for match in _NAME.finditer(scene.text, scene.sentence.start, scene.sentence.end):
        lead = _LEAD.match(match[0])
        start = match.start() + (lead.end() if lead else 0)
        words = scene.between(start, match.end())
        if " " in words:
            yield _mention(scene, start, match.end(), "organization", words)


def _mention(scene: Scene, start: int, end: int, kind: "str", name: str) -> ActorMention:
    return ActorMention(
        start=start, end=end, text=scene.text[start:end], kind="group" if kind == "group" else "organization", form="nominal", name=name,
        actor=None, country=None, sector=None, rules=(f"party-{kind}",),
    )  # fmt: skip
