"""What a document as a whole tells its sentences: who publishes it, about whom it is.

In: a Reading and the actors' vocabulary. Out: a Setting. Documents of a government speak of its own
money as "we" and leave the recipient to the title; both are recorded as rules of their own in every
figure that leans on them.
"""

import re
from dataclasses import dataclass
from datetime import date

from ledger.claims.figures.beneficiary import beneficiary_of, party_name
from ledger.claims.figures.publisher import publisher_of
from ledger.mentions.actors import ActorVocabulary, actors_in
from ledger.model import Reading, Sentence, Stage

__all__ = ["Setting", "party_name", "setting_of"]

_HEREBY = re.compile(r"\bI\s+(?:do\s+)?hereby\b")
_REQUEST = re.compile(r"\b(?:(?:Supplemental|Budget|Funding)\s+Request|Request\s+(?:to|for)\b)", re.IGNORECASE)
_BUDGET = re.compile(r"\bBudget\b(?!\s+(?:Support|Office|Director))", re.IGNORECASE)
_THE_FOLLOWING = re.compile(r"\b(?:announc(?:ing|ed|es?)|unveil(?:ing|ed|s))\s+(?:[\w-]+\s+){0,3}following\b", re.IGNORECASE)
_JOINT = re.compile(r"\b(?:Joint\s+(?:\w+\s+)?Statement|Leaders[’']?\s+(?:Statement|Communiqu[ée]|Declaration)|Communiqu[ée])")
_TALK = re.compile(r"\b(?:Remarks|Press\s+(?:Briefing|Gaggle|Call|Conference)|Interview|Press\s+Availability)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Setting:
    """The document's frame: `publisher` is the canonical name of the state that publishes it, None for news.

    `country` is that state's alpha-3; `recipients` whom the document as a whole is about
    helping, several only where its title lists them, `recipient` the first of them; `titled` whether its title says so.
    `hereby`: the document itself does what it says, on the day it is published (a memorandum, a proclamation).
    `announces_from`: the offset from which on it lists what it announces.
    """

    publisher: str | None
    country: str | None
    recipient: str | None
    recipients: tuple[str, ...]
    titled: bool
    published_on: date | None
    hereby: bool
    voice: tuple[str, ...]
    release: bool
    announces_from: int | None
    paper: Stage | None


def setting_of(reading: Reading, actors: ActorVocabulary) -> Setting:
    """The setting of one document: its publisher's state by the vocabulary, its recipient by count, then by title."""
    publisher = publisher_of(reading, actors)
    country = publisher.country
    beneficiary = beneficiary_of(reading, country, actors)
    names = (publisher.name,) if publisher.name else ()
    return Setting(
        announces_from=_announces_from(reading),
        voice=_signatories(reading, actors) or names,
        paper=_paper_of(reading.document.title or ""),
        release=not reading.turns and not _TALK.search(reading.document.title or ""),
        published_on=reading.document.published_on,
        hereby=bool(_HEREBY.search(reading.document.text)),
        publisher=publisher.name,
        country=country,
        recipient=beneficiary.names[0] if beneficiary.names else None,
        recipients=beneficiary.names,
        titled=beneficiary.titled,
    )


def _announces_from(reading: Reading) -> int | None:
    """From where on a document announces what it lists: behind "is announcing the following"."""
    found = _THE_FOLLOWING.search(reading.document.text)
    return found.end() if found else None


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
