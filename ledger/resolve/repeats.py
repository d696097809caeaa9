"""Sums that one document tells twice: the later telling and the first that it repeats.

In: claims. Out: whether a claim repeats an earlier one of its document, by its link `repeats`. The link was made where
the whole document was at hand (`ledger.claims.figures.links`); here two claims are enough, because it leads to the first sum of
the document that is equal, of one stage and basis, between parties that do not differ.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ledger.model import Claim
from ledger.resolve.amounts import plain_number
from ledger.resolve.sameness import REACH
from ledger.resolve.stretches import WEEK, Stretch
from ledger.resolve.traits import REPAID, HappeningTraits, SumTraits, time_of, told_for

_ONE_LIST = 400  # code points
_YEARS = 3  # the level of what is longer than a month


@dataclass(frozen=True, slots=True)
class Telling:
    """A sum as one place of a document tells it; `kind` must be equal. A reference back is told at no time.

    `told` (purpose, programme, kind of instrument) and `scope` (words for what it is for) may be left out on one side.
    """

    digest: str
    place: int
    kind: tuple[object, ...]
    nature: str | None
    provider: frozenset[str]
    recipient: frozenset[str]
    when: Stretch
    total: bool
    again: bool
    told: tuple[str | None, ...] = ()
    scope: frozenset[str] = frozenset()
    back: bool = False


def telling_of(claim: Claim, what: SumTraits | HappeningTraits | None) -> Telling | None:
    """The telling that a claim of these traits is; None for one without a sum, or whose sum is at no stage of a transfer."""
    figure = claim.figure
    if figure is None or figure.stage is None:
        return None
    of_sum = what if isinstance(what, SumTraits) else None
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
        told=(figure.purpose, figure.programme, REPAID.get(figure.instrument, "given") if figure.instrument else None),
        scope=of_sum.scope if of_sum else told_for(claim),
        back=of_sum.back if of_sum else False,
    )


def tells_again(one: Telling, two: Telling) -> bool:
    """Whether the first repeats the second, or an earlier one that both are.

    Not where what they are for tells them apart (arms and food, "for schools" and "for hospitals"), nor where the times do:
    two days more than a week from each other are two decisions (16 March and 13 April 2022), two years that do not meet two
    sums ("$1.5 billion in FY 2021", "in FY 2022"), and so are totals of two periods.
    """
    if not one.again or one.digest != two.digest or one.place <= two.place or one.kind != two.kind:
        return False
    if one.nature and two.nature and one.nature != two.nature:
        return False
    if any(mine and theirs and mine != theirs for mine, theirs in zip(one.told, two.told, strict=True)):
        return False
    sides = ((one.provider, two.provider), (one.recipient, two.recipient))
    if any(mine and theirs and mine != theirs for mine, theirs in sides):
        return False
    return not for_other_things(one, two) and not _times_apart(one, two)


def for_other_things(one: Telling, two: Telling) -> bool:
    """Whether two sums of one list or sentence are for things that have no word in common: "$5 million for schools" beside "for roads".

    Only where they stand near each other: further away, a document tells one thing in other words. What refers back has its words
    from elsewhere.
    """
    if one.digest != two.digest or one.back or two.back or not one.scope or not two.scope:
        return False
    return one.scope.isdisjoint(two.scope) and abs(one.place - two.place) <= _ONE_LIST


def repetitions(tellings: Sequence[Iterable[Telling]]) -> Iterator[tuple[int, int]]:
    """Of groups of tellings, by index, each that repeats with the one it repeats: the first telling before it that is for the
    same things in words, else the first.
    """
    places: dict[tuple[object, ...], list[tuple[int, Telling]]] = defaultdict(list)
    for group, told in enumerate(tellings):
        for one in told:
            places[one.digest, *one.kind].append((group, one))
    for found in places.values():
        found.sort(key=lambda pair: (pair[1].place, pair[0]))
        for group, one in found:
            before = [(not one.scope & two.scope, place) for place, (_, two) in enumerate(found) if tells_again(one, two)]
            if before and found[min(before)[1]][0] != group:
                yield group, found[min(before)[1]][0]


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
