"""Who publishes a document: by its source, by the masthead, by the law it acts by, or by who announces at its head.

In: a Reading and the actors' vocabulary. Out: the state (or the European Union) whose "we" the document speaks with. A news
agency's line ("(Reuters) -") at the head makes news of it, whose publisher is nobody.
"""

import re
from dataclasses import dataclass

from ledger.mentions.actors import Actor, ActorVocabulary, publisher_state
from ledger.model import ActorMention, Reading

_HEAD = 400
_FIRST_WORDS = 1500
_GOVERNMENT = ("GOV", "MIL", "LEG")
_RELEASE = re.compile(
    r"\b(?:(?:for )?immediate release|press release|media note|press statement|statement (?:by|from|on)"
    r"|office of (?:press relations|the spokesperson))\b",
    re.IGNORECASE,
)
_WIRE = re.compile(r"\([A-Z][\w ]{1,20}\)\s*[-–—]|\b[A-Z]{3,}[\w .,]{0,40}\s[—–]\s")
_DOES = re.compile(
    r"(?:\s*\([^)\n]{1,20}\))?,?\s+(?:today\s+)?(?:(?:has|have|is|are)\s+)?(?:today\s+)?"
    r"(?:announc|disburs|adopt|approv|award|provid|authori[sz]|releas|pledg|commit)\w+",
    re.IGNORECASE,
)
_TODAY = re.compile(r"\btoday\b", re.IGNORECASE)
_VESTED = re.compile(r"\bauthority\s+vested\s+in\s+me\b")
_OF_THE_UNITED_STATES = re.compile(
    r"\b(?:Foreign\s+Assistance\s+Act|Migration\s+and\s+Refugee\s+Assistance\s+Act|United\s+States\s+Code|U\.S\.C\.)"
)
_LAWS_OF = re.compile(r"\b(?:laws\s+of|interests\s+of|President\s+of)\s+the\s+$")
_OF_THE_UNION = re.compile(
    r"(?:The\s+)?(?:European\s+(?:Commission|Union|Council|External\s+Action\s+Service)|Council\s+of\s+the\s+(?:EU|European\s+Union)|EEAS|Delegation"
    r"\s+of\s+the\s+European\s+Union)\b"
)
_UNION = ("eu", "european-commission", "european-council")


@dataclass(frozen=True, slots=True)
class Publisher:
    """The canonical name of who publishes, its alpha-3 country where it is a state; both None for news."""

    name: str | None
    country: str | None


def publisher_of(reading: Reading, actors: ActorVocabulary) -> Publisher:
    """Who publishes a document; nobody where neither source, masthead nor first words tell."""
    if _OF_THE_UNION.match(reading.document.source or ""):
        return Publisher("European Union", None)
    state = publisher_state(reading.document.source, actors) or _lawgiver(reading, actors)
    if state:
        return Publisher(state.name, state.country)
    found = _masthead(reading, actors) or (None if reading.document.source else _announcer(reading))
    if found is None:
        return Publisher(None, None)
    if found.actor in _UNION:
        return Publisher("European Union", None)
    state = actors.state_of(found.actor or "") or (actors.actor(found.country.lower()) if found.country else None)
    return Publisher(state.name, state.country) if state else Publisher(None, None)


def _masthead(reading: Reading, actors: ActorVocabulary) -> ActorMention | None:
    """The body of government whose name is a line of its own at the head of the text ("THE WHITE HOUSE")."""
    text = reading.document.text
    for mention in reading.actors:
        if mention.start > _HEAD:
            return None
        first, last = text.rfind("\n", 0, mention.start) + 1, text.find("\n", mention.end)
        line = text[first : last if last >= 0 else len(text)].strip(" #*_\t").lower()
        known = mention.actor and mention.sector in _GOVERNMENT and mention.kind == "organization"
        if known and line.removeprefix("the ") == mention.text.lower() and actors.state_of(mention.actor or ""):
            return mention
    return None


def _lawgiver(reading: Reading, actors: ActorVocabulary) -> Actor | None:
    """The state by whose laws a memorandum acts: "By the authority vested in me as President by ... the laws of the United States"."""
    text = reading.document.text
    vested = _VESTED.search(text, 0, 4 * _FIRST_WORDS)
    if vested is None or reading.document.source:
        return None
    if _OF_THE_UNITED_STATES.search(text, vested.end(), vested.end() + _FIRST_WORDS):
        return actors.actor("usa")
    near = [m for m in reading.actors if m.kind == "state" and vested.start() < m.start < vested.end() + _FIRST_WORDS]
    giver = next((m for m in near if _LAWS_OF.search(text, max(0, m.start - 40), m.start)), None)
    return actors.state_of(giver.actor) if giver and giver.actor else None


def _announcer(reading: Reading) -> ActorMention | None:
    """The state or body that "today" announces, pays or adopts at the head of the text: "Today, the Department of Defense announced"."""
    text = reading.document.text
    released = bool(_RELEASE.search(text, 0, _FIRST_WORDS))
    if reading.turns or (_WIRE.search(text, 0, _HEAD) and not released):
        return None
    for mention in reading.actors:
        if mention.start > _FIRST_WORDS:
            break
        able = mention.actor and mention.kind in ("state", "organization") and mention.form == "name"
        does = _DOES.match(text, mention.end) if able and (mention.country or mention.actor in _UNION) else None
        lead = text[max(0, mention.start - 40) : mention.start]
        if does and (released or _TODAY.search(does[0]) or re.search(r"\b[Tt]oday,?\s+(?:the\s+)?$", lead)):
            return mention
    return _in_head(reading) if released else None


def _in_head(reading: Reading) -> ActorMention | None:
    """The first official or body of government that the head of a release names: "Statement by Secretary of State Antony Blinken"."""
    for mention in reading.actors:
        if mention.start > _HEAD:
            return None
        official = mention.kind in ("person", "organization") and mention.country and mention.sector in ("GOV", "MIL")
        if official or mention.actor in _UNION:
            return mention
    return None
