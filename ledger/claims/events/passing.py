"""The day of a passage: what a report tells in the plain past right behind a dated deed happened about that day.

In: the happenings of a document with their scenes, in the order of the text. Out: the same, undated violence, arrests and protests dated by
the deed of such a kind shortly before them, as about that day (`~` of EDTF).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ledger.claims.scene import Scene
from ledger.claims.when import dates_an_event
from ledger.model import Happening

Told = tuple[Scene, Happening]
RULE = "day-of-its-passage"
_FIELD = frozenset(("ASSAULT", "COERCE", "PROTEST"))
_NEAR = 2
_DAY = re.compile(r"\d{4}-\d\d-\d\d~?\Z")
# What leads away from the time of the passage.
_AWAY = re.compile(
    r"\b(?:had|has|have|since|earlier|previous(?:ly)?|ago|last|past|recent(?:ly)?|once|after|before|years?|months?|weeks?|during|if|could|may)\b",
    re.IGNORECASE,
)


def with_days_of_passages(found: Sequence[Told]) -> Iterator[Told]:
    """The happenings, those undated ones that follow a dated deed with its day."""
    lead: Told | None = None
    for scene, one in found:
        told = _dated_by(lead, scene, one) if lead and one.type in _FIELD else one
        yield scene, told
        if told.date and one.type in _FIELD:
            lead = (scene, told) if _DAY.match(told.date) else None


def _dated_by(lead: Told, scene: Scene, one: Happening) -> Happening:
    """A happening, with about the day of the one before it where it has none and goes on with its time."""
    before, dated = lead
    if one.date is not None or dated.date is None or not _goes_on(before, scene, one):
        return one
    about = f"{dated.date.rstrip('~')}~"
    return replace(one, date=about, first_day=dated.first_day, end_day=dated.end_day, rules=(*one.rules, RULE))


def _goes_on(before: Scene, scene: Scene, one: Happening) -> bool:
    """Whether a sentence goes on with the time of the one before it: nothing in it leads to another."""
    near = 0 <= scene.paragraph - before.paragraph < _NEAR and one.modality == "asserted"
    if not near or any(dates_an_event(scene, mention) for mention in scene.dates):
        return False
    return not _AWAY.search(scene.text, scene.sentence.start, scene.sentence.end)
