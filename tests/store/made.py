"""Ledgers, documents, claims and events made by hand or by Hypothesis, for the tests of the store."""

import datetime
import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from decimal import Decimal
from typing import Any, get_args

from hypothesis import strategies as st

from ledger import model, places, store
from ledger.resolve import blocks_of

AT = datetime.datetime(2024, 5, 6, 7, 8, 9, tzinfo=datetime.UTC)
TEXT = "Kyiv, 1 September 2021. The United States gave Ukraine $60 million in March. Advertisement. Mr. Doe thanked them."
ACTORS = (("United States", "usa"), ("Ukraine", "ukr"), ("John Doe", None), ("Zoë\N{GRINNING FACE}", None))
_DIGITS = {"JPY": 0, "KWD": 3}


def minor_digits(currency: str | None) -> int:
    """Two but for yen and dinars."""
    return _DIGITS.get(currency or "", 2)


UNITS = store.Units(minor=lambda amount, currency: int(amount.scaleb(minor_digits(currency))), minor_digits=minor_digits)


@contextmanager
def empty() -> Iterator[sqlite3.Connection]:
    """A ledger in memory."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
        conn.executescript((places.SCHEMA / "ledger.sql").read_text(encoding="utf-8"))
        conn.execute("PRAGMA foreign_keys = ON")
        yield conn


def document(text: str = TEXT, day: datetime.date | None = datetime.date(2021, 9, 1), url: str | None = None) -> model.Document:
    """A document with its digest."""
    return model.Document(text, hashlib.sha256(text.encode()).hexdigest(), "A title", "The Paper", url, day, "made.txt")


def add_entry(conn: sqlite3.Connection) -> int:
    """An entry with every field filled in."""
    return store.add_entry(conn, at=AT, author="Ann", command="add made.txt", reason="a test", model=None)


def read(text: model.Document, claims: Sequence[model.Claim] = ()) -> store.ReadDocument:
    """The reading of a document as TEXT has it, as far as the text reaches, and a block for each claim."""
    rules = ("a-rule", "another")
    start = text.text.find("$60 million")
    money = model.MoneyMention(start, start + 11, "$60 million", Decimal("6E+7"), Decimal("6E+7"), "USD", "sign", "eq", False, None, rules)
    date = model.DateMention(6, 22, text.text[6:22], "DATE", "2021-09-01", "2021-09-01", None, None, None, None, rules)
    actor = model.ActorMention(28, 41, text.text[28:41], "state", "name", "United States", "usa", "USA", "GOV", rules)
    dropped = model.Passage(77, 91, "advertisement")
    whole = len(text.text) >= len(TEXT) and start >= 0
    reading = model.Reading(
        document=text,
        passages=(model.Passage(0, 77), dropped, model.Passage(91, len(text.text))) if whole else (model.Passage(0, len(text.text)),),
        turns=(),
        sentences=(),
        dates=(date,) if whole else (),
        money=(money,) if whole else (),
        actors=(actor,) if whole else (),
        doubts=(model.Doubt(92, 99, "office", "no such office"),) if whole else (),
    )
    return store.ReadDocument(reading, claims, {claim.id: ("day:2021-03", f"claim:{claim.id}") for claim in claims})


def read_truly(text: model.Document, claim: model.Claim) -> store.ReadDocument:
    """The reading of a document with one claim, under the claim's own blocking keys."""
    return replace(read(text, [claim]), blocks={claim.id: blocks_of(claim)})


def claim_of(text: model.Document, order: int = 0, first_day: datetime.date | None = datetime.date(2021, 3, 1)) -> model.Claim:
    """That the United States gave Ukraine $60 million, as TEXT says it."""
    parties = (model.Party("United States", "usa", "actor", 28, 41), model.Party("John Doe", None, "recipient", None, None))
    end_day = datetime.date(2021, 4, 1) if first_day else None
    told = model.Happening(
        42, 46, "AID", "2021-03" if first_day else None, first_day, end_day, "asserted", parties, "gave $60 million", ("gave",)
    )
    sixty = Decimal(60_000_000)
    figure = model.Figure(
        start=55, end=66, text="$60 million", low=sixty, high=sixty, currency="USD", currency_basis="sign", comparator="eq", vague=False,
        per=None, nature="aid", stage="announcement", status="done", basis="increment", instrument="grant", purpose="military",
        programme=None, provider=("United States",), recipient=("Ukraine",), channel=None, speaker=None, attribution="own",
        date="2021-03", period=None, links=(), rules=("sign", "million"),
    )  # fmt: skip
    return _claim(text, order, (24, 76), told, figure)


def event_of(*claims: model.Claim, conflicts: tuple[model.Conflict, ...] = ()) -> model.Event:
    """These claims as one event, the first preferred."""
    parties = claims[0].happening.parties if claims[0].happening else ()
    return model.Event(min(c.id for c in claims), claims[0], claims, parties, len({c.digest for c in claims}), conflicts)


def add(conn: sqlite3.Connection, text: model.Document, claims: Sequence[model.Claim] = (), supersedes: int | None = None) -> int:
    """A document with its claims, an event for each claim, under an entry of its own; the document's key."""
    entry = add_entry(conn)
    key = store.add_document(conn, text, entry, supersedes)
    store.add_reading(conn, key, read(text, claims), UNITS, entry)
    store.replace_events(conn, (), [event_of(claim) for claim in claims], entry)
    store.index_words(conn, entry)
    store.seal_entry(conn, entry)
    return key


_words = st.text(max_size=12)
_rules = st.lists(st.text("abcdef-", min_size=1, max_size=6), max_size=3).map(tuple)
_days = st.dates(min_value=datetime.date(1, 1, 2))


def _one_of(literal: object) -> st.SearchStrategy[str | None]:
    return st.sampled_from((None, *get_args(literal)))


@st.composite
def _spans(draw: st.DrawFn, length: int) -> tuple[int, int]:
    start = draw(st.integers(0, length - 1))
    return start, draw(st.integers(start + 1, length))


@st.composite
def _parties(draw: st.DrawFn, length: int) -> model.Party:
    name, actor = draw(st.one_of(st.sampled_from(ACTORS), st.tuples(_words, st.none())))
    start, end = draw(st.one_of(_spans(length), st.just((None, None))))
    role, kind = draw(st.sampled_from(get_args(model.ActorRole))), draw(st.sampled_from(get_args(model.ActorKind)))
    return model.Party(name, actor, role, start, end, draw(st.sampled_from(("USA", None))), kind)


@st.composite
def _happenings(draw: st.DrawFn, length: int) -> model.Happening:
    first, end = sorted(draw(st.lists(_days, min_size=2, max_size=2, unique=True)))
    return model.Happening(
        *draw(_spans(length)),
        type=draw(st.sampled_from(("AID", "CONSULT", "ASSAULT"))),
        date=draw(st.none() | _words),
        first_day=draw(st.sampled_from((first, None))),
        end_day=draw(st.sampled_from((end, None))),
        modality=draw(st.sampled_from(get_args(model.Modality))),
        parties=tuple(draw(st.lists(_parties(length), max_size=3))),
        summary=draw(_words),
        rules=draw(_rules),
    )


@st.composite
def _figures(draw: st.DrawFn, text: str) -> model.Figure:
    start, end = draw(_spans(len(text)))
    currency = draw(st.sampled_from(("USD", "JPY", "KWD", None)))
    amounts = st.decimals(0, 10**15, places=minor_digits(currency))
    low, high = sorted(draw(st.lists(amounts, min_size=2, max_size=2)))
    names = st.lists(_words, max_size=3).map(tuple)
    words = ("per", "programme", "channel", "speaker", "date", "period")
    literals: dict[str, object] = {"nature": model.Nature, "stage": model.Stage, "status": model.Status, "basis": model.Basis,
                "instrument": model.Instrument, "purpose": model.Purpose}  # fmt: skip
    fields: dict[str, Any] = {name: draw(st.none() | _words) for name in words}
    fields |= {name: draw(_one_of(literal)) for name, literal in literals.items()}
    return model.Figure(
        start=start,
        end=end,
        text=text[start:end],
        low=draw(st.sampled_from((low, None))),
        high=draw(st.sampled_from((high, None))),
        currency=currency,
        currency_basis=draw(st.sampled_from(("explicit", "sign", "context"))),
        comparator=draw(st.sampled_from(get_args(model.Comparator))),
        vague=draw(st.booleans()),
        provider=draw(names),
        recipient=draw(names),
        attribution=draw(st.sampled_from(get_args(model.Attribution))),
        links=(),
        rules=draw(_rules),
        **fields,
    )


def _claim(
    text: model.Document, order: int, sentence: tuple[int, int], told: model.Happening | None, figure: model.Figure | None
) -> model.Claim:
    span = figure or told
    assert span is not None
    return model.Claim(
        id=hashlib.sha256(f"{text.digest} {order}".encode()).hexdigest()[:12],
        digest=text.digest,
        source=text.source,
        published_on=text.published_on,
        order=order,
        start=span.start,
        end=span.end,
        sentence=model.Sentence(*sentence),
        happening=told,
        figure=figure,
    )


@st.composite
def _claims(draw: st.DrawFn, text: model.Document, order: int) -> model.Claim:
    length = len(text.text)
    told = draw(st.none() | _happenings(length))
    figure = draw(_figures(text.text) if told is None else st.none() | _figures(text.text))
    return _claim(text, order, (0, length), told, figure)


@st.composite
def documents_with_claims(draw: st.DrawFn) -> tuple[model.Document, tuple[model.Claim, ...]]:
    """A document of any characters and up to four claims of it, linked among one another."""
    text = document(draw(st.text(min_size=1, max_size=40)), draw(st.none() | _days))
    claims = [draw(_claims(text, order)) for order in range(draw(st.integers(0, 4)))]
    figures = [claim for claim in claims if claim.figure]
    links = st.builds(model.Link, st.sampled_from(get_args(model.LinkKind)), st.integers(0, max(len(figures) - 1, 0)))
    return text, tuple(_linked(claim, tuple(draw(st.lists(links, max_size=2)))) for claim in claims)


def _linked(claim: model.Claim, links: tuple[model.Link, ...]) -> model.Claim:
    return replace(claim, figure=replace(claim.figure, links=links)) if claim.figure else claim
