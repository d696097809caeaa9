"""What a question gives back: columns, rows of plain values, and sentences about what is not in the rows."""

from collections.abc import Iterable
from typing import NamedTuple

Value = str | int | None | tuple[str, ...]


class Table(NamedTuple):
    """Rows as plain values, in the order in which they are to be read.

    `notes` are sentences about what is not listed. `brief` names the columns that a person reads in a
    table, empty meaning all; the formats for programs always carry every column. Amounts of money are
    decimal strings in major units or text, never numbers; `sums` names the columns of such text, which
    are set to the right. `retold` has columns that a person reads in other words: a name and the cells,
    in the order of the rows.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[str, ...] = ()
    brief: tuple[str, ...] = ()
    sums: tuple[str, ...] = ("money",)
    retold: tuple[tuple[str, tuple[Value, ...]], ...] = ()

    def column(self, name: str) -> tuple[Value, ...]:
        """The cells of a column."""
        at = self.columns.index(name)
        return tuple(row[at] for row in self.rows)

    def shortened(self) -> "Table":
        """The rows as a person reads them: the brief columns only, and the words made for a person."""
        names = self.brief or self.columns
        told = dict(self.retold)
        cells = [told.get(name) or [row[self.columns.index(name)] for row in self.rows] for name in names]
        return Table(names, tuple(zip(*cells, strict=True)), self.notes, sums=self.sums)


def counted(number: int, thing: str) -> str:
    """A number and its noun, in the plural where the number asks for it: "1 event", "3 events"."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def quoted_list(words: Iterable[str]) -> str:
    """Names as they stand in a hint: 'a', 'b', 'c'."""
    return ", ".join(f"'{word}'" for word in words)
