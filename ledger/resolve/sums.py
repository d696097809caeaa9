"""Sums in force, one an event, and what is asked of them: the rows that adding up, pots, stages and checks of totals take.

Days are ISO 8601 text, `end_day` the day after the last; amounts are Decimals in major units, nothing is converted.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from ledger.model import Figure
from ledger.resolve.traits import REPAID

Members = Callable[[str, str | None], Collection[str]]
Links = Mapping[str, tuple[tuple[str, str], ...]]
NOT_DONE = ("refused", "conditional", "hypothetical")


def nobody(group: str, day: str | None) -> Collection[str]:  # noqa: ARG001  the shape of Members
    """The members of a group where no groups are known."""
    return ()


@dataclass(frozen=True, slots=True)
class Sum:
    """One event's figure in force: `links` are its bearings on other events, as (kind, event id).

    An event that may repeat several others has a link `repeats` to each. `denied`: its event is told as not so;
    `rejected`, `superseded`, `misstated`: a decision, what revises it, or all other claims of it say that it is not so.
    `narrowed`: its words tell a scope that stands in none of its fields ("to the Pandemic Fund").
    """

    event: str
    first_day: str | None
    figure: Figure
    documents: int
    links: tuple[tuple[str, str], ...] = ()
    end_day: str | None = None
    denied: bool = False
    rejected: bool = False
    superseded: bool = False
    misstated: bool = False
    narrowed: bool = False

    @property
    def loan(self) -> bool:
        """Whether it is to be paid back, and so added apart."""
        return self.figure.instrument == "loan"

    @property
    def repaid(self) -> str | None:
        """Given, to be paid back or contingent; None where no instrument is told."""
        return REPAID.get(self.figure.instrument, "given") if self.figure.instrument else None


def last_day(one: Sum) -> str | None:
    """The last day of a sum's time, ISO; None where it has no end."""
    return None if one.end_day is None else (date.fromisoformat(one.end_day) - timedelta(days=1)).isoformat()


@dataclass(frozen=True, slots=True)
class Measure:
    """What is added: packages announced (`stage` None), with all that bears on them, or the sums of one stage alone."""

    stage: str | None = None
    provider: str | None = None
    recipient: str | None = None

    def asks(self, one: Sum) -> bool:
        """Whether a sum is of the measure, counted or left out; one of another stage than that asked for is not."""
        return self.stage is None or one.figure.stage == self.stage


@dataclass(frozen=True, slots=True)
class Scope:
    """Which sums are asked about; a field that is None asks about all.

    `since` and `until` are the first and the last day, of the day a sum is booked at; the undated are in every
    scope, so that they are listed. A sum of several, or of a group that has the asked one among its members on
    that day, is in its scope too.
    """

    provider: str | None = None
    recipient: str | None = None
    purpose: str | None = None
    since: str | None = None
    until: str | None = None

    def holds(self, one: Sum, members: Members = nobody) -> bool:
        """Whether a sum is asked about."""
        figure = one.figure
        parties = ((self.provider, figure.provider), (self.recipient, figure.recipient))
        if not all(asked is None or _among(asked, names, one.first_day, members) for asked, names in parties):
            return False
        return (self.purpose is None or figure.purpose == self.purpose) and self._in_time(one.first_day)

    def _in_time(self, day: str | None) -> bool:
        return day is None or ((self.since is None or self.since <= day) and (self.until is None or day <= self.until))


def _among(asked: str, names: Collection[str], day: str | None, members: Members) -> bool:
    return asked in names or any(asked in members(name, day) for name in names)


def without_circles(ordered: Collection[Sum]) -> Links:
    """The links of sums in order, without those that lead back to themselves: of sums that repeat each other the first counts.

    One document may tell first what another tells last: their events then repeat each other.
    """
    kept: dict[str, tuple[tuple[str, str], ...]] = {}
    for one in reversed(tuple(ordered)):
        kept[one.event] = tuple(link for link in one.links if not _leads_to(link[1], one.event, kept))
    return kept


def _leads_to(start: str, goal: str, links: Links) -> bool:
    seen, left = {start}, [start]
    while left:
        event = left.pop()
        if event == goal:
            return True
        ahead = {target for _, target in links.get(event, ())} - seen
        seen |= ahead
        left.extend(ahead)
    return False


@dataclass(frozen=True, slots=True)
class Bounds:
    """A total: at least `low`, at most `high`, which is None where a sum in it has no maximum."""

    low: Decimal = Decimal(0)
    high: Decimal | None = Decimal(0)

    def plus(self, figure: Figure) -> "Bounds":
        """The total with one more sum."""
        high = None if self.high is None or figure.high is None else self.high + figure.high
        return Bounds(self.low + (figure.low or Decimal(0)), high)
