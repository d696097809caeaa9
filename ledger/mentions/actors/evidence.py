"""People and places that no list, title or model gives away, read by the words beside them.

In: a page. Out: spans of people ("Paul Nesbit said", "Jim Press, the chairman"), mentions of places ("in Edirne"), and
the runs of unknown capitalised words that these rules ask about. Words: seeds/actors/cues.toml.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from ledger.mentions.actors.companies import is_company
from ledger.mentions.actors.organizations import stranger
from ledger.mentions.actors.page import Page
from ledger.mentions.actors.people import could_be_person, run_end
from ledger.mentions.actors.setting import ends_in_organization, inside_name, is_place, is_worded, only_a_name, stranger_before
from ledger.mentions.actors.vocabulary import ActorVocabulary
from ledger.model import ActorMention

_APPOSITION = re.compile(r", (?:an? |the |its |their )?(?:[a-z]+ )?")
_ADJECTIVE = re.compile(r".*(?:an|ish|ese|ic)$")
_TOWNS = frozenset(("city", "town", "village", "centre", "center", "capital", "suburb", "island", "stronghold", "hamlet"))
_OF_REGIONS = frozenset(("tribal", "border", "coastal", "mountainous", "autonomous", "administrative", "industrial", "mining", "frontier"))
_PLACE_FRONTS = frozenset(("lake", "mount", "port", "fort", "cape", "camp", "tel", "tell", "wadi", "jabal", "jebel"))
_OWNED = frozenset(
    (
        *("stake", "stakes", "shares", "investment", "investments", "investor", "investors", "interest", "confidence", "holding", "trust"),
        *(
            "invest",
            "invested",
            "investing",
            "invests",
            "million",
            "billion",
            "believe",
            "believes",
            "believed",
            "faith",
            "interested",
            "involved",
        ),
    )
)
_PLACES_OF = re.compile(r"\b([a-z]+s) of [A-Z][\w'-]+(?:, [A-Z][\w'-]+){0,4}(?:,? and|,) $")
_LETTER = re.compile(r" [A-Z]\b")
_PLACE_LEADS = frozenset(("in", "at", "near", "outside"))


def people_by_words(page: Page, vocab: ActorVocabulary) -> Iterator[tuple[int, int]]:
    """Two or three capitalised words that say something, or that a title in apposition explains."""
    for run in page.runs:
        start, end = _behind_role(page, run, vocab)
        words = page.flat[start:end].split()
        if len(words) not in (2, 3):
            continue
        apposition = _APPOSITION.match(page.flat, end)
        title = page.sighting_from(apposition.end()) if apposition else None
        titled = title is not None and bool(title.of("title")) and not all(word.lower() in vocab.words for word in words)
        says = _says(page, start, end, vocab) and not is_worded(words, vocab)
        if (titled or says) and could_be_person(page.flat[start:end], vocab):
            yield start, end


def _behind_role(page: Page, run: tuple[int, int], vocab: ActorVocabulary) -> tuple[int, int]:
    """A run without the noun for a person that opens it: "Lawyer Ann Miller said"."""
    first = page.flat[slice(*run)].split(" ")[0]
    role = vocab.roles.get(first.lower())
    return (run[0] + len(first) + 1, run[1]) if role and role.kind == "person" else run


def people_by_given_name(page: Page, vocab: ActorVocabulary) -> Iterator[tuple[int, int]]:
    """A frequent first name and one to three more words of a name: "Mary Barra", "George W. Bush".

    Not where a capitalised word before shows that the name began earlier, nor before a common word in a heading.
    """
    for start, end in page.capitals:
        if page.flat[start:end].split("-")[0] not in vocab.first_names or stranger_before(page, start, vocab):
            continue
        last = run_end(page, start, vocab)
        words = page.flat[start:last].split()
        if page.is_heading(start):
            words = list(itertools.takewhile(lambda word: word.lower() not in vocab.words or word in vocab.first_names, words))[:3]
            last = start + len(" ".join(words))
        plain = any(word.lower() not in vocab.words for word in words[1:]) or _is_surely_given(page, start, words, vocab)
        if (
            len(words) > 1
            and plain
            and not is_worded(words, vocab)
            and not ends_in_organization(words, vocab)
            and could_be_person(page.flat[start:last], vocab)
        ):
            yield start, last


def _is_surely_given(page: Page, start: int, words: Sequence[str], vocab: ActorVocabulary) -> bool:
    """Whether a first name that is no word, inside a sentence, makes a common word behind it a surname: "her deputy Kristin Bird"."""
    if len(words) != 2 or words[0].lower() in vocab.words or page.is_heading(start):
        return False
    things = ("place-heads", "event-heads", "organization-heads", "opening", "no-people", "directions")
    return words[1].istitle() and page.word_before(start).islower() and not any(words[1].lower() in vocab.cues[cue] for cue in things)


def people_by_shape(page: Page, vocab: ActorVocabulary) -> Iterator[tuple[int, int]]:
    """Two or three words in a row that are written with a capital only, in no list and no heading: most are people."""
    for start, end in page.runs:
        words = page.flat[start:end].split()
        if (
            len(words) not in (2, 3)
            or not all(only_a_name(word, vocab) for word in words)
            or not could_be_person(page.flat[start:end], vocab)
            or page.sightings_within(start, end)
        ):
            continue
        nouns = vocab.cues["organization-nouns"] | _PLACE_LEADS | {"the", "The"}
        if (
            page.word_before(start) not in nouns
            and not ends_in_organization(words, vocab)
            and words[-1].lower() not in vocab.cues["place-heads"] | vocab.cues["event-heads"]
        ):
            yield start, end


def is_no_person(page: Page, span: tuple[int, int], vocab: ActorVocabulary) -> bool:
    """Whether the words beside a name make it no person's: "newspaper Valor Economico", "Moutai added 2.1%", "George Fle- "."""
    words = page.flat[slice(*span)].split()
    if words[0].lower() in _PLACE_FRONTS | vocab.cues["directions"] or page.flat.startswith(("- ", " & "), span[1]):
        return True
    return is_company(page, span, vocab) or _beside_place(page, span, words, vocab)


def places_by_words(page: Page, vocab: ActorVocabulary) -> Iterator[ActorMention]:
    """A name in no list after "in" or "near", and one in or beside a place's noun: "in Edirne", "Changi Airport", "the Indus river"."""
    for start, end in page.runs:
        words = page.flat[start:end].split()
        headed = len(words) > 1 and (words[-1].lower() in vocab.cues["place-heads"] or words[0].lower() in vocab.cues["place-fronts"])
        if headed or _beside_place(page, (start, end), words, vocab):
            yield stranger(page, (start, end), "place", ("place-head",))
        elif _is_located(page, (start, end), words, vocab):
            yield stranger(page, (start, end), "place", ("place-by-words",))


def _is_located(page: Page, span: tuple[int, int], words: Sequence[str], vocab: ActorVocabulary) -> bool:
    """Whether one or two words that are only a name stand behind a preposition of place, and nothing says that the name goes on."""
    start, end = span
    if _place_lead(page, start) not in _PLACE_LEADS or len(words) > 2 or page.words_before(start, 2)[0] in _OWNED:
        return False
    after = page.word_after(end)
    if page.flat[end : end + 1] == "-" or _LETTER.match(page.flat, end) or after[:1].isupper() or after in vocab.cues["club-nouns"]:
        return False
    listed = vocab.cues["role-modifiers"] | vocab.cues["directions"]
    return all(only_a_name(word, vocab) and word.lower() not in listed for word in words)


def _place_lead(page: Page, start: int) -> str:
    """The preposition before a name, also before its article where that is of a place: "at the San Siro"."""
    before = page.word_before(start).lower()
    return page.word_before(start - 4) if before == "the" and page.word_before(start - 4) == "at" else before


def _beside_place(page: Page, span: tuple[int, int], words: Sequence[str], vocab: ActorVocabulary) -> bool:
    """Whether a place's noun in lower case stands behind a name ("Indus river") or, with "of", before it ("the village of X")."""
    own = words[1:] if words[0].lower() in vocab.cues["directions"] else words
    if not own or len(own) > 2 or not all(only_a_name(word, vocab) for word in own):
        return False
    nouns = vocab.cues["place-nouns"]
    before = page.words_before(span[0], 2)
    behind = page.word_before(span[0]) in _TOWNS or (_noun_behind(page, span[1]) in nouns and not _ADJECTIVE.match(words[-1]))
    return behind or (before[-1:] == ("of",) and before[0] in nouns) or _is_listed_place(page, span[0], vocab)


def _noun_behind(page: Page, end: int) -> str:
    """The word behind a name, past an adjective of regions: "Khyber tribal district"."""
    word = page.word_after(end)
    return page.word_after(end + 1 + len(word)) if word in _OF_REGIONS else word


def _is_listed_place(page: Page, start: int, vocab: ActorVocabulary) -> bool:
    """Whether a name is the last of two or more behind a plural of place: "the villages of Menawashi and Kidnir"."""
    listed = _PLACES_OF.search(page.flat, max(0, start - 80), start)
    return listed is not None and listed[1] in vocab.cues["place-nouns"]


def runs_in(page: Page, vocab: ActorVocabulary) -> Iterator[tuple[int, int]]:
    """Capitalised words in a row that hold no known name and no opening word, outside headings; a possessive ends them and is left out."""
    start = end = -1
    for word in (*page.capitals, (-1, -1)):
        owner = word[1] - 2 if page.flat.endswith("'s", word[0], word[1]) else -1
        plain = (word[0], owner) if owner > 0 else word
        if word[0] == end + 1 and end > 0 and page.flat[end] == " " and _continues(page, plain, vocab):
            end = plain[1]
            continue
        if start >= 0 and not stranger_before(page, start, vocab):
            yield start, end
        start, end = plain if _nameable(page, plain, vocab) else (-1, -1)


def _continues(page: Page, word: tuple[int, int], vocab: ActorVocabulary) -> bool:
    seen = page.sighting_from(word[0])
    return _nameable(page, word, vocab) or (seen is not None and seen.end == word[1] and inside_name(page, seen, vocab))


def _nameable(page: Page, word: tuple[int, int], vocab: ActorVocabulary) -> bool:
    if word[0] < 0:
        return False
    written = page.flat[slice(*word)]
    if written.lower() in vocab.cues["opening"] or ("'" in written and not written.startswith("O'")) or page.is_heading(word[0]):
        return False
    for known in (page.sighting_from(word[0]), page.sighting_until(word[1])):
        if known and (not all(sense.how == "weak-place" for sense in known.senses) or is_place(page, known, vocab)):
            return False
    return True


def _says(page: Page, start: int, end: int, vocab: ActorVocabulary) -> bool:
    saying = vocab.cues["saying"]
    return page.word_after(end) in saying or page.word_before(start) in saying
