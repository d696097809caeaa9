"""The rows of a ledger as lines of JSON that mean the same in any file.

Keys, entry numbers and clocks are left out or replaced by ids (of documents, claims, actors, events),
and the order is that of the ids, so equal content gives equal lines however it was added. Both
`ledger dump` and the chain of entries are made of these lines: what one shows, the other seals.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from json.encoder import encode_basestring


@dataclass(frozen=True, slots=True)
class _Rows:
    """One kind of line: the table's name, a SELECT without WHERE, the columns that order it, and joins that lead to its reading.

    Of what hangs on a reading `order` is that inside of it; in it SQLite finds the rows, and need not sort them.
    """

    table: str
    select: str
    order: str
    joins: str = ""


def _by_reading(table: str) -> str:
    return f"JOIN reading ON reading.key = {table}.reading JOIN document ON document.key = reading.document"


def _by_claim(table: str) -> str:
    return f"JOIN claim ON claim.key = {table}.claim {_by_reading('claim')}"


_DOCUMENTS = _Rows(
    "document",
    """SELECT document.id, document.digest, document.title, document.source, document.url, document.published_on,
        before.id AS supersedes
    FROM document LEFT JOIN document AS before ON before.key = document.supersedes""",
    "1",
)
_CLOSED = _Rows("closed", "SELECT document.id FROM reading JOIN document ON document.key = reading.document", "1")
_OF_READINGS = (
    _Rows("passage", "SELECT document.id, passage.start, passage.end, passage.rule FROM passage", "passage.start", _by_reading("passage")),
    _Rows(
        "mention",
        """SELECT document.id, mention.kind, mention.start, mention.end, mention.value, actor.id AS actor, mention.rules
        FROM main.mention LEFT JOIN main.actor ON actor.key = mention.actor""",
        "mention.kind, mention.start, mention.end",
        _by_reading("mention"),
    ),
    _Rows(
        "doubt",
        "SELECT document.id, doubt.start, doubt.end, rule, why FROM doubt",
        "doubt.start, doubt.end, rule, why",
        _by_reading("doubt"),
    ),
    _Rows(
        "claim",
        """SELECT claim.id, document.id AS document, claim.ordinal, claim.start, claim.end, sentence_start, sentence_end,
            trigger_start, trigger_end, type, date, first_day, end_day, modality, summary, rules
        FROM claim""",
        "claim.ordinal",
        _by_reading("claim"),
    ),
    _Rows(
        "figure",
        """SELECT claim.id, amount_low, amount_high, minor_digits, currency, currency_basis, comparator, vague, per, nature, stage,
            status, basis, instrument, purpose, programme, provider, recipient, channel, speaker, attribution, figure.date, period,
            figure.rules
        FROM figure""",
        "claim.ordinal",
        _by_claim("figure"),
    ),
    _Rows(
        "claim_party",
        """SELECT claim.id, claim_party.ordinal, actor.id AS actor, claim_party.role, claim_party.start, claim_party.end,
            claim_party.country, claim_party.kind
        FROM main.claim_party JOIN main.actor ON actor.key = claim_party.actor""",
        "claim.ordinal, claim_party.ordinal",
        _by_claim("claim_party"),
    ),
    _Rows(
        "claim_link",
        """SELECT claim.id, claim_link.ordinal, claim_link.kind, target.id AS target
        FROM claim_link JOIN claim AS target ON target.key = claim_link.target""",
        "claim.ordinal, claim_link.ordinal",
        _by_claim("claim_link"),
    ),
    _Rows(
        "note",
        "SELECT claim.id, note.ordinal, note.kind, note.value, note.link, note.start, note.end FROM note",
        "claim.ordinal, note.ordinal",
        _by_claim("note"),
    ),
)
_DECIDED = (
    _Rows(
        "decision",
        """SELECT decision.key, precedence, decision.kind, field, value, actor, document.id AS source
        FROM decision LEFT JOIN document ON document.key = decision.source""",
        "1",
    ),
    _Rows(
        "decision_document",
        "SELECT decision.key, document.id AS document FROM decision JOIN document ON document.key = decision.document",
        "1",
    ),
    _Rows(
        "decision_claim",
        """SELECT decision.key, ordinal, side, claim, document.id AS document, start, end, decision_claim.kind
        FROM decision JOIN decision_claim ON decision_claim.decision = decision.key
        JOIN document ON document.key = decision_claim.document""",
        "1, 2",
    ),
)
_UNDONE = _Rows("undone", "SELECT decision.key FROM decision", "1")
_DECISIONS_NOW = (
    _Rows(
        "decision",
        """SELECT row_number() OVER (ORDER BY precedence) AS place, decision.kind, field, value, actor, document.id AS source
        FROM decision LEFT JOIN document ON document.key = decision.source""",
        "1",
    ),
    _Rows(
        "decision_document",
        """SELECT decision.place, document.id AS document
        FROM (SELECT row_number() OVER (ORDER BY precedence) AS place, document, until_entry FROM decision WHERE until_entry IS NULL)
            AS decision JOIN document ON document.key = decision.document""",
        "1",
    ),
    _Rows(
        "decision_claim",
        """SELECT dense_rank() OVER (ORDER BY precedence) AS place, ordinal, side, claim, document.id AS document, start, end,
            decision_claim.kind
        FROM decision JOIN decision_claim ON decision_claim.decision = decision.key
        JOIN document ON document.key = decision_claim.document""",
        "1, 2",
    ),
)
_ACTORS = _Rows("actor", "SELECT id, name, kind, country, sector FROM actor", "1")
_USED_NOW = """key IN (
    SELECT actor FROM mention JOIN reading ON reading.key = mention.reading WHERE until IS NULL
    UNION SELECT actor FROM claim_party JOIN claim ON claim.key = claim JOIN reading ON reading.key = claim.reading WHERE until IS NULL
    UNION SELECT actor FROM event_actor WHERE until_entry IS NULL)"""
_DERIVED = (
    _Rows(
        "event",
        """SELECT event.id, claim.id AS preferred, event.type, event.date, event.first_day, event.end_day, event.modality, event.documents,
            event.summary, event.standing, event.decided, event.independent, event.may_repeat
        FROM event JOIN claim ON claim.key = event.preferred""",
        "1",
    ),
    _Rows(
        "event_claim",
        """SELECT event.id, event_claim.ordinal, claim.id AS claim
        FROM event JOIN event_claim ON event_claim.event = event.key JOIN claim ON claim.key = event_claim.claim""",
        "1, 2",
    ),
    _Rows(
        "event_actor",
        """SELECT event.id, actor.id AS actor, event_actor.first_day, event_actor.role
        FROM event JOIN event_actor ON event_actor.event = event.key JOIN actor ON actor.key = event_actor.actor""",
        "1, 2, 4",
    ),
    _Rows(
        "conflict",
        """SELECT event.id, conflict.field, conflict.value, claim.id AS claim
        FROM event JOIN conflict ON conflict.event = event.key JOIN claim ON claim.key = conflict.claim""",
        "1, 2, 4",
    ),
    _Rows(
        "corrected_figure",
        """SELECT event.id, amount_low, amount_high, minor_digits, currency, currency_basis, comparator, vague, per, nature, stage,
            status, basis, instrument, purpose, programme, provider, recipient, channel, speaker, attribution, corrected.date, period,
            corrected.rules
        FROM event JOIN corrected_figure AS corrected ON corrected.event = event.key""",
        "1",
    ),
)


_READINGS = """
SELECT reading.key FROM reading JOIN document ON document.key = reading.document WHERE reading.entry = ? ORDER BY document.id, reading.key
"""


def content_of(conn: sqlite3.Connection, entry: int) -> Iterator[tuple[str, bytes]]:
    """Everything that an entry added, and what it closed: the kind of row, and the row as a line in UTF-8."""
    yield from _named(conn, _DOCUMENTS, "document.entry = ?", entry)
    yield from _named(conn, _CLOSED, "reading.until = ?", entry)
    readings = [key for (key,) in conn.execute(_READINGS, (entry,))]
    for rows in _OF_READINGS:
        for reading in readings:
            yield from _named(conn, rows, "reading.key = ?", reading)
    for rows in _DECIDED:
        yield from _named(conn, rows, "decision.entry = ?", entry)
    yield from _named(conn, _UNDONE, "decision.until_entry = ?", entry)


def _named(conn: sqlite3.Connection, rows: _Rows, condition: str, key: int) -> Iterator[tuple[str, bytes]]:
    return ((rows.table, line.encode()) for line in _lines(conn, rows, condition, (key,)))


def content_now(conn: sqlite3.Connection) -> Iterator[str]:
    """All documents, and the readings, decisions, actors and events in force, a line each."""
    yield from _lines(conn, _DOCUMENTS, "true")
    for rows in _OF_READINGS:
        yield from _lines(conn, replace(rows, order=f"document.id, {rows.order}"), "reading.until IS NULL")
    for rows in _DECISIONS_NOW:
        yield from _lines(conn, rows, "decision.until_entry IS NULL")
    yield from _lines(conn, _ACTORS, _USED_NOW)
    for rows in _DERIVED:
        yield from _lines(conn, rows, "event.until_entry IS NULL")


def _lines(conn: sqlite3.Connection, rows: _Rows, condition: str, values: tuple[int, ...] = ()) -> Iterator[str]:
    """Each row as JSON, letters left as they are: what json.dumps(ensure_ascii=False) gives, for a fifth of its cost."""
    cursor = conn.execute(" ".join((rows.select, rows.joins, "WHERE", condition, "ORDER BY", rows.order)), values)
    columns = "".join(f', "{column[0]}": %s' for column in cursor.description)
    line = f'{{"table": "{rows.table}"{columns}}}'
    for row in cursor:
        yield line % tuple(["null" if v is None else encode_basestring(v) if v.__class__ is str else v for v in row])
