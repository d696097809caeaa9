"""Where a sentence can be cut so that both parts read well: the borders of its clauses.

In: text and offsets. Out: Borders from left to right; linear in the text. `grade` 1 is a clause's border, 2 a comma or a conjunction
without one, 3 a preposition, 4 a verb of saying, behind which a line may begin, 5 an "and". A comma inside a list is moved to the
list's first.
Cases: tests/corpus/summaries.toml.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

_CLAUSE = (
    r"(?:which|who|whom|whose|where|when|while|whereas|following|after|before|including|noting|indicating|although|though|because|since"
    r"|according|leading|leaving|despite|amid|if|unless|until|saying|adding|so that|such as|and|but|or|so|as)\b"
)
_BORDER = re.compile(
    rf"(?P<strong>;|\s[—–]\s?|\s--\s|—)|,[”\"]?\s(?P<clause>{_CLAUSE}|[a-z]{{3,}}ing\s)|(?P<comma>,[”\"]?\s)"
    r"|\s(?P<joint>because|although|though|while|whereas|after|before|when|where|unless|until|which|who|following|amid|despite|as|if|but|and(?=\s[a-z]+ed\s(?:the|a|an|that|to|on|in|for|by|at|its|his|her|their|[A-Z])))\s"
    r"|\s(?P<loose>to|for|in|with|on|at|by|from|through|under|during|over|against)\s"
    r"|\s(?P<last>and|or)\s"
    r"|\s(?P<saying>(?:said|says|stated|claimed|reported|announced)(?:\s(?:that|it|they|he|she)(?=\s))?|that)\s"
)
# "as well as", "as part of", "so many": no clause begins.
_NO_CLAUSE = re.compile(
    r"(?:as|so)\s(?:well|part|many|much|a|an|of|such|far|long|soon|the|his|her|its|their|our|is|was|are|were|you|I)\b|when\sit\scomes"
)
# Behind these no sentence ends: "to opt for", "such as", "due in".
_STRANDED = re.compile(
    r"(?:\b(?:was|were|is|are|been)\s[a-z]+ing|\b(?:to|and|or|could|will|would|can|must|should|may|might|not|n[’']t|who|which|that|he|she|they|it|we|I)\s[a-z]+|\b(?:such|due|according|able|ready|likely|with|of"
    r"|was|were|is|are|been|be|has|have|had|the|a|an|this|than|as))\Z"
)
# What hangs on the words before a dash or semicolon and is no sentence of its own.
_HANGING = re.compile(
    r"(?:[a-z]+ing|which|where|who|by|with|including|that|to|from|for|in)\b|(?:and|or)\s(?!(?:the|a|an|our|his|her|its|their|we|he|she|they|it|I)\b|[A-Z])"
)
_NO_SUBJECT = re.compile(
    r"(?:later|then|still|soon|never|not)\b|(?:[a-z]+ly\s|also\s)?(?:is|are|was|were|has|have|had|will|would|can|could|did|does)\b"
)
# What a clause begins with that has its subject: "said the army had".
_SUBJECT = re.compile(r"\s*(?:[A-Z“\d]|(?:the|a|an|its|his|her|their|our|these|those|some|many|he|she|it|they|we|there)\s)")
_LOOK_BACK = 24
_LIST_NEAR = 42
_SUBJECT_LED = frozenset(
    ("and", "but", "or", "so", "while", "whereas", "after", "before", "as", "because", "since", "when", "where", "which", "who",
     "although", "though", "following", "if")
)  # fmt: skip
_RELATIVE = ("which", "who")


@dataclass(frozen=True, slots=True)
class Border:
    """A place to cut: the words before end at `start`, the words behind begin at `end`, without the conjunction `word`.

    `leads`: whether a clause with a subject of its own can begin behind it.
    """

    start: int
    end: int
    grade: int
    word: str
    leads: bool

    @property
    def relative(self) -> bool:
        """Whether what begins behind it describes the noun before."""
        return self.word in _RELATIVE


def borders_in(text: str, start: int, end: int) -> Iterator[Border]:
    """Every border of a stretch, none inside parentheses or a link, and none that would strand a verb before its preposition."""
    bracketed = "(" in text[start:end] or "[" in text[start:end]
    deep = tuple(accumulate((char in "([") - (char in ")]") for char in text[start:end])) if bracketed else ()
    listed = head = start - _LIST_NEAR - 1
    for found in _BORDER.finditer(text, start, end):
        if deep and deep[found.start() - start] > 0:
            continue
        border = _border(found, text)
        if text[found.start()] != ",":
            if border.grade != 3 or not _STRANDED.search(text, max(start, border.start - _LOOK_BACK), border.start):
                yield border
            continue
        near = found.start() - listed <= _LIST_NEAR
        head = head if near else found.start()
        if near and border.word in (",", "and", "or"):
            border = Border(head, border.end, 2, border.word, False)
        listed = found.start() if border.word in (",", "and", "or") else start - _LIST_NEAR - 1
        yield border


def _border(found: re.Match[str], text: str) -> Border:
    """A match as a border; behind a conjunction of clauses the words begin after it."""
    kind = found.lastgroup or ""
    word = " ".join(found[kind].split())
    if kind == "strong":
        behind = found.end() + text[found.end() : found.end() + 1].isspace()
        return Border(found.start(), found.end(), 1, "", not (_HANGING.match(text, behind) or _NO_SUBJECT.match(text, behind)))
    if kind in ("comma", "saying"):
        leads = kind == "saying" and bool(_SUBJECT.match(text, found.end()))
        return Border(found.start(), found.end(), 2 if kind == "comma" else 4, ",", leads)
    if kind == "loose" or _NO_CLAUSE.match(text, found.start(kind)):
        return Border(found.start(), found.end(), 3, "loose", False)
    if kind == "last":
        return Border(found.start(), found.end(), 5, word, False)
    led = word in _SUBJECT_LED and (kind == "clause" or word != "and")
    behind = found.end() + (not text[found.end() - 1].isspace() and text[found.end() : found.end() + 1].isspace())
    leads = led and (word in _RELATIVE or not _NO_SUBJECT.match(text, behind))
    return Border(found.start(), behind if led else found.start(kind), 1 if kind == "clause" else 2, word, leads)
