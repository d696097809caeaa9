"""Who belongs to a group of states on a day: the G7, NATO, the European Union.

In: the vocabulary's folder. Out: a `Members` for questions about aid, by canonical names. Of the vocabulary only three
short tables are read (seeds/actors: states, bodies, members), not all actors. A group stays one under a common noun
behind its name: "G7 leaders", "NATO allies". An institution (the European Commission) is no member and has none.
"""

import functools
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from ledger.errors import NoSuchFact
from ledger.places import SEEDS
from ledger.queries.who import actor_named
from ledger.resolve.sums import Members
from ledger.vocab import rows_of

_Terms = tuple[tuple[str, str, str], ...]
_EVER = "9999"


def members_in(seeds: Path = SEEDS) -> Members:
    """The states that are members of a group on a day (ISO; None: those that have not left), by the names of both."""
    terms = _terms(seeds / "actors")

    @functools.cache
    def members(group: str, day: str | None) -> Collection[str]:
        on = day or _EVER
        return frozenset(name for name, since, until in _of(group, terms) if since <= on < (until or f"{_EVER}~"))

    return members


def party_named(conn: sqlite3.Connection, words: str, option: str, seeds: Path = SEEDS) -> str:
    """The canonical name of an actor of the ledger, or of a member state that the ledger knows by its group only.

    Raises NoSuchFact for what is neither.
    """
    try:
        return actor_named(conn, words, option).name
    except NoSuchFact:
        states = {name for terms in _terms(seeds / "actors").values() for name, *_ in terms}
        named = next((name for name in states if name.casefold() == words.casefold()), None)
        if named is None:
            raise
        return named


def _of(group: str, terms: Mapping[str, _Terms]) -> _Terms:
    """The terms of a group, also under a common noun behind its name."""
    name, _, noun = group.rpartition(" ")
    return terms.get(group) or (terms.get(name, ()) if noun.islower() else ())


@functools.cache
def _terms(folder: Path) -> Mapping[str, _Terms]:
    """By each name of a group its members: name, first day, and the day after the last or ""."""
    states = {row["id"]: row["name"] for row in rows_of(folder / "states.csv")}
    held: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in rows_of(folder / "members.csv"):
        held[row["group"]].append((states[row["state"]], row["from"], row["until"]))
    bodies = (row for row in rows_of(folder / "bodies.csv") if row["id"] in held)
    return {name: tuple(held[row["id"]]) for row in bodies for name in _names(row)}


def _names(row: Mapping[str, str]) -> Iterator[str]:
    yield row["name"]
    yield from filter(None, row["strong"].split("|"))
