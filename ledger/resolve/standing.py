"""Which sums stand: those that another one revises are superseded, or were a slip of the tongue.

In: sums with their links. Out: the same sums, marked. A decision or a denial has marked them before (`Sum`); what is
rejected, denied or not done revises nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ledger.resolve.slips import far_off
from ledger.resolve.sums import NOT_DONE, Sum


def marked(sums: Iterable[Sum]) -> tuple[Sum, ...]:
    """The sums in their order, with `superseded` on what another one revises, `misstated` where the two are a hundred times apart.

    "We raise it from $3 million to $5 million" leaves the 5 million; "$800 billion - sorry, $800 million" mends a slip,
    which is quoted and left out. Marking twice changes nothing.
    """
    listed = tuple(sums)
    revised: dict[str, list[Sum]] = defaultdict(list)
    for one in listed:
        for kind, target in one.links:
            if kind == "revises" and target != one.event and _stands(one):
                revised[target].append(one)
    return tuple(_marked(one, revised[one.event]) if one.event in revised else one for one in listed)


def _marked(one: Sum, by: Sequence[Sum]) -> Sum:
    slip = all(far_off(one.figure.amount, other.figure.amount) for other in by)
    return replace(one, misstated=one.misstated or slip, superseded=one.superseded or not slip)


def _stands(one: Sum) -> bool:
    return not (one.rejected or one.denied or one.figure.status in NOT_DONE)
