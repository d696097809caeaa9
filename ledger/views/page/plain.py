"""A listing as one HTML page that needs nothing else: its columns, its rows and its notes, without a script."""

from pathlib import Path

from ledger.queries.table import Table
from ledger.views.cell import cell_text
from ledger.views.page.escaping import escaped
from ledger.views.page.head import head_html

_STYLE = Path(__file__).parent / "page.css"


def table_html(table: Table, title: str) -> str:
    """The whole page, with every column."""
    head = "".join(f"<th>{escaped(name)}</th>" for name in table.columns)
    rows = "\n".join(f"<tr>{''.join(f'<td>{escaped(cell_text(value))}</td>' for value in row)}</tr>" for row in table.rows)
    notes = "".join(f'<p class="note">{escaped(note)}</p>' for note in table.notes)
    return "\n".join(
        (
            *head_html(title, _STYLE.read_text("utf-8"), None),
            "<body>",
            f"<header><h1>{escaped(title)}</h1></header>",
            f'<main class="wide"><table><thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table>{notes}</main>',
            "</body>",
            "</html>",
            "",
        )
    )
