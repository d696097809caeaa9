"""Which fields a decision may correct, with which values, and a figure corrected. Pure.

A value is text as a person writes it; '' is "not known". Amounts are decimal numbers in major units, dates EDTF,
names of providers and recipients separated by ";". The words are those of docs/design.md.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import Any, get_args

from ledger import model
from ledger.errors import UsageError
from ledger.store.days import days_of

_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
_AMOUNT = re.compile(r"\d+(?:\.\d{1,4})?", re.ASCII)
_CURRENCY = re.compile(r"[A-Z]{3}")
_COUNTRY = re.compile(r"[A-Z]{3}")
_MOST = Decimal(10) ** 13  # its cents still fit SQLite's integers

Check = Callable[[str], str | None]


def _words(value: str) -> str | None:
    return " ".join(value.split()) or None


def _one_of(*choices: str) -> Check:
    known = {choice.casefold(): choice for choice in choices}

    def check(value: str) -> str | None:
        if value and value.casefold() not in known:
            raise ValueError(f"choose from {', '.join(choices)}")
        return known[value.casefold()] if value else None

    return check


def _matching(pattern: re.Pattern[str], what: str) -> Check:
    def check(value: str) -> str | None:
        if value and not pattern.fullmatch(value):
            raise ValueError(f"write {what}")
        return value or None

    return check


def _needed(check: Check) -> Check:
    def known(value: str) -> str | None:
        if not value.strip():
            raise ValueError("it cannot be unknown")
        return check(value)

    return known


def _date(value: str) -> str | None:
    if value and days_of(value) == (None, None):
        raise ValueError("write an EDTF date, as 2021-08-31, 2021-08 or 2014/2021-09-01")
    return value or None


def _amount(value: str) -> str | None:
    if not value:
        return None
    digits = value.replace(",", "").replace("_", "")
    if not _AMOUNT.fullmatch(digits) or Decimal(digits) > _MOST:
        raise ValueError("write a number in major units of the currency, as 60000000 or 0.50")
    return f"{Decimal(digits).normalize():f}"


def _names(value: str) -> str | None:
    return "; ".join(" ".join(name.split()) for name in value.split(";") if name.strip()) or None


OF_EVENT: Mapping[str, Check] = MappingProxyType(
    {
        "type": _needed(_one_of(*_TYPES)),
        "date": _date,
        "modality": _needed(_one_of(*get_args(model.Modality))),
        "summary": _needed(_words),
    }
)
OF_FIGURE: Mapping[str, Check] = MappingProxyType(
    {
        "amount": _amount,
        "amount_low": _amount,
        "amount_high": _amount,
        "comparator": _needed(_one_of(*get_args(model.Comparator))),
        "currency": _matching(_CURRENCY, "the three letters of ISO 4217, as USD"),
        "per": _words,
        "nature": _one_of(*get_args(model.Nature)),
        "stage": _one_of(*get_args(model.Stage)),
        "status": _one_of(*get_args(model.Status)),
        "basis": _one_of(*get_args(model.Basis)),
        "instrument": _one_of(*get_args(model.Instrument)),
        "purpose": _one_of(*get_args(model.Purpose)),
        "programme": _words,
        "provider": _names,
        "recipient": _names,
        "channel": _words,
        "speaker": _words,
        "attribution": _needed(_one_of(*get_args(model.Attribution))),
        "period": _date,
    }
)
OF_ACTOR: Mapping[str, Check] = MappingProxyType(
    {
        "name": _needed(_words),
        "kind": _one_of(*get_args(model.ActorKind)),
        "country": _matching(_COUNTRY, "the three letters of ISO 3166, as UKR"),
        "sector": _words,
    }
)


def checked(field: str, value: str, fields: Mapping[str, Check], thing: str) -> str | None:
    """The value as it is kept, None for what is not known.

    Raises UsageError for a field that the thing does not have, or a value that the field cannot have.
    """
    if field not in fields:
        raise UsageError(f"{field}={value}", f"{thing} has no field {field!r}", f"choose from {', '.join(fields)}")
    try:
        return fields[field](value.strip())
    except ValueError as error:
        raise UsageError(f"{field}={value}", f"{value!r} is no {field}", str(error)) from error


def corrected(figure: model.Figure, corrections: Mapping[str, str | None]) -> model.Figure:
    """The figure with the fields that were corrected; a single amount sets the bounds that its comparator has."""
    changed: dict[str, Any] = {name: corrections[name] for name in _PLAIN if name in corrections}
    changed |= {name: _listed(corrections[name]) for name in _LISTS if name in corrections}
    return replace(figure, **changed, **_bounds(figure, corrections))


def _bounds(figure: model.Figure, corrections: Mapping[str, str | None]) -> dict[str, Any]:
    """The comparator and the bounds it has, where one of them was corrected."""
    told = {name: _decimal(corrections[name]) for name in _AMOUNTS if name in corrections}
    if not told and "comparator" not in corrections:
        return {}
    comparator = corrections.get("comparator") or figure.comparator
    low = told.get("amount_low", told.get("amount", figure.low))
    high = told.get("amount_high", told.get("amount", figure.high))
    one = low if low is not None else high
    if comparator in ("gt", "ge"):
        low, high = one, None
    elif comparator in ("lt", "le"):
        low, high = None, high if high is not None else low
    else:
        comparator = "range" if low != high else "eq" if comparator == "range" else comparator
    return {"comparator": comparator, "low": low, "high": high, "vague": figure.vague and not told}


_AMOUNTS = ("amount", "amount_low", "amount_high")
_PLAIN = (
    "currency", "per", "nature", "stage", "status", "basis", "instrument", "purpose", "programme", "channel", "speaker",
    "attribution", "date", "period",
)  # fmt: skip
_LISTS = ("provider", "recipient")


def _listed(names: str | None) -> tuple[str, ...]:
    return tuple(names.split("; ")) if names else ()


def _decimal(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)
