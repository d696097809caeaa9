"""Which claims a change can touch: the new ones, and all that are related to them through any number of claims.

In: claims that come and go, and a way to ask for the claims in force that share a blocking key. Out: whole families
(`ledger.resolve.families`), so that deriving their events again gives what deriving everything again would.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from ledger.model import Claim
from ledger.resolve.events import canonical
from ledger.resolve.nodes import Node, bear_on_each_other, node_of

Near = Callable[[Collection[str]], Iterable[Claim]]


def neighbourhood(come: Iterable[Claim], gone: Iterable[Claim], near: Near) -> tuple[Claim, ...]:
    """The claims in force whose events may be others after a change, in canonical order.

    `come` are the claims that are in force since the change, `gone` those that no longer are; `near` gives the claims
    in force (with those that came) that have one of these blocking keys, and is asked for each key once.
    """
    reached = {claim.id: claim for claim in come}
    edge = [node_of(claim) for claim in (*reached.values(), *gone)]
    beyond = _Beyond(near)
    while edge:
        beyond.look({key for node in edge for key in node.blocks}, reached)
        edge = [other for node in edge for other in beyond.taken(node)]
        reached.update((claim.id, claim) for node in edge for claim in node.claims)
    return tuple(sorted(reached.values(), key=canonical))


class _Beyond:
    """The claims that were handed over and not reached yet, by key."""

    def __init__(self, near: Near) -> None:
        """Nothing is asked for yet."""
        self._near = near
        self._asked: set[str] = set()
        self._known: defaultdict[str, dict[str, Node]] = defaultdict(dict)

    def look(self, keys: Collection[str], reached: Collection[str]) -> None:
        """Ask for the claims of these keys, but for keys that were asked for and claims that were reached."""
        fresh = set(keys) - self._asked
        self._asked |= fresh
        for claim in self._near(fresh) if fresh else ():
            if claim.id not in reached:
                node = node_of(claim)
                for key in node.blocks:
                    self._known[key][claim.id] = node

    def taken(self, node: Node) -> list[Node]:
        """What bears on a claim of those that share a key with it; it is not beyond any more."""
        near = {name: other for key in node.blocks for name, other in self._known[key].items()}
        found = {name: other for name, other in near.items() if bear_on_each_other(node, other)}
        for name, other in found.items():
            for key in other.blocks:
                self._known[key].pop(name, None)
        return list(found.values())
