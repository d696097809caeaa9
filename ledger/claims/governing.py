"""Which verb or noun a sum of money hangs on, and how that verb is meant.

In: a Scene and one of its sums. Out: a Governing: the stage it gives, the status its auxiliaries give,
and the names of the rules. Without a parse the order of words decides: the preferences at the end of this
file, first come first served, each a rule of its own. Words: seeds/events/transfers.toml, measures.toml.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ledger.claims.papers import in_paper_behind, paper_before, parliament_behind
from ledger.claims.scene import Scene
from ledger.claims.stages import refined, status_of
from ledger.claims.verbs import DIRECT, MODIFIERS, frame_of, is_verb, reaches, stands_right_before
from ledger.claims.words import Hit
from ledger.model import MoneyMention, Stage, Status

_NEAR = 60
_NOUN_OF = re.compile(
    rf"^(?:\W*|\s*(?:(?:[\w-]+\s+){{0,8}}of|(?:[^,;.]{{0,60}},?\s+(?:(?:which|that)\s+(?:is|are)\s+)?)?(?:worth|totall?ing|valued at))\s+)"
    rf"{MODIFIERS}$",
    re.IGNORECASE,
)
_PHRASE_END = re.compile(
    r"[,;.:()–—]|\b(?:to|in|for|of|by|from|and|or|that|which|who|will|was|were|is|are|has|have|over|on|with|at)\b", re.IGNORECASE
)
_OF_PHRASE = re.compile(r"^\s*(?:of|in|worth of|for|to)?\s*", re.IGNORECASE)
_PASSIVE = re.compile(r"(?:\bwas|\bwere|\bbeen|\bbe|\bis|\bare)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_REDUCED = re.compile(
    r"^[\w\s,’'-]{0,60}?\b(?:already|recently|previously|just|newly"
    r"|that (?:was|were|has been|have been|will be|is being)|which (?:was|were|has been|will be))\s+$",
    re.I,
)
_PERFECT = re.compile(
    r"(?:\b(?:has|have)\b|['’]ve\b)\s+(?:(?:already|also|now|all|to date|so far|thus far|together|collectively|jointly)\s+){0,2}$", re.I
)
_HEAD = re.compile(
    rf"^(?:[^\w$€£]|\b(?:and|so|well|also|then|first|second|there|is|are|was|will|be|i|see|you|have|it|s|the|ll)\b)*{MODIFIERS}[^\w]*$",
    re.IGNORECASE,
)
_WHAT_ONE_NEEDS = re.compile(
    r"\b(?:what|whatever|everything|all|resources|weapons|equipment|tools|support|assistance)\s+(?:that\s+)?(?:\S+\s+){1,2}$", re.IGNORECASE
)
_SERVES = re.compile(
    r"\s+(?:(?:for|to|in|toward|towards)|(?:will|would|is|are|was|were|has been|have been)\s+(?:also\s+)?(?:be\s+)?"
    r"(?:used|spent|go|going|enable|help|support|fund|finance|cover|pay|allow|provide|earmarked|for))\s"
)
_SOMEBODY = re.compile(
    r"\b(?:he|she|it|they|we|who|country|government|president|minister|senators|lawmakers|officials|leaders|[Dd]emocrats|[Rr]epublicans)\s+(?:also\s+|still\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Governing:
    """The word that a sum hangs on, with what it makes of it.

    `hit` is the deciding word, `verb` the verb whose subject and objects are the parties (the same, or the one under
    it: "looking for Washington to contribute"). `kind` is the preference that found it. `stage` and `status` are None
    where nothing governs. `passive`: the sum is the verb's subject ("$60 million was allocated by"). `perfect`: the
    verb tells what has been done up to now.
    """

    hit: Hit | None
    verb: Hit | None
    kind: str
    stage: Stage | None
    status: Status | None
    passive: bool
    perfect: bool
    rules: tuple[str, ...]

    @property
    def frame(self) -> str:
        """The frame of the deciding word, '' where nothing governs."""
        return str(self.hit.entry.fields["frame"]) if self.hit else ""


NOTHING = Governing(None, None, "", None, None, False, False, ())
LISTED = Governing(None, None, "listed", "announcement", "done", False, False, ("listed-for",))


def governing_of(scene: Scene, money: MoneyMention) -> Governing:
    """What governs a sum: a noun that it measures, the paper or the verb before it, a noun or verb behind it, or nothing."""
    before = [hit for hit in scene.transfers if hit.end <= money.start]
    hit, rule = _deciding(scene, money, before)
    if hit is None:
        return LISTED if _is_listed(scene, money) else NOTHING
    verb = _verb_under(scene, hit, money)
    stage: Stage | None = hit.entry.fields.get("stage")
    status, why = status_of(scene, verb)
    stage, status, how = refined(scene, money, (hit, verb), stage, (status, why))
    perfect = status == "done" and is_verb(scene, verb) and bool(_PERFECT.search(scene.tail(verb.start)))
    return Governing(hit, verb, rule, stage, status, rule == "verb-behind", perfect, (f"{rule}:{hit.entry.name}", *why, *how))


def _deciding(scene: Scene, money: MoneyMention, before: Sequence[Hit]) -> tuple[Hit | None, str]:
    """The first word that one of the preferences finds, with the preference's name."""
    for rule, find in _PREFERENCES:
        hit = find(scene, money, before)
        if hit:
            return hit, rule
    return None, ""


def _is_listed(scene: Scene, money: MoneyMention) -> bool:
    """Whether a sum heads a sentence or item that tells what it is for: "$2 million to develop recycling", "$2 million will enable"."""
    lead = scene.between(scene.sentence.start, money.start) + " "
    return bool(_HEAD.match(lead)) and bool(_SERVES.match(scene.text, money.end))


def _noun_of(scene: Scene, money: MoneyMention, before: Sequence[Hit]) -> Hit | None:
    """The noun whose "of" the sum is: "supplemental appropriation of $13.6 billion", "a package worth $5 million"."""
    last = next((hit.end for hit in reversed(before) if is_verb(scene, hit)), 0)
    nouns = [hit for hit in before if hit.end > last and frame_of(hit) != "holds" and not hit.entry.fields.get("vague")]
    near = [hit for hit in nouns if _NOUN_OF.match(scene.between(hit.end, money.start) + " ") and money.start - hit.end <= _NEAR]
    strong = [hit for hit in near if not hit.entry.fields.get("weak")]
    return strong[-1] if strong else None


def _firm_noun_behind(scene: Scene, money: MoneyMention, _before: Sequence[Hit]) -> Hit | None:
    """A request, pledge or law that the sum measures: "a $33 billion request", whatever verb stands before."""
    hit = _noun_behind(scene, money)
    return hit if hit and (hit.entry.fields.get("firm") or frame_of(hit) == "paper") else None


def _relative_behind(scene: Scene, money: MoneyMention, before: Sequence[Hit]) -> Hit | None:
    """The verb of a clause that tells of the sum: "the $1.4 billion in aid the United States has provided", "already contributed".

    A verb right before the sum ("disburse another $9 billion that Congress approved") leaves the clause to tell of something else.
    """
    if any(is_verb(scene, hit) and DIRECT.match(scene.between(hit.end, money.start) + " ") for hit in before[-2:]):
        return None
    limit = min([m.start for m in scene.money if m.start >= money.end] + [money.end + 140])
    for hit in scene.transfers:
        if hit.start >= limit:
            return None
        if hit.start < money.end or not is_verb(scene, hit) or hit.entry.fields["stage"] == "repayment" or _uses(scene, hit):
            continue
        between = scene.between(money.end, hit.start) + " "
        if re.search(r"[;:–—]|, (?!and)|\bto $", between):
            return None
        if between == " " or _REDUCED.match(between) or _has_subject(scene, money.end, hit):
            return hit
    return None


def _uses(scene: Scene, hit: Hit) -> bool:
    """Whether a verb tells what is done with the goods: "equipment valued at $5 million that Ukraine is using"."""
    return scene.text[hit.start : hit.end].lower().startswith("us")


def _has_subject(scene: Scene, offset: int, hit: Hit) -> bool:
    """Whether an actor with nothing but auxiliaries behind it stands right before a verb, and no verb before that actor."""
    subjects = [m for m in scene.actors if offset <= m.start and m.end <= hit.start]
    if not subjects:
        return False
    helpers = r"^(?:(?:has|have|had|is|are|was|were|will|would|already|also|now|prepared to|ready to|plans to|intends to|currently)\s*)*$"
    if not re.match(helpers, scene.between(subjects[-1].end, hit.start), re.I):
        return False
    lead = scene.between(offset, subjects[-1].start)
    return not re.search(r"\b(?:by|from|to|for|with|of|of the|to the|for the)$", lead) and not re.search(
        r"\b(?:and|but|so|as|when|because|if|since|after|before|until|while|where|although)\b", lead
    )


def _asking_verb(scene: Scene, money: MoneyMention, before: Sequence[Hit]) -> Hit | None:
    asking = [hit for hit in before if frame_of(hit) == "asks" and _asks(scene, hit)]
    if not asking or not reaches(scene, asking[-1].end, money.start):
        return None
    overruled = not is_verb(scene, asking[-1]) and any(hit.start > asking[-1].end and is_verb(scene, hit) for hit in before)
    return None if overruled else asking[-1]


def _asks(scene: Scene, hit: Hit) -> bool:
    """Whether a word asks: "needs" and "wants" only behind who does, and not before an infinitive ("wanted to ask")."""
    if hit.entry.fields.get("firm"):
        return True
    if _WHAT_ONE_NEEDS.search(scene.tail(hit.start)):
        return False
    phrase = " " in scene.text[hit.start : hit.end].strip()
    return not scene.text.startswith(" to ", hit.end) and (
        phrase or bool(_SOMEBODY.search(scene.tail(hit.start))) or stands_right_before(scene, hit)
    )


def _nearest_verb(scene: Scene, money: MoneyMention, before: Sequence[Hit]) -> Hit | None:
    """The nearest verb before that reaches the sum."""
    verbs = (hit for hit in reversed(before) if is_verb(scene, hit) and (frame_of(hit) != "asks" or _asks(scene, hit)))
    verb = next(verbs, None)
    return verb if verb and reaches(scene, verb.end, money.start) else None


def _any_noun_behind(scene: Scene, money: MoneyMention, _before: Sequence[Hit]) -> Hit | None:
    return _noun_behind(scene, money)


def _noun_behind(scene: Scene, money: MoneyMention) -> Hit | None:
    """A noun shortly behind the sum in one noun phrase: "a new $60 million security assistance pack"; a strong one before a weak."""
    found = []
    for hit in scene.transfers:
        if (
            money.end <= hit.start <= money.end + _NEAR
            and frame_of(hit) in ("noun", "paper", "asks")
            and not _PHRASE_END.search(scene.between(money.end, hit.start))
        ):
            found.append(hit)
    strong = [hit for hit in found if not hit.entry.fields.get("weak")]
    return strong[0] if strong else None


def _in_aid_noun(scene: Scene, money: MoneyMention, _before: Sequence[Hit]) -> Hit | None:
    """What the sum is given in: "$1.5 billion in humanitarian assistance", "a $1.2 billion loan"."""
    for hit in scene.transfers:
        if money.end <= hit.start <= money.end + _NEAR and hit.entry.fields.get("weak"):
            between = _OF_PHRASE.sub("", scene.between(money.end, hit.start))
            if not _PHRASE_END.search(re.sub(r",? (?:and|or) |, ", " ", between + " ")):
                return hit
    return None


def _noun_before(scene: Scene, money: MoneyMention, before: Sequence[Hit]) -> Hit | None:
    nouns = [hit for hit in before if frame_of(hit) == "noun" and not hit.entry.fields.get("weak")]
    return nouns[-1] if nouns and money.start - nouns[-1].end <= 2 * _NEAR and reaches(scene, nouns[-1].end, money.start) else None


def _verb_behind(scene: Scene, money: MoneyMention, _before: Sequence[Hit]) -> Hit | None:
    """A passive behind the sum, or one that tells where it comes from: "$60 million was allocated", "$30 billion will come from"."""
    for hit in scene.transfers:
        if money.end <= hit.start <= money.end + 2 * _NEAR and is_verb(scene, hit):
            lead = scene.between(money.end, hit.start) + " "
            if not re.search(r"[;:]|\.\s", lead) and (_PASSIVE.search(lead) or frame_of(hit) == "comes"):
                return hit
    return None


def _verb_under(scene: Scene, hit: Hit, money: MoneyMention) -> Hit:
    """The verb that says who gives: under an asking or announcing verb the giving verb before the sum."""
    if frame_of(hit) not in ("asks", "says"):
        return hit
    under = [v for v in scene.transfers if hit.end <= v.start < money.start and frame_of(v) == "gives" and is_verb(scene, v)]
    return under[-1] if under else hit


_PREFERENCES: tuple[tuple[str, Callable[[Scene, MoneyMention, Sequence[Hit]], Hit | None]], ...] = (
    ("parliament-behind", parliament_behind),
    ("noun-of", _noun_of),
    ("stage-noun-behind", _firm_noun_behind),
    ("relative-behind", _relative_behind),
    ("paper-provides", paper_before),
    ("asking-verb", _asking_verb),
    ("verb-before", _nearest_verb),
    ("noun-behind", _any_noun_behind),
    ("in-paper-behind", in_paper_behind),
    ("verb-behind", _verb_behind),
    ("noun-before", _noun_before),
    ("aid-noun-behind", _in_aid_noun),
)
