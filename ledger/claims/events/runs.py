"""The phrases of a sentence by the order of words: who can take part in what it tells.

In: a Scene and the nouns of roles. Out: Phrases by their start: mentions, nouns of roles ("rebels"), capitalized words that are no
common ones, "I" and "we". A phrase that only says of what kind the next one is is no party.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from ledger.claims.events.clause import Phrase
from ledger.claims.events.closed import AUXILIARY, CLOSING, JOINING, PREPOSITIONS, WORD, words_of
from ledger.claims.scene import Scene
from ledger.span import Spanned

_SPEAKERS = frozenset(("we", "i"))
_TITLES = frozenset(
    ("founder", "chief", "boss", "spokesman", "spokeswoman", "spokesperson", "head", "director", "chairman", "chairwoman", "leader")
)
_NAME = re.compile(r"[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})*")
_NOUN = re.compile(r"[a-z]+", re.IGNORECASE)
# Verbs whose past does not end in "ed", which no noun before them runs into: "the court upheld".
_VERBS = frozenset(
    ("said", "say", "says", "seek", "urge", "was", "took", "met", "held", "shot", "fought", "made", "gave", "sent", "told", "left",
     "began", "struck", "won", "stormed", "upheld", "withdrew", "threw", "broke", "sold", "bought", "spoke", "drew", "put", "lost",
     "ran", "shut", "became", "built", "came", "chose", "fled", "found", "got", "heard", "kept", "led", "saw", "sought", "swore", "went",
     "wrote", "fell", "flew", "rose", "overthrew", "undertook", "forbade", "overran", "hit", "set", "blew", "caught", "cut", "drove",
     "burst", "quit", "stole", "hung", "slew", "brought", "dealt", "dug", "fed", "grew", "hid", "laid", "let", "meant", "paid", "read",
     "rode", "sank", "shook", "spent", "stood", "stuck", "swept", "taught", "thought", "tore", "woke", "wound")
)  # fmt: skip


def phrases_in(scene: Scene, roles: Collection[str], common: Collection[str]) -> Iterator[Phrase]:
    """Mentions, nouns of roles and capitalized words that are no common ones, by their start; of two that touch the second."""
    found = [_phrase(scene, mention.start, mention.end, mention.form == "name") for mention in scene.actors]
    spans: tuple[Spanned, ...] = (*scene.actors, *scene.dates)
    taken = [(mention.start, mention.end) for mention in spans]
    owners = [mention.end for mention in scene.actors if mention.form == "demonym" or mention.kind == "state"]
    for pattern in (_NAME, _NOUN):
        for match in pattern.finditer(scene.text, scene.sentence.start, scene.sentence.end):
            words = match[0].lower().split()
            named = pattern is _NAME and words[0] not in common and words[-1] not in common
            spoken = pattern is _NOUN and words[0] in _SPEAKERS
            role = pattern is _NOUN and words[-1] in roles and _is_head(scene, match.end()) and not _is_owned(scene, owners, match.start())
            if (named or role or spoken) and not any(a < match.end() and match.start() < b for a, b in taken):
                found.append(_phrase(scene, match.start(), match.end(), named))
                taken.append((match.start(), match.end()))
    ordered = sorted(found, key=lambda phrase: phrase.start)
    for phrase, following in zip(ordered, (*ordered[1:], None), strict=False):
        if following is None or not _only_modifies(scene, phrase, following, roles):
            yield phrase


def _only_modifies(scene: Scene, phrase: Phrase, following: Phrase, roles: Collection[str]) -> bool:
    """Whether a phrase only says of what kind the next one is: "opposition leader", "WikiLeaks founder Julian Assange"."""
    between = words_of(scene.text, phrase.end, following.start)
    if not between:
        return scene.text[phrase.end : following.start] == " "
    if len(between) > 1 or not between[0].isalpha() or between[0] in PREPOSITIONS | CLOSING | AUXILIARY | JOINING:
        return False
    title = between[0] in roles or between[0] in _TITLES
    return title or any(mention.start == phrase.start and mention.form == "demonym" for mention in scene.actors)


def _is_head(scene: Scene, end: int) -> bool:
    """Whether no other noun follows: "the military said", not "military ties"."""
    match = WORD.match(scene.text, end + 1) if scene.text[end : end + 1] == " " else None
    word = match[0].lower() if match else ""
    return (
        not word.isalpha() or word in PREPOSITIONS | CLOSING | AUXILIARY | JOINING or word.endswith(("ed", "ing", "ly")) or word in _VERBS
    )


def _is_owned(scene: Scene, owners: Sequence[int], start: int) -> bool:
    """Whether a state's name stands right before, which stands for it: "Ukrainian defense ministers"."""
    return any(0 < start - end <= 24 and len(words_of(scene.text, end, start)) <= 1 for end in owners)


def _phrase(scene: Scene, start: int, end: int, proper: bool) -> Phrase:
    head = scene.text[start:end].split()[-1] if scene.text[start:end].split() else ""
    negated = scene.tail(start).lower().endswith(" no ")
    return Phrase(start, end, head.lower(), max(start, end - len(head)), proper, negated, ())
