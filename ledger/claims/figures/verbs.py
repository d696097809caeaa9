"""Whether a transfer word is used as a verb, and how far it reaches.

In: a Scene and a Hit of seeds/events/transfers.toml. Out: its frame, its part of speech by the words before it.
"""

import re

from ledger.claims.scene import Scene
from ledger.claims.words import Hit

_DETERMINED = re.compile(
    r"(?:\b(?:an?|the|our|its|their|his|her|my|this|that|any|new|intended|budget|funding|supplemental|initial|joint|first|emergency)"
    r"|['’]s?)\s+(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:\b(?:to|do|does|did|will|would|can|could|may|might|shall|should|must|also|we|i|they|you|and|or|hereby|now|further|jointly|each"
    r"|both|collectively|together|not)"
    r"|['’](?:ll|d)|n['’]t)\s+$",
    re.IGNORECASE,
)
MODIFIERS = (
    r"(?:(?:an?|the|up|to|more|less|than|over|about|nearly|some|almost|at|least|approximately|roughly|around|additional|another|new|further"
    r"|total|initial|record|extra|as|much|estimated|combined|mere|just|only)\b\s*)*"
)
DIRECT = re.compile(rf"^{MODIFIERS}$", re.IGNORECASE)
_NOUN_TOO = frozenset(
    ("pledges", "promises", "offers", "requests", "grants", "awards", "transfers", "supplies", "launches", "appeals", "raises", "issues",
     "seeks", "sends", "aids", "signing", "spending", "funding", "financing", "lending", "programming", "offering", "supports", "funds")
)  # fmt: skip
_MOSTLY_NOUNS = frozenset(("program", "fund", "funds"))
_DESCRIBES = re.compile(r"\b(?:the|an?|our|its|their|this|that|newly|recently|previously)\s+$", re.IGNORECASE)
_INITIALS = re.compile(r"\b(?:[A-Z]\.)+")
_CLAUSE = re.compile(r";|, (?:which|who|but|while|after|before|as)\b|[.?!] [A-Z]")


def undotted(words: str) -> str:
    """Words without the dots of initials, which end no phrase: "in U.S. assistance"."""
    return _INITIALS.sub(lambda match: match[0].replace(".", ""), words)


def frame_of(hit: Hit) -> str:
    """What kind of word a transfer word is."""
    return str(hit.entry.fields["frame"])


def is_verb(scene: Scene, hit: Hit) -> bool:
    """Whether a word is used as a verb where it stands; "the pledge", "its request", "a grant of", "the program" are not.

    A form that is a noun too ("pledge", "requests") is a verb only behind an auxiliary, a pronoun, an actor or a paper.
    """
    if frame_of(hit) not in ("gives", "takes", "asks", "says", "comes"):
        return False
    words = scene.text[hit.start : hit.end].lower().split()
    finite = words[0].endswith(
        ("ed", "ing", "es", "s", "sent", "gave", "given", "spent", "lent", "sought", "paid", "made", "drew", "got", "put")
    )
    if _is_adjective(scene, hit):
        return False
    if (finite and words[0] not in _NOUN_TOO) or len(words) > 1:
        return True
    lead = scene.tail(hit.start)
    if _DETERMINED.search(lead):
        return False
    return bool(_BARE.search(lead)) or (words[0] not in _MOSTLY_NOUNS and stands_right_before(scene, hit))


def _is_adjective(scene: Scene, hit: Hit) -> bool:
    """Whether a participle only describes the noun behind it: "the newly announced commitment"."""
    noun = any(0 < other.start - hit.end <= 1 and frame_of(other) in ("noun", "paper", "asks") for other in scene.transfers)
    return noun and bool(_DESCRIBES.search(scene.tail(hit.start)))


def stands_right_before(scene: Scene, hit: Hit) -> bool:
    """Whether an actor or a paper stands right before a word, with an adverb between at most."""
    ends = [m.end for m in scene.actors] + [h.end for h in scene.transfers if frame_of(h) == "paper"]
    return any(0 < hit.start - end < 16 and re.match(r"^\s+(?:\w+ly\s+)?$", scene.text[end : hit.start]) for end in ends)


def reaches(scene: Scene, end: int, start: int) -> bool:
    """Whether a word can govern over what stands between: no full clause may begin there."""
    return not _CLAUSE.search(scene.between(end, start))
