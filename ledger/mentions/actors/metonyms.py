"""Whether a town stands for who governs from it: "Ankara accused Athens", "talks with Tehran", "Nicosia's decision".

In: a page and the sighting of a town. Out: whether its words are of a government (place-for-people metonymy; Markert and
Nissim 2002). A town that is a place there is asked elsewhere. Words: seeds/actors/cues.toml. Cases: tests/corpus/actors.toml.
"""

import re

from ledger.mentions.actors.page import Page, Sighting
from ledger.mentions.actors.vocabulary import ActorVocabulary

_BETWEEN = re.compile(r"'s ((?:[a-z-]+ )?)([a-z]+)|[ ,]+[\"\u201c]?(?:also |again |now |later |then )?([a-z]+)|-([a-z]+)")
_CHAIN = 3
_BE = frozenset(("is", "was", "were", "has", "had"))


def speaks(page: Page, seen: Sighting, vocab: ActorVocabulary) -> bool:
    """Whether a town does or says something, is blamed, or owns what a state has; also as the second of two ("Athens and Nicosia")."""
    if page.is_sport:
        return False
    for _ in range(_CHAIN):
        if _acts(page, seen.end, vocab) or _is_addressed(page, seen.start, vocab):
            return True
        first = page.sighting_until(seen.start - 5) if page.flat.startswith(" and ", seen.start - 5) else None
        if first is None or not first.of("capital"):
            return False
        seen = first
    return False


def _acts(page: Page, end: int, vocab: ActorVocabulary) -> bool:
    """Whether the words behind a town are of somebody who acts: a verb, "'s decision", "-backed"."""
    behind = _BETWEEN.match(page.flat, end)
    if behind is None:
        return False
    first, owned, verb, joined = behind.groups()
    if owned:
        return not vocab.cues["state-things"].isdisjoint((first.strip(), owned))
    if verb in _BE and page.word_after(behind.end()) in vocab.cues["town-suffers"]:
        return False
    return verb in vocab.cues["state-after"] if verb else joined in vocab.cues["state-behind-government"]


def _is_addressed(page: Page, start: int, vocab: ActorVocabulary) -> bool:
    """Whether the words before a town are said of somebody: "accused X", "ties with X", "denied by X"."""
    before = page.words_before(start, 2)
    if not before:
        return False
    if before[-1] in vocab.cues["state-objects"]:
        return True
    return len(before) > 1 and before[-1] in ("with", "between", "by", "against") and before[0] in vocab.cues["state-dealings"]
