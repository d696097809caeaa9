"""Claimed totals beside their items: can what is said to have been given be what the listed sums come to?

In: a read-only connection, and whose aid to whom. Out: a Table, under each claimed total the items that were used.
The verdicts are those of `ledger.resolve.reconciling`.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ledger.queries.quotes import Span, quotes_at
from ledger.queries.sums import Quoted, bounds_text, day_of, figure_text, plain, sentences_of_events, share_text, sums_in_force
from ledger.queries.table import Table, Value, counted
from ledger.queries.who import actor_named
from ledger.resolve import AidLine, Sum
from ledger.resolve.reconciling import Reconciled, is_total, reconciled
from ledger.resolve.sums import Bounds
from ledger.resolve.wording import narrows

COLUMNS = (
    "what", "date", "provider", "recipient", "purpose", "stage", "currency", "money", "claimed_low", "claimed_high", "items", "items_low",
    "items_high", "verdict", "gap", "difference", "share", "event", "total", "used", "left_out", "quote", "counts",
)  # fmt: skip
BRIEF = ("what", "date", "provider", "recipient", "purpose", "money", "items", "verdict", "difference", "share", "event")
_EVENT = COLUMNS.index("event")
_PLACES = """
SELECT e.id, d.key, c.sentence_start, c.start, c.end, c.sentence_end FROM event e JOIN claim c ON c.key = e.preferred
JOIN reading r ON r.key = c.reading JOIN document d ON d.key = r.document WHERE e.until_entry IS NULL AND e.id = ?
"""


def reconcile(conn: sqlite3.Connection, provider: str | None = None, recipient: str | None = None) -> Table:
    """A row a claimed total (`what` "total"), by the end of its period, and below it a row an item that was used.

    Of a total: `claimed_low` and `claimed_high` are what it can mean as precisely as it is stated, `items` what its items come
    to, `gap` what they lack at least or have too much (`difference` says which), `share` the part of the total that they
    are; `used` are ids, `left_out` the other sums of its scope, as "ID reason". Of an item `counts` is "yes", or "maybe"
    where it may lie outside the total, so that it is in the maximum only. `total` is the id of the row's total. Totals
    that nothing can be held against (without an end, vague, rates, rejected) are counted in the notes. Raises NoSuchFact.
    """
    giver = actor_named(conn, provider, "--from").name if provider is not None else None
    taker = actor_named(conn, recipient, "--to").name if recipient is not None else None
    sums = sums_in_force(conn)
    asked = [one for one in sums if one.figure.basis == "cumulative" and _is_between(one, giver, taker)]
    held = sorted(_with_scopes(conn, filter(is_total, asked)), key=lambda one: (one.end_day or "", one.event))
    answers = [reconciled(one, sums) for one in held]
    quotes = sentences_of_events(conn, [one.event for answer in answers for one in _told(answer)])
    rows = tuple((*row[:-1], _sentence(quotes, str(row[_EVENT])), row[-1]) for answer in answers for row in _rows(answer))
    given = tuple(name for name, party in (("provider", giver), ("recipient", taker)) if party is not None)
    brief = tuple(name for name in BRIEF if name not in given)
    notes = tuple(_notes(answers, len(asked) - len(held)))
    return Table(COLUMNS, rows, notes, brief, ("money", "items", "difference"), (("what", tuple(map(_what, rows))),))


def _what(row: tuple[Value, ...]) -> Value:
    """A total, an item that is in it, or one that may be."""
    return "maybe" if row[-1] == "maybe" else row[0]


def _with_scopes(conn: sqlite3.Connection, totals: Iterable[Sum]) -> Iterator[Sum]:
    """The totals, `narrowed` where the words around them tell a scope that is in no field."""
    listed = tuple(totals)
    places = {event: place for one in listed for event, *place in conn.execute(_PLACES, (one.event,))}
    spans: dict[str, tuple[Span, Span]] = {event: ((doc, a, b), (doc, c, d)) for event, (doc, a, b, c, d) in places.items()}
    words = quotes_at(conn, (span for both in spans.values() for span in both))
    for one in listed:
        before, after = (words[span] for span in spans[one.event])
        names = (*one.figure.provider, *one.figure.recipient)
        scoped = one.figure.programme is not None
        yield replace(one, narrowed=not scoped and narrows(before, after, names, purposed=one.figure.purpose is not None))


def has_contradiction(table: Table) -> bool:
    """Whether a claimed total of the table cannot be true beside its items."""
    return any(row[COLUMNS.index("verdict")] == "contradicted" for row in table.rows)


def _is_between(one: Sum, provider: str | None, recipient: str | None) -> bool:
    figure = one.figure
    return (provider is None or provider in figure.provider) and (recipient is None or recipient in figure.recipient)


def _sentence(quotes: Mapping[str, Quoted], event: str) -> str | None:
    return quotes[event].sentence if event in quotes else None


def _told(answer: Reconciled) -> Iterator[Sum]:
    yield answer.total
    yield from (line.sum for line in answer.used)


def _rows(answer: Reconciled) -> Iterator[tuple[Value, ...]]:
    """The rows of one total, without the quote."""
    one, figure = answer.total, answer.total.figure
    yield (
        "total", *_head(one), plain(answer.claimed.low), plain(answer.claimed.high),
        bounds_text(answer.items, figure.currency), plain(answer.items.low), plain(answer.items.high),
        answer.verdict, plain(answer.gap), _difference(answer), _share(answer), one.event, one.event,
        tuple(line.sum.event for line in answer.used), tuple(map(_left_out, answer.left_out)), None,
    )  # fmt: skip
    for line in answer.used:
        empty = (None,) * 7
        counts = "maybe" if line.sum.event in answer.unsure else "yes"
        bounds = (plain(line.sum.figure.low), plain(line.sum.figure.high))
        yield ("item", *_head(line.sum), *bounds, *empty, line.sum.event, one.event, (), (), counts)


def _difference(answer: Reconciled) -> str | None:
    """What the items lack or have too much: "65,000,000 USD missing"."""
    if answer.gap is None:
        return None
    gap = bounds_text(Bounds(answer.gap, answer.gap), answer.total.figure.currency)
    return f"{gap} {'too much' if answer.verdict == 'contradicted' else 'missing'}"


def _share(answer: Reconciled) -> str | None:
    """The part of the total that the items are: "84 %", "0-80 %" where some may lie outside it.

    None for no items, and where those that may lie outside it are more than the total could hold.
    """
    number = answer.total.figure.amount
    if not number or not answer.used or (answer.unsure and answer.items.high and answer.items.high > 2 * number):
        return None
    low, high = share_text(answer.items.low / number), share_text(answer.share)
    if high is None:
        return f"at least {low}" if answer.items.low else None
    return high if low == high else f"{(low or '').removesuffix(' %')}-{high}"


def _head(one: Sum) -> tuple[Value, ...]:
    figure = one.figure
    return (day_of(figure), figure.provider, figure.recipient, figure.purpose, figure.stage, figure.currency, figure_text(figure))


def _left_out(line: AidLine) -> str:
    return f"{line.sum.event} {line.excluded}"


def _notes(answers: Sequence[Reconciled], unheld: int) -> Iterator[str]:
    if answers:
        verdicts = Counter(answer.verdict for answer in answers)
        yield f"{counted(len(answers), 'claimed total')}: " + ", ".join(f"{name} {number}" for name, number in sorted(verdicts.items()))
    if unheld:
        yield f"{counted(unheld, 'claimed total')} without an amount or a period that items can be held against"
