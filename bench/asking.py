"""What questions cost on large ledgers: the chronology of an actor, full text, aid by pair, in process and from the shell.

    python bench/asking.py [EVENTS...]            (default: 100000 1000000)

A ledger is made of documents of ten claims; who takes part follows Zipf's law, days lie in 30 years, a fifth of the claims have a sum.
Printed a size: bytes an event on disk; p50 and p95 of each question in process, beside the SQL that `--sql` prints on the same
connection; CPU of `ledger events` from the shell beside the sqlite3 shell (or Python's sqlite3, where there is no shell) with the SQL that
`--sql` prints. Nothing of it is a test.
"""

import datetime
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from ledger.ask import parse
from ledger.queries.aid import AidQuestion, aid
from ledger.queries.events import EventFilter, events
from ledger.queries.grouping import groups
from ledger.queries.statement import statement
from ledger.store import create, reading
from ledger.store.months import FRESH

NOW = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
PER_DOCUMENT = 10
ACTORS = 5000
KINDS = ("CONSULT", "AID", "AGREE", "ACCUSE", "REQUEST", "SUPPORT", "ASSAULT", "SANCTION", "PROTEST", "REJECT")
NOUNS = ("talks", "convoy", "package", "summit", "harbour", "treaty", "budget", "pipeline", "election", "border", "grain", "corridor")
_COUNTED_BY_MONTH = "SELECT substr(first_day, 1, 7), count(*) FROM event WHERE until_entry IS NULL GROUP BY 1"
Row = tuple[object, ...]


def made(path: Path, number: int) -> None:
    """Fill a new ledger with so many events, every index and the full text live."""
    create(path)
    actors = [(n, f"Actor {n}") for n in range(1, ACTORS + 1)]
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("PRAGMA synchronous = OFF")
        conn.execute("PRAGMA cache_size = -200000")
        conn.execute("BEGIN")
        conn.execute("INSERT INTO entry VALUES (1, '2026-01-01T00:00:00Z', 'bench', 'bench', NULL, '0', NULL, '', '')")
        conn.executemany("INSERT INTO actor VALUES (?, ?, ?, 'state', NULL, NULL)", ((n, f"name:{name}", name) for n, name in actors))
        conn.executemany("INSERT INTO spelling VALUES (?, ?)", ((name, n) for n, name in actors))
        for table, rows in _batches(number):
            conn.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)  # noqa: S608
        conn.execute("INSERT INTO document_words (document_words) VALUES ('rebuild')")
        conn.execute(f"INSERT INTO event_month {FRESH}")
        conn.execute("COMMIT")
        conn.execute("ANALYZE")


def _batches(number: int) -> Iterator[tuple[str, Sequence[Row]]]:
    chance = random.Random(1)  # noqa: S311
    weights = [1 / (rank + 1) for rank in range(ACTORS)]
    for first in range(0, number, 10_000):
        size = min(10_000, number - first)
        doers = chance.choices(range(1, ACTORS + 1), weights, k=2 * size)
        tables: dict[str, list[Row]] = {
            name: [] for name in ("document", "reading", "claim", "figure", "claim_party", "event", "event_claim", "event_actor")
        }
        for document in range(first // PER_DOCUMENT, (first + size) // PER_DOCUMENT):
            _document(tables, document, doers[2 * (document * PER_DOCUMENT - first) :], chance)
        yield from tables.items()


def _document(tables: dict[str, list[Row]], document: int, doers: Sequence[int], chance: random.Random) -> None:
    """Ten sentences, each of which tells an event."""
    key = document + 1
    published = datetime.date(1996, 1, 1) + datetime.timedelta(days=chance.randrange(10_900))
    text = ""
    for place in range(PER_DOCUMENT):
        one, two = doers[2 * place], doers[2 * place + 1]
        day = published - datetime.timedelta(days=chance.randrange(30))
        about = f"the {chance.choice(NOUNS)} and the {chance.choice(NOUNS)} in round {document * PER_DOCUMENT + place}"
        sentence = f"On {day:%d %B %Y} Actor {one} and Actor {two} spoke of {about}."
        _event(tables, key, place, (len(text), sentence, one, two, day), chance)
        text += sentence + "\n"
    named = (f"{key:012x}", f"{key:064x}", f"Report {key}", f"Paper {key % 20}", None, str(published), "bench")
    tables["document"].append((key, *named, 1, None, text))
    tables["reading"].append((key, key, 1, None))


def _event(
    tables: dict[str, list[Row]], reading_key: int, place: int, told: tuple[int, str, int, int, datetime.date], chance: random.Random
) -> None:
    start, sentence, one, two, day = told
    event = (reading_key - 1) * PER_DOCUMENT + place + 1
    identity, kind = f"{event:012x}", chance.choice(KINDS)
    days = (str(day), str(day), str(day + datetime.timedelta(days=1)))
    at = start + sentence.index("spoke")
    spans = (at, at + 5, start, start + len(sentence), at, at + 5)
    tables["claim"].append((event, identity, reading_key, place, *spans, kind, *days, "asserted", sentence, "bench"))
    tables["event"].append((event, identity, event, kind, *days, "asserted", 1, 1, None, None, None, None, 1, None))
    tables["event_claim"].append((event, 0, event))
    for order, (role, actor) in enumerate((("actor", one), ("recipient", two))):
        tables["event_actor"].append((actor, str(day), event, role, None))
        tables["claim_party"].append((event, order, actor, role, None, None, None, "state"))
    if event % 5 == 0:
        tables["figure"].append(_figure(event, (f'["Actor {one}"]', f'["Actor {two}"]'), str(day), chance))


def _figure(claim: int, parties: tuple[str, str], day: str, chance: random.Random) -> Row:
    minor = chance.randrange(1, 1000) * 10**8
    meaning = ("aid", "announcement", "done", "increment", "grant", "military", None)
    return (claim, minor, minor, 2, "USD", "sign", "eq", 0, None, *meaning, *parties, None, None, "own", day, None, "bench")


def timed(question: Callable[[], object], times: int = 40) -> tuple[float, float]:
    """p50 and p95 of the wall clock in milliseconds."""
    took = []
    for _ in range(times):
        start = time.perf_counter()
        question()
        took.append((time.perf_counter() - start) * 1000)
    took.sort()
    return took[len(took) // 2], took[int(len(took) * 0.95)]


def cpu(words: Sequence[str], stdin: str = "") -> float:
    """CPU seconds of a process, the least of five runs."""
    best = 9.0
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(words, input=stdin.encode(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return best


def measure(path: Path, number: int) -> None:
    """Print what each question costs on a ledger."""
    print(f"\n{number:,} events, {path.stat().st_size / number:.0f} bytes an event on disk")
    queries = {
        "an actor in a year, 50 rows": "actor:'Actor 40' date:2010",
        "a busy actor in a month, 50 rows": "actor:'Actor 2' date:2010-05",
        "a month of everyone, 50 rows": "date:2010-05",
        "an actor and a word, 50 rows": "actor:'Actor 40' harbour date:2010",
        "a word of few, 50 rows": "'round 777'",
        "a word of many, 50 rows": "'spoke of the harbour'",
    }
    with reading(path) as conn:
        for name, words in queries.items():
            wanted = EventFilter(query=parse(words.replace("'", '"'), NOW), limit=50)
            times = 3 if "of many" in name else 40
            _print_times(name, partial(events, conn, wanted), times)
            _print_times("the SQL that --sql prints", partial(_fetched, conn, statement(conn, wanted)), times)
        _print_times("events by month", partial(groups, conn, EventFilter(), "month"))
        _print_times("the SQL that counts them", partial(_fetched, conn, _COUNTED_BY_MONTH), 3)
        if number <= 10**6:
            pair = AidQuestion(provider="Actor 1", recipient="Actor 2", by="year")
            _print_times("aid by pair and year", partial(aid, conn, pair), 3)
    _shell(path)


def _fetched(conn: sqlite3.Connection, select: str) -> list[Row]:
    return conn.execute(select).fetchall()


def _print_times(name: str, question: Callable[[], object], times: int = 40) -> None:
    middle, most = timed(question, times)
    print(f"  {name:36} p50 {middle:8.2f} ms  p95 {most:8.2f} ms", flush=True)


def _shell(path: Path) -> None:
    query = 'actor:"Actor 40" date:2010'
    ours = [shutil.which("ledger") or "ledger", "events", query, "--limit", "50", "--db", str(path), "--format"]
    with reading(path) as conn:
        text = statement(conn, EventFilter(query=parse(query, NOW), limit=50))
    shell = shutil.which("sqlite3")
    theirs = cpu([shell, str(path)], text) if shell else cpu([sys.executable, "-S", "-c", "import sqlite3"])
    beside = "the sqlite3 shell" if shell else "import sqlite3"
    for form in ("json", "table"):
        mine = cpu([*ours, form])
        print(f"  {f'ledger events --format {form}':36} {mine:.3f} s CPU, {mine / theirs:.0f} times {beside}", flush=True)


def main() -> None:
    """Make and measure each size."""
    for number in [int(words) for words in sys.argv[1:]] or [10**5, 10**6]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "ledger.db"
            start = time.process_time()
            made(path, number)
            print(f"made in {time.process_time() - start:.0f} s", flush=True)
            measure(path, number)


if __name__ == "__main__":
    main()
