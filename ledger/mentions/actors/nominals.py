"""Common nouns and pronouns that stand for somebody named before: "the company", "the airline", "the country", "its", "he".

In: a page and the mentions with names, left to right. Out: mentions of form nominal or pronoun of the one candidate, and
doubts where two fit. Candidates stand in the same sentence before, else in the nearest of the two sentences before
that has any. A noun asks for its kind: "the airline" for an airline, "the minister" for somebody called
minister. A state's government is the state. "They" and "their" are not read. Words: seeds/actors/cues.toml.
"""

import bisect
import dataclasses
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from ledger.mentions.actors.page import Page
from ledger.mentions.actors.people import again
from ledger.mentions.actors.vocabulary import ActorVocabulary
from ledger.model import ActorForm, ActorMention, Doubt

_SENTENCES_BACK = 2
_DEFINITE = re.compile(r"(?<![\w'-])[Tt]he ([a-z][a-z-]+(?: [a-z][a-z-]+)?)(?![\w-])")
_PRONOUN = re.compile(r"(?<![\w'-])(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Ii]ts|[Ii]t)(?![\w'-])")
_OF_PEOPLE = frozenset(("he", "she", "his", "her"))
_STATES = frozenset(("country", "nation", "kingdom", "republic"))
_NOT_COMPANIES = frozenset(("GOV", "IGO", "LEG", "MIL", "JUD", "COP", "SPY", "PTY", "REB", "UAF", "MED", "NGO", "OPP"))
_APPOSED = re.compile(r",? (?:the |a |an |its )?(?:[A-Z][\w.]*'s )?(?:[a-zA-Z]+ ){0,2}")
_THE_COUNTRY = re.compile(r"(?i:the) (?:[\w.']+ )?$")
_NEAR = 20
_SAID = re.compile(r"\b([a-z]+)(?: (?:on|in) [A-Z][a-z]+| today| yesterday| this week)?(?: that)? $")
_AUXILIARIES = re.compile(r"(?: (?:has|have|had|also|today|later|reportedly))* ")
_GOES_ON = re.compile(r" (?:of|in|for|that|which) (?:the )?[A-Z]?")


_SIGNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "airline": ("airlines", "airways", "air ", "ryanair", "lufthansa", "aer lingus", "easyjet", "qantas", "aeroflot", "iberia", "klm"),
        "carrier": ("airlines", "airways", "air ", "ryanair", "lufthansa", "aer lingus", "easyjet", "qantas", "aeroflot"),
        "automaker": ("motor", "chrysler", "ford", "fiat", "renault", "toyota", "honda", "nissan", "volkswagen", "bmw", "daimler", "opel"),
        "carmaker": ("motor", "chrysler", "ford", "fiat", "renault", "toyota", "honda", "nissan", "volkswagen", "bmw", "daimler", "opel"),
        "alliance": ("nato",),
        "bloc": ("european union", "asean", "african union"),
        "union": ("workers",),
        "agency": ("administration", "nasa", "usaid", "cia", "bureau"),
        "newspaper": ("times", "post", "guardian", "journal", "telegraph", "le monde"),
        "broadcaster": ("bbc", "tv", "television", "nhk"),
        "organization": ("world health organization", "nato", "united nations"),
        "fund": ("international monetary fund",),
    }
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A noun or pronoun in the text and what can stand for it."""

    start: int
    end: int
    form: ActorForm
    fits: Callable[[ActorMention], bool]


def identified(page: Page, mentions: Sequence[ActorMention]) -> tuple[ActorMention, ...]:
    """The mentions, where a described role is somebody named beside it: "US automaker GM", "Louis Gallois, the Airbus chief executive".

    "The Italian company" is the one Italian company of the sentences before. All others stay descriptions.
    """
    found: list[ActorMention] = []
    for at, mention in enumerate(mentions):
        if "role-of-country" in mention.rules and mention.kind != "group":
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


def stand_ins(page: Page, vocab: ActorVocabulary, mentions: Sequence[ActorMention]) -> Iterator[ActorMention | Doubt]:
    """Each definite noun and pronoun whose one candidate is found; two candidates are a doubt of the noun, and none of the pronoun."""
    named = [
        mention
        for mention in mentions
        if mention.form in ("name", "office") and mention.kind != "place" and not _modifies(page, mention, vocab)
    ]
    starts = [mention.start for mention in named]
    for asked in sorted((*_definite(page, vocab), *_pronouns(page, vocab)), key=lambda each: each.start):
        found = _sayer(page, named, starts, asked, vocab) or _candidates(page, named, starts, asked)
        names = {mention.name for mention in found}
        if len(names) == 1:
            rule = "pronoun-of-one" if asked.form == "pronoun" else "noun-of-one"
            yield again(page, (asked.start, asked.end), found[-1], (rule,), asked.form)
        elif names and asked.form == "nominal":
            yield Doubt(asked.start, asked.end, "noun-of-two", f"may be {' or '.join(sorted(names)[:3])}")


def _modifies(page: Page, mention: ActorMention, vocab: ActorVocabulary) -> bool:
    """Whether a state's name is before a noun, so that nobody but the noun is meant: "US automaker GM"."""
    after = page.word_after(mention.end)
    if mention.kind != "state" or not after:
        return False
    return not any(after.lower() in vocab.cues[cue] for cue in ("acting", "state-after", "saying", "opening"))


def _sayer(page: Page, named: Sequence[ActorMention], starts: Sequence[int], asked: _Asked, vocab: ActorVocabulary) -> list[ActorMention]:
    """Who says the clause that the pronoun opens: "Airbus said on Monday that it", whoever else is named before."""
    if asked.form != "pronoun":
        return []
    sentence = page.sentence_at(asked.start)
    floor = max(sentence.start if sentence else 0, asked.start - 60)
    said = _SAID.search(page.flat[floor : asked.start])
    if said is None or said[1] not in vocab.cues["saying"]:
        return []
    near = [mention for mention in named[: bisect.bisect_left(starts, floor + said.start(1))][-2:] if asked.fits(mention)]
    between = page.flat[near[-1].end : floor + said.start(1)] if near else ","
    return near[-1:] if _AUXILIARIES.fullmatch(between) else []


def _candidates(page: Page, named: Sequence[ActorMention], starts: Sequence[int], asked: _Asked) -> list[ActorMention]:
    """Those of the nearest stretch before that has any: the sentence so far, then the sentences before it."""
    at = bisect.bisect_right(page.begins, asked.start) - 1
    until = asked.start
    for sentence in reversed(page.sentences[max(0, at - _SENTENCES_BACK) : at + 1]):
        near = named[bisect.bisect_left(starts, sentence.start) : bisect.bisect_left(starts, until)][-_NEAR:]
        found = [
            mention for mention in near if asked.fits(mention) and not (asked.form == "pronoun" and _in_quotation(page, mention, asked))
        ]
        if found:
            return found
        until = sentence.start
    return []


def _in_quotation(page: Page, mention: ActorMention, asked: _Asked) -> bool:
    """Whether a quotation that holds the name closes before the pronoun: who is quoted does not name himself."""
    between = page.flat[mention.end : asked.start]
    closed, opened = between.find("\u201d"), between.find("\u201c")
    return closed >= 0 and (opened < 0 or closed < opened)


def _definite(page: Page, vocab: ActorVocabulary) -> Iterator[_Asked]:
    for match in _DEFINITE.finditer(page.flat):
        words = match[1].split()
        for count in (2, 1) if len(words) > 1 else (1,):
            noun = " ".join(words[:count])
            fits = _fitting(noun, vocab)
            end = match.start(1) + len(noun)
            if fits and page.sentence_at(match.start()) and not _is_attribute(page, end, vocab):
                yield _Asked(match.start(), end, "nominal", fits)
                break


def _is_attribute(page: Page, end: int, vocab: ActorVocabulary) -> bool:
    """Whether the noun goes on: "the company president", "the bank of England", "the airline Ryanair"."""
    if _GOES_ON.match(page.flat, end):
        return True
    after = page.word_after(end)
    return bool(after) and (after[:1].isupper() or after.lower() in vocab.roles or after.lower() in vocab.cues["organization-nouns"])


def _fitting(noun: str, vocab: ActorVocabulary) -> Callable[[ActorMention], bool] | None:
    """What a noun asks for; None for a noun that asks for nobody."""
    last = noun.rsplit(maxsplit=1)[-1]
    if noun in _STATES:
        return lambda mention: mention.kind == "state"
    if noun in vocab.cues["any-company"]:
        return _is_company
    if last in vocab.cues["organization-nouns"] or noun in vocab.cues["bodies"]:
        return lambda mention: mention.kind in ("organization", "group") and _called(mention, last)
    return None


def _is_company(mention: ActorMention) -> bool:
    return mention.kind == "organization" and mention.sector not in _NOT_COMPANIES


def _called(mention: ActorMention, noun: str) -> bool:
    """Whether a body is of the kind that the noun names: by its own words, by its sector, or by the text before it."""
    signs = _SIGNS.get(noun, ())
    low = mention.name.lower()
    return any(sign in low for sign in (noun, *signs))


def _pronouns(page: Page, vocab: ActorVocabulary) -> Iterator[_Asked]:
    for match in _PRONOUN.finditer(page.flat):
        word = match[0].lower()
        if page.sentence_at(match.start()) is None or _in_own_voice(page, match.start()):
            continue
        if word in _OF_PEOPLE:
            yield _Asked(*match.span(), "pronoun", lambda mention: mention.kind == "person")
        elif (
            word == "its"
            or page.word_after(match.end()) in vocab.cues["acting"]
            or _SAID.search(page.flat[max(0, match.start() - 40) : match.start()])
        ):
            yield _Asked(
                *match.span(), "pronoun", lambda mention: mention.kind in ("organization", "state", "group") and mention.form == "name"
            )


def _in_own_voice(page: Page, offset: int) -> bool:
    """Whether a government's text or a speaker's turn has the word: there "it" and "he" are of what was asked."""
    at = bisect.bisect_right(page.turns, offset, key=lambda turn: turn.start) - 1
    return page.publisher is not None or (at >= 0 and offset < page.turns[at].end)
