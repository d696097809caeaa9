"""Spellings of one person in one document: with and without a middle name, with and without marks, in two transliterations.

In: the full mentions of people. Out: the same mentions, those of one person under one name: that of the vocabulary, else
the shortest. Two names are one person's if first and last name are spelled alike and no middle name speaks against it, so
that George H. W. Bush and George W. Bush stay two. Only inside a document: elsewhere a full name is all there is.
"""

import dataclasses
import datetime
import itertools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence

from ledger.mentions.actors.vocabulary import Actor, ActorVocabulary
from ledger.model import ActorMention

# What transliterations from Cyrillic and Arabic spell in several ways, in the order of replacement.
_ALIKE = (
    ("kh", "k"),
    ("gh", "g"),
    ("dh", "d"),
    ("ck", "k"),
    ("ph", "f"),
    ("ks", "x"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ie", "e"),
    ("ye", "e"),
)
_LETTERS = str.maketrans(
    {"y": "i", "j": "i", "w": "v", "q": "k", "'": "", "’": "", "-": "", ".": "", "ı": "i", "ł": "l", "ø": "o", "đ": "d"}
)
_MOST = 8
_SUFFIX = re.compile(r",? (?:Jr\.?|Sr\.?|I{2,3}|IV)$")
_INITIAL = re.compile(r"[A-Z]\.?")
_TWICE = re.compile(r"(.)\1+")


def same_people(full: Sequence[ActorMention]) -> list[ActorMention]:
    """The mentions in their order, each with the name, id, country and sector of the spelling that stands for all of its person."""
    alike: dict[tuple[str, str], dict[str, ActorMention]] = defaultdict(dict)
    for mention in full:
        words = without_suffix(mention.name).split()
        if len(words) > 1:
            alike[sound_of(words[0]), sound_of(words[-1])].setdefault(mention.name, mention)
    groups = [list(group.values()) for group in alike.values() if 1 < len(group) <= _MOST]
    first = {mention.name: _foremost(group, mention) for group in groups for mention in group}
    return [_as(mention, first.get(mention.name, mention)) for mention in full]


def without_suffix(name: str) -> str:
    """A name without what tells a son from his father: "Benigno Aquino" of "Benigno Aquino III"."""
    return _SUFFIX.sub("", name)


def name_in_order(name: str) -> str:
    """A name with its surname in capitals as others write it: "Yoshimasa Hayashi" for "HAYASHI Yoshimasa" and "Yoshimasa HAYASHI"."""
    words = name.split()
    loud = [word for word in words if len(word) > 2 and word.isalpha() and word.isupper()]
    if not loud or len(loud) == len(words) or not all(word[0].isupper() for word in words) or _SUFFIX.search(name):
        return name
    quiet = [word for word in words if word not in loud]
    return " ".join((*quiet, *(word.title() for word in loud)))


def known_as(name: str, on: datetime.date | None, vocab: ActorVocabulary) -> Actor | None:
    """The person of the vocabulary with that name, also with a middle initial or a suffix that no name of his speaks against."""
    words = without_suffix(name).split()
    for written in dict.fromkeys((name, " ".join(words), " ".join(word for word in words if not _INITIAL.fullmatch(word)))):
        known = vocab.actor_named(written, on)
        if known and known.kind == "person" and all(_agree(words[1:-1], other.split()[1:-1]) for other in map(without_suffix, known.names)):
            return known
    return None


def sound_of(word: str) -> str:
    """A name's word without marks, doubled letters and the choices of transliteration: "Sergey" and "Sergei" are "sergi"."""
    low = "".join(char for char in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(char))
    for many, one in _ALIKE:
        low = low.replace(many, one)
    return _TWICE.sub(r"\1", low.translate(_LETTERS)).replace("ei", "i")


def _foremost(group: Sequence[ActorMention], mention: ActorMention) -> ActorMention:
    """Of those that can be the same person the one of the vocabulary, else the one with the fewest words; itself where two differ."""
    same = [each for each in group if _agree(_middle(each), _middle(mention))]
    known = [each for each in same if each.actor]
    if len(known) > 1 or not all(_agree(_middle(one), _middle(two)) for one, two in itertools.combinations(same, 2)):
        return mention
    return min(known or same, key=lambda each: (len(each.name.split()), each.start))


def _middle(mention: ActorMention) -> list[str]:
    return without_suffix(mention.name).split()[1:-1]


def _agree(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether middle names can be one person's: one has none, or each is the other's or its initial."""
    if not one or not two:
        return True
    return len(one) == len(two) and all(
        a[0] == b[0] and (len(a.rstrip(".")) == 1 or len(b.rstrip(".")) == 1 or a == b) for a, b in zip(one, two, strict=True)
    )


def _as(mention: ActorMention, one: ActorMention) -> ActorMention:
    if one.name == mention.name:
        return mention
    rules = (*mention.rules, "same-person")
    return dataclasses.replace(mention, name=one.name, actor=one.actor, country=one.country, sector=one.sector, rules=rules)
