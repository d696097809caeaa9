"""Split: the sentences of the kept passages.

In: the text and its passages. Out: Sentences without the white space around them, never over a
paragraph's end. A paragraph ends at a blank line, unless its sentence goes on behind it in lower case; at a
passage's end, before a list or heading mark or a speaker's label, at a hard break that does not go on in
lower case, and at every line end of a text that is not wrapped; elsewhere a line end is a blank. Marks and
labels belong to no sentence. When a stop ends a sentence is decided from the word it stands on and the word
after: in time linear in the text. Words: seeds/chrome/abbreviations.toml, openers.toml. Cases:
tests/corpus/sentences.toml.
"""

import re
from collections.abc import Iterator, Mapping

from ledger.model import Passage, Sentence
from ledger.text.chrome import ChromeRules
from ledger.text.lines import Line, is_bullet, lines_of, mark_of, one_line_a_paragraph
from ledger.text.stops import CARRIERS, ends_sentence
from ledger.text.turns import labels_of

_WORD = re.compile(r"\S+")
_STOPPED = re.compile(rf"(?<!\S)\S++(?<=[{re.escape(CARRIERS)}])")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_HARD_BREAK = "  "
_ENDED = tuple(".!?:;,”\"’')]*")


def sentences_of(text: str, passages: tuple[Passage, ...], rules: ChromeRules) -> tuple[Sentence, ...]:
    """The sentences of the kept passages, in order, never overlapping.

    A run without a letter or digit ("* * *") is no sentence. Raises nothing.
    """
    labels = {label.start: label.end for label in labels_of(text, passages, rules)}
    kept = tuple((passage, lines_of(text[passage.start : passage.end])) for passage in passages if passage.rule is None)
    single = one_line_a_paragraph(tuple(line for _, lines in kept for line in lines))
    return tuple(
        sentence
        for passage, lines in kept
        for start, end in _paragraphs(text, passage.start, lines, labels, single)
        for sentence in _sentences_in(text, start, end, rules)
    )


def _paragraphs(text: str, offset: int, lines: tuple[Line, ...], labels: Mapping[int, int], single: bool) -> Iterator[tuple[int, int]]:
    """The spans to be split, in order, each beginning after its mark or label."""
    start: int | None = None
    before = last = Line(0, 0, 0, "")
    listed = False
    for line in lines:
        first = _first(text, offset, line)
        mark = _mark(line, before, listed)
        parted = before.blank and not (start is not None and text[start].isupper() and _goes_on(last, line))
        fresh = parted or single or bool(mark) or first in labels or _is_broken_off(text, offset, before, line)
        if start is not None and not line.blank and fresh:
            yield start, offset + last.end
            start = None
        listed = bool(mark) or (listed and not line.blank)
        if not line.blank:
            start = labels.get(first, first + len(mark)) if start is None else start
            last = line
        before = line
    if start is not None:
        yield start, offset + last.end


def _goes_on(last: Line, line: Line) -> bool:
    """Whether a blank line parts a sentence by accident: its first half is not ended, the second begins in lower case."""
    return line.words[:1].islower() and (last.words[-1:].isalpha() or last.words.endswith(",")) and not mark_of(last.words)


def _first(text: str, offset: int, line: Line) -> int:
    """Where the words of a line begin in the text."""
    start = offset + line.start
    return start if line.blank else text.index(line.words[0], start)


def _mark(line: Line, before: Line, listed: bool) -> str:
    """The list or heading mark that begins a new item here, or ''.

    Inside a paragraph a line may begin with "30. " or "- " by accident of wrapping: there it is a mark
    only in a list, after an ended line, or as a bullet before a capital.
    """
    mark = mark_of(line.words)
    if not mark or before.blank or listed or before.words.endswith(_ENDED) or mark_of(before.words).startswith("#"):
        return mark
    item = line.words[len(mark) :]
    return mark if is_bullet(mark) and not item[:1].islower() else ""


def _is_broken_off(text: str, offset: int, before: Line, line: Line) -> bool:
    """Whether the line before ends on purpose: a heading, or a Markdown hard break with no lower case after it.

    In White House transcripts half of the hard breaks inside a sentence go on in lower case.
    """
    if before.words.startswith("#") and mark_of(before.words):
        return True
    hard = text.endswith(_HARD_BREAK, offset + before.start, offset + before.end)
    return hard and not line.words[:1].islower()


def _sentences_in(text: str, start: int, end: int, rules: ChromeRules) -> Iterator[Sentence]:
    """The sentences of one paragraph. Only words that end in a stop, or a sign that may close one, are looked at."""
    first = _WORD.search(text, start, end)
    while first:
        begin = first.start()
        ended, first = _end_of_sentence(text, first, end, rules)
        if _LETTER_OR_DIGIT.search(text, begin, ended):
            yield Sentence(begin, ended)


def _end_of_sentence(text: str, first: re.Match[str], end: int, rules: ChromeRules) -> tuple[int, re.Match[str] | None]:
    """Where the sentence that begins with the word `first` ends, and the first word of the next, if there is one."""
    for word in _stopped(text, first, end):
        after = _WORD.search(text, word.end(), end)
        if after is None:
            return word.end(), None
        if ends_sentence(word.group(), after.group(), word.start() == first.start(), rules):
            return word.end(), after
    return first.start() + len(text[first.start() : end].rstrip()), None


def _stopped(text: str, first: re.Match[str], end: int) -> Iterator[re.Match[str]]:
    """The words from `first` on that end in a stop or in a sign that may close a sentence."""
    if text[first.end() - 1] in CARRIERS:
        yield first
    yield from _STOPPED.finditer(text, first.end(), end)
