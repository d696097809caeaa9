"""Reads seeds/actors/ into an `ActorVocabulary`; the format of each file is its header.

Spellings are matched with their letters as written; names that are no ordinary word also in lower case, and
all of them in capitals, as headlines and labels print them. A cell holds several values with `|` between.
"""

import csv
import datetime
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from ledger.errors import VocabularyBroken
from ledger.mentions.actors.lexicon import cues_of, nouns_of, roles_of
from ledger.mentions.actors.vocabulary import Actor, ActorVocabulary, How, Membership, Sense, Tenure
from ledger.model import ActorKind

Row = dict[str, str]
K = TypeVar("K")
Naming = tuple[str, Sense]
_LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae"})
_KINDS = ("organization", "group")


def load(seeds: Path) -> ActorVocabulary:
    """The vocabulary of actors in `seeds`/actors, ready to search a text in one pass.

    Takes about a seventh of a second; load once. Raises VocabularyBroken for a row that contradicts another or
    is of no known kind.
    """
    folder = seeds / "actors"
    states, bodies, offices, peoples = (_rows(folder / f"{name}.csv") for name in ("states", "bodies", "offices", "peoples"))
    places, place_names = _places(folder / "places.csv")
    forms = _rows(folder / "titles.csv")
    titles = {row["title"]: row["office"] for row in forms}
    actors = _actors(states, bodies, offices, (*places, *map(_as_place, peoples)))
    people = (*_people_names(offices), *_title_names(forms), *_office_names(titles, offices))
    senses = _senses((*_state_names(states), *_body_names(bodies), *place_names, *_people_of_regions(peoples), *people))
    spellings = tuple(senses)
    tenures = tuple(_tenure(row, titles) for row in offices)
    cues = cues_of(folder)
    return ActorVocabulary(
        actors=MappingProxyType(actors),
        senses=MappingProxyType(senses),
        spellings=spellings,
        automaton=_automaton(spellings),
        tenures=tenures,
        tenures_of=MappingProxyType(_grouped(tenures, lambda tenure: tenure.holder)),
        tenures_in=MappingProxyType(_grouped(tenures, lambda tenure: tenure.country)),
        memberships=tuple(_membership(row) for row in _rows(folder / "members.csv")),
        surnames=MappingProxyType(_surnames(offices)),
        given_names=frozenset(name.split()[0] for row in offices for name in (row["holder"], *_cell(row["spellings"]))),
        governments=frozenset(_city_id(row) for row in states if row["capital_is_state"]),
        homonyms=MappingProxyType({row["id"]: _cell(row["homonyms"]) for row in states if row["homonyms"]}),
        cues=MappingProxyType(cues),
        roles=MappingProxyType(roles_of(folder, cues["organization-heads"] | cues["organization-nouns"])),
        nouns=MappingProxyType(nouns_of(folder)),
        parts=MappingProxyType(_pairs(folder / "parts.csv", actors)),
        seats=MappingProxyType(_pairs(folder / "seats.csv", actors)),
        adjectives=MappingProxyType({row["id"]: _cell(row["demonyms"])[0] for row in states if row["demonyms"]}),
        first_names=_lines(folder / "given.txt"),
        words=_lines(folder / "words.txt"),
    )


def _automaton(spellings: tuple[str, ...]) -> object:
    import ahocorasick_rs  # noqa: PLC0415 - only a command that extracts pays for it

    return ahocorasick_rs.AhoCorasick(list(spellings), matchkind=ahocorasick_rs.MatchKind.Standard)


def _actors(states: Iterable[Row], bodies: Iterable[Row], offices: Iterable[Row], places: Iterable[Actor]) -> dict[str, Actor]:
    every = (*_states(states), *map(_body, bodies), *_people(offices), *places)
    found = {actor.id: actor for actor in every}
    if len(found) < len(every):
        twice = next(one for one, count in Counter(actor.id for actor in every).items() if count > 1)
        raise VocabularyBroken(f"seeds/actors: {twice}", "two actors have this id", "give each an id of its own")
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
    names = (row["name"], *(name for cell in ("strong", "weak", "own", "building") for name in _cell(row[cell])))
    kind: ActorKind = "group" if row["kind"] == "group" else "organization"
    return Actor(row["id"], row["name"], kind, row["country"] or None, row["sector"] or None, tuple(dict.fromkeys(names)))


def _places(path: Path) -> tuple[list[Actor], list[Naming]]:
    """The places and their spellings; read by column, because they are most of the vocabulary."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))[1:]
    actors, names = [], []
    for of, name, country, spellings, weak, _ in lines:
        written = tuple(spellings.split("|"))
        actors.append(Actor(of, name, "place", country or None, None, written))
        sense = Sense(of, "weak-place" if weak else "place")
        names += [(spelling, sense) for each in written for spelling in (each, each.upper())]
    return actors, names


def _as_place(row: Row) -> Actor:
    """A people as the region it is of, so that its country is known."""
    people = _cell(row["people"])
    return Actor(_people_id(row), people[0], "place", row["country"] or None, None, people)


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
        seats, strong = _cell(row["building"]), (row["name"], *_cell(row["strong"]))
        yield from _spelt(seats, row["id"], "seat") if seats else ()
        yield from _spelt([name for name in strong if name not in seats] if seats else strong, row["id"], "name")
        yield from _spelt(_cell(row["own"]), row["id"], "own") if row["own"] else ()
        yield from ((name, Sense(row["id"], "weak")) for name in _cell(row["weak"])) if row["weak"] else ()


def _people_id(row: Row) -> str:
    return "people-" + _cell(row["people"])[0].lower().replace(" ", "-")


def _people_of_regions(rows: Iterable[Row]) -> Iterator[Naming]:
    for row in rows:
        yield from _spelt(_cell(row["people"]), _people_id(row), "people")


def _people_names(rows: Iterable[Row]) -> Iterator[Naming]:
    for row in rows:
        full, last = (row["holder"], *_cell(row["spellings"])), _cell(row["surnames"])
        yield from _spelt((*full, *_without_marks(full)), row["id"], "person")
        yield from _spelt((*last, *_without_marks(last)), row["id"], "surname")


def _without_marks(names: Iterable[str]) -> Iterator[str]:
    """The names with diacritics as they are written without: "Wladyslaw" for "Władysław"."""
    for name in names:
        if not name.isascii():
            yield "".join(char for char in unicodedata.normalize("NFKD", name.translate(_LETTERS)) if not unicodedata.combining(char))


def _title_names(rows: Iterable[Row]) -> Iterator[Naming]:
    for row in rows:
        yield from _spelt((row["title"],), row["office"], "title", lower=bool(row["lower"]))


def _office_names(titles: dict[str, str], offices: Iterable[Row]) -> Iterator[Naming]:
    for row in offices:
        own = [title for title in _cell(row["titles"]) if title not in titles]
        yield from ((spelling, Sense(title.lower(), "title")) for title in own for spelling, _ in _spelt((title,), "", "title"))


def _lines(path: Path) -> frozenset[str]:
    """The words of a list, one a line; its comments stand at its head."""
    lines = path.read_text(encoding="utf-8").split("\n")
    first = next((at for at, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return frozenset(lines[first:]) - {""}


def _spelt(names: Iterable[str], of: str, how: How, *, lower: bool = False) -> list[Naming]:
    """Each spelling as written and in capitals, strong ones also in lower case."""
    sense = Sense(of, how)
    found = [(spelling, sense) for name in names for spelling in (name, name.upper())]
    return found + [(name.lower(), sense) for name in names] if lower else found


def _senses(namings: Iterable[Naming]) -> dict[str, tuple[Sense, ...]]:
    """What each spelling can stand for, in the order of the namings, each once."""
    found: dict[str, tuple[Sense, ...]] = {}
    for spelling, sense in namings:
        first = found.setdefault(spelling, (sense,))
        if sense not in first:
            found[spelling] = (*first, sense)
    return found


def _tenure(row: Row, titles: dict[str, str]) -> Tenure:
    offices = tuple(dict.fromkeys(titles.get(title) or title.lower() for title in _cell(row["titles"])))
    return Tenure(row["id"], offices, row["country"] or None, _day(row["from"]), _day(row["until"]), row["sector"] or None)


def _grouped(tenures: Iterable[Tenure], key: Callable[[Tenure], K]) -> dict[K, tuple[Tenure, ...]]:
    found: dict[K, list[Tenure]] = defaultdict(list)
    for tenure in tenures:
        found[key(tenure)].append(tenure)
    return {each: tuple(group) for each, group in found.items()}


def _membership(row: Row) -> Membership:
    return Membership(row["group"], row["state"], _day(row["from"]), _day(row["until"]))


def _surnames(rows: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        lasts = (name.removesuffix(" III").removesuffix(", Jr.").split()[-1] for name in (row["holder"], *_cell(row["spellings"])))
        written = (*_cell(row["surnames"]), *lasts)
        for surname in (*written, *_without_marks(written)):
            found[surname][row["id"]] = None
    return {surname: tuple(ids) for surname, ids in found.items()}


def _cell(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _rows(path: Path) -> tuple[Row, ...]:
    """The rows of a CSV file by its header, as `rows_of` gives them, in a third of the time: its cells have no blanks at their ends."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        header = next(lines)
        return tuple(dict(zip_longest(header, line, fillvalue="")) for line in lines)


def _pairs(path: Path, actors: dict[str, Actor]) -> dict[str, str]:
    """The first two columns as a mapping of ids. Raises VocabularyBroken for an id that nobody has."""
    found = {one: other for one, other, *_ in (tuple(row.values()) for row in _rows(path))}
    strangers = sorted({*found, *found.values()} - actors.keys())
    if strangers:
        raise VocabularyBroken(
            f"seeds/actors/{path.name}: {strangers[0]}", "no actor has this id", "write an id of bodies.csv or places.csv"
        )
    return found


def _day(cell: str) -> datetime.date | None:
    return datetime.date.fromisoformat(cell) if cell else None
