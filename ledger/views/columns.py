"""A table for people: columns side by side, made to fit the terminal.

On a terminal the widest columns of words give way until a line fits, and their cells are wrapped; ids,
dates and other single words are never broken. In a
pipe every row stays on one line and nothing is cut, so that `grep` finds what was said.
"""

import textwrap
from collections.abc import Callable, Sequence

from ledger.queries.table import Table, Value
from ledger.views.cell import cell_text
from ledger.views.neutral import one_line

_GAP = 2
_HEADING = 2  # tabulate sets a column at least this much wider than its heading
_NARROWEST = 8
_LONGEST_WORD = 15
_LONGEST_ID = 24


def columns_text(table: Table, width: int | None) -> str:
    """The table as lines of text without a final line end; "" without rows.

    `width` is that of the terminal in characters, None to leave lines as long as they are. Columns of
    whole numbers stand to the right.
    """
    from tabulate import tabulate  # noqa: PLC0415  40 ms, only when a table is printed

    if not table.rows:
        return ""
    cells = [[one_line(cell_text(value)) for value in row] for row in table.rows]
    if width is not None:
        cells = _wrapped(cells, _widths(cells, table.columns, width))
    align = ["right" if _numeric(column) else "left" for column in zip(*table.rows, strict=True)]
    return tabulate(cells, headers=table.columns, tablefmt="simple", disable_numparse=True, colalign=align)


def _numeric(column: tuple[Value, ...]) -> bool:
    known = [value for value in column if value is not None]
    return bool(known) and all(isinstance(value, int) and not isinstance(value, bool) for value in known)


def _widths(cells: list[list[str]], names: tuple[str, ...], width: int) -> list[int]:
    """The width of each column: that of its widest cell, but columns of words no wider than lets a line fit."""
    columns = list(zip(*cells, strict=True))
    headings = [len(name) + _HEADING for name in names]
    widest = [max(heading, *map(len, column)) for heading, column in zip(headings, columns, strict=True)]
    room = width - _GAP * (len(names) - 1)
    floors = _floors(columns, headings, _LONGEST_WORD)
    if sum(map(min, widest, floors)) > room:
        floors = _floors(columns, headings, _NARROWEST)
    limit = max(widest)
    while limit > _NARROWEST and sum(map(_within(limit), widest, floors)) > room:
        limit -= 1
    return list(map(_within(limit), widest, floors))


def _floors(columns: Sequence[Sequence[str]], headings: Sequence[int], longest: int) -> list[int]:
    """How narrow each column may become: its longest word, but no more than `longest` where it has several words."""
    return [max(heading, *(_narrowest(cell, longest) for cell in column)) for heading, column in zip(headings, columns, strict=True)]


def _narrowest(cell: str, longest: int) -> int:
    words = cell.split(" ")
    if len(words) == 1 and len(cell) <= _LONGEST_ID:
        return len(cell)
    return min(max(map(len, words)), longest)


def _within(limit: int) -> Callable[[int, int], int]:
    """A column's width under a limit: never below its floor, never beyond its widest cell."""
    return lambda wide, floor: min(wide, max(limit, floor))


def _wrapped(cells: list[list[str]], widths: list[int]) -> list[list[str]]:
    return [
        [
            "\n".join(textwrap.wrap(cell, wide, break_on_hyphens=False)) if len(cell) > wide else cell
            for cell, wide in zip(row, widths, strict=True)
        ]
        for row in cells
    ]
