"""Front matter as fields with spans: its scalars, and its lists of scalars or of flat mappings.

In: the stored text and the span of the lines between the two `---`. Out: Fields. Scalars are read as `yaml_scalars`
reads them. Read of a list are block items ("- words", "- key: words") and the flow form of scalars ("[one, two]").
Deeper structure, anchors and aliases are not read, so nothing can expand. Raises nothing; cost is linear in the text.
Source: YAML 1.2.2, chapters 7 and 8.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ledger.read.fields import Fields, Item, Piece
from ledger.read.yaml_scalars import scalar_of

_KEY = re.compile(r"(?P<key>[A-Za-z_][\w-]{0,60}) {0,8}:(?:[ \t]+(?P<value>.*)|[ \t]*)$")
_DASH = re.compile(r"-(?:[ \t]+|$)")
_FLOW = re.compile(r"""\s*(?:"(?P<double>[^"\\]*)"\s*|'(?P<single>[^']*)'\s*|(?P<plain>[^,\[\]{}"'\s][^,\[\]{}]*))(?:,|$)""")


@dataclass(frozen=True, slots=True)
class _Line:
    """What stands on a line without the blanks around it, where it begins, and how far it is set in."""

    words: str
    start: int
    indent: int

    @property
    def end(self) -> int:
        return self.start + len(self.words)

    def after(self, width: int) -> "_Line":
        """The rest of the line behind so many characters."""
        return _Line(self.words[width:], self.start + width, self.indent + width)


def yaml_fields(text: str, start: int, end: int) -> Fields:
    """The fields of the block that stands at this span; of two equal keys the last one counts."""
    scalars: dict[str, Piece] = {}
    lists: dict[str, tuple[Item, ...]] = {}
    for key, lines in _mapping(list(_lines(text, start, end))).items():
        items = _items(lines)
        if items is not None:
            lists[key] = items
        elif (piece := _piece(lines)) is not None:
            scalars[key] = piece
    return Fields(scalars, lists)


def _lines(text: str, start: int, end: int) -> Iterator[_Line]:
    for line in text[start:end].splitlines(keepends=True):
        words = line.strip()
        if words:
            indent = len(line) - len(line.lstrip())
            yield _Line(words, start + indent, indent)
        start += len(line)


def _mapping(lines: Sequence[_Line]) -> Mapping[str, list[_Line]]:
    """The lines of each key that is set in as far as the first line; the value on the key's line comes first."""
    found: dict[str, list[_Line]] = {}
    parts: list[_Line] | None = None
    for line in lines:
        key = _KEY.match(line.words) if line.indent == lines[0].indent else None
        if key:
            parts = found[key["key"]] = [line.after(key.start("value") if key["value"] else len(line.words))]
        elif parts is not None:
            parts.append(line)
    return found


def _items(lines: Sequence[_Line]) -> tuple[Item, ...] | None:
    """The elements of a list; None for what is none."""
    if lines[0].words.startswith("["):
        return _flow(lines)
    if lines[0].words or len(lines) < 2 or not _DASH.match(lines[1].words):
        return None
    groups: list[list[_Line]] = []
    for line in lines[1:]:
        dash = _DASH.match(line.words) if line.indent == lines[1].indent else None
        if dash:
            groups.append([line.after(dash.end())])
        else:
            groups[-1].append(line)
    return tuple(item for group in groups if (item := _item([line for line in group if line.words])) is not None)


def _item(lines: Sequence[_Line]) -> Item | None:
    if not lines:
        return None
    span = (lines[0].start, lines[-1].end)
    if _KEY.match(lines[0].words):
        pieces = {key: _piece(values) for key, values in _mapping(lines).items()}
        return Item(*span, fields={key: piece for key, piece in pieces.items() if piece is not None})
    piece = _piece(lines)
    return Item(*span, piece=piece) if piece else None


def _piece(lines: Sequence[_Line]) -> Piece | None:
    """The scalar of some lines, where it is one; white space at its ends is no part of its span."""
    text = scalar_of([line.words for line in lines])
    told = [line for line in lines if line.words]
    if text is None or not told or not text.strip():
        return None
    quoted = told[0].words[0] in "\"'" and told[-1].words[-1] == told[0].words[0] and told[-1].end - told[0].start > 2
    block = told[0].words[0] in "|>" and len(told) > 1
    return Piece(text, told[1 if block else 0].start + quoted, told[-1].end - quoted)


def _flow(lines: Sequence[_Line]) -> tuple[Item, ...] | None:
    """The scalars of "[one, 'two']" on one line; None for any other flow collection."""
    (line, *more) = lines
    if more or not line.words.endswith("]"):
        return None
    found, inside, at = [], line.words[1:-1], 0
    while inside[at:].strip():
        match = _FLOW.match(inside, at)
        if not match:
            return None
        kind = match.lastgroup or "plain"
        words = match[kind].rstrip()
        span = (line.start + 1 + match.start(kind), line.start + 1 + match.start(kind) + len(words))
        if words:
            found.append(Item(*span, piece=Piece(words, *span)))
        at = match.end()
    return tuple(found)
