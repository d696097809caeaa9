"""Names that no list, title, head noun or model gives away, read by the words beside them; and names seen again.

In: a page. Out: spans of people ("Paul Nesbit said", "Jim Press, the chairman") and mentions of organizations
("the airline Ryanair", "Chrysler said" where nobody of that surname is named). `again_in` finds every other
place of a name that was read once. Words: seeds/actors/cues.toml.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ledger.mentions.actors.known import stranger_before
from ledger.mentions.actors.organizations import acronym_of, stranger
from ledger.mentions.actors.page import Page
from ledger.mentions.actors.people import Cast, again, could_be_person
from ledger.mentions.actors.vocabulary import ActorVocabulary
from ledger.model import ActorMention

_APPOSITION = re.compile(r", (?:an? |the |its |their )?(?:[a-z]+ )?")
_SHORTEST_AGAIN = 2


def people_by_words(page: Page, vocab: ActorVocabulary) -> Iterator[tuple[int, int]]:
    """Two or three capitalised words that say something, or that a title in apposition explains."""
    for start, end in _runs(page, vocab):
        if " " not in page.flat[start:end] or page.flat.count(" ", start, end) > 2:
            continue
        apposition = _APPOSITION.match(page.flat, end)
        title = page.sighting_from(apposition.end()) if apposition else None
        explained = (title and title.of("title")) or _says(page, start, end, vocab)
        if explained and could_be_person(page.flat[start:end], vocab):
            yield start, end


def organizations_by_words(page: Page, vocab: ActorVocabulary, cast: Cast) -> Iterator[ActorMention]:
    """A name after a noun for organizations, and a single unexplained word that says something.

    The word must have its capital inside a sentence too: "Leaders said" names nobody.
    """
    runs, people = tuple(_runs(page, vocab)), _people_words(cast, vocab)
    inner = {page.flat[start:end] for start, end in runs if page.word_before(start)}
    for start, end in runs:
        name = page.flat[start:end]
        if page.word_before(start) in vocab.cues["organization-nouns"]:
            yield stranger(page, (start, end), "organization", ("organization-noun",))
        elif name in inner and page.word_after(end) in vocab.cues["saying"] and name not in people and " " not in name:
            yield stranger(page, (start, end), "organization", ("subject-of-saying",))


def again_in(page: Page, read: Sequence[ActorMention]) -> Iterator[ActorMention]:
    """Every place where a name without an id, or the acronym given for a name, stands once more."""
    wanted: dict[str, list[tuple[str, ActorMention]]] = defaultdict(list)
    for mention in read:
        spellings = [page.flat[mention.start : mention.end]] if mention.actor is None and mention.form == "name" else []
        spellings += [acronym] if (acronym := acronym_of(page, mention)) else []
        for spelling in spellings:
            if len(spelling) >= _SHORTEST_AGAIN and (spelling, mention.kind) not in [(s, m.kind) for s, m in wanted[spelling.split()[0]]]:
                wanted[spelling.split()[0]].append((spelling, mention))
    for start, end in page.capitals:
        for spelling, mention in wanted.get(page.flat[start:end].removesuffix("'s"), ()):
            if page.flat.startswith(spelling, start) and not page.flat[start + len(spelling) : start + len(spelling) + 1].isalnum():
                yield again(page, (start, start + len(spelling)), mention, ("name-again",))


def _people_words(cast: Cast, vocab: ActorVocabulary) -> frozenset[str]:
    """Every surname and first name of the cast and of the people that are known."""
    given = (mention.name.split()[0] for people in cast.surnames.values() for mention in people.values())
    return frozenset((*cast.surnames, *vocab.surnames, *vocab.given_names, *given))


def _runs(page: Page, vocab: ActorVocabulary) -> Iterator[tuple[int, int]]:
    """Capitalised words in a row that hold no known name and no opening word, outside headings."""
    start = end = -1
    for word in (*page.capitals, (-1, -1)):
        if word[0] == end + 1 and end > 0 and page.flat[end] == " " and _nameable(page, word, vocab):
            end = word[1]
            continue
        if start >= 0 and not stranger_before(page, start, vocab):
            yield start, end
        start, end = word if _nameable(page, word, vocab) else (-1, -1)


def _nameable(page: Page, word: tuple[int, int], vocab: ActorVocabulary) -> bool:
    if word[0] < 0 or page.is_heading(word[0]) or page.sighting_from(word[0]) or page.sighting_until(word[1]):
        return False
    written = page.flat[slice(*word)]
    return written.lower() not in vocab.cues["opening"] and ("'" not in written or written.startswith("O'"))


def _says(page: Page, start: int, end: int, vocab: ActorVocabulary) -> bool:
    saying = vocab.cues["saying"]
    return page.word_after(end) in saying or page.word_before(start) in saying
