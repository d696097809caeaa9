"""Organizations, places and groups that the vocabulary does not know: by their head noun, or by a model.

In: a page and the names that a model found, if there is one. Out: mentions without an actor's id.
"""

import dataclasses
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from ledger.mentions.actors.page import Page
from ledger.mentions.actors.people import could_be_person
from ledger.mentions.actors.setting import only_a_name
from ledger.mentions.actors.vocabulary import ActorVocabulary
from ledger.model import ActorKind, ActorMention
from ledger.text.tagger import TaggedLabel, TaggedName

_UPPER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĪŁŃŇŌŘŚŞŠŤŪŮŹŻŽ]"
_WORD = rf"(?:(?:{_UPPER}\.)+|{_UPPER}[\w'&-]*(?:\.com)?\.?)"
_CAPITALISED = re.compile(rf"{_WORD}(?: (?:(?:of|for|&) (?:the )?)?{_WORD})*")
_JOINED = re.compile(rf" and (?:the )?({_WORD}(?: {_WORD})*)")
_FIELD_BEFORE = re.compile(rf"(?<!\w)({_WORD}(?: {_WORD}){{0,3}}) and $")
_TRIMMED_FRONT = re.compile(r"(?i:the|a|an) ")
_MANY_OF = re.compile(r"([A-Z][a-z]+s) (?:of|for) ")
_LED = re.compile(r"[A-Z]\w+-(?:led|backed|based|owned|run|controlled|funded|allied) ")
_OF = re.compile(r" of (?:the )?")
_ORDINAL = re.compile(r"\b\d{1,3}(?:st|nd|rd|th) $")
_UNIT = re.compile(r"(?:Division|Brigade|Regiment|Battalion|Army|Fleet|Corps|Squadron|Wing)$")
_STOP = re.compile(r"(?:'s)?\.?(?= |$)")
_COUNTED = re.compile(r" \d+$")
_KINDS: tuple[tuple[str, ActorKind], ...] = (("organization", "organization"), ("state", "place"), ("place", "place"), ("group", "group"))


def organizations_in(page: Page, vocab: ActorVocabulary) -> Iterator[ActorMention]:
    """Runs of capitalised words with an organization's head noun: "Ministry of X", "X Agency"; never in a heading.

    A single word is none, nor is an office ("Chairman of the X Committee"); a word that opens the sentence and
    belongs to no name is left out.
    """
    heads = vocab.cues["organization-heads"] | vocab.cues["legal-forms"] | vocab.cues["company-tails"]
    for sentence in page.sentences:
        if sentence.start in page.headings:
            continue
        for run in _CAPITALISED.finditer(page.flat, sentence.start, sentence.end):
            if heads.isdisjoint(_STOP.sub("", run[0].lower()).split()):
                continue
            last = _joined_end(page, run, vocab)
            end = _without_possessive(page.flat, run.start(), last - _ends_with_stop(page.flat[run.start() : last], vocab))
            start = _without_opening(page.flat, _after_owner(page, run.start(), end), end, vocab)
            start = _after_owner(page, _joined_start(page, start, sentence.start, vocab), end)
            start = _behind_many(page.flat, start, end, vocab) if not page.flat[sentence.start : run.start()].strip(" *") else start
            start = _with_ordinal(page.flat, _behind_person(page, start, end, vocab), end)
            title = page.sighting_from(start)
            if title and title.of("title") and page.flat.startswith(" of ", title.end):
                continue
            if is_headed(page.flat[start:end].lower().rstrip("."), vocab):
                closes = page.flat[end - 1] == "." and not page.flat[end : sentence.end].strip("\"'\u201d\u2019) ")
                yield stranger(page, (start, end - closes), "organization", ("organization-head",))


def _joined_end(page: Page, run: re.Match[str], vocab: ActorVocabulary) -> int:
    """Where a name ends, with a second field behind "and": "Ministry of Trade and Industry", but not "and UNICEF"."""
    joined = _JOINED.match(page.flat, run.end()) if " of " in run[0] or " for " in run[0] else None
    if joined is None or page.sighting_from(joined.start(1)):
        return run.end()
    words = joined[1].lower().split()
    fields = words[0] in vocab.words and words[0] not in vocab.cues["organization-heads"] | vocab.cues["opening"]
    return joined.end() if fields else run.end()


def _joined_start(page: Page, start: int, floor: int, vocab: ActorVocabulary) -> int:
    """Where a name begins, with a first field before "and": "Competition and Markets Authority", but not "Parliament and State Bank"."""
    joined = page.flat.startswith("and ", start - 4)
    field = _FIELD_BEFORE.search(page.flat, max(floor, start - 60), start) if joined else None
    if field is None or page.sighting_until(field.end(1)) or page.sighting_from(start) or page.word_before(field.start(1))[:1].isupper():
        return start
    last, first = field[1].split()[-1].lower(), page.flat[start:].split(" ", 1)[0].lower()
    closed = last in vocab.cues["organization-heads"] or last in vocab.roles or {last, first} & vocab.cues["opening"]
    return field.start(1) if {last, first} <= vocab.words and not closed else start


def settled(page: Page, names: Iterable[TaggedName], vocab: ActorVocabulary) -> tuple[TaggedName, ...]:
    """The model's names, trimmed; one spelling has one label in a document, the most frequent and of these the first.

    A "person" that ends in an organization's head noun is an organization. Left out: spans without a capital
    letter, and "people" whose name cannot be a person's.
    """
    spans = [(*_cut(page, name, vocab), name.label) for name in names]
    found = [TaggedName(start, end, _label(page.flat[start:end], label, vocab)) for start, end, label in spans]
    found = [name for name in found if _is_name(page.flat[name.start : name.end], name.label, vocab)]
    found = [name for name in found if name.label != "organization" or not page.is_product(name.end)]
    votes: dict[str, Counter[TaggedLabel]] = defaultdict(Counter)
    for name in found:
        votes[page.flat[name.start : name.end]][name.label] += 1
    return tuple(dataclasses.replace(name, label=votes[page.flat[name.start : name.end]].most_common(1)[0][0]) for name in found)


def _cut(page: Page, name: TaggedName, vocab: ActorVocabulary) -> tuple[int, int]:
    """A model's span, trimmed, without an opening word or an owner before it ("Near Palmyra") and words behind it ("Verdi board")."""
    flat = page.flat
    start, end = trimmed(flat, name.start + flat.startswith("s ", name.start) * 2, _before_dash(flat, name))
    start = _after_owner(page, start, end)
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


def is_headed(name: str, vocab: ActorVocabulary) -> bool:
    """Whether a name in lower case is of two words or more and has an organization's head noun at its end or before "of" and "for"."""
    words, heads = name.split(), vocab.cues["organization-heads"]
    if len(words) < 2 or name in vocab.cues["no-organizations"]:
        return False
    if words[-1] in heads or words[-1] in vocab.cues["legal-forms"] or words[-1] in vocab.cues["company-tails"]:
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
    if words.count("(") != words.count(")") or (label in ("state", "place") and low.split(" ")[-1] in vocab.cues["event-heads"]):
        return False
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
    return words.isupper() or is_headed(low, vocab) or not all({word, word.removesuffix("s")} & vocab.words for word in low.split())


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


def _without_possessive(flat: str, start: int, end: int) -> int:
    return end - 2 if flat[start:end].endswith("'s") else end


def _after_owner(page: Page, start: int, end: int) -> int:
    """Where a name begins behind a known owner's possessive: "Abu Dhabi's Mubadala Investment Co"."""
    at = page.flat.find("'s ", start, end)
    return at + 3 if at > 0 and page.sighting_until(at) else start


def _behind_person(page: Page, start: int, end: int, vocab: ActorVocabulary) -> int:
    """Where a body's name begins behind a participle, a name or an office: "Russian-led X", "Ann Miller of X Party", "Head of X Bank"."""
    led = _LED.match(page.flat, start, end)
    start = led.end() if led else start
    of = _OF.search(page.flat, start, end)
    if of is None or not is_headed(page.flat[of.end() : end].lower().rstrip("."), vocab):
        return start
    words = page.flat[start : of.start()].split()
    role = vocab.roles.get(words[-1].lower())
    holds = role is not None and role.kind == "person"
    named = len(words) > 1 and (words[0] in vocab.first_names or all(only_a_name(word, vocab) for word in words))
    headed = any(word.lower() in vocab.cues["organization-heads"] for word in words)
    return of.end() if (holds or named) and not headed else start


def _with_ordinal(flat: str, start: int, end: int) -> int:
    """Where a unit's name begins with its number: "16th Mechanised Division"."""
    ordinal = _ORDINAL.search(flat, max(0, start - 8), start) if _UNIT.search(flat, start, end) else None
    return ordinal.start() if ordinal else start


def _behind_many(flat: str, start: int, end: int, vocab: ActorVocabulary) -> int:
    """Where a name begins behind the plural that opens the sentence: "Suitors for Old Mutual"; not in "Doctors of the World"."""
    lead = _MANY_OF.match(flat, start, end)
    common = {lead[1].lower(), lead[1].lower().removesuffix("s")} if lead else set()
    if lead is None or not common & vocab.words or common & vocab.cues["organization-heads"]:
        return start
    are_of = lead[1].lower() in vocab.roles and flat.startswith("of the ", lead.end(1) + 1)
    named = any(word not in vocab.words for word in flat[lead.end() : end].lower().split())
    return _without_opening(flat, lead.end(), end, vocab) if are_of or named else start


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
