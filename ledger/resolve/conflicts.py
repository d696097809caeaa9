"""In what the claims of one event differ: its figure, its date, who gives and who gets.

In: the claims of one event. Out: conflicts as values, each side with the claims that give it. What is only told less
exactly is no side: "in March" beside 16 March, "nearly $293 million" beside "$300 million", a purpose left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ledger.model import Claim, Conflict, Figure
from ledger.resolve.amounts import amount_of, digits_of, one_number, plain_number
from ledger.resolve.traits import when_told


def conflicts_of(claims: Sequence[Claim]) -> tuple[Conflict, ...]:
    """The conflicts of one event: figure, date, provider, recipient; sides in the order of their values, claims in theirs."""
    sides = (
        ("figure", _figures(claims)),
        ("date", _dates(claims)),
        ("provider", _names((claim, claim.figure.provider) for claim in claims if claim.figure)),
        ("recipient", _names((claim, claim.figure.recipient) for claim in claims if claim.figure)),
    )
    return tuple(_conflict(name, values) for name, values in sides if len(values) > 1)


def figure_value(figure: Figure) -> str:
    """A sum as the side of a conflict: "60000000 USD", "40000000..60000000 USD", an open side as "..60000000 USD"."""
    numbers = (figure.low, figure.high) if figure.amount is None else (figure.amount,)
    return f"{'..'.join(plain_number(number) for number in numbers)} {figure.currency or '?'}"


def _conflict(name: str, sides: Mapping[str, Sequence[str]]) -> Conflict:
    return Conflict(name, tuple((value, tuple(sides[value])) for value in sorted(sides)))


def _figures(claims: Sequence[Claim]) -> Mapping[str, list[str]]:
    """Numbers that are not one when rounded, each with the claims that give it or something it is rounded to."""
    told = [(claim, claim.figure) for claim in claims if claim.figure]
    finest = sorted({figure_value(figure): figure for _, figure in reversed(told)}.values(), key=_fineness)
    given: dict[str, Figure] = {}
    for figure in finest:
        given[figure_value(figure)] = next((other for other in given.values() if _one(figure, other)), figure)
    sides: dict[str, list[str]] = defaultdict(list)
    for claim, figure in told:
        sides[figure_value(given[figure_value(figure)])].append(claim.id)
    return sides


def _fineness(figure: Figure) -> tuple[int, str]:
    return -digits_of(figure.amount) if figure.amount else 0, figure_value(figure)


def _one(one: Figure, two: Figure) -> bool:
    return one.currency == two.currency and one_number(amount_of(one), amount_of(two))


def _dates(claims: Sequence[Claim]) -> Mapping[str, list[str]]:
    """The dates told, without those in which another one lies; totals have periods, which grow, and no date."""
    if any(claim.figure and claim.figure.basis == "cumulative" for claim in claims):
        return {}
    told = [(claim, stretch) for claim in claims if (stretch := when_told(claim)).first or stretch.end]
    stretches = {stretch for _, stretch in told}
    sides: dict[str, list[str]] = defaultdict(list)
    for claim, stretch in told:
        if claim.happening and not any(stretch != other and stretch.holds(other) for other in stretches):
            sides[claim.happening.date or ""].append(claim.id)
    return sides


def _names(told: Iterable[tuple[Claim, tuple[str, ...]]]) -> Mapping[str, list[str]]:
    sides: dict[str, list[str]] = defaultdict(list)
    for claim, names in told:
        if names:
            sides[", ".join(sorted(set(names)))].append(claim.id)
    return sides
