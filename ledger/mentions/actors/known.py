"""States, peoples, capitals and bodies that the vocabulary knows, read in their setting.

In: a page. Out: mentions, and doubts for names that may be of something else. The question in each rule is
what the words next to the name say: a place, a government, or a part of a longer name.
Words: seeds/actors/cues.toml. Cases: tests/corpus/actors.toml.
"""

import dataclasses
import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from ledger.mentions.actors.page import Page, Sighting
from ledger.mentions.actors.vocabulary import Actor, ActorVocabulary, How
from ledger.model import ActorForm, ActorMention, Doubt

_NEAR = 200
_LONGEST_TAIL = 3
_OF_STATES = frozenset(("GOV", "LEG", "MIL", "COP", "JUD", "SPY", "PTY"))
_NAME_GOES_ON = re.compile(r"-| (?:of|and|&) [A-Z]")
_RESULT = re.compile(r"\b\d{1,3}-\d{1,3}\b")
WEAK_COMPANY = "weak-company"
_ARTICLE = re.compile(r"(?i:the) ")
_MONEY_SIGN = re.compile(r"[$£€¥]")
_COMPANY_WORD = re.compile(r" ([A-Z][\w&.]*)")
_CODE_AND_SIGN = re.compile(r"[A-Z]{1,3} ?[$£€¥]")
_SCORE_BESIDE = re.compile(r" \d{1,3}(?:-\d{1,3})?(?![\d.,%:])|'s? (?:goal|coach|season)| (?:held|held to|v|vs)\b")
_TOWN_BEFORE_COMMA = re.compile(r"([^\W\d_]+), $")


def mention_of(page: Page, span: tuple[int, int], actor: Actor, rules: tuple[str, ...], form: ActorForm = "name") -> ActorMention:
    """A span as a mention of a known actor, with the actor's own kind."""
    text = page.text[slice(*span)]
    return ActorMention(*span, text, actor.kind, form, actor.name, actor.id, actor.country, actor.sector, rules)


def known_in(page: Page, vocab: ActorVocabulary) -> Iterator[ActorMention | Doubt]:
    """Every known state, people, capital and body of the page, left to right; people and offices are not read here."""
    for seen in page.sightings:
        found = _read(page, seen, vocab) or _in_title(page, seen, vocab)
        if found:
            yield found


def _in_title(page: Page, seen: Sighting, vocab: ActorVocabulary) -> ActorMention | None:
    """The body at the head of a title: NATO in "NATO Secretary-General"."""
    words = page.flat[seen.start : seen.end]
    for count in (2, 1) if seen.of("title") else ():
        head = " ".join(words.split(" ")[:count])
        bodies = [sense for sense in vocab.senses.get(head, ()) if sense.how in ("name", "weak", "seat")]
        actor = vocab.actor(bodies[0].of) if len(bodies) == 1 and head[0].isupper() and len(head) < len(words) else None
        if actor:
            return mention_of(page, (seen.start, seen.start + len(head)), actor, ("body-of-title",))
    return None


def _read(page: Page, seen: Sighting, vocab: ActorVocabulary) -> ActorMention | Doubt | None:
    sense = seen.senses[0]
    actor = vocab.actor(sense.of)
    if actor is None or sense.how not in _READINGS or _in_longer_name(page, seen, vocab):
        return None
    return _READINGS[sense.how](page, seen, actor, vocab)


def _name(page: Page, seen: Sighting, actor: Actor, vocab: ActorVocabulary) -> ActorMention | None:
    """A state or body by its name; a company's name also with its legal form, and not where it is a product's ("Airbus A380")."""
    states = _states_before(page, seen.start, vocab) if actor.kind == "organization" and actor.country else set()
    if actor.sector in _OF_STATES and states and actor.country not in states:
        name = page.flat[seen.start : seen.end]
        country = next(iter(states))
        return ActorMention(
            seen.start,
            seen.end,
            page.text[seen.start : seen.end],
            "organization",
            "name",
            name,
            None,
            country,
            actor.sector,
            ("of-another-state",),
        )
    if actor.sector != "BUS":
        return mention_of(page, (seen.start, seen.end), actor, ("known-name",))
    if page.is_product(seen.end):
        return None
    end, part = _company_end(page, seen.end, vocab)
    if not part and " " not in page.flat[seen.start : end] and _stranger_after(page, end, vocab):
        return None
    if part:
        name = " ".join(page.flat[seen.start : end].split())
        text = page.text[seen.start : end]
        return ActorMention(seen.start, end, text, "organization", "name", name, None, None, "BUS", ("part-of-company",))
    return mention_of(page, (seen.start, end), actor, ("known-name",))


def _company_end(page: Page, end: int, vocab: ActorVocabulary) -> tuple[int, bool]:
    """Where a company's name ends with its legal forms, and whether a region makes it another one ("GM Europe")."""
    forms = vocab.cues["legal-forms"] | vocab.cues["company-words"]
    while (after := _COMPANY_WORD.match(page.flat, end)) and after[1].lower().rstrip(".") in forms:
        stop = after[1].endswith(".") and page.sentence_at(after.end()) is None
        end = after.end() - stop
    region = page.sighting_from(end + 1) if page.flat[end : end + 1] == " " else None
    if region and (region.of("name") or region.of("weak") or region.of("place")) and _is_region(region, vocab):
        return region.end, True
    return end, False


def _is_region(seen: Sighting, vocab: ActorVocabulary) -> bool:
    actor = vocab.actor(seen.senses[0].of)
    return actor is not None and (actor.kind == "state" or actor.country is None) and actor.kind != "organization"


def _demonym(page: Page, seen: Sighting, actor: Actor, _: ActorVocabulary) -> ActorMention:
    return mention_of(page, (seen.start, seen.end), actor, ("demonym",), "demonym")


def _in_longer_name(page: Page, seen: Sighting, vocab: ActorVocabulary) -> bool:
    """A street, a river, a currency sign, another region: the name is part of something else's."""
    after = page.word_after(seen.end)
    if seen.senses[0].how in ("name", "weak") and after[:1].isupper() and after.lower() in vocab.cues["contests"]:
        return True
    if _MONEY_SIGN.match(page.flat, seen.end) or _CODE_AND_SIGN.match(page.flat, seen.start):
        return True
    if after[:1].isupper() and after.lower() in vocab.cues["address-after"]:
        return True
    before = page.word_before(seen.start)
    if before in ("de", "di", "do", "da", "van") and page.word_before(seen.start - len(before) - 1)[:1].isupper():
        return True
    return before[:1].isupper() and before.lower() in vocab.cues["not-the-state-before"]


def _weak(page: Page, seen: Sighting, actor: Actor, vocab: ActorVocabulary) -> ActorMention | Doubt | None:
    """A name that is also a word or a given name: not after another name's word, doubted beside its homonym's company."""
    name = page.flat[seen.start : seen.end]
    if not name.isupper() and stranger_before(page, seen.start, vocab):
        return None
    if actor.kind == "organization":
        return _weak_company(page, seen, actor, vocab)
    company = page.flat[max(0, seen.start - _NEAR) : seen.end + _NEAR]
    if any(word in company for word in vocab.homonyms.get(actor.id, ())):
        return Doubt(seen.start, seen.end, "homonym", f"{name} may be another place of this name")
    return mention_of(page, (seen.start, seen.end), actor, ("known-name",))


def _weak_company(page: Page, seen: Sighting, actor: Actor, vocab: ActorVocabulary) -> ActorMention | None:
    """A company whose short name is also a word or a surname ("Ford"): the people of the document have it first."""
    found = _name(page, seen, actor, vocab)
    return dataclasses.replace(found, rules=(WEAK_COMPANY,)) if found and page.sentence_at(seen.start) else None


def stranger_before(page: Page, start: int, vocab: ActorVocabulary) -> bool:
    """Whether a capitalised word that is no known name, title or opening word stands right before: the name goes on to the left."""
    before = page.word_before(start)
    if not before[:1].isupper() or before.endswith("'s") or page.is_heading(start) or page.sighting_until(start - 1):
        return False
    return before.lower().rstrip(".") not in vocab.cues["opening"]


def _stranger_after(page: Page, end: int, vocab: ActorVocabulary) -> bool:
    after = page.word_after(end)
    if not after[:1].isupper() or after.lower() in vocab.cues["opening"]:
        return False
    return not page.is_heading(end - 1) and page.sighting_from(end + 1) is None


def _capital(page: Page, seen: Sighting, city: Actor, vocab: ActorVocabulary) -> ActorMention | None:
    """A capital as the place, or as the government that sits in it (place-for-people metonymy)."""
    span = (seen.start, seen.end)
    if stranger_before(page, seen.start, vocab):
        return None
    if _stranger_after(page, seen.end, vocab):
        return _named_after_place(page, seen, city, vocab)
    if city.id in vocab.governments and _follows_town(page, seen, vocab):
        return ActorMention(*span, page.text[slice(*span)], "place", "name", city.name, None, city.country, None, ("city-in-region",))
    state = vocab.state_of(city.id)
    if state is None or is_place(page, seen, vocab) or page.flat[seen.start : seen.end].endswith(("D.C.", "DC")):
        return mention_of(page, span, city, ("capital-as-place",))
    if city.id in vocab.governments or page.word_after(seen.end) in vocab.cues["state-after"]:
        return mention_of(page, span, state, ("capital-as-government",))
    return mention_of(page, span, city, ("capital-as-place",))


def _place(page: Page, seen: Sighting, place: Actor, vocab: ActorVocabulary) -> ActorMention | None:
    """A city or region, a club in news of sport, and a part of a longer name ("Manchester United", "Paul Houston")."""
    if stranger_before(page, seen.start, vocab):
        return None
    if _stranger_after(page, seen.end, vocab):
        return _named_after_place(page, seen, place, vocab)
    if _is_team(page, seen, vocab):
        span = (seen.start, seen.end)
        return ActorMention(
            *span, page.text[slice(*span)], "organization", "name", page.flat[slice(*span)], None, place.country, None, ("city-as-team",)
        )
    return mention_of(page, (seen.start, seen.end), place, ("known-place",))


def _named_after_place(page: Page, seen: Sighting, place: Actor, vocab: ActorVocabulary) -> ActorMention | None:
    """A club, newspaper or firm with a city at the head of its name: "Miami Heat"; streets, airports and rivers are none."""
    end = seen.end
    words: list[str] = []
    if page.word_after(end) in vocab.first_names:
        return mention_of(page, (seen.start, end), place, ("known-place",))
    while _stranger_after(page, end, vocab) and len(words) < _LONGEST_TAIL:
        word = page.word_after(end)
        words.append(word)
        end += 1 + len(word)
    if not words or words[-1].lower() in vocab.cues["place-heads"] | vocab.cues["event-heads"] or _NAME_GOES_ON.match(page.flat, end):
        return None
    name = " ".join(page.flat[seen.start : end].split())
    return ActorMention(
        seen.start, end, page.text[seen.start : end], "organization", "name", name, None, place.country, None, ("named-after-city",)
    )


def _is_team(page: Page, seen: Sighting, vocab: ActorVocabulary) -> bool:
    """Whether a city plays: right beside a verb of a match, in a sentence with a result or a noun of the game."""
    after, before = page.word_after(seen.end).lower(), page.word_before(seen.start).lower()
    sentence, beside = page.sentence_at(seen.start), {after, before}
    if after in vocab.cues["club-nouns"] or (page.is_sport and _plays(page, seen, before, after, vocab)):
        return True
    if sentence is None or not beside & vocab.cues["match-verbs"]:
        return False
    words = page.flat[max(sentence.start, seen.start - _NEAR) : min(sentence.end, seen.end + _NEAR)]
    return _RESULT.search(words) is not None or any(noun in words.lower().split() for noun in vocab.cues["match-nouns"])


def _plays(page: Page, seen: Sighting, before: str, after: str, vocab: ActorVocabulary) -> bool:
    """Whether a city in a report of sport is a club: in a score, beside a verb of a match, behind "for" or "to", not as a place."""
    if is_place(page, seen, vocab) or page.flat.startswith((", ", " (", "/"), seen.end):
        return False
    scored = _SCORE_BESIDE.match(page.flat, seen.end) is not None
    return scored or after in vocab.cues["match-verbs"] or before in vocab.cues["match-verbs"] or before in ("for", "to", "with", "by")


def _weak_place(page: Page, seen: Sighting, place: Actor, vocab: ActorVocabulary) -> ActorMention | None:
    """A city whose name is also a word or a person's: only where the words before it say location."""
    return _place(page, seen, place, vocab) if is_place(page, seen, vocab) else None


def _people(page: Page, seen: Sighting, people: Actor, _: ActorVocabulary) -> ActorMention:
    """A people of a region ("Chechen", "Kurdish"): a group, of the state whose region it is, if it is of one."""
    words = page.flat[seen.start : seen.end]
    return ActorMention(
        seen.start, seen.end, page.text[seen.start : seen.end], "group", "demonym", words, None, people.country, None, ("people-of-region",)
    )


def _follows_town(page: Page, seen: Sighting, vocab: ActorVocabulary) -> bool:
    """Whether an unknown name and a comma before make it the region of that town: "Seattle, Washington"."""
    comma = _TOWN_BEFORE_COMMA.search(page.flat, max(0, seen.start - 40), seen.start)
    if comma is None or not comma[1][0].isupper() or page.sighting_until(comma.end(1)):
        return False
    return comma[1].lower() not in vocab.cues["opening"]


def _seat(page: Page, seen: Sighting, body: Actor, vocab: ActorVocabulary) -> ActorMention:
    """A body called by its building: the building itself after a word of place or of the way there."""
    span = (seen.start, seen.end)
    if is_place(page, seen, vocab) and not page.word_after(seen.end)[:1].isupper():
        return dataclasses.replace(mention_of(page, span, body, ("seat-as-place",)), kind="place")
    return mention_of(page, span, body, ("seat-as-body",))


def is_place(page: Page, seen: Sighting, vocab: ActorVocabulary) -> bool:
    """Whether the words around a name say location: "in X", "a visit to X", "X-based"."""
    before = [word for word in page.words_before(seen.start, 5) if word != "the"]
    if before and before[-1] in vocab.cues["place-before"]:
        return True
    if before and before[-1] in vocab.cues["way-before"] and vocab.cues["way-words"].intersection(before[-3:-1]):
        return True
    return page.flat.startswith("-based", seen.end) or page.word_after(seen.end).lower() in vocab.cues["place-after"]


def _own(page: Page, seen: Sighting, body: Actor, vocab: ActorVocabulary) -> ActorMention | None:
    """A name that every country has one of: its own publisher's, of the state right before it, or of the only state that the text is about.

    With another state before it the name is not read here; where no state tells, it is somebody's ("the Senate voted").
    """
    article = _ARTICLE.match(page.flat, seen.start)
    span = (article.end() if article else seen.start, seen.end)
    if page.publisher == body.country:
        return mention_of(page, span, body, ("publisher's-own",))
    states = _states_before(page, seen.start, vocab)
    if states:
        return mention_of(page, span, body, ("state-before",)) if states == {body.country} else None
    if stranger_before(page, seen.start, vocab) or _stranger_after(page, seen.end, vocab):
        return None
    if page.country == body.country:
        return mention_of(page, span, body, ("state-of-document",))
    name = page.flat[slice(*span)]
    return ActorMention(*span, page.text[slice(*span)], "organization", "name", name, None, None, body.sector, ("own-of-unknown-state",))


def _states_before(page: Page, start: int, vocab: ActorVocabulary) -> set[str]:
    """The countries of the name right before an offset, also of a possessive; none for a people of several states."""
    gap = 3 if page.flat.startswith("'s ", start - 3) else 1
    before = page.sighting_until(start - gap)
    actors = [vocab.actors.get(sense.of) for sense in before.senses] if before else []
    return {actor.country for actor in actors if actor and actor.country}


_Reading = Callable[[Page, Sighting, Actor, ActorVocabulary], ActorMention | Doubt | None]
_READINGS: Mapping[How, _Reading] = MappingProxyType(
    {
        "name": _name,
        "weak": _weak,
        "own": _own,
        "demonym": _demonym,
        "capital": _capital,
        "seat": _seat,
        "place": _place,
        "weak-place": _weak_place,
        "people": _people,
    }
)
