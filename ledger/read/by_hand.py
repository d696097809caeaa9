"""Events made by hand: a text whose fields tell one event, in front matter or as a JSON object.

In: the stored text. Out: the event as its maker wrote it, each field with the span at which it stands, or None. It is known
by its form and by no name of a folder or file: a `date`, a `title`, and a list of `actors` or of `sources`. An article
with front matter has no such list. Nothing is judged here: a date that is none is still the date as written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from ledger.read.fields import Fields, Item, Piece
from ledger.read.front_matter import front_matter_in
from ledger.read.json_fields import json_fields
from ledger.read.metadata import line_of
from ledger.read.yaml_fields import yaml_fields

_ACTORS = ("actors", "key_actors", "organizations")
_NOTES = ("importance", "importance_score", "status", "location", "tags", "sources")
_KINDS = {"importance_score": "importance", "tags": "tag", "sources": "source"}
_TOLD_BY = ("outlet", "publisher", "publication")
_TOLD_ON = ("date", "date_published", "publication_date", "year")
_MARK = "---"


@dataclass(frozen=True, slots=True)
class Note:
    """What the maker set beside the event: `kind` is importance, status, location, tag or source; a source may have a link."""

    kind: str
    value: str
    link: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EventByHand:
    """An event as a person wrote it down; `body` is the span of what is told of it, empty where nothing is."""

    title: Piece
    date: Piece
    actors: tuple[Piece, ...]
    notes: tuple[Note, ...]
    body: tuple[int, int]


def event_by_hand(text: str) -> EventByHand | None:
    """The event that the text is a record of, None for any other text. Raises nothing."""
    if text.startswith(_MARK):
        front = front_matter_in(text)
        if not front:
            return None
        fields, body = yaml_fields(text, *_inside(text, front.end)), (front.end, len(text))
    else:
        found = json_fields(text)
        if not found:
            return None
        told = found.scalars.get("summary") or found.scalars.get("description")
        fields, body = found, (told.start, told.end) if told else (0, 0)
    title, date = fields.scalars.get("title"), fields.scalars.get("date")
    if not title or not date or not (fields.lists.keys() & {*_ACTORS, "sources"}):
        return None
    return EventByHand(title, date, _actors(fields), tuple(_notes(fields)), _trimmed(text, *body))


def _inside(text: str, end: int) -> tuple[int, int]:
    """The span between the two marks of front matter that ends here."""
    return text.index("\n") + 1, text[:end].rstrip("\r\n").rfind("\n") + 1


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _actors(fields: Fields) -> tuple[Piece, ...]:
    """Each actor once, in the order in which they are named."""
    named: dict[str | None, Piece] = {}
    for piece in (item.piece for name in _ACTORS for item in fields.lists.get(name, ())):
        if piece:
            named.setdefault(line_of(piece.text), piece)
    return tuple(piece for name, piece in named.items() if name)


def _notes(fields: Fields) -> list[Note]:
    found: list[Note] = []
    for name in _NOTES:
        kind = _KINDS.get(name, name)
        piece = fields.scalars.get(name)
        items: Sequence[Item] = (Item(piece.start, piece.end, piece),) if piece else fields.lists.get(name, ())
        found += chain.from_iterable(_note(kind, item) for item in items)
    return found


def _note(kind: str, item: Item) -> list[Note]:
    """What one item says, none for an empty one."""
    link = item.fields.get("url")
    value = line_of(item.piece.text if item.piece else _cited(item.fields)) or (link.text.strip() if link else None)
    return [Note(kind, value, link.text.strip() if link else None, item.start, item.end)] if value else []


def _cited(source: Mapping[str, Piece]) -> str:
    """A source as it is cited: its title, who published it, when: "Citizen Cohn, Book, 1988"."""
    by, on = (next((source[name].text for name in names if name in source), "") for names in (_TOLD_BY, _TOLD_ON))
    title = source["title"].text if "title" in source else ""
    return ", ".join(part for part in (title, by, on) if part)
