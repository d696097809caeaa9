"""The rows of a table with what they rest on, as the exports take them."""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from ledger.queries.sources import Days, Party, Source, Told
from ledger.queries.table import Table, counted
from ledger.views.neutral import one_line

_NOT_DATED = Days(None, None)


class Happening(NamedTuple):
    """An event: its cells as plain text on one line, its days, who took part, and the documents that tell it."""

    id: str
    date: str
    kind: str
    what: str
    who: tuple[str, ...]
    money: str
    modality: str
    first_day: datetime.date | None
    end_day: datetime.date | None
    parties: tuple[Party, ...]
    sources: tuple[Source, ...]
    quote: str


def happenings(table: Table, told: Told) -> Iterator[Happening]:
    """The events of a table in its order."""
    by_id = {source.id: source for source in told.sources}
    for row in table.rows:
        cells = dict(zip(table.columns, row, strict=True))
        event = str(cells["id"])
        days, tellings = told.days.get(event, _NOT_DATED), told.tellings.get(event, ())
        first = tellings[0] if tellings else None
        yield Happening(
            id=event, date=_text(cells["date"]), kind=_text(cells["kind"]), what=_text(cells["what"]), who=_names(cells["who"]),
            money=_text(cells["money"]), modality=_text(cells["modality"]), first_day=_day(days.first_day), end_day=_day(days.end_day),
            parties=told.parties.get(event, ()), sources=tuple(by_id[name] for name in dict.fromkeys(one.document for one in tellings)),
            quote=one_line(by_id[first.document].text[first.sentence_start : first.sentence_end]) if first else "",
        )  # fmt: skip


def records(table: Table) -> Iterator[dict[str, object]]:
    """The rows of a table under the names of its columns."""
    return (dict(zip(table.columns, row, strict=True)) for row in table.rows)


def left_out(number: int, why: str) -> tuple[str, ...]:
    """The sentence about events or sums that a format cannot hold; nothing for none."""
    return (f"{counted(number, 'row')} left out: {why}",) if number else ()


def rounded(number: int) -> tuple[str, ...]:
    """The sentence about sums that a format can only hold as if they were exact; nothing for none."""
    return (
        (f"{counted(number, 'sum')} said with 'nearly', 'up to' and the like: the words stand in the description alone",) if number else ()
    )


def cited(source: Source) -> str:
    """A document as a person cites it: publisher, title, day, address."""
    return ", ".join(one_line(part) for part in (source.publisher, source.title, source.published_on, source.url) if part) or source.id


def _text(value: object) -> str:
    return "" if value is None else one_line(str(value))


def _names(value: object) -> tuple[str, ...]:
    return tuple(one_line(str(name)) for name in value) if isinstance(value, tuple) else ()


def _day(day: str | None) -> datetime.date | None:
    return None if day is None else datetime.date.fromisoformat(day)
