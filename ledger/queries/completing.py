"""Names of actors for a shell that completes them."""

import sqlite3

_MOST = 200
_NAMES = """
SELECT name FROM actor WHERE name LIKE ?1 ESCAPE '\\'
UNION SELECT min(words) FROM spelling WHERE words LIKE ?1 ESCAPE '\\' GROUP BY words HAVING count(*) = 1
ORDER BY 1 LIMIT ?2
"""


def names_beginning(conn: sqlite3.Connection, typed: str) -> tuple[str, ...]:
    """Names by which one actor of the ledger can be asked for that begin so, in any case, by alphabet; 200 at most."""
    pattern = "".join(f"\\{letter}" if letter in "%_\\" else letter for letter in typed)
    return tuple(str(name) for (name,) in conn.execute(_NAMES, (f"{pattern}%", _MOST)))
