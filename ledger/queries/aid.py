"""The aid timeline: what was given by whom to whom, what counts, and what is left out for which reason.

In: a read-only connection and an AidQuestion. Out: a Table, the sums that count first, each with its
running total, then those left out with their reason. What counts is decided by `ledger.resolve.adding`;
this module only fetches and lays out. Amounts are decimal strings in major units; nothing is converted.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ledger.model import Figure
from ledger.queries.decided import renamed
from ledger.queries.figures import names_in
from ledger.queries.money import Amount, amount_text, decimal_text
from ledger.queries.table import Table, Value, counted
from ledger.queries.who import actor_named
from ledger.resolve import AidLine, Measure, Sum, aid_lines

COLUMNS = (
    "date", "period", "provider", "recipient", "amount", "amount_low", "amount_high", "comparator", "currency",
    "stage", "status", "basis", "instrument", "purpose", "running_low", "running_high", "event", "sources", "excluded", "money", "running",
    "independent",
)  # fmt: skip
BRIEF = ("date", "money", "stage", "purpose", "sources", "event", "excluded")
PERIOD_COLUMNS = ("period", "sums", "currency", "loans", "new_low", "new_high", "running_low", "running_high", "new", "running")
_FIELDS = (
    "currency", "currency_basis", "comparator", "per", "nature", "stage", "status", "basis", "instrument", "purpose", "programme",
    "channel", "speaker", "attribution", "date", "period",
)  # fmt: skip

_COLUMNS = f"""
SELECT e.id, e.first_day, e.end_day, e.documents, e.independent, e.modality, e.standing, e.may_repeat,
       f.amount_low, f.amount_high, f.minor_digits, f.vague, f.provider, f.recipient,
       {", ".join(f"f.{name}" for name in _FIELDS)}
"""
_SELECT = f"""
{_COLUMNS} FROM event e JOIN figure f ON f.claim = e.preferred
WHERE e.until_entry IS NULL AND f.nature = 'aid' AND e.key NOT IN (SELECT event FROM corrected_figure)
UNION ALL
{_COLUMNS} FROM event e JOIN corrected_figure f ON f.event = e.key WHERE e.until_entry IS NULL AND f.nature = 'aid'
"""  # noqa: S608  as above
_LINKS = """
SELECT here.id, link.kind, there.id
FROM claim_link link
JOIN event_claim one ON one.claim = link.claim JOIN event here ON here.key = one.event AND here.until_entry IS NULL
JOIN event_claim two ON two.claim = link.target JOIN event there ON there.key = two.event AND there.until_entry IS NULL
"""


@dataclass(frozen=True, slots=True)
class AidQuestion:
    """Whose aid to whom (None: anyone's), added up by month, quarter or year (None: item by item), and whether sums run on."""

    provider: str | None = None
    recipient: str | None = None
    by: str | None = None
    cumulative: bool = False


def aid(conn: sqlite3.Connection, question: AidQuestion) -> Table:
    """The aid timeline of a question; its notes count what was left out, by reason.

    Item by item: the columns of docs/design.md, "ledger extract", last paragraph, and the sums as text.
    By period: one row a period, currency and kind (grants and the like apart from loans). Raises NoSuchFact
    for a provider or recipient that the ledger does not know.
    """
    provider = actor_named(conn, question.provider, "--from").name if question.provider is not None else None
    recipient = actor_named(conn, question.recipient, "--to").name if question.recipient is not None else None
    told = {one.event: (one, independent) for one, independent in _sums(conn) if _is_of(one.figure, provider, recipient)}
    lines = aid_lines([one for one, _ in told.values()], Measure(provider=provider, recipient=recipient))
    if question.by:
        return _by_period(lines, question.by, question.cumulative)
    brief = (*BRIEF[:2], "running", *BRIEF[2:]) if question.cumulative else BRIEF
    parties = tuple(name for name, given in (("provider", provider), ("recipient", recipient)) if given is None)
    ordered = sorted(lines, key=lambda line: line.excluded is not None)
    return Table(
        COLUMNS,
        tuple((*_row(line), told[line.sum.event][1]) for line in ordered),
        _notes(lines),
        (*brief[:1], *parties, *brief[1:]),
        ("money", "running"),
    )


def _is_of(figure: Figure, provider: str | None, recipient: str | None) -> bool:
    return (provider is None or provider in figure.provider) and (recipient is None or recipient in figure.recipient)


def _sums(conn: sqlite3.Connection) -> Iterable[tuple[Sum, int | None]]:
    """Every sum of aid in force, by day, with the number of independent documents that tell it."""
    links: dict[str, list[tuple[str, str]]] = {}
    for event, kind, target in conn.execute(_LINKS):
        links.setdefault(event, []).append((kind, target))
    names = renamed(conn)
    rows = sorted(conn.execute(_SELECT), key=lambda row: (row[1] or "", row[0]))
    for event, first_day, end_day, documents, independent, modality, standing, may_repeat, *columns in rows:
        bearings = {*links.get(event, ()), *(("repeats", other) for other in (may_repeat or "").split())}
        one = Sum(
            event, first_day, _figure(columns, names), documents, tuple(sorted(bearings)), end_day,
            denied=modality == "denied", rejected=standing == "rejected",
        )  # fmt: skip
        yield one, independent


def _figure(columns: Sequence[Any], names: Mapping[str, str]) -> Figure:
    low, high, digits, vague, provider, recipient, *rest = columns
    fields: dict[str, Any] = dict(zip(_FIELDS, rest, strict=True))
    givers, takers = (tuple(names.get(name, name) for name in names_in(stored)) for stored in (provider, recipient))
    return Figure(
        start=0, end=0, text="", low=_major(low, digits), high=_major(high, digits), vague=bool(vague),
        provider=givers, recipient=takers, links=(), rules=(), **fields,
    )  # fmt: skip


def _major(minor: int | None, digits: int) -> Decimal | None:
    return None if minor is None else Decimal(minor).scaleb(-digits)


def _row(line: AidLine) -> tuple[Value, ...]:
    figure = line.sum.figure
    return (
        figure.period if figure.basis == "cumulative" and figure.date is None else figure.date,
        figure.period, figure.provider, figure.recipient, _plain(figure.amount), _plain(figure.low), _plain(figure.high),
        figure.comparator, figure.currency, figure.stage, figure.status, figure.basis, figure.instrument, figure.purpose,
        _plain(line.running_low), _plain(line.running_high), line.sum.event, line.sum.documents, line.excluded,
        _text(figure.low, figure.high, figure.currency, figure.comparator, vague=figure.vague, per=figure.per),
        None if line.excluded else _running_text(line.running_low, line.running_high, figure.currency, loans=line.sum.loan),
    )  # fmt: skip


def _plain(amount: Decimal | None) -> str | None:
    if amount is None:
        return None
    return decimal_text(int(amount.scaleb(4)), 4)


def _text(low: Decimal | None, high: Decimal | None, currency: str | None, comparator: str, *, vague: bool, per: str | None) -> str:
    bounds = [None if bound is None else int(bound.scaleb(4)) for bound in (low, high)]
    return amount_text(Amount(bounds[0], bounds[1], 4, currency, comparator, vague, per))


def _running_text(low: Decimal | None, high: Decimal | None, currency: str | None, *, loans: bool) -> str:
    """A running total: one number, a range, or "at least" where a bound is open; loans are named."""
    comparator = "eq" if low == high else "ge" if high is None else "range"
    return _text(low, high, currency, comparator, vague=False, per=None) + (" in loans" if loans else "")


def _notes(lines: Sequence[AidLine]) -> tuple[str, ...]:
    reasons = Counter(line.excluded for line in lines if line.excluded)
    if not reasons:
        return ()
    listed = ", ".join(f"{reason} {number}" for reason, number in sorted(reasons.items()))
    return (f"{counted(reasons.total(), 'sum')} left out of the totals: {listed}",)


def _by_period(lines: Sequence[AidLine], by: str, cumulative: bool) -> Table:
    """One row a period, currency and kind: what is new in it, and the running total at its end."""
    groups: dict[tuple[str, str, bool], list[AidLine]] = {}
    for line in lines:
        if line.excluded is None:
            key = (_period(line.sum.first_day or "", by), line.sum.figure.currency or "", line.sum.loan)
            groups.setdefault(key, []).append(line)
    rows = tuple(_period_row(key, groups[key]) for key in sorted(groups))
    brief = ("period", "sums", "new", "running") if cumulative else ("period", "sums", "new")
    return Table(PERIOD_COLUMNS, rows, _notes(lines), brief, ("new", "running"))


def _period_row(key: tuple[str, str, bool], lines: Sequence[AidLine]) -> tuple[Value, ...]:
    period, currency, loans = key
    figures = [line.sum.figure for line in lines]
    low = sum((figure.low or Decimal(0) for figure in figures), Decimal(0))
    high = None if any(figure.high is None for figure in figures) else sum((figure.high or Decimal(0) for figure in figures), Decimal(0))
    last = lines[-1]
    return (
        period, len(lines), currency or None, "yes" if loans else "no", _plain(low), _plain(high),
        _plain(last.running_low), _plain(last.running_high), _running_text(low, high, currency or None, loans=loans),
        _running_text(last.running_low, last.running_high, currency or None, loans=loans),
    )  # fmt: skip


def _period(day: str, by: str) -> str:
    """The month, quarter or year of an ISO day: "2021-08", "2021-Q3", "2021"."""
    if by == "year":
        return day[:4]
    return day[:7] if by == "month" else f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}"
