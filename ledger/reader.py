"""The rules and the vocabulary put together: one document to its reading, its reading to claims.

    clean -> split -> mentions -> claims

What a transcript's editor struck out, `<s>...</s>`, was not said: its passage is kept, its mentions and claims are not.

In: a Document. Out: a Reading (passages, turns, sentences, mentions, doubts) and Claims. A room is imported
and its vocabulary loaded when it is first asked for, so that who wants only money pays only for money.
"""

# ruff: noqa: PLC0415  each room costs its import, and a command pays for those it uses

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ledger.model import ActorMention, Claim, DateMention, Document, Doubt, MoneyMention, Party, Reading, Sentence, Turn
from ledger.places import SEEDS
from ledger.read.by_hand_claim import Days, Means
from ledger.text import ChromeRules, load_chrome, passages_of, sentences_of, turns_of

if TYPE_CHECKING:
    from ledger.claims import Lexicons
    from ledger.mentions.actors import ActorVocabulary
    from ledger.mentions.dates import DateVocabulary
    from ledger.mentions.money import MoneyVocabulary
    from ledger.text.parser import Parser
    from ledger.text.tagger import Tagger

ALL = frozenset(("dates", "money", "actors"))

STRUCK_OUT = "struck-out"
_Span = TypeVar("_Span", DateMention, MoneyMention, ActorMention, Doubt)
_STRUCK = re.compile(r"<s>((?:[^<\n]|\n(?![ \t]*\n)){1,400})</s>")
_WHY_STRUCK = "struck out by the editor of the text: it was not said, or not so"


class Reader:
    """What reads documents: the vocabulary of one folder, and the language model if it is wanted and there."""

    def __init__(self, seeds: Path = SEEDS, *, model: bool = True) -> None:
        """A reader with the vocabulary of `seeds`; nothing is loaded yet."""
        self._seeds = seeds
        self._wants_model = model

    @cached_property
    def chrome(self) -> ChromeRules:
        """The rules that drop site chrome."""
        return load_chrome(self._seeds)

    @cached_property
    def dates(self) -> "DateVocabulary":
        """The words of dates."""
        from ledger.mentions import dates

        return dates.load(self._seeds)

    @cached_property
    def money(self) -> "MoneyVocabulary":
        """The words of money."""
        from ledger.mentions import money

        return money.load(self._seeds)

    @cached_property
    def actors(self) -> "ActorVocabulary":
        """The known actors."""
        from ledger.mentions import actors

        return actors.load(self._seeds)

    @cached_property
    def lexicons(self) -> "Lexicons":
        """The words of events and of transfers of money."""
        from ledger import claims

        return claims.load(self._seeds)

    @cached_property
    def tagger(self) -> "Tagger | None":
        """The language model; None where it is not wanted or not installed."""
        from ledger.text.tagger import load_tagger

        return load_tagger(None) if self._wants_model else None

    @cached_property
    def parser(self) -> "Parser | None":
        """The parser of the language model; None where there is no model."""
        from ledger.text.parser import load_parser

        return load_parser(self.tagger) if self.tagger else None

    @property
    def model(self) -> str | None:
        """The name of the language model that reads; None for rules and vocabulary alone."""
        return self.tagger.name if self.tagger else None

    def means(self, bounds: Callable[[str], Days]) -> Means:
        """What is lent for records: names, sums, dates and states by the vocabulary alone, without the language model."""
        from ledger.mentions import money
        from ledger.mentions.actors import actors_in
        from ledger.mentions.dates import dates_in
        from ledger.mentions.dates.edtf import edtf_bounds

        def date(words: str) -> str | None:
            found, _ = dates_in(words, (Sentence(0, len(words)),), None, self.dates)
            return found[0].edtf if len(found) == 1 and found[0].end - found[0].start == len(words) else None

        def days(edtf: str) -> Days:
            first, end = bounds(edtf)
            try:
                return (first, end) if first or end or not edtf[:4].isdecimal() else edtf_bounds(edtf) or (None, None)
            except (ValueError, OverflowError):  # no such day, or none after it
                return None, None

        def state(country: str) -> Party | None:
            known = self.actors.actor(country.lower())
            return Party(known.name, known.id, "participant", None, None, known.country, known.kind) if known else None

        return Means(
            actors=lambda of, sentences: actors_in(of.text, sentences, (), None, self.actors, (), None)[0],
            money=lambda of, sentences: money.money_in(of.text, sentences, self.money),
            bounds=days,
            sentences=lambda of, kept: sentences_of(of.text, (kept,), self.chrome),
            dates=date,
            state=state,
        )

    def reading_of(self, document: Document, kinds: frozenset[str] = ALL) -> Reading:
        """All mentions of one document, of the kinds dates, money and actors; never raises on text."""
        passages = passages_of(document.text, self.chrome)
        turns = turns_of(document.text, passages, self.chrome) if "actors" in kinds else ()
        sentences = sentences_of(document.text, passages, self.chrome)
        dates, of_dates = self._dates_in(document, sentences) if "dates" in kinds else ((), ())
        money, of_money = self._money_in(document, sentences) if "money" in kinds else ((), ())
        actors, of_actors = self._actors_in(document, sentences, turns) if "actors" in kinds else ((), ())
        struck = struck_out(document.text)
        told = _outside(struck, (*of_dates, *of_money, *of_actors))
        doubts = sorted((*told, *struck), key=lambda doubt: (doubt.start, doubt.end, doubt.rule))
        said = (_outside(struck, dates), _outside(struck, money), _outside(struck, actors))
        return Reading(document, passages, turns, sentences, *said, tuple(doubts))

    def claims_of(self, reading: Reading) -> tuple[Claim, ...]:
        """The claims of a reading that has mentions of every kind."""
        from ledger import claims

        made = claims.claims_of(reading, self.lexicons, self.actors, self.parser)
        return _said(made, tuple(doubt for doubt in reading.doubts if doubt.rule == STRUCK_OUT))

    def _dates_in(self, document: Document, sentences: tuple[Sentence, ...]) -> tuple[tuple[DateMention, ...], tuple[Doubt, ...]]:
        from ledger.mentions import dates

        return dates.dates_in(document.text, sentences, document.published_on, self.dates)

    def _money_in(self, document: Document, sentences: tuple[Sentence, ...]) -> tuple[tuple[MoneyMention, ...], tuple[Doubt, ...]]:
        from ledger.mentions import money

        return money.money_in(document.text, sentences, self.money)

    def _actors_in(
        self, document: Document, sentences: tuple[Sentence, ...], turns: tuple[Turn, ...]
    ) -> tuple[tuple[ActorMention, ...], tuple[Doubt, ...]]:
        from ledger.mentions.actors import actors_in, publisher_state

        names = self.tagger.names_in(document.text, sentences) if self.tagger else ()
        state = publisher_state(document.source, self.actors)
        return actors_in(document.text, sentences, turns, document.published_on, self.actors, names, state.id if state else None)


def struck_out(text: str) -> tuple[Doubt, ...]:
    """What is struck out in a text, in order, each a doubt that spans the words between `<s>` and `</s>`.

    "It costs <s>$5 million</s> [$5 billion]" has one. Words of one paragraph, without another tag, 400 characters at most; else
    nothing is struck out. Raises nothing.
    """
    return tuple(Doubt(found.start(1), found.end(1), STRUCK_OUT, _WHY_STRUCK) for found in _STRUCK.finditer(text))


def _outside(struck: tuple[Doubt, ...], spans: Iterable[_Span]) -> tuple[_Span, ...]:
    """The spans that do not lie whole inside what is struck out: "$10 <s>million</s> [billion]" is a sum that was said."""
    return tuple(span for span in spans if not _inside(struck, span.start, span.end))


def _said(claims: tuple[Claim, ...], struck: tuple[Doubt, ...]) -> tuple[Claim, ...]:
    """The claims without the events whose verb or noun is struck out; a sum beside such a verb stays, as a sum."""
    if not struck:
        return claims
    left = (replace(claim, happening=None) if _is_struck(claim, struck) else claim for claim in claims)
    kept = (claim for claim in left if claim.happening or claim.figure)
    return tuple(replace(claim, order=order) for order, claim in enumerate(kept))


def _is_struck(claim: Claim, struck: tuple[Doubt, ...]) -> bool:
    return claim.happening is not None and _inside(struck, claim.happening.start, claim.happening.end)


def _inside(struck: tuple[Doubt, ...], start: int, end: int) -> bool:
    before = bisect_right(struck, start, key=lambda doubt: doubt.start)
    return before > 0 and end <= struck[before - 1].end
