"""The day of what is news: a headline and the first sentence tell what has just happened.

In: a document's sentences, a trigger's clause and scene. Out: the day of publication, marked as about (`~` of EDTF): it happened then or
just before. Only for what is told as done in the past, the perfect or a headline's present, where the sentence has no day of its own.
"""

import re
from collections.abc import Sequence
from datetime import date

from ledger.claims.events.clause import Clause
from ledger.claims.scene import Scene
from ledger.claims.when import When, dates_an_event
from ledger.model import DateMention, Sentence
from ledger.span import Spanned

RULE = "day-of-its-news"
_FEWEST = 3
_HEAD = 8
_STOP = re.compile(r"[.!?][\"”']?\s*\Z")
_WORDS = 5
_DATELINE = re.compile(r"[^\S\n]*(?:\([^()\n]{1,30}\)[^\S\n]*)?[-–—]")
_FRONT = 60
# What a report begins with: DHAKA, Bangladesh -- or: Manila, Aug 7 (EFE).-
_AGENCY = r"\([A-Z][\w./ ]{1,30}\)\.?"
_SENT_FROM = re.compile(rf"\s*(?:[A-Z]{{3,}}[\w.,'’ ]{{0,50}}?(?:{_AGENCY})?|[A-Z][\w.,'’ ]{{0,50}}?{_AGENCY})[^\S\n]*(?:[–—]|--?)[^\S\n]+")


def lead_end(text: str, sentences: Sequence[Spanned], titled: bool) -> int:
    """Where the first sentence of a report ends, its headline before it; 0 for less than three sentences without a title."""
    if len(sentences) < _FEWEST and not titled:
        return 0
    for sentence in sentences[:_HEAD]:
        words = text[sentence.start : sentence.end]
        if _STOP.search(words[-4:]) and len(words.split()) >= _WORDS:
            return sentence.end
    return 0


def behind_its_dateline(text: str, sentence: Spanned) -> Sentence:
    """A sentence without the place, the day and the agency that it was sent from, which are no part of its clause."""
    sent = _SENT_FROM.match(text, sentence.start, sentence.end)
    return Sentence(sent.end() if sent else sentence.start, sentence.end)


def news_day(scene: Scene, clause: Clause, published_on: date | None, lead: int) -> When:
    """About the day of publication for a deed that the headline or the lead tells as done, else no date."""
    told = clause.tag in ("VBD", "VBN", "VBZ", "VBP") and not clause.helpers & {"had", "is", "are", "'s", "'re"}
    aside = any(one.relation in ("relative", "noun", "after") for one in clause.governors[:1])
    if not told or aside or published_on is None or scene.sentence.start >= lead:
        return When(None, "")
    if any(dates_an_event(scene, mention) and not _is_of_its_dateline(scene, mention) for mention in scene.dates):
        return When(None, "")
    return When(f"{published_on.isoformat()}~", RULE)


def _is_of_its_dateline(scene: Scene, mention: DateMention) -> bool:
    """Whether a day only says when the report was sent: "LIMA, Dec. 20 (UPI) -"."""
    near = mention.start - scene.sentence.start < _FRONT
    return near and bool(_DATELINE.match(scene.text, mention.end))
