"""Bare years: a number of four digits that the words around it make a year.

A count takes a plural noun ("2014 people"), a year none or a singular one ("the 2014 election"); some
prepositions take a time and hardly a count ("since", "in"), others both. The words are in
seeds/dates/context.toml.
"""

from types import MappingProxyType

from ledger.mentions.dates.explicit import full_year
from ledger.mentions.dates.parse import DASHES, FIRST_YEAR, LAST_YEAR, Parse, stated_year
from ledger.mentions.dates.tokens import Line, Token
from ledger.mentions.dates.values import Part

_JOINTS = DASHES | {"/"}
_MODERN = 1700
_NEAR = 1990  # from here on one word is name enough: Project 2025
_NAMES_FROM, _NAMES_TO = 1900, 2060  # a number beside a name is a year only in our own times
_PAIRS = frozenset([("compared", "with"), ("later", "than"), ("earlier", "than"), ("pre", "-"), ("post", "-")])
_STREETS = frozenset(["street", "avenue", "road", "drive", "boulevard", "lane", "st", "ave", "rd", "blvd", "broadway", "nw", "sw"])
_AFTER = MappingProxyType(
    {"of": "year-of-name", "the": "year-after-determiner", "a": "year-after-determiner", "an": "year-after-determiner"}
)
_NUMBERED = frozenset(["order", "law", "proclamation", "code"])  # the number after these is their own
_NAME = 3  # words of a name that are looked at
_DETERMINERS = frozenset(["the", "its", "their", "his", "her", "our", "my"])
_ENDS = frozenset(["", ")", "]", ".", ",", ";", ":", "?", "!", '"', "”", "’", "'", "-", "–", "—"])


def year(line: Line, at: int) -> Parse | None:
    """2014 where a year can stand, 490 BC, the 490 of "490-480 BC"."""
    stated = stated_year(line, at) or _first_of_bc(line, at)
    if stated is None:
        return None
    value, end = stated
    if value < 0 or end == at + 2:
        return Parse(at, end, Part("year", value), ("year-of-era",))
    rule = _reason(line, at)
    return Parse(at, end, Part("year", value), (rule,)) if rule else None


def named_year(line: Line, at: int) -> Parse | None:
    """The year 1950, the 1955 of "the years 1955-1957"."""
    start = at
    at += line.at(at).code == "the"
    if line.lower(at) not in ("year", "years"):
        return None
    stated = stated_year(line, at + 1)
    return Parse(start, stated[1], Part("year", stated[0]), ("named-year",)) if stated else None


def short_year(line: Line, at: int) -> Parse | None:
    """'89, and the 17 of "1915-17"."""
    token = line.at(at)
    if token.kind == "shortyear" and line.role(at - 1).startswith("year-before"):
        return Parse(at, at + 1, Part("year", full_year(token.number)), ("short-year",))
    first = line.at(at - 2)
    joined = line.lower(at - 1) in _JOINTS and line.joined(at) and line.joined(at - 1)
    if token.kind == "number" and len(token.text) == 2 and joined and _is_year(line, at - 2) and token.number > first.number % 100:
        return Parse(at, at + 1, Part("year", first.number // 100 * 100 + token.number), ("second-of-years",))
    return None


def _first_of_bc(line: Line, at: int) -> tuple[int, int] | None:
    second = stated_year(line, at + 2)
    token = line.at(at)
    linked = line.lower(at + 1) in DASHES or line.lower(at + 1) == "to"
    if token.kind == "number" and linked and second and second[0] < 0 and -second[0] < token.number <= 9999:
        return -token.number, at + 1
    return None


def _reason(line: Line, at: int) -> str | None:
    """The name of the rule by which a number of four digits is a year, or None."""
    before, after = line.role(at - 1), line.role(at + 1)
    if before == "numbering" or after == "counted" or line.kind(at + 1) in ("unit", "units"):
        return None
    if before == "year-before":
        return "year-after-preposition"
    if before == "year-before-perhaps" and _open_to_a_year(line, at):
        return _AFTER.get(line.lower(at - 1), "year-after-preposition")
    if (line.lower(at - 2), line.lower(at - 1)) in _PAIRS:
        return "year-after-preposition"
    return _of_range(line, at) or _apart(line, at) or _with_verb_or_possessive(line, at) or _before_noun(line, at) or _beside_name(line, at)


def _beside_name(line: Line, at: int) -> str | None:
    """2026 Ankara Summit, Project 2025; no address (2021 Pennsylvania Avenue), no count (2000 Iraqi soldiers), no type (Boeing 2000)."""
    number, after, before = line.at(at).number, line.at(at + 1), line.at(at - 1)
    if not _NAMES_FROM <= number < _NAMES_TO:
        return None
    if after.kind == "word" and after.text[:1].isupper():
        return None if _is_title(before) or _counts_or_numbers(line, at) else "year-before-name"
    told = line.at(at - 2).text[:1].isupper() or number >= _NEAR
    named = _is_title(before) and len(before.text) > 2 and before.lower not in _NUMBERED and told
    noun = after.kind == "word" and after.text.islower() and not _counted(line, at + 1)
    ends = after.lower in _ENDS - {"-", "–", "—", "'", "’"} or (noun and number >= _NEAR)
    return "year-after-name" if named and ends and number % 100 else None


def _is_title(word: Token) -> bool:
    return word.kind == "word" and word.text[:1].isupper()


def _counts_or_numbers(line: Line, at: int) -> bool:
    """Whether a number counts the words after it (2000 Iraqi soldiers) or is a street's; "2021 Infrastructure Law funds" are of a year."""
    following = [line.at(at + 1 + step) for step in range(_NAME)]
    name = all(map(_is_title, following[:2])) and line.at(at).number % 100 != 0
    counted = not name and any(_counts(line, at + 1 + step) for step in range(_NAME))
    return counted or any(word.lower in _STREETS for word in following)


def _before_noun(line: Line, at: int) -> str | None:
    """A secret 1902 pact, his aide's controversial 2008 deal: a modern number between a determiner and a noun that it does not count."""
    if not (line.names_a_thing(at + 1) and line.at(at + 1).text.islower()) or _counts(line, at + 1) or line.at(at).number < _MODERN:
        return None
    near, far = line.at(at - 1), line.at(at - 2)
    after_adjective = (far.kind == "article" or far.lower == "s") and near.kind == "word" and near.text.islower() and not line.role(at - 1)
    return "year-before-noun" if at == 0 or near.lower == "s" or after_adjective else None


def _open_to_a_year(line: Line, at: int) -> bool:
    """After "the" a number that is not round is a year even before a plural: "the 2014 elections"."""
    number = line.at(at).number
    return not _counts(line, at + 1) or (line.lower(at - 1) in _DETERMINERS and number >= _MODERN and number % 100 != 0)


def _counts(line: Line, at: int) -> bool:
    """Whether the word is a noun in the plural, or "of", so that the number before it counts or numbers."""
    word = line.at(at)
    plural = word.lower.endswith("s") and not word.lower.endswith(("ss", "us", "is")) and len(word.lower) > 2
    return word.lower == "of" or (word.kind in ("word", "units") and plural)


def _with_verb_or_possessive(line: Line, at: int) -> str | None:
    """1987 saw new offensives; 2025 will be better; 1969's totals."""
    if line.lower(at + 1) in ("'", "’") and line.lower(at + 2) == "s" and line.joined(at + 1):
        return "year-possessive"
    verb_at = at + 1 + (line.lower(at + 1) in ("also", "again"))
    return "year-as-subject" if at == 0 and (line.role(verb_at) in ("past", "future") or line.lower(verb_at) == "is") else None


def _of_range(line: Line, at: int) -> str | None:
    """The rule where a dash joins the number to a later or an earlier year, with no counted noun after them."""
    if line.lower(at + 1) in DASHES:
        second = line.at(at + 2)
        fits = second.kind == "number" and (_is_year(line, at + 2) or len(second.text) == 2)
        return "first-of-years" if fits and not _counted(line, at + 3) else None
    earlier = line.lower(at - 1) in DASHES and _is_year(line, at - 2) and line.at(at - 2).number < line.at(at).number
    return "second-of-years" if earlier and not _counts(line, at + 1) else None


def _counted(line: Line, at: int) -> bool:
    return _counts(line, at) or line.role(at) == "counted"


def _apart(line: Line, at: int) -> str | None:
    """A year in brackets, alone as a heading, in a list of years, or after a comma at the end."""
    before, after = line.lower(at - 1), line.lower(at + 1)
    if before == "" and after == "," and _is_year(line, at + 2) and line.lower(at + 3) in (",", "and", "or"):
        return "year-of-list"
    if before == ",":
        return _after_comma(line, at)
    if before in ("(", "[") and after in _ENDS:
        return "year-in-brackets"
    return "year-as-heading" if before == "" and after in ("", ":") else None


def _after_comma(line: Line, at: int) -> str | None:
    if _is_year(line, at - 2) and not _counts(line, at + 1):
        return "year-of-list"
    if line.lower(at + 1) == "," and line.lower(at - 2) == "year":
        return "year-in-apposition"
    at_end = line.lower(at + 1) in ("", ")") and line.kind(at - 2) != "number"
    return "year-at-the-end" if at_end else None


def _is_year(line: Line, at: int) -> bool:
    token = line.at(at)
    return token.kind == "number" and len(token.text) == 4 and FIRST_YEAR <= token.number <= LAST_YEAR
