"""How the sums of one document bear on each other.

In: the sums of a document in order, each with the scene it stands in and what is known of it. Out: for
each sum its links to earlier ones, by index. `part_of`: "including $400 million this year"; `converts`:
a sum in brackets right behind one of another currency; `repeats`: the same sum between the same parties
told again.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ledger.model import Figure, Link

_INCLUDING = re.compile(r"\b(?:including|of which|of that|among them)\s+(?:[\w-]+\s+){0,4}$", re.IGNORECASE)
_BRACKET = re.compile(r"^\s*\(\s*(?:or\s+|about\s+|around\s+|some\s+|=\s*)?$", re.IGNORECASE)
_DISTANCE = 120


def linked(figures: Sequence[Figure], text: str) -> tuple[Figure, ...]:
    """The same figures with their links; a figure links only to earlier ones."""
    done: list[Figure] = []
    for index, figure in enumerate(figures):
        link = _link_of(index, figure, done, text)
        if link is None:
            done.append(figure)
        else:
            done.append(_with_total(replace(figure, links=(link,), rules=(*figure.rules, f"link-{link.kind}")), done[link.target]))
    return tuple(done)


def _link_of(index: int, figure: Figure, earlier: Sequence[Figure], text: str) -> Link | None:
    if index and figure.start - earlier[-1].end <= _DISTANCE:
        between = text[earlier[-1].end : figure.start]
        if figure.currency != earlier[-1].currency and _BRACKET.match(between):
            return Link("converts", index - 1)
        if _INCLUDING.search(" ".join(between.split()) + " ") and not re.search(r"[.?!]\s", between):
            return Link("part_of", index - 1)
    for target, other in enumerate(earlier):
        if _told_again(figure, other):
            return Link("repeats", target)
    return None


def _told_again(figure: Figure, other: Figure) -> bool:
    """Whether two sums of one document are one: equal sums, parties that do not differ, the same kind of transfer."""
    if (figure.low, figure.high, figure.currency) != (other.low, other.high, other.currency) or figure.stage is None:
        return False
    if figure.basis != other.basis or figure.stage != other.stage or "another" in figure.rules:
        return False
    return all(not mine or not theirs or set(mine) == set(theirs) for mine, theirs in _sides(figure, other))


def _sides(one: Figure, two: Figure) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    return (one.provider, two.provider), (one.recipient, two.recipient)


def _with_total(figure: Figure, total: Figure) -> Figure:
    """A part of a total is a total of its own period; a conversion has the meaning of what it converts."""
    if figure.links[0].kind == "part_of" and total.basis == "cumulative":
        return replace(figure, basis="cumulative", date=None, period=figure.period or total.period)
    return figure
