"""Who says "I" and "we" in a document: whose statement it is.

In: a Reading and the actors' vocabulary. Out: the mention of that person in its head, or None for news. A rule of word
order: "Statement from President Biden", "Remarks by", and the state that publishes where nobody is named.
"""

import re
from collections.abc import Sequence

from ledger.mentions.actors import ActorVocabulary, actors_in
from ledger.model import ActorMention, Reading, Sentence

_OPENING = re.compile(
    r"\b(?:statements?|joint statement\b[^\n:]{0,80}?|remarks|readout|message|letter|address|speech|fact sheet|briefing|announce\w*)"
    r"\b[^\n:]{0,40}?\b(?:by|from|of)\s",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\bjoint\b", re.IGNORECASE)
_HEAD = 1500
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|``.*?''", re.DOTALL)
_WE = re.compile(r"(?:^|[.!?]\s+)We\s", re.MULTILINE)
_DECLARES = re.compile(r"\s+(?:\w+ly\s+)?(?!was|has|is|does)\w+[^s\W]s\s")
_ARTICLE = 4


def voices_of(reading: Reading, actors: ActorVocabulary) -> tuple[ActorMention, ...]:
    """Who speaks: the first person named in a title of that kind, all of them where the statement is a joint one.

    What a title holds is not read by the rooms before, as it may be front matter.
    """
    title = reading.document.title or _title_in(reading.document.text[:_HEAD])
    opening = _OPENING.search(title)
    found, _ = actors_in(title, (Sentence(0, len(title)),), (), reading.document.published_on, actors)
    if opening is None:
        return _states_of(title, found) or _institution(reading)
    named = [mention for mention in found if mention.kind == "person" and mention.start >= opening.start()]
    each = {mention.name: mention for mention in reversed(named)}
    return tuple(sorted(each.values(), key=lambda mention: mention.start)) if _JOINT.search(title) else tuple(named[:1])


def _states_of(title: str, found: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """The states whose joint statement a title says it is: "United States-Japan Joint Leaders' Statement"."""
    states = {mention.name: mention for mention in reversed(found) if mention.kind == "state"}
    joint = _JOINT.search(title) and "statement" in title.lower() and len(states) > 1
    return tuple(sorted(states.values(), key=lambda mention: mention.start)) if joint else ()


def _institution(reading: Reading) -> tuple[ActorMention, ...]:
    """The state or body that declares something in the present as a text opens, where the text itself goes on with "We".

    "The United States condemns the attack. We urge the Government of Iraq ...".
    """
    text = reading.document.text
    if not reading.sentences or not _WE.search(_QUOTED.sub("", text)):
        return ()
    first = reading.sentences[0]
    opening = next((m for m in reading.actors if first.start <= m.start <= first.start + _ARTICLE), None)
    declared = opening and opening.kind in ("state", "organization") and _DECLARES.match(text, opening.end)
    return (opening,) if opening and declared else ()


def _title_in(head: str) -> str:
    found = re.search(r"^title:\s*['\"]?(.+(?:\n[ \t]+.+)*)", head, re.MULTILINE)
    return re.sub(r"\\_|\\\n\s*|\s+", " ", found[1]) if found else ""
