"""Which publishers and documents of the ledger a query means by a name.

A publisher is named in any case, by its whole name or by whole words of the names of one only; a document by its id, the
beginning of it, or words that stand side by side in its title. Nothing is guessed.
"""

import re
import sqlite3

from ledger.ask.words import plain_words, says, words_of
from ledger.errors import NoSuchFact
from ledger.queries.table import quoted_list

_ID = re.compile(r"[0-9a-f]{4,}")
_LAST = "\U0010ffff"
_TITLED = "SELECT d.id FROM document_words CROSS JOIN document d ON d.key = document_words.rowid WHERE document_words MATCH ?"


def publisher_named(conn: sqlite3.Connection, words: str, place: str) -> str:
    """The name of the one publisher that is called so. Raises NoSuchFact, naming the place, for none or several."""
    if conn.execute("SELECT 1 FROM document WHERE source = ? COLLATE NOCASE LIMIT 1", (words,)).fetchone():
        return words
    names = [name for (name,) in conn.execute("SELECT DISTINCT source FROM document WHERE source IS NOT NULL ORDER BY source")]
    fitting = [name for name in names if says(name, words, 0)]
    if len(fitting) == 1:
        return str(fitting[0])
    if fitting:
        raise NoSuchFact(place, f"{len(fitting)} publishers answer to {words!r}", f"give the whole name: {quoted_list(fitting[:8])}")
    from difflib import get_close_matches  # noqa: PLC0415  only an error needs it

    spelled = {name.casefold(): name for name in names}
    near = [spelled[one] for one in get_close_matches(words.casefold(), spelled, n=3, cutoff=0.6)]
    hint = f"near it: {quoted_list(near)}; " if near else ""
    raise NoSuchFact(place, f"no document comes from {words!r}", f"{hint}`ledger documents` lists all with their sources")


def document_ids(conn: sqlite3.Connection, words: str, place: str) -> tuple[str, ...]:
    """The ids of the documents that are meant. Raises NoSuchFact, naming the place, where there is none, or an id begins several."""
    if _ID.fullmatch(words):
        sql = "SELECT id FROM document WHERE id >= ? AND id < ? LIMIT 20"
        found = [name for (name,) in conn.execute(sql, (words, words + _LAST))]
        if len(found) > 1:
            from ledger.queries.find import several  # noqa: PLC0415  only an error needs it

            raise several(words, found)
        if found:
            return tuple(found)
    titled = conn.execute(_TITLED, (f'title : "{words_of(words)}"',)).fetchall() if plain_words(words) else []
    if not titled:
        raise NoSuchFact(place, f"no document has the id {words!r}, or these words in its title", "`ledger documents` lists all")
    return tuple(name for (name,) in titled)
