"""Times of the clock, with the zone and the day that stand with them."""

import re
from types import MappingProxyType

from ledger.mentions.dates.explicit import day_first, month_first, weekday_date
from ledger.mentions.dates.parse import Parse, longest
from ledger.mentions.dates.relative import day_word, weekday
from ledger.mentions.dates.tokens import Line
from ledger.mentions.dates.values import TimeOfDay, Value

_SIGNS = MappingProxyType({"+": "+", "-": "-", "–": "-", "−": "-"})
_OFFSET = re.compile(r"(?:0?\d|1[0-4])(?::[0-5]\d)?")  # from -12:00 to +14:00


def clock_time(line: Line, at: int) -> Parse | None:
    """5:00 a.m., 12:49, 11 am, 0300 GMT, 16:00 UTC today, 6:40 p.m. (GMT +8), 9:34 p.m., March 19 EST."""
    read = _hour_and_minute(line, at)
    if read is None:
        return None
    hour, minute, after = read
    zone, after = _zone(line, after)
    day, end = _day_after(line, after)
    if not zone and day is not None:
        zone, end = _zone(line, end)
    return Parse(at, end, TimeOfDay(f"T{hour:02}:{minute:02}{zone}", day), ("clock-time",))


def _zone(line: Line, at: int) -> tuple[str, int]:
    """The offset from UTC of the zone that follows, in brackets or not, and the position after it; "Eastern time" has none."""
    if line.lower(at + 1) == "time" and line.kind(at) == "word":
        return "", at + 2
    bracket = line.lower(at) == "("
    name = line.at(at + bracket)
    if name.kind != "zone":
        return "", at
    end = at + bracket + 1
    code = name.code
    if line.lower(end) in _SIGNS and _OFFSET.fullmatch(line.lower(end + 1)):
        hours, _, minutes = line.lower(end + 1).partition(":")
        code = f"{_SIGNS[line.lower(end)]}{int(hours):02}{':' + minutes if minutes else ''}"
        end += 2
    if not bracket:
        return code, end
    return (code, end + 1) if line.lower(end) == ")" else ("", at)


def daypart_of_day(line: Line, at: int) -> Parse | None:
    """The morning of April 19, the night of 20 June 1791."""
    start = at
    at += line.at(at).code == "the"
    link_at = at + 1 + (line.lower(at + 1) == "hours")
    if line.kind(at) != "daypart" or line.lower(link_at) not in ("of", "on"):
        return None
    day = longest(line, link_at + 1, (month_first, day_first, weekday_date, weekday))
    return Parse(start, day.end, TimeOfDay(line.at(at).code, day.value), ("daypart-of-day", *day.rules)) if day else None


def _hour_and_minute(line: Line, at: int) -> tuple[int, int, int] | None:
    token, meridiem = line.at(at), line.at(at + 1)
    halved = meridiem.kind == "meridiem"
    if token.kind == "number" and len(token.text) == 4 and token.text[0] in "012" and line.kind(at + 1) == "zone":
        hour, minute = divmod(token.number, 100)
    elif token.kind == "clock":
        hour, minute = (int(piece) for piece in token.text.split(":"))
    elif token.kind == "number" and halved and 1 <= token.number <= 12:
        hour, minute = token.number, 0
    else:
        return None
    if minute > 59 or hour > (12 if halved else 24) or (hour == 24 and minute):
        return None
    return (_of_day(hour, meridiem.lower) if halved else hour), minute, at + 1 + halved


def _of_day(hour: int, meridiem: str) -> int:
    return hour % 12 + (12 if meridiem.startswith("p") else 0)


def _day_after(line: Line, at: int) -> tuple[Value | None, int]:
    """The day that follows a time at once or after a comma or "on", and the position after it."""
    day_at = at + (line.lower(at) in (",", "on"))
    day = longest(line, day_at, (month_first, day_first, weekday_date, weekday, day_word))
    return (day.value, day.end) if day else (None, at)
