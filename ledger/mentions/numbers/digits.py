"""A number in digits: which of its commas, points and apostrophes group, and which one is decimal.

The conventions are those of CLDR: English (1,234.5), Indian (12,34,567.8), continental (1.234,5),
Swiss (1'234.50). One comma before three digits groups, before one or two it is decimal; one point is
decimal. What fits no convention ("47.00.00") is no number.
"""

from decimal import Decimal
from itertools import pairwise

LONGEST = 30  # digits; a longer run is a serial number, a hash or noise


def decimal_of(written: str) -> Decimal | None:
    """The value of a token of digits and separators, exact; None if it follows no convention or is too long."""
    if len(written) > 2 * LONGEST or sum(map(str.isdecimal, written)) > LONGEST:
        return None
    plain = written.replace("’", "'")
    separators = [mark for mark in plain if not mark.isdecimal()]
    if not separators:
        return Decimal(plain)
    last = separators[-1]
    if len(set(separators)) > 2 or any(one != two for one, two in pairwise(separators[:-1])):
        return None
    if separators[0] != last:
        return _with_fraction(plain, separators[0], last)
    return _of_one_separator(plain, last, len(separators))


def grouped_by_point(written: str) -> Decimal | None:
    """The continental reading of "1.234": one point, three digits after it, one to three before, no leading 0."""
    whole, _, rest = written.partition(".")
    fits = len(rest) == 3 and rest.isdecimal() and whole.isdecimal() and len(whole) <= 3 and whole[0] != "0"
    return Decimal(whole + rest) if fits else None


def _with_fraction(plain: str, group: str, point: str) -> Decimal | None:
    whole, _, fraction = plain.rpartition(point)
    return Decimal(whole.replace(group, "") + "." + fraction) if point != "'" and _grouped(whole, group) else None


def _of_one_separator(plain: str, mark: str, count: int) -> Decimal | None:
    if count == 1 and mark == ".":
        return Decimal(plain)
    if _grouped(plain, mark):
        return Decimal(plain.replace(mark, ""))
    whole, _, fraction = plain.partition(mark)
    return Decimal(f"{whole}.{fraction}") if count == 1 and mark == "," and (len(fraction) < 3 or whole == "0") else None


def _grouped(whole: str, mark: str) -> bool:
    head, *groups = whole.split(mark)
    inner = {len(group) for group in groups[:-1]}
    return (
        head.isdecimal() and len(head) <= 3 and head[0] != "0" and len(groups[-1]) == 3 and (inner <= {3} or (inner == {2} and mark == ","))
    )
