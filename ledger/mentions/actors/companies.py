"""Organizations that no list and no head noun gives away, read by the words beside them and the shape of their words.

In: a page with its runs of unknown capitalised words. Out: mentions without an id: "the airline Ryanair", "X shares", "the
Bhumjaithai party", "Bharti Airtel, the network operator", "Chrysler said" where nobody of that surname is named.
Words: seeds/actors/cues.toml. Cases: tests/corpus/actors.toml.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from ledger.mentions.actors.organizations import stranger
from ledger.mentions.actors.page import Page
from ledger.mentions.actors.people import Cast
from ledger.mentions.actors.setting import is_worded, only_a_name
from ledger.mentions.actors.vocabulary import ActorVocabulary
from ledger.model import ActorMention

_MIXED = re.compile(r"(?!Mc|Mac|De|Di|Da|La|Le|Van|Von|Fitz|O')[A-Z][a-z]+[A-Z][a-z]+")
_PERCENT = r" (?:[a-z]+ ){0,3}\d+(?:\.\d+)?(?:%| per ?cent| pct)"
_MOVED = (
    "added|gained|jumped|climbed|dropped|slipped|surged|tumbled|plunged|soared|advanced|declined|rallied|slumped|"
    "rose|fell|slid|sank|shed|lost|was up|was down"
)
_MOVE = re.compile(rf"(?: shares?)? (?:{_MOVED}){_PERCENT}")
_OWNED_REACH = 40
_OWNING = frozenset(("in", "of", "with", "the"))
_INTRODUCING = frozenset(("as", "called", "named", "dubbed", "the"))
_NOUN_BEFORE = re.compile(r" ([a-z-]+)(,| known as| called| named| dubbed) (?:the )?$")
_DOMAIN = re.compile(r"\.(?:com|net|org)(?![\w/-]|\.\w)")
_SITE = re.compile(r"(?<![\w.@/-])[A-Z]\w+$")
_SHORTEST_SHAPED = 7
_MOST_BUSINESS = 3
_BUSINESS = re.compile(
    r"\b(?:shares|stakes?|takeover|acquisitions?|acquires?|mergers?|shareholders?|profits?|revenues?|investors|buyout)\b"
)
_OTHER_HEADS = ("place-heads", "event-heads", "no-people", "no-names")
_OWNED = re.compile(
    r"\b(?:(?:stakes?|shares|shareholders?|investors?) in|(?:takeover|acquisition|buyout|owners?|shareholders|privati[sz]ation) of"
    r"|merger with) (?:the )?$"
)
_APPOSED = re.compile(r", ((?:an?|the|its|one|[A-Z][\w.-]*'s) [^,;:()\"“”]{3,80})")
_SHAPE = re.compile(r"(?i:\w{2,}(?:pharma|pharmacare|airtel|telecom|bank|banka|neft|invest|energo|tech|soft|corp|media|aero))")


def organizations_by_words(page: Page, vocab: ActorVocabulary, cast: Cast) -> Iterator[ActorMention]:
    """A name beside a noun for organizations or for who works in one, and an unexplained name that says something.

    What says something is a single word with its capital inside a sentence too ("Leaders said" names nobody), or some
    words that are also common ones ("Silver Lake said").
    """
    people, in_business = _people_words(cast, vocab), _is_of_business(page, vocab)
    inner = {page.flat[start:end] for start, end in page.runs if page.word_before(start)}
    for start, end in page.runs:
        name = page.flat[start:end]
        rule = _rule_of_organization(page, (start, end), vocab)
        rule = "company-of-state" if rule is None and in_business and _is_of_state(page, (start, end), vocab) else rule
        if rule and name not in people:
            yield stranger(page, (start, end), "organization", (rule,))
        elif page.word_after(end) not in vocab.cues["saying"] or name in people:
            continue
        elif is_worded(name.split(), vocab) if " " in name else name in inner:
            yield stranger(page, (start, end), "organization", ("subject-of-saying",))


def sites_in(page: Page) -> Iterator[ActorMention]:
    """The companies that are called like their site: "Detik.com"."""
    for end in _DOMAIN.finditer(page.flat):
        name = _SITE.search(page.flat, max(0, end.start() - _OWNED_REACH), end.start())
        if name and page.sentence_at(name.start()):
            yield stranger(page, (name.start(), end.end()), "organization", ("site",))


def is_company(page: Page, span: tuple[int, int], vocab: ActorVocabulary) -> bool:
    """Whether the words beside a name or its own words make it a company's or a newspaper's, also where it could be a person's."""
    return _rule_of_company(page, span, vocab) is not None


def _rule_of_company(page: Page, span: tuple[int, int], vocab: ActorVocabulary) -> str | None:
    """The rule by which a run is an organization whatever its words: "newspaper X", "X fell 2%", "stake in X", "X, the operator of Y"."""
    start, end = span
    words = page.flat[start:end].split()
    if page.word_before(start) in vocab.cues["organization-nouns"] or _is_introduced(page, span, vocab):
        return "organization-noun"
    if moves(page, end) and words[-1].lower() not in vocab.cues["event-heads"]:
        return "price-move"
    if _is_owned(page, span, vocab):
        return "owned-company"
    if words[0] not in vocab.first_names and not words[0].endswith("ly") and _is_apposed(page, end, vocab):
        return "organization-apposed"
    shaped = words[0].lower() in vocab.cues["company-fronts"] or any(_SHAPE.fullmatch(word) for word in words)
    return "company-shape" if shaped and (len(words) > 1 or len(words[0]) > _SHORTEST_SHAPED) else None


def _rule_of_organization(page: Page, span: tuple[int, int], vocab: ActorVocabulary) -> str | None:
    """The rule by which the words beside a run make it an organization: "newspaper X", "X shares", "an analyst at X", "X party"."""
    start, end = span
    words, before, after = page.flat[start:end].split(), page.word_before(start), page.word_after(end)
    rule = _rule_of_company(page, span, vocab)
    if rule:
        return rule
    if _is_led(page, span, vocab):
        return "body-of-role"
    employed = before in ("at", "with", "for", "from") and page.words_before(start, 2)[0] in vocab.cues["employed"]
    if employed or _employs(words, after, vocab):
        return "employer"
    if after in vocab.cues["organization-behind"] and all(only_a_name(word, vocab) for word in words):
        return "noun-behind"
    return "mixed-capitals" if len(words) == 1 and _MIXED.fullmatch(words[0]) else None


def _is_introduced(page: Page, span: tuple[int, int], vocab: ActorVocabulary) -> bool:
    """Whether a noun for organizations and a comma stand before a name that a comma or full stop ends: "the allied group, X, fled"."""
    before = page.word_before(span[0])
    if before and before not in _INTRODUCING:
        return False
    noun = _NOUN_BEFORE.search(page.flat, max(0, span[0] - 30), span[0])
    if noun is None or noun[1] not in vocab.cues["organization-nouns"]:
        return False
    return noun[2] != "," or page.flat[span[1] : span[1] + 1] in (",", ".", "")


def _is_led(page: Page, span: tuple[int, int], vocab: ActorVocabulary) -> bool:
    """Whether an acronym in no list is what somebody leads or is a member of: "the commander of the EMC"."""
    word = page.flat[slice(*span)]
    if not (word.isalpha() and word.isupper() and len(word) > 2) or word.lower() in vocab.cues["no-names"]:
        return False
    before = page.words_before(span[0], 3)
    if before[1:] != ("of", "the"):
        return False
    role = vocab.roles.get(before[0])
    return role is not None and role.kind in ("person", "group")


def _is_owned(page: Page, span: tuple[int, int], vocab: ActorVocabulary) -> bool:
    """Whether a name is what shares are held in or what is taken over, and nothing goes on behind it: "a stake in X, the firm said"."""
    if page.word_before(span[0]) not in _OWNING or not _OWNED.search(page.flat, max(0, span[0] - _OWNED_REACH), span[0]):
        return False
    after = page.word_after(span[1])
    low = after.lower()
    return not low or low in vocab.cues["opening"] or low in vocab.cues["phrase-ends"] or not page.flat.startswith(" ", span[1])


def _is_apposed(page: Page, end: int, vocab: ActorVocabulary) -> bool:
    """Whether a phrase behind a comma that ends in a noun for organizations explains a name: ", India's top network operator, is"."""
    apposition = _APPOSED.match(page.flat, end)
    if apposition is None:
        return False
    noun, stops = "", vocab.cues["opening"] | vocab.cues["phrase-ends"]
    for word in apposition[1].split()[1:]:
        if word.lower() in vocab.cues["saying"] | vocab.cues["acting"]:
            return False
        if word.lower() in stops:
            break
        noun = word
    return noun in vocab.cues["organization-nouns"]


def _is_of_business(page: Page, vocab: ActorVocabulary) -> bool:
    """Whether two known companies or some words of trade are there, so that "Switzerland's Syngenta" is a company."""
    found = {sense.of for seen in page.sightings for sense in seen.senses[:1] if (actor := vocab.actor(sense.of)) and actor.sector == "BUS"}
    words = itertools.islice(_BUSINESS.finditer(page.flat), _MOST_BUSINESS)
    return not page.is_sport and (len(found) > 1 or len(tuple(words)) == _MOST_BUSINESS)


def _is_of_state(page: Page, span: tuple[int, int], vocab: ActorVocabulary) -> bool:
    """Whether the possessive of a state stands right before a name that ends in no word for places, events or things."""
    start, end = span
    owner = page.sighting_until(start - 3) if page.flat.startswith("'s ", start - 3) else None
    last = page.flat[start:end].lower().rsplit(maxsplit=1)[-1]
    return owner is not None and owner.senses[0].how in ("name", "weak") and not any(last in vocab.cues[cue] for cue in _OTHER_HEADS)


def _employs(words: Sequence[str], after: str, vocab: ActorVocabulary) -> bool:
    """Whether words that are only a name stand before what a company has ("shares"), or one word before who works there ("analyst")."""
    nouns = vocab.cues["company-things"] | vocab.cues["employed"] if len(words) == 1 else vocab.cues["company-things"]
    if after not in nouns or words[0].lower() in vocab.cues["no-names"]:
        return False
    return all(only_a_name(word, vocab) or word.isupper() for word in words)


def _people_words(cast: Cast, vocab: ActorVocabulary) -> frozenset[str]:
    """Every surname and first name of the cast and of the people that are known."""
    given = (mention.name.split()[0] for people in cast.surnames.values() for mention in people.values())
    return frozenset((*cast.surnames, *vocab.surnames, *vocab.given_names, *given))


def moves(page: Page, end: int) -> bool:
    """Whether a price's move follows, so that the name is a share's: "fell 2%", "added almost 3.4 percent"."""
    return _MOVE.match(page.flat, end) is not None
