"""When a sum was decided or announced, and what time it covers.

In: a Scene, one of its sums, what governs it, the document's Setting. Out: a date and a period, each EDTF with the rule
that chose it. A total has only a period. Nothing undated is given a date but by a named rule: what a government's own
document announces, promises or asks for by saying so has its day of publication.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from ledger.claims.governing import Governing
from ledger.claims.scene import Scene
from ledger.claims.setting import Setting
from ledger.claims.since import since_of
from ledger.claims.when import When, bounds_of, date_at, is_coarse, said_now
from ledger.model import Basis, DateMention, MoneyMention

NEVER = When(None, "")
_OWN = 40
_CLAUSE_LONG = 400
_BACK = re.compile(r"\b(?:past|last|previous|recent)\b", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:next|coming|following)\b|^(?:\w+[- ])?(?:years?|months?)$", re.IGNORECASE)
_LENGTH = re.compile(r"^P(\d+|X)([DWMY])$")
_NAMES = re.compile(
    r"^\s+(?:[A-Z][\w’'-]*\s+){0,3}(?:[Bb]udget|[Rr]equest|[Ss]upplemental|[Bb]ill|Act|[Aa]ppropriations?|agreement|commitment"
    r"|pledge|level|levels|enacted)\b"
)
_SINCE = re.compile(r"\b(?:over|above|from|than|compared (?:to|with))\s+(?:the\s+)?$", re.IGNORECASE)
_FOR = re.compile(r"\bfor\s+(?:the\s+)?$", re.IGNORECASE)
_FISCAL = re.compile(r"\bF\.?Y\.?|fiscal", re.IGNORECASE)
_I = re.compile(r"\b(?:I|we)(?:['’]ve|\s+have|\s+also\s+have)?\s+(?:also\s+|now\s+|today\s+)*$", re.IGNORECASE)
_DAYS = {"D": 1, "W": 7}
_MOST_OF_A_YEAR = 180
_FEW = {"D": 4, "W": 28}
_ANNOUNCED = re.compile(r"\b(?:announced?|announces|announcing|informed|unveil(?:s|ed)?)\b", re.IGNORECASE)


def times_of(scene: Scene, money: MoneyMention, governing: Governing, basis: Basis | None, setting: Setting) -> tuple[When, When]:
    """The date of a sum and the period it covers; a total has only a period."""
    day = setting.published_on
    if basis == "cumulative":
        return NEVER, _period(scene, money, day)
    if governing.stage is None:
        return _date_of_other(scene, money), NEVER
    ahead = _ahead(scene, money, day)
    when = _date(scene, money, governing)
    if when.edtf is None:
        return _now(scene, money, governing, setting), ahead
    if _is_allotted(scene, when, governing, day):
        return _now(scene, money, governing, setting), When(when.edtf, "allotted-for-its-time")
    if (
        _is_long(when.edtf)
        and governing.status == "done"
        and governing.stage in ("announcement", "allocation", "disbursement", "commitment")
    ):
        return _now(scene, money, governing, setting), When(when.edtf, "coarse-date-is-period")
    return when, ahead


def _date_of_other(scene: Scene, money: MoneyMention) -> When:
    """The time of a sum that is no transfer: the year or day right beside it, or its sentence's year; no day of saying."""
    usable = [
        m
        for m in _without_names(scene).dates
        if m.type == "DATE" and m.edtf and m.relation not in ("since", "until") and not _over_sum(scene, money, m)
    ]
    near = [m for m in usable if 0 <= m.start - money.end <= _OWN or is_coarse(m.edtf)]
    return When(min(near, key=lambda m: abs(m.start - money.end)).edtf, "date-of-other-sum") if near else NEVER


def back_over(mention: DateMention, published_on: date | None) -> str | None:
    """The period that a stretch looked back on covers, to the day of publication: "in the past two months"; None for others."""
    length = _LENGTH.match(mention.value)
    if published_on is None or length is None or not _BACK.search(mention.text):
        return None
    first = _moved(published_on, length[1], length[2], -1)
    vague = length[1] == "X"
    return f"{first.isoformat()[:7] if vague else first.isoformat()}/{published_on}"


def is_back(scene: Scene, money: MoneyMention) -> bool:
    """Whether a stretch looked back on bears on a sum: beside it, or the only one of its sentence before it."""
    return _stretch(scene, money) is not None


def _stretch(scene: Scene, money: MoneyMention) -> DateMention | None:
    """The stretch of the past nearest to a sum, that no other sum stands between."""
    found = [m for m in scene.dates if _LENGTH.match(m.value) and _BACK.search(m.text) and not _over_sum(scene, money, m)]
    return min(found, key=lambda m: abs(m.start - money.end), default=None)


def _over_sum(scene: Scene, money: MoneyMention, mention: DateMention) -> bool:
    first, last = min(money.end, mention.end), max(money.start, mention.start)
    return any(first <= other.start < last and other.start != money.start for other in scene.money)


def _moved(day: date, number: str, unit: str, sign: int) -> date:
    if unit in _DAYS:
        return day + sign * timedelta(days=_FEW[unit] if number == "X" else int(number) * _DAYS[unit])
    many = 3 if number == "X" else int(number)
    months = day.year * 12 + day.month - 1 + sign * (many if unit == "M" else many * 12)
    year, month = divmod(months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(max(1, min(year, 9999)), month + 1, last)
        except ValueError:
            continue
    return day


def _ahead(scene: Scene, money: MoneyMention, published_on: date | None) -> When:
    """What a plan covers: "over the next three months", from the day of publication on."""
    if published_on is None:
        return NEVER
    for mention in scene.dates:
        length = _LENGTH.match(mention.value)
        near = 0 <= mention.start - money.end <= 160 and not _over_sum(scene, money, mention)
        if length and length[1] != "X" and near and re.search(r"\b(?:next|coming|following)\b", mention.text):
            return When(f"{published_on}/{_moved(published_on, length[1], length[2], 1)}", "period-ahead")
    return NEVER


def _date(scene: Scene, money: MoneyMention, governing: Governing) -> When:
    start, end = (governing.verb.start, governing.verb.end) if governing.verb else (money.start, money.end)
    named = _without_names(scene)
    if governing.status == "planned":  # "if Congress acts before mid-December": before what something else must be done
        named = replace(named, dates=tuple(mention for mention in named.dates if mention.relation != "before"))
    within = next((m for m in named.dates if start <= m.start and m.end <= end and m.type == "DATE" and m.edtf), None)
    when = When(within.edtf, "date-within-verb") if within else date_at(named, start, end, own=money)
    if when.rule != "date-before":
        return when
    near = any(mention.edtf == when.edtf and mention.end <= start and start - mention.end < _CLAUSE_LONG for mention in scene.dates)
    return when if near else NEVER


def _without_names(scene: Scene) -> Scene:
    """The scene without the dates that only name a paper ("the FY 2023 Budget") or are compared with ("over 2021")."""
    dates = tuple(m for m in scene.dates if not _NAMES.match(scene.text[m.end : m.end + 80]) and not _SINCE.search(scene.tail(m.start)))
    return scene if len(dates) == len(scene.dates) else replace(scene, dates=dates)


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


def _now(scene: Scene, money: MoneyMention, governing: Governing, setting: Setting) -> When:
    """The day of publication where the publisher's own words do a thing by saying it."""
    if not setting.publisher or setting.published_on is None or scene.asked() or governing.kind == "relative-behind":
        return NEVER
    said = said_now(scene, setting.published_on, setting.hereby)
    if said.edtf:
        return said
    words = scene.between(scene.sentence.start, scene.sentence.end)
    mine = governing.frame == "says" and governing.verb is not None and bool(_I.search(scene.tail(governing.verb.start)))
    told = (_ANNOUNCED.search(words) and not governing.perfect) or _is_of_list(money, governing, setting)
    if setting.release and governing.status != "conditional" and (told or mine):
        return When(setting.published_on.isoformat(), "announced-in-release")
    return NEVER


def _is_of_list(money: MoneyMention, governing: Governing, setting: Setting) -> bool:
    """Whether a plan or gift stands in a document that announces what follows: "is announcing the following"."""
    announced = setting.announces_from is not None and money.start >= setting.announces_from
    return announced and not governing.perfect and governing.stage in ("announcement", "pledge", "allocation")


def _period(scene: Scene, money: MoneyMention, published_on: date | None) -> When:
    """What a total covers: the stretch or time named beside it, else from the "since" of its sentence, to the day of publication."""
    if published_on is None:
        return NEVER
    stretch = _stretch(scene, money)
    if stretch:
        return When(back_over(stretch, published_on), "period-looked-back-on")
    free = [m for m in scene.dates if not _over_sum(scene, money, m)]
    own = [m for m in free if 0 <= m.start - money.end <= _OWN and _runs_on(m, published_on)]
    if own:
        return When(_so_far(own[0], published_on), "period-of-its-own")
    since, first = since_of(scene, money, published_on)
    if since:
        return When(f"{_if_before(first, published_on)}/{published_on}", "period-since")
    closed = [m for m in free if _is_closed(m, published_on)]
    return When(closed[0].edtf, "period-of-its-own") if closed else _up_to_now(scene, published_on)


def _up_to_now(scene: Scene, published_on: date) -> When:
    """The running month or year of a total's sentence, else all time up to the day of publication."""
    running = [mention for mention in scene.dates if _runs_on(mention, published_on)]
    if running:
        return When(_so_far(running[0], published_on), "period-so-far")
    return When(f"../{published_on}", "period-to-date")


def _is_long(edtf: str | None) -> bool:
    """Whether a date is no finer than a season, or an interval of most of a year."""
    first, end = bounds_of(edtf)
    return is_coarse(edtf) or (first is not None and end is not None and (end - first).days > _MOST_OF_A_YEAR)


def _is_closed(mention: DateMention, published_on: date) -> bool:
    """Whether a mention has a first and a last day of its own in the past: "between January 2022 and February 2023"."""
    known = mention.first_day and mention.end_day and mention.edtf and "/" in mention.edtf and ".." not in mention.edtf
    return bool(known and mention.end_day and mention.end_day <= published_on)


def _if_before(first: str | None, published_on: date) -> str:
    """A beginning, or an open one where it is not known or would be after the end."""
    day = bounds_of(first)[0] if first else None
    return first if first and day and day <= published_on else ".."


def _so_far(mention: DateMention, published_on: date) -> str:
    return f"{(mention.edtf or '').split('/')[0]}/{published_on}"


def _runs_on(mention: DateMention, published_on: date) -> bool:
    """Whether a mention is a week, month, year or the like that the publication day lies in."""
    if mention.type != "DATE" or not mention.first_day or not mention.end_day or mention.relation in ("since", "until"):
        return False
    return mention.first_day <= published_on < mention.end_day and mention.edtf not in (None, published_on.isoformat())
