"""The fields of a record, each with the span at which it stands in the stored text.

What the readers of front matter and of JSON objects give alike: scalars, and lists of scalars or of flat mappings.
Spans are half-open code points, without quotation marks.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Piece:
    """A scalar as it is meant (escapes read, lines folded), and where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Item:
    """One element of a list: a scalar (`piece`), or a mapping (`fields`, those of its scalars); the span is of all of it."""

    start: int
    end: int
    piece: Piece | None = None
    fields: Mapping[str, Piece] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fields:
    """The top level of a record. What is neither a scalar nor a list is in neither mapping."""

    scalars: Mapping[str, Piece]
    lists: Mapping[str, tuple[Item, ...]]
