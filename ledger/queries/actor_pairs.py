"""Pairs of actors that may be one, each with the command that would merge it; those that a person told apart are left out."""

import shlex
import sqlite3

from ledger.queries.candidates import candidates
from ledger.queries.table import Table, Value, counted

_APART = """
SELECT actor, value FROM decision
WHERE kind IN ('merge', 'split') AND actor IS NOT NULL AND document IS NULL AND until_entry IS NULL
GROUP BY min(actor, value), max(actor, value) HAVING kind = 'split' AND precedence = max(precedence)
"""
_STRANGER = "name:"
_BRIEF = ("score", "name", "other", "kind", "why", "merge")


def pairs(conn: sqlite3.Connection) -> Table:
    """The candidates, with a column `merge`: the one that stays is that of the vocabulary, else the one of the longer name."""
    found = candidates(conn)
    place = {name: number for number, name in enumerate(found.columns)}
    apart = {frozenset(pair) for pair in conn.execute(_APART)}
    rows = [row for row in found.rows if frozenset((row[place["id"]], row[place["other_id"]])) not in apart]
    told = tuple((*row, _command([row[place[name]] for name in ("id", "name", "other_id", "other")])) for row in rows)
    left = len(found.rows) - len(rows)
    notes: tuple[str, ...] = (f"{counted(len(rows), 'pair')} to look at; nothing is merged",) if rows else ()
    notes += (f"{counted(left, 'pair')} that a person told apart {'is' if left == 1 else 'are'} left out",) if left else ()
    return Table((*found.columns, "merge"), told, notes, _BRIEF)


def _command(pair: list[Value]) -> str:
    one, name, other, other_name = (str(value) for value in pair)
    swapped = (one.startswith(_STRANGER), -len(name)) > (other.startswith(_STRANGER), -len(other_name))
    kept, merged = (other, one) if swapped else (one, other)
    return f"ledger actor merge {shlex.quote(kept)} {shlex.quote(merged)}"
