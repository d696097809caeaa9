"""A table as text, RFC 4180 with commas, semicolons or tabs: its cells, each with the span at which it stands.

In: a text and where the table begins. Out: rows of cells. A cell in quotation marks may hold line ends, and a mark twice for
one. The apostrophe that keeps a spreadsheet from running a cell as a formula is no part of the cell. Blanks around a cell
belong to it not. Cost is linear in the text; raises nothing.
Source: https://www.rfc-editor.org/rfc/rfc4180; https://owasp.org/www-community/attacks/CSV_Injection
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ledger.read.fields import Piece

DELIMITERS = (",", ";", "\t")
_QUOTED = re.compile(r' *"((?:[^"]|"")*+)"[ \t]*')
_LINE_END = re.compile(r"\r\n|\n|\r")
_FORMULA = ("'=", "'+", "'-", "'@")


@dataclass(frozen=True, slots=True)
class Row:
    """One row, from its first cell to its last; `wrong` says why its cells cannot be told apart."""

    start: int
    end: int
    cells: tuple[Piece, ...]
    wrong: str | None = None

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return self.wrong is None and not any(cell.text for cell in self.cells)


def rows_in(text: str, start: int) -> Iterator[Row]:
    """The rows of the table that begins here, the heading first; blank ones are passed over."""
    delimiter = delimiter_of(text, start)
    plain = re.compile(rf"[^{re.escape(delimiter)}\r\n]*+")
    while start < len(text):
        row = _row(text, start, delimiter, plain)
        if not row.blank:
            yield row
        ended = _LINE_END.match(text, row.end)
        start = ended.end() if ended else row.end


def delimiter_of(text: str, start: int) -> str:
    """What stands between the cells: of comma, semicolon and tab the one that is most often in the first line."""
    found = _LINE_END.search(text, start)
    line = text[start : found.start() if found else len(text)]
    return max(DELIMITERS, key=line.count)


def _row(text: str, start: int, delimiter: str, plain: re.Pattern[str]) -> Row:
    cells = []
    at = start
    while True:
        quoted = _QUOTED.match(text, at)
        if quoted is None and text[at : at + 1] == '"':
            return Row(start, len(text), (), "a quotation mark is never closed: all that follows would be one cell")
        if quoted:
            cells.append(_cell(quoted[1].replace('""', '"'), *quoted.span(1)))
            at = quoted.end()
        else:
            found = plain.match(text, at)
            at = found.end() if found else at
            cells.append(_plain_cell(text, found.start() if found else at, at))
        if text[at : at + 1] != delimiter:
            return _ended(text, start, at, tuple(cells))
        at += 1


def _ended(text: str, start: int, at: int, cells: tuple[Piece, ...]) -> Row:
    """The row that ends here, at a line end; what stands behind a closing mark instead makes it one that cannot be read."""
    if at >= len(text) or text[at] in "\r\n":
        return Row(start, at, cells)
    found = _LINE_END.search(text, at)
    return Row(start, found.start() if found else len(text), (), "words stand behind the quotation mark that closes a cell")


def _plain_cell(text: str, start: int, end: int) -> Piece:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return _cell(words.strip(), start, start + len(words.strip()))


def _cell(words: str, start: int, end: int) -> Piece:
    """The cell without the apostrophe of a spreadsheet; an empty one keeps its place."""
    return Piece(words[1:], start + 1, end) if words.startswith(_FORMULA) else Piece(words, start, end)
