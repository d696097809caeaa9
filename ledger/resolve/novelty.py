"""What is new in a document: each of its sums as new, a repetition, drawn from a pot, or a slip.

In: the events that the document's claims are in, and the pots drawn on. Out: a verdict a sum, in the order of the text.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from ledger.model import Claim, Event
from ledger.resolve.events import canonical
from ledger.resolve.slips import slips_among

Verdict = Literal["new", "repeat", "drawn", "slip"]


@dataclass(frozen=True, slots=True)
class News:
    """One sum of a document: `event` is its own, `other` the event it repeats or draws on (None for new ones and slips).

    A sum that the document tells for the second time repeats its own event.
    """

    claim: Claim
    event: str
    verdict: Verdict
    other: str | None


def novelty(digest: str, events: Iterable[Event], links: Mapping[str, tuple[tuple[str, str], ...]]) -> tuple[News, ...]:
    """Every sum of the document that is an event, in its order; `links` are the events' bearings on others, by event.

    New is what no document before it (by day of publication, then digest) told. Links of kind `repeats` and
    `draws_on` count where the event itself is new.
    """
    found = []
    for event in events:
        slips = slips_among(event.claims)
        ordered = sorted((claim for claim in event.claims if claim.figure), key=canonical)
        for claim in ordered:
            if claim.digest == digest and claim.happening:
                found.append(_news(claim, event, ordered[0], slips, links))
    return tuple(sorted(found, key=lambda news: news.claim.order))


def _news(claim: Claim, event: Event, first: Claim, slips: frozenset[str], links: Mapping[str, tuple[tuple[str, str], ...]]) -> News:
    if claim.id in slips:
        return News(claim, event.id, "slip", None)
    if claim.id != first.id:
        return News(claim, event.id, "repeat", event.id)
    bearings = links.get(event.id, ())
    for kind, verdict in (("repeats", "repeat"), ("draws_on", "drawn")):
        targets = sorted(target for link, target in bearings if link == kind and target != event.id)
        if targets:
            return News(claim, event.id, "repeat" if verdict == "repeat" else "drawn", targets[0])
    return News(claim, event.id, "new", None)
