"""A query read: tokens to a tree.

    query  = either                          a text without a token asks for everything
    either = both ("or" both)*
    both   = one ("and"? one)*
    one    = ("-" | "not" | "not:")* (term | word | phrase | @saved | "(" either ")")

The minus binds closest, then the blank (and), then `or`. `and`, `or` and `not` are words of the language in any case; in
quotation marks they are text. Depth and the number of terms are bounded, so that no query costs more than its length.
"""

import datetime
from collections.abc import Callable, Iterator
from itertools import count
from typing import NamedTuple

from ledger.ask.errors import QueryUnreadable
from ledger.ask.reading import is_prefix, term_of
from ledger.ask.terms import EVERYTHING, Query, Text, all_of, any_of, negated
from ledger.ask.tokens import Token, tokens_of
from ledger.ask.words import plain_words, words_of

DEEPEST = 8  # SQLite's own parser gives up at 13
MOST_TERMS = 100
_SIGNS = ("and", "or", "not")

Saved = Callable[[str], str | None]


def _none_saved(name: str) -> str | None:  # noqa: ARG001  it has none
    return None


def parse(text: str, now: datetime.datetime, saved: Saved = _none_saved) -> Query:
    """The tree of a query; words such as "last year" count from `now`, `saved` gives the text of `@NAME`.

    Raises QueryUnreadable: what is wrong, in which column, and what to write.
    """
    return _Reader(text, tokens_of(text), now, saved, count(1), ()).whole(0)


class _Reader(NamedTuple):
    """The tokens of a text, and what their reading needs. Most methods take the index of a token and give that after their part.

    `numbers` counts the terms, of this text and of those that it stands in, which are named `within`.
    """

    text: str
    tokens: tuple[Token, ...]
    now: datetime.datetime
    saved: Saved
    numbers: Iterator[int]
    within: tuple[str, ...]

    def whole(self, depth: int) -> Query:
        """What all the tokens ask, standing in so many brackets."""
        if not self.tokens:
            return EVERYTHING
        query, at = self.either(0, depth)
        if at < len(self.tokens):
            raise QueryUnreadable(self.text, self.tokens[at].at, "this bracket closes none", "take it out, or open one before it")
        return query

    def either(self, at: int, depth: int) -> tuple[Query, int]:
        """Parts with `or` between them."""
        part, at = self.both(at, depth)
        parts = [part]
        while self.sign(at) == "or":
            part, at = self.both(at + 1, depth)
            parts.append(part)
        return any_of(parts), at

    def both(self, at: int, depth: int) -> tuple[Query, int]:
        """Parts that are all demanded, with or without `and` between them."""
        part, at = self.one(at, depth)
        parts = [part]
        while at < len(self.tokens) and self.tokens[at].kind != ")" and self.sign(at) != "or":
            part, at = self.one(at + 1 if self.sign(at) == "and" else at, depth)
            parts.append(part)
        return all_of(parts), at

    def one(self, at: int, depth: int) -> tuple[Query, int]:
        """A term or what stands in brackets, taken back by the signs before it."""
        taken_back = False
        while at < len(self.tokens) and (self.tokens[at].kind == "-" or self.sign(at) == "not"):
            taken_back, at = not taken_back, at + 1
        token = self.tokens[at] if at < len(self.tokens) else None
        if token is None or token.kind == ")" or self.sign(at):
            self.refuse_missing(at)
        assert token is not None  # noqa: S101  the line above raised
        query, at = self.bracket(at, depth) if token.kind == "(" else (self.term(token, depth), at + 1)
        return (negated(query) if taken_back else query), at

    def bracket(self, at: int, depth: int) -> tuple[Query, int]:
        """What stands between an opening bracket and its other."""
        opened = self.tokens[at].at
        self.demand_shallow(opened, depth)
        query, at = self.either(at + 1, depth + 1)
        if at >= len(self.tokens):
            raise QueryUnreadable(self.text, opened, "this bracket is not closed", "write a ) after what belongs together")
        return query, at + 1

    def term(self, token: Token, depth: int) -> Query:
        """The query of one token."""
        if next(self.numbers) > MOST_TERMS:
            wrong = f"a query has at most {MOST_TERMS} terms, with those of saved queries"
            raise QueryUnreadable(self.text, token.at, wrong, "ask in several queries")
        match token.kind:
            case "term":
                return term_of(self.text, token, self.now)
            case "saved":
                return self.expanded(token, depth)
        prefix = token.kind == "word" and is_prefix(token.words)
        words = words_of(token.words)
        if not plain_words(words):
            raise QueryUnreadable(self.text, token.at, f"{token.words!r} has no letter or digit to look for", "write words, or take it out")
        return Text(words, prefix, token.at)

    def expanded(self, token: Token, depth: int) -> Query:
        """What a saved query asks, read where its name stands, as if in brackets."""
        text = self.saved(token.words)
        if text is None:
            hint = "write it into [queries] of ledger.toml, here or in a folder above, or quote the words"
            raise QueryUnreadable(self.text, token.at, f"no query is saved as {token.words!r}", hint)
        if token.words in self.within:
            raise QueryUnreadable(self.text, token.at, f"the saved query {token.words!r} asks itself", "write out what it means")
        self.demand_shallow(token.at, depth)
        return _Reader(text, tokens_of(text), self.now, self.saved, self.numbers, (*self.within, token.words)).whole(depth + 1)

    def demand_shallow(self, at: int, depth: int) -> None:
        """Raise QueryUnreadable where brackets, and saved queries, stand in too many others."""
        if depth >= DEEPEST:
            wrong = f"brackets and saved queries stand in {DEEPEST} others at most"
            raise QueryUnreadable(self.text, at, wrong, "take out brackets that change nothing, or ask in several queries")

    def sign(self, at: int) -> str:
        """The token as a word of the language, "" if it is none."""
        if at >= len(self.tokens) or self.tokens[at].kind != "word":
            return ""
        word = self.tokens[at].words.casefold()
        return word if word in _SIGNS else ""

    def refuse_missing(self, at: int) -> None:
        """Say that a term was due at this token. Raises QueryUnreadable."""
        here = self.tokens[at] if at < len(self.tokens) else None
        before = self.tokens[at - 1] if at else None
        place = here.at if here else len(self.text)
        if before is not None:
            side, sign = "after", before.words
        else:
            side, sign = "before", here.words if here else ""
        raise QueryUnreadable(
            self.text, place, f"no term stands {side} {sign!r}", "write one there, or quote the word if it is meant as text"
        )
