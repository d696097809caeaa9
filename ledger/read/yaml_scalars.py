"""The flat part of a YAML mapping: top-level keys with one scalar, which is all that front matter says.

In: the lines between the two `---`. Out: key -> text. Plain, single-quoted, double-quoted (with
escapes and folded lines) and block scalars are read; sequences, nested mappings, flow collections,
anchors, aliases and tags are not: their keys are left out. So no document can expand, recurse or
construct anything. Broken lines are left out too. Source: YAML 1.2.2, chapter 7. Raises nothing.
"""

import re
from collections.abc import Sequence

_KEY = re.compile(r"(?P<key>[A-Za-z_][\w-]{0,60}) {0,8}:(?:[ \t]+(?P<value>.*)|[ \t]*)$")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_COMMENT = re.compile(r"(?:^|[ \t])#.*$")
_LETTERS = {"0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b"} | {
    " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029", "\t": "\t",
}  # fmt: skip
_NOT_SCALAR = "&*!{[%@`"


def scalars_in(block: str) -> dict[str, str]:
    """The top-level keys that hold one scalar, with its text, in order; the last of two equal keys wins."""
    raw: dict[str, list[str]] = {}
    parts: list[str] | None = None
    for line in block.splitlines():
        key = _KEY.match(line)
        if key:
            parts = raw[key["key"]] = [(key["value"] or "").strip()]
        elif parts is not None and line[:1] in (" ", "\t"):
            parts.append(line.strip())
        else:
            parts = None
    read = {name: scalar_of(lines) for name, lines in raw.items()}
    return {name: text for name, text in read.items() if text is not None}


def scalar_of(lines: Sequence[str]) -> str | None:
    """The text of a scalar by its lines without outer blanks, the first as it stands behind its key; None for what is none."""
    first = lines[0]
    if first.startswith('"'):
        return _double_quoted(_folded(lines))
    if first.startswith("'"):
        return _single_quoted(" ".join(lines))
    if first[:1] in ("|", ">"):
        return " ".join(lines[1:])
    return _plain(lines)


def _plain(lines: Sequence[str]) -> str | None:
    words = " ".join(_COMMENT.sub("", line) for line in lines).strip()
    if not words or words[0] in _NOT_SCALAR or words in ("~", "null") or (len(lines) > 1 and not lines[0]):
        return None
    return words


def _single_quoted(words: str) -> str | None:
    body = _COMMENT.sub("", words[1:]) if not words.endswith("'") else words[1:]
    return body[:-1].replace("''", "'") if body.endswith("'") else None


def _folded(lines: Sequence[str]) -> str:
    """One line of a double-quoted scalar: a line end is a blank, an escaped line end is nothing."""
    joined = ""
    for line in lines:
        escaped = (len(joined) - len(joined.rstrip("\\"))) % 2 == 1
        joined = joined[:-1] + line if escaped else f"{joined} {line}".lstrip()
    return joined


def _double_quoted(words: str) -> str | None:
    body = words[1:-1]
    if len(words) < 2 or not words.endswith('"') or any(_letter(escape) is None for escape in _ESCAPE.finditer(body)):
        return None
    text = _ESCAPE.sub(lambda escape: _letter(escape) or "", body)
    try:
        return text.encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        return None


def _letter(escape: re.Match[str]) -> str | None:
    digits = escape[1] or escape[2] or escape[3]
    if digits is None:
        return _LETTERS.get(escape[4])
    return chr(int(digits, 16)) if int(digits, 16) <= 0x10FFFF else None
