"""What a rule of the grammar returns, and the pieces that several rules are made of."""

from collections.abc import Callable
from typing import NamedTuple

from ledger.mentions.dates.tokens import Line
from ledger.mentions.dates.values import Value

FIRST_YEAR, LAST_YEAR = 1000, 2100
DASHES = frozenset("-–—")
LINKS = DASHES | {"to", "and", "or", "through", "until", "/"}


class Parse(NamedTuple):
    """Tokens `[start, end)` of a line read as one value by the named rules, the outermost first."""

    start: int
    end: int
    value: Value
    rules: tuple[str, ...]


Rule = Callable[[Line, int], Parse | None]


def longest(line: Line, at: int, rules: tuple[Rule, ...]) -> Parse | None:
    """The parse that goes furthest from a token, the first of several of one length."""
    found = [parse for rule in rules if (parse := rule(line, at))]
    return max(found, key=lambda parse: parse.end) if found else None


def stated_year(line: Line, at: int) -> tuple[int, int] | None:
    """A year and the position after it: four digits from 1000 to 2100, or any with BC or AD after them."""
    token, era = line.at(at), line.at(at + 1)
    if token.kind != "number" or not 0 < token.number <= 9999:
        return None
    if era.kind == "era":
        return token.number * era.number, at + 2
    if len(token.text) == 4 and FIRST_YEAR <= token.number <= LAST_YEAR:
        return token.number, at + 1
    return None


def year_after(line: Line, at: int) -> tuple[int | None, int]:
    """The year that follows a piece of the calendar, also after a comma or "of", and the position after it."""
    for skipped in (at, at + 1):
        if skipped == at or line.lower(at) in (",", "of"):
            year = stated_year(line, skipped)
            if year:
                return year
    return None, at


def day_of_month(line: Line, at: int) -> int | None:
    """The day, 1 to 31, that a number or an ordinal stands for."""
    token = line.at(at)
    fits = token.kind in ("number", "ordinal") and 1 <= token.number <= 31
    return token.number if fits else None


def spelled_day(line: Line, at: int) -> tuple[int | None, int]:
    """A day of the month in figures or in words and the position after it: 31, 3rd, nineteenth, twenty-first."""
    tens, ones_at = line.at(at), at + 1 + (line.lower(at + 1) == "-")
    ones = line.at(ones_at)
    if tens.kind == "cardinal" and tens.number in (20, 30) and ones.kind == "ordinal" and ones.number < 10:
        return (tens.number + ones.number if tens.number + ones.number <= 31 else None), ones_at + 1
    return day_of_month(line, at), at + 1


def spelled_year(line: Line, at: int) -> tuple[int, int] | None:
    """A year in figures or in words and the position after it: 2023, two thousand twenty-three, nineteen hundred and ninety."""
    stated = stated_year(line, at)
    if stated:
        return stated
    scale = {"thousand": 1000, "hundred": 100}.get(line.lower(at + 1), 0)
    head = line.at(at)
    if not scale or head.kind != "cardinal" or not FIRST_YEAR <= head.number * scale <= LAST_YEAR:
        return None
    rest_at = at + 2 + (line.lower(at + 2) == "and")
    rest, ones_at = line.at(rest_at), rest_at + 1 + (line.lower(rest_at + 1) == "-")
    if rest.kind != "cardinal" or rest.number > 99:
        return head.number * scale, at + 2
    ones = line.at(ones_at)
    if rest.number >= 20 and ones.kind == "cardinal" and ones.number < 10:
        return head.number * scale + rest.number + ones.number, ones_at + 1
    return head.number * scale + rest.number, rest_at + 1
