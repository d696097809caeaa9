"""What the words beside a figure leave open and the rest of the text tells: which dollar, whose cents, whose pesos.

Dollars: "All figures are in Canadian dollars." Only a statement counts: a dollar named without a figure after
"in", "are" or an opening bracket. A single "C$6.8 million" in brackets converts one sum and says nothing about the
others. Cents are those of the last sum in a currency that has cents. Pesos, dinars, francs are those of the one
state that the sentence names, or else of the last that a sentence with such a sum named.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ledger.mentions.money.sums import Sum
from ledger.mentions.money.units import unit_at
from ledger.mentions.money.vocabulary import MoneyVocabulary
from ledger.mentions.numbers import Tokens

_STATES = frozenset({"in", "are", "is", "all", "(", "both"})


def other_dollar(tokens: Tokens, sums: Sequence[Sum], vocab: MoneyVocabulary) -> set[str]:
    """The codes of dollars, other than the US one, that a sentence says figures are in."""
    covered = {at for found in sums for at in range(found.first, found.end)}
    found: set[str] = set()
    for at, word in enumerate(tokens.lowers):
        if word not in _STATES:
            continue
        named = unit_at(tokens, at + 1, vocab.units)
        if named is not None and at + 1 not in covered and _dollar(named[0].currency, vocab):
            found.add(named[0].currency or "")
    return found


def of_neighbours(
    tokens: Tokens, sums: Iterable[Sum], told: Mapping[str, str], vocab: MoneyVocabulary
) -> tuple[list[Sum], Mapping[str, str]]:
    """The sums of a sentence with the currencies that the text tells, and what is now told for the next sentence.

    `told` gives, by the name of a unit, the currency that it had last; under "" stands the currency of the last sum.
    """
    now = dict(told)
    read: list[Sum] = []
    for one in sums:
        sum_ = _told(tokens, one, now, vocab)
        read.append(sum_)
        if sum_.unit.currency is not None and not sum_.unit.of:
            now[""] = sum_.unit.currency
            now.update({sum_.unit.name: sum_.unit.currency} if sum_.unit.shared else {})
    return read, now


def _told(tokens: Tokens, found: Sum, told: Mapping[str, str], vocab: MoneyVocabulary) -> Sum:
    """The sum in the currency of the state named in its sentence, or of the sum before it, where its words leave that open."""
    unit = found.unit
    if unit.shared:
        code = _place(tokens, vocab.places[unit.name]) or told.get(unit.name)
    else:
        code = told.get("") if told.get("") in unit.of else None
    if code is None or code == unit.currency:
        return found
    return replace(found, unit=replace(unit, currency=code, basis="context", dollar=False), rules=(*found.rules, "told-by-text"))


def _place(tokens: Tokens, places: Mapping[str, str]) -> str | None:
    """The currency of the only state named in the sentence that has money of this name; None if there is none or several."""
    named = {places[word] for word in tokens.lowers if word in places}
    return next(iter(named)) if len(named) == 1 else None


def _dollar(code: str | None, vocab: MoneyVocabulary) -> bool:
    known = vocab.currencies.get(code or "")
    return known is not None and code != "USD" and any(name.endswith(" dollar") for name in known.names)
