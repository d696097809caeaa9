"""When a sum was decided or announced, and what time it covers.

In: a Scene, one of its sums, what governs it, the document's Setting. Out: a date and a period, each EDTF with the rule
that chose it. A total has only a period. Nothing undated is given a date but by a named rule: what a government's own
document announces, promises or asks for by saying so has its day of publication.
"""

import re
from dataclasses import replace
from datetime import date

from ledger.claims.figures.governing import Governing
from ledger.claims.figures.periods import ahead_of, over_sum, period_of
from ledger.claims.figures.setting import Setting
from ledger.claims.figures.verbs import is_verb, reaches
from ledger.claims.scene import Scene
from ledger.claims.when import IN_HEADLINE, NEVER, When, bounds_of, date_at, dates_an_event, is_coarse, is_headline, is_lead, said_now
from ledger.claims.words import Hit
from ledger.model import Basis, DateMention, MoneyMention

_OWN = 40
_CLAUSE_LONG = 400
_FEWEST = 4
_NAMES = re.compile(
    r"^\s+(?:[A-Z][\w’'-]*\s+){0,3}(?:[Bb]udget|[Rr]equest|[Ss]upplemental|[Bb]ill|Act|[Aa]ppropriations?|agreement|commitment"
    r"|pledge|level|levels|enacted|funds|funding)\b"
)
_SINCE = re.compile(r"\b(?:over|above|from|than|compared (?:to|with))\s+(?:the\s+)?$", re.IGNORECASE)
_FOR = re.compile(r"\bfor\s+(?:the\s+)?$", re.IGNORECASE)
_FISCAL = re.compile(r"\bF\.?Y\.?|fiscal", re.IGNORECASE)
_I = re.compile(r"\b(?:I|we)(?:['’]ve|\s+have|\s+also\s+have)?\s+(?:also\s+|now\s+|today\s+)*$", re.IGNORECASE)
_RIGHT_BEFORE = re.compile(r"^,?\s+(?:(?:also|has|have|had|said|announced|that|it|he|she|they|would|will|\w+ly)\s+){0,4}$")
_AIMS = re.compile(
    r"\b(?:intends?|plans?|pledges?|commits?|proposes?|stands? ready|(?:is|are) (?:now )?(?:ready|prepared|planning|committed)) to"
    r" (?:\w+ )?$",
    re.IGNORECASE,
)
_NEXT_CLAUSE = re.compile(r"(?:;|,)\s+(?:and|but|while|whereas)\s+|;\s+")
_LEAD = 6
_HAS = re.compile(r"\b(?:has|have|is|are)\s+(?:\w+\s+)?$", re.IGNORECASE)
_DECIDED = ("announcement", "pledge", "allocation", "commitment", "appropriation", "disbursement")
_MOST_OF_A_YEAR = 180
_SPOKE = re.compile(r"\b(?:said|says|announced|told|reported|disclosed|revealed|according)\b", re.IGNORECASE)
_ANNOUNCED = re.compile(r"\b(?:announced?|announces|announcing|informed|unveil(?:s|ed)?)\b", re.IGNORECASE)


def times_of(
    scene: Scene, money: MoneyMention, governing: Governing, basis: Basis | None, setting: Setting, *, own: bool
) -> tuple[When, When]:
    """The date of a sum and the period it covers; a total has only a period. `own`: the publisher gives it."""
    day = setting.published_on
    if basis == "cumulative":
        return NEVER, period_of(scene, money, day)
    if governing.stage is None:
        return _date_of_other(scene, money, day), NEVER
    ahead = ahead_of(scene, money, day)
    when = _date(scene, money, governing)
    if when.edtf is None:
        return _now(scene, money, governing, setting, own=own), ahead
    if _is_allotted(scene, when, governing, day):
        return _now(scene, money, governing, setting, own=own), When(when.edtf, "allotted-for-its-time")
    if (
        _is_long(when.edtf)
        and governing.status == "done"
        and governing.stage in ("announcement", "allocation", "disbursement", "commitment")
    ):
        return _now(scene, money, governing, setting, own=own), When(when.edtf, "coarse-date-is-period")
    return when, ahead


def _date_of_other(scene: Scene, money: MoneyMention, published_on: date | None) -> When:
    """The time of a sum that is no transfer: the year or day right beside it, or its sentence's year; no day of saying, none ahead."""
    usable = [
        m
        for m in _without_names(scene).dates
        if m.type == "DATE"
        and m.edtf
        and m.relation not in ("since", "until")
        and not over_sum(scene, money, m)
        and not _is_of_saying(scene, money, m)
        and not (published_on and m.first_day and m.first_day > published_on)
    ]
    near = [m for m in usable if 0 <= m.start - money.end <= _OWN or is_coarse(m.edtf)]
    return When(min(near, key=lambda m: abs(m.start - money.end)).edtf, "date-of-other-sum") if near else NEVER


def _is_of_saying(scene: Scene, money: MoneyMention, mention: DateMention) -> bool:
    """Whether a date behind a sum tells when somebody spoke of it: "a $60 million deal announced last week"."""
    return mention.start >= money.end and bool(_SPOKE.search(scene.between(money.end, mention.start)))


def _date(scene: Scene, money: MoneyMention, governing: Governing) -> When:
    start, end = (governing.verb.start, governing.verb.end) if governing.verb else (money.start, money.end)
    named = of_own_clause(_without_names(scene), money)
    if governing.status == "planned":  # "if Congress acts before mid-December": before what something else must be done
        named = replace(named, dates=tuple(mention for mention in named.dates if mention.relation != "before"))
    within = next((m for m in named.dates if start <= m.start and m.end <= end and m.type == "DATE" and m.edtf), None)
    right_before = _right_before(scene, governing)
    if right_before.edtf and not within:
        return right_before
    when = When(within.edtf, "date-within-verb") if within else date_at(named, start, end, own=money)
    if when.rule != "date-before":
        return when
    near = any(
        m.edtf == when.edtf and m.end <= start and start - m.end < _CLAUSE_LONG and not _is_aside(scene, m, start) for m in scene.dates
    )
    return when if near else NEVER


def _is_aside(scene: Scene, mention: DateMention, start: int) -> bool:
    """Whether a long time before a verb is told of something else: "a plan spanning from 2023 to 2027, and approved"."""
    lead = scene.between(scene.sentence.start, mention.start).split()
    aside = re.search(r", and\b", scene.between(mention.end, start) + " ")
    return len(lead) >= _FEWEST and bool(aside) and _is_long(mention.edtf)


def _right_before(scene: Scene, governing: Governing) -> When:
    """The day right before the verb or noun, or before the verb over the noun: "on Wednesday approved a budget", "its May 2021 pledge"."""
    for word in _verbs_over(scene, governing):
        for mention in scene.dates:
            if dates_an_event(scene, mention) and _RIGHT_BEFORE.match(scene.text[mention.end : word.start]) and mention.end <= word.start:
                return When(mention.edtf, "date-right-before")
    return NEVER


def _without_names(scene: Scene) -> Scene:
    """The scene without the dates that only name a paper ("the FY 2023 Budget") or are compared with ("over 2021")."""
    dates = tuple(m for m in scene.dates if not names_a_paper(scene.text, m.end) and not _SINCE.search(scene.tail(m.start)))
    return scene if len(dates) == len(scene.dates) else replace(scene, dates=dates)


def of_own_clause(scene: Scene, money: MoneyMention) -> Scene:
    """The scene without the dates that begin the clause of another sum: "gave $5 million in May, and in 2023 Berlin gave $4 million"."""
    starts = [m.end() for m in _NEXT_CLAUSE.finditer(scene.text, scene.sentence.start, scene.sentence.end)]
    starts = [start for start in starts if any(0 <= date.start - start <= _LEAD for date in scene.dates)]
    first = max((s for s in starts if s <= money.start and any(m.end <= s for m in scene.money)), default=scene.sentence.start)
    last = min((s for s in starts if s >= money.end and any(m.start >= s for m in scene.money)), default=scene.sentence.end)
    dates = tuple(mention for mention in scene.dates if first <= mention.start < last)
    return replace(scene, dates=dates) if dates else scene


def names_a_paper(text: str, end: int) -> bool:
    """Whether a date that ends here only names a paper or a promise: "the FY 2023 Budget", "its 2020 commitment"."""
    return bool(_NAMES.match(text[end : end + 80]))


def _is_allotted(scene: Scene, when: When, governing: Governing, published_on: date | None) -> bool:
    """Whether a year only tells when the money may be spent: "earmarked €2 billion for next year", "$5 million in FY2024"."""
    if not _is_long(when.edtf) or published_on is None or governing.stage not in ("announcement", "allocation", "pledge"):
        return False
    mentions = [m for m in scene.dates if m.edtf == when.edtf and m.first_day and m.end_day]
    if not any(m.end_day and m.end_day > published_on for m in mentions):
        return False
    ahead = any(m.first_day and m.first_day > published_on and _FOR.search(scene.tail(m.start)) for m in mentions)
    fiscal = governing.stage == "pledge" and any(_FISCAL.search(m.text) for m in mentions)
    return ahead or fiscal or governing.stage == "allocation"


def _now(scene: Scene, money: MoneyMention, governing: Governing, setting: Setting, *, own: bool) -> When:
    """The day of publication where a headline tells what happens, or the publisher's own words do a thing by saying it."""
    if setting.published_on and is_headline(scene) and _is_present(scene, governing):
        return When(setting.published_on.isoformat(), IN_HEADLINE)
    if setting.published_on and is_lead(scene) and _is_news(scene, governing):
        return When(setting.published_on.isoformat(), "lead-is-news")
    if not setting.publisher or setting.published_on is None or scene.asked() or governing.kind == "relative-behind":
        return NEVER
    said = said_now(scene, setting.published_on, setting.hereby)
    if said.edtf:
        return said
    if setting.release and _is_told(scene, money, governing, setting, own=own):
        return When(setting.published_on.isoformat(), "announced-in-release")
    return NEVER


def _is_told(scene: Scene, money: MoneyMention, governing: Governing, setting: Setting, *, own: bool) -> bool:
    """Whether a release tells of a gift by announcing it, by listing what it announces, or by what its state is going to give."""
    if own and _aims(scene, governing):
        return True
    words = scene.between(scene.sentence.start, scene.sentence.end)
    mine = governing.frame == "says" and governing.verb is not None and bool(_I.search(scene.tail(governing.verb.start)))
    announced = _ANNOUNCED.search(words) and not governing.perfect
    return governing.status != "conditional" and bool(mine or announced or _is_of_list(money, governing, setting))


def _is_present(scene: Scene, governing: Governing) -> bool:
    """Whether a headline's verb tells what happens: "approves", "to send"; no other tense is news by itself."""
    if governing.verb is None or governing.stage is None:
        return False
    told = [word for word in _verbs_over(scene, governing) if is_verb(scene, word)]
    present = told and scene.text[told[0].start : told[0].end].split()[-1].lower().endswith("s")
    return bool(present) or "status-infinitive" in governing.rules


def _is_news(scene: Scene, governing: Governing) -> bool:
    """Whether a report's first sentence tells by "has announced", "has sent" what has just been done, with no day of its own."""
    dated = any(dates_an_event(scene, mention) for mention in scene.dates)
    done = any(_HAS.search(scene.tail(hit.start)) for hit in scene.transfers if is_verb(scene, hit))
    told = governing.stage in _DECIDED and governing.status != "refused"
    return not dated and done and told and not scene.asked()


def _verbs_over(scene: Scene, governing: Governing) -> list[Hit]:
    """The word that a sum hangs on, no paper, and over a noun the nearest verb before."""
    word = governing.verb
    if word is None:
        return []
    if is_verb(scene, word) and governing.frame != "paper":
        return [word]
    before = [hit for hit in scene.transfers if hit.end <= word.start and (is_verb(scene, hit) or hit.entry.name == "parliament-approves")]
    over = [hit for hit in before[-1:] if reaches(scene, hit.end, word.start)]
    return [*([] if governing.frame == "paper" else [word]), *over]


def _aims(scene: Scene, governing: Governing) -> bool:
    """Whether a government says now what it is going to give: "the Department intends to provide"."""
    return (
        governing.stage in ("pledge", "announcement")
        and governing.verb is not None
        and bool(_AIMS.search(scene.tail(governing.verb.start)))
    )


def _is_of_list(money: MoneyMention, governing: Governing, setting: Setting) -> bool:
    """Whether a plan or gift stands in a document that announces what follows: "is announcing the following"."""
    announced = setting.announces_from is not None and money.start >= setting.announces_from
    return announced and not governing.perfect and governing.stage in ("announcement", "pledge", "allocation")


def _is_long(edtf: str | None) -> bool:
    """Whether a date is no finer than a season, or an interval of most of a year."""
    first, end = bounds_of(edtf)
    return is_coarse(edtf) or (first is not None and end is not None and (end - first).days > _MOST_OF_A_YEAR)
