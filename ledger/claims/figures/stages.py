"""How the word that a sum hangs on is meant: its status, and its stage where status or law bear on it.

In: a Scene, the verb over a sum. Out: stage and status with the names of the rules. Words: the entries of
seeds/events/measures.toml whose field is status.
"""

import re

from ledger.claims.figures.verbs import frame_of, is_verb
from ledger.claims.scene import Scene
from ledger.claims.words import Hit
from ledger.model import MoneyMention, Stage, Status

_SECTION = re.compile(r"\bsections?\s+(506|552|614|621)\b", re.IGNORECASE)
_PERMITS = ("614", "621")
_BEFORE_VERB = 70
_PACKAGE_NEAR = 60
_PROMISED = 60
_CONDITION = re.compile(r"\b(?:if|unless|provided that|subject to|pending|on condition that)\b", re.IGNORECASE)
_DUE = re.compile(
    r"(?:\s*\([^()]{0,60}\))?(?:\s+[\w’'-]+){0,6}?\s+(?:will|would|shall|is to|are to|(?:is|are) (?:expected|due|set|scheduled) to)"
    r"\s+(?:then\s+|only\s+)?(?:be (?:paid|disbursed|released|provided|transferred|delivered|sent|granted|made available|available)"
    r"|become available|follow|arrive)\b",
    re.IGNORECASE,
)
_BEGUN = re.compile(r"\b(?:begin|begins|began|begun|start|starts|started|starting|beginning|continues?|continuing)\s+(?:to\s+)?$", re.I)


def status_of(scene: Scene, verb: Hit) -> tuple[Status | None, tuple[str, ...]]:
    """How the verb is meant, by the words before it in its clause; a noun tells what is."""
    if frame_of(verb) in ("noun", "paper") or not is_verb(scene, verb):
        return "done", ()
    near = (hit for hit in scene.measures if verb.start - _BEFORE_VERB <= hit.start < verb.start)
    before = [hit for hit in near if scene.text[hit.start : hit.end] != "May"]  # the month
    values = {hit.field("value") for hit in before if hit.entry.fields["field"] == "status" and _bears(scene, hit, verb)}
    order: tuple[tuple[str, Status], ...] = (
        ("negated", "refused"), ("conditional", "conditional"), ("expected", "planned"), ("aim", "planned"), ("planned", "planned"),
    )  # fmt: skip
    for value, status in order:
        if value in values:
            return _unless(scene, verb, status, f"status-{value}")
    if _BEGUN.search(scene.tail(verb.start)):
        return "begun", ("status-begun",)
    if re.search(r"\bto\s+$", scene.tail(verb.start)):
        return "planned", ("status-infinitive",)
    return "done", ()


def _unless(scene: Scene, verb: Hit, status: Status, rule: str) -> tuple[Status, tuple[str, ...]]:
    """A plan with its condition behind it: "will provide $5 million if Congress approves"."""
    behind = scene.between(verb.end, scene.sentence.end)
    if status == "planned" and _CONDITION.search(behind):
        return "conditional", ("status-conditional",)
    return status, (rule,)


def _bears(scene: Scene, hit: Hit, verb: Hit) -> bool:
    """Whether a word is the verb's: it stands in the same clause, and a condition or denial may stand before its subject."""
    between = scene.between(hit.end, verb.start) + " "
    if hit.field("value") == "conditional" and not re.search(r"\w", scene.between(scene.sentence.start, hit.start)):
        return between.count(", ") <= 1 and ";" not in between
    if any(hit.end <= money.start and money.end <= verb.start for money in scene.money):
        return False  # "is prepared to give $5 million on top of the $3 million already given"
    if hit.field("value") == "negated":
        return not re.search(r"[,;]|\b(?:to|only|that|but)\b", between) or between == "to "
    return not re.search(r"[;]|, (?!through|via|in |with |by |today)|\b(?:that|which|and|because|when)\b", between)


def refined(
    scene: Scene, money: MoneyMention, words: tuple[Hit, Hit], stage: Stage | None, told: tuple[Status | None, tuple[str, ...]]
) -> tuple[Stage | None, Status | None, tuple[str, ...]]:
    """Stage and status where one bears on the other, or the law that is named decides."""
    status, why = told
    hit, verb = words
    section = _section_of(scene, money)
    if section in _PERMITS:
        return "authority", "done", ("authority-section",)
    if stage == "request":
        return stage, "done", ()
    if _is_due(scene, money, hit) and stage in ("announcement", "disbursement", "allocation"):
        return "pledge", "planned", ("due-behind",)
    if stage == "disbursement" and status == "planned":
        return "pledge", status, ("not-yet-disbursed",)
    if stage not in ("announcement", "allocation", "commitment") or status != "planned" or section:
        return stage, status, ()
    rule = "" if _is_package(scene, money) and "status-aim" not in why else _pledged(scene, hit, verb, why)
    return ("pledge", status, (rule,)) if rule else (stage, status, ())


def _is_due(scene: Scene, money: MoneyMention, hit: Hit) -> bool:
    """Whether what a noun tells of is still to be paid: "the final tranche of $5 million will be disbursed in March"."""
    return not is_verb(scene, hit) and not _is_package(scene, money) and bool(_DUE.match(scene.text, money.end))


def _is_package(scene: Scene, money: MoneyMention) -> bool:
    """Whether the sum measures a package, which is defined and announced when it is spoken of: "will provide a $60 million package"."""
    for hit in scene.transfers:
        if hit.entry.name in ("package", "drawdown") and 0 <= hit.start - money.end <= _PACKAGE_NEAR:
            return not re.search(r"[,;.:]|\b(?:to|in|for|of|by|from|and|that|which)\b", scene.between(money.end, hit.start))
    return False


def _pledged(scene: Scene, hit: Hit, verb: Hit, why: tuple[str, ...]) -> str:
    """Why what is planned is a pledge: an aim, or a future that is not announced; '' where it is none."""
    if "status-aim" in why or _promised(scene, verb):
        return "aim-is-pledge"
    announced = frame_of(hit) == "says" or any(frame_of(h) == "says" and h.end <= verb.start for h in scene.transfers)
    return "future-is-pledge" if "status-planned" in why and not announced and frame_of(verb) != "takes" else ""


def _promised(scene: Scene, verb: Hit) -> bool:
    """Whether a word of promising stands over the verb: "pledged to contribute", "a promise by Japan to give"."""
    for hit in scene.transfers:
        promise, between = hit.entry.name in ("promise", "pledge"), scene.between(hit.end, verb.start)
        if promise and 0 <= verb.start - hit.end <= _PROMISED and f" {between}".endswith(" to") and not re.search(r"[,;:]", between):
            return True
    return False


def _section_of(scene: Scene, money: MoneyMention) -> str:
    """The section of the Foreign Assistance Act that the sum's clause names: the last before it, else the first behind."""
    named = [(match.start(), match[1]) for match in _SECTION.finditer(scene.text, scene.sentence.start, scene.sentence.end)]
    before = [number for start, number in named if start < money.start]
    return before[-1] if before else named[0][1] if named else ""
