"""Reads seeds/actors/ into an `ActorVocabulary`; the format of each file is its header.

Spellings are matched with their letters as written; names that are no ordinary word also in lower case, and
all of them in capitals, as headlines and labels print them. A cell holds several values with `|` between.
"""

import csv
import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from ledger.errors import VocabularyBroken
from ledger.mentions.actors.vocabulary import Actor, ActorVocabulary, How, Membership, Role, Sense, Tenure
from ledger.model import ActorKind
from ledger.vocab import Entry, entries_of

Row = dict[str, str]
K = TypeVar("K")
Naming = tuple[str, Sense]
_KINDS = ("organization", "group")


def load(seeds: Path) -> ActorVocabulary:
    """The vocabulary of actors in `seeds`/actors, ready to search a text in one pass.

    Takes about a fifth of a second; load once. Raises VocabularyBroken for a row that contradicts another or
    is of no known kind.
    """
    folder = seeds / "actors"
    states, bodies, offices, places, peoples = (
        _rows(folder / f"{name}.csv") for name in ("states", "bodies", "offices", "places", "peoples")
    )
    forms = _rows(folder / "titles.csv")
    titles = {row["title"]: row["office"] for row in forms}
    actors = _actors(states, bodies, offices, (*places, *map(_as_place, peoples)))
    people = (*_people_names(offices), *_title_names(forms), *_office_names(titles, offices))
    senses = _senses((*_state_names(states), *_body_names(bodies), *_place_names(places), *_people_of_regions(peoples), *people))
    spellings = tuple(senses)
    tenures = tuple(_tenure(row, titles) for row in offices)
    cues = {entry.name: frozenset(entry.words) for entry in entries_of(folder / "cues.toml")}
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
        roles=MappingProxyType(dict(_roles(entries_of(folder / "roles.toml"), cues))),
        adjectives=MappingProxyType({row["id"]: _cell(row["demonyms"])[0] for row in states if row["demonyms"]}),
        first_names=_lines(folder / "given.txt"),
        words=_lines(folder / "words.txt"),
    )


def _automaton(spellings: tuple[str, ...]) -> object:
    import ahocorasick_rs  # noqa: PLC0415 - only a command that extracts pays for it

    return ahocorasick_rs.AhoCorasick(list(spellings), matchkind=ahocorasick_rs.MatchKind.Standard)


def _actors(states: Iterable[Row], bodies: Iterable[Row], offices: Iterable[Row], places: Iterable[Row]) -> dict[str, Actor]:
    found: dict[str, Actor] = {}
    for actor in (*_states(states), *map(_body, bodies), *_people(offices), *map(_place, places)):
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
    names = (row["name"], *(name for cell in ("strong", "weak", "own", "building") for name in _cell(row[cell])))
    kind: ActorKind = "group" if row["kind"] == "group" else "organization"
    return Actor(row["id"], row["name"], kind, row["country"] or None, row["sector"] or None, tuple(dict.fromkeys(names)))


def _place(row: Row) -> Actor:
    return Actor(row["id"], row["name"], "place", row["country"] or None, None, _cell(row["spellings"]))


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
        yield from ((name, Sense(row["id"], "weak")) for name in _cell(row["weak"]))


def _place_names(rows: Iterable[Row]) -> Iterator[Naming]:
    for row in rows:
        sense = Sense(row["id"], "weak-place" if row["weak"] else "place")
        for name in _cell(row["spellings"]):
            yield name, sense
            yield name.upper(), sense


def _as_place(row: Row) -> Row:
    """A people as the region it is of, so that its country is known."""
    first = _cell(row["people"])[0]
    return {"id": _people_id(row), "name": first, "country": row["country"], "spellings": row["people"]}


def _people_id(row: Row) -> str:
    return "people-" + _cell(row["people"])[0].lower().replace(" ", "-")


def _people_of_regions(rows: Iterable[Row]) -> Iterator[Naming]:
    for row in rows:
        yield from _spelt(_cell(row["people"]), _people_id(row), "people")


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


def _roles(entries: Iterable[Entry], cues: dict[str, frozenset[str]]) -> Iterator[tuple[str, Role]]:
    """Each noun, and where it grows its plural; a plural and a noun without one is a group, one of "organization-heads" an organization."""
    bodies = cues["organization-heads"] | cues["organization-nouns"]
    for entry in entries:
        for words in entry.words:
            single, anchored = entry.fields["plural"] == "s", entry.fields.get("takes") == "anchor"
            kind: ActorKind = "organization" if words.split()[-1] in bodies else "person" if single else "group"
            yield words, Role(entry.fields["sector"], kind, anchored)
            if single:
                yield plural_of(words), Role(entry.fields["sector"], "group", anchored)


def plural_of(words: str) -> str:
    """The plural of a noun phrase whose last word has a regular one, or one in -men and the like; "X of Y" grows in X."""
    head, of, rest = words.partition(" of ")
    if of:
        return plural_of(head) + of + rest
    for end, many in (("woman", "women"), ("man", "men"), ("child", "children"), ("person", "persons")):
        if words.endswith(end):
            return words.removesuffix(end) + many
    if words.endswith("arch"):
        return words + "s"
    if words.endswith("y") and words[-2] not in "aeiou":
        return words[:-1] + "ies"
    return words + ("es" if words.endswith(("s", "x", "ch", "sh")) else "s")


def _lines(path: Path) -> frozenset[str]:
    """The words of a list, one a line; its comments stand at its head."""
    lines = path.read_text(encoding="utf-8").split("\n")
    first = next((at for at, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return frozenset(lines[first:]) - {""}


def _spelt(names: Iterable[str], of: str, how: How, *, lower: bool = False) -> Iterator[Naming]:
    sense = Sense(of, how)
    for name in names:
        yield name, sense
        yield name.upper(), sense
        if lower:
            yield name.lower(), sense


def _senses(namings: Iterable[Naming]) -> dict[str, tuple[Sense, ...]]:
    """What each spelling can stand for, in the order of the namings, each once."""
    found: dict[str, tuple[Sense, ...]] = {}
    for spelling, sense in namings:
        before = found.get(spelling, ())
        if not before:
            found[spelling] = (sense,)
        elif sense not in before:
            found[spelling] = (*before, sense)
    return found


def _tenure(row: Row, titles: dict[str, str]) -> Tenure:
    offices = tuple(dict.fromkeys(titles.get(title) or title.lower() for title in _cell(row["titles"])))
    return Tenure(row["id"], offices, row["country"] or None, _day(row["from"]), _day(row["until"]))


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
        for surname in (*_cell(row["surnames"]), *lasts):
            found[surname][row["id"]] = None
    return {surname: tuple(ids) for surname, ids in found.items()}


def _cell(cell: str) -> tuple[str, ...]:
    if "|" not in cell:
        return (cell,) if cell else ()
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _rows(path: Path) -> tuple[Row, ...]:
    """The rows of a CSV file by its header, as `rows_of` gives them, in a third of the time: its cells have no blanks at their ends."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        header = next(lines)
        blanks = [""] * len(header)
        return tuple(dict(zip(header, line + blanks, strict=False)) for line in lines)


def _day(cell: str) -> datetime.date | None:
    return datetime.date.fromisoformat(cell) if cell else None
