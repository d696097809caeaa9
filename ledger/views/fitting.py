"""A table for a terminal that is too narrow for all its columns: those that can be spared are left out, and named."""

from ledger.queries.table import Table
from ledger.views.columns import columns_text

# Counts and what else only adds to a row, the first to go first; the formats for programs have them all.
SPARED = (
    "independent", "sources", "documents", "doubts", "mentions", "claims", "share", "document", "country", "nature", "purpose", "offices",
    "programme", "recipient",
)  # fmt: skip


def fitted(table: Table, width: int | None) -> tuple[str, tuple[str, ...]]:
    """The table as lines of text no longer than `width`, as far as columns can be spared, and the names of those left out."""
    shown = table.shortened()
    text = columns_text(shown, width)
    left_out: list[str] = []
    for name in SPARED:
        if width is None or max(map(len, text.split("\n"))) <= width:
            break
        if name in shown.columns:
            left_out.append(name)
            text = columns_text(_without(shown, left_out), width)
    return text, tuple(left_out)


def _without(table: Table, names: list[str]) -> Table:
    kept = tuple(name for name in table.columns if name not in names)
    return table._replace(brief=kept).shortened()
