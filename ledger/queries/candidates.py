"""Pairs of actors that may be one: a proposal with a score and why, never a merge.

In: a read-only connection. Out: a Table, the likeliest first. Two are compared when they are of one kind and their names
end alike. They are told apart for certain, and not proposed, when the vocabulary knows both, when their countries differ,
when both take part in one event, or when they are persons of two given names: a surname alone makes nobody one. States
are no partners that say anything, since they act with everyone.
"""

import re
import sqlite3
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ledger.queries.table import Table, counted

COLUMNS = ("score", "name", "other", "kind", "why", "shared", "id", "other_id")
BRIEF = ("score", "name", "other", "kind", "why", "id", "other_id")
_UNKNOWN = "name:"  # how the id of an actor begins that only documents name
_INITIALS = re.compile(r"(?<=\b\w)\.(?=\w\b)")
_ENDING = 4
_LEAST = 50
_CONTAINED, _SHORTENED, _ALMOST, _LAST_WORD, _COUNTRY, _SHARED, _MOST_SHARED = 60, 50, 50, 25, 10, 10, 30
_WITHIN = "one name within the other"
_NEEDED = 2  # shared partners, where the names alone say too little

_ACTORS = "SELECT key, id, name, kind, country FROM actor WHERE kind <> 'place' ORDER BY id"
_EVENTS = "SELECT actor, event FROM event_actor WHERE until_entry IS NULL"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor as it is compared: `words` of its name without case, accents and points, its events, and who else is in them."""

    key: int
    id: str
    name: str
    kind: str
    country: str | None
    words: tuple[str, ...]
    events: frozenset[int]
    partners: frozenset[int]

    @property
    def named(self) -> bool:
        """Whether its last word is a name's: "Armed Forces", unlike the description "American gas companies"."""
        return not self.name.split()[-1][:1].islower()


def candidates(conn: sqlite3.Connection) -> Table:
    """Every pair of actors that may be one, by score and name.

    `score` is up to 100: how alike the names are, then the country and the actors that both act with (`shared`, up to three of
    them counting). `why` names each ground.
    """
    everyone = _everyone(conn)
    names = {one.key: one.name for one in everyone}
    rows = []
    for one, other, score, why in pairs_among(everyone):
        shared = tuple(sorted(names[key] for key in one.partners & other.partners if key in names))
        rows.append((score, one.name, other.name, one.kind, why, shared, one.id, other.id))
    rows.sort(key=lambda row: (-row[0], row[1], row[2], row[6], row[7]))
    notes = (f"{counted(len(rows), 'pair')} to look at; nothing is merged",) if rows else ()
    return Table(COLUMNS, tuple(rows), notes, BRIEF)


def pairs_among(everyone: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate, int, tuple[str, ...]]]:
    """Each pair that may be one, with its score and grounds, in no order.

    A name that stands in three others or more says of none that it is it ("Development Bank"): then partners are needed too.
    """
    found = [(one, other, *likeness(one, other)) for one, other in _compared(everyone)]
    pairs = [pair for pair in found if pair[2] >= _LEAST]
    within = Counter(side.key for one, other, _, why in pairs if _WITHIN in why for side in (one, other))
    for one, other, score, why in pairs:
        vague = _WITHIN in why and max(within[one.key], within[other.key]) > 2
        if not vague or len(one.partners & other.partners) >= _NEEDED:
            yield one, other, score, why


def likeness(one: Candidate, other: Candidate) -> tuple[int, tuple[str, ...]]:
    """How likely two actors of one kind are one, 0 to 100, and on which grounds; 0 for those that are told apart."""
    if _apart(one, other):
        return 0, ()
    alike, ground = _names(one, other)
    shared = len(one.partners & other.partners)
    if not alike or (alike < _LEAST and shared < _NEEDED):
        return 0, ()
    same_country = one.country is not None and one.country == other.country
    why = (ground, *(("same country",) if same_country else ()), *((f"{counted(shared, 'shared partner')}",) if shared else ()))
    return min(100, alike + _COUNTRY * same_country + min(_MOST_SHARED, _SHARED * shared)), why


def _apart(one: Candidate, other: Candidate) -> bool:
    """Whether something tells the two apart for certain."""
    known = not one.id.startswith(_UNKNOWN) and not other.id.startswith(_UNKNOWN)
    countries = one.country is not None and other.country is not None and one.country != other.country
    return known or countries or one.kind != other.kind or bool(one.events & other.events)


def _names(one: Candidate, other: Candidate) -> tuple[int, str]:
    """How alike the names are, and the ground."""
    short, long = sorted((one.words, other.words), key=len)
    if short == long:
        return _CONTAINED, "same words"
    if len(short) > 1 and _in_order(short, long):
        return _within(one, other)
    if short[-1] != long[-1]:
        return (_ALMOST, "almost the same spelling") if _almost(short, long) else (0, "")
    if one.kind != "person" and len(short) > 1 and (one.country is None or one.country != other.country):
        return 0, ""  # "Columbia University" and "Harvard University" share partners, and nothing that a name is
    if len(short) == 1 or one.kind != "person":
        return _LAST_WORD, "same last word"
    return (_SHORTENED, "same last word and initial") if _initials(short, long) else (0, "")


def _within(one: Candidate, other: Candidate) -> tuple[int, str]:
    """How alike two names are of which one has all words of the other: most where it ends so, or of persons begins alike."""
    short, long = sorted((one.words, other.words), key=len)
    if one.kind == "person" and short[0] != long[0]:
        return _LAST_WORD, "same surname"
    if not (one.named and other.named):
        return _LAST_WORD, "one description within the other"
    whole = one.kind == "person" or long[-len(short) :] == short
    return (_CONTAINED, _WITHIN) if whole else (_LAST_WORD, "same last word")


def _in_order(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the words stand in the longer name in their order: "lloyd austin" in "lloyd j austin"."""
    rest = iter(long)
    return all(word in rest for word in short)


def _almost(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names of two words and more differ in the spelling of the last only: "zelensky", "zelenskyy"."""
    if len(one) < 2 or one[:-1] != other[:-1]:
        return False
    from difflib import SequenceMatcher  # noqa: PLC0415  few pairs come here

    return SequenceMatcher(None, one[-1], other[-1]).ratio() >= 0.85


def _initials(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the first word of one is the initial of the other's: "j biden", "joe biden"."""
    short, long = sorted((one[0], other[0]), key=len)
    return len(short) == 1 and long.startswith(short)


def _compared(everyone: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Those of one kind whose last words begin alike."""
    blocks: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for one in everyone:
        if one.words:
            blocks[one.kind, one.words[-1][:_ENDING]].append(one)
    for block in blocks.values():
        yield from combinations(block, 2)


def _everyone(conn: sqlite3.Connection) -> Sequence[Candidate]:
    events: dict[int, set[int]] = defaultdict(set)
    parties: dict[int, set[int]] = defaultdict(set)
    for actor, event in conn.execute(_EVENTS):
        events[actor].add(event)
        parties[event].add(actor)
    rows = conn.execute(_ACTORS).fetchall()
    states = frozenset(row[0] for row in rows if row[3] == "state")
    return [
        Candidate(key, identity, name, kind, country, words_of(name), frozenset(events[key]), _partners(key, events, parties) - states)
        for key, identity, name, kind, country in rows
    ]


def _partners(key: int, events: Mapping[int, set[int]], parties: Mapping[int, set[int]]) -> frozenset[int]:
    return frozenset(other for event in events[key] for other in parties[event]) - {key}


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents, points and "the", a hyphened one as one, as are initials that stand together:
    ("lloyd", "j", "austin"), ("dc", "police").
    """
    plain = unicodedata.normalize("NFKD", _INITIALS.sub("", name.casefold().replace("-", "")))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = "".join(letter if letter.isalnum() else " " for letter in letters).split()
    return tuple(word for word in words if word != "the")
