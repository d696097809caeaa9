"""What resolving one more document costs in ledgers of growing size, without a database.

    python bench/resolving.py [EVENTS ...]
    python bench/resolving.py --duplicates [FOLDER]

Default sizes: 1000, 10000, 100000 events, and one package told by 10, 100 and 300 documents. Prints per added document of
five claims the CPU time of its blocking keys, its neighbourhood and its events, how many claims the keys led to, and
how many were related. The ledger is made up: ten events a day between 60 actors, each told by one to four documents,
half of them sums, some of them only by month or undated. Time flat in the ledger's size is what is to be shown.

With --duplicates: what is proposed for the hand-made events of a folder (default: kleptocracy_events of the development
corpora) beside the pairs of tests/resolve/kleptocracy_pairs.tsv, which were judged by reading, by score; and the CPU time.
"""

import hashlib
import json
import random
import re
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from ledger.model import Claim, Figure, Happening, Party, Purpose, Sentence
from ledger.resolve import blocks_of, events_of, neighbourhood
from ledger.resolve.duplicates import Entry, duplicates

ROOT = Path(__file__).parent.parent
HAND_MADE = ROOT.parent / "shared" / "corpora" / "documents" / "kleptocracy_events"
JUDGED = ROOT / "tests" / "resolve" / "kleptocracy_pairs.tsv"
BANDS = (80, 62, 45, 32)

BEGIN = date(1995, 1, 1)
A_DAY = 10
ADDED = 200
CLAIMS = 5
PURPOSES: tuple[Purpose | None, ...] = ("military", "humanitarian", "financial", None)
KINDS = ("CONSULT", "AGREE", "ACCUSE", "ASSAULT")


class Index:
    """What the store's table of blocking keys does, in memory; counts what it hands over."""

    def __init__(self) -> None:
        self._claims: defaultdict[str, dict[str, Claim]] = defaultdict(dict)
        self.handed = 0

    def add(self, claim: Claim) -> None:
        for block in blocks_of(claim):
            self._claims[block][claim.id] = claim

    def near(self, blocks: Collection[str]) -> list[Claim]:
        found = {name: claim for block in blocks for name, claim in self._claims.get(block, {}).items()}
        self.handed += len(found)
        return list(found.values())


def happened(chance: random.Random, day: date) -> tuple[Happening, Figure | None]:
    """One made-up event of a day."""
    giver, taker = chance.sample([f"Actor {number}" for number in range(60)], 2)
    money = chance.random() < 0.5
    parties = tuple(Party(name, None, "participant", None, None, None, "state") for name in (giver, taker))
    what = Happening(
        start=0,
        end=3,
        type="AID" if money else chance.choice(KINDS),
        date=day.isoformat(),
        first_day=day,
        end_day=day + timedelta(days=1),
        modality="asserted",
        parties=parties,
        summary=f"a package of {chance.choice(('missiles', 'grain', 'radars'))}",
        rules=("trigger:x",),
    )
    if not money:
        return what, None
    amount = Decimal(chance.choice((50, 100, 125, 200, 275, 300, 400, 500, 800, 1000, 2980))) * 1_000_000
    return what, Figure(
        start=0,
        end=9,
        text="",
        low=amount,
        high=amount,
        currency="USD",
        currency_basis="sign",
        comparator="eq",
        vague=False,
        per=None,
        nature="aid",
        stage="announcement",
        status="done",
        basis="increment",
        instrument=None,
        purpose=chance.choice(PURPOSES),
        programme=None,
        provider=(giver,),
        recipient=(taker,),
        channel=None,
        speaker=None,
        attribution="relayed",
        date=what.date,
        period=None,
        links=(),
        rules=(),
    )


def a_sum(chance: random.Random) -> tuple[Happening, Figure | None]:
    """One made-up event with a sum of money."""
    while True:
        what, figure = happened(chance, BEGIN)
        if figure:
            return what, figure


def told(what: Happening, figure: Figure | None, document: str, published: date, order: int) -> Claim:
    """A claim of a document."""
    digest = hashlib.sha256(document.encode()).hexdigest()
    name = hashlib.sha256(f"{digest}:{order}".encode()).hexdigest()[:12]
    return Claim(name, digest, None, published, order, 20 * order, 20 * order + 9, Sentence(0, 20 * order + 9), what, figure)


def vaguely(chance: random.Random, what: Happening) -> Happening:
    """The same, sometimes by its month or without a day."""
    day, how = what.first_day or BEGIN, chance.random()
    if how < 0.1:
        first = day.replace(day=1)
        return replace(what, date=f"{day:%Y-%m}", first_day=first, end_day=(first + timedelta(days=31)).replace(day=1))
    return replace(what, date=None, first_day=None, end_day=None) if how < 0.2 else what


def documents(events: int, chance: random.Random) -> Iterator[list[Claim]]:
    """The ledger's documents, five claims each: events of a day told in the days after it."""
    waiting: list[tuple[Happening, Figure | None]] = []
    for number in range(events):
        day = BEGIN + timedelta(days=number // A_DAY)
        waiting += [happened(chance, day)] * chance.randint(1, 4)
        if number % A_DAY == A_DAY - 1:
            chance.shuffle(waiting)
            for place in range(0, len(waiting), CLAIMS):
                name = f"{day}:{place}"
                listed = enumerate(waiting[place : place + CLAIMS])
                yield [told(vaguely(chance, what), figure, name, day + timedelta(days=1), order) for order, (what, figure) in listed]
            waiting = []


def measure(name: str, index: Index, added: list[list[Claim]]) -> None:
    """Add documents one after the other and print what it costs."""
    times, related = [], []
    index.handed = 0
    for document in added:
        began = time.process_time()
        for claim in document:
            index.add(claim)
        family = neighbourhood(document, (), index.near)
        events_of(family)
        times.append(time.process_time() - began)
        related.append(len(family))
    middle, worst = statistics.median(times) * 1000, max(times) * 1000
    handed = index.handed / len(added)
    print(f"{name:>28}  {middle:8.2f} ms  {worst:8.2f} ms  {handed:10.0f}  {statistics.mean(related):8.1f}")


def entry_of(path: Path) -> Entry:
    """A hand-made event: front matter and text, or JSON; the fields that `duplicates` takes."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        told = json.loads(text)
        return Entry(
            path.stem, date.fromisoformat(told["date"]), told["title"], frozenset(told.get("actors") or ()), told.get("summary") or ""
        )
    _, head, body = text.split("---", 2)
    fields = {name: re.sub(r"\s+", " ", value) for name, value in re.findall(r"^(date|title): (.*(?:\n  .*)*)", head, re.MULTILINE)}
    listed = re.search(r"^actors:\n((?:- .*\n(?:  .*\n)*)*)", head, re.MULTILINE)
    names = re.findall(r"^- (.*)", listed[1], re.MULTILINE) if listed else []
    day = date.fromisoformat(fields["date"].strip("'\""))
    return Entry(path.stem, day, fields["title"].strip("'\""), frozenset(name.strip("'\"") for name in names), body)


def proposals(folder: Path) -> None:
    """Print what is proposed beside what was judged, by score."""
    paths = {path.stem: path for path in sorted(folder.glob("*.json"))}
    paths |= {path.stem: path for path in sorted(folder.glob("*.md")) if path.stem != "README"}
    entries = [entry_of(path) for _, path in sorted(paths.items())]
    began = time.process_time()
    pairs = {(pair.one, pair.two): pair for pair in duplicates(entries, BANDS[-1])}
    print(f"{len(entries)} events, {time.process_time() - began:.2f} s")
    lines = [line.split("\t") for line in JUDGED.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    judged = {(min(one, two), max(one, two)): verdict for one, two, verdict in lines}
    real = sum(verdict == "yes" for verdict in judged.values())
    for least in BANDS:
        found = [judged.get(names) for names, pair in pairs.items() if pair.score >= least]
        right, wrong = found.count("yes"), found.count("no")
        unsure = len(found) - right - wrong
        print(f"score {least} or more: {len(found):>4} pairs: {right} one event (of {real} known), {wrong} two, {unsure} not judged")


def main() -> None:
    """Measure and print."""
    if sys.argv[1:2] == ["--duplicates"]:
        proposals(Path(sys.argv[2]) if len(sys.argv) > 2 else HAND_MADE)
        return
    sizes = [int(word) for word in sys.argv[1:]] or [1_000, 10_000, 100_000]
    print(f"{'ledger':>28}  {'median':>11}  {'worst':>11}  {'handed over':>10}  {'related':>8}")
    for events in sizes:
        chance = random.Random(events)  # noqa: S311
        index, last = Index(), []
        for document in documents(events, chance):
            last.append(document)
            if len(last) > ADDED:
                for claim in last.pop(0):
                    index.add(claim)
        measure(f"{events} events", index, last)
    for tellings in (10, 100, 300):
        chance = random.Random(1)  # noqa: S311
        what, figure = a_sum(chance)
        index = Index()
        papers = [[told(what, figure, f"paper {number}", BEGIN, 0)] for number in range(tellings + 5)]
        for document in papers[:-5]:
            index.add(document[0])
        measure(f"{tellings} tellings of one", index, papers[-5:])


if __name__ == "__main__":
    main()
