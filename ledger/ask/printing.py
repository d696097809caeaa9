"""A query as text, the same for every way of writing it: what `parse` reads as the same tree, with no word that needs a now."""

import re

from ledger.ask.amounts import amounts_text
from ledger.ask.days import days_text
from ledger.ask.terms import AllOf, AnyOf, Dates, Listed, Money, Not, Party, Query, Term, Text, Told

_BARE = re.compile(r"(?!\d{3}(?!\d))[^\s()\"“”,]+")  # behind a comma three digits alone would be thousands
_WORD = re.compile(r"[^\W_]+")
_SIGNS = ("and", "or", "not")


def query_text(query: Query) -> str:
    """The canonical text of a query; "" for everything."""
    match query:
        case AnyOf(parts):
            return " or ".join(query_text(part) for part in parts)
        case AllOf(parts):
            return " ".join(_closed(part, AnyOf) for part in parts)
        case Not(part):
            return f"-{_closed(part, AnyOf, AllOf)}"
    return _term_text(query)


def _closed(part: Query, *loose: type) -> str:
    """The text of a part, in brackets where it would else fall apart."""
    text = query_text(part)
    return f"({text})" if isinstance(part, loose) else text


def _term_text(term: Term) -> str:
    match term:
        case Party(side, names):
            return _keyed(side, names)
        case Dates(spans, undated):
            return _keyed("date", (*map(days_text, spans), *(("none",) if undated else ())))
        case Listed(name, values):
            return _keyed(name, values)
        case Money(amounts, none):
            return _keyed("money", (*map(amounts_text, amounts), *(("none",) if none else ())))
        case Told(by, names):
            return _keyed(by, names)
        case Text(words, prefix):
            return _words(words, prefix)


def _keyed(key: str, values: tuple[str, ...]) -> str:
    return f"{key}:{','.join(value if _BARE.fullmatch(value) else _quoted(value) for value in values)}"


def _words(words: str, prefix: bool) -> str:
    if prefix:
        return f"{words.replace(' ', '-')}*"
    return words if _WORD.fullmatch(words) and words not in _SIGNS else _quoted(words)


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'
