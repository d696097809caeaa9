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

from ledger.model import Figure, Link, LinkKind

_INCLUDING = re.compile(r"\b(?:including|of which|of that|among them)\s+(?:[\w-]+\s+){0,4}$", re.IGNORECASE)
_BRACKET = re.compile(r"^\s*\(\s*(?:or\s+|about\s+|around\s+|some\s+|=\s*)?$", re.IGNORECASE)
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
_DISTANCE = 120

_Telling = tuple[tuple[object, ...], frozenset[str] | None, frozenset[str] | None]


def linked(figures: Sequence[Figure], text: str) -> tuple[Figure, ...]:
    """The same figures with their links; a figure links only to earlier ones."""
    done: list[Figure] = []
    told: dict[_Telling, int] = {}
    for index, figure in enumerate(figures):
        link = _link_to_last(index, figure, done[-1], text) if done else None
        if link is None:
            link = _link_to_first_telling(figure, told)
        done.append(_with_total(_with(figure, link), done[link.target]) if link else figure)
        for telling in _tellings(done[-1]):
            told.setdefault(telling, index)
    return tuple(done)


def _with(figure: Figure, link: Link) -> Figure:
    return replace(figure, links=(link,), rules=(*figure.rules, f"link-{link.kind}"))


def _link_to_last(index: int, figure: Figure, last: Figure, text: str) -> Link | None:
    if "part-of-what-is-told" in figure.rules:
        led = _INCLUDING.search(" ".join(text[max(last.end, figure.start - _DISTANCE) : figure.start].split()) + " ")
        return Link("part_of", index - 1 if led else _whole_of(index, last))
    if figure.start - last.end > _DISTANCE:
        return None
    between = text[last.end : figure.start]
    if figure.currency != last.currency:
        return Link("converts", index - 1) if _BRACKET.match(between) else None
    lead = " ".join(text[max(0, last.start - 60) : last.start].split()) + " "
    words = " ".join(between.split()) + " "
    if _SENTENCE_END.search(between):
        return None
    ways: tuple[tuple[LinkKind, object], ...] = (
        ("part_of", _INCLUDING.search(words)),
        ("alternative_to", _OR.match(words)),
        ("revises", _MENDED.match(words) or _BROKEN_OFF.match(words) or (_FROM_TO.search(lead) and _TO.match(words))),
        ("draws_on", last.stage in _POTS and _OUT_OF.search(lead) and _USED.search(words)),
        ("part_of", _OUT_OF.search(lead) and not _USED.search(words)),
    )
    found = next((Link(kind, index - 1) for kind, holds in ways if holds), None)
    return found or _with_sibling(figure, last, words)


def _whole_of(index: int, last: Figure) -> int:
    """What a part is a part of: the whole that the sum before is a part of, if it is told to be one, else that sum."""
    told = "part-of-what-is-told" in last.rules
    return next((link.target for link in last.links if link.kind == "part_of" and told), index - 1)


def _with_sibling(figure: Figure, last: Figure, words: str) -> Link | None:
    """A sum that "and" joins to a part is a part of the same total."""
    total = next((link for link in last.links if link.kind == "part_of"), None)
    return total if total and _AND.search(words) and "another" not in figure.rules else None


def _link_to_first_telling(figure: Figure, told: Mapping[_Telling, int]) -> Link | None:
    """The first sum that is the same: equal, of one kind of transfer, between parties that do not differ."""
    if figure.stage is None or "another" in figure.rules:
        return None
    sides = [(side, frozenset[str]()) if side else (None,) for side in (frozenset(figure.provider), frozenset(figure.recipient))]
    tellings = [(_kind(figure), provider, recipient) for provider, recipient in product(*sides)]
    earlier = [told[telling] for telling in tellings if telling in told]
    return Link("repeats", min(earlier)) if earlier else None


def _tellings(figure: Figure) -> Iterator[_Telling]:
    """What a sum is found by: its kind and its parties, either side also left open (None)."""
    for provider, recipient in product((frozenset(figure.provider), None), (frozenset(figure.recipient), None)):
        yield _kind(figure), provider, recipient


def _kind(figure: Figure) -> tuple[object, ...]:
    return figure.low, figure.high, figure.currency, figure.basis, figure.stage


def _with_total(figure: Figure, total: Figure) -> Figure:
    """A part of a total is a total of its own period; a sum that mends a slip is given as what the slip was ("a loan of $20 mil- —")."""
    if figure.links[0].kind == "revises" and figure.instrument is None:
        return replace(figure, instrument=total.instrument)
    if figure.links[0].kind == "part_of" and total.basis == "cumulative":
        return replace(figure, basis="cumulative", date=None, period=figure.period or total.period)
    return figure
