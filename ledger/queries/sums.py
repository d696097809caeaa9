"""The sums of aid in force, as adding up, pots, stages and reconciling take them, and their bounds as text.

In: a read-only connection. Out: a `Sum` an event, by day and id, corrected where a decision corrects it, with
the names that decisions give to actors. Amounts are Decimals in major units; nothing is converted.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ledger.model import Figure
from ledger.queries.decided import renamed
from ledger.queries.figures import names_in
from ledger.queries.money import Amount, amount_text, decimal_text
from ledger.queries.quotes import around, quotes_at
from ledger.resolve.standing import marked
from ledger.resolve.sums import Bounds, Links, Sum

_DIGITS = 4  # no currency has more behind the point
_FIELDS = (
    "currency", "currency_basis", "comparator", "per", "nature", "stage", "status", "basis", "instrument", "purpose", "programme",
    "channel", "speaker", "attribution", "date", "period",
)  # fmt: skip
_COLUMNS = f"""
SELECT e.id, e.first_day, e.end_day, e.documents, e.independent, e.modality, e.standing,
       f.amount_low, f.amount_high, f.minor_digits, f.vague, f.provider, f.recipient,
       {", ".join(f"f.{name}" for name in _FIELDS)}
"""
_SELECT = f"""
{_COLUMNS} FROM event e JOIN figure f ON f.claim = e.preferred
WHERE e.until_entry IS NULL AND f.nature = 'aid' AND e.key NOT IN (SELECT event FROM corrected_figure)
UNION ALL
{_COLUMNS} FROM event e JOIN corrected_figure f ON f.event = e.key WHERE e.until_entry IS NULL AND f.nature = 'aid'
"""  # noqa: S608  column names of this file only
_LINKS = """
SELECT here.id, link.kind, there.id
FROM claim_link link
JOIN event_claim one ON one.claim = link.claim JOIN event here ON here.key = one.event AND here.until_entry IS NULL
JOIN event_claim two ON two.claim = link.target JOIN event there ON there.key = two.event AND there.until_entry IS NULL
WHERE link.kind <> 'repeats'
"""
_MAY_REPEAT = "SELECT id, may_repeat FROM event WHERE until_entry IS NULL AND may_repeat IS NOT NULL"
_QUOTED = """
SELECT e.id, d.key, c.sentence_start, c.sentence_end, c.start, c.end FROM event e JOIN claim c ON c.key = e.preferred
JOIN reading r ON r.key = c.reading JOIN document d ON d.key = r.document WHERE e.until_entry IS NULL AND e.id = ?
"""


def sums_in_force(conn: sqlite3.Connection) -> tuple[Sum, ...]:
    """Every sum of aid in force, by day, the undated first, ties by event id."""
    return marked(one for one, _ in sums_with_sources(conn))


def sums_with_sources(conn: sqlite3.Connection) -> Iterator[tuple[Sum, int | None]]:
    """Every sum of aid in force with the number of independent documents that tell it, None where not counted.

    What another one revises is not marked yet.
    """
    links, names = links_in_force(conn), renamed(conn)
    rows = sorted(conn.execute(_SELECT), key=lambda row: (row[1] or "", row[0]))
    for event, first_day, end_day, documents, independent, modality, standing, *columns in rows:
        one = Sum(
            event, first_day, _figure(columns, names), documents, links.get(event, ()), end_day,
            denied=modality == "denied", rejected=standing == "rejected",
        )  # fmt: skip
        yield one, independent


def links_in_force(conn: sqlite3.Connection) -> Links:
    """The bearings of events in force on others, by event, sorted: (kind, event id); what it may repeat is a `repeats` each.

    A sum that its document repeats is one event with the first telling; where they are two events, something tells them
    apart (a purpose, two days, a decision), and the document's link says nothing of them.
    """
    found: dict[str, set[tuple[str, str]]] = {}
    for event, kind, target in conn.execute(_LINKS):
        found.setdefault(event, set()).add((kind, target))
    for event, others in conn.execute(_MAY_REPEAT):
        found.setdefault(event, set()).update(("repeats", other) for other in others.split())
    return {event: tuple(sorted(links)) for event, links in found.items()}


@dataclass(frozen=True, slots=True)
class Quoted:
    """The sentence of a claim, and the same cut around the claim's words for a table that a person reads."""

    sentence: str
    brief: str


def sentences_of_events(conn: sqlite3.Connection, events: Iterable[str]) -> Mapping[str, Quoted]:
    """By event id, the sentence of the claim that is shown."""
    places = {event: place for name in dict.fromkeys(events) for event, *place in conn.execute(_QUOTED, (name,))}
    quotes = quotes_at(conn, [(key, first, last) for key, first, last, *_ in places.values()])
    found = {}
    for event, (key, first, last, start, end) in places.items():
        sentence = quotes[key, first, last]
        found[event] = Quoted(sentence, around(sentence, start - first, end - first))
    return found


def plain(amount: Decimal | None) -> str | None:
    """An amount as a decimal string in major units: "60000000", "0.5000"; None for an open bound."""
    return None if amount is None else decimal_text(_minor(amount), _DIGITS)


def figure_text(figure: Figure) -> str:
    """A sum as a person reads it, with its comparator, rate and vagueness."""
    bounds = [None if bound is None else _minor(bound) for bound in (figure.low, figure.high)]
    return amount_text(Amount(bounds[0], bounds[1], _DIGITS, figure.currency, figure.comparator, figure.vague, figure.per))


def bounds_text(bounds: Bounds, currency: str | None, *, loans: bool = False) -> str:
    """A total: one number, a range, or "at least" where there is no maximum; loans are named."""
    low, high = (None if bound is None else _minor(bound) for bound in (bounds.low, bounds.high))
    comparator = "eq" if low == high else "ge" if high is None else "range"
    return amount_text(Amount(low, high, _DIGITS, currency, comparator)) + (" in loans" if loans else "")


def share_text(share: Decimal | None) -> str | None:
    """A share in whole percent, rounded half up: "42 %"; "under 1 %" for what is more than nothing."""
    if share is None:
        return None
    percent = int(share * 100 + Decimal("0.5"))
    return "under 1 %" if percent == 0 and share > 0 else f"{percent} %"


def day_of(figure: Figure) -> str | None:
    """The date that a listing shows for a sum, EDTF: of a total its period, where it has no date of its own."""
    return figure.period if figure.basis == "cumulative" and figure.date is None else figure.date


def _minor(amount: Decimal) -> int:
    return int(amount.scaleb(_DIGITS))


def _figure(columns: Sequence[Any], names: Mapping[str, str]) -> Figure:
    low, high, digits, vague, provider, recipient, *rest = columns
    fields: dict[str, Any] = dict(zip(_FIELDS, rest, strict=True))
    givers, takers = (tuple(dict.fromkeys(names.get(name, name) for name in names_in(stored))) for stored in (provider, recipient))
    return Figure(
        start=0, end=0, text="", low=_major(low, digits), high=_major(high, digits), vague=bool(vague),
        provider=givers, recipient=takers, links=(), rules=(), **fields,
    )  # fmt: skip


def _major(minor: int | None, digits: int) -> Decimal | None:
    return None if minor is None else Decimal(minor).scaleb(-digits)
