"""An event as a row of a listing: who took part, and the sum of it.

In: the columns that the SELECT of a listing gives. Out: the row, and who took part in the words of a table.
"""

import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from ledger.queries.money import AMOUNT_COLUMNS, amount_of, amount_text
from ledger.queries.table import Value

_SUM = f"""
SELECT {AMOUNT_COLUMNS} FROM event_claim l JOIN figure f ON f.claim = l.claim
WHERE l.event = :event ORDER BY l.claim <> :preferred, l.ordinal LIMIT 1
"""  # noqa: S608  the columns are a constant
_WHO = """
SELECT a.name, group_concat(p.role, ' ')
FROM event_actor p JOIN actor a ON a.key = p.actor
LEFT JOIN claim_party c ON c.claim = :preferred AND c.actor = p.actor
WHERE p.event = :event
GROUP BY a.key
ORDER BY min(instr('actor speaker host mediator participant recipient', p.role)), min(coalesce(c.ordinal, 999)), a.name
"""


class Told(NamedTuple):
    """A row, who took part in the words of a table, and whether the event has no first day."""

    row: tuple[Value, ...]
    who: str
    undated: bool


def told(conn: sqlite3.Connection, row: tuple[Any, ...]) -> Told:
    """An event as a listing has it, of the columns that its SELECT gives."""
    key, preferred, date, kind, what, modality, documents, event_id, decided, first_day = row
    this = {"event": key, "preferred": preferred}
    parties = [(name, frozenset(roles.split())) for name, roles in conn.execute(_WHO, this)]
    money = _corrected_sum(conn, key) if decided else None
    if money is None:
        amount = conn.execute(_SUM, this).fetchone()
        money = amount_text(amount_of(amount)) if amount else None
    who = tuple(name for name, _ in parties)
    brief = parties_text(parties) if kind == "AID" else "; ".join(who)
    return Told((date, kind, who, what, money, modality, documents, event_id), brief, first_day is None)


def _corrected_sum(conn: sqlite3.Connection, event: int) -> str | None:
    from ledger.queries.decided import amount_of_event  # noqa: PLC0415  only a decided event needs it

    return amount_of_event(conn, event)


def parties_text(parties: Sequence[tuple[str, frozenset[str]]]) -> str:
    """Who took part in a transfer: "United States -> Ukraine", and before them those who are on neither side.

    Who is alone on both sides, as after a merge of giver and taker, stands once.
    """
    sides = [[name for name, roles in parties if role in roles] for role in ("actor", "recipient")]
    if sides[0] == sides[1]:
        sides[1] = []
    others = [name for name, _ in parties if not any(name in side for side in sides)]
    transfer = " -> ".join("; ".join(side) for side in sides) if all(sides) else "; ".join(sides[0] + sides[1])
    return "; ".join((*others, transfer)) if transfer else "; ".join(others)
