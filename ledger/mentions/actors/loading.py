"""Reads seeds/actors/ into an `ActorVocabulary`; the format of each file is its header.

Spellings are matched with their letters as written; names that are no ordinary word also in lower case, and
all of them in capitals, as headlines and labels print them. A cell holds several values with `|` between.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import MappingProxyType

from ledger.errors import VocabularyBroken
from ledger.mentions.actors.vocabulary import Actor, ActorVocabulary, How, Membership, Sense, Tenure
from ledger.model import ActorKind
from ledger.vocab import entries_of, rows_of

Row = dict[str, str]
Naming = tuple[str, Sense]
_KINDS = ("organization", "group")


def load(seeds: Path) -> ActorVocabulary:
    """The vocabulary of actors in `seeds`/actors, ready to search a text in one pass.

    Takes some tens of milliseconds; load once. Raises VocabularyBroken for a row that contradicts another or
    is of no known kind.
    """
    folder = seeds / "actors"
    states, bodies, offices = (rows_of(folder / name) for name in ("states.csv", "bodies.csv", "offices.csv"))
    forms = rows_of(folder / "titles.csv")
    titles = {row["title"]: row["office"] for row in forms}
    actors = _actors(states, bodies, offices)
    people = (*_people_names(offices), *_title_names(forms), *_office_names(titles, offices))
    senses = _senses((*_state_names(states), *_body_names(bodies), *people))
    spellings = tuple(senses)
    return ActorVocabulary(
        actors=MappingProxyType(actors),
        senses=MappingProxyType(senses),
        spellings=spellings,
        automaton=_automaton(spellings),
        tenures=tuple(_tenure(row, titles) for row in offices),
        memberships=tuple(_membership(row) for row in rows_of(folder / "members.csv")),
        surnames=MappingProxyType(_surnames(offices)),
        given_names=frozenset(name.split()[0] for row in offices for name in (row["holder"], *_cell(row["spellings"]))),
        governments=frozenset(_city_id(row) for row in states if row["capital_is_state"]),
        homonyms=MappingProxyType({row["id"]: _cell(row["homonyms"]) for row in states if row["homonyms"]}),
        cues=MappingProxyType({entry.name: frozenset(entry.words) for entry in entries_of(folder / "cues.toml")}),
    )


def _automaton(spellings: tuple[str, ...]) -> object:
    import ahocorasick_rs  # noqa: PLC0415 - only a command that extracts pays for it

    return ahocorasick_rs.AhoCorasick(list(spellings), matchkind=ahocorasick_rs.MatchKind.Standard)


def _actors(states: Iterable[Row], bodies: Iterable[Row], offices: Iterable[Row]) -> dict[str, Actor]:
    found: dict[str, Actor] = {}
    for actor in (*_states(states), *map(_body, bodies), *_people(offices)):
        if actor.id in found:
            raise VocabularyBroken(f"seeds/actors: {actor.id}", "two actors have this id", "give each an id of its own")
        found[actor.id] = actor
    return found


def _states(rows: Iterable[Row]) -> Iterator[Actor]:
    for row in rows:
        code = row["id"].upper()
        names = (row["name"], *_cell(row["strong"]), *_cell(row["weak"]), *_cell(row["demonyms"]))
        yield Actor(row["id"], row["name"], "state", code, "GOV", tuple(dict.fromkeys(names)))
        if row["capital"]:
            cities = _cell(row["capital"])
            yield Actor(_city_id(row), cities[0], "place", code, None, cities)


def _city_id(row: Row) -> str:
    return f"{row['id']}-capital"


def _body(row: Row) -> Actor:
    if row["kind"] not in _KINDS:
        raise VocabularyBroken(f"seeds/actors/bodies.csv: {row['id']}", f"kind {row['kind']!r} is not known", f"write one of {_KINDS}")
    names = (row["name"], *_cell(row["strong"]), *_cell(row["own"]), *_cell(row["building"]))
    kind: ActorKind = "group" if row["kind"] == "group" else "organization"
    return Actor(row["id"], row["name"], kind, row["country"] or None, row["sector"] or None, tuple(dict.fromkeys(names)))


def _people(rows: Iterable[Row]) -> Iterator[Actor]:
    by_id: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_id[row["id"]].append(row)
    for holder, mine in by_id.items():
        if len({row["holder"] for row in mine}) > 1:
            raise VocabularyBroken(
                f"seeds/actors/offices.csv: {holder}", "this id has two names", "write the holder the same way in each row"
            )
        names = dict.fromkeys(name for row in mine for name in (row["holder"], *_cell(row["spellings"])))
        country = next((row["country"] for row in mine if row["country"]), None)
        yield Actor(holder, mine[0]["holder"], "person", country, mine[-1]["sector"] or None, tuple(names))


def _state_names(rows: Iterable[Row]) -> Iterator[Naming]:
    for row in rows:
        yield from _spelt(_cell(row["strong"]), row["id"], "name", lower=True)
        yield from _spelt(_cell(row["weak"]), row["id"], "weak")
        yield from _spelt(_cell(row["demonyms"]), row["id"], "demonym")
        yield from _spelt(_cell(row["capital"]), _city_id(row), "capital")


def _body_names(rows: Iterable[Row]) -> Iterator[Naming]:
    for row in rows:
        seats = _cell(row["building"])
        yield from _spelt(seats, row["id"], "seat")
        yield from _spelt([name for name in (row["name"], *_cell(row["strong"])) if name not in seats], row["id"], "name")
        yield from _spelt(_cell(row["own"]), row["id"], "own")


def _people_names(rows: Iterable[Row]) -> Iterator[Naming]:
    for row in rows:
        yield from _spelt((row["holder"], *_cell(row["spellings"])), row["id"], "person")
        yield from _spelt(_cell(row["surnames"]), row["id"], "surname")


def _title_names(rows: Iterable[Row]) -> Iterator[Naming]:
    for row in rows:
        yield from _spelt((row["title"],), row["office"], "title", lower=bool(row["lower"]))


def _office_names(titles: dict[str, str], offices: Iterable[Row]) -> Iterator[Naming]:
    for row in offices:
        own = [title for title in _cell(row["titles"]) if title not in titles]
        yield from ((spelling, Sense(title.lower(), "title")) for title in own for spelling, _ in _spelt((title,), "", "title"))


def _spelt(names: Iterable[str], of: str, how: How, *, lower: bool = False) -> Iterator[Naming]:
    for name in names:
        spellings = (name, name.upper(), name.lower() if lower else name)
        yield from ((spelling, Sense(of, how)) for spelling in dict.fromkeys(spellings))


def _senses(namings: Iterable[Naming]) -> dict[str, tuple[Sense, ...]]:
    found: dict[str, dict[Sense, None]] = defaultdict(dict)
    for spelling, sense in namings:
        found[spelling][sense] = None
    return {spelling: tuple(senses) for spelling, senses in found.items()}


def _tenure(row: Row, titles: dict[str, str]) -> Tenure:
    offices = tuple(dict.fromkeys(titles.get(title) or title.lower() for title in _cell(row["titles"])))
    return Tenure(row["id"], offices, row["country"] or None, _day(row["from"]), _day(row["until"]))


def _membership(row: Row) -> Membership:
    return Membership(row["group"], row["state"], _day(row["from"]), _day(row["until"]))


def _surnames(rows: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        lasts = (name.removesuffix(" III").removesuffix(", Jr.").split()[-1] for name in (row["holder"], *_cell(row["spellings"])))
        for surname in (*_cell(row["surnames"]), *lasts):
            found[surname][row["id"]] = None
    return {surname: tuple(ids) for surname, ids in found.items()}


def _cell(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _day(cell: str) -> datetime.date | None:
    return datetime.date.fromisoformat(cell) if cell else None
