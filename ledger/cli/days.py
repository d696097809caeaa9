"""Days and moments as a person writes them in an option.

2021, 2021-08 and 2021-08-31 are read here; words ("last March", "August 2021") by dateparser, which is
imported only then, relative to a given now. A month stays a month: the answer is the half-open interval
of its days. Numbers in any other order (1/9/2021) are refused, since two countries read them as two days.
"""

import datetime
import re

from ledger.errors import DateUnreadable, UsageError

Days = tuple[datetime.date, datetime.date]

_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)
_WORD = re.compile(r"[^\W\d_]{3}")
_LAST = re.compile(r"\s*(?:last|past)\s+(.*)", re.IGNORECASE | re.DOTALL)
_LONGEST = 60


def day_option(words: str, now: datetime.datetime, option: str) -> Days:
    """The first day of what the words name, and the day after its last.

    Raises DateUnreadable, naming the option, for what is no date.
    """
    iso = _ISO.fullmatch(words.strip())
    try:
        found = _iso_days(iso) if iso else _days_in_words(words, now)
    except (ValueError, OverflowError) as error:
        raise DateUnreadable(option, words) from error
    if found is None:
        raise DateUnreadable(option, words)
    return found


def one_day(words: str, now: datetime.datetime, option: str) -> datetime.date:
    """The single day that the words name. Raises UsageError for a month, a year or no date."""
    first, end = day_option(words, now, option)
    if end - first != datetime.timedelta(days=1):
        raise UsageError(option, f"{words!r} is not a single day", "write a day, as 2021-08-31")
    return first


def as_of_option(words: str | None, now: str | None, option: str = "--as-of") -> int | datetime.datetime | None:
    """The number of an entry, or the moment before which entries count; None where nothing is asked for.

    Digits are an entry's number; a day, month, year in words or a day in ISO 8601 is its end, UTC; a moment counts too.
    """
    if words is None or not words.strip():
        if words is None:
            return None
        raise DateUnreadable(option, words)
    if words.strip().isdecimal() and words.strip().isascii():
        return int(words)
    if "T" in words and "-" in words:
        return moment(words, datetime.datetime.now(datetime.UTC), option) + datetime.timedelta(seconds=1)
    _, end = day_option(words, moment(now, datetime.datetime.now(datetime.UTC)), option)
    return datetime.datetime.combine(end, datetime.time(), datetime.UTC)


def moment(words: str | None, clock: datetime.datetime, option: str = "--now") -> datetime.datetime:
    """The moment that an option names, in UTC: a day is its midnight, None the clock's time.

    Raises UsageError for what is not written in ISO 8601.
    """
    if words is None:
        return clock
    try:
        read = datetime.datetime.fromisoformat(words.strip())
    except ValueError as error:
        raise UsageError(option, f"{words!r} is not a moment", "write 2021-09-01 or 2021-09-01T14:00:00Z") from error
    return read.replace(tzinfo=datetime.UTC) if read.tzinfo is None else read.astimezone(datetime.UTC)


def _iso_days(iso: re.Match[str]) -> Days:
    year, month, day = (int(part) if part else None for part in iso.groups())
    if year is None:
        raise ValueError(iso.group())
    if month is None:
        return _year(year)
    if day is None:
        return _month(year, month)
    return _day(datetime.date(year, month, day))


def _year(year: int) -> Days:
    return datetime.date(year, 1, 1), datetime.date(year + 1, 1, 1)


def _month(year: int, month: int) -> Days:
    return datetime.date(year, month, 1), datetime.date(year + month // 12, month % 12 + 1, 1)


def _day(day: datetime.date) -> Days:
    return day, day + datetime.timedelta(days=1)


def _week(day: datetime.date) -> Days:
    monday = day - datetime.timedelta(days=day.weekday())
    return monday, monday + datetime.timedelta(days=7)


def _days_in_words(words: str, now: datetime.datetime) -> Days | None:
    """What dateparser reads in the words; None if nothing, or if they are too few letters to be trusted with."""
    if len(words) > _LONGEST or not _WORD.search(words):
        return None
    return _parsed(words, now) or _last(words, now)


def _last(words: str, now: datetime.datetime) -> Days | None:
    """ "last March": the newest March that ended before this month began; "last Tuesday": the newest before today."""
    rest = _LAST.fullmatch(words)
    found = _parsed(rest[1], now) if rest else None
    if rest is None or found is None:
        return None
    before = now.replace(day=1) if found[1] - found[0] > datetime.timedelta(days=7) else now
    return _parsed(rest[1], before - datetime.timedelta(days=1))


def _parsed(words: str, now: datetime.datetime) -> Days | None:
    from dateparser.date import DateDataParser  # noqa: PLC0415  0.15 s, only for words

    settings = {"RELATIVE_BASE": now.replace(tzinfo=None), "PREFER_DATES_FROM": "past"}
    read = DateDataParser(languages=["en"], settings=settings).get_date_data(words)
    if read is None or read.date_obj is None:
        return None
    day = read.date_obj.date()
    match read.period:
        case "year":
            return _year(day.year)
        case "month":
            return _month(day.year, day.month)
        case "week":
            return _week(day)
    return _day(day)
