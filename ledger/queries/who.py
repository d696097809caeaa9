"""Which actor of the ledger a person means by a name.

An id, a name in any case, or a name by which a document calls one actor only ("US", "Kyiv", "Zelenskyy") is
that actor, before places of the same name; otherwise words that stand whole in the name of one actor only.
Nothing is guessed: two that fit are an error that lists them.
"""

import sqlite3
from typing import NamedTuple

from ledger.errors import NoSuchFact
from ledger.queries.table import quoted_list

_SPELLED = "SELECT key, id, name FROM actor JOIN spelling ON spelling.actor = actor.key WHERE words = ?"
_QUESTIONS = (
    "SELECT key, id, name FROM actor WHERE id = ?",
    "SELECT key, id, name FROM actor WHERE name = ?",
    _SPELLED,
    f"{_SPELLED} AND kind <> 'place'",
)


class Named(NamedTuple):
    """An actor as it is found: its row in this ledger, its id and its name."""

    key: int
    id: str
    name: str


def actor_named(conn: sqlite3.Connection, words: str, option: str = "--actor") -> Named:
    """The one actor that has this id or name, or these whole words in its name.

    Raises NoSuchFact, in the name of the command line's option, when none fits, with the nearest names, or
    when several do, with their ids.
    """
    for question in _QUESTIONS:
        found = [Named(*row) for row in conn.execute(question, (words,))]
        if len(found) == 1:
            return found[0]
    everyone = [Named(*row) for row in conn.execute("SELECT key, id, name FROM actor ORDER BY id")]
    sought = words.casefold().split()
    same = [actor for actor in everyone if actor.name.casefold().split() == sought]
    fitting = same or [actor for actor in everyone if _stands_in(sought, actor.name.casefold().split())]
    if len(fitting) == 1:
        return fitting[0]
    raise _several(fitting, words, option) if fitting else _none(everyone, words, option)


def _stands_in(sought: list[str], name: list[str]) -> bool:
    """Whether the words stand in the name side by side."""
    if not sought:
        return False
    return any(name[start : start + len(sought)] == sought for start in range(len(name) - len(sought) + 1))


def _several(fitting: list[Named], words: str, option: str) -> NoSuchFact:
    listed = ", ".join(f"'{actor.id}' ({actor.name})" for actor in fitting[:8])
    return NoSuchFact(option, f"{len(fitting)} actors answer to {words!r}", f"give the whole name or the id: {listed}")


def _none(everyone: list[Named], words: str, option: str) -> NoSuchFact:
    near = _near(words, [actor.name for actor in everyone])
    hint = f"near it: {quoted_list(near)}; " if near else ""
    return NoSuchFact(option, f"no actor is named {words!r}", f"{hint}`ledger actors` lists all")


def _near(words: str, names: list[str]) -> list[str]:
    from difflib import get_close_matches  # noqa: PLC0415  only an error needs it

    spelled = {part: name for name in names for part in (name.casefold(), *name.casefold().split())}
    close = get_close_matches(words.casefold(), spelled, n=6, cutoff=0.7)
    return list(dict.fromkeys(spelled[part] for part in close))[:3]
