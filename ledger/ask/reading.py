"""A key and its values, as `actor:Biden,Harris`, read as the term that it is."""

import datetime
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal

from ledger.ask.days import days_of
from ledger.ask.errors import QueryUnreadable, meant
from ledger.ask.lists import INSTEAD, LISTS, PLACE, SIDES, TERMS
from ledger.ask.terms import Amounts, Dates, Days, Listed, Money, Party, Side, Term, Told
from ledger.ask.tokens import Token, Value

_NONE = "none"
_GROUP = re.compile(r"\d{3}(?!\d)", re.ASCII)


def term_of(text: str, token: Token, now: datetime.datetime) -> Term:
    """The term that a token of the query `text` names.

    Raises QueryUnreadable for a key that there is none of, and for a value that the key does not take.
    """
    read = _READERS.get(token.words)
    if read is None:
        raise _unknown_key(text, token)
    return read(text, token, now)


def is_prefix(word: str) -> bool:
    """Whether a plain word is the beginning of one: `pack*`."""
    return len(word) > 1 and word.endswith("*")


def _party(text: str, token: Token, now: datetime.datetime) -> Term:  # noqa: ARG001  the readers are one kind of function
    side: Side = "from" if token.words == "from" else "to" if token.words == "to" else "actor"
    return Party(side, tuple(value.words.strip() for value in token.values), token.at)


def _dates(text: str, token: Token, now: datetime.datetime) -> Term:
    spans: list[Days] = []
    for value in _other_than_none(token):
        try:
            spans.append(days_of(value.words, now))
        except ValueError as error:
            hint = 'write 2021, 2021-08, 2021-08-31, 2021-08..2022, 2021-08.., or "last March" in quotes'
            raise QueryUnreadable(text, value.at, str(error), hint) from error
    return Dates(tuple(spans), _asks_for_none(token), token.at)


def _money(text: str, token: Token, now: datetime.datetime) -> Term:  # noqa: ARG001
    amounts: list[Amounts] = []
    for before, value in zip((None, *token.values), token.values, strict=False):
        if before and not value.quoted and _GROUP.match(value.words) and before.words[-1:].isdigit():
            hint = f'write it as 50000000 or 50m, or quote it: money:"{before.words},{value.words}"'
            raise QueryUnreadable(text, value.at - 1, "a comma stands between one value and the next", hint)
        if not _is_none(value):
            amounts.append(_read_amounts(text, value))
    return Money(tuple(amounts), _asks_for_none(token), token.at)


def _read_amounts(text: str, value: Value) -> Amounts:
    from ledger.ask.amounts import amounts_of  # noqa: PLC0415  only a sum needs it

    try:
        return amounts_of(value.words)
    except ValueError as error:
        hint = 'write money:>=50m, money:50m..1bn, money:"USD 1bn..2bn", money:EUR, money:any or money:none'
        raise QueryUnreadable(text, value.at, str(error), hint) from error


def _told(text: str, token: Token, now: datetime.datetime) -> Term:  # noqa: ARG001
    by: Literal["source", "document"] = "source" if token.words == "source" else "document"
    return Told(by, tuple(value.words.strip() for value in token.values), token.at)


def _listed(text: str, token: Token, now: datetime.datetime) -> Term:  # noqa: ARG001
    known = LISTS[token.words]
    for value in token.values:
        if _spelled(value) not in known:
            raise _unknown_value(text, token.words, value)
    return Listed(token.words, tuple(dict.fromkeys(_spelled(value) for value in token.values)), token.at)


def _no_place(text: str, token: Token, now: datetime.datetime) -> Term:  # noqa: ARG001
    raise QueryUnreadable(text, token.at, *PLACE)


_READERS: Mapping[str, Callable[[str, Token, datetime.datetime], Term]] = MappingProxyType(
    dict.fromkeys(SIDES, _party)
    | {"date": _dates, "money": _money, "source": _told, "document": _told, "place": _no_place}
    | dict.fromkeys(LISTS, _listed)
)


def _spelled(value: Value) -> str:
    return value.words.strip().casefold().replace("-", "_").replace(" ", "_")


def _is_none(value: Value) -> bool:
    return value.words.strip().casefold() == _NONE


def _other_than_none(token: Token) -> tuple[Value, ...]:
    return tuple(value for value in token.values if not _is_none(value))


def _asks_for_none(token: Token) -> bool:
    return any(map(_is_none, token.values))


def _unknown_key(text: str, token: Token) -> QueryUnreadable:
    instead = INSTEAD.get(token.words)
    near = f"write {instead}; " if instead else meant(token.words, TERMS)
    hint = f"{near}the terms are {', '.join(TERMS)}; quote the words if they are text"
    return QueryUnreadable(text, token.at, f"there is no term {token.words + ':'!r}", hint)


def _unknown_value(text: str, key: str, value: Value) -> QueryUnreadable:
    word = _spelled(value)
    others = [name for name, values in LISTS.items() if word in values]
    near = f"{' and '.join(f'{name}:{word}' for name in others)} would be a term; " if others else meant(word, LISTS[key])
    return QueryUnreadable(text, value.at, f"{value.words!r} is no value of {key}:", f"{near}choose from {', '.join(LISTS[key])}")
