"""What was decided of an event or an actor, and how decisions change what is shown of it."""

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from ledger.queries.fact import Taken
from ledger.queries.money import AMOUNT_COLUMNS, amount_of, amount_text

_TAKEN = """
SELECT DISTINCT t.entry, t.kind, t.field, t.value, n.at, n.author, n.reason, s.id, t.until_entry, t.key, t.actor,
    (SELECT d.id FROM document d WHERE d.key = t.document)
FROM decision t JOIN entry n ON n.id = t.entry LEFT JOIN document s ON s.key = t.source
"""
_OF_EVENT = """
JOIN decision_claim h ON h.decision = t.key
JOIN (SELECT c.id, c.start, c.end, r.document, CASE WHEN f.claim IS NULL THEN 'event' ELSE 'figure' END AS kind
      FROM event_claim l JOIN claim c ON c.key = l.claim JOIN reading r ON r.key = c.reading LEFT JOIN figure f ON f.claim = c.key
      WHERE l.event = ?) m
  ON h.claim = m.id OR (h.document = m.document AND h.kind = m.kind AND h.start < m.end AND m.start < h.end)
ORDER BY t.key
"""
OF_ACTOR = """(t.actor IN ({ids}) OR (t.kind IN ('merge', 'split') AND t.value IN ({ids})))""".format(
    ids="""SELECT :actor UNION SELECT told.id FROM stands_for s JOIN main.actor told ON told.key = s.actor
        WHERE s.other = (SELECT key FROM main.actor WHERE id = :actor) AND s.document = 0 AND s.until_entry IS NULL"""
)  # decisions `t` on an actor, and on those that stand for it
_TOWARDS = MappingProxyType({"merge": "with ", "split": "from "})
_FIGURE = f"SELECT {AMOUNT_COLUMNS} FROM corrected_figure f WHERE f.event = ?"  # noqa: S608  the columns are a constant
_TOLD = """
SELECT e.date, e.type, coalesce(e.summary, c.summary, '') FROM event e JOIN claim c ON c.key = e.preferred
WHERE e.id = ? AND e.until_entry IS NULL
"""
_MERGED = """
SELECT told.name, shown.name FROM stands_for s JOIN main.actor told ON told.key = s.actor JOIN actor shown ON shown.key = s.other
WHERE s.document = 0 AND s.until_entry IS NULL AND told.name <> shown.name
"""
_RENAMED = """
SELECT t.name, a.name FROM corrected_actor c JOIN main.actor t ON t.key = c.actor JOIN actor a ON a.key = c.actor
WHERE c.until_entry IS NULL AND t.name <> a.name
"""


def decisions_of_event(conn: sqlite3.Connection, event: int) -> tuple[Taken, ...]:
    """Every decision that speaks of a claim of the event, in the order in which they were taken, undone ones too."""
    if conn.execute("SELECT EXISTS (SELECT 1 FROM decision)").fetchone() == (0,):
        return ()
    return tuple(map(_taken, conn.execute(_TAKEN + _OF_EVENT, (event,))))


def decisions_of_actor(conn: sqlite3.Connection, actor: str) -> tuple[Taken, ...]:
    """Every decision on the actor with this id or on those that stand for it, in the order in which they were taken, undone ones too.

    `what` follows the kind: merge "with ID", split "from ID in DOC", alias "WORDS", correct "name = NAME".
    """
    rows = conn.execute(f"{_TAKEN} WHERE {OF_ACTOR} ORDER BY t.key", {"actor": actor})
    return tuple(_taken_of_actor(row, actor) for row in rows)


def amount_of_event(conn: sqlite3.Connection, event: int) -> str | None:
    """The sum of an event as it was corrected, as text; None where it was not."""
    row = conn.execute(_FIGURE, (event,)).fetchone()
    return amount_text(amount_of(row)) if row else None


def told(conn: sqlite3.Connection, event: str) -> str:
    """The event with this id in a few words: its date, its kind, what is told of it; '' for none in force."""
    row = conn.execute(_TOLD, (event,)).fetchone()
    return "  ".join(str(part) for part in row if part) if row else ""


def renamed(conn: sqlite3.Connection) -> Mapping[str, str]:
    """The names that decisions give to actors, renamed or merged into another, by those that documents give them; empty without any."""
    return {**dict(conn.execute(_MERGED)), **dict(conn.execute(_RENAMED))}


def _taken_of_actor(row: tuple[object, ...], actor: str) -> Taken:
    kind, value, subject, document = str(row[1]), row[3], row[10], row[11]
    taken = _taken(row)
    if taken.what:
        return taken
    other = value if subject == actor or kind == "alias" else subject
    return replace(taken, what=f"{_TOWARDS.get(kind, '')}{other}" + (f" in {document}" if document else ""))


def _taken(row: tuple[object, ...]) -> Taken:
    entry, kind, field, value, at, author, reason, source, until, *_ = row
    what = f"{field} = {'(not known)' if value is None else value}" if field else ""
    return Taken(
        entry=int(str(entry)), kind=str(kind), what=what, at=str(at), author=str(author),
        reason=None if reason is None else str(reason), source=None if source is None else str(source),
        undone_by=None if until is None else int(str(until)),
    )  # fmt: skip
