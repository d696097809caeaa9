"""What a document as a whole tells its sentences: who publishes it, about whom it is.

In: a Reading and the actors' vocabulary. Out: a Setting. Documents of a government speak of its own
money as "we" and leave the recipient to the title; both are recorded as rules of their own in every
figure that leans on them.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ledger.mentions.actors import Actor, ActorVocabulary, actors_in, publisher_state
from ledger.model import ActorMention, Reading, Sentence, Stage

_HEREBY = re.compile(r"\bI\s+(?:do\s+)?hereby\b")
_IN_TALK = 3
_HEAD = 400
_GOVERNMENT = ("GOV", "MIL", "LEG")
_WORLD = re.compile(
    r"\b(?:Global|World|Worldwide|International)\s+(?:Health|Food|Hunger|Humanitarian|Pandemic|COVID)",
    re.IGNORECASE,
)
_REQUEST = re.compile(r"\b(?:(?:Supplemental|Budget|Funding)\s+Request|Request\s+(?:to|for)\b)", re.IGNORECASE)
_BUDGET = re.compile(r"\bBudget\b(?!\s+(?:Support|Office|Director))", re.IGNORECASE)
_JOINT = re.compile(r"\b(?:Joint\s+(?:\w+\s+)?Statement|Leaders[’']?\s+(?:Statement|Communiqu[ée]|Declaration)|Communiqu[ée])")
_TALK = re.compile(r"\b(?:Remarks|Press\s+(?:Briefing|Gaggle|Call|Conference)|Interview|Press\s+Availability)\b", re.IGNORECASE)
_CONTINENTS = frozenset(("Africa", "Asia", "Latin America", "Central America", "South America", "Europe", "Middle East", "Pacific"))
_TOWARDS = re.compile(
    r"(?:aid|assistance|support|supporting|help|helping|package|funds|funding|loans?|weapons|articles)\s+(?:to|for"
    r"|of)\s+(?:the\s+)?(?:people\s+of\s+|government\s+of\s+)?$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """The document's frame: `publisher` is the canonical name of the state that publishes it, None for news.

    `country` is that state's alpha-3; `recipient` the one state that the document as a whole is about
    helping, None when there is none or more than one. `hereby`: the document itself does what it says, on the day
    it is published (a memorandum, a proclamation).
    """

    publisher: str | None
    country: str | None
    recipient: str | None
    published_on: date | None
    hereby: bool
    voice: tuple[str, ...]
    release: bool
    paper: Stage | None


def setting_of(reading: Reading, actors: ActorVocabulary) -> Setting:
    """The setting of one document: its publisher's state by the vocabulary, its recipient by count, then by title."""
    state = publisher_state(reading.document.source, actors) or _masthead(reading, actors)
    country = state.country if state else None
    names = (state.name,) if state else ()
    return Setting(
        voice=_signatories(reading, actors) or names,
        paper=_paper_of(reading.document.title or ""),
        release=not reading.turns and not _TALK.search(reading.document.title or ""),
        published_on=reading.document.published_on,
        hereby=bool(_HEREBY.search(reading.document.text)),
        publisher=state.name if state else None,
        country=country,
        recipient=_recipient_in_title(reading, country, actors) or _recipient_by_count(reading, country, actors),
    )


def party_name(mention: ActorMention, actors: ActorVocabulary) -> str:
    """The name that a mention has as provider or recipient: its state if it belongs to one, else its own."""
    state = actors.state_of(mention.actor) if mention.actor else None
    if state is None and mention.country:
        state = actors.actor(mention.country.lower())
    return state.name if state else mention.name


def _masthead(reading: Reading, actors: ActorVocabulary) -> Actor | None:
    """The state of the body of government whose name is a line of its own at the head of the text ("THE WHITE HOUSE")."""
    text = reading.document.text
    for mention in reading.actors:
        if mention.start > _HEAD:
            return None
        first, last = text.rfind("\n", 0, mention.start) + 1, text.find("\n", mention.end)
        line = text[first : last if last >= 0 else len(text)].strip(" #*_\t").lower()
        known = mention.actor and mention.sector in _GOVERNMENT and mention.kind == "organization"
        if known and line.removeprefix("the ") == mention.text.lower():
            return actors.state_of(mention.actor or "")
    return None


def _signatories(reading: Reading, actors: ActorVocabulary) -> tuple[str, ...]:
    """Who issues a joint statement, by its title: the group ("G7 Leaders’ Statement") or all who are named; () for other documents."""
    title = reading.document.title or ""
    head = _JOINT.search(title)
    if not head:
        return ()
    found, _ = actors_in(title, (Sentence(0, len(title)),), (), reading.document.published_on, actors)
    groups = [mention.name for mention in found if mention.kind in ("group", "organization") and mention.end <= head.end()]
    if groups:
        return (groups[0],)
    signed = [party_name(mention, actors) for mention in found if mention.start >= head.start() and mention.kind in ("person", "state")]
    names = tuple(dict.fromkeys(signed))
    return names if len(names) > 1 else ()


def _paper_of(title: str) -> Stage | None:
    """A document about a request to Congress tells what is requested, one about the budget what is budgeted."""
    if _REQUEST.search(title):
        return "request"
    return "appropriation" if _BUDGET.search(title) else None


def _recipient_in_title(reading: Reading, country: str | None, actors: ActorVocabulary) -> str | None:
    """The one state of the title that the title or the text speaks of helping, else its continent, else the world ("Global Health")."""
    title = reading.document.title or ""
    found, _ = actors_in(title, (Sentence(0, len(title)),), (), reading.document.published_on, actors)
    named = [m for m in found if title[m.end : m.end + 2] not in ("’s", "'s") and m.country != country]
    states = {party_name(m, actors) for m in named if m.country and m.kind in ("state", "person") and m.form != "demonym"}
    if states:
        name = _only(states)
        helped = any(_TOWARDS.search(title, 0, m.start) for m in named) or (
            name is not None and _helped(reading, country, actors)[name] > 0
        )
        return name if helped else None
    return _only({m.name for m in named if m.kind == "place" and m.name in _CONTINENTS}) or ("worldwide" if _WORLD.search(title) else None)


def _helped(reading: Reading, country: str | None, actors: ActorVocabulary) -> Counter[str]:
    """How often the text speaks of helping each state ("aid to Ukraine")."""
    text = reading.document.text
    return Counter(
        party_name(mention, actors)
        for mention in reading.actors
        if mention.country and mention.country != country and _TOWARDS.search(text, max(0, mention.start - 60), mention.start)
    )


def _recipient_by_count(reading: Reading, country: str | None, actors: ActorVocabulary) -> str | None:
    """The state that two thirds of the words of aid are for, and a third of all names; said three times under a title."""
    counts = _helped(reading, country, actors)
    direct = bool(_HEREBY.search(reading.document.text))
    least = 1 if direct or not (reading.turns or reading.document.title) else _IN_TALK
    top = [one for one in counts.most_common(1) if one[1] >= least]
    if not top or top[0][1] * 3 < 2 * counts.total():
        return None
    named = Counter(party_name(m, actors) for m in reading.actors if m.country and m.country != country)
    return top[0][0] if direct or named[top[0][0]] * 3 >= named.total() else None


def _only(names: Sequence[str] | set[str]) -> str | None:
    return next(iter(names)) if len(names) == 1 else None
