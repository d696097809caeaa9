"""Who can be a party to a sum in one sentence: its actors, groups that are no single actor, and named funds.

In: a Scene. Out: mentions in the order of the text, never overlapping. Groups ("developing countries", "our European
partners") are words of seeds/events/measures.toml; a fund is a name that ends in a word for one ("Clean Technology
Fund", "Prague Civil Society Centre").
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from ledger.claims.figures.parties import as_party
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
_BODY = re.compile(r"\b(?:Commission|Council|Department|Ministry|Bank|Fund|Agency|Bureau|Parliament|Treasury|Foundation)\b")
_THE_BODY = re.compile(rf"\b[Tt]he\s+({_BODY.pattern}|foundation|bank|fund)(?!\s+(?:of|for|on|[A-Z])|['’]s?\s+[A-Z])")
NO_BODIES: Mapping[str, ActorMention] = MappingProxyType({})
_BOARD = re.compile(r"(?:Executive\s+)?Boards?(?:\s+of\s+(?:Executive\s+)?(?:Directors|Governors))?|Executive\s+Directors")
_ADJECTIVE = re.compile(r"\s+(?:boards?|committees?|councils?|branch|orders?)\b")
_THOSE_IN = re.compile(r"\b(?:allies|countries|partners|nations|states|governments)\s+in\s+$")
_COUNTRIES = re.compile(
    r"\b(?!(?:The|These|Those|Many|Some|Both|All|Other|Most|Several|Our|Its|Their|Such|Few|Donor|Member|Partner|Poor|Rich|Host)\b)"
    r"[A-Z][\w-]+(?:\s+[A-Z][\w-]+)?\s+(?:nations|countries|states|governments|republics)\b"
)
_OF_STATE = ("GOV", "MIL", "LEG", "JUD", "COP", "IGO")
_WHERE = re.compile(r"\s+(?:[a-z-]+\s+){0,3}(?:in|of|from|across)\s+(?:the\s+)?(?:[a-z]+\s+)?[A-Z]")
_THINGS = ("it", "they", "its", "their", "them")
_LEAD = re.compile(
    r"^(?:(?:Boards?\s+of\s+(?:Executive\s+)?(?:Directors|Governors)\s+of(?:\s+the)?"
    r"|[A-Z]{2,}\s+and|(?:UN|EU|US|UK)[’']s|An?|The|This|These|In|To|For|And|But|Through|Our|Its|Their|President|Administration)\s+)+"
)


def cast_of(scene: Scene, bodies: Mapping[str, ActorMention] = NO_BODIES) -> tuple[ActorMention, ...]:
    """The actors, groups and funds of a sentence; of two that overlap the longer one.

    `bodies` are those named before it by their last or first word: "the Commission" is the European one.
    """
    actors = [as_party(m) for m in scene.actors if not (_in_sum(scene, m) or _is_told_behind(scene, m) or _is_thing(m))]
    before = tuple(_named_before(scene, bodies))
    actors = [m for m in actors if m.actor or not any(m.start < other.end and other.start < m.end for other in before)]
    named = [m for m in actors if m.kind != "place" or m.country]
    places = [m for m in actors if m.kind == "place" and not m.country]
    found = [
        *_groups(scene, "body"),
        *named,
        *_groups(scene, "party"),
        *_countries(scene),
        *places,
        *_funds(scene),
        *before,
    ]
    kept: list[ActorMention] = []
    for mention in sorted(found, key=lambda m: (m.start - m.end, m.start)):
        if not any(mention.start < other.end and other.start < mention.end for other in kept):
            kept.append(mention)
    return tuple(sorted(kept, key=lambda m: m.start))


def _is_thing(mention: ActorMention) -> bool:
    """Whether a mention is a pronoun that need not mean anybody."""
    return mention.form == "pronoun" and mention.text.lower() in _THINGS


def _is_told_behind(scene: Scene, mention: ActorMention) -> bool:
    """Whether people are told with where they are: of "women and children in Somalia and Kenya" the states are the parties.

    Nor is a board anybody, or the "executive" of one: its bank is.
    """
    small = mention.form == "nominal" and mention.text[:1].islower()
    people = small and mention.sector not in _OF_STATE and _WHERE.match(scene.text, mention.end)
    board = _BOARD.fullmatch(mention.text) or (small and _ADJECTIVE.match(scene.text, mention.end))
    return bool(people or board)


def _in_sum(scene: Scene, mention: ActorMention) -> bool:
    """Whether a name is a word of a sum: the "US" of "5 million US dollars"."""
    return any(money.start <= mention.start and mention.end <= money.end for money in scene.money)


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
    union = next((m for m in scene.actors if m.actor == "eu"), None)
    known = {"commission": union, **bodies} if union else bodies
    for match in _THE_BODY.finditer(scene.text, scene.sentence.start, scene.sentence.end) if known else ():
        body = known.get(match[1].lower())
        if body:
            yield replace(body, start=match.start(1), end=match.end(1), text=match[1], form="nominal", rules=("body-named-before",))


def _groups(scene: Scene, field: str) -> Iterator[ActorMention]:
    for hit in scene.measures:
        if hit.entry.fields["field"] == field:
            words = scene.between(hit.start, hit.end)
            if words == "the region" and _THOSE_IN.search(scene.tail(hit.start)):
                continue
            name = hit.field("value") or re.sub(r"^(?:our|its|their)\s+", "", words)
            yield _mention(scene, hit.start, hit.end, "group" if field == "party" else "organization", name)


def _countries(scene: Scene) -> Iterator[ActorMention]:
    """Groups of states by an adjective: "Gulf Arab states", "Pacific nations"."""
    for match in _COUNTRIES.finditer(scene.text, scene.sentence.start, scene.sentence.end):
        if any(match.start() <= m.start < match.end() for m in scene.actors):
            yield _mention(scene, match.start(), match.end(), "group", scene.between(match.start(), match.end()))


def _funds(scene: Scene) -> Iterator[ActorMention]:
    for match in _NAME.finditer(scene.text, scene.sentence.start, scene.sentence.end):
        lead = _LEAD.match(match[0])
        start = match.start() + (lead.end() if lead else 0)
        words = scene.between(start, match.end())
        if " " in words and not _is_known_for(scene, match):
            yield _mention(scene, start, match.end(), "organization", words)


def _is_known_for(scene: Scene, match: re.Match[str]) -> bool:
    """Whether "for" leads a known body to whom it helps: "the World Bank for North Macedonia" is no name."""
    ends = [m.end for m in scene.actors if m.kind == "organization" and match.start() <= m.start and m.end < match.end()]
    return any(scene.text.startswith(" for ", end) for end in ends)


def _mention(scene: Scene, start: int, end: int, kind: "str", name: str) -> ActorMention:
    return ActorMention(
        start=start, end=end, text=scene.text[start:end], kind="group" if kind == "group" else "organization", form="nominal", name=name,
        actor=None, country=None, sector=None, rules=(f"party-{kind}",),
    )  # fmt: skip
