"""What the heading over a passage tells the sums below it: the time that a list is about.

In: a document's scenes. Out: for each scene the date of the heading that it stands under, or None. A heading is a line
marked as one (`#`, a line in bold), and holds until the next; a sentence that ends in a colon holds for the items of
the list right below it.
"""

import re
from collections.abc import Iterator, Sequence

from ledger.claims.scene import Scene
from ledger.claims.when import dates_an_event
from ledger.model import DateMention

_LINE = 400
_MARKED = re.compile(r"^\s*#|^\s*\*\*[^*\n]+\*\*:?\s*$|^\s*__[^_\n]+__\s*$")
_ITEM = re.compile(r"^[^\S\n]*(?:[-*•·–]|\d{1,3}[.)])\s")


def headings_of(scenes: Sequence[Scene]) -> Iterator[DateMention | None]:
    """The date of the heading over each scene, in order; None under a heading without one."""
    marked: DateMention | None = None
    listed: DateMention | None = None
    for scene in scenes:
        line = _line_of(scene)
        item = bool(_ITEM.match(line))
        if _MARKED.match(line) and not item:
            marked, listed = _date_in(scene), None
        elif not item:
            colon = scene.between(scene.sentence.start, scene.sentence.end).endswith(":")
            listed = _date_in(scene) if colon else None
        yield (listed or marked) if item else marked


def _line_of(scene: Scene) -> str:
    """The line that a sentence begins in, as far as 400 characters before and behind its beginning."""
    start = scene.sentence.start
    first = scene.text.rfind("\n", max(0, start - _LINE), start) + 1
    end = scene.text.find("\n", start, start + _LINE)
    return scene.text[first or start : end if end >= 0 else start + _LINE]


def _date_in(scene: Scene) -> DateMention | None:
    return next((mention for mention in scene.dates if dates_an_event(scene, mention)), None)
