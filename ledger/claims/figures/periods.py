"""What time a total covers, and what a plan does: "since 2014", "in the past two months", "over the next three years".

In: a Scene, one of its sums, the day of publication. Out: an EDTF interval with the rule that chose it.
"""

import re
from datetime import date, timedelta

from ledger.claims.figures.since import since_of
from ledger.claims.neighbours import is_converted
from ledger.claims.scene import Scene
from ledger.claims.when import NEVER, When, bounds_of, is_coarse
from ledger.model import DateMention, MoneyMention

_OWN = 40
_BACK = re.compile(r"\b(?:past|last|previous|recent)\b", re.IGNORECASE)
_LENGTH = re.compile(r"^P(\d+|X)(DE|[DWMY])$")
_DAYS = {"D": 1, "W": 7}
_MONTHS = {"M": 1, "Y": 12, "DE": 120}
_FEW = {"D": 4, "W": 28}


def period_of(scene: Scene, money: MoneyMention, published_on: date | None) -> When:
    """What a total covers: the stretch or time named beside it, else from the "since" of its sentence, to the day of publication."""
    if published_on is None:
        return NEVER
    stretch = _stretch(scene, money)
    if stretch:
        return When(back_over(stretch, published_on), "period-looked-back-on")
    free = [m for m in scene.dates if not over_sum(scene, money, m)]
    own = [m for m in free if 0 <= m.start - money.end <= _OWN and _runs_on(m, published_on)]
    if own:
        return When(_so_far(own[0], published_on), "period-of-its-own")
    since, first = since_of(scene, money, published_on)
    if since:
        return When(f"{_if_before(first, published_on)}/{published_on}", "period-since")
    closed = [m for m in free if _is_closed(m, published_on)]
    return When(closed[0].edtf, "period-of-its-own") if closed else _up_to_now(scene, published_on)


def ahead_of(scene: Scene, money: MoneyMention, published_on: date | None) -> When:
    """What a plan covers: "over the next three months", from the day of publication on."""
    if published_on is None:
        return NEVER
    for mention in scene.dates:
        length = _LENGTH.match(mention.value)
        near = 0 <= mention.start - money.end <= 160 and not over_sum(scene, money, mention)
        if length and length[1] != "X" and near and re.search(r"\b(?:next|coming|following)\b", mention.text):
            return When(f"{published_on}/{_moved(published_on, length[1], length[2], 1)}", "period-ahead")
    return NEVER


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
    found = [m for m in scene.dates if _LENGTH.match(m.value) and _BACK.search(m.text) and not over_sum(scene, money, m)]
    return min(found, key=lambda m: abs(m.start - money.end), default=None)


def over_sum(scene: Scene, money: MoneyMention, mention: DateMention) -> bool:
    """Whether another sum stands between a sum and a date."""
    first, last = min(money.end, mention.end), max(money.start, mention.start)
    others = (other for other in scene.money if other.start != money.start and not is_converted(scene, money, other))
    return any(first <= other.start < last for other in others)


def _moved(day: date, number: str, unit: str, sign: int) -> date:
    if unit in _DAYS:
        return day + sign * timedelta(days=_FEW[unit] if number == "X" else int(number) * _DAYS[unit])
    many = 3 if number == "X" else int(number)
    months = day.year * 12 + day.month - 1 + sign * many * _MONTHS[unit]
    year, month = divmod(months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(max(1, min(year, 9999)), month + 1, last)
        except ValueError:
            continue
    return day


def _up_to_now(scene: Scene, published_on: date) -> When:
    """The running month or year of a total's sentence, else all time up to the day of publication."""
    running = [mention for mention in scene.dates if _runs_on(mention, published_on)]
    if running:
        return When(_so_far(running[0], published_on), "period-so-far")
    return When(f"../{published_on}", "period-to-date")


def _is_closed(mention: DateMention, published_on: date) -> bool:
    """Whether a mention has a first and a last day of its own in the past: "between January 2022 and February 2023", "in 2021"."""
    long = "/" in (mention.edtf or "") or is_coarse(mention.edtf)
    known = (
        mention.first_day and mention.end_day and long and ".." not in (mention.edtf or "") and mention.relation not in ("since", "until")
    )
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
