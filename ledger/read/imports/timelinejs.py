"""Timelines in the JSON of TimelineJS: each slide a record.

In: the stored text. Out: Records in the order of the slides; a slide without a headline or a start is listed. Headlines are HTML:
markup is taken out of the summary. `group` is the kind where it names one. Who takes part stands in no field of the format:
names in the headline are read, unless the slide has the `ledger` object that our own export gives it.
Source: https://timeline.knightlab.com/docs/json-format.html.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ledger.model import Doubt, Modality
from ledger.read.by_hand import Note
from ledger.read.fields import Piece
from ledger.read.imports.record import Meaning, Named, Record, Records, Told, unread
from ledger.read.imports.table import KINDS
from ledger.read.json_fields import elements_of, members_of, piece_of
from ledger.read.metadata import Overrides, line_of

_TAG = re.compile(r"<[^<>]{1,2000}>")
_EDTF = re.compile(r"[\d~?%./-]{4,40}", re.ASCII)
_MODALITIES: tuple[Modality, ...] = ("asserted", "planned", "requested", "denied", "reported")
_DECODER = json.JSONDecoder()


def timeline_records(text: str) -> Records | None:
    """The slides of a text; None for a text that is no such timeline."""
    begins = len(text) - len(text.lstrip())
    if text[begins : begins + 1] != "{":
        return None
    try:
        value, end = _DECODER.raw_decode(text, begins)
        if not _is_timeline(value) or text[end:].strip():
            return None
        made = tuple(_records(text, begins))
    except (ValueError, RecursionError):
        return None
    title = value.get("title") or {}
    headline = title.get("text", {}).get("headline") if isinstance(title, dict) and isinstance(title.get("text"), dict) else None
    said = Overrides(title=_plain(headline) if isinstance(headline, str) else None)
    records = tuple(one for one in made if isinstance(one, Record))
    return Records("timelinejs", said, records, tuple(one for one in made if isinstance(one, Doubt)))


def _is_timeline(value: Any) -> bool:
    """Whether it has a list of events of which one has a start and a text, as TimelineJS wants them."""
    events = value.get("events") if isinstance(value, dict) else None
    return isinstance(events, list) and any(isinstance(one, dict) and "start_date" in one and "text" in one for one in events)


@dataclass(frozen=True, slots=True)
class _Slide:
    """A slide: its span, its strings and numbers with theirs, by the names of the objects that they stand in: "text.headline"."""

    start: int
    end: int
    pieces: Mapping[str, Piece]
    who: tuple[Named, ...] | None = None


def _records(text: str, begins: int) -> Iterator[Record | Doubt]:
    for key, _, first, _ in members_of(text, begins):
        if key == "events":
            for value, start, end in elements_of(text, first):
                yield _record(_slide(text, start, end)) if isinstance(value, dict) else unread(start, end, "is no slide")


def _slide(text: str, start: int, end: int) -> _Slide:
    pieces: dict[str, Piece] = {}
    who: tuple[Named, ...] | None = None
    for key, value, first, last in members_of(text, start):
        if (piece := piece_of(value, text, first, last)) is not None:
            pieces[key] = piece
        elif isinstance(value, dict):
            for inner, told, begin, stop in members_of(text, first):
                if (piece := piece_of(told, text, begin, stop)) is not None:
                    pieces[f"{key}.{inner}"] = piece
                elif key == "ledger" and inner == "who" and isinstance(told, list):
                    found = (piece_of(name, text, *span) for name, *span in elements_of(text, begin))
                    who = tuple(Named(one) for one in found if one)
    return _Slide(start, end, pieces, who)


def _record(slide: _Slide) -> Record | Doubt:
    pieces = slide.pieces
    headline = pieces.get("text.headline")
    summary = _plain(headline.text) if headline else None
    edtf = _edtf(pieces)
    if headline is None or not summary:
        return unread(slide.start, slide.end, "the slide has no headline")
    if edtf is None:
        return unread(slide.start, slide.end, "the slide has no start that is a day, a month or a year")
    kind = pieces["group"].text.strip().upper() if "group" in pieces else ""
    money = pieces.get("ledger.money")
    told = pieces["ledger.modality"].text if "ledger.modality" in pieces else ""
    return Record(
        start=slide.start,
        end=slide.end,
        title=headline,
        summary=summary,
        rules=("timelinejs",),
        date=pieces.get("display_date") or pieces["start_date.year"],
        edtf=edtf,
        kind=kind if kind in KINDS else "OTHER",
        modality=next((one for one in _MODALITIES if one == told), "asserted"),
        actors=slide.who or (),
        says_who=slide.who is not None,
        sum=Told(money, None, None, meaning=Meaning(nature="aid" if kind == "AID" else None)) if money else None,
        notes=tuple(_notes(pieces, kind)),
    )


def _edtf(pieces: Mapping[str, Piece]) -> str | None:
    """The date as EDTF: that of `display_date` where it is one of the same beginning, else start and end as far as they are told."""
    first, last = (_date(pieces, name) for name in ("start_date", "end_date"))
    shown = pieces["display_date"].text.strip() if "display_date" in pieces else ""
    if first and _EDTF.fullmatch(shown) and shown[:4] == first[:4]:
        return shown
    return f"{first}/{last}" if first and last and first != last else first


def _date(pieces: Mapping[str, Piece], name: str) -> str | None:
    """As many of year, month and day as are told."""
    parts = [pieces[f"{name}.{part}"].text.strip() for part in ("year", "month", "day") if f"{name}.{part}" in pieces]
    if not parts or not all(part.isdecimal() and part.isascii() for part in parts) or not 0 < len(parts[0]) <= 4:
        return None
    year, *rest = map(int, parts)
    return "-".join((f"{year:04}", *(f"{part:02}" for part in rest)))


def _notes(pieces: Mapping[str, Piece], kind: str) -> Iterator[Note]:
    """What the slide shows, as its source; a group that is no kind, as a tag."""
    group, link = pieces.get("group"), pieces.get("media.url")
    if group and kind not in KINDS:
        yield Note("tag", line_of(group.text) or "", None, group.start, group.end)
    if link:
        words = pieces.get("media.caption") or pieces.get("media.credit") or link
        yield Note("source", _plain(words.text) or link.text.strip(), link.text.strip(), link.start, link.end)


def _plain(words: str) -> str | None:
    """The words of HTML on one line."""
    return line_of(html.unescape(_TAG.sub(" ", words)))
