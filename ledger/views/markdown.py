"""A table or a quote in Markdown, with the words of documents escaped: they are text, not markup.

The table is that of GitHub's dialect (https://github.github.com/gfm/#tables-extension-).
"""

from collections.abc import Iterator
from types import MappingProxyType

from ledger.queries.table import Table
from ledger.views.cell import cell_text
from ledger.views.neutral import one_line

_ESCAPED = MappingProxyType(str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"} | {mark: f"\\{mark}" for mark in "\\`|*_[]~#!"}))


def escaped(text: str) -> str:
    """The text on one line, with the characters that Markdown or HTML would read escaped."""
    return one_line(text).translate(_ESCAPED)


def markdown_lines(table: Table) -> Iterator[str]:
    """The table as lines: the header, the rule under it, the rows."""
    yield _line(table.columns)
    yield _line(("---",) * len(table.columns))
    for row in table.rows:
        yield _line(tuple(escaped(cell_text(value)) for value in row))


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
