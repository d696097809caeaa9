"""The words of a sentence without what is not said: marks, stage directions, datelines and the words a speaker begins with.

In: text and offsets. Out: plain words with white space folded, and where what a sentence tells begins. Nothing is put in but a
quotation mark that is missing. Cases: tests/corpus/summaries.toml.
"""

import re

_STRUCK = re.compile(r"<s>[^<]{0,400}(?:</s>|\Z)")
_LINK = re.compile(r"\[([^\[\]]{1,200})\]\([^()\s]{1,300}\)")
_NOTE = re.compile(r"\\?\[\\?(?:\d{1,3}|sic)\\?\]|\^\d{1,3}\b")
_MARKUP = re.compile(r"\\(?=[^\w\s])|\\$|\*\*|(?<!\w)[*_]{1,2}(?=\w)|(?<=[\w.,])[*_]{1,2}(?!\w)|__|^#+\s|\u200b|\u2060|\ufeff")
# What a transcript says of the room: "(Applause.)", "— (laughter) —".
_DIRECTION = re.compile(
    r"\s*(?:[—–]\s*)?\((?:[A-Z][\w ’']{2,40}\.|applause|laughter|laughs|inaudible|crosstalk|cheers|sic)\)(?:\s*[—–](?=\s))?\.?",
    re.IGNORECASE,
)
# What a speaker begins and begins again: "Pr- — President Biden", "we — we agreed".
_AGAIN = re.compile(r"\b(?:(\w{1,12})-\s*[—–]\s*(?=\1)|([\w’]{1,20}(?:\s[\w’]{1,20}){0,2})\s[—–]\s(?=\2\b))", re.IGNORECASE)
_AGENCY = re.compile(r"(?:^|[\s,.])(?:\([A-Z][\w .]{1,20}\)|/[A-Z]{3,12}/)\s*\Z")
_CAPITALS = re.compile(r"[A-Z][A-Z.’'-]{2,}(?=[\s,./]|\Z)")
_COLON = re.compile(r"[A-Z]{4,}(?:[ /,]{1,2}[A-Z]{3,}){0,3}:\s(?=[A-Z])")
_DASH = re.compile(r"\s*(?:(?<=\s)-{1,2}(?=\s)|[–—])\s*(?=[A-Z“\"])")
_NO_DASH = re.compile(
    r"[A-Z][A-Z.’'-]{2,}(?: [A-Z]+)*(?:,[^()\n]{1,30}\([A-Z]\w{1,20}\)|\s\([A-Z][^()\n]{8,60}\d{4}\))\s*(?:[-–—]+\s*)?(?=[A-Z“\"])"
)
_LONGEST_DATELINE = 90
# What a speaker or a writer begins with and that tells nothing (CGEL 15.7, connective adjuncts, and discourse markers).
_OPENING = re.compile(
    r"(?:(?:and|but|so|or|well|now|look|yeah|yes|okay|ok|sure|folks|again|also|first|firstly|second|secondly|third|thirdly|lastly|finally|moreover|furthermore|meanwhile"
    r"|however|therefore|in addition|of course|obviously|right|you know|I mean|I think|as you know|you see|by the way"
    r"|on the [a-z]+(?: [a-z]+)?)(?:,|\s*[—–]+|\s*…)|and|but|so)\s+(?![—–])",
    re.IGNORECASE,
)
_ENDING = re.compile(r"(?:[\s,;:—–-]|\s(?:and|or|but|of|the|to|a|an|in|with|for))+\Z")
# Without one of these nothing is marked.
_MARKED = re.compile(r"[\\<*_#^(\[\u200b\u2060\ufeff]")
_OPEN, _CLOSE = "“", "”"


def first_word(text: str, start: int, end: int) -> int:
    """Where what a sentence tells begins: behind the words it opens with ("Well, look, so")."""
    opening = _OPENING.match(text, start, end)
    while opening and opening.end() < end:
        start = opening.end()
        opening = _OPENING.match(text, start, end)
    return start


def behind_dateline(text: str, start: int, end: int) -> int:
    """Behind "MANILA, Philippines —", "NAIROBI, Oct 16 (Reuters) -", "(AP) -", "SYDNEY:"; the start where there is none."""
    last = min(end, start + _LONGEST_DATELINE)
    without = _NO_DASH.match(text, start, last) or _COLON.match(text, start, last)
    if without:
        return without.end()
    dash = _DASH.search(text, start, last)
    if dash is None or dash.end() >= end:
        return start
    place = text[start : dash.start()]
    small = [word for word in place.split() if word[:1].islower() and word not in ("of", "and", "the")]
    return dash.end() if _AGENCY.search(place) or (_CAPITALS.match(place) and not small) else start


def plain(words: str) -> str:
    """Words without marks of Markdown, footnotes, struck-out text, stage directions, false starts; white space folded, no end trimmed."""
    if _MARKED.search(words):
        words = _LINK.sub(r"\1", _STRUCK.sub(" ", words))
        words = _DIRECTION.sub("", _MARKUP.sub("", _NOTE.sub("", words)))
    if "—" in words or "–" in words:
        words = _AGAIN.sub("", words)
    folded = " ".join(words.split())
    return f"{' ' if words[:1].isspace() else ''}{folded}{' ' if words[-1:].isspace() and folded else ''}"


def closed_off(line: str) -> str:
    """A line without the comma or dash it was cut at, its quotation marks in pairs, its first letter a capital."""
    line = _ENDING.sub("", line.strip())
    more = line.count(_OPEN) - line.count(_CLOSE)
    if more and line.startswith(_OPEN if more > 0 else _CLOSE):
        line, more = line[1:], more - 1 if more > 0 else more + 1
    elif more and line.endswith(_OPEN if more > 0 else _CLOSE):
        line, more = line[:-1], more - 1 if more > 0 else more + 1
    line = f"{_OPEN * -more}{line.strip()}{_CLOSE * more}"
    if line.count('"') == 1:
        line = line.strip('"')
    letter = next((place for place, char in enumerate(line[:3]) if char.isalpha()), None)
    if letter is None or line.startswith("[") or line[letter].upper().lower() != line[letter]:
        return line  # the capital of "ſ" is that of another letter
    return line[:letter] + line[letter].upper() + line[letter + 1 :]


def is_marked(words: str) -> bool:
    """Whether words can be fewer when they are plain."""
    return bool(_MARKED.search(words)) or "  " in words
