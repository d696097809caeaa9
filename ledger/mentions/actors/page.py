"""One document laid out for reading actors: its flat text, its sentences and its known spellings.

`Page.flat` is the text with each line end, tab and no-break space as a blank and each curly apostrophe
straight, one for one, so that offsets into it are offsets into the stored text. Known spellings are searched
on a copy with runs of blanks squeezed, and mapped back; they are whole words inside one sentence.
"""

import bisect
import dataclasses
import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ledger.mentions.actors.vocabulary import ActorVocabulary, How, Sense
from ledger.model import Sentence, Turn

# Lone surrogates, which JSON can carry and no search accepts, become the replacement character.
_FLAT = {**{ord(char): " " for char in "\n\r\t\u00a0\u202f\u2009"}, ord("’"): "'", **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}
# An address names nobody: "x.com/SecRubio", "@POTUS".
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s()\[\]<>]+|@\w+(?:\.\w+)*")
_RUNS = re.compile(r"  +")
_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_MODEL_NUMBER = re.compile(r" (?:[A-Z]{1,2}-?)?\d{2,4}[A-Za-z-]*(?![\d.,%])")
_SLUG = re.compile(r"(?m)^([A-Za-z]{2,20}(?: [A-Za-z]{2,20})?(?: \d)?)-(?=\w)")
_OF_GAMES = re.compile(
    r"\b(?:coach|goalkeeper|striker|midfielder|wickets?|innings|half-time|semi-finals?|quarter-finals?|playoffs|shootout|batsman|"
    r"forward|captain|goalless|victor|seeded|grand slam|tournament|rebounds|touchdown|penalty area|squad)\b"
)
_MOST_OF_GAMES = 3
_HEAD = 3000
_JOINED_PARTICLE = re.compile(r"(?:al|el|ul|ur|ad|as|ash|at|an|ibn|bin)-[A-Z]")
_TITLE_CASE_SHARE = 0.7
_OF_COUNTRY: frozenset[How] = frozenset(("name", "weak", "demonym", "capital", "place"))


@dataclass(frozen=True, slots=True)
class Sighting:
    """A known spelling in the text and everything that it can stand for."""

    start: int
    end: int
    senses: tuple[Sense, ...]

    def of(self, how: How) -> tuple[str, ...]:
        """What it can stand for in one way, as ids in the order of the vocabulary."""
        return tuple([sense.of for sense in self.senses if sense.how == how])


@dataclass(frozen=True, slots=True)
class Page:
    """A document as the rules of this room see it.

    `publisher` is the alpha-3 of the government that speaks, if one does; `country` of the state that is named more
    often than any other, `countries` those of all states, peoples and towns named; `headings` the starts of the
    sentences that capitalise most words; `capitals` the spans of all words with a capital, in order;
    `runs` those of capitalised words in a row that no list knows; `is_sport` whether the slug of its headline is a game's.
    """

    text: str
    flat: str
    sentences: tuple[Sentence, ...]
    turns: tuple[Turn, ...]
    published_on: datetime.date | None
    publisher: str | None
    country: str | None = None
    sightings: tuple[Sighting, ...] = ()
    headings: frozenset[int] = frozenset()
    is_sport: bool = False
    capitals: tuple[tuple[int, int], ...] = ()
    runs: tuple[tuple[int, int], ...] = ()
    countries: frozenset[str] = frozenset()
    begins: tuple[int, ...] = field(default=(), repr=False)
    from_start: Mapping[int, Sighting] = field(default_factory=dict, repr=False)
    until_end: Mapping[int, Sighting] = field(default_factory=dict, repr=False)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds an offset, None in what was dropped."""
        at = bisect.bisect_right(self.begins, offset) - 1
        return self.sentences[at] if at >= 0 and offset < self.sentences[at].end else None

    def is_heading(self, offset: int) -> bool:
        """Whether the sentence there capitalises most of its words, so that a capital says nothing."""
        sentence = self.sentence_at(offset)
        return sentence is not None and sentence.start in self.headings

    def sighting_from(self, start: int) -> Sighting | None:
        """The known spelling that begins at an offset."""
        return self.from_start.get(start)

    def sighting_until(self, end: int) -> Sighting | None:
        """The known spelling that ends at an offset."""
        return self.until_end.get(end)

    def is_product(self, end: int) -> bool:
        """Whether a model number behind a name makes it a product's: "Airbus A380", "Boeing 737-800"."""
        return _MODEL_NUMBER.match(self.flat, end) is not None

    def sightings_within(self, start: int, end: int) -> tuple[Sighting, ...]:
        """The known spellings that begin in a span, left to right."""
        first = bisect.bisect_left(self.sightings, start, key=lambda s: s.start)
        last = bisect.bisect_left(self.sightings, end, key=lambda s: s.start)
        return self.sightings[first:last]

    def word_before(self, offset: int) -> str:
        """The last word before an offset in its sentence, as written; '' at the sentence's head and after punctuation."""
        sentence = self.sentence_at(offset)
        before = self.flat[max(sentence.start if sentence else 0, offset - 60) : offset]
        if not before.endswith(" ") or not (before[-2:-1].isalnum() or before[-2:-1] == "."):
            return ""
        return before[before.rfind(" ", 0, -1) + 1 : -1].lstrip("\"'“‘([")

    def words_before(self, offset: int, count: int) -> tuple[str, ...]:
        """Up to `count` words before an offset in its sentence in lower case, nearest last, without quotation marks."""
        sentence = self.sentence_at(offset)
        before = self.flat[max(sentence.start if sentence else 0, offset - 25 * count) : offset]
        return tuple(word.strip("\"'“”‘([,").lower() for word in before.split()[-count:])

    def word_after(self, offset: int) -> str:
        """The word after an offset and one blank, as written; '' before punctuation."""
        match = _WORD.match(self.flat, offset + 1, offset + 60) if self.flat[offset : offset + 1] == " " else None
        return match[0] if match else ""


def page_of(
    text: str,
    sentences: Sequence[Sentence],
    turns: Sequence[Turn],
    published_on: datetime.date | None,
    publisher_state: str | None,
    vocab: ActorVocabulary,
) -> Page:
    """The page with its sightings, which never overlap: the earliest, then the longest whole words win."""
    ordered = tuple(sorted(sentences, key=lambda s: s.start))
    plain = _ADDRESS.sub(lambda match: " " * len(match[0]), text.translate(_FLAT))
    flat, is_sport = _without_slugs(text, plain, vocab)
    publisher = publisher_state.upper() if publisher_state else None
    headings = frozenset(s.start for s in ordered if _is_title_case(flat[s.start : s.end]))
    begins = tuple(sentence.start for sentence in ordered)
    capitals = tuple(_capitals(flat, ordered))
    bare = Page(text, flat, ordered, tuple(turns), published_on, publisher, None, (), headings, is_sport, capitals, begins=begins)
    seen = tuple(_sightings(bare, vocab))
    starts, ends = {sighting.start: sighting for sighting in seen}, {sighting.end: sighting for sighting in seen}
    whole = dataclasses.replace(bare, sightings=seen, from_start=starts, until_end=ends)
    return dataclasses.replace(whole, country=_foremost(seen, vocab), countries=_countries(seen, vocab))


def _without_slugs(text: str, flat: str, vocab: ActorVocabulary) -> tuple[str, bool]:
    """The flat text with the hyphen of each slug ("Soccer-Milan held") as a colon, and whether one of them is a game."""
    games, desk = vocab.cues["games"], vocab.cues["slugs"]
    pieces: list[str] = []
    at, is_sport = 0, False
    for slug in _SLUG.finditer(text):
        words = slug[1].lower().rstrip(" 0123456789")
        if words in games or words in desk:
            pieces += (flat[at : slug.end() - 1], ":")
            at, is_sport = slug.end(), is_sport or words in games
    return "".join((*pieces, flat[at:])), is_sport or len(set(_OF_GAMES.findall(flat, 0, _HEAD))) >= _MOST_OF_GAMES


def _foremost(sightings: Iterable[Sighting], vocab: ActorVocabulary) -> str | None:
    """The country whose state, people or cities are named most often; None where two are."""
    counts: Counter[str] = Counter()
    for seen in sightings:
        actor = vocab.actors.get(seen.senses[0].of) if seen.senses[0].how in _OF_COUNTRY else None
        if actor and actor.country:
            counts[actor.country] += 1
    first, second = (*counts.most_common(2), ("", 0), ("", 0))[:2]
    return first[0] if first[1] > second[1] else None


def _countries(sightings: Iterable[Sighting], vocab: ActorVocabulary) -> frozenset[str]:
    """The countries of all states, peoples and towns among the first readings."""
    first = (vocab.actor(of) for of in {seen.senses[0].of for seen in sightings})
    return frozenset(actor.country for actor in first if actor and actor.country and actor.kind in ("state", "place"))


def _capitals(flat: str, sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    for sentence in sentences:
        for match in _WORD.finditer(flat, sentence.start, sentence.end):
            if (match[0][0].isupper() and not says_i(match[0])) or _JOINED_PARTICLE.match(match[0]):
                yield match.span()


def says_i(word: str) -> bool:
    """Whether a word is the pronoun: "I", "I'm", "I'd", which is written with a capital and names nobody."""
    return word.partition("'")[0] == "I"


def _sightings(page: Page, vocab: ActorVocabulary) -> Iterator[Sighting]:
    squeezed, places, shifts = _squeezed(page.flat)
    free_from = 0
    for which, begin, end in sorted(vocab.automaton.find_matches_as_indexes(squeezed, overlapping=True), key=lambda m: (m[1], -m[2])):
        if begin < free_from or not _whole(squeezed, begin, end):
            continue
        first, last = _back(begin, places, shifts), _back(end - 1, places, shifts) + 1
        sentence = page.sentence_at(first)
        if sentence and last <= sentence.end:
            free_from = end
            yield Sighting(first, last, vocab.senses[vocab.spellings[which]])


def _squeezed(flat: str) -> tuple[str, list[int], list[int]]:
    """The text with runs of blanks as one, the offsets in it where the shift changes, and the shifts."""
    pieces, places, shifts, at, shift = [], [0], [0], 0, 0
    for run in _RUNS.finditer(flat):
        pieces.append(flat[at : run.start() + 1])
        at, shift = run.end(), shift + run.end() - run.start() - 1
        places.append(at - shift)
        shifts.append(shift)
    pieces.append(flat[at:])
    return "".join(pieces), places, shifts


def _back(offset: int, places: list[int], shifts: list[int]) -> int:
    return offset + shifts[bisect.bisect_right(places, offset) - 1]


def _whole(text: str, begin: int, end: int) -> bool:
    before, after = text[begin - 1 : begin] if begin else "", text[end : end + 1]
    return not (before.isalnum() or before == "_") and not (after.isalnum() or after == "_")


def _is_title_case(sentence: str) -> bool:
    """Most longer words have a capital and no full stop ends them: the headline style of newspapers and press offices."""
    if sentence.rstrip("\"'”’) ").endswith((".", "!", "?")):
        return False
    words = [match[0] for match in _WORD.finditer(sentence) if len(match[0]) > 3]
    return len(words) > 3 and sum(word[0].isupper() for word in words) >= _TITLE_CASE_SHARE * len(words)
