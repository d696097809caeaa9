"""PETRARCH2's unit-test records as a gold of event types and of who did what to whom.

In: ../shared/corpora/events/petrarch2, whose codes petrarch2_plover.csv translates (they are not CAMEO's: see there) and whose actors
petrarch2_names.csv names. A record counts when all its codes have a meaning. Per record the set of types is compared, so that a
record without an event is right when nothing is said, and several codings of one type are one; of triples every pair of parties counts,
in the records whose parties are all in the table of names.
"""

import collections
import csv
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bench.events.gold import DATA, RECORDS, Row, answers_of, prf


@dataclass(frozen=True, slots=True)
class Coded:
    """A record: its sentence, and its codings as (types, source, target)."""

    id: str
    published_on: str
    text: str
    codings: tuple[tuple[str, str, str], ...]


def table(name: str) -> list[list[str]]:
    lines = [line for line in (DATA / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.reader(lines))[1:]


def records_in(meanings: dict[tuple[str, str], str]) -> Iterator[Coded]:
    """The records whose every code has a meaning; a coding that wants no event is left out."""
    for number, sentence in enumerate(ET.parse(RECORDS).getroot().iter("Sentence")):  # noqa: S314  a corpus of ours
        name, day, codings = sentence.get("id") or "", sentence.get("date") or "", []
        for coding in sentence.findall("EventCoding"):
            code = coding.get("eventcode") or ("none" if coding.get("noevents") else "")
            types = meanings.get((code, name)) or meanings.get((code, "*")) or "x"
            codings.append((types, coding.get("sourcecode") or "", coding.get("targetcode") or ""))
        if codings and not any(types == "x" for types, *_ in codings):
            text = " ".join((sentence.findtext("Text") or "").split())
            yield Coded(f"{number}:{name}", f"{day[:4]}-{day[4:6]}-{day[6:]}", text, tuple(c for c in codings if c[0] != "-"))


def place_of(code: str, names: dict[str, str]) -> str | None:
    """The state or body that an actor's code begins with; None where the tables do not say."""
    return next((start for start in names if code.startswith(start)), None)


def places_named(name: str, names: dict[str, str]) -> set[str]:
    return {code for code, said in names.items() if re.search(rf"\b(?:{said})\b", name)}


def triples_of(event: Row, names: dict[str, str]) -> set[tuple[str, str, str]]:
    """Who did what to whom, as an event says it; participants did it to each other. Empty where a side is not named."""
    sides: list[set[str]] = [set(), set()]
    for side, other in ((0, "recipient"), (1, "actor")):
        for actor in event["actors"]:
            sides[side] |= places_named(actor["name"], names) if actor["role"] not in (other, "speaker" if side else "host") else set()
    return {(event["type"], one, two) for one in sides[0] for two in sides[1] if one != two}


def first_of(kind: str, accepted: Iterable[str]) -> str:
    """The preferred type of the coding that accepts this one."""
    return next((types.split("|")[0] for types in accepted if kind in types.split("|")), kind)


@dataclass(slots=True)
class Tally:
    """What was right, said and wanted: types, each type, and triples."""

    types: "collections.Counter[str]"
    kinds: "dict[str, collections.Counter[str]]"
    triples: "collections.Counter[str]"

    def add(self, record: Coded, said: list[Row], names: dict[str, str]) -> bool:
        """Count one record; true when its types are those said."""
        accepted = [coding[0] for coding in record.codings]
        gold, got = {types.split("|")[0] for types in accepted}, {first_of(e["type"], accepted) for e in said}
        count(self.types, gold, got)
        for kind in gold | got:
            count(self.kinds[kind], gold & {kind}, got & {kind})
        wanted = {(types.split("|")[0], place_of(one, names), place_of(two, names)) for types, one, two in record.codings}
        if all(one and two for _, one, two in wanted):
            count(self.triples, wanted, {(first_of(kind, accepted), one, two) for e in said for kind, one, two in triples_of(e, names)})
        return gold == got

    def print(self) -> None:
        print(f"  {'type':<22} {prf(self.types['right'], self.types['got'], self.types['gold'])}")
        print(f"  {'type, source, target':<22} {prf(self.triples['right'], self.triples['got'], self.triples['gold'])}")
        scores = [2 * c["right"] / (c["got"] + c["gold"]) for c in self.kinds.values() if c["gold"]]
        print(f"  {'mean of the types':<22} F1 {100 * sum(scores) / len(scores):5.1f}   ({len(scores)} types)")


def score_records(command: str, errors: int) -> None:
    """Print the scores of the program on the records, after the first `errors` that it reads wrongly."""
    rows, names = table("petrarch2_plover.csv"), dict(table("petrarch2_names.csv"))
    uncoded = tuple(row[0].removeprefix("word:") for row in rows if row[0].startswith("word:"))
    records = list(records_in({(row[0], row[1]): row[2] for row in rows}))
    answers = answers_of(command, ({"id": r.id, "text": r.text, "published_on": r.published_on} for r in records))
    tally = Tally(collections.Counter(), collections.defaultdict(collections.Counter), collections.Counter())
    free = sum(not record.codings for record in records)
    print(f"records of PETRARCH2: {len(records)} whose codes have a meaning, {free} of them without an event")
    for record in records:
        said = [e for e in answers[record.id]["events"] if not record.text[e["start"] : e["end"]].startswith(uncoded)]
        if not tally.add(record, said, names) and errors:
            wanted = ", ".join(f"{one} {types} {two}" for types, one, two in record.codings)
            print(f"  {record.id} wants {wanted or 'none'}; said {', '.join(e['type'] for e in said) or 'none'}\n      {record.text}")
            errors -= 1
    tally.print()


def count(counts: "collections.Counter[str]", gold: set[Any], got: set[Any]) -> None:
    counts.update(right=len(gold & got), got=len(got), gold=len(gold))
