"""Slips: an amount a hundred times off from what every other claim of its event says.

"53 billion - million": the wrong one is quoted and left out, never mended.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from ledger.model import Claim

_OFF = 100


def slips_among(claims: Iterable[Claim]) -> frozenset[str]:
    """The ids of the claims whose amount is a hundred times more or less than that of each other claim, of which there are two.

    Of two claims that contradict each other neither is the slip: that is a conflict.
    """
    told = [(claim.id, claim.figure.amount) for claim in claims if claim.figure and claim.figure.amount]
    return frozenset(name for name, amount in told if _is_off(amount, [other for id_, other in told if id_ != name]))


def _is_off(amount: Decimal | None, others: Sequence[Decimal | None]) -> bool:
    known = [other for other in others if other]
    if amount is None or len(known) < 2:
        return False
    return all(far_off(amount, other) for other in known)


def far_off(one: Decimal | None, two: Decimal | None) -> bool:
    """Whether one of two amounts is a hundred times the other or more; not where one is not known or nothing."""
    return bool(one and two) and max(one or 0, two or 0) >= _OFF * min(one or 0, two or 0)
