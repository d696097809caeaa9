"""One event told several times in a document is one claim with several spans.

In: happenings with their scenes, in any order. Out: each event once, in the order of the text, in its fullest telling; the other
tellings are named among its rules as `told-again:START-END`. Two tellings are one event when type and modality can be the same,
the dates do not differ, and the parties of one are among those of the other.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ledger.claims.events.news import RULE
from ledger.claims.scene import Scene
from ledger.model import Happening

Told = tuple[Scene, Happening]
_NEAR = 4
# How many days before its publication what is news can have happened.
_FRESH = 7
_HEADLINE = "modality-headline-present"
_LONG = re.compile(r"[^\W\d_]{5,}")
# Deeds with a content, which tells one from another between the same parties.
_WITH_CONTENT = frozenset(("AGREE", "AID", "SUPPORT", "REQUEST", "SANCTION"))


def once_each(found: Sequence[Told]) -> list[Told]:
    """Each event once, the fullest telling kept, ordered by its span."""
    groups: list[list[Told]] = []
    by_type: dict[str, list[list[Told]]] = {}
    for told in sorted(found, key=lambda one: one[1].start):
        same = next((group for group in by_type.setdefault(told[1].type, []) if any(_same(one, told) for one in group[-_NEAR:])), None)
        if same is None:
            groups.append([told])
            by_type[told[1].type].append(groups[-1])
        else:
            same.append(told)
    return sorted((_fullest(group) for group in groups), key=lambda one: (one[1].start, one[1].end))


def _fullest(group: Sequence[Told]) -> Told:
    scene, kept = max(group, key=lambda one: (_surety(one[1]), one[1].modality == "asserted", len(one[1].parties), -one[1].start))
    again = tuple(f"told-again:{one.start}-{one.end}" for _, one in group if one is not kept)
    return scene, replace(kept, rules=(*kept.rules, *again))


def _surety(happening: Happening) -> int:
    """2 for a day that is told, 1 for about the day of the news, 0 for none."""
    return 0 if happening.date is None else 2 - (RULE in happening.rules)


def _same(one: Told, two: Told) -> bool:
    (scene, mine), (other, theirs) = one, two
    if not _dates_agree(mine, theirs):
        return False
    if mine.type == theirs.type and mine.rules[:1] == theirs.rules[:1] and _HEADLINE in mine.rules and _names(mine, known=True):
        return _names(mine, known=True) <= _names(theirs)
    names, others = _names(mine), _names(theirs)
    if scene.sentence == other.sentence:
        return names == others or (bool(names & others) and (names <= others or others <= names))
    if mine.modality != theirs.modality and mine.rules[:1] != theirs.rules[:1]:
        return False
    if mine.type in _WITH_CONTENT and not _alike(scene, other):
        return False
    if mine.type in _WITH_CONTENT:
        names, others = _sides(mine), _sides(theirs)
    return (
        bool(names)
        and bool(others)
        and (names <= others or others <= names)
        and (mine.rules[:1] == theirs.rules[:1] or len(names & others) >= 2)
    )


def _alike(one: Scene, two: Scene) -> bool:
    """Whether two sentences share a quarter of the longer words of the shorter: what is promised twice may be two promises."""
    first, second = _long_words(one), _long_words(two)
    return len(first & second) * 4 >= min(len(first), len(second))


def _long_words(scene: Scene) -> set[str]:
    return {match[0].lower() for match in _LONG.finditer(scene.text, scene.sentence.start, scene.sentence.end)}


def _dates_agree(one: Happening, two: Happening) -> bool:
    if one.date is None or two.date is None:
        return True
    if RULE in one.rules or RULE in two.rules:
        days = one.first_day, two.first_day
        return bool(days[0] and days[1] and abs((days[0] - days[1]).days) <= _FRESH)
    if one.date == two.date:
        return True
    first, second = (one.first_day, one.end_day), (two.first_day, two.end_day)
    if None in first or None in second:
        return False
    return bool(first[0] and second[1] and first[0] < second[1] and second[0] and first[1] and second[0] < first[1])


def _sides(happening: Happening) -> set[str]:
    """Whom the parties stand for: a state for its people, so that what "I" and "the United States" promise is one."""
    return {party.country if party.country and party.kind in ("person", "state") else party.name for party in happening.parties}


def _names(happening: Happening, *, known: bool = False) -> set[str]:
    """The names of the parties, or only those with a capital: a headline's "envoy" is told by name below it."""
    return {party.name for party in happening.parties if not known or party.name[:1].isupper()}
