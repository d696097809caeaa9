"""Who speaks in a transcript: labels at line starts ("MS. PSAKI:", "Q  ") and what each says.

In: the text and its passages. Out: Labels and Turns. A label is in capitals, of six words at most, and
begins a line that begins something new: the text, a paragraph, or a line after an ended one. A
transcript has two labels or more, of which one is a reporter's or comes back: the headings of a fact
sheet ("TARIFFS WORK:") do not. Where all are offices ("THE PRESIDENT:") or begin with a title
("MR. SULLIVAN:"), one label is enough: a speech. Words: seeds/chrome/labels.toml.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ledger.model import Passage, Turn
from ledger.text.chrome import ChromeRules
from ledger.text.lines import Line, lines_of

_LABEL = re.compile(r"(?:\*\*)?(?P<label>[^\W\d_][^:\n*]{0,58}?)(?:\*\*)?:(?:\*\*)?(?=\s|\Z)")
_BARE = re.compile(r"(?:\*\*)?(?P<label>[A-Z]{1,8})[.:]?(?:\*\*)?[.:]?[ \t\xa0]+(?=\S)")
_MOST_WORDS = 6
_ENDED = ".!?:;—–-…”\"’')]*"


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker's label, its colon and Markdown marks included; `name` is as printed, without them, each blank one space."""

    start: int
    end: int
    name: str
    questioner: bool


def turns_of(text: str, passages: tuple[Passage, ...], rules: ChromeRules) -> tuple[Turn, ...]:
    """What each speaker says, in order, from after the label to the next label or the end of the text.

    What stands before the first label belongs to nobody. None for a text that is no transcript.
    """
    labels = labels_of(text, passages, rules)
    ends = [*(label.start for label in labels[1:]), len(text)]
    return tuple(Turn(label.end, end, label.name, label.questioner) for label, end in zip(labels, ends, strict=False))


def labels_of(text: str, passages: tuple[Passage, ...], rules: ChromeRules) -> tuple[Label, ...]:
    """The speakers' labels in the kept passages, in order; none when the text is no transcript."""
    found = tuple(label for passage in passages if passage.rule is None for label in _labels_in(text, passage, rules))
    comes_back = len({label.name for label in found}) < len(found)
    if comes_back or (len(found) > 1 and any(label.questioner for label in found)) or all(_is_titled(label.name, rules) for label in found):
        return found
    return ()


def _labels_in(text: str, passage: Passage, rules: ChromeRules) -> Iterator[Label]:
    lines = lines_of(text[passage.start : passage.end])
    for before, line in pairwise((Line(0, 0, 0, ""), *lines)):
        label = _label(line, passage.start, text, rules) if before.blank or before.words[-1] in _ENDED else None
        if label:
            yield label


def _label(line: Line, offset: int, text: str, rules: ChromeRules) -> Label | None:
    bare = _BARE.match(line.words)
    questioner = bare is not None and bare["label"] in rules.questioners
    found = bare if questioner else _LABEL.match(line.words)
    if not found:
        return None
    name = " ".join(found["label"].split())
    if not questioner and not _is_speaker(name, rules):
        return None
    start = offset + line.start
    while text[start].isspace():
        start += 1
    return Label(start, start + found.end(), name, questioner)


def _is_titled(name: str, rules: ChromeRules) -> bool:
    """Whether a label can be nothing but a speaker's: an office, or a title and a name."""
    return name in rules.offices or name.startswith(rules.titles)


def _is_speaker(name: str, rules: ChromeRules) -> bool:
    """Whether a label in capitals names a speaker: "Mc" may be small, memo heads ("SUBJECT") name none."""
    capitals = name.replace("Mc", "MC").replace("Mac", "MAC")
    return capitals.isupper() and capitals == capitals.upper() and len(name.split()) <= _MOST_WORDS and name not in rules.not_speakers
