"""The values that flow between the stages: frozen, slotted, spans into the stored text.

In the order of the path: Document, Passage, Turn and Sentence; the mentions (DateMention,
MoneyMention, ActorMention) and Doubt, together a Reading; Figure and Happening, together a Claim; and
the Event that claims resolve to. Amounts are exact Decimals in major units here and integers in minor
units in the store. `None` means "not known" and nothing else. The words are those of docs/design.md.
"""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Comparator = Literal["eq", "gt", "ge", "lt", "le", "approx", "nearly", "range"]
Basis = Literal["increment", "cumulative", "ceiling"]
Nature = Literal["aid", "domestic", "contract", "price", "damage", "fine", "asset", "statistic", "other"]
Stage = Literal[
    "request", "pledge", "appropriation", "authority", "announcement", "allocation",
    "commitment", "disbursement", "expenditure", "delivery", "repayment",
]  # fmt: skip
Status = Literal["done", "begun", "planned", "conditional", "refused", "hypothetical"]
Instrument = Literal["grant", "loan", "guarantee", "export_credit", "drawdown", "procurement", "in_kind", "debt_relief", "budget", "other"]
Purpose = Literal["military", "humanitarian", "financial", "other"]
Attribution = Literal["own", "relayed", "questioner"]
Modality = Literal["asserted", "planned", "requested", "denied", "reported"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
ActorKind = Literal["person", "organization", "group", "state", "place"]
ActorForm = Literal["name", "nominal", "pronoun", "demonym", "office"]
ActorRole = Literal["actor", "recipient", "participant", "host", "mediator", "speaker"]
LinkKind = Literal["repeats", "part_of", "converts", "draws_on", "revises", "alternative_to"]


@dataclass(frozen=True, slots=True)
class Document:
    """One text as read, verbatim, with what its source says of it.

    `digest` is the SHA-256 of the UTF-8 text in lower-case hex; `place` says where it was read from
    (a path, `-`, `PATH:LINE`) and is not part of the document's identity.
    """

    text: str
    digest: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published_on: datetime.date | None = None
    place: str = "-"


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of the text that was kept (`rule` is None) or dropped (by that rule)."""

    start: int
    end: int
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker of a transcript says, from after the label to the next label.

    `label` is as printed ("MS. PSAKI", "Q"); `questioner` is true for a reporter's turn.
    """

    start: int
    end: int
    label: str
    questioner: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the kept text; it may run over line ends, never over a paragraph's."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DateMention:
    """A span read as a time expression.

    `value` is TIMEX3, `edtf` the same for the ledger (None for durations and sets). `first_day` and
    `end_day` (the day after the last) bound it; None where open or unknown. `anchor` is the ISO date or
    the words it leans on, None for an explicit date. `relation` is the preposition that gives it a
    bound: in, since, until, before, after, by, circa, over (a duration looked back on) or None.
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    edtf: str | None
    first_day: datetime.date | None
    end_day: datetime.date | None
    anchor: str | None
    relation: str | None
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MoneyMention:
    """A span read as a sum of money, in major units of `currency` (ISO 4217, None when unclear).

    eq, approx, nearly: low == high; gt, ge: only low; lt, le: only high; range and vague: both, as
    bounds. `per` makes it a rate. `currency_basis` is explicit, sign or context.
    """

    start: int
    end: int
    text: str
    low: Decimal | None
    high: Decimal | None
    currency: str | None
    currency_basis: Literal["explicit", "sign", "context"]
    comparator: Comparator
    vague: bool
    per: str | None
    rules: tuple[str, ...]

    @property
    def amount(self) -> Decimal | None:
        """The one number a person would quote: the known bound, or None for a range or a vague sum."""
        if self.vague or self.comparator == "range":
            return None
        return self.low if self.low is not None else self.high


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A span read as an actor.

    `name` is the canonical name, `actor` its id in the vocabulary (None when it is only named in the
    text), `country` ISO 3166 alpha-3, `sector` a PLOVER sector.
    """

    start: int
    end: int
    text: str
    kind: ActorKind
    form: ActorForm
    name: str
    actor: str | None
    country: str | None
    sector: str | None
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something seen and not read, with the rule that saw it and why it was not read."""

    start: int
    end: int
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one document before claims are made of it."""

    document: Document
    passages: tuple[Passage, ...]
    turns: tuple[Turn, ...]
    sentences: tuple[Sentence, ...]
    dates: tuple[DateMention, ...]
    money: tuple[MoneyMention, ...]
    actors: tuple[ActorMention, ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """An actor in a claim: its canonical name and, where known, its id, the span that named it, its state.

    `country` is ISO 3166 alpha-3: of a state itself, of the state a person or body belongs to.
    """

    name: str
    actor: str | None
    role: ActorRole
    start: int | None
    end: int | None
    country: str | None = None
    kind: ActorKind = "organization"


@dataclass(frozen=True, slots=True)
class Link:
    """How one figure of a document bears on another: `target` is an index into the document's figures."""

    kind: LinkKind
    target: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A sum of money as claimed, in the words of docs/design.md, "Money as claimed"."""

    start: int
    end: int
    text: str
    low: Decimal | None
    high: Decimal | None
    currency: str | None
    currency_basis: str
    comparator: Comparator
    vague: bool
    per: str | None
    nature: Nature | None
    stage: Stage | None
    status: Status | None
    basis: Basis | None
    instrument: Instrument | None
    purpose: Purpose | None
    programme: str | None
    provider: tuple[str, ...]
    recipient: tuple[str, ...]
    channel: str | None
    speaker: str | None
    attribution: Attribution
    date: str | None
    period: str | None
    links: tuple[Link, ...]
    rules: tuple[str, ...]

    @property
    def amount(self) -> Decimal | None:
        """The one number a person would quote: the known bound, or None for a range or a vague sum."""
        if self.vague or self.comparator == "range":
            return None
        return self.low if self.low is not None else self.high


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as one sentence tells it: `start`, `end` span its trigger.

    `type` is a PLOVER type. `date` is EDTF; `first_day` and `end_day` (the day after the last) bound
    it, both None when undated.
    """

    start: int
    end: int
    type: str
    date: str | None
    first_day: datetime.date | None
    end_day: datetime.date | None
    modality: Modality
    parties: tuple[Party, ...]
    summary: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one document says once: an event, a figure, or an event with its figure.

    Never changed after it is written. `id` is a hash of the document's digest, the span and the kind.
    `start`, `end` span the figure if there is one, else the trigger. `published_on`, `source` and
    `digest` are the document's, `order` the claim's place in its document (from 0).
    """

    id: str
    digest: str
    source: str | None
    published_on: datetime.date | None
    order: int
    start: int
    end: int
    sentence: Sentence
    happening: Happening | None
    figure: Figure | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A disagreement between claims of one event: the field, and each value with the claims that give it."""

    field: str
    sides: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Event:
    """What the ledger holds happened: one or more claims about the same thing.

    `id` is the smallest claim's by (published_on, digest, start); `preferred` the claim whose words
    and values are shown; `claims` all of them in canonical order; `documents` counts distinct ones.
    """

    id: str
    preferred: Claim
    claims: tuple[Claim, ...]
    parties: tuple[Party, ...]
    documents: int
    conflicts: tuple[Conflict, ...]
