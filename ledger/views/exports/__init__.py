"""Chronologies and aid timelines in the formats of other programs.

In: a table of events or of aid, and what the events rest on. Out: the text of a file and sentences about what the format cannot hold,
which the caller prints apart. Nothing is made up to fill a field: an event without a day is left out of a format that wants one, and
counted.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from ledger.queries.sources import Told
from ledger.queries.table import Table


class Exported(NamedTuple):
    """The text of a file, and what the format could not hold."""

    text: str
    left_out: tuple[str, ...] = ()


class Target(StrEnum):
    """A format of another program: of events, of the sources alone, or of aid; ndjson is our own, of the whole ledger."""

    TIMELINEJS = "timelinejs"
    ICAL = "ical"
    MARKWHEN = "markwhen"
    FTM = "ftm"
    BIBTEX = "bibtex"
    IATI = "iati"
    BEANCOUNT = "beancount"
    NDJSON = "ndjson"

    @property
    def of_aid(self) -> bool:
        """Whether it holds the aid timeline and not the chronology."""
        return self in (Target.IATI, Target.BEANCOUNT)


def exporter(target: Target) -> Callable[[Table, Told], Exported]:
    """What writes a format; each is imported alone."""
    from importlib import import_module  # noqa: PLC0415

    written: Callable[[Table, Told], Exported] = import_module(f"ledger.views.exports.{target.value}").exported
    return written
