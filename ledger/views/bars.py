"""Totals with a bar a row, for a terminal: how large each is beside the largest of its currency and kind.

In: a table of totals (`ledger.queries.aid` with `by`), the width of the lines, and whether they may have more than ASCII. Out: the
same table with a column `bar` for a person; formats for programs do not have it. Full blocks are what is surely in a total, shaded
ones what it may be more; an open maximum ends in "+". A block is divided in eighths; in ASCII "#" and "-" stand for them.
"""

from decimal import Decimal
from typing import NamedTuple

from ledger.queries.table import Table
from ledger.views.cell import cell_text

LONGEST, SHORTEST = 24, 6
_GAP, _HEADING = 2, 2
_EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")


class _Total(NamedTuple):
    """A row's scale (currency and kind) and bounds; None where nothing is added up in it, `high` None without a maximum."""

    scale: tuple[object, object]
    low: Decimal | None
    high: Decimal | None


def with_bars(table: Table, width: int | None, *, blocks: bool) -> Table:
    """The table with its bars beside what is brief; `width` is that of a line in characters, None for any."""
    totals = [_total(dict(zip(table.columns, row, strict=True))) for row in table.rows]
    longest = _room(table, width)
    most = {scale: max(_top(one) for one in totals if one.scale == scale) for scale in {one.scale for one in totals}}
    bars = tuple(_bar(one, most[one.scale], longest, blocks=blocks) for one in totals)
    rows = tuple((*row, bar) for row, bar in zip(table.rows, bars, strict=True))
    return table._replace(columns=(*table.columns, "bar"), rows=rows, brief=(*table.brief, "bar"))


def _total(row: dict[str, object]) -> _Total:
    low, high = (None if row[name] is None else Decimal(str(row[name])) for name in ("new_low", "new_high"))
    return _Total((row["currency"], row["loans"]), low, high)


def _top(one: _Total) -> Decimal:
    return max(one.low or Decimal(0), one.high or Decimal(0))


def _room(table: Table, width: int | None) -> int:
    """How long a bar may be beside the other columns."""
    if width is None:
        return LONGEST
    shown = table.shortened()
    cells = ([len(cell_text(row[at])) for row in shown.rows] for at in range(len(shown.columns)))
    used = sum(max(len(name) + _HEADING, *sizes) + _GAP for name, sizes in zip(shown.columns, cells, strict=True) if sizes)
    return max(SHORTEST, min(LONGEST, width - used))


def _bar(one: _Total, most: Decimal, longest: int, *, blocks: bool) -> str:
    if one.low is None or most <= 0:
        return ""
    sure = _length(one.low, most, longest)
    maybe = 0 if one.high is None else max(0, round(_length(one.high, most, longest)) - round(sure))
    whole, eighths = divmod(int(sure * 8), 8)
    if not blocks:
        full, shade = "#" * (round(sure) or int(one.low > 0)), "-" * maybe
    else:
        full, shade = "█" * whole + ("" if maybe else _EIGHTHS[eighths]), "░" * maybe
        full = full or (_EIGHTHS[1] if one.low > 0 and not shade else "")
    return f"{full}{shade}{'+' if one.high is None else ''}"


def _length(amount: Decimal, most: Decimal, longest: int) -> float:
    return max(0.0, float(amount / most) * longest)
