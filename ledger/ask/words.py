"""Words as the full-text index takes them: runs of letters and digits, in any case, with or without diacritics.

This is what FTS5's tokenizer `unicode61 remove_diacritics 2` does, said in Python, so that a phrase that the index
finds in a document can be looked for in one of its sentences. https://www.sqlite.org/fts5.html#unicode61_tokenizer
"""

from collections.abc import Callable
from functools import lru_cache
from types import MappingProxyType
from unicodedata import category, normalize

_ASCII = MappingProxyType({code: chr(code) if chr(code).isalnum() else " " for code in range(128)})


def words_of(text: str) -> str:
    """The words of a text in order, in lower case, a blank between them; diacritics are left on."""
    return _joined(normalize("NFC", text).lower(), lambda char: char if _in_words(char) or _marks(char) else " ")


def plain_words(text: str) -> str:
    """The words of a text without diacritics."""
    return _joined(normalize("NFD", text).lower(), lambda char: char if _in_words(char) else "" if _marks(char) else " ")


def says(text: str | None, phrase: str, prefix: int) -> bool:
    """Whether the words of the phrase stand in the text side by side; with `prefix` the last may be a beginning. False without words."""
    sought = _sought(phrase)
    if text is None or not sought:
        return False
    return f" {sought}{'' if prefix else ' '}" in f" {plain_words(text)} "


@lru_cache(maxsize=128)
def _sought(phrase: str) -> str:
    return plain_words(phrase)


def _joined(text: str, kept: Callable[[str], str]) -> str:
    """The text with every character as it is kept, runs of blanks as one; each different one beyond ASCII is asked for once."""
    others = {ord(char): kept(char) for char in set(text) if not char.isascii()}
    return " ".join(text.translate({**_ASCII, **others}).split())


def _in_words(char: str) -> bool:
    kind = category(char)
    return kind[0] in "LN" or kind == "Co"


def _marks(char: str) -> bool:
    return category(char)[0] == "M"
