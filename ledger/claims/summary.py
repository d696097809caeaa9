"""One line of a chronology from a sentence's own words.

In: a Scene and the span of a trigger. Out: the sentence with white space folded, cut at clause ends
around the trigger when it is long. No word is added, so that the line can be found in the document.
"""

import re

from ledger.claims.scene import Scene

_LONGEST = 180
_CLAUSE_END = re.compile(r"[;—]|, (?=(?:which|who|while|following|after|before|including|noting|indicating|and|but|as)\b)")
_LEADING = re.compile(r"^(?:following|after|before|and|but|which|who|that|while|as) ")
_MARKUP = re.compile(r"\\(?=[\[\]()#*_])|\*\*")


def summary_of(scene: Scene, start: int, end: int) -> str:
    """The words of the sentence around its trigger, at most 180 characters and whole words."""
    whole = _clean(scene.between(scene.sentence.start, scene.sentence.end))
    if len(whole) <= _LONGEST:
        return whole
    first = scene.sentence.start
    last = scene.sentence.end
    for cut in _CLAUSE_END.finditer(scene.text, scene.sentence.start, scene.sentence.end):
        if cut.end() <= start:
            first = cut.end()
        elif cut.start() >= end and cut.start() - first > 40:
            last = cut.start()
            break
    return _shortened(_clean(scene.between(first, last)))


def _clean(words: str) -> str:
    return _LEADING.sub("", _MARKUP.sub("", words))


def _shortened(words: str) -> str:
    if len(words) <= _LONGEST:
        return words
    return words[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"
