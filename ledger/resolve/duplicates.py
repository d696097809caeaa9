"""Events made by hand that may be one: two entries of a timeline about the same thing, in other words.

In: entries, each with a day, a title and its actors, and where there is more, its text and the sums in it. Out: pairs with a
score and why. Nothing is merged: a person decides (`ledger merge`). Words and actors weigh by how rare they are among
the entries: that two of them name the President says little, that both name a palace on the Black Sea says much.

Only entries of one day or of two days next to each other are compared, and of those only such as share an actor or one of
the rarer words of their titles; where more than a few dozen share one, each only with those whose titles stand next to
its own in order. So the cost grows with the number of entries, also when thousands stand on one day.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

_DAY = timedelta(days=1)
_TOKEN = re.compile(r"[^\W_]+")
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ers", "er", "ors", "or", "ed", "es", "s", "e")
_STEM = 4
_GRAMMAR = frozenset(
    _TOKEN.findall(
        "a an and are as at after against amid by be been before between during for from had has have he her his in into is it its new "
        "not of on or over she that the their they this to under us was were when while who will with than through"
    )
)
_RARE_WORDS = 4
_CROWD = 40
_BESIDE = 6
_TITLE, _TEXT, _ACTORS = 45, 40, 15
_ENOUGH_ACTORS = 12.0
PROPOSED = 45


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as a person wrote it down; `text` is what is told of it beside the title, `sums` those of its own figures, as
    values of conflicts ("60000000 USD").
    """

    id: str
    day: date | None
    title: str
    actors: frozenset[str] = frozenset()
    text: str = ""
    sums: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries (ids, the smaller first) that may be one, with a score up to 100 and each ground for it.

    `differing` are the sums of the one that the other does not have and the other way round, () where one tells none: a
    pair with them is never to be merged without this conflict in sight.
    """

    one: str
    two: str
    score: int
    why: tuple[str, ...]
    differing: tuple[str, ...]


def duplicates(entries: Iterable[Entry], least: int = PROPOSED) -> tuple[Pair, ...]:
    """The pairs whose score is at least `least`, the highest first, then by ids. The order of the entries changes nothing.

    Undated entries are in no pair. Raises nothing.
    """
    dated = sorted((entry for entry in entries if entry.day), key=lambda entry: entry.id)
    known = [_known(entry) for entry in dated]
    weights = _Weights(known)
    found = (_pair(known[one], known[two], weights) for one, two in _candidates(known, weights))
    return tuple(sorted((pair for pair in found if pair.score >= least), key=lambda pair: (-pair.score, pair.one, pair.two)))


@dataclass(frozen=True, slots=True)
class _Known:
    """An entry with its words: those of the title, of the text with their numbers, and its actors, all folded."""

    entry: Entry
    title: frozenset[str]
    text: Mapping[str, int]
    actors: frozenset[str]


def _known(entry: Entry) -> _Known:
    actors = frozenset(" ".join(_TOKEN.findall(actor.casefold())) for actor in entry.actors) - {""}
    return _Known(entry, frozenset(_words(entry.title)), Counter(_words(entry.text)), actors)


def _words(text: str) -> Iterator[str]:
    """The content words and numbers of a text without their endings: "fires" and "firing" are one."""
    for word in _TOKEN.findall(text.casefold()):
        if word not in _GRAMMAR and (len(word) > 1 or word.isdigit()):
            ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _STEM), "")
            yield word.removesuffix(ending)


class _Weights:
    """What a word or an actor weighs: the logarithm of how few of the entries have it."""

    def __init__(self, known: Sequence[_Known]) -> None:
        """Counted over all entries."""
        self._size = len(known) + 1
        self._titles = Counter(word for one in known for word in one.title)
        self._texts = Counter(word for one in known for word in one.text)
        self._actors = Counter(actor for one in known for actor in one.actors)

    def of_title(self, words: Iterable[str]) -> float:
        """The weight of words of titles."""
        return sum(math.log(self._size / self._titles[word]) for word in sorted(words))

    def of_actors(self, actors: Iterable[str]) -> float:
        """The weight of actors."""
        return sum(math.log(self._size / self._actors[actor]) for actor in sorted(actors))

    def of_text(self, word: str, times: int) -> float:
        """The weight of a word that stands in a text some times."""
        return (1 + math.log(times)) * math.log(self._size / self._texts[word])

    def rarest(self, words: Iterable[str]) -> list[str]:
        """The words of a title that say most."""
        return sorted(words, key=lambda word: (self._titles[word], word))[:_RARE_WORDS]


def _candidates(known: Sequence[_Known], weights: _Weights) -> list[tuple[int, int]]:
    """Pairs of entries (indices) of one day or two neighbouring ones that share an actor or a rare word of their titles."""
    blocks: dict[tuple[date, str], list[int]] = defaultdict(list)
    for index, one in enumerate(known):
        for key in (*weights.rarest(one.title), *(f"@{actor}" for actor in one.actors)):
            day = one.entry.day or date.min
            blocks[day, key].append(index)
            if day < date.max:
                blocks[day + _DAY, key].append(index)
    pairs = {pair for held in blocks.values() for pair in _pairs_of(held, known)}
    return sorted(pair for pair in pairs if _near(known[pair[0]].entry, known[pair[1]].entry))


def _pairs_of(held: Sequence[int], known: Sequence[_Known]) -> Iterator[tuple[int, int]]:
    """All pairs of a block; of a crowded one those whose titles are near each other in order."""
    if len(held) <= _CROWD:
        yield from combinations(held, 2)
        return
    ordered = sorted(held, key=lambda index: (known[index].entry.title.casefold(), index))
    for place, one in enumerate(ordered):
        for two in ordered[place + 1 : place + 1 + _BESIDE]:
            yield min(one, two), max(one, two)


def _near(one: Entry, two: Entry) -> bool:
    return one.day is not None and two.day is not None and abs(one.day - two.day) <= _DAY


def _pair(one: _Known, two: _Known, weights: _Weights) -> Pair:
    title, text, actors = _title_share(one, two, weights), _text_share(one, two, weights), one.actors & two.actors
    shared = min(1.0, weights.of_actors(actors) / _ENOUGH_ACTORS)
    score = round(_TITLE * title + _TEXT * (title if text is None else text) + _ACTORS * shared)
    days = "one day" if one.entry.day == two.entry.day else "days next to each other"
    why = [days, f"{round(100 * title)} % of the shorter title's words"]
    if text is not None:
        why.append(f"texts alike by {round(100 * text)} %")
    if actors:
        why.append(f"both name {', '.join(sorted(actors))}")
    return Pair(one.entry.id, two.entry.id, score, tuple(why), _differing(one.entry, two.entry))


def _title_share(one: _Known, two: _Known, weights: _Weights) -> float:
    """How much of the shorter title, by weight, stands in the longer one."""
    shorter = min(weights.of_title(one.title), weights.of_title(two.title))
    return weights.of_title(one.title & two.title) / shorter if shorter else 0.0


def _text_share(one: _Known, two: _Known, weights: _Weights) -> float | None:
    """The cosine of the two texts' words by weight; None where one has no text."""
    mine, theirs = ({word: weights.of_text(word, times) for word, times in each.text.items()} for each in (one, two))
    lengths = [math.sqrt(sum(weight * weight for weight in each.values())) for each in (mine, theirs)]
    if not all(lengths):
        return None
    return math.fsum(mine[word] * theirs[word] for word in mine.keys() & theirs.keys()) / (lengths[0] * lengths[1])


def _differing(one: Entry, two: Entry) -> tuple[str, ...]:
    """The sums in which both differ, sorted; none where either tells none that the other does not."""
    mine, theirs = one.sums - two.sums, two.sums - one.sums
    return tuple(sorted(mine | theirs)) if mine and theirs else ()
