"""Whom a pronoun of a clause means.

In: a Phrase whose head is a pronoun, and what stands around it. Out: the mention of an actor, or None. It is the only actor that
fits in the sentence before it, or in the sentence before; "I" and "we" are whose text it is; what leads a sentence looks ahead.
"""

import re
from dataclasses import dataclass

from ledger.claims.clause import Phrase
from ledger.claims.scene import Scene
from ledger.model import ActorMention

_SINGULAR = frozenset(("he", "she", "him", "her", "who", "his"))
PLURAL = frozenset(("they", "them", "their"))
_THING = frozenset(("it", "its"))
_WHOSE = frozenset(("his", "its", "their"))
_MYSELF = frozenset(("i", "me"))
OURSELVES = frozenset(("we", "us", "our"))
_OWN = frozenset(("i", "we", "us", "me", "our", "my"))
PRONOUNS = _SINGULAR | PLURAL | _THING | _OWN
# What leads a phrase before the subject: "During her trip to Warsaw, Kamala Harris said".
_FRONTED = re.compile(
    r"\W*(?:during|in|on|after|before|while|at|since|following|as|with|despite|for|from|upon|under)\s+(?:\w+\s+){0,3}\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Around:
    """The scene of a pronoun, the one before it, who speaks in the document, and the names of who cannot be meant."""

    scene: Scene
    before: Scene | None
    voice: ActorMention | None
    apart: frozenset[str]

    def is_apart(self, mention: ActorMention) -> bool:
        """Whether a pronoun was taken for who does the deed, by name or by state."""
        return mention.name in self.apart or (mention.kind == "state" and mention.country in self.apart)


def meant_by(phrase: Phrase, around: Around, kind: str) -> ActorMention | None:
    """The only actor that fits a pronoun and is of a kind ("" for any), None for none or several."""
    own = next((m for m in around.scene.actors if m.start <= phrase.head_start < m.end), None)
    if phrase.head in _MYSELF and around.voice:
        return around.voice
    if own and not around.is_apart(own) and not _of_several(phrase, around):
        return own
    if phrase.head in _OWN:
        return around.voice
    if phrase.head in _WHOSE and (own or _of_several(phrase, around)):
        return None
    return _before(phrase, around, kind)


def _of_several(phrase: Phrase, around: Around) -> bool:
    """Whether several do the deed, and "their" is theirs: "the ambassadors presented their credentials"."""
    return phrase.head == "their" and len(around.apart) > 1


def _before(phrase: Phrase, around: Around, kind: str) -> ActorMention | None:
    earlier = [mention for mention in around.scene.actors if mention.end <= phrase.start]
    near = around.before and around.before.paragraph + 1 >= around.scene.paragraph
    previous = list(around.before.actors) if around.before and near else []
    for mentions in (earlier, previous):
        found = {mention.name: mention for mention in mentions if _fits(phrase.head, mention) and kind in ("", mention.kind)}
        if phrase.head in _WHOSE and found.keys() & around.apart:
            return None
        left = [mention for name, mention in found.items() if name not in around.apart]
        if left:
            return left[0] if len(left) == 1 else None
    return _ahead(phrase, around.scene)


def _ahead(phrase: Phrase, scene: Scene) -> ActorMention | None:
    """The first actor behind a phrase before the subject, for a pronoun in it: "During her trip to Warsaw, Kamala Harris said"."""
    if not _FRONTED.match(scene.text[scene.sentence.start : phrase.start]):
        return None
    comma = scene.text.find(",", phrase.end, scene.sentence.end)
    return next((m for m in scene.actors if comma != -1 and m.start > comma and _fits(phrase.head, m)), None)


def _fits(pronoun: str, mention: ActorMention) -> bool:
    if mention.form in ("pronoun", "demonym"):
        return False
    if pronoun in _SINGULAR:
        return mention.kind == "person"
    if pronoun in _THING:
        return mention.kind in ("organization", "state")
    return mention.kind in ("group", "organization") or (
        mention.kind == "person" and mention.text.endswith("s") and mention.form == "nominal"
    )
