"""When a sum was decided or an event happened, and what time a total covers.

In: a Scene and the offset of a trigger. Out: an EDTF date with the rule that chose it. Nothing undated is
given a date except what a named rule says: words that do a thing by saying it ("is announcing",
"I hereby direct") have the publication date in a document of the one who says them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ledger.claims.neighbours import is_converted
from ledger.claims.scene import Scene
from ledger.mentions.dates import edtf_bounds
from ledger.model import DateMention, MoneyMention

_SAID_NOW = re.compile(
    r"\b(?:hereby|will announce|pleased to announce|proud to announce|just (?:spoke|met|signed|announced)|this \S+ \S+ request"
    r"|(?:am|are|is|['’]m|['’]re|['’]s)\s+(?:[\w-]+\s+){0,3}(?:announcing|authorizing|directing|sending|providing|requesting|asking|writing"
    r"|committing|investing|contributing|signing|launching|awarding|unveiling|programming|using|activating|approving|allocating"
    r"|donating|delivering))\b",
    re.IGNORECASE,
)
_AGO = re.compile(r"\bjust announced\b.{0,160}\bago\b", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:Act|Code|Law|Treaty|Resolution)\s+of\s+$")
_COMPARED = re.compile(r"\b(?:over|than|above|below|compared\s+(?:to|with))\s+(?:in\s+)?$", re.IGNORECASE)
_OWN = 48
_NEXT = re.compile(r"[;.]|,?\s(?:and|but|while|whereas)\s")
_HEAD = 400
_WORDS = 8
_FULL_STOP = re.compile(r"(?:\s\S+){5}[.!?][\"”’)]*\s*$")
_DEICTIC = ("today", "tomorrow", "yesterday", "now", "tonight")


@dataclass(frozen=True, slots=True)
class When:
    """An EDTF date or None, and the rule that gave it ('' for none)."""

    edtf: str | None
    rule: str


NEVER = When(None, "")
IN_HEADLINE = "headline-is-news"


def date_at(scene: Scene, start: int, end: int, own: MoneyMention | None = None) -> When:
    """The date of what stands at a span: the nearest behind it, else right behind the sum, else the nearest before it.

    "since" and "until" bound a total and date nothing; durations, sets and times of day date nothing; a
    "today" in quotation marks is the speaker's day, not the paper's, and is left out. Another sum in between takes
    the date behind it for itself; `own` is the sum that is to be dated.
    """
    usable = [mention for mention in scene.dates if dates_an_event(scene, mention)]
    behind = [mention for mention in usable if mention.start >= end]
    before = [mention for mention in usable if mention.end <= start and not is_of_sum(scene, mention, own)]
    sums = [money for money in scene.money if money != own and not (own and is_converted(scene, own, money))]
    if behind and not _far(sums, end, behind[0].start):
        return When(behind[0].edtf, "date-behind")
    beside = [mention for mention in behind if own and 0 <= mention.start - own.end <= _OWN]
    if beside and own and not _far(sums, own.end, beside[0].start):
        return When(beside[0].edtf, "date-beside-sum")
    if before:
        return When(before[-1].edtf, "date-before")
    if behind and not any(end <= money.start < behind[0].start for money in sums):
        return When(behind[0].edtf, "date-behind-far")
    return When(None, "")


def is_of_sum(scene: Scene, mention: DateMention, own: MoneyMention | None) -> bool:
    """Whether a date stands right behind a sum that is told before `own`: "gave $5 million in 2021, leaving a gap of $6 million"."""
    earlier = (money for money in scene.money if own and money.end <= own.start and 0 <= mention.start - money.end <= _OWN)
    return any(not _NEXT.search(scene.between(money.end, mention.start) + " ") for money in earlier)


def date_of_beginning(scene: Scene, end: int) -> When:
    """The date right behind "the start of the war", also under "since": the beginning is what it dates."""
    for mention in scene.dates:
        if mention.type == "DATE" and mention.edtf and 0 <= mention.start - end <= 20:
            return When(mention.edtf.removesuffix("/.."), "date-of-beginning")
    return When(None, "")


def said_now(scene: Scene, published_on: date | None, hereby: bool) -> When:
    """The publication date when the sentence, or the document by its "hereby", does a thing by saying it, else no date."""
    if published_on and hereby:
        return When(published_on.isoformat(), "done-hereby")
    words = scene.between(scene.sentence.start, scene.sentence.end)
    if published_on and _SAID_NOW.search(words) and not _AGO.search(words):
        return When(published_on.isoformat(), "said-now")
    return When(None, "")


def bounds_of(edtf: str | None) -> tuple[date | None, date | None]:
    """First day and the day after the last of an EDTF date; both None for no date, one for an open end."""
    return edtf_bounds(edtf) if edtf else (None, None)


def is_coarse(edtf: str | None) -> bool:
    """Whether a date is no finer than a year, a season or a quarter."""
    return edtf is not None and "/" not in edtf and (len(edtf) < 7 or edtf[5:7] > "12")


def dates_an_event(scene: Scene, mention: DateMention) -> bool:
    """Whether a date can be the day of a deed: no bound, duration or set, no year of a law, no quoted "today"."""
    if mention.type not in ("DATE", "TIME") or not mention.edtf or mention.relation in ("since", "until"):
        return False
    lead = scene.tail(mention.start)
    if _NAMED.search(lead) or (_COMPARED.search(lead) and mention.text.isdigit()):
        return False
    return not (scene.quoted(mention.start) and mention.text.lower() in _DEICTIC)


def is_headline(scene: Scene) -> bool:
    """Whether a sentence is a line at the head of the text that ends like no sentence."""
    return scene.sentence.end < _HEAD and not scene.between(scene.sentence.start, scene.sentence.end).endswith((".", "!", "?", "”", '"'))


def is_lead(scene: Scene) -> bool:
    """Whether a sentence is the first full one of a text, behind headlines at most."""
    if scene.sentence.start >= _HEAD or is_headline(scene) or not scene.text[scene.sentence.end : scene.sentence.end + _HEAD].strip():
        return False
    before = scene.text[: scene.sentence.start]
    words = scene.between(scene.sentence.start, scene.sentence.end).split()
    return len(words) >= _WORDS and not any(_FULL_STOP.search(line) for line in before.splitlines())


def _far(sums: Sequence[MoneyMention], end: int, start: int) -> bool:
    """Whether a new sum or a full clause stands between."""
    return any(end <= sum_.start < start for sum_ in sums) or start - end > 160
