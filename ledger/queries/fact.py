"""What `ledger show` says of one thing: an event, a claim, a document or an actor.

Plain values for the views. Spans are half-open code points of the document's stored text.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ledger.queries.table import Value

Kind = Literal["event", "claim", "document", "actor"]
Named = tuple[tuple[str, Value], ...]


def known(pairs: Iterable[tuple[str, Value]]) -> Named:
    """The pairs that have a value, in order."""
    return tuple((name, value) for name, value in pairs if value not in (None, ()))


def grouped(pairs: Iterable[tuple[str, str]]) -> Named:
    """Each name once, in order of its first, with all the values that are given for it."""
    groups: dict[str, list[str]] = {}
    for name, value in pairs:
        groups.setdefault(name, []).append(value)
    return tuple((name, tuple(values)) for name, values in groups.items())


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a span, with what its sentence says before and after."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Found:
    """A mention inside a claim's sentence, with the rules that read it: kind is date, money or actor."""

    kind: str
    words: str
    value: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim as it is shown: where it stands, its words, its values, and the rules and mentions behind it."""

    id: str
    document: str
    title: str | None
    source: str | None
    published_on: str | None
    url: str | None
    start: int
    end: int
    quote: Quote
    values: Named
    rules: tuple[str, ...]
    mentions: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One value of a disagreement between the claims of an event, and the claims that give it."""

    field: str
    value: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision that was taken of a thing: by whom, when, why, and the entry that undid it, if one did."""

    entry: int
    kind: str
    what: str
    at: str
    author: str
    reason: str | None
    source: str | None
    undone_by: int | None


@dataclass(frozen=True, slots=True)
class Unread:
    """A run of a document that gave no fact: dropped by a rule (`why` empty) or doubted."""

    start: int
    end: int
    rule: str
    why: str
    words: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing and all that the ledger can say for it; what does not apply to its kind is empty."""

    kind: Kind
    id: str
    name: str
    values: Named
    claims: tuple[Claimed, ...] = ()
    conflicts: tuple[Side, ...] = ()
    dropped: tuple[Unread, ...] = ()
    doubts: tuple[Unread, ...] = ()
    decisions: tuple[Taken, ...] = ()
