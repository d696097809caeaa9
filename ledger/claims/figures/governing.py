"""Which verb or noun a sum of money hangs on, and how that verb is meant.

In: a Scene and one of its sums. Out: a Governing: the stage it gives, the status its auxiliaries give,
and the names of the rules. Without a parse the order of words decides: the preferences at the end of this
file, first come first served, each a rule of its own. Words: seeds/events/transfers.toml, measures.toml.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ledger.claims.figures.asking import asking_verb, asks
from ledger.claims.figures.papers import in_paper_behind, paper_before, parliament_behind
from ledger.claims.figures.relatives import relative_behind
from ledger.claims.figures.stages import refined, status_of
from ledger.claims.figures.verbs import MODIFIERS, frame_of, is_verb, reaches, undotted
from ledger.claims.neighbours import is_converted
from ledger.claims.scene import Scene
from ledger.claims.words import Hit
from ledger.model import MoneyMention, Stage, Status

_NEAR = 60
_WORTH = r"(?:worth|totall?ing|valued at|amounting to|equivalent to|in the amount of|to the tune of)"
_NOUN_OF = re.compile(
    rf"^(?:\W*|\s*(?:(?:[\w-]+\s+){{0,8}}of|(?:[^,;.]{{0,60}},?\s+(?:(?:which|that)\s+(?:is|are)\s+)?)?{_WORTH})\s+){MODIFIERS}$",
    re.IGNORECASE,
)
_AMOUNTS = rf"(?:of|{_WORTH}|amounts? to|amounted to|totals|totall?ed)"
_MEASURED = re.compile(
    rf"^(?:(?:\s*[\w–’'-]+){{0,4}}?,?\s*{_AMOUNTS}\s+{MODIFIERS}|[^,;:.()$€£¥]{{0,120}}\(\s*)$",
    re.IGNORECASE,
)
_TELLS_THAT = re.compile(
    r"^(?:that\s+)?(?:(?!that\b|which\b)[\w’'.-]+\s+){1,6}(?:has|have|had|is|are|was|were|would|will|could)\s", re.IGNORECASE
)
_ALLOWS = re.compile(r"\b(?:will|would|could|can|may|might|should)\s+(?!be\b)\w+", re.IGNORECASE)
_PURPOSE = re.compile(
    r"\bto (?!the\b|an?\b|its\b|their\b|his\b|our\b|some\b|each\b|all\b|those\b|more\b|about\b|over\b|nearly\b|almost\b)[a-z]+ "
    r"(?:(?!and |or )[^\s,;:.]+ )*$"
)
_PHRASE_END = re.compile(
    r"[,;.:()–—]|\b(?:to|in|for|of|by|from|and|or|that|which|who|will|was|were|is|are|has|have|over|on|with|at|towards?"
    r"|against|than|after|before|since|during|while|because|via|within|between|if|when|where|received)\b",
    re.IGNORECASE,
)
_OF_PHRASE = re.compile(r"^\s*(?:of|in|worth of|for|to)?\s*", re.IGNORECASE)
_PASSIVE = re.compile(r"(?:\bwas|\bwere|\bbeen|\bbe|\bis|\bare)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_PERFECT = re.compile(
    r"(?:\b(?:has|have|had only|had so far|had already)\b|['’]ve\b)\s+"
    r"(?:(?:only|already|also|now|all|to date|so far|thus far|together|collectively|jointly)\s+){0,2}$",
    re.IGNORECASE,
)
_HEAD = re.compile(
    rf"^(?:[^\w$€£]|\b(?:and|so|well|also|then|first|second|remaining|other|rest|final|last|there|is|are|was|will|be|i|see|you|have|it|s|the|ll)\b)*{MODIFIERS}[^\w]*$",
    re.IGNORECASE,
)
_SERVES = re.compile(
    r"\s+(?:(?:for|to|in|toward|towards)|(?:will|would|is|are|was|were|has been|have been)\s+(?:also\s+)?(?:be\s+)?"
    r"(?:used|spent|go|going|enable|help|support|fund|finance|cover|pay|allow|provide|earmarked|for))\s"
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


def _is_within_longer(scene: Scene, hit: Hit) -> bool:
    """Whether a word is a part of a longer one: "raised" in "a conference raised"."""
    return any(other.start < hit.start and hit.end <= other.end and is_verb(scene, other) for other in scene.transfers)


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


def _nearest_verb(scene: Scene, money: MoneyMention, before: Sequence[Hit]) -> Hit | None:
    """The nearest verb before that reaches the sum."""
    whole = (hit for hit in reversed(before) if is_verb(scene, hit) and not _is_within_longer(scene, hit))
    verbs = (hit for hit in whole if frame_of(hit) != "asks" or asks(scene, hit))
    verb = next(verbs, None)
    if verb is None or not reaches(scene, verb.end, money.start) or _only_tells(scene, verb, money):
        return None
    return None if _is_of_purpose(scene, verb, money) else verb


def _is_of_purpose(scene: Scene, verb: Hit, money: MoneyMention) -> bool:
    """Whether a sum stands in what another sum is for: "approved $40 million to supplement a $152 million expansion"."""
    others = [m for m in scene.money if verb.end <= m.start and m.end <= money.start]
    return bool(others) and bool(_PURPOSE.search(scene.between(others[-1].end, money.start) + " "))


def _only_tells(scene: Scene, verb: Hit, money: MoneyMention) -> bool:
    """Whether a verb of announcing stands over a clause whose own verb moves no money: "announced it has frozen $5 million"."""
    return frame_of(verb) == "says" and bool(_TELLS_THAT.match(scene.between(verb.end, money.start) + " "))


def _any_noun_behind(scene: Scene, money: MoneyMention, _before: Sequence[Hit]) -> Hit | None:
    return _noun_behind(scene, money)


def _noun_behind(scene: Scene, money: MoneyMention) -> Hit | None:
    """A noun shortly behind the sum in one noun phrase: "a new $60 million security assistance pack"; a strong one before a weak."""
    found = []
    for hit in scene.transfers:
        if (
            money.end <= hit.start <= money.end + _NEAR
            and frame_of(hit) in ("noun", "paper", "asks")
            and not _PHRASE_END.search(undotted(scene.between(money.end, hit.start)))
        ):
            found.append(hit)
    strong = [hit for hit in found if not hit.entry.fields.get("weak")]
    return strong[0] if strong else None


def _in_aid_noun(scene: Scene, money: MoneyMention, _before: Sequence[Hit]) -> Hit | None:
    """What the sum is given in: "$1.5 billion in humanitarian assistance", "a $1.2 billion loan"."""
    for hit in scene.transfers:
        if money.end <= hit.start <= money.end + _NEAR and hit.entry.fields.get("weak"):
            between = _OF_PHRASE.sub("", undotted(scene.between(money.end, hit.start)))
            if not _PHRASE_END.search(re.sub(r",? (?:and|or) |, ", " ", between + " ")):
                return hit
    return None


def _in_aid_noun_before(scene: Scene, money: MoneyMention, before: Sequence[Hit]) -> Hit | None:
    """The weak noun that a sum measures where nothing else governs: "a loan of $5 million", "the Development Project ($400 million)"."""
    weak = (hit for hit in reversed(before) if hit.entry.fields.get("weak"))
    return next((hit for hit in weak if _MEASURED.match(scene.between(hit.end, money.start) + " ")), None)


def _noun_before(scene: Scene, money: MoneyMention, before: Sequence[Hit]) -> Hit | None:
    nouns = [hit for hit in before if frame_of(hit) == "noun" and not hit.entry.fields.get("weak")]
    if nouns and _ALLOWS.search(scene.between(nouns[-1].end, money.start)):
        return None
    return nouns[-1] if nouns and money.start - nouns[-1].end <= 2 * _NEAR and reaches(scene, nouns[-1].end, money.start) else None


def _verb_behind(scene: Scene, money: MoneyMention, _before: Sequence[Hit]) -> Hit | None:
    """A passive behind the sum, or one that tells where it comes from: "$60 million was allocated", "$30 billion will come from"."""
    for hit in scene.transfers:
        if money.end <= hit.start <= money.end + 2 * _NEAR and is_verb(scene, hit):
            lead = scene.between(money.end, hit.start) + " "
            if _is_of_other(scene, money, hit):
                return None
            if not re.search(r"[;:]|\.\s", lead) and (_PASSIVE.search(lead) or frame_of(hit) == "comes"):
                return hit
    return None


def _is_of_other(scene: Scene, money: MoneyMention, hit: Hit) -> bool:
    """Whether another sum stands before a passive that is not joined to this one: "Of the $5 million, $3 million will be spent"."""
    others = [m for m in scene.money if money.end <= m.start < hit.start and not is_converted(scene, money, m)]
    return bool(others) and not re.search(r"\b(?:and|or|to)\s+(?:\w+\s+){0,3}$", scene.between(money.end, others[0].start) + " ")


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
    ("relative-behind", relative_behind),
    ("paper-provides", paper_before),
    ("asking-verb", asking_verb),
    ("verb-before", _nearest_verb),
    ("noun-behind", _any_noun_behind),
    ("in-paper-behind", in_paper_behind),
    ("verb-behind", _verb_behind),
    ("noun-before", _noun_before),
    ("aid-noun-behind", _in_aid_noun),
    ("aid-noun-before", _in_aid_noun_before),
)
