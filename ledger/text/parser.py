"""The dependency parse of sentences, behind one door, beside the tagger's names.

In: text and half-open spans. Out: a Parse a span, tokens with offsets into the text, Penn tags, and the heads
and relations of spaCy's English models (ClearNLP labels). The parser is loaded from the tagger's own files, whose digest
was checked there, and shares its vocabulary. Line ends are handed to it as blanks, one for one.
"""

import importlib.util
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ledger.span import Spanned
from ledger.text.tagger import DEFAULT_MODEL, Tagger

_UNUSED = ("ner", "attribute_ruler", "lemmatizer", "senter")
_FLAT = {**{ord(char): " " for char in "\n\r\t\u00a0*_"}, **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}
_BATCH = 8


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its span, its lower-case word, its tag, and its relation `dep` to the token at index `head` (its own for a root)."""

    start: int
    end: int
    word: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class Parse:
    """The tokens of one sentence in order, and for each the indices of those that hang on it."""

    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]

    def at(self, offset: int) -> int | None:
        """The index of the token that an offset lies in, None for white space."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self.tokens) and self.tokens[low].start <= offset else None

    def below(self, index: int, *deps: str) -> tuple[int, ...]:
        """The indices of the tokens that hang on one by one of these relations, in order."""
        return tuple(child for child in self.children[index] if self.tokens[child].dep in deps)


@dataclass(frozen=True, slots=True)
class Parser:
    """A loaded parser."""

    pipeline: Any

    def parses(self, text: str, spans: Sequence[Spanned]) -> Iterator[Parse]:
        """One Parse a span, in order; the same for the same input."""
        parts = (text[span.start : span.end].translate(_FLAT) for span in spans)
        for span, part in zip(spans, self.pipeline.pipe(parts, batch_size=_BATCH), strict=True):
            yield _parse(span.start, part)


def load_parser(tagger: Tagger) -> Parser:
    """The parser of the tagger's model; takes half a second."""
    import spacy  # noqa: PLC0415 - takes a second, and is not there without the extra

    found = importlib.util.find_spec(DEFAULT_MODEL)
    origin = Path((found and found.origin) or DEFAULT_MODEL)
    folder = next(path for path in sorted(origin.parent.glob(f"{DEFAULT_MODEL}-*")) if path.is_dir())
    return Parser(spacy.load(folder, vocab=tagger.pipeline.vocab, exclude=list(_UNUSED)))


def _parse(base: int, part: Any) -> Parse:
    places = {token.i: place for place, token in enumerate(token for token in part if not token.is_space)}
    tokens = tuple(_token(base, token, places) for token in part if not token.is_space)
    children: list[list[int]] = [[] for _ in tokens]
    for index, token in enumerate(tokens):
        if token.head != index:
            children[token.head].append(index)
    return Parse(tokens, tuple(map(tuple, children)))


def _token(base: int, token: Any, places: dict[int, int]) -> Token:
    start = base + token.idx
    head = token.head
    while head.is_space and head.head.i != head.i:
        head = head.head
    place = places[token.i]
    return Token(start, start + len(token), token.lower_, token.tag_, token.dep_, places.get(head.i, place))
