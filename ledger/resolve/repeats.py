"""Sums that one document tells twice: the later telling and the first that it repeats.

In: claims. Out: whether a claim repeats an earlier one of its document, by its link `repeats`. The link was made where
the whole document was at hand (`ledger.claims.links`); here two claims are enough, because it leads to the first sum of
the document that is equal, of one stage and basis, between parties that do not differ.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ledger.model import Claim
from ledger.resolve.amounts import plain_number
from ledger.resolve.sameness import REACH
from ledger.resolve.stretches import WEEK, Stretch
from ledger.resolve.traits import HappeningTraits, SumTraits, time_of

_YEARS = 3  # the level of what is longer than a month


@dataclass(frozen=True, slots=True)
class Telling:
    """A sum as one place of a document tells it; `kind` must be equal. A reference back is told at no time."""

    digest: str
    place: int
    kind: tuple[object, ...]
    nature: str | None
    provider: frozenset[str]
    recipient: frozenset[str]
    when: Stretch
    total: bool
    again: bool


def telling_of(claim: Claim, what: SumTraits | HappeningTraits | None) -> Telling | None:
    """The telling that a claim of these traits is; None for one without a sum, or whose sum is at no stage of a transfer."""
    figure = claim.figure
    if figure is None or figure.stage is None:
        return None
    return Telling(
        digest=claim.digest,
        place=claim.start,
        kind=(figure.low, figure.high, figure.currency, figure.per, figure.basis, figure.stage),
        nature=figure.nature,
        provider=frozenset(figure.provider),
        recipient=frozenset(figure.recipient),
        when=time_of(what, claim),
        total=figure.basis == "cumulative",
        again=any(link.kind == "repeats" for link in figure.links),
    )


def tells_again(one: Telling, two: Telling) -> bool:
    """Whether the first repeats the second, or an earlier one that both are.

    Not where the times tell them apart: two days more than a week from each other are two decisions (16 March and 13 April
    2022), two years that do not meet two sums ("$1.5 billion in FY 2021", "in FY 2022"), and so are totals of two periods.
    """
    if not one.again or one.digest != two.digest or one.place <= two.place or one.kind != two.kind:
        return False
    if one.nature and two.nature and one.nature != two.nature:
        return False
    sides = ((one.provider, two.provider), (one.recipient, two.recipient))
    return all(not mine or not theirs or mine == theirs for mine, theirs in sides) and not _times_apart(one, two)


def repetitions(tellings: Sequence[Iterable[Telling]]) -> Iterator[tuple[int, int]]:
    """Of groups of tellings, by index, each that repeats with the one it repeats: the first telling before it."""
    places: dict[tuple[object, ...], list[tuple[int, Telling]]] = defaultdict(list)
    for group, told in enumerate(tellings):
        for one in told:
            places[one.digest, *one.kind].append((group, one))
    for found in places.values():
        found.sort(key=lambda pair: (pair[1].place, pair[0]))
        for group, one in found:
            first = next((other for other, two in found if tells_again(one, two)), group) if one.again else group
            if first != group:
                yield group, first


def told_block(claim: Claim) -> str | None:
    """The blocking key that a telling shares with what it repeats."""
    figure = claim.figure
    if figure is None or figure.stage is None:
        return None
    return f"doc:{claim.digest[:16]}:told:{figure.currency}{plain_number(figure.low)}..{plain_number(figure.high)}"


def _times_apart(one: Telling, two: Telling) -> bool:
    mine, theirs = one.when, two.when
    gap = mine.gap(theirs)
    if gap is None or mine == theirs:
        return False
    if one.total or gap > REACH or (mine.day and theirs.day and gap > WEEK):
        return True
    return mine.level == theirs.level == _YEARS and not mine.meets(theirs)
