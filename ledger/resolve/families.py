"""From claims that bear on each other to groups that are one event each.

In: claims in canonical order. Out: groups of their indices. A *family* is a connected component of "bears on"; what
is one event inside a family is decided over the whole of it, always in the same order, so that neither the order
of adding nor what stands in other families changes anything:

1. what a document tells again joins the first telling, unless the two are told apart; claims that are the same by
   themselves are put together, the nearest days first, as long as nothing in the growing group is told apart and
   its days lie within a week; one that leaves out what tells two others apart (a purpose, a programme) joins
   neither, and may repeat each of them;
2. vaguer tellings (a month, no day, "the $800 million package") join the group that they fit, when it is one:
   of several they are none, and may repeat each of them;
3. two groups that dispute one thing, in like words and in different documents, become one when each has only the
   other to dispute with.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from ledger.model import Claim
from ledger.resolve.amounts import one_number
from ledger.resolve.nodes import Node, dispute, in_one_document, neighbours, nodes_of
from ledger.resolve.repeats import Telling, for_other_things, repetitions
from ledger.resolve.sameness import apart, fits, same
from ledger.resolve.stretches import WEEK
from ledger.resolve.traits import HappeningTraits, SumTraits, Traits

_LEVELS = 5
_Distance = tuple[int, bool]


@dataclass(frozen=True, slots=True)
class Group:
    """The claims of one event, by their indices in order, and the groups (by index) that they may repeat."""

    members: tuple[int, ...]
    may_repeat: tuple[int, ...]


@dataclass(slots=True)
class _Cluster:
    """What is known of the growing group: its nodes and documents, and what must not be contradicted in it."""

    nodes: list[int]
    level: int
    documents: set[str]
    tellings: list[Telling]
    sums: list[SumTraits] = field(default_factory=list)
    happenings: list[HappeningTraits] = field(default_factory=list)


def groups_of(claims: Sequence[Claim]) -> tuple[Group, ...]:
    """The groups of claims, which are in canonical order; each claim is in one, and groups go by their first claim."""
    nodes = nodes_of(claims)
    grouping = _Grouping(nodes)
    grouping.join_retold()
    repeats = {**grouping.put_together(), **grouping.place_vaguer_tellings()}
    grouping.join_disputes()
    clusters = sorted(grouping.clusters(), key=lambda cluster: min(nodes[node].members[0] for node in cluster.nodes))
    place = {node: index for index, cluster in enumerate(clusters) for node in cluster.nodes}
    return tuple(_group(index, cluster, nodes, place, repeats) for index, cluster in enumerate(clusters))


def _group(index: int, cluster: _Cluster, nodes: Sequence[Node], place: Mapping[int, int], repeats: Mapping[int, list[int]]) -> Group:
    told_by_each = ({place[host] for host in repeats.get(node, ())} for node in cluster.nodes)
    hosts = {host for hosts in told_by_each if index not in hosts for host in hosts}  # what joined one of them repeats none
    members = sorted(member for node in cluster.nodes for member in nodes[node].members)
    return Group(tuple(members), tuple(sorted(hosts)) if len(hosts) > 1 else ())


class _Grouping:
    """The growing groups of a set of nodes; every step goes over them in one order."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        """Each node is a group of its own."""
        self._nodes = nodes
        self._parent = list(range(len(nodes)))
        self._clusters = {index: _cluster(index, node) for index, node in enumerate(nodes)}
        self._pairs = tuple((one, two, in_one_document(nodes[one], nodes[two])) for one, two in neighbours(nodes))

    def clusters(self) -> Iterable[_Cluster]:
        """The groups as they are now."""
        return self._clusters.values()

    def join_retold(self) -> None:
        """Join what a document tells again with its first telling, unless the two are told apart."""
        for again, first in sorted(repetitions([node.tellings for node in self._nodes])):
            mine, theirs = self._root(again), self._root(first)
            if mine != theirs and not _told_apart(self._clusters[mine], self._clusters[theirs]):
                self._join(mine, theirs)

    def put_together(self) -> dict[int, list[int]]:
        """Join what is the same by itself, the nearest first; what tells less and is torn between two that are told apart, by node."""
        edges = sorted(
            (_distance(self._nodes[one].traits, self._nodes[two].traits), one, two)
            for one, two, together in self._pairs
            if same(self._nodes[one].traits, self._nodes[two].traits, together)
        )
        for _, one, two in edges:
            if _told(self._nodes[one]) == _told(self._nodes[two]):
                self._join_if_compatible(one, two)
        torn = self._torn(edges)
        undecided = {node for root in torn for node in self._clusters[root].nodes}
        for _, one, two in edges:
            if one not in undecided and two not in undecided:
                self._join_if_compatible(one, two)
        return torn

    def _torn(self, edges: Iterable[tuple[_Distance, int, int]]) -> dict[int, list[int]]:
        """Groups whose nearest others are told apart from each other, with these."""
        nearest: dict[int, dict[int, _Distance]] = defaultdict(dict)
        for distance, one, two in edges:
            for mine, theirs in ((self._root(one), self._root(two)), (self._root(two), self._root(one))):
                if mine != theirs and distance <= min(nearest[mine].values(), default=distance):
                    nearest[mine][theirs] = distance
        return {
            root: sorted(others)
            for root, others in nearest.items()
            if any(_told_apart(self._clusters[one], self._clusters[two]) for one, two in combinations(others, 2))
        }

    def place_vaguer_tellings(self) -> Mapping[int, list[int]]:
        """Join vaguer groups to the one more exact group that they fit, the more exact first; what several fit, by node."""
        hosts: dict[int, dict[int, int]] = defaultdict(dict)
        for first, second, together in self._pairs:
            for one, two in ((first, second), (second, first)):
                grade = fits(self._nodes[one].traits, self._nodes[two].traits, together)
                if grade is not None:
                    hosts[one][two] = grade
        repeats: dict[int, list[int]] = {}
        for level in range(1, _LEVELS):
            vague = [root for root in sorted(self._clusters) if self._clusters[root].level == level]
            chosen = [(root, self._best_hosts(root, hosts)) for root in vague]
            for root, best in chosen:
                if len(best) == 1:
                    self._join_if_compatible(root, best[0])
                elif best:
                    repeats[root] = best
        return repeats

    def join_disputes(self) -> None:
        """Join pairs of groups that dispute one thing with each other and with nobody else."""
        rivals: dict[int, set[int]] = defaultdict(set)
        for one, two, together in self._pairs:
            mine, theirs = self._root(one), self._root(two)
            if not together and mine != theirs and dispute(self._nodes[one], self._nodes[two]) and self._may_be_rivals(mine, theirs):
                rivals[mine].add(theirs)
                rivals[theirs].add(mine)
        for mine in sorted(rivals):
            (theirs,) = rivals[mine] if len(rivals[mine]) == 1 else (mine,)
            if mine < theirs and rivals[theirs] == {mine}:
                self._join(mine, theirs)

    def _best_hosts(self, root: int, hosts: Mapping[int, Mapping[int, int]]) -> list[int]:
        """The groups that every telling of a group could be of, of the best grade: one node of each."""
        graded: dict[int, int] = {}
        for node in self._clusters[root].nodes:
            for host, grade in hosts.get(node, {}).items():
                other = self._root(host)
                exact = self._clusters[other].level < self._clusters[root].level
                if other != root and exact and _compatible(self._clusters[root], self._clusters[other]):
                    graded[other] = min(grade, graded.get(other, grade))
        return sorted(other for other, grade in graded.items() if grade == min(graded.values()))

    def _may_be_rivals(self, one: int, two: int) -> bool:
        """Whether two groups stand in different documents: one that tells of both tells of two things."""
        mine, theirs = self._clusters[one], self._clusters[two]
        return mine.documents.isdisjoint(theirs.documents) and not _told_apart(mine, theirs)

    def _join_if_compatible(self, one: int, two: int) -> None:
        mine, theirs = self._root(one), self._root(two)
        if mine != theirs and _compatible(self._clusters[mine], self._clusters[theirs]):
            self._join(mine, theirs)

    def _join(self, one: int, two: int) -> None:
        first, last = sorted((self._root(one), self._root(two)))
        self._parent[last] = first
        kept, gone = self._clusters[first], self._clusters.pop(last)
        kept.nodes += gone.nodes
        kept.level = min(kept.level, gone.level)
        kept.documents |= gone.documents
        kept.tellings += gone.tellings
        kept.sums += [other for other in gone.sums if other not in kept.sums]
        kept.happenings += gone.happenings

    def _root(self, index: int) -> int:
        while self._parent[index] != index:
            self._parent[index] = self._parent[self._parent[index]]
            index = self._parent[index]
        return index


def _cluster(index: int, node: Node) -> _Cluster:
    what = node.traits.what
    told = (set(node.documents), [telling for telling in node.tellings if telling.scope])
    if isinstance(what, SumTraits):
        return _Cluster([index], 4 if what.floats and not what.total else what.stretch.level, *told, sums=[what])
    if isinstance(what, HappeningTraits):
        return _Cluster([index], what.stretch.level, *told, happenings=[what])
    return _Cluster([index], _LEVELS, *told)


def _told(node: Node) -> tuple[object, ...]:
    """What a sum tells that another may leave out."""
    what = node.traits.what
    return (what.purpose, what.programme, what.repaid, what.number, what.scope) if isinstance(what, SumTraits) else ()


def _distance(one: Traits, two: Traits) -> _Distance:
    """Days between two claims, for taking the nearest first; of the same days those that are told to be for the same."""
    if one.what is None or two.what is None:
        return 0, True
    gap = one.what.stretch.gap(two.what.stretch)
    alike = isinstance(one.what, SumTraits) and isinstance(two.what, SumTraits) and bool(one.what.scope & two.what.scope)
    return gap.days if gap is not None else 0, not alike


def _compatible(one: _Cluster, two: _Cluster) -> bool:
    """Whether nothing in two groups is told apart, their sums are one number and their days lie within a week."""
    if _told_apart(one, two) or not _days_together(one, two):
        return False
    return all(one_number(mine.amount, theirs.amount) for mine in one.sums for theirs in two.sums)


def _told_apart(one: _Cluster, two: _Cluster) -> bool:
    if any(apart(mine, theirs) for mine in one.sums for theirs in two.sums):
        return True
    listed = () if one.documents.isdisjoint(two.documents) else one.tellings
    return any(for_other_things(mine, theirs) for mine in listed for theirs in two.tellings)


def _days_together(one: _Cluster, two: _Cluster) -> bool:
    sums = (*one.sums, *two.sums)
    if len({what.number for what in sums} - {None}) == 1:
        return True
    days: list[date] = [what.stretch.day for what in sums if what.stretch.day and not what.floats and not what.total]
    return not days or max(days) - min(days) <= WEEK
