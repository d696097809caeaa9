"""Blocking keys: two claims can be one event only if they share one.

In: a claim. Out: its keys, sorted. They keep resolution local: the store hands over the claims that share
a key with a new one, and nothing else is looked at. Sums are blocked by parties and week, so that two within
seven days always share a key; happenings by type, party and day; everything in a document by its type too.
"""

from datetime import date

from ledger.model import Claim, Figure, Happening
from ledger.resolve.sameness import stage_group


def blocks_of(claim: Claim) -> tuple[str, ...]:
    """The sorted blocking keys of a claim; () for a claim that cannot join another."""
    if claim.happening is None:
        return ()
    if claim.figure:
        if not claim.figure.provider or not claim.figure.recipient:
            return ()
        return tuple(sorted({*_sum_blocks(claim.figure, claim.happening), f"doc:{claim.digest[:16]}:sum:{_amount(claim.figure)}"}))
    return tuple(sorted({*_happening_blocks(claim.happening), f"doc:{claim.digest[:16]}:{claim.happening.type}"}))


def _sum_blocks(figure: Figure, happening: Happening) -> set[str]:
    parties = f"{'+'.join(sorted(figure.provider))}>{'+'.join(sorted(figure.recipient))}:{stage_group(figure)}:{_amount(figure)}"
    if figure.basis == "cumulative":
        return {f"total:{parties}:{figure.period}"}
    return {f"sum:{parties}:{week}" for week in _weeks(happening.first_day)}


def _amount(figure: Figure) -> str:
    known = figure.amount if figure.amount is not None else (figure.low, figure.high)
    return f"{figure.currency}{known}"


def _weeks(day: date | None) -> tuple[int, ...]:
    """The week of a day and the next one: of two days at most a week apart one's week is the other's next."""
    return () if day is None else (day.toordinal() // 7, day.toordinal() // 7 + 1)


def _happening_blocks(happening: Happening) -> set[str]:
    if happening.first_day is None:
        return set()
    return {f"{happening.type}:{party.name}:{happening.first_day}" for party in happening.parties}
