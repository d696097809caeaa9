"""Whom a pronoun of a clause means.

In: a Phrase whose head is a pronoun, and what stands around it. Out: the mention of an actor, or None. It is the only actor that
fits in the sentence before it, or in the sentence before; "I" and "we" are whose text it is, in a quotation who is quoted; what
opens what somebody says is who says it ("Boeing said it"); what leads a sentence looks ahead.
"""

import re
from dataclasses import dataclass

from ledger.claims.events.clause import Phrase
from ledger.claims.scene import Scene
from ledger.model import ActorMention

_SINGULAR = frozenset(("he", "she", "him", "her", "who", "his"))
PLURAL = frozenset(("they", "them", "their"))
_THING = frozenset(("it", "its"))
_WHOSE = frozenset(("his", "its", "their"))
_MYSELF = frozenset(("i", "me"))
OURSELVES = frozenset(("we", "us", "our"))
OWN = frozenset(("i", "we", "us", "me", "our", "my"))
TOLD = frozenset(("it", "they"))
PRONOUNS = _SINGULAR | PLURAL | _THING | OWN
# What leads a phrase before the subject: "During her trip to Warsaw, Kamala Harris said".
_FRONTED = re.compile(
    r"\W*(?:during|in|on|after|before|while|at|since|following|as|with|despite|for|from|upon|under)\s+(?:\w+\s+){0,3}\Z", re.IGNORECASE
)
_SAYS = r"(?:said|says|announced|confirmed|claimed|stated|added|reported|warned|insisted|argued|told|tweeted|wrote|alleged|vowed)"
# What a pronoun opens: "the army said on Monday that it".
_SAID = re.compile(rf"(?:\b(?:on\s)?[A-Z]\w+day,?\s+)?\b{_SAYS}(?:\s(?:on\s)?(?:[A-Z]\w+day|today))?(?:\sthat)?\s+\Z")
_LAST_WORD = re.compile(r"\b((?:[A-Z]\w+\s){0,2}([^\W\d_]+))\s+\Z")
_SAYING = re.compile(rf"\b{_SAYS}\b")
_LOOK_BACK = 48
_TELLER_NEAR = 24
_QUOTER_NEAR = 90


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
    if phrase.head in TOLD and _opens_what_is_said(phrase, around.scene):
        return _teller(phrase, around.scene)
    own = next((m for m in around.scene.actors if m.start <= phrase.head_start < m.end), None)
    if phrase.head in _MYSELF and around.voice:
        return around.voice
    if own and not around.is_apart(own) and not _of_several(phrase, around):
        return own
    if phrase.head in OWN:
        return around.voice
    if phrase.head in _WHOSE and (own or _of_several(phrase, around)):
        return None
    return _before(phrase, around, kind)


def quoted_speaker(phrase: Phrase, scene: Scene) -> ActorMention | None:
    """Who says the quotation that a pronoun stands in, by the verb of saying right behind or before it, None where none is named."""
    first, last = next(((start, end) for start, end in scene.quotes if start < phrase.start < end), (phrase.start, phrase.start))
    people = [mention for mention in scene.actors if mention.kind == "person"]
    if _SAYING.search(scene.text, last, min(scene.sentence.end, last + _QUOTER_NEAR)):
        return next((mention for mention in people if last <= mention.start < last + _QUOTER_NEAR), None)
    before = [mention for mention in people if first - _QUOTER_NEAR < mention.end <= first]
    return before[-1] if before and _SAYING.search(scene.text, before[-1].end, first) else None


def _opens_what_is_said(phrase: Phrase, scene: Scene) -> bool:
    return bool(_SAID.search(scene.text, max(scene.sentence.start, phrase.start - _LOOK_BACK), phrase.start))


def _teller(phrase: Phrase, scene: Scene) -> ActorMention | None:
    """The actor right before the verb of saying whose words a pronoun opens: "The army on Tuesday said it"."""
    said = _SAID.search(scene.text, max(scene.sentence.start, phrase.start - _LOOK_BACK), phrase.start)
    near = [m for m in scene.actors if said and said.start() - _TELLER_NEAR < m.end <= said.start() and _fits(phrase.head, m)]
    return near[-1] if near else None


def teller_before(phrase: Phrase, scene: Scene) -> Phrase | None:
    """The noun before the verb of saying whose words a pronoun opens: "Police announced they had", None where there is no such verb."""
    said = _SAID.search(scene.text, max(scene.sentence.start, phrase.start - _LOOK_BACK), phrase.start)
    noun = _LAST_WORD.search(scene.text, max(scene.sentence.start, said.start() - _TELLER_NEAR), said.start()) if said else None
    return Phrase(noun.start(1), noun.end(1), noun[2].lower(), noun.start(2), False, False, ()) if noun else None


def _of_several(phrase: Phrase, around: Around) -> bool:
    """Whether several do the deed, and "their" is theirs: "the ambassadors presented their credentials"."""
    return phrase.head == "their" and len(around.apart) > 1


def _before(phrase: Phrase, around: Around, kind: str) -> ActorMention | None:
    if _opens_what_is_said(phrase, around.scene):
        return _teller(phrase, around.scene)
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
    return mention.kind == "group" or (
        mention.text.endswith("s") and (mention.kind == "organization" or (mention.kind == "person" and mention.form == "nominal"))
    )
