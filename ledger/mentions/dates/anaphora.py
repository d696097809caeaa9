"""Times told by another time in the text: the same period last year, a year earlier, at that time, to date."""

from ledger.mentions.dates.parse import Parse
from ledger.mentions.dates.tokens import Line
from ledger.mentions.dates.values import Echo, Fixed, Nth, Value

_BEFORE_TIME = frozenset(
    ["at", "by", "until", "till", "since", "during", "around", "about", "before", "after", "from", "of", "to", "up", "for", "under"]
)


def same_time(line: Line, at: int) -> Parse | None:
    """At the same time, until that time: the time told last, with no place in the ledger's calendar; during this period: no known time."""
    start = at
    at += line.at(at).code == "the"
    word, noun = line.lower(at), line.lower(at + 1)
    if word not in ("this", "that", "same") or (word == "same") != (start < at):
        return None
    if noun not in ("time", "period") or (noun == "time" and line.lower(start - 1) not in _BEFORE_TIME):
        return None
    now = word == "this" and noun == "time"
    value = Fixed("DATE", "PRESENT_REF") if now else Fixed("DATE", "XXXX") if noun == "period" else Echo(0, dated=False)
    return Parse(start, at + 2, value, ("that-time" if word == "that" else "same-time",))


def same_period(line: Line, at: int) -> Parse | None:
    """The same period last year, the same month a year ago, the same quarter of 2008: the time told last, in another year."""
    start = at
    at += line.at(at).code == "the"
    noun = line.at(at + 1)
    unit = "Q" if noun.kind == "quarter" else noun.code if noun.kind == "unit" else ""
    if line.lower(at) != "same" or not (unit or noun.lower in ("period", "time")):
        return None
    end = _year_ago(line, at + 2 + (line.lower(at + 2) in ("of", "in")))
    return Parse(start, end, _in_another_year(unit), ("same-period",)) if end else None


def _in_another_year(unit: str) -> Value:
    """The time told last a year before; the month or quarter that holds it, where that is what is named."""
    told = Echo(-1, dated=True)
    return Nth(unit, 0, told) if unit in ("M", "Q") else told


def year_before(line: Line, at: int) -> Parse | None:
    """The year-earlier quarter, the year-ago period: the time told last, one year before."""
    start = at
    at += line.at(at).code == "the"
    if line.lower(at) != "year" or line.lower(at + 1) != "-" or line.lower(at + 2) not in ("earlier", "ago"):
        return None
    noun = line.at(at + 3)
    unit = "Q" if noun.kind == "quarter" else noun.code if noun.kind == "unit" else ""
    end = at + 3 + bool(noun.lower == "period" or unit)
    return Parse(start if end > at + 3 else at, end, _in_another_year(unit), ("year-before",))


def idiom(line: Line, at: int) -> Parse | None:
    """These days, present-day, to date, at present, the time being: words for now that are made of words for time."""
    start = at
    at += line.at(at).code == "the"
    second = at + 1 + (line.lower(at + 1) == "-")
    known = line.context.get(f"{line.lower(at)} {line.lower(second)}")
    if known and known.kind == "idiom" and not (start < at and line.names_a_thing(second + 1)):
        return Parse(start, second + 1, Fixed("DATE", known.code), ("idiom",))
    if start < at:
        return None
    known = line.context.get(f"{line.lower(at - 1)} {line.lower(at)}")
    if known and known.kind == "idiom-behind" and not line.names_a_thing(at + 1):
        return Parse(at, at + 1, Fixed("DATE", known.code), ("so-far",))
    return None


def term(line: Line, at: int) -> Parse | None:
    """The long term, the near-term: a future that is not told nearer."""
    near = at - 1 - (line.lower(at - 1) == "-")
    known = line.context.get(f"{line.lower(near)} term")
    if known is None or line.at(near - 1).code != "the" or line.names_a_thing(at + 1):
        return None
    return Parse(near - 1, at + 1, Fixed("DATE", known.code), ("term",))


def _year_ago(line: Line, at: int) -> int:
    """The position after "last year", "a year ago", "a year earlier", "the previous year"; 0 where there is none."""
    words = (line.lower(at), line.lower(at + 1), line.lower(at + 2))
    if words[:2] == ("last", "year"):
        return at + 2
    if words[0] in ("a", "one") and words[1] == "year" and words[2] in ("ago", "earlier", "before"):
        return at + 3
    if words[0] == "the" and words[1] in ("previous", "prior", "preceding") and words[2] == "year":
        return at + 3
    return 0
