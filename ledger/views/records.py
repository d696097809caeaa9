"""A table as JSON: an object a row, under the names of the columns, every column.

Letters stay letters; controls and turning marks are escaped. Names are lists, what is not known is
null, amounts of money are strings.
"""

from collections.abc import Iterator

from ledger.queries.table import Table, Value
from ledger.views.neutral import json_string, json_text


def record_text(record: object) -> str:
    """One value of any shape as JSON on one line."""
    import json  # noqa: PLC0415  rows do without it

    return json_text(json.dumps(record, ensure_ascii=False))


def ndjson_lines(table: Table) -> Iterator[str]:
    """One line a row."""
    names = tuple(map(json_string, table.columns))
    return (f"{{{', '.join(map(_field, names, row))}}}" for row in table.rows)


def _field(name: str, value: Value) -> str:
    return f"{name}: {_value_text(value)}"


def _value_text(value: Value) -> str:
    if isinstance(value, str):
        return json_string(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(json_string, value))}]"
    return "null" if value is None else str(value).lower()  # whole numbers, true and false


def json_lines(table: Table) -> Iterator[str]:
    """One array, a line a row between the lines of its brackets; `[]` without rows."""
    if not table.rows:
        yield "[]"
        return
    last = len(table.rows) - 1
    yield "["
    for place, line in enumerate(ndjson_lines(table)):
        yield f"  {line}{',' if place < last else ''}"
    yield "]"
