"""One line of a chronology from a sentence's own words.

In: a Scene, the span of a trigger and who takes part. Out: the sentence with white space folded, cut at clause ends around the
trigger when it is long. What is not the sentence's own stands in brackets: "[Boeing] signed a deal" for "It signed a deal", where
it is known who is meant and the line names nobody before. Cases: tests/claims/test_events.py.
"""

import re
from collections.abc import Iterator, Sequence

from ledger.claims.scene import Scene
from ledger.model import Party

_LONGEST = 180
_CLAUSE_END = re.compile(r"[;—]|, (?=(?:which|who|while|following|after|before|including|noting|indicating|and|but|as)\b)")
_LEADING = re.compile(r"^(?:following|after|before|and|but|which|who|that|while|as) ")
_MARKUP = re.compile(r"\\(?=[\[\]()#*_])|\*\*")
_PRONOUN = re.compile(r"(?:he|she|it|they|we|i|him|them|us)\Z", re.IGNORECASE)
_DEFINITE = re.compile(r"the [a-z]+(?: [a-z]+)?\Z", re.IGNORECASE)
# How far behind the beginning of a line its verb may stand without a subject.
_NO_SUBJECT = 14
_NEAR = 120
_DOERS = ("actor", "participant", "host", "mediator")


def summary_of(scene: Scene, start: int, end: int, parties: Sequence[Party] = ()) -> str:
    """The words of the sentence around its trigger, at most 180 characters of them and whole words."""
    whole = _clean(_words(scene, scene.sentence.start, scene.sentence.end, parties))
    if len(whole) <= _LONGEST:
        return whole
    first = scene.sentence.start
    last = scene.sentence.end
    for cut in _CLAUSE_END.finditer(scene.text, scene.sentence.start, scene.sentence.end):
        if cut.end() <= start:
            first = first if _closes_before(scene, cut.end(), start) else cut.end()
        elif cut.start() >= end and cut.start() - first > 40:
            last = cut.start()
            break
    return _shortened(_subject(scene, first, start, parties) + _clean(_words(scene, first, last, parties)))


def _closes_before(scene: Scene, cut: int, start: int) -> bool:
    """Whether a relative clause that begins at a cut ends before the trigger: "the president, who was ill, met" is cut elsewhere."""
    relative = scene.text.startswith(("which", "who"), cut)
    return relative and start - cut < _NEAR and "," in scene.text[cut:start]


def _words(scene: Scene, first: int, last: int, parties: Sequence[Party]) -> str:
    """The words between two offsets; the pronoun that comes before any name becomes a name in brackets."""
    earliest = min((m.start for m in scene.actors if m.form != "pronoun" and m.start >= first), default=last)
    start, end, name = next((one for one in _unnamed(scene, parties) if one[0] >= first), (last, last, ""))
    if not name or start > earliest or end > last:
        return scene.between(first, last)
    return " ".join(f"{scene.text[first:start]}[{name}]{scene.text[end:last]}".split())


def _unnamed(scene: Scene, parties: Sequence[Party]) -> Iterator[tuple[int, int, str]]:
    """The pronouns and definite nouns of a sentence with the name of whom they mean, from left to right."""
    found = {(m.start, m.end): m.name for m in scene.actors if m.form == "pronoun" and _PRONOUN.match(m.text) and m.name != m.text}
    for party in parties:
        if party.start is not None and party.end is not None:
            words = scene.text[party.start : party.end]
            described = _DEFINITE.match(words) and party.actor and party.kind == "organization"
            if party.name != words and (_PRONOUN.match(words) or described):
                found[(party.start, party.end)] = party.name
    named = {span: name for span, name in found.items() if name[:1].isupper()}
    yield from ((start, end, named[(start, end)]) for start, end in sorted(named))


def _subject(scene: Scene, first: int, start: int, parties: Sequence[Party]) -> str:
    """Who does it, in brackets, where a line begins with its verb: ", which signed a deal"."""
    doer = next((party for party in parties if party.role in _DOERS and party.start is not None), None)
    bare = first > scene.sentence.start and 0 <= start - first <= _NO_SUBJECT
    return f"[{doer.name}] " if bare and doer and doer.start is not None and doer.start < first else ""


def _clean(words: str) -> str:
    return _LEADING.sub("", _MARKUP.sub("", words))


def _shortened(words: str) -> str:
    if len(words) <= _LONGEST:
        return words
    return words[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"
