"""Events as sentences tell them: a trigger, its type, who, when and whether it happened.

In: a document's scenes and its Narrator. Out: happenings with their scene, in the order of the text, each event once a
document. No event without a trigger; none from a negated or conditional clause, none from a reporter's question.
Words: seeds/events/triggers/. Cases: tests/corpus/events.toml. Grammar: docs/events.md.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ledger.claims.events.above import after_its_time, hangs_on
from ledger.claims.events.cast import Stage, cast_of
from ledger.claims.events.clause import Clause, Phrase
from ledger.claims.events.dating import Almanac, date_of
from ledger.claims.events.fits import Told, fits, may_fit
from ledger.claims.events.modality import Reality, noun_reality, reality_of
from ledger.claims.events.nameless import without_echoes
from ledger.claims.events.news import behind_its_dateline, lead_end, news_day
from ledger.claims.events.order import clause_by_order
from ledger.claims.events.passing import with_days_of_passages
from ledger.claims.events.retelling import once_each
from ledger.claims.events.roles import roles_of
from ledger.claims.events.runs import phrases_in
from ledger.claims.events.summary import summary_of
from ledger.claims.events.syntax import clause_at, verb_over
from ledger.claims.scene import Lexicons, Scene
from ledger.claims.triggers import Sighting
from ledger.claims.when import When, bounds_of, date_of_beginning
from ledger.mentions.actors import ActorVocabulary
from ledger.model import Happening, Party, Reading
from ledger.text.parser import Parse, Parser

_SENTENCE_END = (".", "?", "!", '"', "”", ":", "…")
_OF_ITS_DAY = re.compile(r"\b(?:readout|statement (?:by|from)|remarks by|fact sheet|joint statement)\b", re.IGNORECASE)
_READOUT = re.compile(
    r"\b(?:readout|joint[ \\_]+(?:leaders\S*[ \\_]+)?statement|leaders\S*[ \\_]+(?:joint[ \\_]+)?statement|communiqu[eé])\b", re.IGNORECASE
)
_HEAD = 1500
_TIME_BEHIND = re.compile(
    r"\s+(?:(?:the|a|past|last|next|coming|following|few|several|many|two|three|four|five|six|ten|\d{1,4})\s+){1,4}"
    r"(?:years?|months?|weeks?|days?|decades?|hours?)\b",
    re.IGNORECASE,
)
_OBJECT_NEAR = 4
_LEAD = 110
_HAPPENED = frozenset(("ASSAULT", "COERCE"))
_BESIDE = 30
_CLOSE = 48
_PROMISES = frozenset(("trigger:pledge", "trigger:agree-to", "trigger:offer-to", "trigger:make-pledge", "trigger:undertake-to"))


@dataclass(frozen=True, slots=True)
class Narrator:
    """What all sentences of a document share: the reading, the words of events, who can be meant, the parser if there is one."""

    reading: Reading
    lexicons: Lexicons
    actors: ActorVocabulary
    parser: Parser | None

    def almanac(self) -> Almanac:
        """The document's own day and whether it reports on it."""
        document = self.reading.document
        head = f"{document.title or ''} {document.text[:_HEAD]}"
        of_its_day = bool(_OF_ITS_DAY.search(head))
        lead = 0 if of_its_day else lead_end(document.text, self.reading.sentences, document.title is not None)
        return Almanac(document.published_on, of_its_day, bool(_READOUT.search(head)), lead)

    def parses(self, scenes: Sequence[Scene]) -> Iterator[Parse | None]:
        """A parse for each scene, None where there is no parser."""
        if self.parser is None:
            yield from (None for _ in scenes)
        else:
            text = self.reading.document.text
            yield from self.parser.parses(text, [behind_its_dateline(text, scene.sentence) for scene in scenes])


def happenings_of(scenes: Sequence[Scene], narrator: Narrator, told: frozenset[tuple[int, str]]) -> Iterator[tuple[Scene, Happening]]:
    """Every event of the document that is not a transfer of money, with the scene it stands in.

    `told` holds what sums tell already: the starts of their sentences with the type, and those of their triggers with "".
    """
    cast, almanac = cast_of(narrator.reading, narrator.actors, narrator.lexicons.triggers.people), narrator.almanac()
    spoken = [(scene, before) for before, scene in zip((None, *scenes), scenes, strict=False) if scene.triggers and not scene.asked()]
    found: list[tuple[Scene, Happening]] = [pair for scene in scenes if not scene.asked() for pair in _beginnings(scene)]
    company = cast.signatories()
    met_in = -1
    for (scene, before), parse in zip(spoken, narrator.parses([scene for scene, _ in spoken]), strict=True):
        phrases = () if parse else tuple(phrases_in(scene, cast.nouns, cast.common))
        together = company if almanac.readout or scene.paragraph <= met_in + 1 else ()
        teller = _Teller(Stage(scene, before, cast, company, together), narrator.lexicons, almanac, parse, phrases)
        events = list(teller.told())
        met = next((one.parties for one in reversed(events) if _is_company(one, company)), ())
        company, met_in = (met, scene.paragraph) if met else (company, met_in)
        found += [(scene, one) for one in events if not _is_told_by_a_sum(scene, one, told)]
    once = without_echoes(once_each(found))
    yield from once if almanac.of_its_day else with_days_of_passages(once)


def _is_told_by_a_sum(scene: Scene, one: Happening, told: frozenset[tuple[int, str]]) -> bool:
    """Whether a sum of the sentence tells an event already; "agreed to provide" a sum is that aid, and no agreement beside it."""
    start = scene.sentence.start
    aid = (start, "AID") in told and any(not kind and 0 <= at - one.end <= _BESIDE for at, kind in told)
    promised = one.rules[0] in _PROMISES and aid
    return promised or (start, one.type) in told or (one.start, "") in told


def _is_company(one: Happening, before: Sequence[Party]) -> bool:
    """Whether those who met are who "the leaders" are from now on: people are not followed by states."""
    people = [sum(party.kind == "person" for party in parties) for parties in (before, one.parties)]
    return one.type == "CONSULT" and len(one.parties) > 1 and (people[0] < 2 or people[1] >= 2)


def _beginnings(scene: Scene) -> Iterator[tuple[Scene, Happening]]:
    """The beginnings of wars, which need nobody, where the day is said right behind."""
    for hit in scene.beginnings:
        when = date_of_beginning(scene, hit.end)
        first_day, end_day = bounds_of(when.edtf)
        rules = (f"trigger:{hit.entry.name}", when.rule)
        if when.edtf:
            yield (
                scene,
                Happening(
                    hit.start,
                    hit.end,
                    "ASSAULT",
                    when.edtf,
                    first_day,
                    end_day,
                    "asserted",
                    (),
                    summary_of(scene, hit.start, hit.end),
                    rules,
                ),
            )


def _lead(scene: Scene, start: int, parties: Sequence[Party]) -> int:
    """Where the line of a chronology may begin at the latest: at the first who does it, if he stands near before the trigger."""
    near = [p.start for p in parties if p.start is not None and max(scene.sentence.start, start - _LEAD) <= p.start < start]
    return min([start, *near])


@dataclass(frozen=True, slots=True)
class _Teller:
    """What reads the triggers of one scene."""

    stage: Stage
    lexicons: Lexicons
    almanac: Almanac
    parse: Parse | None
    phrases: tuple[Phrase, ...]

    def told(self) -> Iterator[Happening]:
        """The events of the scene, at most one at a place: the first trigger of the vocabulary that fits."""
        taken: dict[int, Sighting] = {}
        clauses: dict[tuple[object, ...], Clause | None] = {}
        for seen in self.stage.scene.triggers:
            covered = (
                seen.start in taken or self._is_of_the_meeting(seen) or any(_covers(self.stage.scene, one, seen) for one in taken.values())
            )
            shape = (seen.start, seen.end, seen.last, seen.trigger.pos, seen.tags)
            if not covered and shape not in clauses:
                clauses[shape] = self._clause(seen)
            clause = None if covered else clauses[shape]
            happening = self._happening(seen, clause) if clause else None
            if happening:
                taken[seen.start] = seen
                yield happening

    def _is_of_the_meeting(self, seen: Sighting) -> bool:
        """Whether a readout only tells what was talked about in the meeting that it is of: "discussed", "welcomed"."""
        return seen.trigger.talk and self.almanac.readout

    def _clause(self, seen: Sighting) -> Clause | None:
        if _leads_to_a_time(self.stage.scene, seen):
            return None
        if self.parse is None:
            return clause_by_order(self.stage.scene, seen, self.lexicons.triggers.governors, self.phrases)
        at = seen.last if seen.trigger.pos == "noun" else seen.start
        index, last = self.parse.at(at), self.parse.at(seen.last)
        if index is None or last is None or (seen.tail and seen.trigger.pos == "verb" and not hangs_on(self.parse, last, index)):
            return None
        tag = self.parse.tokens[index].tag
        if self.parse.tokens[index].dep in ("amod", "acomp") and seen.trigger.pos == "verb":
            return None
        if tag.startswith("VB") != (seen.trigger.pos == "verb") or not tag.startswith(("VB", "NN")):
            return None
        return clause_at(self.parse, index, seen.end, last)

    def _is_blamed(self, seen: Sighting) -> bool:
        """Whether an attack is what somebody condemns on a day: "condemned an attack on Thursday", not "Thursday's attack"."""
        scene = self.stage.scene
        lead = scene.tail(seen.start).lower().split()[-_OBJECT_NEAR:]
        dated = any(0 <= seen.start - mention.end < _CLOSE for mention in scene.dates)
        return _is_known(seen) and not dated and any(self.lexicons.triggers.governors.get(word) == "accused" for word in lead)

    def _reality_over(self, parse: Parse, seen: Sighting, own: Reality) -> Reality | None:
        """What the verb over a noun makes of it: "calls for talks" are no talks, "talks will begin" are to come."""
        noun = parse.at(seen.last) or 0
        verb = None if _is_known(seen) or after_its_time(parse, noun) else verb_over(parse, noun)
        if verb is None:
            return own
        over = clause_at(parse, verb, parse.tokens[verb].end, verb)
        told = reality_of(over, seen.trigger, self.lexicons.triggers.governors, headline=True)
        value = self.lexicons.triggers.governors.get(parse.tokens[verb].word, "")
        if told is None or value in ("asked", "open", "refused", "planned", "promised", "accused"):
            return None
        return told if seen.trigger.under else own

    def _when(self, clause: Clause, seen: Sighting, reality: Reality) -> When:
        """The date of a deed; what is told as done has no day behind the publication, but that of something else."""
        when = date_of(self.stage.scene, clause, seen.trigger.type, self.parse, self.almanac)
        first_day, _ = bounds_of(when.edtf)
        published_on = self.almanac.published_on
        later = first_day and published_on and first_day > published_on
        if reality.modality != "asserted" or (when.edtf and not later):
            return when
        return When(None, "") if later else news_day(self.stage.scene, clause, published_on, self.almanac.lead)

    def _reality(self, seen: Sighting, clause: Clause) -> Reality | None:
        """Whether what a trigger tells happened, of a noun also by the words before it and the verb over it."""
        scene = self.stage.scene
        reality = reality_of(clause, seen.trigger, self.lexicons.triggers.governors, headline=_is_headline(scene))
        if reality is None or seen.trigger.pos != "noun":
            return reality
        reality = None if self._is_blamed(seen) else noun_reality(reality, scene.tail(seen.start))
        return self._reality_over(self.parse, seen, reality) if reality and self.parse else reality

    def _happening(self, seen: Sighting, clause: Clause) -> Happening | None:
        scene = self.stage.scene
        told = Told(clause, seen.trigger, (), scene, self.lexicons.triggers.harm)
        reality = self._reality(seen, clause) if may_fit(told) else None
        parties = roles_of(clause, seen.trigger, self.stage) if reality else ()
        if reality is None or not fits(replace(told, parties=parties)):
            return None
        when = self._when(clause, seen, reality)
        if seen.trigger.day and seen.trigger.pos == "noun" and when.edtf is None:
            return None
        first_day, end_day = bounds_of(when.edtf)
        return Happening(
            start=seen.start, end=seen.end, type=seen.trigger.type, date=when.edtf, first_day=first_day, end_day=end_day,
            modality=reality.modality, parties=parties, summary=summary_of(scene, _lead(scene, seen.start, parties), seen.end, parties),
            rules=_rules(seen, reality, when, self.parse is not None),
        )  # fmt: skip


def _covers(scene: Scene, verb: Sighting, noun: Sighting) -> bool:
    """Whether a noun is only the object of a verb that told an event already: "cancelled talks" are no talks."""
    if verb.trigger.pos != "verb" or noun.trigger.pos != "noun":
        return False
    if noun.start <= verb.last < noun.end:  # "came under attack"
        return bool(verb.tail)
    if noun.start < verb.end:
        return False
    between = scene.between(verb.end, noun.start).lower().split()
    named = scene.between(noun.start, noun.end).lower()
    return len(between) <= _OBJECT_NEAR and (named in verb.trigger.objects or named.split()[-1] in verb.trigger.objects)


def _is_known(seen: Sighting) -> bool:
    """Whether a noun with its day tells what happened whatever the verb over it says: "pledged it after the 2021 killing"."""
    return seen.trigger.day and seen.trigger.type in _HAPPENED


def _leads_to_a_time(scene: Scene, seen: Sighting) -> bool:
    """Whether the preposition of a trigger only leads to a time: "the steps taken over the past year" take nothing over."""
    end = seen.last + len(seen.tail[-1]) if seen.tail else seen.end
    return bool(seen.tail and _TIME_BEHIND.match(scene.text, end, scene.sentence.end))


def _rules(seen: Sighting, reality: Reality, when: When, parsed: bool) -> tuple[str, ...]:
    named = (
        f"trigger:{seen.trigger.name}",
        f"frame-{seen.trigger.frame}",
        f"modality-{reality.rule}",
        when.rule,
        "by-parse" if parsed else "by-order",
    )
    return tuple(rule for rule in named if rule)


def _is_headline(scene: Scene) -> bool:
    """Whether a sentence has no stop at its end, as headlines have none."""
    text = scene.text[scene.sentence.start : scene.sentence.end].rstrip(" *_\n")
    return not text.endswith(_SENTENCE_END) and len(text) < 160
