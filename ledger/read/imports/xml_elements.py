"""Elements of an XML text, each with the span at which it stands: read safely, one wanted element at a time.

In: a text and the name of the elements that are wanted. Out: each of them as a small tree, in order, so that no more than
one is held. A document type is refused, so that there are no entities and nothing is fetched; depth is bounded. expat
reads, names are as they are written (`ns:name`). Spans are code points: expat tells bytes, which are counted along.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from ledger.read.fields import Piece

DEEPEST = 32
_CHUNK = 65_536
_TAG_END = re.compile(r"""(?:[^>"']|"[^"]*"|'[^']*')*>""")
_ATTRIBUTE = re.compile(r"""([^\s=/<>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


class XmlUnreadable(ValueError):
    """What is wrong with a text as XML, and in which line."""

    def __init__(self, line: int, wrong: str) -> None:
        super().__init__(wrong)
        self.line = line
        self.wrong = wrong


@dataclass(frozen=True, slots=True)
class Element:
    """An element with its attributes and children; `text` is what it holds where it has no children, None where that is blank."""

    name: str
    start: int
    end: int
    attributes: Mapping[str, Piece]
    children: tuple["Element", ...]
    text: Piece | None

    def all(self, name: str) -> tuple["Element", ...]:
        """The children of this name."""
        return tuple(child for child in self.children if child.name == name)

    def first(self, name: str) -> "Element | None":
        """The first child of this name."""
        return next((child for child in self.children if child.name == name), None)


@dataclass(slots=True)
class _Open:
    """An element whose end is not read yet; `inner` is where its tag ends, `end` where it ends if its tag is all of it."""

    name: str
    start: int
    inner: int
    attributes: Mapping[str, Piece]
    children: list[Element] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


def elements_in(text: str, root: str, wanted: str) -> Iterator[Element]:
    """The children `wanted` of the root element, in order. The root itself comes last, without them.

    Raises XmlUnreadable for a text that is not well-formed, has a document type, another root, or stands too deep.
    """
    reading = _Reading(text, root, wanted)
    data = text.encode("utf-8", "surrogatepass")
    for start in range(0, len(data), _CHUNK):
        reading.feed(data[start : start + _CHUNK], final=start + _CHUNK >= len(data))
        yield from reading.taken()


class _Reading:
    """The state of one reading: where it is in bytes and in code points, and the elements that are open."""

    def __init__(self, text: str, root: str, wanted: str) -> None:
        self._text, self._root, self._wanted = text, root, wanted
        self._bytes = self._points = 0
        self._open: list[_Open] = []
        self._done: list[Element] = []
        self._parser = parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters

    def feed(self, data: bytes, *, final: bool) -> None:
        try:
            self._parser.Parse(data, final)
        except expat.ExpatError as error:
            raise XmlUnreadable(error.lineno, f"is no well-formed XML ({expat.errors.messages.get(error.code, error.code)})") from error

    def taken(self) -> list[Element]:
        done, self._done = self._done, []
        return done

    def _doctype(self, *_declared: Any) -> None:
        raise XmlUnreadable(self._parser.CurrentLineNumber, "has a document type, which is not read: it may hide or fetch text")

    def _start(self, name: str, values: Mapping[str, str]) -> None:
        if not self._open and name != self._root:
            raise XmlUnreadable(self._parser.CurrentLineNumber, f"is XML of <{name}> and not of <{self._root}>")
        if len(self._open) >= DEEPEST:
            raise XmlUnreadable(self._parser.CurrentLineNumber, f"has elements in more than {DEEPEST} others")
        start = self._place()
        tag = _TAG_END.match(self._text, start)
        inner = tag.end() if tag else start
        self._open.append(_Open(name, start, inner, self._attributes(start, inner, values)))

    def _attributes(self, start: int, end: int, values: Mapping[str, str]) -> Mapping[str, Piece]:
        found = {}
        for at in _ATTRIBUTE.finditer(self._text, start, end):
            if at[1] in values:
                found[at[1]] = Piece(values[at[1]], *at.span(2 if at[2] is not None else 3))
        return found

    def _characters(self, words: str) -> None:
        if self._open:
            self._open[-1].words.append(words)

    def _end(self, _name: str) -> None:
        one = self._open.pop()
        closed = self._text[one.inner - 2 : one.inner] == "/>"
        last = one.inner if closed else self._place()
        end = last if closed else self._text.index(">", last) + 1
        element = Element(one.name, one.start, end, one.attributes, tuple(one.children), None if closed else self._words(one, last))
        if not self._open or (len(self._open) == 1 and one.name == self._wanted):
            self._done.append(element)
        else:
            self._open[-1].children.append(element)

    def _words(self, one: _Open, last: int) -> Piece | None:
        """What an element without children holds, without the blanks around it."""
        words = "".join(one.words).strip()
        if one.children or not words:
            return None
        inner = self._text[one.inner : last]
        start = one.inner + len(inner) - len(inner.lstrip())
        return Piece(words, start, start + len(inner.strip()))

    def _place(self) -> int:
        """The code point at which the parser is: what lies between here and the place before is counted."""
        at = self._parser.CurrentByteIndex
        self._points = _counted_on(self._text, self._points, at - self._bytes)
        self._bytes = at
        return self._points


def _counted_on(text: str, start: int, size: int) -> int:
    """The code point that stands so many bytes of UTF-8 behind another."""
    end = start
    while size > 0:
        run = text[end : end + size]
        if run.isascii():
            return end + size
        half = run[: max(1, size // 4)]
        size -= len(half.encode("utf-8", "surrogatepass"))
        end += len(half)
    return end
