"""The claims of an event, a document or an id, as they are shown: values, quote, rules and mentions."""

import sqlite3
from typing import Any

from ledger.queries.fact import Claimed, Found, Named, Quote, grouped, known
from ledger.queries.figures import names_in
from ledger.queries.money import AMOUNT_COLUMNS, amount_of, amount_text
from ledger.queries.quotes import Span, quotes_at

_EVENT = ("type", "date", "modality", "summary")
_OF_EVENTS_TOO = ("date", "recipient", "speaker")  # said of an event and of its money, and not always the same
_FIGURE = (
    "nature", "stage", "status", "basis", "instrument", "purpose", "programme",
    "channel", "speaker", "attribution", "date", "period",
)  # fmt: skip

_SELECT = """
SELECT c.key, c.reading, c.id, c.start, c.end, c.sentence_start, c.sentence_end, c.rules,
       d.id, d.title, d.source, d.published_on, d.url, d.key
FROM claim c
JOIN reading r ON r.key = c.reading
JOIN document d ON d.key = r.document
"""
_HAPPENING = f"SELECT {', '.join(_EVENT)} FROM claim WHERE key = ? AND type IS NOT NULL"  # noqa: S608  names of this file
_SUM = f"SELECT f.rules, f.provider, f.recipient, {AMOUNT_COLUMNS}, {', '.join(_FIGURE)} FROM figure f WHERE f.claim = ?"  # noqa: S608
_PARTIES = "SELECT p.role, a.name FROM claim_party p JOIN actor a ON a.key = p.actor WHERE p.claim = ? ORDER BY p.ordinal"
_LINKS = "SELECT l.kind, t.id FROM claim_link l JOIN claim t ON t.key = l.target WHERE l.claim = ? ORDER BY l.ordinal"
_MENTIONS = """
SELECT kind, start, end, value, rules FROM mention
WHERE reading = ? AND start >= ? AND end <= ? ORDER BY start, kind
"""


def claims_of_event(conn: sqlite3.Connection, event: int) -> tuple[Claimed, ...]:
    """The claims of one event by its key, in canonical order."""
    return _claims(conn, "JOIN event_claim l ON l.claim = c.key WHERE l.event = ? ORDER BY l.ordinal", event)


def claims_of_document(conn: sqlite3.Connection, document: int) -> tuple[Claimed, ...]:
    """The claims in force of one document by its key, in the order of its text."""
    return _claims(conn, "WHERE d.key = ? AND r.until IS NULL ORDER BY c.ordinal", document)


def claim_with_key(conn: sqlite3.Connection, claim: int) -> tuple[Claimed, ...]:
    """One claim by its key, also one that is no longer in force; empty when there is none."""
    return _claims(conn, "WHERE c.key = ?", claim)


def _claims(conn: sqlite3.Connection, clauses: str, key: int) -> tuple[Claimed, ...]:
    rows = conn.execute(_SELECT + clauses, (key,)).fetchall()
    quotes = quotes_at(conn, map(_sentence, rows))
    return tuple(_claimed(conn, row, quotes[_sentence(row)]) for row in rows)


def _sentence(row: tuple[Any, ...]) -> Span:
    return row[-1], row[5], row[6]


def _claimed(conn: sqlite3.Connection, row: tuple[Any, ...], sentence: str) -> Claimed:
    key, reading, claim_id, start, end, first, last, rules, document, title, source, published_on, url, _ = row
    money, money_rules = _money(conn, key)
    return Claimed(
        id=claim_id,
        document=document,
        title=title,
        source=source,
        published_on=published_on,
        url=url,
        start=start,
        end=end,
        quote=Quote(sentence[: start - first], sentence[start - first : end - first], sentence[end - first :]),
        values=_happening(conn, key) + money,
        rules=tuple(dict.fromkeys(f"{rules or ''} {money_rules}".split())),
        mentions=_mentions(conn, (reading, first, last), sentence),
    )


def _happening(conn: sqlite3.Connection, claim: int) -> Named:
    row = conn.execute(_HAPPENING, (claim,)).fetchone()
    if row is None:
        return ()
    return known(zip(_EVENT, row, strict=True)) + grouped(conn.execute(_PARTIES, (claim,)))


def _money(conn: sqlite3.Connection, claim: int) -> tuple[Named, str]:
    """The figure's values and the names of its rules."""
    row = conn.execute(_SUM, (claim,)).fetchone()
    if row is None:
        return (), ""
    parties = (("provider", names_in(row[1])), ("recipient", names_in(row[2])))
    fields = (*parties, *zip(_FIGURE, row[10:], strict=True))
    named = ((f"money {name}" if name in _OF_EVENTS_TOO else name, value) for name, value in fields)
    values = known((("money", amount_text(amount_of(row[3:10]))), *named))
    return values + grouped(conn.execute(_LINKS, (claim,))), row[0]


def _mentions(conn: sqlite3.Connection, span: tuple[int, int, int], sentence: str) -> tuple[Found, ...]:
    first = span[1]
    return tuple(
        Found(kind, sentence[start - first : end - first], value, tuple(rules.split()))
        for kind, start, end, value, rules in conn.execute(_MENTIONS, span)
    )
