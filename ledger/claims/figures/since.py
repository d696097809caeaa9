"""From when a total counts: the "since" of its sentence.

In: a Scene and one of its sums. Out: whether a "since" bounds the sum, and the day or month it names. Beginnings that readers know
(an invasion, an administration) are entries of seeds/events/measures.toml whose field is `since`; "took office" and "this
Administration" are those of the government in office on the day of publication.
"""

import re
from datetime import date

from ledger.claims.neighbours import next_sum
from ledger.claims.scene import Scene
from ledger.model import MoneyMention

_SINCE_EVENT = re.compile(
    r"\bsince\s+(?!World\s+War)(?:the\s+)?(?:(?:start|beginning|outbreak|onset|launch|early days|eve|invasion|war)\b"
    r"|taking office|coming into office"
    r"|[\w’'-]+(?:\s+[\w’'-]+){0,5}?\s+(?:invasion|war|began|started|invaded|attack|conflict|aggression|took office"
    r"|came (?:in)?to office)\b)",
    re.IGNORECASE,
)
_OF_TOTAL = re.compile(r"\b(?:bring|lift|push)(?:s|es|ing)?\b", re.IGNORECASE)
_FAR = 70


def since_of(scene: Scene, money: MoneyMention, published_on: date | None) -> tuple[bool, str | None]:
    """Whether a "since" bounds a sum, and its date where it has one: "since 2014", "since the war began in February".

    Of several the one right behind the sum is its own, then the last before it, then the first behind.
    """
    found = _sinces_in(scene, published_on)
    following = next_sum(scene, money, scene.sentence.end)
    found = [one for one in found if one[0] < money.end or not _OF_TOTAL.search(scene.text, money.end, one[0])]
    if not found:
        return False, None
    own = [one for one in found if money.end <= one[0] < following]
    before = [one for one in found if one[0] < money.start]
    return True, (own or before[-1:] or found)[0][1]


def _sinces_in(scene: Scene, published_on: date | None) -> list[tuple[int, str | None]]:
    """Each "since" of a sentence with its date or None, in the order of the text."""
    found: dict[int, str | None] = {}
    for mention in scene.dates:
        if mention.relation == "since" and mention.edtf and mention.first_day:
            found[mention.start] = mention.edtf.split("/")[0]
    for match in _SINCE_EVENT.finditer(scene.text, scene.sentence.start, scene.sentence.end):
        if not any(match.start() <= start <= match.end() for start in found):
            found[match.start()] = _date_behind(scene, match) or _known(scene, match, published_on)
    return sorted(found.items())


def _date_behind(scene: Scene, match: re.Match[str]) -> str | None:
    """The date told with what began: "since the war began in February"."""
    for mention in scene.dates:
        near = match.start() < mention.start <= match.end() + _FAR
        if near and mention.edtf and mention.first_day and "," not in scene.text[match.end() : mention.start]:
            return mention.edtf.split("/")[0]
    return None


def _known(scene: Scene, match: re.Match[str], published_on: date | None) -> str | None:
    """The day of a beginning that is data, if it was before the publication and, for a government, in its time."""
    for hit in scene.measures:
        first, until, needs = hit.field("value"), hit.field("until"), hit.field("needs")
        if needs and not any(actor.country == needs for actor in scene.actors):
            continue
        if hit.entry.fields["field"] != "since" or not match.start() < hit.start < match.end() + _FAR or published_on is None or not first:
            continue
        if first <= published_on.isoformat() and (until is None or published_on.isoformat() <= until):
            return first
    return None
