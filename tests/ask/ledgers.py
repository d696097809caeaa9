"""Any small ledger, in memory, beside what it holds as plain values: for comparing SQL with a filter in Python."""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from functools import cache

from hypothesis import strategies as st

from ledger.ask.lists import LISTS, STATUSES
from ledger.places import SCHEMA

ACTORS = {"usa": "United States", "ukr": "Ukraine", "joe-biden": "Joe Biden"}
WORDS = ("aid", "said", "package", "packed", "talks", "framework")
SOURCES = ("RT", "White House", None)
_DAYS = ("2018-03-01", "2020-09-01", *(f"2021-{month:02}-{day:02}" for month in (7, 8, 9) for day in (1, 15)))
_SCHEMA = (SCHEMA / "ledger.sql").read_text(encoding="utf-8")
_CLAIM = "INSERT INTO claim (key, id, reading, ordinal, start, end, sentence_start, sentence_end) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_EVENT = """
INSERT INTO event (key, id, preferred, type, first_day, end_day, modality, documents, from_entry, until_entry, summary, standing, decided)
VALUES (?, ?, ?, ?, ?, ?, ?, 1, 1, ?, ?, ?, 'correct')
"""
_DECISION = "INSERT INTO decision (key, entry, precedence, kind, field, value) VALUES (?, 1, ?, 'correct', 'summary', ?)"
_SUM = """
INSERT INTO {table} VALUES
    (?, ?, ?, ?, ?, 'sign', 'eq', 0, NULL, 'aid', ?, ?, NULL, NULL, ?, NULL, ?, ?, NULL, NULL, 'own', NULL, NULL, '')
"""


@dataclass(frozen=True, slots=True)
class Sum:
    low: int | None
    high: int | None
    digits: int
    currency: str | None
    stage: str | None
    status: str | None
    purpose: str | None
    provider: tuple[str, ...]
    recipient: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One claim: the document that tells it, its sentence, its sum."""

    document: int
    words: tuple[str, ...]
    figure: Sum | None


@dataclass(frozen=True, slots=True)
class Happened:
    """One event, its claims in order, `preferred` the place of one of them; `summary` and `corrected` by a decision."""

    kind: str | None
    days: tuple[str, str] | None
    modality: str
    standing: str | None
    ended: bool
    claims: tuple[Told, ...]
    preferred: int
    parties: frozenset[tuple[str, str]]
    summary: tuple[str, ...] | None
    corrected: Sum | None

    @property
    def figure(self) -> Sum | None:
        """The sum that is shown."""
        told = [claim.figure for claim in (self.claims[self.preferred], *self.claims) if claim.figure]
        return self.corrected or (told[0] if told else None)


@dataclass(frozen=True, slots=True)
class World:
    documents: tuple[tuple[tuple[str, ...], str | None], ...]  # title, source
    events: tuple[Happened, ...]


_names = st.lists(st.sampled_from(("United States", "Ukraine")), max_size=2, unique=True).map(tuple)
_amount = st.one_of(st.none(), st.sampled_from((5, 50, 60, 1000)))


def _ordered(low: int | None, high: int | None) -> tuple[int | None, int | None]:
    return (high, low) if low is not None and high is not None and low > high else (low, high)


@st.composite
def _sums(draw: st.DrawFn) -> Sum:
    digits, maybe = draw(st.sampled_from((0, 2, 3))), st.sampled_from
    low, high = (None if one is None else one * 10**digits for one in _ordered(draw(_amount), draw(_amount)))
    return Sum(
        low, high, digits, draw(maybe(("USD", "EUR", None))), draw(maybe((*LISTS["stage"][:3], None))), draw(maybe((*STATUSES[:3], None))),
        draw(maybe((*LISTS["purpose"][:2], None))), draw(_names), draw(_names),
    )  # fmt: skip


_sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(tuple)


_parties = st.tuples(st.sampled_from(tuple(ACTORS)), st.sampled_from(("actor", "recipient", "participant")))


@st.composite
def _events(draw: st.DrawFn, documents: int) -> Happened:
    claims = tuple(
        draw(st.lists(st.builds(Told, st.integers(1, documents), _sentences, st.one_of(st.none(), _sums())), min_size=1, max_size=2))
    )
    first, end = draw(st.integers(0, len(_DAYS) - 2)), draw(st.integers(1, len(_DAYS) - 1))
    corrected = draw(st.one_of(st.none(), st.none(), _sums()))
    return Happened(
        kind=draw(st.sampled_from(("aid", "aid", "agree", "consult", None))),
        days=draw(st.sampled_from((None, (_DAYS[min(first, end - 1)], _DAYS[end])))),
        modality=draw(st.sampled_from(LISTS["modality"][:2])),
        standing=draw(st.sampled_from((None, None, "accepted", "rejected"))),
        ended=draw(st.sampled_from((False, False, False, True))),
        claims=claims,
        preferred=draw(st.integers(0, len(claims) - 1)),
        parties=draw(st.frozensets(_parties, max_size=3)),
        summary=draw(st.one_of(st.none(), st.none(), _sentences)),
        corrected=corrected,
    )  # fmt: skip


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Up to three documents and five events."""
    documents = tuple(draw(st.lists(st.tuples(_sentences, st.sampled_from(SOURCES)), min_size=1, max_size=3)))
    return World(documents, tuple(draw(st.lists(_events(len(documents)), max_size=5))))


def ledger_of(world: World) -> sqlite3.Connection:
    """The world as a ledger in memory; the id of an event is its place, two digits."""
    conn = sqlite3.connect(":memory:", isolation_level=None)
    conn.deserialize(_empty())
    _add_documents(conn, world)
    for key, event in enumerate(world.events, 1):
        _add_event(conn, key, event)
    return conn


@cache
def _empty() -> bytes:
    """A ledger without documents, with the actors."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
        conn.executescript(_SCHEMA)
        conn.execute("INSERT INTO entry VALUES (1, '2021-10-01T00:00:00Z', 'Ann', 'add', NULL, '1', NULL, '', 'd1')")
        rows = ((key, *who) for key, who in enumerate(ACTORS.items(), 1))
        conn.executemany("INSERT INTO actor VALUES (?, ?, ?, 'state', NULL, NULL)", rows)
        conn.execute("INSERT INTO spelling VALUES ('US', 1)")
        return conn.serialize()


def _text(world: World, document: int) -> list[tuple[int, int, str]]:
    """The key of each claim of a document with the place and the words of its sentence, one after the other."""
    found, at = [], 0
    for number, event in enumerate(world.events, 1):
        for ordinal, claim in enumerate(event.claims):
            if claim.document == document:
                sentence = f"{' '.join(claim.words).capitalize()}. "
                found.append((number * 10 + ordinal, at, sentence))
                at += len(sentence)
    return found


def _add_documents(conn: sqlite3.Connection, world: World) -> None:
    for key, (title, source) in enumerate(world.documents, 1):
        told = _text(world, key)
        text = "".join(sentence for *_, sentence in told) or "Nothing."
        row = (key, f"d{key}ab", f"d{key}ab", " ".join(title), source, None, None, "x", 1, None, text)
        conn.execute(f"INSERT INTO document VALUES ({', '.join('?' * 11)})", row)  # noqa: S608
        conn.execute("INSERT INTO reading VALUES (?, ?, 1, NULL)", (key, key))
        for claim, at, sentence in told:
            span = (at, at + len(sentence) - 1)
            conn.execute(_CLAIM, (claim, f"c{claim}", key, claim, *span, *span))
    conn.execute("INSERT INTO document_words (rowid, title, text) SELECT key, title, text FROM document")


def _add_event(conn: sqlite3.Connection, key: int, event: Happened) -> None:
    kind, until = event.kind and event.kind.upper(), 1 if event.ended else None
    first, end = event.days or (None, None)
    summary = event.summary and " ".join(event.summary)
    row = (key, f"{key:02}", key * 10 + event.preferred, kind, first, end, event.modality, until, summary, event.standing)
    conn.execute(_EVENT, row)
    for ordinal, claim in enumerate(event.claims):
        conn.execute("INSERT INTO event_claim VALUES (?, ?, ?)", (key, ordinal, key * 10 + ordinal))
        if claim.figure:
            _add_sum(conn, "figure", key * 10 + ordinal, claim.figure)
    if event.corrected:
        _add_sum(conn, "corrected_figure", key, event.corrected)
    if event.summary:
        conn.execute(
            "INSERT INTO decision (key, entry, precedence, kind, field, value) VALUES (?, 1, ?, 'correct', 'summary', ?)",
            (key, key, summary),
        )
        conn.execute("INSERT INTO decision_claim VALUES (?, 0, 0, 'c', ?, 0, 1, 'event')", (key, event.claims[0].document))
    keys = {name: number for number, name in enumerate(ACTORS, 1)}
    parties = ((keys[name], first or "", key, role, until) for name, role in event.parties)
    conn.executemany("INSERT INTO event_actor VALUES (?, ?, ?, ?, ?)", parties)


def _add_sum(conn: sqlite3.Connection, table: str, key: int, one: Sum) -> None:
    sides = (json.dumps(one.provider), json.dumps(one.recipient))
    row = (key, one.low, one.high, one.digits, one.currency, one.stage, one.status, one.purpose, *sides)
    conn.execute(_SUM.format(table=table), row)
