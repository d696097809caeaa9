"""When an event happened: by syntax, then by its clause, then by what its document says of its own day.

In: a Scene, a trigger's clause and, where there is one, the parse. Out: an EDTF date with the rule that gave it, or none.
A date that belongs to another verb dates nothing else; the day on which something was only said dates what is done
by saying it. Nothing undated is given a date but by a named rule.
"""

import re
from dataclasses import dataclass
from datetime import date

from ledger.claims.above import TAKE
from ledger.claims.clause import Clause
from ledger.claims.scene import Scene
from ledger.claims.when import When, date_at, dates_an_event, said_now
from ledger.model import DateMention, Figure
from ledger.text.parser import Parse

_JUST = re.compile(r"\bjust\s+$", re.IGNORECASE)
_ANNOUNCES = re.compile(r"\b(?:announc|authori[sz]|direct|unveil)(?:ed|es|ing)\b", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:has|have|had|['’]ve)\s+(?:\w+\s+)?$", re.IGNORECASE)
_BY_ITS_SPEAKER = re.compile(
    r"\bI(?:['’]m|['’]ve| am| have)?\s+(?:also |now |today |just )*(?:have )?"
    r"(?:announc|direct|authori[sz]|decid|order|sign|approv|instruct)(?:ed|ing|e)?\b"
)
_PERFECT_HELPERS = frozenset(("have", "has", "had", "'ve"))
_CLIMB = 8
_SPOKEN = frozenset(("ACCUSE", "REQUEST", "SUPPORT", "REJECT", "AGREE", "THREATEN"))
# What the readout of a meeting tells of its own day.
_OF_THE_MEETING = frozenset(("CONSULT", "AGREE", "ACCUSE", "REQUEST", "THREATEN"))
_THANKED = re.compile(r"(?:thank|applaud|prais|commend|welcom|congratulat|hail|laud|salut|express)", re.IGNORECASE)
_DECLARED = frozenset(("SANCTION", "AGREE", "REQUEST", "ACCUSE", "SUPPORT", "REJECT", "THREATEN"))
# What stands behind these is of another time: "a year after the invasion, they met today".
_TIMES = frozenset(("after", "since", "before", "following", "until", "despite", "amid", "because"))
_SAID = re.compile(r"\b(?:said|says|told|announced|reported|confirmed)\b", re.IGNORECASE)
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
    found = _by_syntax(scene, clause, kind, parse) if parse else _by_order(scene, clause, kind)
    found = found if found.edtf else _since(scene, clause, kind)
    if found.edtf or almanac.published_on is None:
        return found
    rule = _of_its_document(scene, clause, kind, almanac)
    return When(almanac.published_on.isoformat(), rule) if rule else found


def _by_order(scene: Scene, clause: Clause, kind: str) -> When:
    """The date that stands nearest, but none of another clause: "after the invasion, they met today", "bombed Kyiv, he said today"."""
    found = date_at(scene, clause.start, clause.end)
    behind = next((mention for mention in scene.dates if mention.start >= clause.end and mention.edtf == found.edtf), None)
    if behind and kind not in _SPOKEN and _SAID.search(scene.text, clause.end, behind.start):
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
    if kind in _SPOKEN and clause.tag in ("VBZ", "VBP") and _is_prose(scene, clause.start):
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


def _by_syntax(scene: Scene, clause: Clause, kind: str, parse: Parse) -> When:
    ranked = [(rank, abs(mention.start - clause.start), mention) for mention in scene.dates if dates_an_event(scene, mention)
              for rank in (_rank(parse, clause, kind, mention),) if rank is not None]  # fmt: skip
    if not ranked:
        return When(None, "")
    rank, _, mention = min(ranked, key=lambda one: one[:2])
    return When(mention.edtf, ("date-of-its-own", "date-of-its-clause", "date-of-saying")[rank])


def _rank(parse: Parse, clause: Clause, kind: str, mention: DateMention) -> int | None:
    """0 when the date hangs on the trigger or what hangs on it, 1 on a verb that is told with it, 2 on the verb of saying above."""
    trigger, at = parse.at(clause.start), _outermost(parse, mention)
    if trigger is None or at is None:
        return None
    now = clause.tag in ("VBZ", "VBP") and parse.tokens[at].dep == "pobj"
    if kind in _SPOKEN and (_modifies_a_noun(parse, at, mention) or (now and _is_on_a_noun(parse, at))):
        return None
    for _ in range(_CLIMB):
        if at == trigger:
            return 0
        token = parse.tokens[at]
        if token.tag.startswith("VB") or token.head == at:
            return 1 if _is_participle_under(parse, at, trigger) else _of_other_verb(parse, trigger, at, kind)
        at = token.head
    return None


def _modifies_a_noun(parse: Parse, at: int, mention: DateMention) -> bool:
    """Whether a date only says which thing is meant: "the 2021 establishment", "the goals for 2030"."""
    token = parse.tokens[at]
    if token.dep in ("amod", "nummod", "compound", "nmod", "poss"):
        return True
    head = parse.tokens[parse.tokens[token.head].head]
    return token.dep == "pobj" and head.tag.startswith("NN") and len(mention.edtf or "") < len("2021-08-31")


def _is_participle_under(parse: Parse, verb: int, trigger: int) -> bool:
    """Whether a verb only describes what the trigger is done to: "signed a treaty incorporating Crimea on 18 March"."""
    token = parse.tokens[verb]
    thing = parse.tokens[token.head]
    described = token.dep == "acl" and token.tag == "VBG" and thing.dep in ("dobj", "pobj", "nsubjpass")
    return described and (thing.head == trigger or parse.tokens[thing.head].head == trigger)


def _is_on_a_noun(parse: Parse, at: int) -> bool:
    """Whether a preposition ties a date to a noun: "we condemn the attacks on October 7" was not said then."""
    return parse.tokens[parse.tokens[parse.tokens[at].head].head].tag.startswith("NN")


def _outermost(parse: Parse, mention: DateMention) -> int | None:
    """The token of a date that hangs on something outside it."""
    at = parse.at(mention.start)
    for _ in range(_CLIMB):
        if at is None:
            return None
        head = parse.tokens[at].head
        if head == at or not mention.start <= parse.tokens[head].start < mention.end:
            return at
        at = head
    return at


def _of_other_verb(parse: Parse, trigger: int, verb: int, kind: str) -> int | None:
    """What a date on another word is to the trigger: that of the clause they share, of the saying, or nothing."""
    at = trigger
    for _ in range(_CLIMB):
        token = parse.tokens[at]
        another = token.word in _TIMES and token.dep == "prep"
        if another or token.head == at:
            return 1 if not another and at == verb and not parse.tokens[verb].tag.startswith("VB") else None
        relation = "nominal" if not token.tag.startswith("VB") else token.dep
        at = token.head
        if at == verb:
            if relation in ("ccomp", "parataxis"):
                return 2 if kind in _SPOKEN else None
            if parse.tokens[verb].word in TAKE and token.tag == "VB":
                return 1
            planned = token.tag == "VB" and relation == "xcomp"
            return None if planned or relation in ("advcl", "relcl", "acl") else 1
        if relation in ("ccomp", "relcl", "advcl", "acl"):
            return None
    return None
