"""A table of events, CSV with its mapping at the head: each row a record.

In: the stored text. Out: Records, one a row that can be read, in the order of the rows; a row that cannot be read is listed
whole, a cell that is left out by itself. Lists in a cell stand between semicolons or bars. A heading may say the currency and
the unit of its sums ("Value (EUR million)"). A sum at a stage is aid, unless the row has another kind. Days of two numbers and
a year are read only where the mapping, or one of them ("31/08/2022"), tells their order.
"""

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast, get_args

from ledger.model import Doubt, Instrument, Modality, Nature, Purpose, Stage, Status
from ledger.read.by_hand import Note
from ledger.read.fields import Piece
from ledger.read.head import day_of
from ledger.read.imports.cells import Row, rows_in
from ledger.read.imports.iati_codes import TYPES, instrument_of
from ledger.read.imports.mapping import Mapped, end_of_head, mapped
from ledger.read.imports.record import Meaning, Named, Record, Records, Told, unread
from ledger.read.metadata import Overrides, line_of
from ledger.vocab import rows_of

KINDS = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "OTHER",
)  # fmt: skip
_LISTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "kind": tuple(kind.lower() for kind in KINDS),
        "modality": get_args(Modality),
        "nature": get_args(Nature),
        "stage": get_args(Stage),
        "status": get_args(Status),
        "instrument": get_args(Instrument),
        "purpose": get_args(Purpose),
        "dates": ("dmy", "mdy", "ymd"),
        "unit": ("thousand", "million", "billion", "trillion"),
    }
)
_CODES: Mapping[str, Callable[[str], str | None]] = MappingProxyType(
    {"stage": lambda code: TYPES[code].stage if code in TYPES else None, "instrument": instrument_of}
)
_UNITS = MappingProxyType({"thousand": 3, "million": 6, "mn": 6, "mln": 6, "billion": 9, "bn": 9, "trillion": 12})
_NUMBER = re.compile(r"[+-]?(?:\d{1,18}|\d{1,3}(?:,\d{3}){1,5}|\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,5})(?:\.\d{1,8})?", re.ASCII)
_PART = re.compile(r"[^;|\r\n]+")
_WORD = re.compile(r"[^\W\d_]+|[€£$¥]")
_THREE = re.compile(r"(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})", re.ASCII)


def table_records(text: str, currencies: Mapping[str, str]) -> Records | None:
    """The rows of a headed text; `currencies` gives ISO 4217 by code, name and sign. None where its head maps no table."""
    begins = end_of_head(text)
    rows = rows_in(text, begins)
    heading = next(rows, None)
    head = mapped(text, [cell.text for cell in heading.cells], begins) if heading else None
    if heading is None or head is None:
        return None
    records: list[Record] = []
    wrong: list[Doubt] = []
    all_rows = tuple(rows)
    reading = _Reading(head, heading, currencies, _order_of(cell.text for cell in _column(all_rows, head.columns.get("date"))))
    for row in all_rows:
        record, doubts = reading.record(row)
        records += [record] if record else []
        wrong += doubts
    return Records("csv", Overrides(), tuple(records), tuple(wrong), text.count("\n", 0, begins))


@functools.cache
def currencies_in(seeds: Path) -> Mapping[str, str]:
    """ISO 4217 by code, English name and sign, names in lower case; of the currencies that are legal tender today."""
    found: dict[str, str] = {}
    for row in rows_of(seeds / "money" / "currencies.csv"):
        if row["current"] == "yes":
            found |= dict.fromkeys((row["code"], row["name"].lower(), row["plural"].lower(), *row["signs"].split()), row["code"])
    return MappingProxyType(found)


class _Reading:
    """What all rows share: the mapping, the width of the table, and what the heading says of its sums."""

    def __init__(self, head: Mapped, heading: Row, currencies: Mapping[str, str], order: str | None) -> None:
        self._head, self._width, self._currencies, self._order = head, len(heading.cells), currencies, order
        self._sums = heading.cells[head.columns["amount"]].text if "amount" in head.columns else ""

    def record(self, row: Row) -> tuple[Record | None, Sequence[Doubt]]:
        """The record of a row, and what of the row is left out; no record where that is all of it."""
        if row.wrong:
            return None, (unread(row.start, row.end, row.wrong),)
        cells, extra = row.cells[: self._width], row.cells[self._width :]
        if len(cells) < self._width or any(cell.text for cell in extra):
            return None, (unread(row.start, row.end, f"the row has {len(row.cells)} cells where the heading has {self._width}"),)
        found = {name: cells[at] for name, at in self._head.columns.items() if cells[at].text} | dict(self._head.values)
        if not line_of(found["title"].text if "title" in found else ""):
            return None, (unread(row.start, row.end, "the row has no title"),)
        wrong: list[Doubt] = []
        return self._made(row, found, {name: self._listed(name, found, wrong) for name in _LISTS}, wrong), wrong

    def _made(self, row: Row, found: Mapping[str, Piece], listed: Mapping[str, str | None], wrong: list[Doubt]) -> Record:
        kind = (listed["kind"] or ("aid" if "stage" in found and "amount" in found else "other")).upper()
        date = self._date(found.get("date"), listed["dates"] or self._order, wrong)
        return Record(
            start=row.start,
            end=row.end,
            title=found["title"],
            summary=line_of(found["title"].text) or "",
            rules=("csv",),
            date=date,
            edtf=_edtf(date, found.get("end"), listed["dates"] or self._order),
            kind=kind,
            modality=cast("Modality", listed["modality"] or "asserted"),
            actors=_names(found.get("actors")),
            givers=_names(found.get("from")),
            takers=_names(found.get("to")),
            says_who=bool({"actors", "from", "to"} & {*self._head.columns, *self._head.values}),
            sum=self._told(found, listed, kind, wrong) if "amount" in found else None,
            notes=tuple(_notes(found)),
        )

    def _listed(self, name: str, found: Mapping[str, Piece], wrong: list[Doubt]) -> str | None:
        """The value of a field with a closed list; what is none of it is left out and listed."""
        piece = found.get(name)
        if piece is None:
            return None
        word = piece.text.strip().casefold().replace("-", "_").replace(" ", "_")
        if word in _LISTS[name]:
            return word
        code = _CODES[name](piece.text.strip()) if name in _CODES else None
        if code is None:
            wrong.append(unread(piece.start, piece.end, f"{piece.text!r} is no {name}: left out; it may be {', '.join(_LISTS[name])}"))
        return code

    def _date(self, piece: Piece | None, order: str | None, wrong: list[Doubt]) -> Piece | None:
        """The cell of the date; days of two numbers and a year are listed where nothing tells their order."""
        numbers = _THREE.fullmatch(piece.text) if piece else None
        if piece and numbers and order is None and len(numbers[1]) != 4:
            why = f"{piece.text!r} may be two days: the event is undated; write --map dates==dmy, or mdy"
            wrong.append(unread(piece.start, piece.end, why))
            return None
        return piece

    def _told(self, found: Mapping[str, Piece], listed: Mapping[str, str | None], kind: str, wrong: list[Doubt]) -> Told:
        piece = found["amount"]
        number = _NUMBER.fullmatch(piece.text)
        currency, explicit = self._currency(found, wrong)
        digits = _UNITS.get(listed["unit"] or "", self._unit())
        amount = Decimal(re.sub(r"[^\d.+-]", "", piece.text)).scaleb(digits) if number else None
        fields: dict[str, Any] = {name: listed[name] for name in ("stage", "status", "instrument", "purpose")}
        fields |= {name: line_of(found[name].text) for name in ("programme", "channel") if name in found}
        nature = listed["nature"] or ("aid" if kind == "AID" else None)
        return Told(piece, amount, currency, "explicit" if explicit else "context", Meaning(nature=cast("Nature", nature), **fields))

    def _currency(self, found: Mapping[str, Piece], wrong: list[Doubt]) -> tuple[str | None, bool]:
        """The currency of a row, of its cell or of the heading of its sums, and whether the row itself says it."""
        piece = found.get("currency")
        if piece:
            code = self._currencies.get(piece.text.strip()) or self._currencies.get(piece.text.strip().lower())
            if code is None:
                wrong.append(unread(piece.start, piece.end, f"{piece.text!r} is no currency: left out; write a code, as USD"))
            return code, True
        told = {self._currencies[word] for word in _WORD.findall(self._sums) if word in self._currencies}
        return (told.pop() if len(told) == 1 else None), False

    def _unit(self) -> int:
        """The digits that the heading of the sums leaves out: 6 for "EUR million"."""
        words = (word.casefold().removesuffix("s") for word in _WORD.findall(self._sums))
        return next((_UNITS[word] for word in words if word in _UNITS), 0)


def _names(piece: Piece | None) -> tuple[Named, ...]:
    return tuple(Named(part) for part in _parts(piece))


def _parts(piece: Piece | None) -> Iterator[Piece]:
    """The parts of a list in one cell."""
    if piece is None:
        return
    verbatim = len(piece.text) == piece.end - piece.start  # else quotation marks stand twice in it, and a part has the span of the whole
    for found in _PART.finditer(piece.text):
        words = found[0].strip()
        if words:
            start = piece.start + found.start() + len(found[0]) - len(found[0].lstrip())
            yield Piece(words, start, start + len(words)) if verbatim else Piece(words, piece.start, piece.end)


def _column(rows: Sequence[Row], at: int | None) -> Iterator[Piece]:
    return (row.cells[at] for row in rows if at is not None and at < len(row.cells))


def _order_of(words: Iterable[str]) -> str | None:
    """The one order in which all days of two numbers and a year can stand: "31/08/2022" says that days come first."""
    numbers = [found.groups() for word in words if (found := _THREE.fullmatch(word)) and len(found[1]) != 4]
    first, second = (any(int(found[at]) > 12 for found in numbers) for at in (0, 1))
    return None if first == second else "dmy" if first else "mdy"


def _edtf(date: Piece | None, end: Piece | None, order: str | None) -> str | None:
    """The date where its numbers say it, with the end where there is one; None leaves the words to be read."""
    first, last = (_iso(piece.text, order) if piece else None for piece in (date, end))
    return f"{first}/{last}" if first and last and first != last else first


def _iso(words: str, order: str | None) -> str | None:
    """A day as ISO 8601, its numbers in a known order where they are two and a year."""
    numbers = _THREE.fullmatch(words)
    if not numbers:
        day = day_of(words)
        return day.isoformat() if day else None
    named = dict(zip(order if order and len(numbers[1]) != 4 else "ymd", numbers.groups(), strict=True))
    iso = f"{int(named['y']):04}-{int(named['m']):02}-{int(named['d']):02}"
    return iso if day_of(iso) else None


def _notes(found: Mapping[str, Piece]) -> Iterator[Note]:
    for field, kind in (("importance", "importance"), ("location", "location"), ("tags", "tag")):
        for part in _parts(found.get(field)):
            yield Note(kind, line_of(part.text) or "", None, part.start, part.end)
    link, source = found.get("url"), found.get("source")
    if piece := source or link:
        address = link.text.strip() if link else None
        yield Note("source", line_of(piece.text) or "", address, piece.start, piece.end)
