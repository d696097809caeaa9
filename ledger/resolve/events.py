"""Events as the connected components of `same`, each in canonical order.

In: claims in any order. Out: events in the order of their ids' claims. Of the claims of an event the
fullest first-hand one is preferred, not the latest; disagreements are kept as conflicts.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ledger.model import Claim, Conflict, Event, Party
from ledger.resolve.blocks import blocks_of
from ledger.resolve.sameness import same


def events_of(claims: Iterable[Claim]) -> tuple[Event, ...]:
    """Every event of the claims: each claim is in exactly one. The order of the claims changes nothing."""
    ordered = sorted(claims, key=canonical)
    return tuple(_event(group) for group in _components(ordered))


def canonical(claim: Claim) -> tuple[str, str, int, int, int]:
    """The canonical order: by publication (undated last), document, place in it."""
    published = claim.published_on.isoformat() if claim.published_on else "9999"
    return published, claim.digest, claim.start, claim.order, claim.end


def _components(ordered: Sequence[Claim]) -> list[list[Claim]]:
    """The components, found by comparing only claims that share a block."""
    parent = list(range(len(ordered)))
    for members in _shared(ordered).values():
        for place, index in enumerate(members):
            for other in members[:place]:
                one, two = _root(parent, index), _root(parent, other)
                if one != two and same(ordered[index], ordered[other]):
                    parent[max(one, two)] = min(one, two)
    groups: dict[int, list[Claim]] = defaultdict(list)
    for index, claim in enumerate(ordered):
        groups[_root(parent, index)].append(claim)
    return list(groups.values())


def _shared(ordered: Sequence[Claim]) -> Mapping[str, list[int]]:
    blocks: dict[str, list[int]] = defaultdict(list)
    for index, claim in enumerate(ordered):
        for block in blocks_of(claim):
            blocks[block].append(index)
    return blocks


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index


def _event(group: Sequence[Claim]) -> Event:
    preferred = min(group, key=_rank)
    return Event(
        id=group[0].id,
        preferred=preferred,
        claims=tuple(group),
        parties=_parties(preferred, group),
        documents=len({claim.digest for claim in group}),
        conflicts=_conflicts(group),
    )


def _rank(claim: Claim) -> tuple[object, ...]:
    """First-hand, dated, with more parties, with an exact sum, with more told of it; then the canonical order."""
    figure, happening = claim.figure, claim.happening
    first_hand = figure is not None and figure.attribution == "own"
    dated = happening is not None and happening.first_day is not None
    known = len(happening.parties) if happening else 0
    told = sum(1 for value in (figure.purpose, figure.instrument, figure.programme) if value) if figure else 0
    bounded = figure is not None and figure.comparator != "eq"
    return not first_hand, not dated, -known, bounded, -told, canonical(claim)


def _parties(preferred: Claim, group: Sequence[Claim]) -> tuple[Party, ...]:
    """The preferred claim's parties, then those that only others name, once each."""
    found: dict[str, Party] = {}
    for claim in (preferred, *group):
        for party in claim.happening.parties if claim.happening else ():
            found.setdefault(party.name, party)
    return tuple(found.values())


def _conflicts(group: Sequence[Claim]) -> tuple[Conflict, ...]:
    """Fields in which the claims of one event differ: the day, and for sums the comparator."""
    dates = {claim.id: claim.happening.date for claim in group if claim.happening and claim.happening.date}
    comparators = {claim.id: claim.figure.comparator for claim in group if claim.figure}
    return tuple(conflict for conflict in (_conflict("date", dates), _conflict("comparator", comparators)) if conflict)


def _conflict(field: str, values: Mapping[str, str | None]) -> Conflict | None:
    sides: dict[str, list[str]] = defaultdict(list)
    for claim, value in values.items():
        sides[value or ""].append(claim)
    if len(sides) < 2:
        return None
    return Conflict(field, tuple((value, tuple(sides[value])) for value in sorted(sides)))
