"""A table for people: columns side by side, made to fit a width.

Every column keeps at least its longest word, and what room is left goes to the columns by how much they
would still fill, so that a summary gets more of it than a name. Cells are wrapped between words, a span of
dates behind its "/"; ids, days and other single words are never broken while there is room. Without a width
every row stays on one line and nothing is cut, so that `grep` finds what was said.
"""

import textwrap
from collections.abc import Sequence

from ledger.queries.table import Table, Value
from ledger.views.cell import cell_text
from ledger.views.neutral import one_line
from ledger.views.tabulating import tabulate_function

_GAP = 2
_HEADING = 2  # tabulate sets a column at least this much wider than its heading
_NARROWEST = 8
_LONGEST_WORD = 15
_LONGEST_ID = 24


def columns_text(table: Table, width: int | None) -> str:
    """The table as lines of text without a final line end; "" without rows.

    `width` is in characters, None to leave lines as long as they are. Columns of whole numbers and of
    sums of money stand to the right.
    """
    if not table.rows:
        return ""
    cells = [[one_line(cell_text(value)) for value in row] for row in table.rows]
    if width is not None:
        cells = _wrapped(cells, _widths(cells, table, width))
    columns = zip(table.columns, zip(*table.rows, strict=True), strict=True)
    align = ["right" if name in table.sums or _numeric(column) else "left" for name, column in columns]
    return tabulate_function()(cells, headers=table.columns, tablefmt="simple", disable_numparse=True, colalign=align)


def _numeric(column: tuple[Value, ...]) -> bool:
    known = [value for value in column if value is not None]
    return bool(known) and all(isinstance(value, int) and not isinstance(value, bool) for value in known)


def _widths(cells: list[list[str]], table: Table, width: int) -> list[int]:
    """The width of each column: its floor, and its share of the room that is left, no wider than its widest cell."""
    columns = list(zip(*cells, strict=True))
    headings = [len(name) + _HEADING for name in table.columns]
    widest = [max(heading, *map(len, column)) for heading, column in zip(headings, columns, strict=True)]
    room = width - _GAP * (len(headings) - 1)
    sums = [name in table.sums for name in table.columns]
    for words, whole in ((_LONGEST_WORD, True), (_LONGEST_WORD, False), (_NARROWEST, False)):
        floors = [
            (wide if whole else _floor(column, heading, wide)) if of_sums else _floor(column, heading, words)
            for column, heading, wide, of_sums in zip(columns, headings, widest, sums, strict=True)
        ]
        if sum(floors) <= room:
            break
    wants = [wide - floor for wide, floor in zip(widest, floors, strict=True)]
    share = min(1.0, max(0, room - sum(floors)) / max(1, sum(wants)))
    return [floor + int(want * share) for floor, want in zip(floors, wants, strict=True)]


def _floor(column: Sequence[str], heading: int, longest: int) -> int:
    """How narrow a column may become: its longest word, but no more than `longest` where it has several words."""
    return max(heading, *(_narrowest(cell, longest) for cell in column))


def _narrowest(cell: str, longest: int) -> int:
    words = _breakable(cell).split(" ")
    if len(words) == 1 and len(cell) <= _LONGEST_ID:
        return len(cell)
    return min(max(map(len, words)), longest)


def _breakable(cell: str) -> str:
    """The cell with a blank behind the "/" of a span of dates, where a line may end."""
    return cell.replace("/", "/ ") if " " not in cell and cell[:2] in ("19", "20", "..") else cell


def _wrapped(cells: list[list[str]], widths: list[int]) -> list[list[str]]:
    return [[_in_lines(cell, wide) for cell, wide in zip(row, widths, strict=True)] for row in cells]


def _in_lines(cell: str, width: int) -> str:
    return "\n".join(textwrap.wrap(_breakable(cell), width, break_on_hyphens=False)) if len(cell) > width else cell
