"""Times of the clock, with the zone and the day that stand with them."""

import re
from types import MappingProxyType

from ledger.mentions.dates.explicit import day_first, month_first, weekday_date
from ledger.mentions.dates.parse import Parse, longest
from ledger.mentions.dates.relative import day_word, shifted, weekday
from ledger.mentions.dates.tokens import Line
from ledger.mentions.dates.values import TimeOfDay, Value

_SIGNS = MappingProxyType({"+": "+", "-": "-", "–": "-", "−": "-"})
_HALVES = MappingProxyType({"morning": "am", "afternoon": "pm", "evening": "pm", "night": "pm"})
_PARTS = MappingProxyType({"TMO": "am", "TAF": "pm", "TEV": "pm", "TNI": "pm"})
_OFFSET = re.compile(r"(?:0?\d|1[0-4])(?::[0-5]\d)?")  # from -12:00 to +14:00


def clock_time(line: Line, at: int) -> Parse | None:
    """5:00 a.m., 12:49, 11 am, 5:30 in the morning, 9:00 tonight, 0300 GMT, 6:40 p.m. (GMT +8), 9:34 p.m., March 19 EST."""
    read = _hour_and_minute(line, at) or _spelled_hour(line, at)
    if read is None:
        return None
    hour, minute, after = read
    if hour <= 12 and line.kind(after - 1) != "meridiem":
        hour, after = _in_daypart(line, hour, after)
    zone, after = _zone(line, after)
    day, end = _day_after(line, after)
    if not zone and day is not None:
        zone, end = _zone(line, end)
    if isinstance(day, TimeOfDay):
        half = _PARTS.get(day.code) if hour <= 12 and line.kind(at + 1) != "meridiem" else None
        hour, day = _of_day(hour, half) if half else hour, day.day
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


def _spelled_hour(line: Line, at: int) -> tuple[int, int, int] | None:
    """5 o'clock, eleven o'clock; 1430 hours."""
    token = line.at(at)
    if token.kind == "number" and len(token.text) == 4 and line.lower(at + 1) in ("hours", "hrs"):
        hour, minute = divmod(token.number, 100)
        return (hour, minute, at + 2) if hour < 24 and minute < 60 else None
    on_clock = line.lower(at + 1) == "o" and line.lower(at + 2) in ("'", "’") and line.lower(at + 3) == "clock"
    if token.kind not in ("number", "cardinal") or not 1 <= token.number <= 12 or not on_clock:
        return None
    return token.number, 0, at + 4


def _in_daypart(line: Line, hour: int, at: int) -> tuple[int, int]:
    """The hour of the day of a time before "in the morning", "in the evening", "at night", and the position after these."""
    words = (line.lower(at), line.lower(at + 1))
    half = _HALVES.get(line.lower(at + 2)) if words == ("in", "the") else _HALVES.get(words[1]) if words == ("at", "night") else None
    if half is None:
        return hour, at
    return _of_day(hour, half), at + (2 if words[0] == "at" else 3)


def noon(line: Line, at: int) -> Parse | None:
    """Midnight, noon Friday, midnight on Tuesday: the times of the clock that have a name."""
    token = line.at(at)
    if token.kind != "daypart" or not token.code[1:2].isdigit():
        return None
    day, end = _day_after(line, at + 1)
    return Parse(at, end, TimeOfDay(token.code, day), ("noon",)) if day else None


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
    part = None if day else shifted(line, day_at)  # "this morning"
    day = part if part and isinstance(part.value, TimeOfDay) else day
    return (day.value, day.end) if day else (None, at)
