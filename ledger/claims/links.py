"""How the sums of one document bear on each other.

In: the sums of a document in order, each with the scene it stands in and what is known of it. Out: for
each sum its links to earlier ones, by index. `part_of`: "including $400 million this year"; `converts`:
a sum in brackets right behind one of another currency; `repeats`: the same sum between the same parties
told again.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from ledger.model import Figure, Link

_INCLUDING = re.compile(r"\b(?:including|of which|of that|among them)\s+(?:[\w-]+\s+){0,4}$", re.IGNORECASE)
_BRACKET = re.compile(r"^\s*\(\s*(?:or\s+|about\s+|around\s+|some\s+|=\s*)?$", re.IGNORECASE)
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
    if figure.start - last.end > _DISTANCE:
        return None
    between = text[last.end : figure.start]
    if figure.currency != last.currency and _BRACKET.match(between):
        return Link("converts", index - 1)
    if _INCLUDING.search(" ".join(between.split()) + " ") and not _SENTENCE_END.search(between):
        return Link("part_of", index - 1)
    return None


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
    """A part of a total is a total of its own period; a conversion has the meaning of what it converts."""
    if figure.links[0].kind == "part_of" and total.basis == "cumulative":
        return replace(figure, basis="cumulative", date=None, period=figure.period or total.period)
    return figure
