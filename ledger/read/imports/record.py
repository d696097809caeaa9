"""What a file of another program tells, record by record: values as it has them, each with the span at which it stands.

A format's reader makes `Records`; `claiming` makes claims of them. Spans are half-open code points of the stored text.
What a format leaves in words (a day, a name, a sum) is left in words here, and read by the rooms that read documents.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from ledger.model import Doubt, Instrument, Modality, Nature, Purpose, Stage, Status
from ledger.read.by_hand import Note
from ledger.read.fields import Piece
from ledger.read.metadata import Overrides

RULE = "import"
Form = Literal["csv", "timelinejs", "iati"]


@dataclass(frozen=True, slots=True)
class Named:
    """An actor as the record names it; `country` (ISO 3166 alpha-3) where a code says that the state is meant."""

    piece: Piece
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a sum is by its record, in the words of docs/design.md; `part_of` is the place of the record whose sum it is a part of."""

    nature: Nature | None = None
    stage: Stage | None = None
    status: Status | None = None
    instrument: Instrument | None = None
    purpose: Purpose | None = None
    programme: str | None = None
    channel: str | None = None
    speaker: str | None = None
    own: bool = True
    part_of: int | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A sum in major units of `currency` (ISO 4217), `basis` saying where that stands; without `amount` its words are to be read."""

    piece: Piece
    amount: Decimal | None
    currency: str | None
    basis: Literal["explicit", "context"] = "explicit"
    meaning: Meaning = field(default_factory=Meaning)


@dataclass(frozen=True, slots=True)
class Record:
    """One event as the file tells it; `start`, `end` span all that the file says of it.

    `edtf` is the date where the format says it, else the words of `date` are to be read. Where the file does not say who takes
    part (`says_who`), the names in the title are read. `rules` say which reader made it.
    """

    start: int
    end: int
    title: Piece
    summary: str
    rules: tuple[str, ...]
    date: Piece | None = None
    edtf: str | None = None
    kind: str = "OTHER"
    modality: Modality = "asserted"
    actors: tuple[Named, ...] = ()
    givers: tuple[Named, ...] = ()
    takers: tuple[Named, ...] = ()
    says_who: bool = True
    sum: Told | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Records:
    """A file's records in its order, what of it cannot be read, what it says of itself, and how many lines were set before it."""

    form: Form
    said: Overrides
    records: tuple[Record, ...]
    unread: tuple[Doubt, ...] = ()
    lines_before: int = 0


def unread(start: int, end: int, why: str) -> Doubt:
    """A part of a file that cannot be read, and why."""
    return Doubt(start, end, RULE, why)
