"""Claimed totals beside their items: can what is said to have been given be what the listed sums come to?

In: a read-only connection, and whose aid to whom. Out: a Table, under each claimed total the items that were used.
The verdicts are those of `ledger.resolve.reconciling`.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence

from ledger.queries.sums import bounds_text, day_of, figure_text, plain, sentences_of_events, share_text, sums_in_force
from ledger.queries.table import Table, Value, counted
from ledger.queries.who import actor_named
from ledger.resolve import AidLine, Sum
from ledger.resolve.reconciling import Reconciled, is_total, reconciled
from ledger.resolve.sums import Bounds

COLUMNS = (
    "what", "date", "provider", "recipient", "purpose", "stage", "currency", "money", "claimed_low", "claimed_high", "items", "items_low",
    "items_high", "verdict", "gap", "missing", "share", "event", "total", "used", "left_out", "quote",
)  # fmt: skip
BRIEF = ("what", "date", "money", "purpose", "items", "verdict", "missing", "share", "event")


def reconcile(conn: sqlite3.Connection, provider: str | None = None, recipient: str | None = None) -> Table:
    """A row a claimed total (`what` "total"), by the end of its period, and below it a row an item that was used.

    Of a total: `claimed_low` and `claimed_high` are what it can mean as precisely as it is stated, `items` what its items come
    to, `gap` what they lack at least or have too much, `share` the part of the total that they are at most; `used` are
    ids, `left_out` the other sums of its scope, as "ID reason". `total` is the id of the row's total. Totals that
    nothing can be held against (without an end, vague, rates, rejected) are counted in the notes. Raises NoSuchFact.
    """
    giver = actor_named(conn, provider, "--from").name if provider is not None else None
    taker = actor_named(conn, recipient, "--to").name if recipient is not None else None
    sums = sums_in_force(conn)
    asked = [one for one in sums if one.figure.basis == "cumulative" and _is_between(one, giver, taker)]
    held = sorted((one for one in asked if is_total(one)), key=lambda one: (one.end_day or "", one.event))
    answers = [reconciled(one, sums) for one in held]
    quotes = sentences_of_events(conn, [one.event for answer in answers for one in _told(answer)])
    rows = tuple((*row, quotes.get(str(row[-4]))) for answer in answers for row in _rows(answer))
    return Table(COLUMNS, rows, tuple(_notes(answers, len(asked) - len(held))), BRIEF, ("money", "items", "missing"))


def has_contradiction(table: Table) -> bool:
    """Whether a claimed total of the table cannot be true beside its items."""
    return any(row[COLUMNS.index("verdict")] == "contradicted" for row in table.rows)


def _is_between(one: Sum, provider: str | None, recipient: str | None) -> bool:
    figure = one.figure
    return (provider is None or provider in figure.provider) and (recipient is None or recipient in figure.recipient)


def _told(answer: Reconciled) -> Iterator[Sum]:
    yield answer.total
    yield from (line.sum for line in answer.used)


def _rows(answer: Reconciled) -> Iterator[tuple[Value, ...]]:
    """The rows of one total, without the quote."""
    one, figure = answer.total, answer.total.figure
    yield (
        "total", *_head(one), plain(answer.claimed.low), plain(answer.claimed.high),
        bounds_text(answer.items, figure.currency), plain(answer.items.low), plain(answer.items.high),
        answer.verdict, plain(answer.gap), None if answer.gap is None else bounds_text(Bounds(answer.gap, answer.gap), figure.currency),
        share_text(answer.share), one.event, one.event,
        tuple(line.sum.event for line in answer.used), tuple(map(_left_out, answer.left_out)),
    )  # fmt: skip
    for line in answer.used:
        empty = (None,) * 7
        yield ("item", *_head(line.sum), plain(line.sum.figure.low), plain(line.sum.figure.high), *empty, line.sum.event, one.event, (), ())


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
