"""What a question gives back: columns, rows of plain values, and sentences about what is not in the rows."""

from collections.abc import Iterable
from dataclasses import dataclass

Value = str | int | None | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows as plain values, in the order in which they are to be read.

    `notes` are sentences about what is not listed. `brief` names the columns that a person reads in a
    table, empty meaning all; the formats for programs always carry every column. Amounts of money are
    decimal strings in major units or text, never numbers.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[str, ...] = ()
    brief: tuple[str, ...] = ()

    def shortened(self) -> "Table":
        """The same rows with the brief columns only."""
        if not self.brief:
            return self
        places = [self.columns.index(name) for name in self.brief]
        rows = tuple(tuple(row[place] for place in places) for row in self.rows)
        return Table(self.brief, rows, self.notes)


def counted(number: int, thing: str) -> str:
    """A number and its noun, in the plural where the number asks for it: "1 event", "3 events"."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def quoted_list(words: Iterable[str]) -> str:
    """Names as they stand in a hint: 'a', 'b', 'c'."""
    return ", ".join(f"'{word}'" for word in words)
