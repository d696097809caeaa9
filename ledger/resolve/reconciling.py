"""Claimed totals against the items: whether the sums of one scope can be what somebody says that they come to.

In: sums. Out: for each claimed total (a cumulative sum with its period) a verdict and the items that were used. The
scope is that of the claim: its providers and recipients, its purpose, its stage, its period. What is claimed is read as
loosely as it is stated: "$2.5 billion" is anything that rounds to it, "nearly" a step less, "more than" only a minimum.
Only what surely is in the total can contradict it: not where its words tell a scope that was not read.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from ledger.model import Figure
from ledger.resolve.adding import AidLine, aid_lines
from ledger.resolve.amounts import digits_of
from ledger.resolve.sums import Bounds, Measure, Sum

Verdict = Literal["consistent", "items incomplete", "contradicted"]
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A claimed total beside its items: `claimed` is what it allows, `items` what the sums of its scope come to.

    `gap` is what the items lack at least (or, contradicted, have too much), `share` the part of the claimed amount that
    they are at most; both None where they cannot be told. `used` are the sums that counted, `unsure` the events of
    those that may be in the total or not, `left_out` the sums of the scope that did not count, with their reasons.
    """

    total: Sum
    verdict: Verdict
    claimed: Bounds
    items: Bounds
    gap: Decimal | None
    share: Decimal | None
    used: tuple[AidLine, ...]
    unsure: frozenset[str]
    left_out: tuple[AidLine, ...]


def reconcile(sums: Iterable[Sum]) -> tuple[Reconciled, ...]:
    """Every claimed total that has an amount and a period, by the end of its period and event."""
    listed = tuple(sums)
    totals = [one for one in listed if is_total(one)]
    ordered = sorted(totals, key=lambda one: (one.end_day or "", one.event))
    return tuple(reconciled(one, listed) for one in ordered)


def is_total(one: Sum) -> bool:
    """Whether a sum is a claimed total that items can be held against: one that nobody has rejected, and with an end."""
    figure = one.figure
    told = figure.basis == "cumulative" and not figure.vague and figure.per is None and one.end_day is not None
    return told and not (one.rejected or one.superseded or one.denied)


def reconciled(total: Sum, sums: Iterable[Sum]) -> Reconciled:
    """One claimed total against the sums of its scope."""
    figure = total.figure
    measure = Measure(None if figure.stage == "announcement" else figure.stage)
    lines = aid_lines((one for one in sums if one.event != total.event and _in_scope(one, total)), measure)
    used = tuple(line for line in lines if line.excluded is None)
    unsure = frozenset(line.sum.event for line in used if not _surely(line.sum, total))
    items, claimed = _come_to([line.sum for line in used], unsure), allowed(figure)
    verdict = _verdict(claimed, items)
    return Reconciled(
        total=total,
        verdict=verdict,
        claimed=claimed,
        items=items,
        gap=_gap(verdict, claimed, items),
        share=_share(figure, items),
        used=used,
        unsure=unsure,
        left_out=tuple(line for line in lines if line.excluded),
    )


def allowed(figure: Figure) -> Bounds:
    """What a figure can mean when it is stated as precisely as it is; `high` None for no maximum.

    eq: what rounds to it; nearly: down to a step of its last digit less; approx: a step around; a step is never more than
    a tenth. gt, ge: a minimum; lt, le: a maximum; a range its bounds.
    """
    number = figure.amount
    if number is None or figure.comparator in ("gt", "ge", "lt", "le"):
        return Bounds(figure.low or Decimal(0), figure.high)
    step = min(last_digit(number), number * _TENTH)
    below = step / 2 if figure.comparator == "eq" else step
    above = Decimal(0) if figure.comparator == "nearly" else below
    return Bounds(number - below, number + above)


def last_digit(number: Decimal) -> Decimal:
    """The worth of the last digit that a number is stated with: 100,000,000 for 2,500,000,000."""
    return Decimal(1).scaleb(number.adjusted() - digits_of(number) + 1) if number else Decimal(0)


def _in_scope(one: Sum, total: Sum) -> bool:
    """Whether a sum may be an item of a total: parties that are its own or among them, no other purpose or kind, in its period."""
    mine, whole = one.figure, total.figure
    if mine.currency != whole.currency or mine.basis == "cumulative":
        return False
    if not _among(mine.provider, whole.provider) or not _among(mine.recipient, whole.recipient):
        return False
    told = ((mine.purpose, whole.purpose), (mine.programme, whole.programme), (one.repaid, total.repaid))
    if any(here is not None and there is not None and here != there for here, there in told):
        return False
    return one.first_day is None or _overlaps(one, total)


def _among(mine: Sequence[str], whole: Sequence[str]) -> bool:
    return bool(mine) and set(mine) <= set(whole)


def _overlaps(one: Sum, total: Sum) -> bool:
    first = one.first_day or ""
    return (total.end_day is None or first < total.end_day) and (total.first_day is None or total.first_day < (one.end_day or first + "~"))


def _come_to(items: Sequence[Sum], unsure: Collection[str]) -> Bounds:
    """The bounds of the items: one that may be in the total or not counts in the maximum only."""
    bounds = Bounds()
    for one in items:
        bounds = bounds.plus(replace(one.figure, low=None) if one.event in unsure else one.figure)
    return bounds


def _surely(one: Sum, total: Sum) -> bool:
    """Whether an item is in a total that means all of its scope: in its time, and of each purpose, programme and kind that it tells.

    A total for which no purpose or programme is told is one for all, if its words tell no narrower scope; whether loans are
    among it is not said.
    """
    told = ((one.figure.purpose, total.figure.purpose), (one.figure.programme, total.figure.programme))
    matched = all(theirs is None or mine == theirs for mine, theirs in told)
    return matched and not total.narrowed and one.loan == total.loan and _inside(one, total)


def _inside(one: Sum, total: Sum) -> bool:
    starts = total.first_day is None or total.first_day <= (one.first_day or "")
    return starts and (total.end_day is None or one.end_day is None or one.end_day <= total.end_day)


def _verdict(claimed: Bounds, items: Bounds) -> Verdict:
    if items.high is not None and items.high < claimed.low:
        return "items incomplete"
    return "contradicted" if claimed.high is not None and items.low > claimed.high else "consistent"


def _gap(verdict: Verdict, claimed: Bounds, items: Bounds) -> Decimal | None:
    if verdict == "items incomplete" and items.high is not None:
        return claimed.low - items.high
    return items.low - claimed.high if verdict == "contradicted" and claimed.high is not None else None


def _share(figure: Figure, items: Bounds) -> Decimal | None:
    number = figure.amount
    return items.high / number if number and items.high is not None else None
