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
from ledger.claims.words import Hit
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
_BODY = re.compile(r"\b(?:Commission|Council|Department|Ministry|Bank|Fund|Agency|Bureau|Parliament|Treasury)\b")
_THE_BODY = re.compile(rf"\b[Tt]he\s+({_BODY.pattern})(?!\s+(?:of|for|on|[A-Z])|['’]s?\s+[A-Z])")
NO_BODIES: Mapping[str, ActorMention] = MappingProxyType({})
_THINGS = ("it", "they", "its", "their", "them")
_LEAD = re.compile(r"^(?:The|This|These|In|To|For|And|But|Through|Our|Its|Their|President|Administration)\s+")


def cast_of(scene: Scene, bodies: Mapping[str, ActorMention] = NO_BODIES) -> tuple[ActorMention, ...]:
    """The actors, groups and funds of a sentence; of two that overlap the longer one.

    `bodies` are those named before it by their last or first word: "the Commission" is the European one.
    """
    actors = [_of_continent(m) for m in scene.actors if m.form != "pronoun" or m.text.lower() not in _THINGS]
    named = [m for m in actors if m.kind != "place" or m.country]
    places = [m for m in actors if m.kind == "place" and not m.country]
    found = [*_groups(scene, "body"), *named, *_groups(scene, "party"), *places, *_funds(scene), *_named_before(scene, bodies)]
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
        if hit.entry.fields["field"] == "world" and start <= hit.start and hit.end <= end and not _in_party(scene, hit):
            return hit.field("value")
    return None


def _in_party(scene: Scene, hit: Hit) -> bool:
    """Whether a word for the world is a part of a party's name: "EU countries"."""
    named = [other for other in scene.measures if other.entry.fields["field"] in ("body", "party")]
    return any(other.start <= hit.start and hit.end <= other.end for other in named)


def bodies_in(scene: Scene) -> Iterator[tuple[str, ActorMention]]:
    """The bodies that a sentence names in full, by the word that may stand for them later ("Commission")."""
    for mention in scene.actors:
        word = _BODY.search(mention.text)
        if mention.kind == "organization" and mention.form == "name" and word and " " in mention.text:
            yield word[0].lower(), mention


def _named_before(scene: Scene, bodies: Mapping[str, ActorMention]) -> Iterator[ActorMention]:
    for match in _THE_BODY.finditer(scene.text, scene.sentence.start, scene.sentence.end) if bodies else ():
        body = bodies.get(match[1].lower())
        if body:
            yield replace(body, start=match.start(1), end=match.end(1), text=match[1], form="nominal", rules=("body-named-before",))


def _groups(scene: Scene, field: str) -> Iterator[ActorMention]:
    for hit in scene.measures:
        if hit.entry.fields["field"] == field:
            words = scene.between(hit.start, hit.end)
            name = hit.field("value") or re.sub(r"^(?:our|its|their)\s+", "", words)
            yield _mention(scene, hit.start, hit.end, "group" if field == "party" else "organization", name)


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
