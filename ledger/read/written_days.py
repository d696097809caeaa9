"""A written date that is no English one, in a field that is known to hold a date: "24 février 2022", "2022年2月24日".

In: the words of a metadata field. Out: the day. dateparser reads the languages of its 200 locales, and only what
names a year in four digits, a month and a day; digits alone are ambiguous and not read, nor is "yesterday".
"""

import datetime
import re

_LONGEST = 40
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_LETTER = re.compile(r"[^\W\d_]")


def foreign_day(words: str) -> datetime.date | None:
    """The day that the words name in some language; None for anything else. Raises nothing."""
    if len(words) > _LONGEST or not _YEAR.search(words) or not _LETTER.search(words):
        return None
    from dateparser.date import DateDataParser  # noqa: PLC0415  0.15 s, only for a date that is not English

    settings = {"STRICT_PARSING": True, "REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}
    found = DateDataParser(settings=settings).get_date_data(words)
    return found.date_obj.date() if found is not None and found.date_obj is not None else None
