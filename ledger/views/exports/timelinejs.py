"""TimelineJS (Knight Lab), its JSON: https://timeline.knightlab.com/docs/json-format.html.

A slide an event, grouped by kind. Its text fields are HTML, so words of documents are escaped. A day, month or year stays what it is;
an interval has an end date; how the date is shown is the EDTF of the ledger. Who takes part, and the sum, stand in an object of our own
too, which TimelineJS passes over and `ledger import` reads.
"""

import datetime
import html
import json
from typing import Any

from ledger.queries.sources import Told
from ledger.queries.table import Table
from ledger.views.exports import Exported
from ledger.views.exports.rows import Happening, cited, happenings, left_out
from ledger.views.neutral import json_text


def exported(table: Table, told: Told) -> Exported:
    """The chronology; events without a first day have no place on a timeline."""
    rows = list(happenings(table, told))
    slides = [_slide(row) for row in rows if row.first_day]
    text = json_text(json.dumps({"events": slides}, ensure_ascii=False, indent=1)) + "\n"
    return Exported(text, left_out(len(rows) - len(slides), "undated events, which TimelineJS cannot place"))


def _slide(row: Happening) -> dict[str, Any]:
    assert row.first_day is not None  # noqa: S101  the caller keeps only dated ones
    lines = [html.escape(line) for line in (row.money, "; ".join(row.who), f"\u201c{row.quote}\u201d") if line]
    lines += [html.escape(cited(source)) for source in row.sources]
    slide: dict[str, Any] = {
        "unique_id": f"e-{row.id}",
        "start_date": _date(row.first_day, row.date.split("/")[0]),
        "text": {"headline": html.escape(row.what), "text": "".join(f"<p>{line}</p>" for line in lines)},
        "group": row.kind,
        "display_date": row.date,
        "ledger": {"who": row.who, "money": row.money, "modality": row.modality},
    }
    if "/" in row.date and row.end_day:
        slide["end_date"] = _date(row.end_day - datetime.timedelta(days=1), row.date.split("/")[1])
    return slide


def _date(day: datetime.date, edtf: str) -> dict[str, int]:
    """As many of year, month and day as the words have."""
    parts = {"year": day.year, "month": day.month, "day": day.day}
    known = len([part for part in edtf.strip("~?%").split("-") if part.isdecimal()])
    whole = known if known in (1, 2) and _is_calendar(edtf) else 3
    return dict(list(parts.items())[:whole])


def _is_calendar(edtf: str) -> bool:
    """Whether it is a year or a month of the calendar: 2021-22 is a season."""
    month = edtf.strip("~?%")[5:7]
    return not month or not month.isdecimal() or int(month) <= 12
