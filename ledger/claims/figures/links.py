"""How the sums of one document bear on each other.

In: the sums of a document in order, each with the scene it stands in and what is known of it. Out: for
each sum its links to earlier ones, by index. `part_of`: "including $400 million this year"; `converts`:
a sum in brackets right behind one of another currency; `draws_on`: "of that $3.5 billion we have spent $3.25 billion";
`revises`: "from $3 million to $5 million", a slip of the tongue mended, a word broken off ("$20 mil- — $20 billion");
`alternative_to`: "$5 million or $7 million";
`repeats`: the same sum between the same parties told again.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from ledger.claims.when import bounds_of
from ledger.model import Figure, Link, LinkKind

_INCLUDING = re.compile(r"\b(?:including|of which|of that|among them)\s+(?:[\w-]+\s+){0,4}$", re.IGNORECASE)
_NEAR_TO = r"(?:approx(?:imately|\.)?|about|around|some|nearly|roughly|over|worth|=)"
_BRACKET = re.compile(
    rf"^\s*(?:\(\s*(?:(?:or|equal to)\s+)?|,?\s*(?:or|equivalent to|equal to)\s+)(?:{_NEAR_TO}\s+)?(?:U\.?S\.?\s*)?$", re.IGNORECASE
)
_OR = re.compile(r"^\W*or\s+(?:(?:even|perhaps|maybe|about|up to)\s+)?$", re.IGNORECASE)
_FROM_TO = re.compile(
    r"\b(?:from|above|instead of|not)\s+(?:an?\s+|the\s+)?(?:initial\s+|original\s+|previous\s+|planned\s+)?$", re.IGNORECASE
)
_TO = re.compile(r"^\s*(?:[\w-]+\s+){0,3}to\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
_MENDED = re.compile(
    r"^\s*(?:[—–-]{1,2}|\.\.\.|,)?\s*(?:(?:I mean|I[’']m sorry|sorry|pardon me|excuse me|rather|I should say|no)\W*)+$", re.IGNORECASE
)
_BROKEN_OFF = re.compile(r"^-\s*[—–-]{1,2}\s*$")
_OUT_OF = re.compile(r"\b(?:of|from|out of)\s+(?:that|the|this|those|these)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
_USED = re.compile(r"\b(?:spent|used|provided|committed|obligated|disbursed|allocated|drawn|sent)\b", re.IGNORECASE)
_POTS = ("appropriation", "authority", "pledge", "request")
_AND = re.compile(r"\band\s+(?:[\w-]+\s+){0,3}$|,\s*(?:[\w-]+\s+){0,1}$")
_SENTENCE_END = re.compile(r"[.?!]\s")
_DISTANCE = 200
_KEPT = 4
_NEAR = 40
_BACK = re.compile(r"\b(?:the|that|this|those|these|our|its|their)\s+(?:[\w’'-]+\s+){0,3}$", re.IGNORECASE)

_Telling = tuple[tuple[object, ...], frozenset[str] | None, frozenset[str] | None]


def linked(figures: Sequence[Figure], text: str) -> tuple[Figure, ...]:
    """The same figures with their links; a figure links only to earlier ones."""
    done: list[Figure] = []
    told: dict[_Telling, list[int]] = {}
    for index, figure in enumerate(figures):
        link = _link_to_last(figure, done, _last_told(done, figure), text) if done else None
        if link is None:
            link = _link_to_first_telling(figure, told, done, text)
        done.append(_with_total(_with(figure, link), done[link.target]) if link else figure)
        for telling in _tellings(done[-1]):
            known = told.setdefault(telling, [])
            known += [index] if len(known) < _KEPT else []
    return tuple(done)


def _with(figure: Figure, link: Link) -> Figure:
    return replace(figure, links=(link,), rules=(*figure.rules, f"link-{link.kind}"))


def _last_told(done: Sequence[Figure], figure: Figure) -> int:
    """The index of the sum before, past one that only converts it: "SDR 858 million (US$1.3 billion), of which SDR 773 million"."""
    converted = next((link.target for link in done[-1].links if link.kind == "converts"), None)
    same = converted is not None and done[converted].currency == figure.currency
    return converted if same and converted is not None else len(done) - 1


def _link_to_last(figure: Figure, done: Sequence[Figure], index: int, text: str) -> Link | None:
    """The link to the sum before, whose index is given."""
    last = done[index]
    if "part-of-what-is-told" in figure.rules:
        if figure.amount is not None and figure.amount == last.amount:
            return Link("repeats", index)
        led = _INCLUDING.search(" ".join(text[max(last.end, figure.start - _DISTANCE) : figure.start].split()) + " ")
        return Link("part_of", index if led else _whole_of(index, last))
    if figure.start - last.end > _DISTANCE:
        return None
    between = text[last.end : figure.start]
    if figure.currency != last.currency:
        return Link("converts", index) if _BRACKET.match(between) and figure.per == last.per else None
    lead = " ".join(text[max(0, last.start - 60) : last.start].split()) + " "
    words = " ".join(between.split()) + " "
    if _SENTENCE_END.search(between):
        return None
    ways: tuple[tuple[LinkKind, object], ...] = (
        ("part_of", _INCLUDING.search(words) or (words.endswith(": ") and _is_less(figure, last))),
        ("alternative_to", _OR.match(words) and figure.per == last.per),
        ("revises", _MENDED.match(words) or _BROKEN_OFF.match(words) or (_FROM_TO.search(lead) and _TO.match(words))),
        ("draws_on", last.stage in _POTS and _OUT_OF.search(lead) and _USED.search(words)),
        ("part_of", _OUT_OF.search(lead) and not _USED.search(words)),
    )
    found = next((Link(kind, index) for kind, holds in ways if holds), None)
    return found or _with_sibling(figure, last, words, done)


def _is_less(part: Figure, whole: Figure) -> bool:
    return part.amount is not None and whole.amount is not None and part.amount < whole.amount


def _whole_of(index: int, last: Figure) -> int:
    """What a part is a part of: the whole that the sum before is a part of, if it is told to be one, else that sum."""
    told = "part-of-what-is-told" in last.rules
    return next((link.target for link in last.links if link.kind == "part_of" and told), index)


def _with_sibling(figure: Figure, last: Figure, words: str, done: Sequence[Figure]) -> Link | None:
    """A sum that "and" joins to a part is a part of the same total; "another" only if the two make up the whole."""
    total = next((link for link in last.links if link.kind == "part_of"), None)
    if total is None or not _AND.search(words):
        return None
    rest = (done[total.target].amount or 0) - (last.amount or 0)
    return total if "another" not in figure.rules or rest == figure.amount else None


def _link_to_first_telling(figure: Figure, told: Mapping[_Telling, Sequence[int]], done: Sequence[Figure], text: str) -> Link | None:
    """The first sum that is the same: equal, of one kind of transfer, between parties, for a purpose and on a day that do not differ."""
    if figure.stage is None or "another" in figure.rules:
        return None
    sides = [(side, frozenset[str]()) if side else (None,) for side in (frozenset(figure.provider), frozenset(figure.recipient))]
    tellings = [(_kind(figure), provider, recipient) for provider, recipient in product(*sides)]
    known = {index for telling in tellings for index in told.get(telling, ())}
    earlier = [index for index in known if not _differ(figure, done[index]) and not _in_one_list(figure, done[index], text)]
    return Link("repeats", min(earlier)) if earlier else None


def _in_one_list(figure: Figure, earlier: Figure, text: str) -> bool:
    """Whether two equal sums are told side by side: "$2 billion in cash, $2 billion worth of oil"; "the $2 billion" points back."""
    if figure.start - earlier.end > _DISTANCE or _BACK.search(text[max(0, figure.start - _NEAR) : figure.start]):
        return False
    return not _SENTENCE_END.search(text, earlier.end, figure.start) and "\n" not in text[earlier.end : figure.start].strip()


def _differ(one: Figure, other: Figure) -> bool:
    """Whether two sums have two purposes, or two dates that do not meet."""
    if one.purpose and other.purpose and one.purpose != other.purpose:
        return True
    (first, end), (other_first, other_end) = bounds_of(one.date), bounds_of(other.date)
    return bool(first and other_end and first >= other_end) or bool(other_first and end and other_first >= end)


def _tellings(figure: Figure) -> Iterator[_Telling]:
    """What a sum is found by: its kind and its parties, either side also left open (None)."""
    for provider, recipient in product((frozenset(figure.provider), None), (frozenset(figure.recipient), None)):
        yield _kind(figure), provider, recipient


def _kind(figure: Figure) -> tuple[object, ...]:
    amount = (figure.amount,) if figure.amount is not None else (figure.low, figure.high)
    return (*amount, figure.currency, figure.basis, figure.stage)


def _with_total(figure: Figure, total: Figure) -> Figure:
    """A part of a total is a total of its own period; a sum that mends a slip is given as what the slip was ("a loan of $20 mil- —")."""
    if figure.links[0].kind == "revises" and figure.instrument is None:
        return replace(figure, instrument=total.instrument)
    if figure.links[0].kind == "part_of" and total.basis == "cumulative":
        return replace(figure, basis="cumulative", date=None, period=figure.period or total.period)
    return figure
