"""Definite nouns that ask for somebody named before: "the company", "the car maker", "this terrorist group", "the senator".

In: a page, the vocabulary and what the document calls whom. Out: `Asked` phrases, each with how well a mention answers it: 2 for
whom the text or his own name calls so, 1 for one of the kind, 0 for all others. Words: seeds/actors/nouns.toml, roles.toml.
"""

import bisect
import dataclasses
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ledger.mentions.actors.page import Page
from ledger.mentions.actors.vocabulary import ActorVocabulary, Noun
from ledger.model import ActorForm, ActorMention

_DEFINITE = re.compile(r"(?<![\w'-])([Tt]h(?:e|is|at)) (?=([A-Za-z][\w-]*(?: [a-z][\w-]*){0,3})(?![\w-]))")
_GOES_ON = re.compile(r" (?:(?:and (?:the )?[a-z]+ )?of |(?:that|which) |(?:in|for) (?:the )?[A-Z])")
_SUPERLATIVE = re.compile(r"(?:[a-z-]+(?:est|ly|ed|ing)|most)$")
_OF_BODIES = frozenset(("organization", "group"))

Grade = Callable[[ActorMention], int]


@dataclass(frozen=True, slots=True)
class Asked:
    """A noun or pronoun in the text and how well a mention answers it; `of_states`: it asks for a state or a government.

    `is_near`: "this" or "that", which mean the last of some."""

    start: int
    end: int
    form: ActorForm
    grade: Grade
    of_states: bool = False
    of_places: bool = False
    is_near: bool = False


def definite_nouns(
    page: Page, vocab: ActorVocabulary, called: Mapping[str, frozenset[str]], named: Sequence[ActorMention]
) -> Iterator[Asked]:
    """Every definite noun phrase, left to right, whose head is a noun for actors, what somebody is called here, or an end of a name."""
    said = frozenset(noun for nouns in called.values() for noun in nouns)
    said |= {end for mention in named if mention.kind in _OF_BODIES for end in _ends(mention) if " " in mention.name}
    for match in _DEFINITE.finditer(page.flat):
        if page.sentence_at(match.start()) is None:
            continue
        words = match[2].split()
        for count in range(len(words), 0, -1):
            end = match.start(2) + len(" ".join(words[:count]))
            noun = _head(words[:count], vocab, said)
            if noun and not _goes_on(page, end, vocab):
                yield dataclasses.replace(_asked(noun, vocab, called), start=match.start(), end=end, is_near=match[1].lower() != "the")
                break


def _head(words: Sequence[str], vocab: ActorVocabulary, said: frozenset[str]) -> str | None:
    """The longest noun that ends the words, if what is before it only describes; in lower case, but "the Society" as written."""
    for at in range(len(words)):
        noun = " ".join(words[at:])
        if noun in vocab.nouns or noun in said:
            return noun if all(_describes(word, vocab) for word in words[:at]) else None
    return None


def _describes(word: str, vocab: ActorVocabulary) -> bool:
    """Whether a word before the noun only describes: in lower case, of no closed class, no verb, no superlative."""
    closed = any(word in vocab.cues[cue] for cue in ("no-attributes", "opening", "phrase-ends", "saying", "acting"))
    another = word.startswith(("anti-", "pro-", "non-")) or (_SUPERLATIVE.match(word) and not word.endswith("-owned"))
    return word.islower() and not closed and not another


def _goes_on(page: Page, end: int, vocab: ActorVocabulary) -> bool:
    """Whether the noun goes on: "the company president", "the bank of England", "the airline Ryanair"."""
    if _GOES_ON.match(page.flat, end):
        return True
    after = page.word_after(end)
    if not after:
        return page.flat[end : end + 1] == "-"
    low = after.lower()
    return after[:1].isupper() or low in vocab.roles or low.removesuffix("s") in vocab.nouns or low in vocab.cues["organization-nouns"]


def _asked(noun: str, vocab: ActorVocabulary, called: Mapping[str, frozenset[str]]) -> Asked:
    known = vocab.nouns.get(noun)
    if noun[0].isupper():
        return Asked(0, 0, "nominal", lambda mention: 2 * _is_headed(mention, noun))

    def grade(mention: ActorMention) -> int:
        if noun in called.get(mention.name, ()):
            return 2
        return _grade(mention, noun, known) if known else 0

    of_states, of_places = known is not None and "state" in known.kinds, known is not None and "place" in known.kinds
    return Asked(0, 0, "nominal", grade, of_states, of_places)


def _is_headed(mention: ActorMention, noun: str) -> bool:
    """Whether a longer name begins or ends in the word: "the Society" after "Federalist Society"."""
    return mention.kind in _OF_BODIES and " " in mention.name and noun in _ends(mention)


def _ends(mention: ActorMention) -> tuple[str, str]:
    words = mention.name.split()
    return words[0], words[-1]


def _grade(mention: ActorMention, noun: str, known: Noun) -> int:
    name = mention.name.lower()
    if mention.kind not in known.kinds or any(word in name for word in known.unless):
        return 0
    if known.signs is not None:
        return 2 * (_is_head(name, noun) or any(sign in name for sign in known.signs))
    return int(not known.sectors or (mention.sector or "-") in known.sectors)


def _is_head(name: str, noun: str) -> bool:
    """Whether a name is of the kind that the noun names: it ends in it, or has it before "of" or "for" ("Court of Appeals")."""
    padded = f" {name} "
    return any(f" {noun}{behind}" in padded for behind in (" of ", " for ")) or padded.endswith(f" {noun} ")


def in_own_voice(page: Page, offset: int) -> bool:
    """Whether a government's text or a speaker's turn has the word: there "it" and "he" are of what was asked."""
    at = bisect.bisect_right(page.turns, offset, key=lambda turn: turn.start) - 1
    return page.publisher is not None or (at >= 0 and offset < page.turns[at].end)
