"""The fixed forms of agency reports: the slug of a headline, the dateline, scorers and lists of results.

In: a page. Out: mentions of people and places that stand in such a form, where a capital or a sentence tells
nothing: "Soccer-Milan held" (the slug is cut off), "SARRAN, France (Reuters) -", "(Gnabry 63, Vargas 70)",
"1. Marc Hirschi (Switzerland)". Words: seeds/actors/cues.toml. Cases: tests/corpus/actors.toml.
"""

import itertools
import re
from collections.abc import Iterator

from ledger.mentions.actors.organizations import stranger
from ledger.mentions.actors.page import Page, Sighting
from ledger.mentions.actors.people import could_be_person
from ledger.mentions.actors.setting import mention_of
from ledger.mentions.actors.vocabulary import ActorVocabulary
from ledger.model import ActorMention

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĪŁŃŇŌŘŚŞŠŤŪŮŹŻŽ"
_CAPITALS = rf"[{_UPPER}][{_UPPER}.'-]+(?: [{_UPPER}][{_UPPER}.'-]*){{0,3}}"
_DATELINE = re.compile(rf"(?m)^({_CAPITALS})(?:/({_CAPITALS}))?(?:, [\w. ]{{2,24}}){{0,2}}(?: \([A-Z][\w .]{{1,30}}\))? (?:-{{1,2}}|[–—]) ")
_BRACKETS = re.compile(r"(?<=\d )\(([^()]{3,200})\)")
_SCORER = re.compile(r"([^\W\d_][\w'-]*(?: [^\W\d_][\w'-]*){0,2}) (\d{1,3})(?:\+\d{1,2})?(?: ?(?:pen|og|p|a))?$")
_MINUTE = re.compile(r"\d{1,3}(?:\+\d{1,2})?(?: ?(?:pen|og|p|a))?$")
_PIECE = re.compile(r"[^,;]+")
_NAME_BEFORE = re.compile(r"[^\W\d_][\w'.-]*(?: [^\W\d_][\w'.-]*){1,3}$")
_BY = re.compile(r" by (?=[^\Wa-z\d_])")
_WRITTEN = frozenset(("reporting", "writing", "editing", "written", "edited", "compiled", "translated"))
_LONGEST_VERB = 12
_BYLINE_NAME = re.compile(
    rf"([{_UPPER}][\w'.-]+(?: (?:(?:de|van|von|bin|al|el|da|di|du|la|der|den|abu) )?[{_UPPER}][\w'.-]*[^\W_]){{1,3}})"
)
_BYLINE_JOINED = re.compile(r",? and |, ")
_TEAM = re.compile(r" ?/ ?([A-Z][^()/]{1,40})(?=\))")
_LONGEST_NAME = 40


def datelines_in(page: Page, vocab: ActorVocabulary) -> Iterator[ActorMention]:
    """The towns in capitals at the head of a report: places, also where their bare name would be a government."""
    for line in _DATELINE.finditer(page.text):
        for group in (1, 2):
            if line[group] and page.sentence_at(line.start(group)):
                yield _town(page, line.span(group), vocab)


def _town(page: Page, span: tuple[int, int], vocab: ActorVocabulary) -> ActorMention:
    for sense in vocab.senses.get(page.flat[slice(*span)], ()):
        actor = vocab.actor(sense.of)
        if actor and actor.kind == "place" and sense.how in ("capital", "place", "weak-place"):
            return mention_of(page, span, actor, ("dateline",))
    found = stranger(page, span, "place", ("dateline",))
    return ActorMention(*span, found.text, "place", "name", found.name.title(), None, None, None, found.rules)


def scorers_in(page: Page, vocab: ActorVocabulary) -> Iterator[ActorMention]:
    """The names in brackets behind a number, if every part is a name with a minute or a minute: "2 (Gnabry 63, Vargas 70, 81)"."""
    for brackets in _BRACKETS.finditer(page.flat):
        if page.sentence_at(brackets.start()):
            names = _scorers(page.flat, brackets.start(1), brackets[1])
            yield from (stranger(page, span, "person", ("scorer",)) for span in names if could_be_person(page.flat[slice(*span)], vocab))


def _scorers(flat: str, offset: int, inside: str) -> tuple[tuple[int, int], ...]:
    """The spans of the names, none if a part between commas is neither a name with its minute nor a minute."""
    names = []
    for piece in _PIECE.finditer(inside):
        start = offset + piece.start() + len(piece[0]) - len(piece[0].lstrip())
        part = flat[start : offset + piece.end()]
        scorer = _SCORER.match(part)
        if scorer and scorer[1][0].isupper():
            names.append((start, start + scorer.end(1)))
        elif not _MINUTE.match(part):
            return ()
    return tuple(names)


def listed_people_in(page: Page, vocab: ActorVocabulary) -> Iterator[tuple[int, int]]:
    """Two to four capitalised words, none of them known, before a state in brackets: "Marc Hirschi (Switzerland)"."""
    for seen in page.sightings:
        if page.flat.startswith(" (", seen.start - 2) and page.flat[seen.end : seen.end + 2] in (")", ") ", "),", ").", ");", " /"):
            span = _before_brackets(page, seen, vocab)
            if span:
                yield span


def bylines_in(page: Page, vocab: ActorVocabulary) -> Iterator[tuple[int, int]]:
    """The names of who wrote a report: "(Reporting by Olga Miller and Ann Nesbit; Editing by Paul Coe)"."""
    for line in _BY.finditer(page.flat):
        at = line.end()
        if page.flat[max(0, line.start() - _LONGEST_VERB) : line.start()].rpartition(" ")[2].lstrip("(").lower() not in _WRITTEN:
            continue
        while name := _BYLINE_NAME.match(page.flat, at):
            if page.sentence_at(at) and could_be_person(name[1], vocab):
                yield name.span(1)
            joined = _BYLINE_JOINED.match(page.flat, name.end(1))
            if joined is None:
                break
            at = joined.end()


def teams_in(page: Page, vocab: ActorVocabulary) -> Iterator[ActorMention]:
    """The team behind a state in the brackets of a list of results: "Marc Hirschi (Switzerland / Team Sunweb)"."""
    for team in _TEAM.finditer(page.flat):
        state = page.sighting_until(team.start())
        actor = vocab.actor(state.senses[0].of) if state else None
        if state and actor and actor.kind == "state" and page.flat.startswith("(", state.start - 1):
            yield stranger(page, team.span(1), "organization", ("team-of-rider",))


def _before_brackets(page: Page, seen: Sighting, vocab: ActorVocabulary) -> tuple[int, int] | None:
    actor = vocab.actor(seen.senses[0].of)
    end = seen.start - 2
    name = _NAME_BEFORE.search(page.flat[max(0, end - _LONGEST_NAME) : end])
    if actor is None or actor.kind != "state" or name is None:
        return None
    words = list(itertools.dropwhile(lambda word: not word[0].isupper(), name[0].split(" ")))
    start = end - len(" ".join(words))
    return (start, end) if _is_listed(page, start, words, vocab) else None


def _is_listed(page: Page, start: int, words: list[str], vocab: ActorVocabulary) -> bool:
    """Whether words in a sentence are two or more with a capital or particles, no known name at their head, that can be a person's."""
    if len(words) < 2 or page.sighting_from(start) or page.sentence_at(start) is None:
        return False
    return all(word[0].isupper() or word in vocab.cues["particles"] for word in words) and could_be_person(" ".join(words), vocab)
