"""Pots and packages: what was drawn from each appropriation, authority and pledge, and what became of each package.

In: a read-only connection. Out: Tables. Which sums draw on which, and which are later stages of which, is decided
by `ledger.resolve.pots` and `ledger.resolve.stages`; sums that are rejected, told as not so, or put right are neither.
"""

import datetime
import sqlite3
from collections.abc import Iterator, Sequence

from ledger.queries.sums import bounds_text, day_of, figure_text, plain, share_text, sums_in_force
from ledger.queries.table import Table, Value, counted
from ledger.resolve import Sum
from ledger.resolve.pots import Pot
from ledger.resolve.pots import pots as pots_among
from ledger.resolve.stages import Package, Step, packages

POTS = (
    "date", "provider", "recipient", "money", "amount_low", "amount_high", "currency", "stage", "programme", "purpose", "drawn",
    "drawn_low", "drawn_high", "left", "left_low", "left_high", "exceeded", "draws", "inferred", "event",
)  # fmt: skip
POTS_BRIEF = ("date", "provider", "recipient", "money", "stage", "programme", "drawn", "left", "draws", "event")
_BUDGETS = ("appropriation", "authority")
_STAGES = ("allocation", "commitment", "disbursement", "expenditure", "delivery")
STAGES = (
    "announced", "provider", "recipient", "money", "amount_low", "amount_high", "currency", "instrument", "programme", "purpose", "stages",
    *_STAGES, "steps", "event",
)  # fmt: skip
STAGES_BRIEF = ("announced", "provider", "recipient", "money", "stages", "event")


def pots(conn: sqlite3.Connection, end: datetime.date | None = None) -> Table:
    """A row a budget or authority, by day: what was drawn from it before the day `end` (None: ever), and what is left.

    So too of a pledge or a programme's ceiling from which something was drawn; the others are counted in the notes.

    `draws` are the ids of what was drawn, `inferred` those of them that only a programme's name ties to the pot. `left` has
    no maximum where the pot has none; `exceeded` says that more was drawn than it can hold. Undated draws always count.
    """
    last = None if end is None else (end - datetime.timedelta(days=1)).isoformat()
    found = pots_among(_standing(conn), last)
    listed = [pot for pot in found if pot.draws or pot.sum.figure.stage in _BUDGETS]
    return Table(
        POTS, tuple(map(_pot_row, listed)), tuple(_notes(listed, len(found) - len(listed))), POTS_BRIEF, ("money", "drawn", "left")
    )


def _notes(listed: Sequence[Pot], others: int) -> Iterator[str]:
    exceeded = sum(1 for pot in listed if pot.exceeded)
    if exceeded:
        yield f"from {counted(exceeded, 'pot')} more was drawn than can be in it"
    if others:
        yield f"{counted(others, 'pledge')} from which nothing was drawn {'is' if others == 1 else 'are'} not listed"


def stages(conn: sqlite3.Connection) -> Table:
    """A row a package, by the day it was announced, with its later stages.

    `stages` tells each later stage with its date and its share of the announced amount; each stage has a column with its
    dates too, EDTF, and `steps` the ids of all, in the order of their days.
    """
    rows = tuple(map(_package_row, packages(_standing(conn))))
    later = sum(1 for row in rows if row[STAGES.index("steps")])
    notes = (f"{counted(len(rows), 'package')}, {later} with a later stage",) if rows else ()
    return Table(STAGES, rows, notes, STAGES_BRIEF)


def _standing(conn: sqlite3.Connection) -> Iterator[Sum]:
    return (one for one in sums_in_force(conn) if not (one.rejected or one.denied or one.superseded or one.misstated))


def _pot_row(pot: Pot) -> tuple[Value, ...]:
    one, figure = pot.sum, pot.sum.figure
    return (
        day_of(figure), figure.provider, figure.recipient, figure_text(figure), plain(figure.low), plain(figure.high), figure.currency,
        figure.stage, figure.programme, figure.purpose,
        bounds_text(pot.drawn, figure.currency), plain(pot.drawn.low), plain(pot.drawn.high),
        bounds_text(pot.left, figure.currency), plain(pot.left.low), plain(pot.left.high), "yes" if pot.exceeded else "no",
        tuple(draw.sum.event for draw in pot.draws), tuple(draw.sum.event for draw in pot.draws if not draw.stated), one.event,
    )  # fmt: skip


def _package_row(package: Package) -> tuple[Value, ...]:
    one, figure = package.sum, package.sum.figure
    dates = {stage: tuple(_date(step) for step in package.steps if step.sum.figure.stage == stage) for stage in _STAGES}
    return (
        day_of(figure), figure.provider, figure.recipient, figure_text(figure), plain(figure.low), plain(figure.high), figure.currency,
        figure.instrument, figure.programme, figure.purpose, tuple(map(_told, package.steps)), *dates.values(),
        tuple(step.sum.event for step in package.steps), one.event,
    )  # fmt: skip


def _date(step: Step) -> str:
    return day_of(step.sum.figure) or "undated"


def _told(step: Step) -> str:
    """A later stage in a few words: "disbursement 2024-12-10 (100 %)"."""
    share = share_text(step.share)
    return f"{step.sum.figure.stage} {_date(step)}" + (f" ({share})" if share else "")
