"""Whether the words before an actor lead a sum to it: "to", "for", "support", whose thing is helped, where it is.

In: a Scene and a mention in it. Out: yes or no. What leads away ("against", "invasion of", "trip to") leads to nobody; "to" before
a verb leads to nobody either ("to settle the Los Angeles crash"), unless the verb is one of helping.
"""

import re

from ledger.claims.figures.subjects import phrase_start
from ledger.claims.scene import Scene
from ledger.model import ActorMention

_NUMBER = (
    r"(?:(?:about|some|nearly|approximately|up\s+to|more\s+than|over|at\s+least|around|almost|an?|the|additional|estimated)\s+)*"
    r"(?:[\d.,]+\s+|(?:half\s+a\s+)?(?:million|hundreds\s+of|thousands\s+of|millions\s+of)\s+)*"
)
_ADJECTIVES = _NUMBER + r"(?:the\s+|our\s+|its\s+|a\s+new\s+|innocent\s+|all\s+)?(?:(?-i:[a-z-]+)\s+){0,2}?"
_PEOPLE = (
    r"(?:(?:people|government|armed forces|benefit|defense|forces|peoples|citizens|civilians|refugees|communities|security|governments"
    r"|families|children|women|households|farmers|victims|survivors|populations?|residents|migrants|organi[sz]ations|projects|programmes"
    r"|programs)\s+(?:of|in|from|across)\s+)?(?:the\s+|both\s+)?(?:(?-i:[a-z]+ern)\s+(?:and\s+(?-i:[a-z]+ern)\s+)?)?"
)
_TOWARDS = re.compile(
    r"\b(?:for(?!\s+(?:its|their|his|her)\s+part\b)|support|supporting|supports|help|helping|helps|assist|assisting|assists|augment|strengthen|strengthening|bolster"
    r"|bolstering|enable|aid|benefit of|rebuild|rebuilding|benefit|benefiting|toward|towards"
    r"|equip|arm|arming|train|sustain|sustaining|reinforce|with|protect|protecting|defend|defense of|support of|support for"
    r"|on behalf of|between)\s+" + _ADJECTIVES + _PEOPLE + r"$",
    re.IGNORECASE,
)
# Behind "to" a word before a name is a verb ("to settle the Los Angeles crash") unless it describes ("to war-torn Yemen").
_TO = re.compile(
    r"\bto\s+(?:the\s+(?:(?!(?:of|in|on|by|for|from|with|against|at|and)\b)(?-i:[a-z-]+)\s+){0,3})?(?:(?:the|our|its|their|a|an|both|all|new|innocent|poor|another|other|fellow|such|help|support|assist|aid|equip|arm|rebuild"
    r"|feed|shelter|fund|stabili[sz]e|strengthen|compensate|reimburse|establish|replenish|create|capitali[sz]e|non-profit|crisis"
    r"|(?-i:[a-z-]+(?:ed|ing|ern|torn|hit|stricken|ridden|prone|an|ic|al|ous|ent|ant|less|ty|ly|ble|income|saharan|held|based|led|run)))\s+){0,3}(?:(?-i:[A-Z][\w.]*)['’]s\s+)?"
    + _PEOPLE
    + r"$",
    re.IGNORECASE,
)
_OF = re.compile(r"\b(?:to|for)\s+(?:[\w’'-]+\s+){1,8}?of\s+(?:the\s+)?$", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:against|by|from|between|deter|deterring|counter|countering|sanctions on|war (?:of|on|in|against)|invasion of|attacks? on"
    r"|assault on|aggression against|fight|fighting|defeat|resist|repel|confront|punish|isolate|weaken|push back|tied to|linked to"
    r"|impacts? of|effects of|(?:conference|meeting|summit|talks|forum|ceremony|briefing)\s+in"
    r"|trip to|travel(?:ed|ing)? to|visit(?:ed|ing)? to|according to|thanks to|grateful to|thankful to|gratitude to|similar to|prior to"
    r"|(?:ranging|stretching) from [\w ]{1,30} to|due to|addition to|response to|compared to)\s+(?:the\s+)?(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)
_WITH = re.compile(r"\bwith\s+(?:the\s+)?(?:[\w-]+\s+)?$", re.IGNORECASE)
_IN = re.compile(
    r"\b(?:in|across|throughout)\s+(?:the\s+)?(?:(?:country|countries|republic|state|region)\s+of\s+)?(?:[a-z-]+\s+and\s+)?(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)
_SAID_IN = re.compile(
    r"\b(?:said|says|told|reporters|announced|speaking|held|hosted|signed|statement|interview|met|gathered|session|headquartered|based"
    r"|released|issued|published|born|living|court|offices?|headquarters)\s+in\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_ON_DAY = re.compile(r",?\s+(?:on|last|late|earlier|this)\s+(?:(?:on|in)\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|week|month|year)")
_SPEAKS = re.compile(
    r"['’]s?\s+(?:[\w-]+\s+){0,4}(?:minister|president|ambassador|embassy|ministry|spokes\w+|officials?|secretary|director|chief|chair\w*"
    r"|commissioner|envoy|representative|chancellor|premier|governor|agency|website|statement|announcement|programme|program|aid|contribution|donation|pledge|commitment|share|package|assistance|support)\b",
    re.IGNORECASE,
)
_OWN_GIFT = re.compile(
    r"['’]s?\s+(?:(?:previous|earlier|existing|annual|initial|recent|total|own|generous|continued|ongoing|latest|past)\s+){0,3}"
    r"(?:support|aid|assistance|contributions?|pledges?|commitments?|donations?|funding|share)\b"
)
_FLED_FROM = re.compile(
    r"\b(?:to|for|help\w*|support\w*|assist\w*)\s+(?:[\w-]+\s+){0,4}(?:refugees|people|families|women|children|migrants|evacuees|asylum\s+seekers)"
    r"\s+from\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_STRICKEN = re.compile(
    r"\b(?:situation|cris[ie]s|disasters?|emergenc(?:y|ies)|earthquakes?|quakes?|flood(?:s|ing)?|cyclones?|hurricanes?|typhoons?|tsunami"
    r"|drought|famine|hunger|outbreak|epidemic|relief|reconstruction|recovery|needs|victims|refugees|survivors)\s+(?:in|across)\s+(?:the\s+)?$"
    r"|-(?:hit|stricken|struck|affected|torn)\s+$",
    re.IGNORECASE,
)
_REPLENISHED = re.compile(r"['’]s?\s+(?:[\w-]+\s+){0,3}[Rr]eplenishment\b")
_REPLENISHMENT_OF = re.compile(r"\b[Rr]eplenishment\s+(?:[\w-]+\s+)?(?:of|for)\s+(?:the\s+)?$")
_LONG_NAME = re.compile(r"(?:(?:[A-Z][\w.’'-]*,?|of|and|for|the|on)\s+){1,14}\($")
_BEFORE_NAME = re.compile(r"\b(?:to|for|support|supports|in)\s+(?:a\s+|a\s+U\.S\.\s+return\s+to\s+)?$")


def leads_to(scene: Scene, mention: ActorMention) -> bool:
    """Whether a preposition or a verb of helping leads to an actor: "to war-torn Yemen", "for the people of Niger"."""
    head = scene.tail(mention.start)
    if _FLED_FROM.search(head):
        return True
    if _AGAINST.search(head) or _WITH.search(head) or _OWN_GIFT.match(scene.text, mention.end):
        return False
    if _TOWARDS.search(head) or _TO.search(head) or _TO.search(scene.tail(phrase_start(scene, mention))):
        return True
    return _ends_long_name(scene.between(max(scene.sentence.start, mention.start - 160), mention.start))


def is_stricken(lead: str) -> bool:
    """Whether words that end before a name tell that it is struck or in need: "the floods in"."""
    return bool(_STRICKEN.search(lead))


def is_replenished(scene: Scene, mention: ActorMention) -> bool:
    """Whether a fund is told to be filled again: "the Global Fund’s seventh replenishment", "the replenishment of IDA"."""
    return bool(_REPLENISHED.match(scene.text, mention.end) or _REPLENISHMENT_OF.search(scene.tail(mention.start)))


def _ends_long_name(lead: str) -> bool:
    """Whether an acronym in brackets stands behind a long name that is led to: "to the Global Agriculture and Food Program (GAFSP)"."""
    name = _LONG_NAME.search(lead)
    return name is not None and (name[0].startswith("for ") or bool(_BEFORE_NAME.search(lead[: name.start()])))


def owner_or_in(scene: Scene, mention: ActorMention) -> bool:
    """Whose thing is helped or where it is: "the stability of Ukraine's grid", "voter turnout in India"; not where somebody speaks."""
    head = scene.tail(mention.start)
    if _AGAINST.search(head) or _WITH.search(head):
        return False
    if _IN.search(head):
        return not _SAID_IN.search(head) and not _ON_DAY.match(scene.text, mention.end)
    owns = scene.text[mention.end : mention.end + 1] in ("'", "’") and not _SPEAKS.match(scene.text, mention.end)
    appeals = any(0 <= money.start - mention.end <= 4 for money in scene.money)
    return bool(_OF.search(head)) or (owns and not appeals)
