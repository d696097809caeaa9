"""One value as the text of a cell."""

from ledger.queries.table import Value


def cell_text(value: Value) -> str:
    """Names joined by "; ", truth as yes or no, numbers in plain digits, and nothing for what is not known."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(value) if isinstance(value, tuple) else str(value)
