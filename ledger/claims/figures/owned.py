"""Who gives what a noun tells: "Norway’s contribution", "a U.S. grant", "the package from Australia".

In: a Frame, one of its sums, the noun that the sum hangs on. Out: the givers with the rule: who stands behind "from", the possessor or
adjective, who is thanked or helps, the subject of the verb before, else who the sentence begins with.
"""

import re
from dataclasses import replace

from ledger.claims.figures.agents import from_behind, is_from
from ledger.claims.figures.frames import Frame
from ledger.claims.figures.subjects import NOBODY, Subject, can_act, group_from, subject_of
from ledger.claims.figures.verbs import MODIFIERS, is_verb
from ledger.claims.scene import Scene
from ledger.claims.words import Hit
from ledger.model import ActorMention, MoneyMention

_OWNS = re.compile(r"^(?:['’]s?|)\s+(?:(?!(?:for|to|of|in|by|with|from|and|on|at|a|an|the)\b)[\w-]+\s+){0,4}$")
_THANKED = re.compile(r"\b(?:thank|thanks|thanked|thanking|grateful to|gratitude to)\s+(?:the\s+)?(?:[\w-]+\s+)?$", re.IGNORECASE)
_OF_TOTAL = re.compile(
    r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,2}(?:aid|assistance|support|contributions?|commitments?|funding|help|donations?|pledges?|lending|loans)\b"
)
_WELCOMES = re.compile(
    r"\s+(?:also\s+|has\s+|have\s+|will\s+|is\s+)*(?:receiv|get|got|need|want|await|seek|ask|urg|secur|accept|expect|welcom|applaud|thank"
    r"|appreciat|commend|recogni[sz]|prais|hail)\w*\b"
)
_HELPED_WITH = re.compile(rf"\b((?:help|aid|assist|support|back)(?:ed|s)?)\s[^,;.]{{1,60}}\swith\s+{MODIFIERS}\Z", re.IGNORECASE)
_NEAR = 90


def of_noun(frame: Frame, money: MoneyMention, hit: Hit) -> Subject:
    """Who gives what a noun tells: behind "from", the possessor or adjective before it, who is thanked, the subject of the verb before."""
    ways = (
        from_behind(frame.scene, frame.cast, money),
        _from_noun(frame, money, hit),
        _owner(frame, hit),
        _thanked(frame, money),
        _helper(frame, money),
        _of_verb_before(frame, money, hit),
    )
    found = next((way for way in ways if way.actors), NOBODY)
    found = replace(found, actors=tuple(m for m in found.actors if not _is_of_no_state(m)))
    if not found.actors and hit.entry.name in ("pledge", "contribution", "package"):
        own = promiser(frame, hit.start)
        return NOBODY if any(_is_named_after(frame.scene, m, hit) for m in own.actors) else own
    return found


def _is_of_no_state(mention: ActorMention) -> bool:
    """Whether an official is of no known state: he gives nothing of his own."""
    return mention.kind == "person" and mention.country is None and "title-and-name" in mention.rules and mention.sector in (None, "GOV")


def _from_noun(frame: Frame, money: MoneyMention, hit: Hit) -> Subject:
    """Who stands behind "from" between a noun and its sum: "The package of assistance from Australia will include $5 million"."""
    between = [m for m in frame.cast if hit.end <= m.start and m.end <= money.start]
    for mention in between:
        if is_from(frame.scene.tail(mention.start)):
            return Subject(group_from(frame.scene, between, mention), "from-giver")
    return NOBODY


def _owner(frame: Frame, hit: Hit) -> Subject:
    """The possessor or adjective of a noun: "Norway’s contribution", "a U.S. grant"; also inside a phrase ("Congress approved")."""
    within = _within(frame, hit)
    if within:
        return Subject((within,), "possessor-provides")
    scene = frame.scene
    for mention in reversed([m for m in frame.cast if m.end <= hit.start and m.kind != "place"]):
        if hit.start - mention.end > _NEAR or not _OWNS.match(scene.between(mention.end, hit.start) + " "):
            break
        owner = (
            scene.text[mention.end : mention.end + 1] in ("'", "’")
            or mention.form in ("pronoun", "demonym")
            or mention.kind in ("state", "group")
        )
        if owner and not _is_named_after(scene, mention, hit):
            return Subject((mention,), "possessor-provides")
    return NOBODY


def _helper(frame: Frame, money: MoneyMention) -> Subject:
    """Who helps somebody with a sum: "Saudi Arabia helped Egypt with almost $2 billion in aid"."""
    scene = frame.scene
    helped = _HELPED_WITH.search(scene.text, max(scene.sentence.start, money.start - _NEAR), money.start)
    return subject_of(scene, frame.cast, helped.start(), helped.end(1), frame.earlier) if helped else NOBODY


def _thanked(frame: Frame, money: MoneyMention) -> Subject:
    thanked = [m for m in frame.cast if m.end <= money.start and _THANKED.search(frame.scene.tail(m.start))]
    return Subject(group_from(frame.scene, frame.cast, thanked[-1]), "thanked-gives") if thanked else NOBODY


def _of_verb_before(frame: Frame, money: MoneyMention, hit: Hit) -> Subject:
    """The subject of the last verb of giving or announcing before a noun and its sum."""
    last = min(hit.start, money.start)
    verbs = [v for v in frame.scene.transfers if v.end <= last and v.entry.fields["frame"] in ("gives", "says") and is_verb(frame.scene, v)]
    return subject_of(frame.scene, frame.cast, verbs[-1].start, verbs[-1].end, frame.earlier) if verbs else NOBODY


def _within(frame: Frame, hit: Hit) -> ActorMention | None:
    """Whose parliament or total a phrase tells of inside itself: "Congress approved", "brings total U.S. military aid to $3 billion"."""
    inside = [m for m in frame.cast if m.start < hit.end and m.end > hit.start and m.kind != "place"]
    if hit.entry.name == "parliament-approves":
        return inside[0] if inside else None
    if hit.entry.name != "bring-the-total":
        return None
    return next((m for m in inside if _OF_TOTAL.match(frame.scene.text, m.end)), None)


def _is_named_after(scene: Scene, mention: ActorMention, hit: Hit) -> bool:
    """Whether aid is named after the state that it is for: "the Ukraine package", but "a U.S. contribution", "Norway’s package"."""
    plain = mention.form == "name" and mention.kind == "state" and scene.text[mention.end : mention.end + 1] not in ("'", "’", ".")
    return plain and "." not in mention.text and hit.entry.name in ("package", "drawdown", "assistance", "bring-the-total")


def _may_promise(mention: ActorMention) -> bool:
    """Whether a sum can be his who opens the sentence: a state, body or group, or one who holds an office of a state."""
    return mention.form != "pronoun" and (mention.kind != "person" or (mention.sector == "GOV" and mention.country is not None))


def promiser(frame: Frame, start: int) -> Subject:
    """Whose pledge or contribution it is where nothing else tells: the state, body or group that the sentence begins with."""
    able = [m for m in frame.cast if m.end <= start and can_act(frame.scene, m) and _may_promise(m)]
    if able and _WELCOMES.match(frame.scene.text, able[0].end):
        return NOBODY
    return Subject(group_from(frame.scene, able, able[0]), "subject-of-sentence") if able else NOBODY
