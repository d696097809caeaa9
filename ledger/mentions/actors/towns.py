"""Capitals, cities and regions in their setting: a place, the government that sits there, a club, or a part of a longer name.

In: a page and a sighting of a place. Out: a mention, or None where the words are somebody else's name. Words: seeds/actors/cues.toml.
"""

import re

from ledger.mentions.actors.metonyms import speaks
from ledger.mentions.actors.organizations import stranger
from ledger.mentions.actors.page import Page, Sighting
from ledger.mentions.actors.setting import is_place, mention_of, stranger_after, stranger_before
from ledger.mentions.actors.vocabulary import Actor, ActorVocabulary
from ledger.model import ActorMention

_NEAR = 200
_LONGEST_TAIL = 3
_DIRECTIONS = frozenset(
    ("North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Central", "Upper", "Lower", "Nord", "Sud")
)
_NATIONS = frozenset(("England", "Scotland", "Wales", "Northern Ireland", "Hong Kong", "Puerto Rico"))
_NAME_GOES_ON = re.compile(r"-|' | (?:of|and|&) [A-Z]")
_RESULT = re.compile(r"\b\d{1,3}-\d{1,3}\b")
_SCORE_BESIDE = re.compile(r" \d{1,3}(?:-\d{1,3})?(?![\d.,%:])|'s? (?:goal|coach|season)| (?:held|held to|v|vs)\b")
_TOWN_BEFORE_COMMA = re.compile(r"([^\W\d_]+), $")


def capital(page: Page, seen: Sighting, city: Actor, vocab: ActorVocabulary) -> ActorMention | None:
    """A capital as the place, or as the government that sits in it (place-for-people metonymy)."""
    span = (seen.start, seen.end)
    if stranger_before(page, seen.start, vocab):
        return None
    if stranger_after(page, seen.end, vocab):
        return _named_after_place(page, seen, city, vocab)
    if city.id in vocab.governments and _follows_town(page, seen, vocab):
        return ActorMention(*span, page.text[slice(*span)], "place", "name", city.name, None, city.country, None, ("city-in-region",))
    state = vocab.state_of(city.id)
    if state is None or is_place(page, seen, vocab) or page.flat[seen.start : seen.end].endswith(("D.C.", "DC")):
        return mention_of(page, span, city, ("capital-as-place",))
    if (city.id in vocab.governments and not page.is_sport) or speaks(page, seen, vocab):
        return mention_of(page, span, state, ("capital-as-government",))
    return mention_of(page, span, city, ("capital-as-place",))


def place(page: Page, seen: Sighting, city: Actor, vocab: ActorVocabulary) -> ActorMention | None:
    """A city or region, a club in news of sport, and a part of a longer name ("Manchester United", "Paul Houston")."""
    if page.word_before(seen.start) in vocab.cues["organization-nouns"] and not stranger_after(page, seen.end, vocab):
        return stranger(page, (seen.start, seen.end), "organization", ("organization-noun",))
    if stranger_before(page, seen.start, vocab):
        return None
    if stranger_after(page, seen.end, vocab):
        return _named_after_place(page, seen, city, vocab)
    body = vocab.actor(vocab.seats.get(city.id, ""))
    if body and speaks(page, seen, vocab) and not is_place(page, seen, vocab):
        return mention_of(page, (seen.start, seen.end), body, ("seat-as-body",))
    if city.name not in _NATIONS and _is_team(page, seen, vocab):
        span = (seen.start, seen.end)
        return ActorMention(
            *span, page.text[slice(*span)], "organization", "name", page.flat[slice(*span)], None, city.country, None, ("city-as-team",)
        )
    return mention_of(page, (seen.start, seen.end), city, ("known-place",))


def part_of_region(page: Page, seen: Sighting, region: Actor) -> ActorMention | None:
    """A region or town with a direction before it as the place that it is: "South Darfur", "East Jerusalem"."""
    before = page.word_before(seen.start)
    start = seen.start - len(before) - 1
    if before not in _DIRECTIONS or page.word_before(start)[:1].isupper():
        return None
    name = " ".join(page.flat[start : seen.end].split())
    return ActorMention(
        start, seen.end, page.text[start : seen.end], "place", "name", name, None, region.country, None, ("part-of-region",)
    )


def facility_of(page: Page, seen: Sighting, town: Actor, vocab: ActorVocabulary) -> ActorMention | None:
    """A place whose name a town or state opens and a place's noun ends: "Karachi Airport", "Kuwait International Airport"."""
    end, words = seen.end, 0
    while words < _LONGEST_TAIL and (word := page.word_after(end))[:1].isupper() and not page.is_heading(end):
        end, words = end + 1 + len(word), words + 1
        if word.lower() in vocab.cues["facilities"] and not page.word_after(end)[:1].isupper():
            name = " ".join(page.flat[seen.start : end].split())
            return ActorMention(
                seen.start, end, page.text[seen.start : end], "place", "name", name, None, town.country, None, ("place-head",)
            )
    return None


def _named_after_place(page: Page, seen: Sighting, place: Actor, vocab: ActorVocabulary) -> ActorMention | None:
    """A club, newspaper or firm with a city at the head of its name: "Miami Heat"; streets, airports and rivers are none."""
    end = seen.end
    words: list[str] = []
    if place.country is None or page.flat[seen.start - 1 : seen.start] == "-":
        return mention_of(page, (seen.start, end), place, ("known-place",))
    if page.word_after(end) in vocab.first_names:
        return mention_of(page, (seen.start, end), place, ("known-place",))
    while stranger_after(page, end, vocab) and len(words) < _LONGEST_TAIL:
        word = page.word_after(end)
        words.append(word)
        end += 1 + len(word)
    if (
        page.word_after(end)[:1].isupper()
        or not words
        or words[-1].lower() in vocab.cues["place-heads"] | vocab.cues["event-heads"]
        or _NAME_GOES_ON.match(page.flat, end)
    ):
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


def weak_place(page: Page, seen: Sighting, city: Actor, vocab: ActorVocabulary) -> ActorMention | None:
    """A city whose name is also a word or a person's: only where the words before it say location."""
    return place(page, seen, city, vocab) if is_place(page, seen, vocab) else None


def _follows_town(page: Page, seen: Sighting, vocab: ActorVocabulary) -> bool:
    """Whether an unknown name and a comma before make it the region of that town: "Seattle, Washington"."""
    comma = _TOWN_BEFORE_COMMA.search(page.flat, max(0, seen.start - 40), seen.start)
    if comma is None or not comma[1][0].isupper() or page.sighting_until(comma.end(1)):
        return False
    return comma[1].lower() not in vocab.cues["opening"]
