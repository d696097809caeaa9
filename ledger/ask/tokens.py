"""The words of a query: brackets, minus signs, plain words, phrases, and terms with their values.

In: the text. Out: tokens in order, each with its place. Every character is looked at once.
"""

import re
from typing import Literal, NamedTuple, NoReturn
from unicodedata import category

from ledger.ask.errors import QueryUnreadable

LONGEST = 4000
_BLANK = re.compile(r"\s*")
_KEY = re.compile(r"([A-Za-z_]+):")
_SAVED = re.compile(r"@([\w-]+)", re.ASCII)
_WORD = re.compile(r"[^\s()\"“”]+")
_VALUE = re.compile(r"[^\s()\"“”,]+")
_PHRASES = (re.compile(r'"((?:[^"]|"")*)"'), re.compile(r"“([^”]*)”"))

Kind = Literal["(", ")", "-", "word", "phrase", "term", "saved"]


class Value(NamedTuple):
    """One value of a term; `quoted` if it stood between quotation marks."""

    words: str
    at: int
    quoted: bool = False


class Token(NamedTuple):
    """What stands at a place: `words` of a word, phrase or saved query, the key of a term, else the sign itself."""

    kind: Kind
    words: str
    at: int
    values: tuple[Value, ...] = ()


def tokens_of(text: str) -> tuple[Token, ...]:
    """Every token of a query, in order.

    Raises QueryUnreadable for a text that is too long or holds a control character, for a quotation mark without its
    other, and for a term without a value.
    """
    _demand_readable(text)
    found: list[Token] = []
    at = _past_blanks(text, 0)
    while at < len(text):
        token, end = _token(text, at)
        if token.kind in ("phrase", "term"):
            _demand_gap(text, end)
        found.append(token)
        at = _past_blanks(text, end)
    return tuple(found)


def _demand_readable(text: str) -> None:
    if len(text) > LONGEST:
        raise QueryUnreadable(
            text, LONGEST, f"a query has at most {LONGEST:,} characters, this one {len(text):,}", "ask in several queries"
        )
    for at, char in enumerate(text):
        if category(char) in ("Cc", "Cs") and char not in "\t\n\r":
            raise QueryUnreadable(text, at, f"the control character U+{ord(char):04X} has no place in a query", "take it out")


def _past_blanks(text: str, at: int) -> int:
    blank = _BLANK.match(text, at)
    return blank.end() if blank else at


def _demand_gap(text: str, at: int) -> None:
    """After a phrase or a value there is a blank or a bracket: what else stands there was meant to belong to it."""
    if at < len(text) and not text[at].isspace() and text[at] not in "()":
        raise QueryUnreadable(
            text, at, f"{text[at]!r} stands against what is before it", "write a blank between them, or quote both together"
        )


def _token(text: str, at: int) -> tuple[Token, int]:
    char = text[at]
    if char in "()":
        return Token("(" if char == "(" else ")", char, at), at + 1
    if char == "-" and at + 1 < len(text) and not text[at + 1].isspace():
        return Token("-", char, at), at + 1
    if char in '"“”':
        words, end = _quoted(text, at)
        return Token("phrase", words, at), end
    key, saved = _KEY.match(text, at), _SAVED.match(text, at)
    if key:
        return _term(text, at, key)
    if char == "@":
        return _saved(text, at, saved)
    word = _WORD.match(text, at)
    assert word is not None  # noqa: S101  every other character was looked at above
    return Token("word", word[0], at), word.end()


def _term(text: str, at: int, key: re.Match[str]) -> tuple[Token, int]:
    """A key with its values; `not:` is the sign that takes back what follows it."""
    name = key[1].casefold()
    if name == "not":
        return Token("-", key[0], at), key.end()
    values, end = [], key.end()
    while True:
        value, end = _value(text, end, key[0])
        values.append(value)
        if end >= len(text) or text[end] != ",":
            return Token("term", name, at, tuple(values)), end
        end += 1


def _value(text: str, at: int, key: str) -> tuple[Value, int]:
    if at < len(text) and text[at] in '"“”':
        words, end = _quoted(text, at)
        return Value(words, at, quoted=True), end
    bare = _VALUE.match(text, at)
    if bare is None:
        after = "the comma" if text[at - 1] == "," else f"{key!r}"
        raise QueryUnreadable(text, at, f"no value stands after {after}", f"write {key}VALUE without a blank between, values with commas")
    return Value(bare[0], at), bare.end()


def _quoted(text: str, at: int) -> tuple[str, int]:
    """The words between quotation marks, a doubled mark being one of them, and the place after the last mark."""
    for pattern in _PHRASES:
        found = pattern.match(text, at)
        if found:
            if not found[1].strip():
                raise QueryUnreadable(text, at, "nothing stands between the quotation marks", "write words there, or take the marks out")
            return found[1].replace('""', '"') if text[at] == '"' else found[1], found.end()
    _unclosed(text, at)


def _unclosed(text: str, at: int) -> NoReturn:
    raise QueryUnreadable(text, at, "this quotation mark has no other", 'write "words" with a mark at both ends')


def _saved(text: str, at: int, saved: re.Match[str] | None) -> tuple[Token, int]:
    if saved is None:
        raise QueryUnreadable(text, at, "no name stands after '@'", "write @NAME of a query saved in ledger.toml, or quote the words")
    return Token("saved", saved[1], at), saved.end()
