"""Whether two claims are about the same thing.

The rule of docs/design.md, "One event or two", thin and strict: sums join on equal parties, purpose and
amount within a week, or on a link inside one document; other events on their type, their day and who takes
part. An increment never joins a total; an amount alone never joins anything. Looks at two claims only and
is symmetric.
"""

from datetime import date, timedelta

from ledger.model import Claim, Figure, Happening

_WEEK = timedelta(days=7)
_STAGE_GROUP = {
    "request": "request",
    "pledge": "pledge",
    "appropriation": "budget",
    "authority": "authority",
    "repayment": "repayment",
}


def same(one: Claim, two: Claim) -> bool:
    """Whether two claims are one event. Two claims without event, or with and without a figure, are not."""
    if one.figure and two.figure:
        return one.happening is not None and two.happening is not None and _same_sum(one, two)
    if one.happening and two.happening and not one.figure and not two.figure:
        return _same_happening(one, two)
    return False


def traits_of(claim: Claim) -> tuple[object, ...]:
    """All of a claim that `same` and its blocks look at: claims of equal traits are the same to the same claims."""
    happening, figure = claim.happening, claim.figure
    told = happening and (happening.type, happening.date, happening.first_day, happening.end_day, happening.rules[:1])
    parties = frozenset((p.name, p.kind, p.country) for p in happening.parties) if happening and not figure else None
    return claim.digest, told, parties, figure and _figure_traits(figure)


def _figure_traits(figure: Figure) -> tuple[object, ...]:
    return (
        figure.low, figure.high, figure.currency, figure.comparator, figure.vague, figure.basis, figure.per, figure.stage,
        frozenset(figure.provider), frozenset(figure.recipient), figure.purpose, figure.period, "another" in figure.rules,
    )  # fmt: skip


def stage_group(figure: Figure) -> str:
    """The stage for sameness: a package keeps being one through announcement, commitment, payment and delivery."""
    return _STAGE_GROUP.get(figure.stage or "", "package" if figure.stage else "none")


def _same_sum(one: Claim, two: Claim) -> bool:
    mine, theirs = one.figure, two.figure
    if mine is None or theirs is None or not _same_measure(mine, theirs):
        return False
    if not _same_parties(mine, theirs) or not _agree(mine.purpose, theirs.purpose):
        return False
    if mine.basis == "cumulative":
        return mine.period == theirs.period and _same_amount(mine, theirs)
    return _same_amount(mine, theirs) and _near(one, two)


def _same_measure(one: Figure, two: Figure) -> bool:
    return (one.currency, one.basis, one.per, stage_group(one)) == (two.currency, two.basis, two.per, stage_group(two))


def _same_parties(one: Figure, two: Figure) -> bool:
    return bool(one.provider and one.recipient) and set(one.provider) == set(two.provider) and set(one.recipient) == set(two.recipient)


def _agree(one: str | None, two: str | None) -> bool:
    return one is None or two is None or one == two


def _bounds(figure: Figure) -> tuple[object, ...]:
    return figure.low, figure.high, figure.comparator


def _same_amount(one: Figure, two: Figure) -> bool:
    """Equal numbers; "up to $60 million" and "$60 million" are the same number under two comparators."""
    if one.vague or two.vague or "range" in (one.comparator, two.comparator):
        return not one.vague and _bounds(one) == _bounds(two)
    return one.amount == two.amount


def _near(one: Claim, two: Claim) -> bool:
    """Within a week of each other; an undated claim is near only in its own document, and not when it is "another"."""
    first, second = _day(one), _day(two)
    if first and second:
        return abs(first - second) <= _WEEK
    return one.digest == two.digest and not ({"another"} & {*_rules(one), *_rules(two)})


def _rules(claim: Claim) -> tuple[str, ...]:
    return claim.figure.rules if claim.figure else ()


def _day(claim: Claim) -> date | None:
    return claim.happening.first_day if claim.happening else None


def _same_happening(one: Claim, two: Claim) -> bool:
    mine, theirs = one.happening, two.happening
    if mine is None or theirs is None or mine.type != theirs.type or not _same_days(one, two, mine, theirs):
        return False
    if one.digest == two.digest:
        return _related(mine, theirs)
    return _shared_names(mine, theirs) >= 2


def _same_days(one: Claim, two: Claim, mine: Happening, theirs: Happening) -> bool:
    """The same stretch of days; inside one document an undated telling belongs to a dated one of the same words."""
    if mine.date is None or theirs.date is None:
        return one.digest == two.digest and mine.rules[:1] == theirs.rules[:1]
    return (mine.first_day, mine.end_day) == (theirs.first_day, theirs.end_day)


def _shared_names(one: Happening, two: Happening) -> int:
    return len({party.name for party in one.parties} & {party.name for party in two.parties})


def _related(one: Happening, two: Happening) -> bool:
    """Whether the parties can be the same: people in common where both name people, else the states of one among the other's."""
    mine, theirs = _people(one), _people(two)
    if mine and theirs:
        return bool(mine & theirs)
    states, others = _states(one), _states(two)
    return (states <= others or others <= states) and None not in states | others


def _people(happening: Happening) -> set[str]:
    return {party.name for party in happening.parties if party.kind == "person"}


def _states(happening: Happening) -> set[str | None]:
    return {party.country for party in happening.parties}
