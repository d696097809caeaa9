"""Organizations, places and groups that the vocabulary does not know: by their head noun, or by a model.

In: a page and the names that a model found, if there is one. Out: mentions without an actor's id. One
organization has one name in a document: "GM" after "General Motors (GM)", "Lockheed" beside "Lockheed
Martin", "Chrysler" beside "Chrysler LLC" all have the fullest one without its legal form.
"""

import dataclasses
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence

from ledger.mentions.actors.page import Page
from ledger.mentions.actors.people import could_be_person
from ledger.mentions.actors.vocabulary import ActorVocabulary
from ledger.model import ActorKind, ActorMention
from ledger.text.tagger import TaggedLabel, TaggedName

_UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĪŁŃŇŌŘŚŞŠŤŪŮŹŻŽ]"
_WORD = rf"(?:(?:{_UPPER}\.)+|{_UPPER}[\w'&-]*\.?)"
_CAPITALISED = re.compile(rf"{_WORD}(?: (?:of |for |the |& )?(?:the )?{_WORD})*")
_JOINED = re.compile(rf" and (?:the )?({_WORD}(?: {_WORD})*)")
_ACRONYM = re.compile(r" ?\(([A-Z][A-Za-z&-]{1,9})\)")
_FOREIGN = re.compile(r"[A-Z]{3,6}")
_TRIMMED_FRONT = re.compile(r"(?i:the|a|an) ")
_COUNTED = re.compile(r" \d+$")
_KINDS: tuple[tuple[str, ActorKind], ...] = (("organization", "organization"), ("state", "place"), ("place", "place"), ("group", "group"))


def organizations_in(page: Page, vocab: ActorVocabulary) -> Iterator[ActorMention]:
    """Runs of capitalised words with an organization's head noun: "Ministry of X", "X Agency"; never in a heading.

    A single word is none, nor is an office ("Chairman of the X Committee"); a word that opens the sentence and
    belongs to no name is left out.
    """
    for sentence in page.sentences:
        if sentence.start in page.headings:
            continue
        for run in _CAPITALISED.finditer(page.flat, sentence.start, sentence.end):
            last = _joined_end(page, run, vocab)
            end = _without_possessive(page.flat, run.start(), last - _ends_with_stop(page.flat[run.start() : last], vocab))
            start = _without_opening(page.flat, _after_owner(page, run.start(), end), end, vocab)
            title = page.sighting_from(start)
            if title and title.of("title") and page.flat.startswith(" of ", title.end):
                continue
            if _is_headed(page.flat[start:end].lower().rstrip("."), vocab):
                yield stranger(page, (start, end), "organization", ("organization-head",))


def _joined_end(page: Page, run: re.Match[str], vocab: ActorVocabulary) -> int:
    """Where a name ends, with a second field behind "and": "Ministry of Trade and Industry", but not "and UNICEF"."""
    joined = _JOINED.match(page.flat, run.end()) if " of " in run[0] or " for " in run[0] else None
    if joined is None or page.sighting_from(joined.start(1)):
        return run.end()
    words = joined[1].lower().split()
    fields = words[0] in vocab.words and words[0] not in vocab.cues["organization-heads"] | vocab.cues["opening"]
    return joined.end() if fields else run.end()


def settled(page: Page, names: Iterable[TaggedName], vocab: ActorVocabulary) -> tuple[TaggedName, ...]:
    """The model's names, trimmed; one spelling has one label in a document, the most frequent and of these the first.

    A "person" that ends in an organization's head noun is an organization. Left out: spans without a capital
    letter, and "people" whose name cannot be a person's.
    """
    spans = [(*_cut(page.flat, name, vocab), name.label) for name in names]
    found = [TaggedName(start, end, _label(page.flat[start:end], label, vocab)) for start, end, label in spans]
    found = [name for name in found if _is_name(page.flat[name.start : name.end], name.label, vocab)]
    found = [name for name in found if name.label != "organization" or not page.is_product(name.end)]
    votes: dict[str, Counter[TaggedLabel]] = defaultdict(Counter)
    for name in found:
        votes[page.flat[name.start : name.end]][name.label] += 1
    return tuple(dataclasses.replace(name, label=votes[page.flat[name.start : name.end]].most_common(1)[0][0]) for name in found)


def _cut(flat: str, name: TaggedName, vocab: ActorVocabulary) -> tuple[int, int]:
    """A model's span, trimmed, without an opening word before it ("Near Palmyra") and common words behind it ("Verdi board")."""
    start, end = trimmed(flat, name.start, _before_dash(flat, name))
    leads = vocab.cues["opening"] | vocab.cues["place-before"]
    while (space := flat.find(" ", start, end)) > 0 and flat[start:space].lower() in leads and flat[start].isupper():
        start = space + 1
    while (space := flat.rfind(" ", start, end)) > 0 and flat[space + 1 : end].islower() and flat[space + 1 : end] in vocab.words:
        end = space
    return start, end


def _before_dash(flat: str, name: TaggedName) -> int:
    """Where a model's name ends if a dash between blanks ends it: "Illinois - Scores"."""
    dash = flat.find(" - ", name.start, name.end)
    return dash if dash > 0 else name.end


def _ends_with_stop(name: str, vocab: ActorVocabulary) -> bool:
    """Whether the full stop after a name is the sentence's: not of initials, nor of a legal form ("Ltd.")."""
    last = name.rsplit(maxsplit=1)[-1].lower()
    return last.endswith(".") and last.count(".") == 1 and last.rstrip(".") not in vocab.cues["legal-forms"]


def _is_headed(name: str, vocab: ActorVocabulary) -> bool:
    words, heads = name.split(), vocab.cues["organization-heads"]
    if len(words) < 2 or name in vocab.cues["no-organizations"]:
        return False
    if words[-1] in heads | vocab.cues["legal-forms"] | vocab.cues["company-tails"]:
        return True
    return any(word in heads and after in ("of", "for") for word, after in itertools.pairwise(words))


def tagged_in(page: Page, names: Iterable[TaggedName]) -> Iterator[ActorMention]:
    """The model's organizations, places and groups; an adjective of a people or party is a demonym.

    A state's government is no organization of its own: the state's name in it is read.
    """
    kinds = dict(_KINDS)
    for name in names:
        if name.label in kinds and not page.flat[name.start : name.end].lower().endswith("government"):
            mention = stranger(page, (name.start, name.end), kinds[name.label], (f"model-{name.label}",))
            yield dataclasses.replace(mention, form="demonym") if name.label == "group" else mention


def _label(words: str, label: TaggedLabel, vocab: ActorVocabulary) -> TaggedLabel:
    headed = words.lower().rstrip(".").split(" ")[-1] in vocab.cues["organization-heads"]
    return "organization" if label == "person" and headed else label


def _is_name(words: str, label: TaggedLabel, vocab: ActorVocabulary) -> bool:
    """Whether a model's span can be a name: no disease, no clock, no storm, and what its label asks for."""
    low = words.lower()
    if low in vocab.cues["no-names"] or low.split(" ")[0] in vocab.cues["storms"] or not any(char.isupper() for char in words):
        return False
    if label == "organization":
        return _is_body(words, vocab)
    return label != "person" or could_be_person(words, vocab)


def _is_body(words: str, vocab: ActorVocabulary) -> bool:
    """No event, no state's government, no number behind it, not common words alone unless one is a head noun."""
    low = words.lower()
    if (
        low.split(" ")[-1] in vocab.cues["event-heads"] | vocab.cues["contests"]
        or low.startswith("government of ")
        or _COUNTED.search(words)
    ):
        return False
    return words.isupper() or _is_headed(low, vocab) or not all({word, word.removesuffix("s")} & vocab.words for word in low.split())


def trimmed(flat: str, start: int, end: int) -> tuple[int, int]:
    """A span without a leading article, a trailing possessive, and quotation marks, brackets and commas at its ends."""
    start = flat.rfind(":", start, end - 1) + 1 or start
    while start < end and flat[start] in " \"'`“‘([,-":
        start += 1
    article = _TRIMMED_FRONT.match(flat, start, end)
    start = article.end() if article else start
    end = _without_possessive(flat, start, end)
    while end > start and flat[end - 1] in " \"'”’)],;:-":
        end -= 1
    return start, end


def unified(page: Page, mentions: Sequence[ActorMention], vocab: ActorVocabulary) -> tuple[ActorMention, ...]:
    """The same mentions, those of one unknown organization under one name; known actors lend theirs to their acronyms."""
    names = _names(page, [m for m in mentions if m.kind == "organization"], vocab)
    return tuple(_renamed(mention, names) if mention.kind == "organization" and mention.actor is None else mention for mention in mentions)


def _names(page: Page, organizations: Sequence[ActorMention], vocab: ActorVocabulary) -> dict[str, ActorMention]:
    """The mention whose name each spelling takes: of its long form, of its acronym's, of the only name it begins."""
    chosen: dict[str, ActorMention] = {}
    written = {mention.name for mention in organizations}
    for mention in organizations:
        plain = without_form(mention.name, vocab, written) if mention.actor is None else mention.name
        first = chosen.setdefault(plain, dataclasses.replace(mention, name=plain))
        chosen.setdefault(mention.name, first)
        acronym = acronym_of(page, mention)
        if acronym:
            chosen[acronym] = first
    return chosen | _begun(chosen)


def _begun(chosen: dict[str, ActorMention]) -> dict[str, ActorMention]:
    """For each unknown name of one word that exactly one longer unknown name begins with, the longer one."""
    unknown = {name: mention for name, mention in chosen.items() if mention.actor is None and mention.name == name}
    longer: dict[str, list[ActorMention]] = defaultdict(list)
    for name, mention in unknown.items():
        if " " in name:
            longer[name.split()[0]].append(mention)
    return {name: longer[name][0] for name in unknown if " " not in name and len(longer[name]) == 1}


def acronym_of(page: Page, mention: ActorMention) -> str | None:
    """The short form in brackets right after an organization: its initials ("General Motors (GM)"), or capitals that are no known name.

    "State Property Agency (AVAS)" is short for the name in another language.
    """
    acronym = _ACRONYM.match(page.flat, mention.end) if mention.kind == "organization" else None
    if acronym is None:
        return None
    foreign = _FOREIGN.fullmatch(acronym[1]) is not None and page.sighting_from(acronym.start(1)) is None
    return acronym[1] if foreign or _abbreviates(acronym[1], mention.text) else None


def without_form(name: str, vocab: ActorVocabulary, others: Container[str] = ()) -> str:
    """A company's name without its legal form; a name that is nothing else stays.

    A form that is also a word of names ("Commodity Credit Corporation") goes only if the rest is among `others`.
    """
    words = name.split()
    while len(words) > 1 and words[-1].lower().rstrip(".") in vocab.cues["legal-forms"]:
        words.pop()
        words[-1] = words[-1].rstrip(",")
    rest = " ".join(words[:-1])
    return rest if words[-1].lower() in ("corporation", "company") and rest in others else " ".join(words)


def _renamed(mention: ActorMention, names: dict[str, ActorMention]) -> ActorMention:
    one = names.get(mention.name)
    if one is None or one.name == mention.name:
        return mention
    rules = (*mention.rules, "same-organization")
    return dataclasses.replace(mention, name=one.name, actor=one.actor, country=one.country, sector=one.sector, rules=rules)


def _abbreviates(acronym: str, name: str) -> bool:
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper())
    short = acronym.replace("&", "").upper()
    return short in (initials.upper(), initials[-len(acronym) :].upper()) or _stands_in(short, name)


def _stands_in(acronym: str, name: str) -> bool:
    """Whether the letters of an acronym stand in the name in their order, the first at its head: "Singapore Airlines (SIA)"."""
    letters = iter(name.upper())
    return name[:1].upper() == acronym[0] and all(letter in letters for letter in acronym)


def _without_possessive(flat: str, start: int, end: int) -> int:
    return end - 2 if flat[start:end].endswith("'s") else end


def _after_owner(page: Page, start: int, end: int) -> int:
    """Where a name begins behind a known owner's possessive: "Abu Dhabi's Mubadala Investment Co"."""
    at = page.flat.find("'s ", start, end)
    return at + 3 if at > 0 and page.sighting_until(at) else start


def _without_opening(flat: str, start: int, end: int, vocab: ActorVocabulary) -> int:
    while True:
        space = flat.find(" ", start, end)
        if space < 0 or flat[start:space].lower() not in vocab.cues["opening"]:
            return start
        start = space + 1


def stranger(page: Page, span: tuple[int, int], kind: ActorKind, rules: tuple[str, ...]) -> ActorMention:
    """A span as a mention of something that only the text names: its name is its words."""
    name = " ".join(page.flat[slice(*span)].split())
    return ActorMention(*span, page.text[slice(*span)], kind, "name", name, None, None, None, rules)
