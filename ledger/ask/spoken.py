"""Days in words, as a person says them on a given day: "yesterday", "last March", "summer 2021", "since Easter".

The grammar that reads documents reads them, as in a text that was written on that day, so that words mean the same in
a query and in a document. Names of months and days may be in lower case. Explicit dates that it does not know ("2021
August") are left to dateparser, keeping their period: a month is a month. Numbers alone ("1/9/2021") are refused, since two
countries read them as two days. Both are imported only here, and only words need them.
"""

import datetime
import re
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

from ledger import places
from ledger.ask.days import calendar_days
from ledger.ask.terms import Days
from ledger.mentions.dates import DateVocabulary, dates_in, load
from ledger.model import DateMention, Sentence

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)", re.ASCII)
_NUMBERS = re.compile(r"\d[/.-]\d", re.ASCII)
_LENGTHS = MappingProxyType({"year": 4, "month": 7})  # of the ISO date that says no more
_LONGEST = 60
_JOINED = 5  # the letters between the ends of a range: " to ", " and "


def days_in_words(words: str, now: datetime.datetime) -> Days | None:
    """The first day of what the words name, and the day after its last; None in the place of an open end.

    None where they are no date, or too many to be one.
    """
    if len(words) > _LONGEST or not any(map(str.isalpha, words)):
        return None
    for spelled in dict.fromkeys((words, words.title(), f"in {words.title()}")):
        days = _as_in_a_text(spelled, now)
        if days is not None:
            return days
    return _explicit(words)


@lru_cache(maxsize=1)
def _vocabulary() -> DateVocabulary:
    return load(places.SEEDS)


def _as_in_a_text(words: str, now: datetime.datetime) -> Days | None:
    """What a document of today would mean by the words, if all of them are one date, or a range, or one word and a date."""
    found, _ = dates_in(words, (Sentence(0, len(words)),), now.date(), _vocabulary())
    if not found or not _are_all(words, found) or any(mention.type not in ("DATE", "DURATION") for mention in found):
        return None
    bounds = {(mention.first_day, mention.end_day) for mention in found}
    first, end = bounds.pop()
    return None if bounds or (first is None and end is None) else (first, end)


def _are_all(words: str, found: tuple[DateMention, ...]) -> bool:
    """Whether the mentions are all of the words, but for one word before them that bounds them ("since March")."""
    before = words[: found[0].start].split()
    gaps = [later.start - earlier.end for earlier, later in pairwise(found)]
    bounded = not before or (len(before) == 1 and found[0].relation is not None)
    return bounded and found[-1].end == len(words) and all(gap <= _JOINED for gap in gaps)


def _explicit(words: str) -> Days | None:
    """What dateparser reads in words that name their year (without one it takes "five" for May, "We" for Wednesday)."""
    if not _YEAR.search(words) or _NUMBERS.search(words):
        return None
    from dateparser.date import DateDataParser  # noqa: PLC0415  0.15 s, only for what our grammar does not read

    read = DateDataParser(languages=["en"]).get_date_data(words)
    if read is None or read.date_obj is None:
        return None
    return calendar_days(read.date_obj.date().isoformat()[: _LENGTHS.get(str(read.period), 10)])
