"""Claims as resolving handles them: those of equal traits as one node, and which nodes may be about one thing.

In: claims in canonical order. Out: nodes, and "bears on": the relation whose components are derived whole
(`ledger.resolve.families`). Two nodes that bear on each other share a blocking key.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from ledger.model import Claim
from ledger.resolve.blocks import blocks_of_traits
from ledger.resolve.repeats import Telling, telling_of, tells_again, told_block
from ledger.resolve.sameness import disputes, fits, same
from ledger.resolve.traits import Traits, traits_of
from ledger.resolve.wording import content_words, told_alike


@dataclass(frozen=True, slots=True)
class Node:
    """Claims of equal traits, which stand for each other, with their places in order: their documents and ways of wording it."""

    traits: Traits
    claims: tuple[Claim, ...]
    members: tuple[int, ...]
    documents: frozenset[str]
    wordings: frozenset[frozenset[str]]
    blocks: frozenset[str]
    tellings: tuple[Telling, ...]


def bears_on(one: Claim, two: Claim) -> bool:
    """Whether two claims may be about one thing: the relation whose components are derived whole."""
    return bear_on_each_other(node_of(one), node_of(two))


def node_of(claim: Claim) -> Node:
    """A claim that stands for itself."""
    return _node(traits_of(claim), (0,), (claim,))


def nodes_of(claims: Sequence[Claim]) -> list[Node]:
    """The claims as nodes, in the order of their first claims; what is not the same as its like stands alone."""
    alike: dict[tuple[Traits, str], list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        traits = traits_of(claim)
        alike[traits, "" if same(traits, traits, together=True) else claim.id].append(index)
    return [_node(traits, members, claims) for (traits, _), members in alike.items()]


def _node(traits: Traits, members: Sequence[int], claims: Sequence[Claim]) -> Node:
    held = tuple(claims[index] for index in members)
    documents = frozenset(claim.digest for claim in held)
    told = {block for claim in held if (block := told_block(claim))}
    return Node(
        traits=traits,
        claims=held,
        members=tuple(members),
        documents=documents,
        wordings=frozenset(content_words(claim.happening.summary) for claim in held if claim.happening),
        blocks=frozenset(block for digest in documents for block in blocks_of_traits(traits, digest)) | told,
        tellings=tuple(telling for claim in held if (telling := telling_of(claim, traits.what))),
    )


def bear_on_each_other(one: Node, two: Node) -> bool:
    """Whether two claims, or claims of equal traits, may be about one thing."""
    together = in_one_document(one, two)
    if same(one.traits, two.traits, together) or dispute(one, two) or (together and _told_again(one, two)):
        return True
    return any(fits(mine.traits, theirs.traits, together) is not None for mine, theirs in ((one, two), (two, one)))


def in_one_document(one: Node, two: Node) -> bool:
    """Whether two nodes have a document in common."""
    return not one.documents.isdisjoint(two.documents)


def _told_again(one: Node, two: Node) -> bool:
    pairs = ((mine, theirs) for mine in one.tellings for theirs in two.tellings if mine.again or theirs.again)
    return any(tells_again(mine, theirs) or tells_again(theirs, mine) for mine, theirs in pairs)


def dispute(one: Node, two: Node) -> bool:
    """Whether two nodes of different documents may be one thing about which they differ, in like words."""
    if in_one_document(one, two) or not disputes(one.traits, two.traits):
        return False
    return any(told_alike(mine, theirs) for mine in one.wordings for theirs in two.wordings)


def neighbours(nodes: Sequence[Node]) -> Iterator[tuple[int, int]]:
    """Pairs of nodes that share a block, each once, in order."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for index, node in enumerate(nodes):
        for block in node.blocks:
            blocks[block].append(index)
    yield from sorted({pair for members in blocks.values() for pair in combinations(members, 2)})
