"""IATI activity files, XML of versions 1 and 2: each transaction a record of the organisation that reports it.

In: the stored text. Out: Records, one a transaction in the order of the file; what lacks a value or a day that can be read is
listed. Provider and receiver are those of the transaction; who is not named is the reporting organisation, on the side that
the standard says. Where the activity names a country, the money is for it, and an organisation that receives it is the channel.
Source: https://iatistandard.org/en/iati-standard/203/activity-standard/iati-activities/iati-activity/transaction/.
"""

import csv
import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

from ledger.model import Doubt
from ledger.read.by_hand import Note
from ledger.read.fields import Piece
from ledger.read.head import day_of
from ledger.read.imports.iati_codes import TYPES, TransactionType, instrument_of, purpose_of
from ledger.read.imports.record import Meaning, Named, Record, Records, Told, unread
from ledger.read.imports.xml_elements import Element, elements_in
from ledger.read.metadata import Overrides, line_of

ROOT, ACTIVITY = "iati-activities", "iati-activity"
_BEGINS = re.compile(r"\s*(?:<\?xml|<!|<iati-activities[\s>])")
_HEAD = 4_096
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,30})?", re.ASCII)
_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)


def is_iati(text: str) -> bool:
    """Whether a text begins as a file of IATI activities."""
    return bool(_BEGINS.match(text)) and f"<{ROOT}" in text[:_HEAD]


def iati_records(text: str, countries: Mapping[str, str]) -> Records:
    """The transactions of the activities of a text; `countries` gives ISO 3166 alpha-3 by alpha-2.

    Raises XmlUnreadable.
    """
    records: list[Record] = []
    wrong: list[Doubt] = []
    reporters: dict[str, None] = {}
    said = Overrides()
    for element in elements_in(text, ROOT, ACTIVITY):
        if element.name == ROOT:
            said = _said(element, tuple(reporters))
            continue
        activity = _activity(element, countries)
        if activity.reporter:
            reporters[activity.reporter.piece.text] = None
        made = tuple(_transactions(element, activity, len(records)))
        records += [one for one in made if isinstance(one, Record)]
        wrong += [one for one in made if isinstance(one, Doubt)]
    return Records("iati", said, tuple(records), tuple(wrong))


@functools.cache
def countries_in(seeds: Path) -> Mapping[str, str]:
    """ISO 3166 alpha-3 by alpha-2, of the codes in use; from `seeds`/exports/countries.csv."""
    with (seeds / "exports" / "countries.csv").open(encoding="utf-8", newline="") as lines:
        return MappingProxyType({row["alpha2"]: row["alpha3"] for row in reversed(list(csv.DictReader(lines)))})


@dataclass(frozen=True, slots=True)
class _Activity:
    """What an activity says of all its transactions."""

    reporter: Named | None
    title: str | None
    identifier: Piece | None
    currency: Piece | None
    finance: str
    sectors: tuple[tuple[str, str | None], ...]
    humanitarian: str | None
    takers: tuple[Named, ...]


def _said(root: Element, reporters: tuple[str, ...]) -> Overrides:
    """What the file says of itself: the day it was made, and who reports, where that is one."""
    made = root.attributes.get("generated-datetime")
    who = line_of(reporters[0]) if len(reporters) == 1 else None
    return Overrides(published_on=day_of(made.text[:10]) if made else None, source=who, title=f"IATI activities of {who}" if who else None)


def _activity(element: Element, countries: Mapping[str, str]) -> _Activity:
    title, finance = _words(element.first("title")), element.first("default-finance-type")
    identifier = element.first("iati-identifier")
    return _Activity(
        reporter=_organisation(element.first("reporting-org")),
        title=line_of(title.text) if title else None,
        identifier=identifier.text if identifier else None,
        currency=element.attributes.get("default-currency"),
        finance=_code(finance),
        sectors=_sectors(element),
        humanitarian=_attribute(element, "humanitarian"),
        takers=_places(element, countries),
    )


def _transactions(element: Element, activity: _Activity, number: int) -> Iterator[Record | Doubt]:
    """The transactions of an activity; `number` is the place of the first record among those of the file.

    What is paid is a part of the activity's first commitment, where it has one.
    """
    committed = None
    for transaction in element.all("transaction"):
        made = _transaction(transaction, activity, committed)
        yield made
        if isinstance(made, Record):
            if committed is None and made.sum and made.sum.meaning.stage == "commitment" and made.sum.meaning.instrument != "guarantee":
                committed = number
            number += 1


def _transaction(element: Element, activity: _Activity, committed: int | None) -> Record | Doubt:
    value, kind = element.first("value"), element.first("transaction-type")
    words = value.text if value else None
    if value is None or words is None or not _NUMBER.fullmatch(words.text):
        return unread(element.start, element.end, "the transaction has no value that is a number")
    type_ = TYPES.get(_code(kind))
    if kind is None or type_ is None:
        return unread(element.start, element.end, f"the transaction is of no type that IATI has: {_code(kind)!r}")
    givers, takers, channel = _sides(element, activity, type_)
    day = _day(element, value)
    description = _words(element.first("description"))
    told = line_of(description.text) if description else activity.title
    return Record(
        start=element.start,
        end=element.end,
        title=kind.text or kind.attributes["code"],
        summary=": ".join(filter(None, (type_.name, told))),
        rules=("iati",),
        date=day,
        edtf=day.text[:10] if day and day_of(day.text[:10]) else None,
        kind="OTHER" if type_.stage == "repayment" else "AID",
        givers=givers,
        takers=takers,
        sum=_told(element, words, value, activity, _Shares(type_, channel, committed)),
        notes=_notes(activity),
    )


@dataclass(frozen=True, slots=True)
class _Shares:
    """What of a sum does not stand in its own element: its type, through whom it goes, and the commitment that it is paid of."""

    type: TransactionType
    channel: Named | None
    committed: int | None


def _told(element: Element, words: Piece, value: Element, activity: _Activity, other: _Shares) -> Told:
    own = value.attributes.get("currency")
    currency = own or activity.currency
    code = currency.text.strip().upper() if currency else ""
    paid = other.type.stage in ("disbursement", "expenditure") and not other.type.incoming
    meaning = Meaning(
        nature="aid",
        stage=other.type.stage,
        status="done",
        instrument=other.type.instrument or instrument_of(_code(element.first("finance-type")) or activity.finance),
        purpose=purpose_of(_sectors(element) or activity.sectors, _attribute(element, "humanitarian") or activity.humanitarian),
        programme=activity.identifier.text if activity.identifier else None,
        channel=line_of(other.channel.piece.text) if other.channel else None,
        speaker=line_of(activity.reporter.piece.text) if activity.reporter else None,
        own=not other.type.incoming,
        part_of=other.committed if paid else None,
    )
    return Told(words, Decimal(words.text), code if _CURRENCY.fullmatch(code) else None, "explicit" if own else "context", meaning)


def _sides(element: Element, activity: _Activity, type_: TransactionType) -> tuple[tuple[Named, ...], tuple[Named, ...], Named | None]:
    """Who gives, who receives, and through whom it goes."""
    provider, receiver = _organisation(element.first("provider-org")), _organisation(element.first("receiver-org"))
    reporter = (activity.reporter,) if activity.reporter else ()
    giver = (provider,) if provider else () if type_.incoming else reporter
    if type_.incoming:
        return giver, (receiver,) if receiver else reporter, None
    if type_.stage == "repayment":
        return (provider,) if provider else activity.takers, (receiver,) if receiver else reporter, None
    takers = activity.takers
    return (giver, takers, receiver) if takers else (giver, (receiver,) if receiver else (), None)


def _places(element: Element, countries: Mapping[str, str]) -> tuple[Named, ...]:
    """The countries that an activity is for, else its regions; one that has no name is named by its code."""
    named = []
    for place in element.all("recipient-country") or element.all("recipient-region"):
        code = place.attributes.get("code")
        piece = _words(place) or code
        if piece:
            named.append(Named(piece, countries.get(code.text.strip().upper()) if code and place.name == "recipient-country" else None))
    return tuple(named)


def _organisation(element: Element | None) -> Named | None:
    """An organisation by its name, else by its reference."""
    piece = _words(element) or (element.attributes.get("ref") if element else None)
    return Named(piece) if piece and piece.text.strip() else None


def _words(element: Element | None) -> Piece | None:
    """What an element says: its text, or its first narrative, the English one before others."""
    if element is None or element.text:
        return element.text if element else None
    told = [one for one in element.all("narrative") if one.text]
    english = [one for one in told if _attribute(one, "xml:lang") == "en"]
    return next((one.text for one in (*english, *told)), None)


def _day(element: Element, value: Element) -> Piece | None:
    """The day of the transaction, else that of its value."""
    date = element.first("transaction-date")
    return (date.attributes.get("iso-date") if date else None) or value.attributes.get("value-date")


def _notes(activity: _Activity) -> tuple[Note, ...]:
    """The activity, as a tag."""
    piece = activity.identifier
    return (Note("tag", piece.text, None, piece.start, piece.end),) if piece else ()


def _sectors(element: Element) -> tuple[tuple[str, str | None], ...]:
    return tuple((_code(sector), _attribute(sector, "vocabulary")) for sector in element.all("sector"))


def _code(element: Element | None) -> str:
    return (_attribute(element, "code") or "").strip() if element else ""


def _attribute(element: Element, name: str) -> str | None:
    found = element.attributes.get(name)
    return found.text if found else None
