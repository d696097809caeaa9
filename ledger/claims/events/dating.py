"""When an event happened: by syntax, then by its clause, then by what its document says of its own day.

In: a Scene, a trigger's clause and, where there is one, the parse. Out: an EDTF date with the rule that gave it, or none.
A date that belongs to another verb dates nothing else; the day on which something was only said dates what is done
by saying it. Nothing undated is given a date but by a named rule.
"""

import re
from dataclasses import dataclass
from datetime import date

from ledger.claims.events.clause import Clause
from ledger.claims.events.hanging import SPOKEN, date_by_parse
from ledger.claims.scene import Scene
from ledger.claims.when import When, date_at, dates_an_event, said_now
from ledger.model import Figure
from ledger.text.parser import Parse

_JUST = re.compile(r"\bjust\s+$", re.IGNORECASE)
_ANNOUNCES = re.compile(r"\b(?:announc|authori[sz]|direct|unveil)(?:ed|es|ing)\b", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:has|have|had|['’]ve)\s+(?:\w+\s+)?$", re.IGNORECASE)
_BY_ITS_SPEAKER = re.compile(
    r"\bI(?:['’]m|['’]ve| am| have)?\s+(?:also |now |today |just )*(?:have )?"
    r"(?:announc|direct|authori[sz]|decid|order|sign|approv|instruct)(?:ed|ing|e)?\b"
)
_PERFECT_HELPERS = frozenset(("have", "has", "had", "'ve"))
# What the readout of a meeting tells of its own day.
_OF_THE_MEETING = frozenset(("CONSULT", "AGREE", "ACCUSE", "REQUEST", "THREATEN"))
_THANKED = re.compile(r"(?:thank|applaud|prais|commend|welcom|congratulat|hail|laud|salut|express)", re.IGNORECASE)
_DECLARED = frozenset(("SANCTION", "AGREE", "REQUEST", "ACCUSE", "SUPPORT", "REJECT", "THREATEN"))
_SAID = re.compile(r"\b(?:said|says|told|announced|reported|confirmed)\b", re.IGNORECASE)
_ITS = re.compile(r"['’]s?\s(?:[\w-]{1,20},?\s){0,3}")
_PLAIN = re.compile(r"\d{4}(?:-\d\d){0,2}")
_PARTED = re.compile(r",(?!\s+(?:who|which|where)\b)")
_OF_ANOTHER_TIME = re.compile(r"\b(?:after|since|before|following|until|despite|amid)\s+(?:[\w'’-]+\s+){0,4}$", re.IGNORECASE)
_LASTING = frozenset(("SANCTION", "COERCE", "MOBILIZE"))


@dataclass(frozen=True, slots=True)
class Almanac:
    """What a document says of days: its own, whether it reports on that day ("Statement by"), on a meeting ("Readout of").

    `lead` is where the first sentence of a report ends, 0 for what is none.
    """

    published_on: date | None
    of_its_day: bool
    readout: bool
    lead: int = 0


def date_of(scene: Scene, clause: Clause, kind: str, parse: Parse | None, almanac: Almanac) -> When:
    """The date of a trigger; `kind` is its type."""
    own = _day_of_the_noun(scene, clause)
    if own.edtf:
        return own
    found = date_by_parse(scene, clause, kind, parse) if parse else _by_order(scene, clause, kind)
    found = found if found.edtf else _since(scene, clause, kind)
    if found.edtf or almanac.published_on is None:
        return found
    rule = _of_its_document(scene, clause, kind, almanac)
    return When(almanac.published_on.isoformat(), rule) if rule else found


def _day_of_the_noun(scene: Scene, clause: Clause) -> When:
    """The day whose attack it is, when "after" or "since" stands before the day: "after Monday's deadly attack" was on Monday."""
    if not clause.tag.startswith("NN"):
        return When(None, "")
    for mention in scene.dates:
        bound = mention.relation in ("after", "before", "since", "until")
        if (
            bound
            and mention.end <= clause.start
            and _ITS.fullmatch(scene.text, mention.end, clause.start)
            and _PLAIN.fullmatch(mention.value)
        ):
            return When(mention.value, "date-of-its-own")
    return When(None, "")


def _by_order(scene: Scene, clause: Clause, kind: str) -> When:
    """The date that stands nearest, but none of another clause: "after the invasion, they met today", "bombed Kyiv, he said today"."""
    found = date_at(scene, clause.start, clause.end)
    behind = next((mention for mention in scene.dates if mention.start >= clause.end and mention.edtf == found.edtf), None)
    if behind and kind not in SPOKEN and _SAID.search(scene.text, clause.end, behind.start):
        return When(None, "")
    parted = behind and _PARTED.search(scene.text, clause.end, behind.start) and _OF_ANOTHER_TIME.search(scene.tail(clause.start))
    return When(None, "") if parted and found.rule.startswith("date-behind") else found


def _of_its_document(scene: Scene, clause: Clause, kind: str, almanac: Almanac) -> str:
    """The rule by which an undated deed has the day of publication, '' for none."""
    words = scene.between(scene.sentence.start, scene.sentence.end)
    if "just" in clause.helpers or _JUST.search(scene.tail(clause.start)):
        return "just-now"
    if almanac.of_its_day and (_BY_ITS_SPEAKER.search(words) or _is_declared(clause, kind) or kind == "THREATEN"):
        return "said-by-its-speaker"
    if kind in SPOKEN and clause.tag in ("VBZ", "VBP") and _is_prose(scene, clause.start):
        return "done-by-saying"
    if clause.tag != "VBD" and clause.tag.startswith("VB") and said_now(scene, almanac.published_on, False).edtf:
        return "said-now"
    if almanac.of_its_day and kind in ("AID", "SANCTION") and clause.tag == "VBD" and _ANNOUNCES.match(scene.text, clause.start):
        return "announced-in-its-document"
    past = clause.tag.startswith("VB") and clause.tag != "VB" and not clause.helpers & _PERFECT_HELPERS
    going_on = clause.tag == "VBG" and clause.helpers & {"am", "are", "is", "'re", "'m", "'s"}
    ours = kind != "CONSULT" and any(phrase.head in ("i", "we") for phrase in clause.subjects)
    own = almanac.readout or going_on or clause.tag == "VBN" or ours
    told = kind in _OF_THE_MEETING or (kind == "SUPPORT" and _THANKED.match(scene.text, clause.start))
    return "day-of-the-readout" if almanac.of_its_day and told and past and own else ""


def _is_prose(scene: Scene, offset: int) -> bool:
    """Whether a trigger stands in a sentence with a stop, outside quotation marks: no headline, and not what was said another day."""
    ended = scene.text[scene.sentence.start : scene.sentence.end].rstrip(" *_\n").endswith((".", "!", ":"))
    return ended and not scene.quoted(offset)


def _is_declared(clause: Clause, kind: str) -> bool:
    """What a statement declares as it is made: "we are banning", and a heading without a verb ("Sanctions on ...")."""
    present = clause.tag == "VBG" and clause.helpers & {"am", "are", "is", "'re", "'m", "'s"}
    heading = clause.tag in ("NN", "NNS") and not clause.governors
    return kind in _DECLARED and bool(present or heading)


def announced_on(scene: Scene, trigger: tuple[int, int], figure: Figure, almanac: Almanac) -> When:
    """A sum that a readout or statement says was announced, with no other day in its sentence, was announced on that day."""
    lead = scene.between(scene.sentence.start, trigger[1])
    announcing = [match.start() for match in _ANNOUNCES.finditer(lead) if not _PERFECT.search(lead[: match.start()])]
    dated = any(dates_an_event(scene, mention) for mention in scene.dates)
    if not almanac.of_its_day or not almanac.published_on or dated or figure.basis == "cumulative":
        return When(None, "")
    return (
        When(almanac.published_on.isoformat(), "announced-in-its-document")
        if announcing or _BY_ITS_SPEAKER.search(lead)
        else When(None, "")
    )


def _since(scene: Scene, clause: Clause, kind: str) -> When:
    """What has lasted "since" a day began on it."""
    perfect = clause.helpers & {"have", "has", "had", "been", "'ve"}
    mention = next((m for m in scene.dates if m.relation == "since" and m.edtf and 0 <= m.start - clause.end < 80), None)
    if not (mention and perfect and kind in _LASTING):
        return When(None, "")
    return When((mention.edtf or "").split("/")[0], "since-its-beginning")
