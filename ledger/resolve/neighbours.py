"""Which claims a change can touch: the new ones, and all that are related to them through any number of claims.

In: claims that come and go, and a way to ask for the claims in force that share a blocking key. Out: whole families
(`ledger.resolve.families`), so that deriving their events again gives what deriving everything again would.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence

from ledger.model import Claim
from ledger.resolve.blocks import blocks_of
from ledger.resolve.events import canonical
from ledger.resolve.families import bears_on

Near = Callable[[Collection[str]], Iterable[Claim]]


def neighbourhood(come: Iterable[Claim], gone: Iterable[Claim], near: Near) -> tuple[Claim, ...]:
    """The claims in force whose events may be others after a change, in canonical order.

    `come` are the claims that are in force since the change, `gone` those that no longer are; `near` gives the claims
    in force (with those that came) that have one of these blocking keys, and is asked for each key once.
    """
    reached = {claim.id: claim for claim in come}
    left = [*reached.values(), *gone]
    asked: set[str] = set()
    known: dict[str, dict[str, Claim]] = defaultdict(dict)
    while left:
        keys = {claim.id: blocks_of(claim) for claim in left}
        _learn({key for listed in keys.values() for key in listed} - asked, near, known)
        asked.update(key for listed in keys.values() for key in listed)
        left = _reached_from(left, keys, known, reached)
    return tuple(sorted(reached.values(), key=canonical))


def _learn(keys: Collection[str], near: Near, known: dict[str, dict[str, Claim]]) -> None:
    if not keys:
        return
    for claim in near(keys):
        for key in blocks_of(claim):
            known[key][claim.id] = claim


def _reached_from(
    left: Sequence[Claim], keys: dict[str, tuple[str, ...]], known: dict[str, dict[str, Claim]], reached: dict[str, Claim]
) -> list[Claim]:
    """The claims that bear on those at the edge and were not reached before; they are now."""
    fresh: list[Claim] = []
    for claim in left:
        near = {one.id: one for key in keys[claim.id] for one in known[key].values() if one.id not in reached}
        for other in near.values():
            if bears_on(claim, other):
                reached[other.id] = other
                fresh.append(other)
    return fresh
