"""Words before a length of time that belong to its expression: more than three years, almost a decade, another week.

TimeML 1.2.1 gives them the attribute `mod` and counts them into the extent. The words are the entries
`modifier` and `modifier-after-preposition` of seeds/dates/modifiers.toml.
"""

from ledger.mentions.dates.parse import Parse
from ledger.mentions.dates.tokens import Line

_WIDENED = frozenset(["duration", "distance", "distance-not-told"])
_LONGEST = 4  # words of a modifier: "a little more than"
_PREPOSITIONS = frozenset(["for", "after", "in", "within", "by", "of", "at", "to", "during", "since", "with"])
_TWICE = 2  # "no more than about a week"


def widened(line: Line, parse: Parse, floor: int) -> Parse:
    """The parse with the modifiers before it, no further back than token `floor`."""
    if parse.rules[0] not in _WIDENED or line.kind(parse.start) in ("vague", "units", "unit"):
        return parse
    start = parse.start
    for _ in range(_TWICE):
        start -= _before(line, start, floor)
    return parse._replace(start=start, rules=(*parse.rules, "modified")) if start < parse.start else parse


def _before(line: Line, start: int, floor: int) -> int:
    """How many tokens the modifier before a token has, 0 where there is none."""
    for count in range(min(_LONGEST, start - floor), 0, -1):
        known = line.modifiers.get(" ".join(token.lower for token in line.tokens[start - count : start]))
        if known and known.kind == "modifier":
            return count
        if known and known.kind == "modifier-after-preposition" and _after_preposition(line, start - count):
            return count
    return 0


def _after_preposition(line: Line, at: int) -> bool:
    """ "for over a year": after a preposition "over" can be none itself, as it is in "spread over five years"."""
    return line.lower(at - 1) in _PREPOSITIONS
