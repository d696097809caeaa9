"""A query as a tree: terms that an event fulfils or not, joined by and, or, not.

Values are in their canonical form: days are half-open, kinds upper case, amounts exact in major units. `at` is the
term's place in the text that it was read from, for errors that only the ledger can tell; it counts in no comparison.
Trees are made by `all_of`, `any_of` and `negated`, so that one meaning of brackets has one tree.
"""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from ledger.ask.node import Node

if TYPE_CHECKING:
    from decimal import Decimal

Days = tuple[datetime.date | None, datetime.date | None]
Side = Literal["actor", "from", "to"]


class Party(Node):
    """Any of these actors takes part: on either side, as the one who acts or gives (`from`), or receives (`to`)."""

    side: Side
    names: tuple[str, ...]
    at: int = 0


class Dates(Node):
    """A day of the event may lie in one of the spans (first day, day after the last; None is open), or it has none at all."""

    spans: tuple[Days, ...]
    undated: bool = False
    at: int = 0


class Listed(Node):
    """The field has one of these values, of a closed list (`ledger.ask.lists`)."""

    name: str
    values: tuple[str, ...]
    at: int = 0


class Amounts(Node):
    """Sums between bounds in major units, None for open; `over` and `under` leave the bound itself out. A currency, None for any."""

    low: "Decimal | None" = None
    high: "Decimal | None" = None
    over: bool = False
    under: bool = False
    currency: str | None = None


class Money(Node):
    """The event's sum may be one of these, or it has none."""

    amounts: tuple[Amounts, ...]
    none: bool = False
    at: int = 0


class Told(Node):
    """One of its documents comes from one of these publishers (`source`), or is one of these (`document`: an id or words of a title)."""

    by: Literal["source", "document"]
    names: tuple[str, ...]
    at: int = 0


class Text(Node):
    """These words stand side by side in a sentence that tells it; the last may be only a beginning (`prefix`)."""

    words: str
    prefix: bool = False
    at: int = 0


class AllOf(Node):
    """Every part is fulfilled; without parts, always."""

    parts: tuple["Query", ...]


class AnyOf(Node):
    """At least one of two or more parts is fulfilled."""

    parts: tuple["Query", ...]


class Not(Node):
    """The part is not fulfilled."""

    part: "Query"


Term = Party | Dates | Listed | Money | Told | Text
Query = Term | AllOf | AnyOf | Not
EVERYTHING = AllOf(())


def all_of(parts: Iterable[Query]) -> Query:
    """The query that demands every part, without brackets that change nothing."""
    flat = tuple(inner for part in parts for inner in (part.parts if isinstance(part, AllOf) else (part,)))
    return flat[0] if len(flat) == 1 else AllOf(flat)


def any_of(parts: Iterable[Query]) -> Query:
    """The query that is content with one part of one or more, without brackets that change nothing."""
    flat = tuple(inner for part in parts for inner in (part.parts if isinstance(part, AnyOf) else (part,)))
    return flat[0] if len(flat) == 1 else AnyOf(flat)


def negated(part: Query) -> Query:
    """The query that is fulfilled where the part is not; twice is not at all."""
    return part.part if isinstance(part, Not) else Not(part)
