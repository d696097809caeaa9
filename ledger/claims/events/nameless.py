"""Events told by a noun without anybody's name that only take up another event: "a fight killed ten", "Wednesday's attack", "the shelling".

In: the happenings of a document with their scenes, in the order of the text. Out: the same without those echoes; what they took up keeps
their spans among its rules, as `told-again:START-END`, and a day that only they tell.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ledger.claims.scene import Scene
from ledger.model import Happening

Told = tuple[Scene, Happening]
_BACK = 8
_AHEAD = 3
_NEAR = 2
_DEFINITE = re.compile(r"\b(?:the|that|this|these|those|both|all|\w+['’]s?)\s+(?:[\w-]+\s+){0,2}\Z", re.IGNORECASE)


def without_echoes(found: Sequence[Told]) -> list[Told]:
    """The happenings, each nameless one that takes up another of its type folded into that one."""
    echoes: dict[int, list[Happening]] = {}
    folded: set[int] = set()
    for place, (_, one) in enumerate(found):
        near = [] if one.parties else [at for at in _around(place, len(found)) if at not in folded]
        meant = next((at for at in near if _takes_up(found[place], found[at], at < place)), None)
        if meant is not None:
            echoes.setdefault(meant, []).append(one)
            folded.add(place)
    return [(scene, _with(one, echoes.get(place, ()))) for place, (scene, one) in enumerate(found) if place not in folded]


def _around(place: int, count: int) -> list[int]:
    """The places beside one, the nearest before it first, then a few behind it."""
    return [*range(place - 1, max(-1, place - _BACK), -1), *range(place + 1, min(count, place + _AHEAD))]


def _takes_up(nameless: Told, other: Told, before: bool) -> bool:
    """Whether a nameless telling is of the other's event: in its sentence, of its day, or "the attack" shortly after it."""
    (scene, one), (beside, two) = nameless, other
    if one.type != two.type or one.modality != two.modality or not (two.parties or before):
        return False
    if scene.sentence == beside.sentence:
        return one.date == two.date or None in (one.date, two.date)
    if not before:
        return False
    if one.date is not None:
        return one.date == two.date
    near = scene.paragraph - beside.paragraph < _NEAR
    return near and bool(_DEFINITE.search(scene.tail(one.start)))


def _with(told: Happening, echoes: Sequence[Happening]) -> Happening:
    again = tuple(f"told-again:{one.start}-{one.end}" for one in echoes)
    dated = next((one for one in echoes if one.date and told.date is None), None)
    told = replace(told, rules=(*told.rules, *again)) if again else told
    return replace(told, date=dated.date, first_day=dated.first_day, end_day=dated.end_day) if dated else told
