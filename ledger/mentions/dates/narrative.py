"""How each date is to be read: as news, from the day of publication, or as narrative, from the date told last.

In the news "In March" is the March before publication, in a history it is that of the year being told. A
document may mix both, so that the reading is decided for each passage. In a narrative a year that the text only
glances at ("declassified in 2005") is an aside: what follows does not lean on it.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate, groupby
from operator import or_
from typing import NamedTuple

from ledger.mentions.dates.values import Directed, Offset, Part, TimeOfDay, Value, Weekday, Weekend

_NARRATIVE_YEARS = 5
_OLD = 2  # years before publication
_RETURN = 3  # stated years within which a narrative comes back from an aside


class Told(NamedTuple):
    """A value (None for one that tells no time of the passage) and the number of the passage in which it stands."""

    value: Value | None
    passage: int


def narrative_of(told: Sequence[Told], published_on: date | None) -> tuple[bool, ...]:
    """For each value whether it is told in a narrative.

    Without a day of publication nothing else can be leaned on, and all is narrative; so it is in a document of
    which most years, and five at least, lie well before publication. Elsewhere a passage is one from where it names a
    month or a day of a year well before publication, if all its years are such and nothing in it counts from now.
    """
    if published_on is None or _is_old([each.value for each in told], published_on):
        return (True,) * len(told)
    return tuple(
        narrative
        for _, run in groupby(told, lambda each: each.passage)
        for narrative in _of_passage([each.value for each in run], published_on)
    )


def _of_passage(values: Sequence[Value | None], published_on: date) -> tuple[bool, ...]:
    parts = [stated_part(value) for value in values]
    old = all(_before(part, published_on) for part in parts if part is not None)
    if not old or any(_counts_from_now(value) for value in values):
        return (False,) * len(values)
    begun = (part is not None and part.unit in ("day", "month") for part in parts)
    return tuple(accumulate(begun, or_))


def _is_old(values: Sequence[Value | None], published_on: date) -> bool:
    """Whether a document tells of a time long past.

    One that counts from now ("today", "on Monday", "this year") half as often as it names old years speaks of its own days.
    """
    parts = [part for value in values if (part := stated_part(value)) is not None]
    old = sum(1 for part in parts if _before(part, published_on))
    own = sum(1 for value in values if _counts_from_now(value))
    return old >= _NARRATIVE_YEARS and old * 2 > len(parts) and own * 2 < old


def _before(part: Part, published_on: date) -> bool:
    return part.year is not None and published_on.year - part.year >= _OLD


def _counts_from_now(value: Value | None) -> bool:
    day = value.day if isinstance(value, TimeOfDay) else value
    return isinstance(day, Weekday | Weekend) or (isinstance(day, Offset | Directed) and day.lean == "publication")


def stated_part(value: Value | None) -> Part | None:
    """The piece of the calendar that a value names with its year, if it does."""
    if isinstance(value, TimeOfDay) and value.day is not None:
        return stated_part(value.day)
    return value if isinstance(value, Part) and value.year is not None else None


def asides_of(values: Sequence[Value | None]) -> frozenset[int]:
    """The positions of years that a narrative only glances at: the text comes back to where it was before them.

    A bare year is one when the years after it go on from the year before it, or return to a day or month of that;
    a whole date only when the two years on both sides of it are one and the same.
    """
    stated = [(at, part) for at, value in enumerate(values) if (part := stated_part(value)) is not None]
    return frozenset(_asides(stated))


def _asides(stated: Sequence[tuple[int, Part]]) -> Iterator[int]:
    told: list[int] = []
    for index, (at, part) in enumerate(stated):
        following = [part for _, part in stated[index + 1 : index + 1 + _RETURN]]
        if told and _is_aside(part, told[-2:], following):
            yield at
        else:
            told.append(part.year or 0)


def _is_aside(part: Part, before: Sequence[int], following: Sequence[Part]) -> bool:
    year, here = part.year or 0, before[-1]
    years = [each.year or 0 for each in following]
    if year == here:
        return False
    if part.unit in ("day", "month"):
        return [*before, *years[:2]] == [here] * 4
    goes_on = abs(year - here) > 1 and any(0 <= each - here <= 1 < abs(each - year) for each in years)
    return goes_on or (years[:1] == [here] and following[0].unit in ("day", "month"))
