"""Names that no list, title, head noun or model gives away, read by the words beside them.

In: a page. Out: spans of people ("Paul Nesbit said", "Jim Press, the chairman") and mentions of organizations
("the airline Ryanair", "Chrysler said" where nobody of that surname is named). Words: seeds/actors/cues.toml.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from ledger.mentions.actors.organizations import stranger
from ledger.mentions.actors.page import Page
from ledger.mentions.actors.people import Cast, could_be_person, run_end
from ledger.mentions.actors.setting import is_place, stranger_before
from ledger.mentions.actors.vocabulary import ActorVocabulary
from ledger.model import ActorMention

_APPOSITION = re.compile(r", (?:an? |the |its |their )?(?:[a-z]+ )?")
_PARTICLE = re.compile(r"^(?:al|el|ul|ur|ad|as|ash|at|an|ibn|bin)-")
_MIXED = re.compile(r"(?!Mc|Mac|De|Di|Da|La|Le|Van|Von|Fitz|O')[A-Z][a-z]+[A-Z][a-z]+")
_PERCENT = r" (?:[a-z]+ ){0,3}\d+(?:\.\d+)?(?:%| per ?cent| pct)"
_MOVED = (
    "added|gained|jumped|climbed|dropped|slipped|surged|tumbled|plunged|soared|advanced|declined|rallied|slumped|"
    "rose|fell|slid|sank|shed|lost|was up|was down"
)
_MOVE = re.compile(rf"(?: shares?)? (?:{_MOVED}){_PERCENT}")
_ADJECTIVE = re.compile(r".*(?:an|ish|ese|ic|al)$")
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
_LETTER = re.compile(r" [A-Z]\b")
_PLACE_LEADS = frozenset(("in", "at", "near", "outside"))


def people_by_words(page: Page, vocab: ActorVocabulary) -> Iterator[tuple[int, int]]:
    """Two or three capitalised words that say something, or that a title in apposition explains."""
    for start, end in page.runs:
        if " " not in page.flat[start:end] or page.flat.count(" ", start, end) > 2:
            continue
        apposition = _APPOSITION.match(page.flat, end)
        title = page.sighting_from(apposition.end()) if apposition else None
        titled = title is not None and bool(title.of("title"))
        words = page.flat[start:end].split()
        says = _says(page, start, end, vocab) and not _is_worded(words, vocab)
        if (titled or says) and could_be_person(page.flat[start:end], vocab):
            yield start, end


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
            and not _is_worded(words, vocab)
            and not _ends_in_organization(words, vocab)
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
        ):
            continue
        nouns = vocab.cues["organization-nouns"] | _PLACE_LEADS | {"the", "The"}
        if (
            page.word_before(start) not in nouns
            and not _ends_in_organization(words, vocab)
            and words[-1].lower() not in vocab.cues["place-heads"] | vocab.cues["event-heads"]
        ):
            yield start, end


def _is_worded(words: Sequence[str], vocab: ActorVocabulary) -> bool:
    """Whether a name ends in an organization's head noun, or is of common words alone: "Silver Lake", "Geo News"."""
    common = [word.lower() in vocab.words or word.lower() in vocab.cues["place-heads"] for word in words]
    return _ends_in_organization(words, vocab) or (common[-1] and (all(common) or words[0] not in vocab.first_names))


def only_a_name(word: str, vocab: ActorVocabulary) -> bool:
    """Whether a word is written with a capital alone, in no list of words or roles; a particle before it may be small."""
    word = _PARTICLE.sub("", word)
    low = word.lower()
    return word[1:].islower() and len(word) > 1 and not {low, low.removesuffix("s")} & vocab.words and low not in vocab.roles


def is_no_person(page: Page, span: tuple[int, int], vocab: ActorVocabulary) -> bool:
    """Whether the words beside a name make it no person's: "newspaper Valor Economico", "Moutai added 2.1%", "George Fle- "."""
    words = page.flat[slice(*span)].split()
    if page.word_before(span[0]) in vocab.cues["organization-nouns"] or words[0].lower() in _PLACE_FRONTS | vocab.cues["directions"]:
        return True
    if page.flat.startswith("- ", span[1]):
        return True
    return _moves(page, span[1]) or _beside_place(page, span, words, vocab)


def _moves(page: Page, end: int) -> bool:
    """Whether a price's move follows, so that the name is a share's: "fell 2%", "added almost 3.4 percent"."""
    return _MOVE.match(page.flat, end) is not None


def _ends_in_organization(words: Sequence[str], vocab: ActorVocabulary) -> bool:
    return words[-1].lower().rstrip(".") in vocab.cues["organization-heads"] | vocab.cues["business-heads"]


def organizations_by_words(page: Page, vocab: ActorVocabulary, cast: Cast) -> Iterator[ActorMention]:
    """A name beside a noun for organizations or for who works in one, and an unexplained name that says something.

    What says something is a single word with its capital inside a sentence too ("Leaders said" names nobody), or some
    words that are also common ones ("Silver Lake said").
    """
    people = _people_words(cast, vocab)
    inner = {page.flat[start:end] for start, end in page.runs if page.word_before(start)}
    for start, end in page.runs:
        name = page.flat[start:end]
        rule = _rule_of_organization(page, (start, end), vocab)
        if rule and name not in people:
            yield stranger(page, (start, end), "organization", (rule,))
        elif page.word_after(end) not in vocab.cues["saying"] or name in people:
            continue
        elif _is_worded(name.split(), vocab) if " " in name else name in inner:
            yield stranger(page, (start, end), "organization", ("subject-of-saying",))


def _rule_of_organization(page: Page, span: tuple[int, int], vocab: ActorVocabulary) -> str | None:
    """The rule by which the words beside a run make it an organization: "newspaper X", "X shares", "an analyst at X", "AirTran"."""
    start, end = span
    words, before = page.flat[start:end].split(), page.word_before(start)
    if before in vocab.cues["organization-nouns"]:
        return "organization-noun"
    if before in ("at", "with", "for", "from") and page.words_before(start, 2)[0] in vocab.cues["employed"]:
        return "employer"
    if _moves(page, end):
        return "price-move"
    if _employs(words, page.word_after(end), vocab):
        return "employer"
    return "mixed-capitals" if len(words) == 1 and _MIXED.fullmatch(words[0]) else None


def _employs(words: Sequence[str], after: str, vocab: ActorVocabulary) -> bool:
    """Whether words that are only a name stand before what a company has ("shares"), or one word before who works there ("analyst")."""
    nouns = vocab.cues["company-things"] | vocab.cues["employed"] if len(words) == 1 else vocab.cues["company-things"]
    if after not in nouns or words[0].lower() in vocab.cues["no-names"]:
        return False
    return all(only_a_name(word, vocab) or word.isupper() for word in words)


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
    if page.flat[end : end + 1] == "-" or _LETTER.match(page.flat, end):
        return False
    listed = vocab.cues["role-modifiers"] | vocab.cues["directions"]
    return all(only_a_name(word, vocab) and word.lower() not in listed for word in words)


def _place_lead(page: Page, start: int) -> str:
    """The preposition before a name, also before its article where that is of a place: "at the San Siro"."""
    before = page.word_before(start).lower()
    return page.word_before(start - 4) if before == "the" and page.word_before(start - 4) == "at" else before


def _beside_place(page: Page, span: tuple[int, int], words: Sequence[str], vocab: ActorVocabulary) -> bool:
    """Whether a place's noun in lower case stands behind a name ("Indus river") or, with "of", before it ("the village of X")."""
    if len(words) > 2 or not all(only_a_name(word, vocab) for word in words):
        return False
    nouns = vocab.cues["place-nouns"]
    before = page.words_before(span[0], 2)
    behind = page.word_after(span[1]) in nouns and not _ADJECTIVE.match(words[-1])
    return behind or (before[-1:] == ("of",) and before[0] in nouns)


def _people_words(cast: Cast, vocab: ActorVocabulary) -> frozenset[str]:
    """Every surname and first name of the cast and of the people that are known."""
    given = (mention.name.split()[0] for people in cast.surnames.values() for mention in people.values())
    return frozenset((*cast.surnames, *vocab.surnames, *vocab.given_names, *given))


def runs_in(page: Page, vocab: ActorVocabulary) -> Iterator[tuple[int, int]]:
    """Capitalised words in a row that hold no known name and no opening word, outside headings; a possessive ends them and is left out."""
    start = end = -1
    for word in (*page.capitals, (-1, -1)):
        owner = word[1] - 2 if page.flat.endswith("'s", word[0], word[1]) else -1
        plain = (word[0], owner) if owner > 0 else word
        if word[0] == end + 1 and end > 0 and page.flat[end] == " " and _nameable(page, plain, vocab):
            end = plain[1]
            continue
        if start >= 0 and not stranger_before(page, start, vocab):
            yield start, end
        start, end = plain if _nameable(page, plain, vocab) else (-1, -1)


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
