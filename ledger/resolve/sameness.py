"""How two claims bear on each other: the same thing, one a vaguer telling of the other, or two claims that differ about one thing.

Four relations, each of two claims only. `same` and `disputes` are symmetric; `fits` goes from the vaguer claim to
the one it may be a telling of; `apart` tells what must never be one event. Which of them make an event is decided
in `ledger.resolve.families`, over all claims that are related. The rule: docs/resolving.md.
"""

from datetime import timedelta

from ledger.resolve.amounts import may_dispute, one_number
from ledger.resolve.stretches import WEEK, Stretch
from ledger.resolve.traits import HappeningTraits, SumTraits, Traits

REACH = timedelta(days=365)
_DISPUTED_DAYS = timedelta(days=3)


def same(one: Traits, two: Traits, together: bool) -> bool:
    """Whether two claims are one event by themselves; `together`: they stand in one document."""
    mine, theirs = one.what, two.what
    if isinstance(mine, SumTraits) and isinstance(theirs, SumTraits):
        return _same_sum(one, two, mine, theirs, together)
    if isinstance(mine, HappeningTraits) and isinstance(theirs, HappeningTraits):
        return _same_happening(mine, theirs, together)
    return False


def fits(one: Traits, two: Traits, together: bool) -> int | None:
    """How well a vaguer claim fits as a telling of a more exact one: 0 best; None when it does not, or is not vaguer.

    0: told in the same document, or its time holds the other's. 1: a few days that end or begin within a week of it, or
    undated and published at most a week after it. 2: a reference back ("the $800 million package") to a sum of the year before.
    """
    mine, theirs = one.what, two.what
    if isinstance(mine, SumTraits) and isinstance(theirs, SumTraits):
        return _sum_fits(one, mine, theirs, together)
    if isinstance(mine, HappeningTraits) and isinstance(theirs, HappeningTraits):
        return 0 if _happening_fits(mine, theirs, together) else None
    return None


def disputes(one: Traits, two: Traits) -> bool:
    """Whether two claims of different documents may be one thing about which they differ, if their words are alike.

    Sums: of one day, stage and provider, that differ in the amount or in one more recipient, or bear one number.
    Events: of one type and the same names, told of days at most three apart.
    """
    mine, theirs = one.what, two.what
    if isinstance(mine, SumTraits) and isinstance(theirs, SumTraits):
        return _sum_disputes(mine, theirs)
    if isinstance(mine, HappeningTraits) and isinstance(theirs, HappeningTraits):
        return _happening_disputes(mine, theirs)
    return False


def apart(one: SumTraits, two: SumTraits) -> bool:
    """Whether two sums are told apart: other purpose, programme, kind or number, or two decision days.

    Two days tell them apart when both are acts, or when the later one calls itself another: 16 March, 13 and
    21 April 2022 are three packages of $800 million.
    """
    told = ((one.purpose, two.purpose), (one.programme, two.programme), (one.repaid, two.repaid), (one.number, two.number))
    if any(mine is not None and theirs is not None and mine != theirs for mine, theirs in told):
        return True
    if one.decided is None or two.decided is None or one.decided == two.decided:
        return False
    later = one if one.decided > two.decided else two
    return later.another or (one.formal and two.formal)


def _comparable(one: SumTraits, two: SumTraits) -> bool:
    return one.measure == two.measure and one.provider == two.provider and one.recipient == two.recipient and not apart(one, two)


def _same_sum(one: Traits, two: Traits, mine: SumTraits, theirs: SumTraits, together: bool) -> bool:
    if not _comparable(mine, theirs) or not one_number(mine.amount, theirs.amount):
        return False
    if mine.total:
        return _same_period(mine, theirs)
    if mine.number is not None and mine.number == theirs.number:
        if mine.floats and theirs.floats and one.published and two.published:
            return abs(one.published - two.published) <= REACH
        return _within(mine.stretch, theirs.stretch, REACH)
    if mine.floats or theirs.floats:
        return mine.floats and theirs.floats and _both_undated(one, two, mine, theirs, together)
    near = mine.stretch.level == theirs.stretch.level == 0 and _within(mine.stretch, theirs.stretch, WEEK)
    return near or mine.stretch == theirs.stretch


def _same_period(one: SumTraits, two: SumTraits) -> bool:
    """One beginning, and ends at most a week apart: totals "since 2014" of two papers of one week."""
    if one.stretch.end is None or two.stretch.end is None:
        return one.stretch.end == two.stretch.end and one.period is not None and one.period == two.period
    return one.stretch.first == two.stretch.first and abs(one.stretch.end - two.stretch.end) <= WEEK


def _within(one: Stretch, two: Stretch, reach: timedelta) -> bool:
    gap = one.gap(two)
    return gap is not None and gap <= reach


def _both_undated(one: Traits, two: Traits, mine: SumTraits, theirs: SumTraits, together: bool) -> bool:
    """Told in one document and neither as "another", or in two that were published at most a week apart."""
    if together:
        return not mine.another and not theirs.another
    return bool(one.published and two.published and abs(one.published - two.published) <= WEEK)


def _sum_fits(one: Traits, mine: SumTraits, theirs: SumTraits, together: bool) -> int | None:
    if theirs.floats or mine.total or not _comparable(mine, theirs) or not one_number(mine.amount, theirs.amount):
        return None
    if mine.floats:
        return _floating_fits(one, mine, theirs, together)
    if mine.stretch.level <= theirs.stretch.level:
        return None
    if mine.stretch.level == 1 and not mine.stretch.holds(theirs.stretch):
        return 1 if _within(mine.stretch, theirs.stretch, WEEK) else None
    return 0 if mine.stretch.holds(theirs.stretch) else None


def _floating_fits(one: Traits, mine: SumTraits, theirs: SumTraits, together: bool) -> int | None:
    """An undated sum is told in the document of the dated one, or in the week after it; a reference back may reach further."""
    if together and not mine.another:
        return 0
    if one.published is None or theirs.stretch.first is None:
        return None
    since = one.published - theirs.stretch.first
    if since < timedelta(0) or theirs.stretch.level > 2:
        return None
    if since <= WEEK and theirs.stretch.level < 2:
        return 1
    return 2 if mine.back and since <= REACH else None


def _sum_disputes(one: SumTraits, two: SumTraits) -> bool:
    if one.total or two.total or one.measure != two.measure or one.provider != two.provider or apart(one, two):
        return False
    if one.number is None or one.number != two.number:
        day = one.stretch.day
        if day is None or day != two.stretch.day or one.floats or two.floats:
            return False
    if one.recipient == two.recipient:
        return may_dispute(one.amount, two.amount)
    return bool(one.recipient & two.recipient) and one_number(one.amount, two.amount)


def _same_happening(one: HappeningTraits, two: HappeningTraits, together: bool) -> bool:
    if one.type != two.type or one.stretch != two.stretch:
        return False
    if one.stretch.first is None and one.stretch.end is None:
        return together and one.trigger == two.trigger and _related(one, two)
    return len(one.names & two.names) >= 2 or (together and _related(one, two))


def _happening_fits(one: HappeningTraits, two: HappeningTraits, together: bool) -> bool:
    """Undated, it belongs to a dated telling of its document by the same word; in a longer time, to one by the same actors in it."""
    if one.type != two.type or one.stretch.level <= two.stretch.level:
        return False
    if one.stretch.level == 4:
        return together and one.stretch == Stretch(None, None) and one.trigger == two.trigger and _related(one, two)
    return len(one.names) >= 2 and one.names == two.names and one.stretch.holds(two.stretch)


def _happening_disputes(one: HappeningTraits, two: HappeningTraits) -> bool:
    if one.type != two.type or len(one.names) < 2 or one.names != two.names:
        return False
    first, second = one.stretch.day, two.stretch.day
    return first is not None and second is not None and first != second and abs(first - second) <= _DISPUTED_DAYS


def _related(one: HappeningTraits, two: HappeningTraits) -> bool:
    """Whether the parties can be the same: people in common where both name people, else the states of one among the other's.

    A state stands for its people, not for its agencies: an agreement of the Export-Import Bank is not that of its country.
    """
    if one.people and two.people:
        return bool(one.people & two.people)
    if (one.bodies or two.bodies) and one.bodies != two.bodies:
        return False
    return (one.states <= two.states or two.states <= one.states) and None not in one.states | two.states
