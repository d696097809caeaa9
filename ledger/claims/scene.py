"""One sentence with all that was found in it: what the rules of claims look at.

In: a Reading and the lexicons of seeds/events/. Out: a Scene a sentence, in order. Offsets are those
of the document's text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ledger.claims.plain import behind_dateline
from ledger.claims.triggers import Sighting, Triggers
from ledger.claims.words import Hit, Lexicon
from ledger.model import ActorMention, DateMention, MoneyMention, Reading, Sentence, Turn
from ledger.span import Spanned

_QUOTED = re.compile(r"“[^“”]*?(?:”|(?=\n[^\S\n]*\n)|\Z)")
_TITLE_WORDS = re.compile(r"^(?:\s+(?:of|for|the|[A-Za-z][\w-]*)){0,7}\s+$")
_SEPARATE = re.compile(r"\b(?:and|told|met|with|to|said|by|in)\b")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_LONGEST = 1000
_TAIL = 64

S = TypeVar("S", bound=Spanned)


@dataclass(frozen=True, slots=True)
class Lexicons:
    """The words that claims are made by: transfers of money, what is beside a sum, modality, the beginnings of wars, events."""

    transfers: Lexicon
    measures: Lexicon
    modality: Lexicon
    beginnings: Lexicon
    triggers: Triggers


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence, its mentions and its hits; `paragraph` counts the blank lines before it.

    Transfers, measures and modality are looked for only beside money.
    """

    text: str
    sentence: Sentence
    paragraph: int
    turn: Turn | None
    dates: tuple[DateMention, ...]
    money: tuple[MoneyMention, ...]
    actors: tuple[ActorMention, ...]
    transfers: tuple[Hit, ...]
    measures: tuple[Hit, ...]
    modality: tuple[Hit, ...]
    beginnings: tuple[Hit, ...]
    triggers: tuple[Sighting, ...]
    quotes: tuple[tuple[int, int], ...]

    def between(self, start: int, end: int) -> str:
        """The words between two offsets, white space folded to single blanks."""
        return " ".join(self.text[start:end].split())

    def tail(self, offset: int) -> str:
        """The words of the sentence that end at an offset, the last 64 characters of them, with a blank behind."""
        return self.between(max(self.sentence.start, offset - _TAIL), offset) + " "

    def quoted(self, offset: int) -> bool:
        """Whether an offset stands inside a quotation."""
        return any(start < offset < end for start, end in self.quotes)

    def asked(self) -> bool:
        """Whether the sentence is a reporter's."""
        return self.turn is not None and self.turn.questioner


def scenes_of(reading: Reading, lexicons: Lexicons) -> Iterator[Scene]:
    """A Scene for every sentence of a reading, in order, without the dateline of a wire; the cost is linear in the text.

    A sentence of more than 1,000 characters (a table, a text without full stops) is read in stretches of that
    length, each a scene of its own: the rules look at pairs of what stands in one scene.
    """
    text = reading.document.text
    breaks = [match.start() for match in _PARAGRAPH.finditer(text)]
    quotes = tuple(match.span() for match in _QUOTED.finditer(text))
    heads = tuple(_heads(text, reading.actors, lexicons.triggers))
    for sentence in _stretches(text, reading.sentences, reading.money):
        money = _within(reading.money, sentence)
        yield Scene(
            text=text,
            sentence=sentence,
            paragraph=bisect_left(breaks, sentence.start),
            turn=_turn_at(reading.turns, sentence.start),
            dates=_within(reading.dates, sentence),
            money=money,
            actors=_within(heads, sentence),
            transfers=lexicons.transfers.hits(text, sentence.start, sentence.end) if money else (),
            measures=lexicons.measures.hits(text, sentence.start, sentence.end) if money else (),
            modality=lexicons.modality.hits(text, sentence.start, sentence.end) if money else (),
            beginnings=lexicons.beginnings.hits(text, sentence.start, sentence.end),
            triggers=lexicons.triggers.sightings(text, sentence.start, sentence.end),
            quotes=_quotes_at(quotes, sentence),
        )


def _stretches(text: str, sentences: Sequence[Sentence], money: Sequence[MoneyMention]) -> Iterator[Sentence]:
    """The sentences, giant ones cut between words and never within a sum of money."""
    for sentence in sentences:
        start = behind_dateline(text, sentence.start, sentence.end)
        while sentence.end - start > _LONGEST:
            cut = _cut_before(text, start, money)
            yield Sentence(start, cut)
            start = cut
        yield Sentence(start, sentence.end)


def _cut_before(text: str, start: int, money: Sequence[MoneyMention]) -> int:
    cut = max(text.rfind(" ", start, start + _LONGEST), text.rfind("\n", start, start + _LONGEST)) + 1
    cut = cut if cut > start else start + _LONGEST
    at = bisect_left(money, cut, key=lambda mention: mention.start) - 1
    if at < 0 or money[at].end <= cut:
        return cut
    return money[at].start if money[at].start > start else money[at].end


def _heads(text: str, actors: Sequence[ActorMention], triggers: Triggers) -> Iterator[ActorMention]:
    """The actors without those that only say of what state the person behind them is ("US Secretary Lloyd Austin")."""
    for mention, following in zip(actors, (*actors[1:], None), strict=False):
        named = following is not None and following.kind == "person" and following.form == "name"
        if not (named and following and mention.kind == "state" and _is_title(text[mention.end : following.start], triggers)):
            yield mention


def _is_title(between: str, triggers: Triggers) -> bool:
    """Whether only a title stands between: no verb that tells an event, as in "the United States sanctioned Dmitry Medvedev"."""
    if len(between) >= 80 or not _TITLE_WORDS.match(between) or _SEPARATE.search(between):
        return False
    return not any(word.islower() and triggers.is_verb(word) for word in between.split())


def _quotes_at(quotes: Sequence[tuple[int, int]], sentence: Sentence) -> tuple[tuple[int, int], ...]:
    first = bisect_left(quotes, sentence.start, key=lambda quote: quote[1])
    last = bisect_left(quotes, sentence.end, key=lambda quote: quote[0])
    return tuple(quotes[first:last])


def _within(mentions: Sequence[S], sentence: Sentence) -> tuple[S, ...]:
    first = bisect_left(mentions, sentence.start, key=lambda mention: mention.start)
    last = bisect_left(mentions, sentence.end, key=lambda mention: mention.start)
    return tuple(mention for mention in mentions[first:last] if mention.end <= sentence.end)


def _turn_at(turns: Sequence[Turn], offset: int) -> Turn | None:
    at = bisect_left(turns, offset + 1, key=lambda turn: turn.start) - 1
    return turns[at] if at >= 0 and offset < turns[at].end else None
