"""Named checks of what a ledger holds: each finds things that a person should look at, and says nothing when all is well.

In: a read-only connection. Out: findings, a place and a sentence each, by check and in a fixed order. A finding is
no error of the ledger: a true story may be odd. Nothing here is changed or decided.
"""

import csv
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from math import sqrt
from statistics import median
from types import MappingProxyType
from typing import NamedTuple

from ledger.errors import UsageError
from ledger.places import SEEDS
from ledger.queries.figures import names_in
from ledger.queries.money import AMOUNT_COLUMNS, amount_of, amount_text
from ledger.queries.quotes import quotes_at, text_of


class Found(NamedTuple):
    """One thing to look at: the check that found it, where, and what it is."""

    check: str
    place: str
    what: str


Check = Callable[[sqlite3.Connection], Iterable[tuple[str, str]]]

_IN_FORCE = "e.until_entry IS NULL AND e.standing IS NOT 'rejected'"
_SCALE = r"(?:thousand|million|billion|trillion)\b"
_LOST = re.compile(rf"(?<![\d.,])0+[ \u00a0]{_SCALE}|[$€£][ \u00a0]{_SCALE}|(?<=[a-z(])[ ]{{2}}{_SCALE}|(?<=[ (])\.\d{{1,3}}[ ]{_SCALE}")
_NUMBERED = re.compile(
    r"\d|[mbtz]illion|\b(?:an?|zero|no|few|several|couple|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety|half|quarter|dozens?|hundred|thousand)",
    re.IGNORECASE,
)


def _lost_figures(conn: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """A sum whose digits were destroyed before the document was added: "authorizing 00 billion", "for  billion", "over .4 billion"."""
    sql = "SELECT id, key FROM document d WHERE EXISTS (SELECT 1 FROM reading r WHERE r.document = d.key AND r.until IS NULL) ORDER BY id"
    for identity, key in conn.execute(sql).fetchall():
        text = text_of(conn, key)
        for hit in _LOST.finditer(text):
            near = " ".join(text[max(0, hit.start() - 40) : hit.end() + 30].split())
            yield f"document {identity}", f"a sum lost its digits at character {hit.start()}: ...{near}..."


def _outliers(conn: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """A sum a thousand times the middle one of the same giver and ten times the next: "$6 billion" that was the number of an award."""
    sql = f"""
    SELECT e.id, f.provider, {AMOUNT_COLUMNS} FROM event e JOIN figure f ON f.claim = e.preferred
    WHERE {_IN_FORCE} AND NOT f.vague AND f.per IS NULL AND f.nature <> 'statistic' AND f.currency IS NOT NULL AND f.provider <> '[]'
        AND e.key NOT IN (SELECT event FROM corrected_figure) ORDER BY e.id
    """  # noqa: S608  constants
    sums: dict[tuple[str, str], list[tuple[int, str, str]]] = defaultdict(list)
    for event, provider, *columns in conn.execute(sql):
        amount = amount_of(columns)
        if amount.one:
            sums[provider, str(amount.currency)].append((amount.one, event, amount_text(amount)))
    for (provider, _), found in sorted(sums.items()):
        found.sort(reverse=True)
        if len(found) >= 5 and found[0][0] > 1000 * median(one for one, *_ in found) and found[0][0] > 10 * found[1][0]:
            yield (
                f"event {found[0][1]}",
                f"{found[0][2]} is far beyond all other sums of {', '.join(names_in(provider))}, at most {found[1][2]}",
            )


def _undated(conn: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """An event without a day, month or year."""
    sql = f"""
    SELECT e.id, coalesce(e.summary, c.summary) FROM event e JOIN claim c ON c.key = e.preferred
    WHERE {_IN_FORCE} AND e.type IS NOT NULL AND e.first_day IS NULL AND e.end_day IS NULL ORDER BY e.id
    """  # noqa: S608  constants
    for event, summary in conn.execute(sql):
        yield f"event {event}", f"has no date: {_short(summary)}"


def _false_precision(conn: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """More events on a 1 January, or on the first of a month, than chance would put there: months and years written as days."""
    sql = f"""
    SELECT substr(e.first_day, 6) FROM event e
    WHERE {_IN_FORCE} AND e.type IS NOT NULL AND e.end_day = date(e.first_day, '+1 day')
    """  # noqa: S608  constants
    days = Counter(day for (day,) in conn.execute(sql))
    firsts = sum(number for day, number in days.items() if day.endswith("-01") and day != "01-01")
    for place, number, share in (("1 January", days["01-01"], 1 / 365), ("the first of a month", firsts, 11 / 365)):
        chance = days.total() * share
        if number >= 5 and number > chance + 5 * sqrt(chance) + 2:
            yield f"{number} events", f"stand on {place}, where {chance:.0f} would be chance: months or years written as days"


def _single_sources(conn: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """A sum of aid that only one document tells, or only copies of one."""
    sql = f"""
    SELECT e.id, e.documents, {AMOUNT_COLUMNS} FROM event e JOIN figure f ON f.claim = e.preferred
    WHERE {_IN_FORCE} AND f.nature = 'aid' AND e.standing IS NOT 'accepted' AND coalesce(e.independent, e.documents) < 2 ORDER BY e.id
    """  # noqa: S608  constants
    for event, documents, *columns in conn.execute(sql):
        told = "only one document tells it" if documents < 2 else f"{documents} copies of one document tell it"
        yield f"event {event}", f"{amount_text(amount_of(columns))}: {told}"


def _orphan_actors(conn: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """An actor that no document in force names and no event has."""
    sql = """
    SELECT a.id, a.name FROM actor a
    WHERE NOT EXISTS (SELECT 1 FROM mention n JOIN reading r ON r.key = n.reading WHERE n.actor = a.key AND r.until IS NULL)
        AND NOT EXISTS (SELECT 1 FROM event_actor l WHERE l.actor = a.key AND l.until_entry IS NULL)
        AND NOT EXISTS (SELECT 1 FROM claim_party p JOIN claim c ON c.key = p.claim JOIN reading r ON r.key = c.reading
            WHERE p.actor = a.key AND r.until IS NULL)
    ORDER BY a.id
    """
    for actor, name in conn.execute(sql):
        yield f"actor {actor}", f"{name} is named in no document in force"


def _totals_exceeded(conn: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """A total of which the parts that a document names, each event once, are more than the whole."""
    sql = f"""
    SELECT t.id, e.id, {AMOUNT_COLUMNS}, (
        SELECT sum(least) FROM (
            SELECT min(p.amount_low) AS least FROM claim_link l JOIN figure p ON p.claim = l.claim
            LEFT JOIN event_claim o ON o.claim = l.claim AND o.event IN (SELECT key FROM event WHERE until_entry IS NULL)
            WHERE l.target = t.key AND l.kind = 'part_of' AND p.currency = f.currency AND p.per IS f.per
            GROUP BY coalesce(o.event, -l.claim))) AS parts
    FROM claim t JOIN figure f ON f.claim = t.key JOIN event_claim m ON m.claim = t.key JOIN event e ON e.key = m.event
    WHERE {_IN_FORCE} AND f.amount_high IS NOT NULL AND t.key IN (SELECT target FROM claim_link WHERE kind = 'part_of')
        AND parts > f.amount_high * 1.005 ORDER BY e.id, t.id
    """  # noqa: S608  constants
    for claim, event, *columns, parts in conn.execute(sql):
        amount = amount_of(columns)
        whole = amount_text(amount._replace(low=parts, high=parts, comparator="eq"))
        yield f"event {event}", f"the parts of {amount_text(amount)} add up to {whole} (claim {claim})"


def _future_dates(conn: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Something told as done on a day after that on which its document was published."""
    sql = f"""
    SELECT e.id, e.date, max(d.published_on) AS published, coalesce(e.summary, c.summary) FROM event e JOIN claim c ON c.key = e.preferred
    JOIN event_claim l ON l.event = e.key JOIN claim o ON o.key = l.claim
    JOIN reading r ON r.key = o.reading JOIN document d ON d.key = r.document
    WHERE {_IN_FORCE} AND e.type IS NOT NULL AND e.modality IN ('asserted', 'reported')
    GROUP BY e.key HAVING e.first_day > published ORDER BY e.id
    """  # noqa: S608  constants
    for event, date, published, summary in conn.execute(sql):
        yield f"event {event}", f"is told as done on {date}, in a document of {published}: {_short(summary)}"


def _quote_mismatches(conn: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """A sum whose quote has no number in it, or that no mention of money stands on."""
    sql = """
    SELECT c.id, d.key, c.start, c.end, EXISTS (SELECT 1 FROM mention n WHERE n.reading = c.reading AND n.kind = 'money'
        AND n.start < c.end AND c.start < n.end)
    FROM figure f JOIN claim c ON c.key = f.claim JOIN reading r ON r.key = c.reading AND r.until IS NULL
    JOIN document d ON d.key = r.document ORDER BY c.id
    """
    rows = conn.execute(sql).fetchall()
    quotes = quotes_at(conn, (row[1:4] for row in rows))
    for claim, *span, mentioned in rows:
        words = " ".join(quotes[span[0], span[1], span[2]].split())
        if not mentioned or not _NUMBERED.search(words):
            yield f"claim {claim}", f"its quote {words!r} is no sum of money"


def _overlapping_terms(conn: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Two holders of one office of a state at one time, in the vocabulary, of whom the ledger names one."""
    named = {identity for (identity,) in conn.execute("SELECT id FROM actor")}
    terms: dict[tuple[str, str], list[tuple[str, str, str, str]]] = defaultdict(list)
    with (SEEDS / "actors" / "offices.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for title in row["titles"].split("|") if row["country"] else ():
                if title in _SOLE:
                    terms[row["country"], title].append((row["from"], row["until"] or "9999", row["holder"], row["id"]))
    for (country, title), held in sorted(terms.items()):
        held.sort()
        for (_, until, holder, one), (start, _, successor, other) in pairwise(held):
            if start < until and holder != successor and named & {one, other}:
                yield f"{title} of {country}", f"{holder} until {until} and {successor} from {start} overlap"


_SOLE = frozenset(("President", "Prime Minister", "Vice President", "Chancellor", "King", "Queen"))

CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "lost-figure": _lost_figures,
        "outlier": _outliers,
        "undated": _undated,
        "false-precision": _false_precision,
        "single-source": _single_sources,
        "orphan-actor": _orphan_actors,
        "total-exceeded": _totals_exceeded,
        "future-date": _future_dates,
        "quote-mismatch": _quote_mismatches,
        "overlapping-terms": _overlapping_terms,
    }
)


def named_checks(only: str | None) -> tuple[str, ...]:
    """The names of the checks that `--only` lists by commas, all without it. Raises UsageError for what is none."""
    if only is None:
        return tuple(CHECKS)
    names = tuple(dict.fromkeys(word.strip() for word in only.split(",")))
    for name in names:
        if name not in CHECKS:
            raise UsageError("--only", f"{name!r} is not a check", f"choose from {', '.join(CHECKS)}")
    return names


def found_by(conn: sqlite3.Connection, names: Iterable[str]) -> Iterator[Found]:
    """What these checks find, in their order."""
    return (Found(name, *found) for name in names for found in CHECKS[name](conn))


def _short(text: str | None) -> str:
    flat = " ".join((text or "").split())
    return flat if len(flat) <= 100 else f"{flat[:99]}…"
