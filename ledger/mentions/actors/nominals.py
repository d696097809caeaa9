"""Common nouns and pronouns that stand for somebody named before: "the company", "the airline", "the country", "its", "he".

In: a page and the mentions with names, left to right. Out: mentions of form nominal or pronoun of the one candidate, and
doubts where two fit. Candidates stand in the same sentence before, else in the nearest of the two sentences before
that has any; a noun, but not a pronoun, also asks for the only one in the document who fits, six sentences back at most.
Whom the text calls so comes before who is only of the kind. "They" and "their" are not read. Words: seeds/actors/nouns.toml, cues.toml.
"""

import bisect
import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ledger.mentions.actors.callings import called, callings_in, named_beside
from ledger.mentions.actors.nouns import Asked, definite_nouns, in_own_voice
from ledger.mentions.actors.page import Page
from ledger.mentions.actors.people import again
from ledger.mentions.actors.vocabulary import ActorVocabulary
from ledger.model import ActorMention, Doubt

_SENTENCES_BACK = 2
_FAR = 6
_NEAR = 20
_WINDOW = 100
_OPENING = 30
_PRONOUN = re.compile(r"(?<![\w'-])(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Ii]ts|[Ii]t)(?![\w'-])")
_OF_PEOPLE = frozenset(("he", "she", "his", "her"))
_NOT_COMPANIES = frozenset(("GOV", "IGO", "LEG", "MIL", "JUD", "COP", "SPY", "PTY", "REB", "UAF", "MED", "NGO", "OPP"))
_APPOSED = re.compile(r"(?: \([A-Z&]{2,8}\))?(?:,| is| was) (?:the |a |an |its |another )?(?:[A-Z][\w.]*'s )?(?:[a-zA-Z.-]+ ){0,3}")
_THE_COUNTRY = re.compile(r"(?i:the) (?:[\w.']+ )?$")
_SAID = re.compile(r"\b([a-z]+)(?: (?:on|in) [A-Z][a-z]+| today| yesterday| this week)?(?: that)? $")
_AUXILIARIES = re.compile(r"(?: (?:has|have|had|also|today|later|reportedly))* ")


def identified(page: Page, mentions: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """The mentions, where a described role is somebody named beside it: "US automaker GM", "Louis Gallois, the Airbus chief executive".

    "The Italian company" is the one Italian company of the sentences before. All others stay descriptions.
    """
    found: list[ActorMention] = []
    for at, mention in enumerate(mentions):
        if "role-of-country" in mention.rules and mention.form == "nominal" and mention.kind != "group":
            behind = mentions[at + 1] if at + 1 < len(mentions) else None
            found.append(_beside(page, mention, behind, found) or _of_country(page, mention, found) or mention)
        else:
            found.append(mention)
    return tuple(found)


def _beside(page: Page, mention: ActorMention, behind: ActorMention | None, before: Sequence[ActorMention]) -> ActorMention | None:
    """The same words as a mention of the name right behind them, or of the name that they are in apposition to."""
    if behind and behind.form == "name" and behind.kind == mention.kind and page.flat[mention.end : behind.start] in (" ", ", "):
        return _as(page, mention, behind, "named-behind")
    for name in reversed(before[-3:]):
        if name.form == "name" and name.kind == mention.kind and _APPOSED.fullmatch(page.flat, name.end, mention.start):
            return _as(page, mention, name, "named-before")
    return None


def _of_country(page: Page, mention: ActorMention, before: Sequence[ActorMention]) -> ActorMention | None:
    """The only company of that country in the two sentences before, for "the Italian company"."""
    if (
        mention.kind != "organization"
        or mention.sector != "BUS"
        or not _THE_COUNTRY.search(page.flat[max(0, mention.start - 40) : mention.start])
    ):
        return None
    at = max(0, bisect.bisect_right(page.begins, mention.start) - 1 - _SENTENCES_BACK)
    near = [each for each in before[-_NEAR:] if each.start >= page.begins[at] and each.form == "name" and _is_company(each)]
    ours = {each.name: each for each in near if each.country == mention.country}
    return _as(page, mention, next(iter(ours.values())), "company-of-country") if len(ours) == 1 else None


def _as(page: Page, mention: ActorMention, name: ActorMention, rule: str) -> ActorMention:
    found = again(page, (mention.start, mention.end), name, (*mention.rules, rule), "nominal")
    return dataclasses.replace(found, country=name.country or mention.country, sector=name.sector or mention.sector)


def _is_company(mention: ActorMention) -> bool:
    return mention.kind == "organization" and mention.sector not in _NOT_COMPANIES


def stand_ins(page: Page, vocab: ActorVocabulary, mentions: Sequence[ActorMention]) -> Iterator[ActorMention | Doubt]:
    """Each definite noun and pronoun whose one candidate is found; two candidates are a doubt of the noun, and none of the pronoun."""
    named = [mention for mention in mentions if mention.form in ("name", "office") and not _modifies(page, mention, vocab)]
    starts = [mention.start for mention in named]
    callings = callings_in(page, vocab, named)
    yield from named_beside(page, callings)
    places: dict[str, list[int]] = defaultdict(list)
    for mention in named:
        places[mention.name].append(mention.start)
    lineup = _Lineup(page, vocab, tuple(named), tuple(starts), tuple(_countries(mentions, vocab)), places)
    nouns = definite_nouns(page, vocab, called(callings), named)
    for asked in sorted((*nouns, *_pronouns(page, vocab)), key=lambda each: each.start):
        yield from lineup.answer(asked)


def _countries(mentions: Sequence[ActorMention], vocab: ActorVocabulary) -> Iterator[ActorMention]:
    """The states that demonyms, places and offices name, each at the place of its word."""
    for mention in mentions:
        state = vocab.actors.get(mention.country.lower()) if mention.country else None
        if state and mention.form in ("name", "demonym", "office") and mention.kind in ("state", "place", "person"):
            yield dataclasses.replace(mention, kind="state", name=state.name, actor=state.id, country=mention.country, sector=state.sector)


def _modifies(page: Page, mention: ActorMention, vocab: ActorVocabulary) -> bool:
    """Whether a state's name is before a noun, so that nobody but the noun is meant: "US automaker GM"."""
    after = page.word_after(mention.end)
    if mention.kind != "state" or not after:
        return False
    return not any(after.lower() in vocab.cues[cue] for cue in ("acting", "state-after", "saying", "opening"))


@dataclass(frozen=True, slots=True)
class _Lineup:
    """Who can be meant on a page: the names in the order of the text with their starts, and the states behind other words.

    `places` are the starts of each name.
    """

    page: Page
    vocab: ActorVocabulary
    named: tuple[ActorMention, ...]
    starts: tuple[int, ...]
    countries: tuple[ActorMention, ...]
    places: Mapping[str, Sequence[int]]

    def answer(self, asked: Asked) -> Iterator[ActorMention | Doubt]:
        """The mention of the one who is meant, or the doubt which of some."""
        found = self._sayer(asked) or self._nearest(asked) or self._country(asked) or self._only(asked)
        names = {mention.name for mention in found}
        rule = "pronoun-of-one" if asked.form == "pronoun" else "noun-of-one"
        if len(names) > 1 and asked.form == "nominal":
            found, rule = (found[-1:], "noun-of-nearest") if asked.is_near else (self._foremost(found), "noun-of-foremost")
        if len({mention.name for mention in found}) == 1:
            yield again(self.page, (asked.start, asked.end), found[-1], (rule,), asked.form)
        elif names and asked.form == "nominal":
            yield Doubt(asked.start, asked.end, "noun-of-two", f"may be {' or '.join(sorted(names)[:3])}")

    def _sayer(self, asked: Asked) -> list[ActorMention]:
        """Who says the clause that the pronoun opens: "Airbus said on Monday that it", whoever else is named before."""
        if asked.form != "pronoun":
            return []
        sentence = self.page.sentence_at(asked.start)
        floor = max(sentence.start if sentence else 0, asked.start - 60)
        said = _SAID.search(self.page.flat[floor : asked.start])
        if said is None or said[1] not in self.vocab.cues["saying"]:
            return []
        at = floor + said.start(1)
        near = [mention for mention in self.named[: bisect.bisect_left(self.starts, at)][-2:] if asked.grade(mention)]
        between = self.page.flat[near[-1].end : at] if near else ","
        return near[-1:] if _AUXILIARIES.fullmatch(between) else []

    def _nearest(self, asked: Asked) -> list[ActorMention]:
        """Those who answer best in the nearest stretch before that has any: the sentence so far, then the sentences before it."""
        for start, end in self._back(asked, 0 if asked.of_states and in_own_voice(self.page, asked.start) else _SENTENCES_BACK):
            near = self.named[bisect.bisect_left(self.starts, start) : bisect.bisect_left(self.starts, end)][-_NEAR:]
            if asked.form == "pronoun":
                near = tuple(mention for mention in near if not _in_quotation(self.page, mention, asked))
            offices = [each for each in self._states(start, end) if each.form == "office" and asked.grade(each)] if asked.of_states else []
            found = sorted((*_best(near, asked), *offices), key=lambda each: each.start)
            if found:
                return found
        return []

    def _back(self, asked: Asked, count: int) -> Iterator[tuple[int, int]]:
        at = bisect.bisect_right(self.page.begins, asked.start) - 1
        until = asked.start
        for sentence in reversed(self.page.sentences[max(0, at - count) : at + 1]):
            yield sentence.start, until
            until = sentence.start

    def _country(self, asked: Asked) -> list[ActorMention]:
        """The one state whose people, town or office is named, for "the country" where no state is."""
        if not asked.of_states:
            return []
        for start, end in self._back(asked, 0 if in_own_voice(self.page, asked.start) else 1):
            found = _best(self._states(start, end), asked)
            if found:
                return found
        return []

    def _states(self, start: int, end: int) -> tuple[ActorMention, ...]:
        """The last of the states behind other words between two offsets."""
        first = bisect.bisect_left(self.countries, start, key=_start)
        return self.countries[first : bisect.bisect_left(self.countries, end, key=_start)][-_NEAR:]

    def _only(self, asked: Asked) -> list[ActorMention]:
        """The only one in the document so far who answers, not too far back; for nouns alone."""
        if asked.form == "pronoun" or asked.of_states or asked.of_places:
            return []
        until = bisect.bisect_left(self.starts, asked.start)
        found = _best(self.named[max(0, until - _WINDOW) : until], asked)
        one = len({mention.name for mention in found}) == 1
        at = bisect.bisect_right(self.page.begins, asked.start) - 1
        return found if one and found[-1].start >= self.page.begins[max(0, at - _FAR)] else []

    def _foremost(self, found: Sequence[ActorMention]) -> list[ActorMention]:
        """Of two the one who opens the sentence, if he has been named most often so far; of more nobody."""
        names = {mention.name for mention in found}
        counts = {name: bisect.bisect_right(self.places[name], found[-1].start) for name in names if name in self.places}
        first = found[0]
        sentence = self.page.sentence_at(first.start)
        opens = sentence is not None and first.start - sentence.start < _OPENING
        ahead = all(counts.get(first.name, 0) > counts.get(name, 0) for name in names - {first.name})
        return [first] if len(names) == 2 and opens and ahead else list(found)


def _start(mention: ActorMention) -> int:
    return mention.start


def _best(near: Sequence[ActorMention], asked: Asked) -> list[ActorMention]:
    """Those with the best grade, none if nobody answers."""
    grades = [asked.grade(mention) for mention in near]
    best = max(grades, default=0)
    return [mention for mention, grade in zip(near, grades, strict=True) if grade == best] if best else []


def _in_quotation(page: Page, mention: ActorMention, asked: Asked) -> bool:
    """Whether a quotation that holds the name closes before the pronoun: who is quoted does not name himself."""
    between = page.flat[mention.end : asked.start]
    closed, opened = between.find("\u201d"), between.find("\u201c")
    return closed >= 0 and (opened < 0 or closed < opened)


def _pronouns(page: Page, vocab: ActorVocabulary) -> Iterator[Asked]:
    for match in _PRONOUN.finditer(page.flat):
        word = match[0].lower()
        if page.sentence_at(match.start()) is None or in_own_voice(page, match.start()):
            continue
        if word in _OF_PEOPLE:
            yield Asked(*match.span(), "pronoun", _is_person)
        elif (
            word == "its"
            or page.word_after(match.end()) in vocab.cues["acting"]
            or _SAID.search(page.flat[max(0, match.start() - 40) : match.start()])
        ):
            yield Asked(*match.span(), "pronoun", _is_thing)


def _is_person(mention: ActorMention) -> int:
    return int(mention.kind == "person")


def _is_thing(mention: ActorMention) -> int:
    return int(mention.kind in ("organization", "state", "group") and mention.form == "name")
