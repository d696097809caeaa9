"""A table as JSON: an object a row, under the names of the columns, every column.

Letters stay letters; controls and turning marks are escaped. Names are lists, what is not known is
null, amounts of money are strings.
"""

import json
from collections.abc import Iterator

from ledger.queries.table import Table
from ledger.views.neutral import json_text


def record_text(record: object) -> str:
    """One value as JSON on one line."""
    return json_text(json.dumps(record, ensure_ascii=False))


def ndjson_lines(table: Table) -> Iterator[str]:
    """One line a row."""
    return (record_text(dict(zip(table.columns, row, strict=True))) for row in table.rows)


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
