"""Events as the connected components of `same`, each in canonical order.

In: claims in any order. Out: events in the order of their ids' claims. Of the claims of an event the
fullest first-hand one is preferred, not the latest; disagreements are kept as conflicts.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from ledger.model import Claim, Conflict, Event, Party
from ledger.resolve.blocks import blocks_of
from ledger.resolve.sameness import same, traits_of


def events_of(claims: Iterable[Claim]) -> tuple[Event, ...]:
    """Every event of the claims: each claim is in exactly one. The order of the claims changes nothing."""
    ordered = sorted(claims, key=canonical)
    return tuple(_event(group) for group in _components(ordered))


def canonical(claim: Claim) -> tuple[str, str, int, int, int]:
    """The canonical order: by publication (undated last), document, place in it."""
    published = claim.published_on.isoformat() if claim.published_on else "9999"
    return published, claim.digest, claim.start, claim.order, claim.end


def _components(ordered: Sequence[Claim]) -> list[list[Claim]]:
    """The components, found by comparing one claim of each kind of traits with those that share a block.

    Articles repeat themselves and each other: claims with the same traits are compared once for all of them.
    """
    alike: dict[object, list[int]] = defaultdict(list)
    for index, claim in enumerate(ordered):
        alike[traits_of(claim)].append(index)
    groups = list(alike.values())
    parent = list(range(len(ordered)))
    whole = [len(group) == 1 or same(ordered[group[0]], ordered[group[1]]) for group in groups]
    for group, is_one in zip(groups, whole, strict=True):
        if is_one:
            _join(parent, group)
    for one, two in _neighbours([ordered[group[0]] for group in groups]):
        joined = whole[one] and whole[two] and _root(parent, groups[one][0]) == _root(parent, groups[two][0])
        if not joined and same(ordered[groups[one][0]], ordered[groups[two][0]]):
            _join(parent, [*groups[one], *groups[two]])
    components: dict[int, list[Claim]] = defaultdict(list)
    for index, claim in enumerate(ordered):
        components[_root(parent, index)].append(claim)
    return list(components.values())


def _neighbours(claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """Pairs of indices of claims that share a block, some of them more than once."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        for block in blocks_of(claim):
            blocks[block].append(index)
    for members in blocks.values():
        yield from combinations(members, 2)


def _join(parent: list[int], members: Sequence[int]) -> None:
    roots = {_root(parent, member) for member in members}
    for root in roots:
        parent[root] = min(roots)


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
