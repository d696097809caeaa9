"""What stands beside a figure and makes it money: signs, codes, abbreviations and names.

In: seeds/money/units.toml and the table of currencies. Out: a Unit for every spelling, and the longest
one at a token. Spellings are compared token by token, so that "US $", "US$" and "U.S. $" need no more
than their own line each, and blanks in the text do not matter.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from ledger.mentions.money.currencies import Currency
from ledger.mentions.numbers import Tokens, phrase_of
from ledger.vocab import Entry

_MILLION = Decimal(1_000_000)
_SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """One spelling of a currency or of its minor unit; the fields are those of seeds/money/units.toml.

    `name` is the rule. `currency` is None where the words alone cannot tell.
    """

    name: str
    currency: str | None
    factor: Decimal = Decimal(1)
    basis: Literal["explicit", "sign", "context"] = "explicit"
    dollar: bool = False
    side: Literal["before", "after", "both"] = "both"
    cased: bool = False
    glued: bool = False
    weak: bool = False
    weight: bool = False
    alone: bool = False
    behind_dollar: bool = False
    of: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()

    @property
    def minor(self) -> bool:
        """Whether it is a part of the major unit (a cent)."""
        return self.factor < 1


Spelling = tuple[str, ...]
UnitIndex = Mapping[str, tuple[tuple[Spelling, Unit], ...]]


def unit_at(tokens: Tokens, at: int, index: UnitIndex) -> tuple[Unit, int] | None:
    """The longest spelling of a unit that begins at a token, and the token after it; None if none does."""
    for spelling, unit in index.get(tokens.lower(at), ()):
        end = at + len(spelling)
        written = tokens.words[at:end] if unit.cased else tokens.lowers[at:end]
        if written == spelling and not _stray_letters(tokens, at, end):
            return unit, end
    return None


def unit_index(entries: Iterable[Entry], currencies: Iterable[Currency], lists: Mapping[str, frozenset[str]]) -> UnitIndex:
    """Every spelling by its first token in lower case, longest first; of two equal spellings the first given stays.

    `lists` are those of words.toml: ISO codes that are words too are read only in upper case and with grouped or
    scaled figures, short names that are words too not at all.
    """
    found: dict[Spelling, Unit] = {}
    table = tuple(currencies)
    tabled = (pair for currency in table for pair in _tabled(currency, lists["code-that-is-a-word"]))
    pairs = [*_written(entries), *tabled, *_short_names(table, lists["name-that-is-a-word"])]
    for words, unit in pairs:
        if not unit.behind_dollar:
            found.setdefault(_spelling(words, unit.cased), unit)
    index: dict[str, list[tuple[Spelling, Unit]]] = defaultdict(list)
    for spelling in sorted(found, key=len, reverse=True):
        index[spelling[0].lower()].append((spelling, found[spelling]))
    return MappingProxyType({first: tuple(spellings) for first, spellings in index.items()})


def behind_dollar(entries: Iterable[Entry]) -> Mapping[str, Unit]:
    """The units that say, behind a sum with a bare sign, whose dollar it is ("$10 million Canadian"), by their word."""
    return MappingProxyType({words: unit for words, unit in _written(entries) if unit.behind_dollar})


def _stray_letters(tokens: Tokens, at: int, end: int) -> bool:
    """Whether the letters before a sign are a word of their own and the sign is bare.

    "a $", "the President's $5 billion", "AT&T $500 million", "it cost us $2 trillion": the letters end a
    word, or the sign touches its figure and not the letters, which are one, or in lower case.
    """
    if end == at + 1 or tokens.word(end - 1) != "$" or not tokens.word(at).isalpha():
        return False
    if tokens.glued(end - 1):
        return tokens.glued(at) and tokens.word(at - 1) in ("'", "’")
    letters = tokens.words[at]
    return letters in ("a", "A") or (tokens.glued(end) and (len(letters) == 1 or letters.islower()))


def _spelling(words: str, cased: bool) -> Spelling:
    return phrase_of(words if cased else words.lower())


def _written(entries: Iterable[Entry]) -> Iterator[tuple[str, Unit]]:
    for entry in entries:
        fields = dict(entry.fields)
        factor = Decimal(fields.pop("factor", "1"))
        of, shared = tuple(fields.pop("of", ())), tuple(fields.pop("shared", ()))
        unit = Unit(name=entry.name, currency=fields.pop("currency", None), factor=factor, of=of, shared=shared, **fields)
        yield from ((words, unit) for words in entry.words)


def _tabled(currency: Currency, words_not_codes: frozenset[str]) -> Iterator[tuple[str, Unit]]:
    code = currency.code
    named = Unit("iso-code", code, cased=True)
    if code in words_not_codes:
        yield code, replace(named, weak=True)
    else:
        yield code, named
        yield from _of_current(code) if currency.current else ()
    yield from ((name, Unit("iso-name", code)) for name in currency.names if " " in name)
    yield from ((sign, Unit("iso-sign", code, cased=True)) for sign in currency.signs)


def _short_names(table: tuple[Currency, ...], words_not_names: frozenset[str]) -> Iterator[tuple[str, Unit]]:
    """The last word of a name that one currency alone has ("cedis", "drachmas"); weak, since most are other words too."""
    owners: dict[str, set[str]] = defaultdict(set)
    for currency in table:
        for name in currency.names:
            owners[name.rpartition(" ")[2]].add(currency.code)
    for word, codes in owners.items():
        if len(codes) == 1 and len(word) >= _SHORTEST_NAME and word not in words_not_names:
            yield word, Unit("iso-short-name", next(iter(codes)), weak=True)


def _of_current(code: str) -> Iterator[tuple[str, Unit]]:
    """Lower case ("usd 200"), with a sign ("aud$ 15") and with the scale before it ("30 MUSD")."""
    yield code.lower(), Unit("iso-code-lower", code, cased=True)
    yield code.lower() + "$", Unit("iso-code-sign", code)
    yield "M" + code, Unit("scaled-code", code, factor=_MILLION, cased=True)
