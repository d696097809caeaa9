"""Who gives a sum by what stands right beside it: "a loan provided by the World Bank", "€5 million from the EU", "an EU-funded project".

In: a Scene, the actors that can be parties in it, one of its sums. Out: the givers with the rule, NOBODY where nothing beside it tells.
"""

import re
from collections.abc import Sequence

from ledger.claims.figures.subjects import NOBODY, Subject, group_from
from ledger.claims.neighbours import next_sum
from ledger.claims.scene import Scene
from ledger.model import ActorMention, MoneyMention

_AGENT = re.compile(
    r"^(?:\([^()]{0,40}\)|\))?\s*(?:[\w’'-]+\s+){0,6}?(?:pledge|contribution|donation|grant|loan|offer|commitment|gift|injection|provided|granted|given|financed|funded|donated|extended|pledged|offered|approved|awarded|lent|contributed"
    r"|sponsored|co-?financed|co-?funded|bankrolled)\s+(?:(?:jointly|mainly|partly|entirely|solely)\s+)?by\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_HYPHEN = re.compile(r"[-–](?:funded|financed|backed|sponsored|donated)\s+(?:[\w-]+\s+){0,4}$", re.IGNORECASE)
_LENT_WITH = re.compile(
    r"^(?:[\w’'-]+\s+){0,4}?(?:loan|credit|bailout|lending|financing|funding)\s+(?:agreement|deal|program(?:me)?|arrangement|accord)\s+with\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_IN_AID = re.compile(r"^(?:[\w-]+\s+){0,3}?(?:in|of)\s+(?:(?:new|additional|further|fresh|annual|direct)\s+)?$", re.IGNORECASE)
_AID = re.compile(r"\s+(?:[\w-]+\s+){0,2}(?:aid|assistance|support|funding|loans?|grants?|money|help|financing|funds)\b", re.IGNORECASE)
_FROM_GIVER = re.compile(r"\bfrom\s+(?:the\s+)?(?:(?:resources|budgets?|funds|coffers)\s+of\s+(?:the\s+)?)?$", re.IGNORECASE)
_FROM_THERE = re.compile(
    r"\b(?:refugees|people|migrants|citizens|imports?|exports?|troops|attacks?|threats?|away|return\w*|evacu\w+|withdraw\w*|ranging|resulting"
    r"|recover\w*|suffer\w*|fle\w+|protect\w*|famil\w+|women|children|gas|oil|apart|independence)\s+from\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_ASSETS = re.compile(r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,2}(?:assets|reserves|funds|stocks?|stockpiles?)\b")
OWN_AID = re.compile(
    r"(?:['’]s?)?\s+(?:(?:new|latest|annual|additional|total|humanitarian|military|development|financial|state)\s+){0,3}"
    r"(?:aid|assistance|support|contribution|donation|pledge|funding|grants?|loans?|help|money|share|package)\b"
)
_NEAR = 90


def agent_behind(scene: Scene, cast: Sequence[ActorMention], money: MoneyMention) -> Subject:
    """Who stands behind "provided by" or "loan agreement with" right behind a sum, or before "-funded" right before it."""
    limit = next_sum(scene, money, money.end + _NEAR)
    for mention in cast:
        if money.end <= mention.start < limit and _AGENT.match(scene.between(money.end, mention.start) + " "):
            return Subject(group_from(scene, cast, mention), "agent-behind")
        if money.end <= mention.start < limit and _is_lender(mention) and _LENT_WITH.match(scene.between(money.end, mention.start) + " "):
            return Subject((mention,), "lender-beside")
        if mention.end <= money.start and _HYPHEN.match(scene.between(mention.end, money.start) + " "):
            return Subject((mention,), "funded-by")
    return NOBODY


def owner_of_aid(scene: Scene, cast: Sequence[ActorMention], offset: int, money: MoneyMention) -> Subject:
    """Whose aid it is between an offset and a sum: "the Swiss contribution, which will amount to", "approved Greek aid of"."""
    for mention in cast:
        inside = offset <= mention.start and mention.end <= money.start and money.start - mention.end <= _NEAR
        adjective = mention.form == "demonym" or scene.text[mention.end : mention.end + 1] in ("'", "’")
        if inside and adjective and OWN_AID.match(scene.text, mention.end):
            return Subject((mention,), "aid-of-adjective")
    return NOBODY


def _is_lender(mention: ActorMention) -> bool:
    """Whether a party of a loan agreement is a bank or fund of no state."""
    return mention.kind == "organization" and mention.country is None


def named_after_giver(scene: Scene, cast: Sequence[ActorMention], money: MoneyMention) -> Subject:
    """Whose aid a sum is by an adjective: "a £52 million package of British aid", "$5 million in U.S. aid"; "Ukraine aid" is for it."""
    limit = next_sum(scene, money, money.end + _NEAR)
    for mention in cast:
        adjective = mention.form == "demonym" or mention.text in ("US", "U.S.", "UK", "U.K.", "EU")
        near = money.end <= mention.start < limit and _IN_AID.match(scene.between(money.end, mention.start) + " ")
        if adjective and near and _AID.match(scene.text, mention.end):
            return Subject((mention,), "aid-of-adjective")
    return NOBODY


def from_behind(scene: Scene, cast: Sequence[ActorMention], money: MoneyMention) -> Subject:
    """Who stands behind "from" right behind the sum: "€550 million from the EU"."""
    limit = next_sum(scene, money, money.end + _NEAR)
    for mention in cast:
        led = money.end <= mention.start < limit and is_from(scene.tail(mention.start))
        if led and not _ASSETS.match(scene.text, mention.end):
            return Subject(group_from(scene, cast, mention), "from-giver")
    return NOBODY


def is_from(lead: str) -> bool:
    """Whether money comes "from" who stands behind some words; "refugees from", "imports from" tell of no giver."""
    return bool(_FROM_GIVER.search(lead)) and not _FROM_THERE.search(lead)


def is_from_elsewhere(lead: str) -> bool:
    """Whether "from" tells where somebody fled or something came from, not who gives: "refugees from"."""
    return bool(_FROM_THERE.search(lead))
