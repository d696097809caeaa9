"""Clean: which runs of a text are the document, and which are site chrome or front matter.

In: the stored text. Out: Passages that cover it in order without gap or overlap, each kept or dropped
by a named rule; nothing is rewritten. Rules by word are in seeds/chrome/lines.toml; rules by shape are
here: front-matter, icon-line, repeated-headline. Cases: tests/corpus/chrome.toml.
"""

from collections.abc import Iterator, Mapping
from itertools import groupby, islice

from ledger.model import Passage
from ledger.read import front_matter_in
from ledger.text.chrome import ChromeRules
from ledger.text.lines import Line, lines_of, one_line_a_paragraph

_LONGEST_CHROME = 400
_HEAD_LINES = 10
_HEADLINE_WORDS = 4
_ICONS = 6


def passages_of(text: str, rules: ChromeRules) -> tuple[Passage, ...]:
    """The whole text as passages, in order: one for each run of kept lines, one for each drop.

    Blank lines belong to the passage before them. An empty text has none. Raises nothing.
    """
    lines = lines_of(text)
    drops = dict(_drops(text, lines, rules))
    numbers = _carried(lines, drops)
    return tuple(_passage(lines, list(run), rule) for (rule, _), run in groupby(range(len(lines)), lambda index: numbers[index]))


def _passage(lines: tuple[Line, ...], run: list[int], rule: str | None) -> Passage:
    return Passage(lines[run[0]].start, lines[run[-1]].next, rule)


def _carried(lines: tuple[Line, ...], drops: Mapping[int, tuple[str, int]]) -> list[tuple[str | None, int]]:
    """The drop of every line (its rule and the first line of what it drops), blank ones carrying on the last."""
    carried: list[tuple[str | None, int]] = []
    for index, line in enumerate(lines):
        here = drops.get(index, (None, -1))
        carried.append(carried[-1] if line.blank and carried and index not in drops else here)
    return carried


def _drops(text: str, lines: tuple[Line, ...], rules: ChromeRules) -> Iterator[tuple[int, tuple[str, int]]]:
    """Every dropped line: its number, the rule, and the number of the first line dropped with it."""
    front = front_matter_in(text)
    body = front.end if front else 0
    repeated = _repeated_headline(lines, body)
    single = one_line_a_paragraph(tuple(line for line in lines if line.start >= body))
    skip = -1
    for index, line in enumerate(lines):
        if line.start < body:
            yield index, ("front-matter", 0)
        elif index > skip and not line.blank:
            rule, last = _shape(line, index == repeated), index
            if rule is None:
                rule, last = _by_word(lines, index, rules, single)
            if rule:
                skip = last
                yield from ((dropped, (rule, index)) for dropped in range(index, last + 1))


def _shape(line: Line, repeated: bool) -> str | None:
    if repeated:
        return "repeated-headline"
    return "icon-line" if _names_icons(line.words) else None


def _names_icons(words: str) -> bool:
    """A font's icon names read aloud: six words or more of which half hold "icon".

    The names run together in extracted text ("bookmark-bicon cameraicon"), so the word is looked for anywhere.
    """
    icons = words.count("icon")
    return icons >= _ICONS and icons * 2 >= words.count(" ") + 1


def _repeated_headline(lines: tuple[Line, ...], body: int) -> int | None:
    """The number of a line of the head that repeats an earlier one: a page prints its title twice.

    Four words at least, alone in its paragraph, and not a sentence: a speech may repeat "Let's go, Joe!".
    """
    seen: set[str] = set()
    head = ((index, line.words) for index, line in enumerate(lines) if line.start >= body and not line.blank)
    for index, words in islice(head, _HEAD_LINES):
        alone = lines[index - 1].blank and (index + 1 == len(lines) or lines[index + 1].blank)
        if words in seen and alone and words.count(" ") >= _HEADLINE_WORDS - 1 and words[-1] not in ".!)":
            return index
        seen.add(words)
    return None


def _by_word(lines: tuple[Line, ...], index: int, rules: ChromeRules, single: bool) -> tuple[str | None, int]:
    """The rule whose pattern drops a line or the paragraph that it begins, and the last line dropped."""
    words = lines[index].words
    if len(words) > _LONGEST_CHROME:
        return None, index
    begins = single or index == 0 or lines[index - 1].blank
    last = index if single or not begins else _last_of_paragraph(lines, index)
    short = lines[last].end - lines[index].start <= _LONGEST_CHROME
    for rule in rules.lines:
        if rule.unit == "paragraph" and begins and short and rule.pattern.match(words):
            return rule.name, last
        if rule.unit != "paragraph" and (rule.unit == "line" or (begins and last == index)) and rule.pattern.fullmatch(words):
            return rule.name, index
    return None, index


def _last_of_paragraph(lines: tuple[Line, ...], index: int) -> int:
    while index + 1 < len(lines) and not lines[index + 1].blank:
        index += 1
    return index
