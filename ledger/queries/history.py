"""What the ledger remembers: its entries, and what differs between two of them.

An entry is one transaction. The difference of two entries is that of the events in force after each: those that
came, those that went, and the fields in which the others changed. An event is known by its id.
"""

import sqlite3
from typing import Any

from ledger.queries.decided import OF_ACTOR
from ledger.queries.money import AMOUNT_COLUMNS, amount_of, amount_text
from ledger.queries.show import thing
from ledger.queries.table import Table, Value

LOG = ("entry", "at", "author", "documents", "decisions", "reason", "command", "claims", "undone", "version", "model", "digest")
LOG_BRIEF = ("entry", "at", "author", "documents", "decisions", "reason", "command")
DIFF = ("change", "event", "date", "kind", "what", "field", "before", "after")

_LOG = """
SELECT n.id, n.at, n.author,
    (SELECT group_concat(id, ' ') FROM (
        SELECT d.id FROM document d JOIN reading r ON r.document = d.key WHERE r.entry = n.id ORDER BY d.id)),
    (SELECT group_concat(kind, ' ') FROM (SELECT DISTINCT t.kind FROM decision t WHERE t.entry = n.id ORDER BY t.kind)),
    n.reason, n.command,
    (SELECT count(*) FROM reading r JOIN claim c ON c.reading = r.key WHERE r.entry = n.id),
    (SELECT group_concat(entry, ' ') FROM (SELECT DISTINCT t.entry FROM decision t WHERE t.until_entry = n.id ORDER BY t.entry)),
    n.version, n.model, n.digest
FROM entry n
"""
_ENTRIES = {
    "event": """
        SELECT from_entry FROM event WHERE id IN (SELECT c.id FROM event_claim l JOIN claim c ON c.key = l.claim WHERE l.event = :key)
        UNION SELECT until_entry FROM event
            WHERE id IN (SELECT c.id FROM event_claim l JOIN claim c ON c.key = l.claim WHERE l.event = :key)
        UNION SELECT r.entry FROM event_claim l JOIN claim c ON c.key = l.claim JOIN reading r ON r.key = c.reading WHERE l.event = :key
        UNION SELECT t.entry FROM decision t JOIN decision_claim h ON h.decision = t.key
            WHERE h.claim IN (SELECT c.id FROM event_claim l JOIN claim c ON c.key = l.claim WHERE l.event = :key)
        UNION SELECT t.until_entry FROM decision t JOIN decision_claim h ON h.decision = t.key
            WHERE h.claim IN (SELECT c.id FROM event_claim l JOIN claim c ON c.key = l.claim WHERE l.event = :key)""",
    "claim": """
        SELECT r.entry FROM claim c JOIN reading r ON r.key = c.reading WHERE c.id = (SELECT id FROM claim WHERE key = :key)
        UNION SELECT r.until FROM claim c JOIN reading r ON r.key = c.reading WHERE c.id = (SELECT id FROM claim WHERE key = :key)
        UNION SELECT t.entry FROM decision t JOIN decision_claim h ON h.decision = t.key
            WHERE h.claim = (SELECT id FROM claim WHERE key = :key)""",
    "document": """
        SELECT entry FROM document WHERE key = :key UNION SELECT entry FROM reading WHERE document = :key
        UNION SELECT until FROM reading WHERE document = :key UNION SELECT entry FROM decision WHERE source = :key
        UNION SELECT t.entry FROM decision t JOIN decision_claim h ON h.decision = t.key WHERE h.document = :key""",
    "actor": f"""
        SELECT from_entry FROM actor_history WHERE actor = :key
        UNION SELECT t.entry FROM decision t WHERE {OF_ACTOR}
        UNION SELECT t.until_entry FROM decision t WHERE {OF_ACTOR}""",  # noqa: S608  a constant
}
_EVENTS = f"""
SELECT e.id, e.date, e.type, coalesce(e.summary, c.summary), e.modality, e.documents, e.standing, p.id, e.first_day,
    {AMOUNT_COLUMNS}, f.stage
FROM main.event e JOIN main.claim c ON c.key = e.preferred JOIN main.claim p ON p.key = e.preferred
LEFT JOIN (SELECT claim, NULL AS event, amount_low, amount_high, minor_digits, currency, comparator, vague, per, stage FROM main.figure
    UNION ALL SELECT NULL, event, amount_low, amount_high, minor_digits, currency, comparator, vague, per, stage
    FROM main.corrected_figure) f
  ON f.event = e.key OR (f.claim = e.preferred AND NOT EXISTS (SELECT 1 FROM main.corrected_figure g WHERE g.event = e.key))
WHERE e.from_entry <= :at AND (e.until_entry IS NULL OR e.until_entry > :at)
  AND NOT (e.from_entry <= :other AND (e.until_entry IS NULL OR e.until_entry > :other))
"""  # noqa: S608  the columns are a constant
_FIELDS = ("date", "kind", "what", "modality", "documents", "standing", "preferred", "first day", "money", "stage")


def log(conn: sqlite3.Connection, name: str | None = None) -> Table:
    """The entries, the newest first; with the id of an event, claim, document or actor those that bear on it.

    Columns: entry (its number), at (UTC), author, documents (ids of those that were read), decisions (their
    kinds, or what they undo), reason, command, claims (how many), undone (entries whose decisions it took back), version (of the
    program), model, digest. Raises NoSuchFact for an id that nothing has.
    """
    if name is None:
        return Table(LOG, tuple(map(_entry, conn.execute(f"{_LOG} ORDER BY n.id DESC"))), brief=LOG_BRIEF)
    match = thing(conn, name)
    numbers = {number for (number,) in conn.execute(_ENTRIES[match.kind], {"key": match.key, "actor": match.id}) if number is not None}
    rows = (row for row in conn.execute(f"{_LOG} ORDER BY n.id DESC") if row[0] in numbers)
    return Table(LOG, tuple(map(_entry, rows)), brief=LOG_BRIEF)


def diff(conn: sqlite3.Connection, before: int, after: int) -> Table:
    """What changed between two entries, by day and id: a row for an event that came or went, one for each changed field.

    Columns: change (came, went, changed), event, date, kind and what (as they are, of one that went as they were),
    field, before, after.
    """
    old, new = (
        {row[0]: _told(row) for row in conn.execute(_EVENTS, {"at": one, "other": two})} for one, two in ((before, after), (after, before))
    )
    rows: list[tuple[str, tuple[Value, ...]]] = []
    for event in old.keys() | new.keys():
        rows += _changes(event, old.get(event), new.get(event))
    return Table(DIFF, tuple(row for _, row in sorted(rows, key=lambda one: (one[0] or "9999", one[1][1], str(one[1][5])))))


Told = tuple[Value, ...]


def _changes(event: str, old: Told | None, new: Told | None) -> list[tuple[str, Told]]:
    shown = new or old or ()
    day, head = str(shown[7] or ""), shown[:3]
    if old is None or new is None:
        return [(day, ("came" if old is None else "went", event, *head, None, None, None))]
    pairs = zip(_FIELDS, old, new, strict=True)
    return [(day, ("changed", event, *head, field, was, now)) for field, was, now in pairs if was != now and field != "first day"]


def _told(row: tuple[Any, ...]) -> Told:
    money = amount_text(amount_of(row[9:16])) if row[13] is not None else None
    return (*row[1:9], money, row[16])


def _entry(row: tuple[Any, ...]) -> tuple[Value, ...]:
    documents, decisions, undone = (tuple((row[place] or "").split()) for place in (3, 4, 8))
    kinds = tuple(f"undo {entry}" for entry in undone) or decisions
    return (*row[:3], documents, kinds, *row[5:8], undone, *row[9:])
