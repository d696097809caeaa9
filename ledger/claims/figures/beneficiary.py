"""Whom a document as a whole is about helping.

In: a Reading and the actors' vocabulary. Out: a Beneficiary: the one state of the title that is helped, its continent, the world;
else the state that the text speaks of helping most. None where there is none or more than one. Without a title the
first line stands for it, if it is no sentence.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ledger.claims.figures.towards import is_stricken
from ledger.mentions.actors import ActorVocabulary, actors_in
from ledger.model import ActorMention, Reading, Sentence

_IN_TALK = 3
_HEADLINE = 200
_HEREBY = re.compile(r"\bI\s+(?:do\s+)?hereby\b")
_WORLD = re.compile(
    r"\b(?:Global|World|Worldwide|International)\s+(?:Health|Food|Hunger|Humanitarian|Pandemic|COVID)",
    re.IGNORECASE,
)
_CONTINENTS = frozenset(("Africa", "Asia", "Latin America", "Central America", "South America", "Europe", "Middle East", "Pacific"))
_TOWARDS = re.compile(
    r"(?:aid|assistance|support|supporting|help|helping|package|funds|funding|loans?|weapons|articles)\s+(?:to|for"
    r"|of)\s+(?:the\s+)?(?:people\s+of\s+|government\s+of\s+)?$",
    re.I,
)
_TOWARDS_BEHIND = re.compile(
    r"['’]s?\s+(?:[\w-]+\s+){0,2}(?:needs|army|armed\s+forces|defen[cs]es?|defenders|war\s+effort|reconstruction|recovery|resilience"
    r"|budget|grid|people)\b|\s+(?:needs|receives|received|has\s+received|will\s+receive|asked\s+for)\b"
)
_HELPING = re.compile(
    r"\b(?:support|supporting|help|helping|arm|arming|assist|assisting|aid|rebuild|rebuilding)\s+(?:the\s+)?$", re.IGNORECASE
)
_OF_MONEY = re.compile(
    r"\b(?:aid|assistance|grants?|loans?|donat\w+|donors?|pledg\w+|fund\w*|relief|support\w*|package|reconstruct\w+|humanitarian"
    r"|bailout|financing|lend\w*|million|billion|mln|bln|m|bn)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,\s*)?(?:(?:and|&)\s+)?(?:the\s+)?\Z|\s+(?:and|&)\s+(?:the\s+)?\Z")
_PLACED = re.compile(r"\b(?:in|at|to|across|throughout)\s+(?:the\s+)?(?:[a-z-]+\s+)?$", re.IGNORECASE)
_GETS = re.compile(
    r"(?:\s+to)?\s+(?:gets?|receiv\w+|secur\w+|obtain\w*|wins?|won|granted|got|borrows?|seeks?|thanks?|welcomes?|signs?)\b", re.IGNORECASE
)
_NAMED_AFTER = re.compile(
    r"\s+(?:[\w-]+\s+)?(?:donations?|aid|relief|loans?|bailout|reconstruction|recovery|rescue|earthquake|flood|quake|famine|crisis|refugees?)\b",
    re.IGNORECASE,
)
# Whose name before "aid" in a headline tells who gives.
_DONORS = frozenset(("US", "U.S.", "UK", "EU", "USA", "Japan", "Australia", "Norway", "Germany", "Canada", "China", "Saudi", "UAE"))
_OF_THE_UNION = ("european-commission", "european-council")
_IN_HEADLINE = re.compile(
    r"\b(?:for|help\w*|support\w*|aid\w*|arm|arming|rebuild\w*|lends?|lending|gives?|giving|grants?|offers?)\s+(?:the\s+(?:people\s+of\s+)?)?$",
    re.IGNORECASE,
)
_HARMS = re.compile(
    r"(?:['’]s?)?\s+(?:[\w-]+,?\s+){0,3}(?:war|invasion|aggression|attacks?|assault|invaded|attacked|occupation|bombardment|strikes)\b"
)


@dataclass(frozen=True, slots=True)
class Beneficiary:
    """The names of who is helped, () for nobody; `titled` tells whether the title says so."""

    names: tuple[str, ...]
    titled: bool


def beneficiary_of(reading: Reading, country: str | None, actors: ActorVocabulary) -> Beneficiary:
    """Whom a document is about helping; `country` is that of its publisher, who is not helped."""
    titled = _recipients_in_title(reading, country, actors)
    counted = None if titled else _recipient_by_count(reading, country, actors)
    return Beneficiary(titled or ((counted,) if counted else ()), bool(titled))


def party_name(mention: ActorMention, actors: ActorVocabulary) -> str:
    """The name that a mention has as provider or recipient: its state (or the Union) if it belongs to one, else its own."""
    if mention.actor in _OF_THE_UNION:
        return "European Union"
    state = actors.state_of(mention.actor) if mention.actor else None
    if state is None and mention.country:
        state = actors.actor(mention.country.lower())
    return state.name if state else mention.name


def title_of(reading: Reading) -> str:
    """The title, else the first line of the text if it is short and ends like no sentence; '' for none."""
    if reading.document.title:
        return reading.document.title
    first = reading.document.text.lstrip().split("\n", 1)[0].strip(" #*")
    return first if len(first) <= _HEADLINE and not first.endswith((".", ":", "?", "!", "”", '"', "---")) else ""


def _recipients_in_title(reading: Reading, country: str | None, actors: ActorVocabulary) -> tuple[str, ...]:
    """Whom the title says help goes to, with those joined to them; else its one state that the text speaks of helping, its
    continent, the world ("Global Health")."""
    title = title_of(reading)
    found, _ = actors_in(title, (Sentence(0, len(title)),), (), reading.document.published_on, actors)
    others = [m for m in found if m.country != country or country is None]
    for leads in (_is_led_in, _has_goods_in):
        led = [m for m in others if _can_be_helped(title, m) and leads(title, m)]
        if led:
            return _one_list(title, others, led, actors)
    named = [m for m in others if title[m.end : m.end + 2] not in ("’s", "'s")]
    states = {party_name(m, actors) for m in named if m.country and m.kind in ("state", "person") and m.form != "demonym"}
    if states:
        name = _only(states)
        return (name,) if name is not None and _helped(reading, country, actors)[name] > 0 else ()
    continent = _only({m.name for m in named if m.kind == "place" and m.name in _CONTINENTS})
    world = "worldwide" if _WORLD.search(title) else None
    return tuple(name for name in (continent or world,) if name)


def _one_list(title: str, others: Sequence[ActorMention], led: Sequence[ActorMention], actors: ActorVocabulary) -> tuple[str, ...]:
    """The names of the first that help is led to and of those joined to it; () where another who is no part of that list is led to."""
    joined = [led[0]]
    for mention in others:
        if mention.start > led[0].start and _AND.match(title[joined[-1].end : mention.start]):
            joined.append(mention)
    names = tuple(dict.fromkeys(party_name(m, actors) for m in joined))
    return names if {party_name(m, actors) for m in led} <= set(names) else ()


def _can_be_helped(title: str, mention: ActorMention) -> bool:
    """Whether a name in a title is of a state, a place in one or a region, and tells of no attack by it."""
    region = mention.kind == "place" and (mention.actor or "").endswith("-world")
    return bool(region or mention.country) and mention.kind in ("state", "place") and not _HARMS.match(title, mention.end)


def _is_led_in(title: str, mention: ActorMention) -> bool:
    """Whether a title leads help to a state or region: "aid for Sudan", "Reconstruction in Darfur"."""
    if _TOWARDS.search(title, 0, mention.start) or _IN_HEADLINE.search(title, 0, mention.start):
        return True
    return bool(_OF_MONEY.search(title) and _PLACED.search(title, 0, mention.start))


def _has_goods_in(title: str, mention: ActorMention) -> bool:
    """Whether a state gets money in a title, or has help named after it: "Kenya receives", "Georgia donations"; not "US aid"."""
    if not _OF_MONEY.search(title) or mention.kind != "state" or mention.form != "name":
        return False
    gets = _GETS.match(title, mention.end)
    return bool(gets or (mention.text not in _DONORS and _NAMED_AFTER.match(title, mention.end)))


def _helped(reading: Reading, country: str | None, actors: ActorVocabulary) -> Counter[str]:
    """How often the text speaks of helping each state ("aid to Ukraine")."""
    text = reading.document.text
    return Counter(
        party_name(mention, actors)
        for mention in reading.actors
        if mention.country and mention.country != country and _is_helped(text, mention)
    )


def _is_helped(text: str, mention: ActorMention) -> bool:
    """Whether help goes to a state where it is named, or its needs are: "support Ukraine", "Ukraine’s army", "Kyiv has received"."""
    first = max(0, mention.start - 60)
    if is_stricken(" ".join(text[first : mention.start].split()) + " "):
        return True
    if mention.kind == "place":
        return False
    led = _TOWARDS.search(text, first, mention.start) or _HELPING.search(text, first, mention.start)
    return bool(led or _TOWARDS_BEHIND.match(text, mention.end))


def _recipient_by_count(reading: Reading, country: str | None, actors: ActorVocabulary) -> str | None:
    """The state that two thirds of the words of aid are for, and a third of all names.

    Under a title it must be said three times; in news, which names more givers, a quarter of the names is enough.
    """
    counts = _helped(reading, country, actors)
    direct = bool(_HEREBY.search(reading.document.text))
    least = 1 if direct or not (reading.turns or reading.document.title) else _IN_TALK
    top = [one for one in counts.most_common(1) if one[1] >= least]
    if not top or top[0][1] * 3 < 2 * counts.total():
        return None
    named = Counter(party_name(m, actors) for m in reading.actors if m.country and m.country != country)
    for name in _attackers(reading, actors) - set(counts):
        del named[name]
    name = top[0][0]
    news = country is None and not reading.turns and named[name] == max(named.values())
    return name if direct or named[name] * (4 if news else 3) >= named.total() else None


def _attackers(reading: Reading, actors: ActorVocabulary) -> set[str]:
    """The states whose war, invasion or attack the text tells of: they are no other party to help."""
    text = reading.document.text
    return {party_name(m, actors) for m in reading.actors if m.country and _HARMS.match(text, m.end, m.end + 80)}


def _only(names: Sequence[str] | set[str]) -> str | None:
    return next(iter(names)) if len(names) == 1 else None
