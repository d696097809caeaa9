"""Blocking keys: two claims can bear on each other only if they share one.

In: a claim. Out: its keys, sorted. They keep resolving local: the store hands over the claims that share a key with a
new one, and nothing else is looked at. A sum is blocked by its parties, its stage, the first digit of its amount and
its month; an event by its type, its day and each party. Every key names things of one time, so that its claims do not
grow with the ledger.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from ledger.model import Claim
from ledger.resolve.amounts import Amount, plain_number, sizes
from ledger.resolve.repeats import told_block
from ledger.resolve.stretches import WEEK, Stretch, stretched
from ledger.resolve.traits import HappeningTraits, SumTraits, Traits, traits_of

_THREE_DAYS = timedelta(days=3)


def blocks_of(claim: Claim) -> tuple[str, ...]:
    """The sorted blocking keys of a claim; () for a claim that cannot join another."""
    told = told_block(claim)
    return tuple(sorted({*blocks_of_traits(traits_of(claim), claim.digest), *((told,) if told else ())}))


def blocks_of_traits(traits: Traits, digest: str) -> tuple[str, ...]:
    """The sorted blocking keys of a claim of these traits in the document of this digest."""
    if traits.what is None:
        return ()
    if isinstance(traits.what, SumTraits):
        return tuple(sorted({*_sum_blocks(traits.what, traits.published), *_sum_blocks_in_document(traits.what, digest)}))
    return tuple(sorted({*_happening_blocks(traits.what), f"doc:{digest[:16]}:{traits.what.type}"}))


def _sum_blocks_in_document(what: SumTraits, digest: str) -> Iterator[str]:
    for size in _sizes(what.amount):
        yield f"doc:{digest[:16]}:sum:{what.measure[0]}{size}"


def _sum_blocks(what: SumTraits, published: date | None) -> Iterator[str]:
    providers = "+".join(sorted(what.provider))
    kind = f"{':'.join(str(part) for part in what.measure)}:{providers}"
    parties = f"{kind}>{'+'.join(sorted(what.recipient))}"
    told = sorted(_sizes(what.amount))
    if what.total:
        yield from _total_blocks(parties, told, what)
        return
    for size in told:
        for time in _times(what, published):
            yield f"sum:{parties}:{size}:{time}"
    if what.number is not None:
        yield f"number:{kind}:{what.number}"
    if what.stretch.day and not what.floats:
        yield f"day:{parties}:{what.stretch.day}"
        for size in told:
            yield f"to:{kind}:{size}:{what.stretch.day}"


def _total_blocks(parties: str, told: list[str], what: SumTraits) -> Iterator[str]:
    ends = [f"{what.stretch.first}:{end}" for end in stretched(what.stretch.end, WEEK).months()] or [what.period or ""]
    for end in ends:
        for size in told:
            yield f"total:{parties}:{size}:{end}"


def _sizes(amount: Amount) -> Iterator[str]:
    """The amount rounded to one digit; both bounds where there is no one number, none for a vague sum."""
    if amount.vague:
        return
    if amount.number is None:
        yield f"{plain_number(amount.low)}..{plain_number(amount.high)}"
        return
    for size in sizes(amount.number):
        yield plain_number(size)


def _times(what: SumTraits, published: date | None) -> Iterator[str]:
    """The months of a time and of the week behind it, and its years, for what is told from afar.

    What floats stands at its publication; only a reference back looks further than a week, into the year before.
    """
    if what.floats:
        if published:
            yield from stretched(published, WEEK).months()
            if what.back:
                yield from (str(published.year - before) for before in (0, 1))
        return
    if what.stretch.level <= 2:
        yield from Stretch(what.stretch.first, stretched(what.stretch.last, WEEK).end).months()
    yield from map(str, what.stretch.years())


def _happening_blocks(what: HappeningTraits) -> Iterator[str]:
    """Its type and day with each name (any two that are shared join), its month and year with all of them."""
    if what.stretch.first is None and what.stretch.end is None:
        return
    for name in what.names:
        yield f"{what.type}:{name}:{what.stretch.first}:{what.stretch.end}"
    if len(what.names) < 2 or what.stretch.level == 4:
        return
    together = f"{what.type}:{'+'.join(sorted(what.names))}"
    if what.stretch.day:
        yield from (f"{together}:{month}" for month in stretched(what.stretch.day, _THREE_DAYS).months())
    elif what.stretch.level <= 2:
        yield from (f"{together}:{month}" for month in what.stretch.months())
    yield from (f"{together}:{year}" for year in what.stretch.years())
