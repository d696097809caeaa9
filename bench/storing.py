"""What storing costs: CPU per added event with all indices and the full text live, verify beside a scan, deriving again.

    python bench/storing.py [EVENTS...]           (default: 10000 100000)

Each ledger is made of documents of 100 claims, each claim an event with a sum of money and two parties, 100 documents
a transaction. Four rows a size: `plain` puts the same rows of all tables in by executemany and nothing else, in one
transaction, without indices beside the keys; `events alone` does so with rows of table event only; `store` goes the
way of `ledger add` after reading and resolving (entry, document, reading, events, index of words, seal); `derive` is
`store` with resolving, a document at a time. CPU seconds, of this process; extraction is no part of it.
"""

import hashlib
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from ledger import store
from ledger.model import Claim, Document, Event, Figure, Happening, Party, Passage, Reading, Sentence
from ledger.resolve import blocks_of
from ledger.store import ReadDocument, Units

CLAIMS = 100
STATES = tuple(f"State {number}" for number in range(200))
UNITS = Units(minor=lambda amount, _currency: int(amount * 100), minor_digits=lambda _currency: 2)
AT = datetime(2026, 11, 24, tzinfo=UTC)


def document_of(number: int, chance: random.Random) -> tuple[Document, tuple[Claim, ...]]:
    """A document of a hundred sentences, each of which tells one gift."""
    sentences = []
    for place in range(CLAIMS):
        giver, taker = chance.sample(STATES, 2)
        day = date(2000, 1, 1) + timedelta(days=chance.randrange(9000))
        sentences.append((giver, taker, day, 1 + number * CLAIMS + place))
    texts = [f"On {day:%d %B %Y} {giver} gave {taker} ${amount} million in aid." for giver, taker, day, amount in sentences]
    text = "\n".join(texts)
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(text, digest, f"Gifts {number}", f"Paper {number % 7}", None, date(2025, 1, 1), "bench")
    claims, start = [], 0
    for place, (words, told) in enumerate(zip(texts, sentences, strict=True)):
        claims.append(claim_of(document, place, (start, words), told))
        start += len(words) + 1
    return document, tuple(claims)


def claim_of(document: Document, order: int, words: tuple[int, str], told: tuple[str, str, date, int]) -> Claim:
    """The gift that a sentence tells."""
    (start, sentence), (giver, taker, day, amount) = words, told
    at = start + sentence.index("$")
    end = start + sentence.index(" in aid")
    dollars = Decimal(amount) * 1_000_000
    parties = (Party(giver, None, "actor", None, None, None, "state"), Party(taker, None, "recipient", None, None, None, "state"))
    happening = Happening(at, end, "AID", day.isoformat(), day, day + timedelta(days=1), "asserted", parties, sentence, ("give",))
    figure = Figure(
        start=at, end=end, text=sentence, low=dollars, high=dollars, currency="USD", currency_basis="sign", comparator="eq", vague=False,
        per=None, nature="aid", stage="announcement", status="done", basis="increment", instrument="grant", purpose="military",
        programme=None, provider=(giver,), recipient=(taker,), channel=None, speaker=None, attribution="own", date=day.isoformat(),
        period=None, links=(), rules=("sign",),
    )  # fmt: skip
    name = hashlib.sha256(f"{document.digest}:{at}".encode()).hexdigest()[:12]
    span = Sentence(start, start + len(sentence))
    return Claim(name, document.digest, document.source, document.published_on, order, at, end, span, happening, figure)


def read_of(document: Document, claims: Sequence[Claim]) -> ReadDocument:
    """The document as read, with the blocking keys of its claims."""
    reading = Reading(document, (Passage(0, len(document.text)),), (), (), (), (), (), ())
    return ReadDocument(reading, claims, {claim.id: blocks_of(claim) for claim in claims})


def event_of(claim: Claim) -> Event:
    """The claim as an event of its own."""
    return Event(claim.id, claim, (claim,), claim.happening.parties if claim.happening else (), 1, ())


def timed(act: Callable[[], object]) -> float:
    """The CPU seconds of an act."""
    began = time.process_time()
    act()
    return time.process_time() - began


def stored(path: Path, documents: Sequence[tuple[Document, tuple[Claim, ...]]], reads: Sequence[ReadDocument], *, deriving: bool) -> None:
    """Add documents, a hundred a transaction or, with deriving, one."""
    step = 1 if deriving else 100
    for start in range(0, len(documents), step):
        with store.writing(path) as conn:
            for (document, claims), read in zip(documents[start : start + step], reads[start : start + step], strict=True):
                entry = store.add_entry(conn, at=AT, author="bench", command="bench", reason=None, model=None)
                key = store.add_document(conn, document, entry, None)
                store.index_words(conn, entry)
                store.add_reading(conn, key, read, UNITS, entry)
                if deriving:
                    store.derive(conn, store.claims_of_document(conn, key), (), entry, UNITS)
                else:
                    store.replace_events(conn, (), [event_of(claim) for claim in claims], entry)
                store.seal_entry(conn, entry)


def plain(source: Path, target: Path, tables: Sequence[str]) -> float:
    """The CPU seconds of putting the rows of these tables of a ledger into tables without indices, by executemany."""
    with closing(sqlite3.connect(source)) as rows, closing(sqlite3.connect(target, isolation_level=None)) as conn:
        conn.execute("PRAGMA cache_size = -65536")
        content = {}
        for table in tables:
            columns = [name for _, name, *_ in rows.execute(f"PRAGMA table_info({table})")]
            conn.execute(f"CREATE TABLE {table} ({', '.join(columns)})")
            content[table] = rows.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608  names of our own tables

        def put() -> None:
            conn.execute("BEGIN")
            for table, found in content.items():
                if found:
                    marks = ", ".join("?" * len(found[0]))
                    conn.executemany(f"INSERT INTO {table} VALUES ({marks})", found)  # noqa: S608
            conn.execute("COMMIT")

        return timed(put)


def scanned(path: Path) -> float:
    """The CPU seconds of fetching every row of every table once."""

    def scan() -> None:
        with store.reading(path) as conn:
            for table in tables_of(conn):
                for _ in conn.execute(f"SELECT * FROM {table}"):  # noqa: S608
                    pass

    return timed(scan)


def tables_of(conn: sqlite3.Connection) -> tuple[str, ...]:
    """The names of the ledger's own tables."""
    sql = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'"
    return tuple(sorted(name for (name,) in conn.execute(sql)))


def measured(events: int, folder: Path) -> Iterator[str]:
    """The lines for ledgers of so many events."""
    chance = random.Random(events)  # noqa: S311
    documents = [document_of(number, chance) for number in range(events // CLAIMS)]
    reads = [read_of(*one) for one in documents]
    path, derived = folder / "stored.db", folder / "derived.db"
    store.create(path)
    spent = timed(lambda: stored(path, documents, reads, deriving=False))
    with store.reading(path) as conn:
        names = tables_of(conn)
    baseline = plain(path, folder / "plain.db", names)
    alone = plain(path, folder / "alone.db", ("event",))
    yield f"{events:>9,} events  plain {baseline / events * 1e6:6.1f} us  events alone {alone / events * 1e6:6.1f} us an event"
    yield f"{'':>9}         store {spent / events * 1e6:6.1f} us an event, {path.stat().st_size / events:,.0f} bytes of file"
    scan, checked = scanned(path), timed(lambda: whole(path))
    yield f"{'':>9}         verify {checked:.2f} s, a full scan {scan:.2f} s: {checked / scan:.1f} times"
    store.create(derived)
    many = documents[: max(1, len(documents) * 9 // 10)]
    stored(derived, many, reads[: len(many)], deriving=events <= 10**4)
    last = documents[len(many) :][:20]
    spent = timed(lambda: stored(derived, last, reads[len(many) :][:20], deriving=True))
    yield f"{'':>9}         derive {spent / (len(last) * CLAIMS) * 1e6:6.1f} us an event, of {len(last)} more documents, one a transaction"
    if events <= 10**4:
        yield f"{'':>9}         deriving everything again and comparing: {timed(lambda: again(path)):.1f} s"


def whole(path: Path) -> None:
    """Verify."""
    with store.reading(path) as conn:
        found = list(store.verify(conn))
    if found:
        raise SystemExit(f"verify: {found[:3]}")


def again(path: Path) -> None:
    """Derive again and compare; what events of hand-made resolving differ in is no matter here."""
    with store.reading(path) as conn:
        for _ in store.compare(conn, UNITS):
            pass


def main() -> None:
    """Measure the sizes that are named."""
    for events in [int(word) for word in sys.argv[1:]] or [10**4, 10**5]:
        with tempfile.TemporaryDirectory() as folder:
            for line in measured(events, Path(folder)):
                print(line, flush=True)


if __name__ == "__main__":
    main()
