"""Counts of units: durations, sets, and the distances "two weeks ago", "a day later"."""

from types import MappingProxyType

from ledger.mentions.dates.parse import Parse
from ledger.mentions.dates.timex import SEASONS
from ledger.mentions.dates.tokens import Line
from ledger.mentions.dates.values import Fixed, Lean, Nth, Offset

_SMALLER = MappingProxyType({"TH": (60, "TM"), "TM": (60, "TS"), "D": (24, "TH"), "Y": (12, "M"), "DE": (10, "Y"), "CE": (100, "Y")})
_CLOCK_UNITS = MappingProxyType({"TH": "H", "TM": "M", "TS": "S"})
_LATER = frozenset(["later", "afterwards", "afterward", "thereafter"])
_EARLIER = frozenset(["earlier", "previously", "beforehand"])
_ENDS = frozenset(["", ".", ",", ";", ")"])


def length(count: str, unit: str) -> str:
    """The TIMEX3 value of so many units; a count that is not told is X, a fortnight two weeks."""
    if unit == "FN":
        return f"P{'X' if count == 'X' else int(float(count) * 2)}W"
    if unit in _CLOCK_UNITS:
        return f"PT{count}{_CLOCK_UNITS[unit]}"
    return f"P{count}{unit}"


def counted(line: Line, at: int) -> Parse | None:
    """Three months, four more years, a 27-year contract, a multi-year deal, several days, a year; with ago, earlier or later a date."""
    count = count_at(line, at)
    if count is None:
        return None
    halves = _and_a_half(line, at, count)
    if halves:
        return halves
    unit_at = _unit_after(line, count[1], count[0])
    if unit_at is None or (line.at(at).code == "a" and _long(line, unit_at)) or _fraction(line, unit_at):
        return None
    return _distance(line, at, unit_at, count[0]) or _times(line, at, unit_at) or _duration(line, at, unit_at, count[0])


def _fraction(line: Line, unit_at: int) -> bool:
    """Whether quarters are parts of a whole: "three-quarters", "two quarters of the votes"."""
    return line.at(unit_at).code == "Q" and (line.lower(unit_at - 1) == "-" or line.lower(unit_at + 1) == "of")


def half_unit(line: Line, at: int) -> Parse | None:
    """Half an hour, half a year, a quarter-century, a quarter of a century: as long as its smaller units; half a century ago.

    "the quarter a year ago" is no quarter of a year.
    """
    start = at
    at += line.at(at).code == "a"
    parts = {"half": 2, "quarter": 4}.get(line.kind(at), 0)
    if parts == 4 and line.at(at + 1).code == "a":
        return None
    unit_at = at + 1 + (line.lower(at + 1) == "of")
    unit_at += line.at(unit_at).code == "a" or line.lower(unit_at) == "-"
    unit = line.at(unit_at)
    if unit.kind != "unit" or unit_at == at + 1 or line.lower(unit_at + 1) == "of":
        return None
    whole, smaller = _SMALLER.get(unit.code, (0, ""))
    if not parts or not whole or whole % parts:
        return None
    sign, count = _direction(line, unit_at + 1), whole // parts
    if sign and smaller in _CLOCK_UNITS:
        return Parse(start, unit_at + 2, Fixed("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF"), ("half-unit",))
    if sign:
        lean: Lean = "publication" if line.kind(unit_at + 1) == "ago" else "mention"
        return Parse(start, unit_at + 2, Offset(smaller, sign * count, lean), ("half-unit",))
    return Parse(start, unit_at + 1, Fixed("DURATION", length(str(count), smaller)), ("half-unit",))


def _times(line: Line, at: int, unit_at: int) -> Parse | None:
    """Six days a week, 24 hours a day: a set."""
    whole = line.at(unit_at + 2)
    if (
        line.kind(unit_at) != "units"
        or line.kind(unit_at + 2) != "unit"
        or not (line.at(unit_at + 1).code == "a" or line.kind(unit_at + 1) == "each")
    ):
        return None
    return Parse(at, unit_at + 3, Fixed("SET", length("1", whole.code)), ("units-in-each",))


def from_now(line: Line, at: int) -> Parse | None:
    """A year from now, a week from today: counted from the day of publication."""
    count = count_at(line, at)
    unit = line.at(count[1]) if count else line.at(-1)
    if count is None or unit.kind not in ("unit", "units") or line.lower(count[1] + 1) != "from":
        return None
    if line.lower(count[1] + 2) not in ("now", "today"):
        return None
    if not count[0].isdecimal() or unit.code in _CLOCK_UNITS:
        return Parse(at, count[1] + 3, Fixed("DATE", "FUTURE_REF"), ("from-now",))
    return Parse(at, count[1] + 3, Offset(unit.code, int(count[0]), "publication"), ("from-now",))


def leading_count(line: Line, at: int) -> Parse | None:
    """The 60 of "between 60 and 90 days": its unit is told after the second count."""
    count = count_at(line, at)
    if count is None or line.lower(count[1]) not in ("and", "or", "to", "-", "–"):
        return None
    second = count_at(line, count[1] + 1)
    unit = line.at(second[1]) if second else None
    if unit is None or unit.kind != "units":
        return None
    return Parse(at, count[1], Fixed("DURATION", length(count[0], unit.code)), ("leading-count",))


def _and_a_half(line: Line, at: int, count: tuple[str, int]) -> Parse | None:
    """A year and a half (ago), one and a half years; two-and-a-half years."""
    unit, words = line.at(count[1]), [line.lower(count[1] + 1 + skip) for skip in range(3)]
    if unit.kind in ("unit", "units") and words == ["and", "a", "half"] and count[0].isdecimal():
        end = count[1] + 4
        if _direction(line, end):
            sign = _direction(line, end)
            return Parse(at, end + 1, Fixed("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF"), ("distance-not-told",))
        return Parse(at, end, Fixed("DURATION", length(f"{count[0]}.5", unit.code)), ("duration",))
    joined = [line.lower(at + 1 + skip) for skip in range(6)]
    if joined == ["-", "and", "-", "a", "-", "half"] and count[0].isdecimal():
        unit_at = at + 7 + (line.lower(at + 7) == "-")
        if line.kind(unit_at) in ("unit", "units"):
            return Parse(at, unit_at + 1, Fixed("DURATION", length(f"{count[0]}.5", line.at(unit_at).code)), ("duration",))
    return None


def rate(line: Line, at: int) -> Parse | None:
    """The "a month" of "$500 a month", "three times a year": a set."""
    unit = line.at(at + 1)
    if line.at(at).code != "a" or unit.kind != "unit" or not _is_counted(line, at - 1):
        return None
    return Parse(at, at + 2, Fixed("SET", length("1", unit.code)), ("rate",))


def _is_counted(line: Line, at: int) -> bool:
    token = line.at(at)
    counted = token.kind in ("number", "figure", "decimal") and len(token.text) != 4
    return counted or token.lower in ("times", "once", "twice", "trillion", "euros") or line.role(at) == "counted"


def _long(line: Line, at: int) -> bool:
    """Whether "-long" follows a unit, whose article then belongs to the noun: "a month-long campaign"."""
    return line.lower(at + 1) == "-" and line.lower(at + 2) in ("long", "old")


def uncounted(line: Line, at: int) -> Parse | None:
    """Years, decades, weeks later; year-long, years-long; "60-hour weeks" are of that kind, "quarters" alone are rooms."""
    token = line.at(at)
    if token.kind in ("unit", "units") and line.lower(at + 1) == "-" and line.lower(at + 2) == "long":
        return Parse(at, at + 3, Fixed("DURATION", length("1" if token.kind == "unit" else "X", token.code)), ("unit-long",))
    if token.kind != "units" or line.kind(at + 1) in ("number", "decade") or token.code == "Q" or line.kind(at - 1) in ("unit", "units"):
        return None
    return _distance(line, at, at, "X") or Parse(at, at + 1, Fixed("DURATION", length("X", token.code)), ("units",))


def frequency(line: Line, at: int) -> Parse | None:
    """Daily, annual: a set."""
    token = line.at(at)
    if token.kind != "frequency":
        return None
    return Parse(at, at + 1, Fixed("SET", token.code), ("frequency",))


def each(line: Line, at: int) -> Parse | None:
    """Every day, each year, per month, every two weeks, every other day, every single day; every Monday, every May, every night."""
    if line.kind(at) != "each":
        return None
    if line.kind(at + 1) == "weekday":
        return Parse(at, at + 2, Fixed("SET", f"XXXX-WXX-{line.at(at + 1).number}"), ("each-weekday",))
    if line.kind(at + 1) in ("month", "season"):
        name = line.at(at + 1)
        code = f"{name.number:02}" if name.kind == "month" else SEASONS[name.number - 1]
        return Parse(at, at + 2, Fixed("SET", f"XXXX-{code}"), ("each-month",))
    if line.kind(at + 1) == "daypart" and line.at(at + 1).code[1].isalpha():
        return Parse(at, at + 2, Fixed("SET", f"XXXX-XX-XX{line.at(at + 1).code}"), ("each-daypart",))
    other = line.lower(at) == "every" and line.lower(at + 1) == "other"
    single = line.lower(at + 1) == "single"
    count = ("2", at + 2) if other else count_at(line, at + 1) or ("1", at + 1 + single)
    unit = line.at(count[1])
    if unit.kind not in ("unit", "units"):
        return None
    return Parse(at, count[1] + 1, Fixed("SET", length(count[0], unit.code)), ("each-unit",))


def count_at(line: Line, at: int) -> tuple[str, int] | None:
    """A count before a unit and the position after it: 27, twenty-five, 20-plus, 2.5, a, a few, several (X)."""
    token = line.at(at)
    if token.kind == "vague":
        return "X", at + 1 + (line.lower(at + 1) == "of")
    if token.code == "a":
        few = line.kind(at + 1) == "vague" and line.lower(at + 1) in ("few", "couple")
        return ("X", at + 2 + (line.lower(at + 2) == "of")) if few else ("1", at + 1)
    if token.kind == "number" and token.number <= 1000:
        plus = line.lower(at + 1) == "-" and line.lower(at + 2) in ("plus", "odd")
        return str(token.number), at + (3 if plus else 1)
    if token.kind == "decimal" and len(token.text) <= 5:
        return token.text, at + 1
    return _cardinal(line, at)


def _cardinal(line: Line, at: int) -> tuple[str, int] | None:
    token = line.at(at)
    if token.kind != "cardinal":
        return None
    ones_at = at + (2 if line.lower(at + 1) == "-" else 1)
    ones = line.at(ones_at)
    if 20 <= token.number <= 90 and ones.kind == "cardinal" and ones.number < 10:
        return str(token.number + ones.number), ones_at + 1
    if token.number < 10 and line.at(at + 1).number == 100 and line.kind(at + 1) == "cardinal":
        return str(token.number * 100), at + 2
    half_at = at + 2 + (line.lower(at + 2) in ("a", "one"))
    if line.lower(at + 1) == "and" and line.kind(half_at) == "half":
        return f"{token.number}.5", half_at + 1
    return str(token.number), at + 1


def _unit_after(line: Line, at: int, count: str) -> int | None:
    """Where the unit stands after its count: at once, after a hyphen, or after one adjective before a plural."""
    token = line.at(at)
    if token.lower == "-" and line.kind(at + 1) in ("unit", "units") and (count != "X" or line.lower(at - 1) == "multi"):
        return at + 1
    if token.kind in ("unit", "units") and token.code != "WE":
        return at
    more = token.lower == "more" or (token.text.islower() and not line.role(at))
    adjective = token.kind == "word" and more and line.kind(at + 1) == "units"
    return at + 1 if adjective else None


def _duration(line: Line, at: int, unit_at: int, count: str) -> Parse | None:
    value = Fixed("DURATION", length(count, line.at(unit_at).code))
    old_at = unit_at + (2 if line.lower(unit_at + 1) == "-" else 1)
    if line.lower(old_at) in ("old", "long"):
        return Parse(at, old_at + 1, value, ("age" if line.lower(old_at) == "old" else "duration",))
    if line.at(at).lower == "some" and count == "X":
        return None
    return Parse(at, unit_at + 1, value, ("duration",))


def _distance(line: Line, at: int, unit_at: int, count: str) -> Parse | None:
    """A count of units with ago, earlier, later, or with before and after at the end of a clause."""
    unit, word = line.at(unit_at).code, line.at(unit_at + 1)
    sign = _direction(line, unit_at + 1)
    if not sign:
        return None
    if not count.isdecimal() or unit in _CLOCK_UNITS:
        value = Fixed("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
        return Parse(at, unit_at + 2, value, ("distance-not-told",))
    days = 14 if unit == "FN" else 1
    lean: Lean = "publication" if word.kind == "ago" else "mention"
    offset = Offset("D" if unit == "FN" else unit, sign * int(count) * days, lean)
    weekday = line.at(unit_at + 2)
    if weekday.kind == "weekday" and unit == "W" and word.kind == "ago":
        return Parse(at, unit_at + 3, Nth("D", weekday.number, offset), ("distance-weekday",))
    return Parse(at, unit_at + 2, offset, ("distance",))


def _direction(line: Line, at: int) -> int:
    word = line.lower(at)
    if line.kind(at) == "ago" or word in _EARLIER:
        return -1
    if word in _LATER:
        return 1
    at_end = line.lower(at + 1) in _ENDS
    return {"before": -1, "after": 1}.get(word, 0) if at_end else 0
