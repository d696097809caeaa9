"""Events: the groups of claims that are about one thing, each in canonical order.

In: claims in any order, whole families of them. Out: events in the order of their ids' claims. Of the claims of an
event the fullest first-hand one is preferred, not the latest; disagreements are kept as conflicts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ledger.model import Claim, Event, Party
from ledger.resolve.conflicts import conflicts_of
from ledger.resolve.copies import Sketch, independent
from ledger.resolve.families import groups_of
from ledger.resolve.slips import slips_among
from ledger.resolve.traits import when_told

_DOUBTFUL = ("refused", "conditional", "hypothetical")


@dataclass(frozen=True, slots=True)
class Resolved(Event):
    """An event with how many of its documents are independent, and the events (ids) that it may be a vaguer telling of.

    `may_repeat` has at least two ids or none: of one, it would be a telling. It is not counted beside them.
    """

    independent: int
    may_repeat: tuple[str, ...]


def events_of(claims: Iterable[Claim], sketches: Mapping[str, Sketch] | None = None) -> tuple[Resolved, ...]:
    """Every event of the claims: each claim is in exactly one. The order of the claims changes nothing.

    `sketches` are those of the claims' documents by digest, for counting copies once.
    """
    ordered = sorted(claims, key=canonical)
    groups = groups_of(ordered)
    ids = [ordered[group.members[0]].id for group in groups]
    return tuple(
        _event([ordered[member] for member in group.members], tuple(sorted(ids[other] for other in group.may_repeat)), sketches or {})
        for group in groups
    )


def canonical(claim: Claim) -> tuple[str, str, int, int, int]:
    """The canonical order: by publication (undated last), document, place in it."""
    published = claim.published_on.isoformat() if claim.published_on else "9999"
    return published, claim.digest, claim.start, claim.order, claim.end


def _event(group: Sequence[Claim], may_repeat: tuple[str, ...], sketches: Mapping[str, Sketch]) -> Resolved:
    slips = slips_among(group)
    preferred = min(group, key=lambda claim: (claim.id in slips, *_rank(claim)))
    documents = {claim.digest for claim in group}
    return Resolved(
        id=group[0].id,
        preferred=preferred,
        claims=tuple(group),
        parties=_parties(preferred, group),
        documents=len(documents),
        conflicts=conflicts_of(group),
        independent=independent(documents, sketches),
        may_repeat=may_repeat,
    )


def _rank(claim: Claim) -> tuple[object, ...]:
    """An event and no bare sum, no reporter's word, dated by itself, not merely possible, first-hand, of an exact day, with more
    parties, with an exact sum, with more told of it; then the canonical order.
    """
    figure, happening = claim.figure, claim.happening
    when = when_told(claim)
    doubtful = figure is not None and figure.status in _DOUBTFUL
    first_hand = figure is not None and figure.attribution == "own"
    known = len(happening.parties) if happening else 0
    told = sum(1 for value in (figure.purpose, figure.instrument, figure.programme) if value) if figure else 0
    bounded = figure is not None and figure.comparator != "eq"
    undated = when.level == 4 and not (happening is None and figure and figure.date)
    asked = figure is not None and figure.attribution == "questioner"
    return happening is None, asked, undated, doubtful, not first_hand, when.level, -known, bounded, -told, canonical(claim)


def _parties(preferred: Claim, group: Sequence[Claim]) -> tuple[Party, ...]:
    """The preferred claim's parties, then those that only others name, once each."""
    found: dict[str, Party] = {}
    for claim in (preferred, *group):
        for party in claim.happening.parties if claim.happening else ():
            found.setdefault(party.name, party)
    return tuple(found.values())
