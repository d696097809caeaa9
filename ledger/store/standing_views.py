"""Actors as decisions have them, for whoever reads: views that take the place of tables in a connection's temporary schema.

An actor that stands for another is not seen; its mentions, its parties and its names are the other's, in the documents in
which it is so. Nor is one seen that only an undone decision named. Where no decision speaks of such things there are no
views, and a reader pays nothing.
"""

import sqlite3

_ANY = "SELECT EXISTS (SELECT 1 FROM main.stands_for) OR EXISTS (SELECT 1 FROM main.alias)"
_OTHER = """
coalesce((SELECT stand.other FROM main.stands_for AS stand
    WHERE stand.actor = told.actor AND stand.document IN (0, ({document})) AND {in_force} ORDER BY stand.document DESC LIMIT 1), told.actor)
"""
_MERGED = "SELECT stand.actor FROM main.stands_for AS stand WHERE stand.document = 0 AND {in_force}"
_MADE_UP = """
SELECT made.key FROM main.actor AS made WHERE made.id IN (SELECT value FROM main.decision WHERE kind = 'split' AND document IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM main.stands_for AS stand WHERE stand.other = made.key AND {in_force})
    AND NOT EXISTS (SELECT 1 FROM main.mention AS told WHERE told.actor = made.key)
    AND NOT EXISTS (SELECT 1 FROM main.claim_party AS told WHERE told.actor = made.key)
"""
_VIEWS = (
    (
        "mention",
        """SELECT told.reading, told.kind, told.start, told.end, told.value, {other} AS actor, told.rules FROM main.mention AS told""",
        "SELECT reading.document FROM main.reading WHERE reading.key = told.reading",
    ),
    (
        "claim_party",
        """SELECT told.claim, told.ordinal, {other} AS actor, told.role, told.start, told.end, told.country, told.kind
        FROM main.claim_party AS told""",
        """SELECT reading.document FROM main.claim JOIN main.reading ON reading.key = claim.reading WHERE claim.key = told.claim""",
    ),
    (
        "spelling",
        """SELECT told.words, {other} AS actor FROM main.spelling AS told
        UNION SELECT stand.words, {named} FROM main.alias AS stand WHERE {in_force}
        UNION SELECT actor.name, stand.other FROM main.stands_for AS stand JOIN main.actor ON actor.key = stand.actor
            WHERE stand.document = 0 AND {in_force}
        UNION SELECT actor.id, stand.other FROM main.stands_for AS stand JOIN main.actor ON actor.key = stand.actor
            WHERE stand.document = 0 AND {in_force}""",
        "0",
    ),
)
_NAMED = """coalesce((SELECT other.other FROM main.stands_for AS other
            WHERE other.actor = stand.actor AND other.document = 0 AND {other_in_force}), stand.actor)"""


def see_standing(conn: sqlite3.Connection, entry: int | None) -> str | None:
    """Let every question on this connection see whom actors stand for, now or after an entry, where decisions say so.

    Gives back the condition on `key` that leaves out the actors that are not seen, None where all are.
    """
    if conn.execute(_ANY).fetchone() == (0,):
        return None
    in_force = _in_force("stand", entry)
    named = _NAMED.format(other_in_force=_in_force("other", entry))
    for name, select, document in _VIEWS:
        other = _OTHER.format(document=document, in_force=in_force)
        conn.execute(f"CREATE TEMP VIEW {name} AS {select.format(other=other, named=named, in_force=in_force)}")
    return f"NOT IN ({_MERGED.format(in_force=in_force)} UNION ALL {_MADE_UP.format(in_force=in_force)})"


def _in_force(table: str, entry: int | None) -> str:
    if entry is None:
        return f"{table}.until_entry IS NULL"
    return f"{table}.from_entry <= {entry} AND ({table}.until_entry IS NULL OR {table}.until_entry > {entry})"
