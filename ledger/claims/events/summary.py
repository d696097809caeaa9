"""One line of a chronology from a sentence's own words.

In: a Scene, the span of a trigger and who takes part. Out: at most 160 characters of the sentence, cut at the borders of clauses
(borders.py), without marks, datelines and openings (plain.py); names that the sentence does not say stand in brackets (naming.py).
Cases: tests/corpus/summaries.toml.
"""

import re
from collections.abc import Sequence

from ledger.claims.events.borders import Border, borders_in
from ledger.claims.events.naming import named
from ledger.claims.plain import closed_off, first_word, is_marked, plain
from ledger.claims.scene import Scene
from ledger.model import Party

_LONGEST = 160
_MOST_RAW = 640
# A cut this near behind a trigger would leave nothing of what it tells.
_LEAST = 15
# How far behind the beginning of a line its verb may stand without a subject.
# A trigger this near behind "which" has it for its subject: ", which signed a deal".
_RELATIVE = 30
# How near before "which" the noun stands that it describes.
_BESIDE = 3
# A verb with its auxiliaries and no subject.
_BARE = re.compile(
    r"(?:(?:also|then|later|had|has|have|was|were|is|are|will|would|been|[a-z]+ly)\s+){0,4}(?!(?:the|a|an)\b)[a-z]+(?:\s[a-z]+){0,2}\Z"
)
_DOERS = ("actor", "participant", "host", "mediator")


def summary_of(scene: Scene, start: int, end: int, parties: Sequence[Party] = ()) -> str:
    """The words of the sentence around what begins at `start` and ends at `end`; at most 160 of them and the names in brackets."""
    first, last = first_word(scene.text, scene.sentence.start, scene.sentence.end), scene.sentence.end
    first = first if first <= start else scene.sentence.start
    subject = ""
    if not _fits(scene, first, last):
        borders = tuple(borders_in(scene.text, first, last))
        first = _beginning(scene, borders, first, (start, end), parties)
        last = _ending(scene, borders, first, end, _needed(first, end, parties))
        subject = _subject(scene, first, end, parties)
    return _within(closed_off(subject + named(scene, first, last, parties)))


def _beginning(scene: Scene, borders: Sequence[Border], first: int, trigger: tuple[int, int], parties: Sequence[Party]) -> int:
    """Where the clause of a trigger begins: behind the last border before it that leads to a clause."""
    start, end = trigger
    described = [party.end for party in parties if party.end is not None]
    for border in reversed(borders):
        beside = any(0 <= border.start - place <= _BESIDE for place in described)
        if beside and _is_its_subject(scene, border, end):
            return border.end
        if border.end <= start and border.grade == 1 and border.leads and not border.relative:
            return first_word(scene.text, border.end, start) if border.end < start else border.end
    if end - first < _LONGEST - _LEAST:
        return first
    before = [border for border in borders if border.end <= start and border.grade in (1, 2, 4)]
    led = [border.end for border in before if border.leads and not border.relative]
    return led[-1] if led else before[-1].end if before else scene.text.rfind(" ", first, start) + 1 or start


def _is_its_subject(scene: Scene, border: Border, end: int) -> bool:
    """Whether a trigger stands right behind "which" or "who", with no subject between: ", who had signed"."""
    near = border.relative and border.end < end <= border.end + _RELATIVE and "," not in scene.text[border.end : end]
    return near and not any(border.end <= mention.start < end for mention in scene.actors)


def _needed(first: int, end: int, parties: Sequence[Party]) -> int:
    """The end of the last who takes part behind a trigger and near enough to stand in its line."""
    return max([end, *(p.end for p in parties if p.end is not None and end < p.end < first + _LONGEST)])


def _ending(scene: Scene, borders: Sequence[Border], first: int, end: int, needed: int) -> int:
    """Where a line ends: at the clause border next behind who takes part, else at the last weaker border that it has room for."""
    if _fits(scene, first, scene.sentence.end):
        return scene.sentence.end
    least = end if end - first >= _LONGEST // 2 else end + _LEAST
    for grade in (1, 2, 3, 5):
        able = [one.start for one in borders if one.grade == grade and one.start >= least and _fits(scene, first, one.start)]
        if able and grade == 1:
            return next((place for place in able if place >= needed), able[-1])
        if able:
            return able[-1]
        least = end + 1
    return scene.sentence.end


def _fits(scene: Scene, first: int, last: int) -> bool:
    """Whether what stands between two offsets has room in a line; most of a link is no words."""
    if last - first <= _LONGEST or last - first > _MOST_RAW:
        return last - first <= _LONGEST
    words = scene.text[first:last]
    return is_marked(words) and len(plain(words)) <= _LONGEST


def _subject(scene: Scene, first: int, end: int, parties: Sequence[Party]) -> str:
    """Who does it, in brackets, where a line begins with its verb: ", which signed a deal"."""
    before = [party for party in parties if party.role in _DOERS and party.start is not None and party.start < first]
    doer = max(before, key=lambda party: party.start or 0, default=None)
    bare = first > scene.sentence.start and first < end <= first + _RELATIVE and _BARE.match(scene.text, first, end)
    return f"[{doer.name}] " if bare and doer else ""


def _within(line: str) -> str:
    """A line that no border could shorten, cut between words with a sign for it; names in brackets are not counted."""
    bracketed = sum(len(part.partition("]")[0]) + 2 for part in line.split("[")[1:])
    most = _LONGEST + bracketed
    return line if len(line) <= most else f"{line[: most - 1].rsplit(' ', 1)[0]}…"
