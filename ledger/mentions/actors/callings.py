"""What the text calls somebody, beside the name: "the airline Ryanair", "Pilgrim's Pride, a meat processor", "Ford is an automaker".

In: a page and the mentions with names. Out: `Calling`s in the order of the names, each a noun phrase that stands
for the name beside it; those of titles with a capital ("Senator Warren") are evidence only. Words: seeds/actors/nouns.toml, roles.toml.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ledger.mentions.actors.page import Page
from ledger.mentions.actors.people import again
from ledger.mentions.actors.vocabulary import ActorVocabulary
from ledger.model import ActorMention

_LONGEST_NOUN = 4
_LONGEST_PHRASE = 7
_WORDS_BEFORE = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_WORD = re.compile(r" ?([^\W\d_]+(?:[-'.][^\W\d_]+)*(?:'s)?)")
_BEHIND = re.compile(
    r"(?: \([A-Z&]{2,8}\))?"
    r"(?:, (?:(an?|the|its|another|one of the|then|formerly|now) )?"
    r"| (?:is|was|are|were|remains|became) (?:now |also |currently )?(an?|the|one of the) )"
)
_AGENTIVE = re.compile(r"[a-z-]{3,}(?:er|or|ist|ian)$")
_BARE = frozenset(("", "then", "formerly", "now"))


@dataclass(frozen=True, slots=True)
class Calling:
    """A noun phrase beside a name: `nouns` are all ends of it that say something ("foreign minister", "minister"), the longest first.

    `is_noun`: the phrase is in lower case, so that it is a mention and no title.
    """

    start: int
    end: int
    nouns: tuple[str, ...]
    mention: ActorMention
    is_noun: bool


def callings_in(page: Page, vocab: ActorVocabulary, named: Sequence[ActorMention]) -> tuple[Calling, ...]:
    """Every calling of a person, organization or group; `named` are in the order of the text."""
    found: list[Calling] = []
    for mention in named:
        if mention.form == "name" and mention.kind in ("person", "organization", "group"):
            found += (*_before(page, vocab, mention), *_behind(page, vocab, mention))
    return tuple(found)


def called(callings: Sequence[Calling]) -> Mapping[str, frozenset[str]]:
    """What each name is called anywhere in the document."""
    nouns: dict[str, set[str]] = defaultdict(set)
    for calling in callings:
        nouns[calling.mention.name].update(calling.nouns)
    return {name: frozenset(words) for name, words in nouns.items()}


def named_beside(page: Page, callings: Sequence[Calling]) -> Iterator[ActorMention]:
    """Each calling in lower case as one more mention of the name beside it."""
    for calling in callings:
        if calling.is_noun:
            yield again(page, (calling.start, calling.end), calling.mention, ("named-beside",), "nominal")


def nouns_at_end(words: Sequence[str], kind: str, vocab: ActorVocabulary) -> tuple[str, ...]:
    """All ends of some words that are a noun for this kind of actor, in lower case, the longest first."""
    low = [word.lower() for word in words]
    ends = [" ".join(low[at:]) for at in range(max(0, len(low) - _LONGEST_NOUN), len(low))]
    return tuple(end for end in ends if _says(end, kind, vocab))


def _says(noun: str, kind: str, vocab: ActorVocabulary) -> bool:
    role, known = vocab.roles.get(noun), vocab.nouns.get(noun)
    if kind == "person":
        return role is not None and role.kind == "person"
    return (known is not None and kind in known.kinds) or (role is not None and role.kind == "organization")


def _before(page: Page, vocab: ActorVocabulary, mention: ActorMention) -> Iterator[Calling]:
    """The noun right before a name: evidence with a capital, a mention in lower case, but never a person's title."""
    sentence = page.sentence_at(mention.start)
    floor = max(sentence.start if sentence else 0, mention.start - 60)
    if page.flat[mention.start - 1 : mention.start] != " " or not page.flat[mention.start - 2 : mention.start - 1].isalpha():
        return
    words = list(_WORDS_BEFORE.finditer(page.flat[floor : mention.start - 1]))[-_LONGEST_NOUN:]
    nouns = nouns_at_end([word[0] for word in words], mention.kind, vocab)
    if nouns:
        start = floor + words[-nouns[0].count(" ") - 1].start()
        written = page.flat[start : mention.start - 1]
        yield Calling(start, mention.start - 1, nouns, mention, is_noun=mention.kind != "person" and written.islower())


def _behind(page: Page, vocab: ActorVocabulary, mention: ActorMention) -> Iterator[Calling]:
    """The noun phrase behind a comma or "is a": up to where a word is no part of it; a bare one only if it is of a role."""
    sentence = page.sentence_at(mention.start)
    link = _BEHIND.match(page.flat, mention.end)
    if link is None or sentence is None:
        return
    words: list[re.Match[str]] = []
    at = link.end()
    while len(words) < _LONGEST_PHRASE and (word := _WORD.match(page.flat, at, sentence.end)) and _continues(word[1], vocab):
        words.append(word)
        at = word.end()
    article = link[1] or link[2] or ""
    yield from _headed(page, vocab, mention, words, article)


def _headed(page: Page, vocab: ActorVocabulary, mention: ActorMention, words: Sequence[re.Match[str]], article: str) -> Iterator[Calling]:
    """The longest run of the words that ends in a noun for the kind of the name."""
    for count in range(len(words), 0, -1):
        written = [word[1] for word in words[:count]]
        nouns = nouns_at_end(written, mention.kind, vocab)
        if not nouns and count == len(words) and article in ("a", "an") and _is_agent(written[-1], vocab):
            nouns = tuple(" ".join(written[at:]) for at in range(len(written)))
        if nouns and (article not in _BARE or len(written) == nouns[0].count(" ") + 1):
            inner = [seen.end + 1 for seen in page.sightings_within(words[0].start(1), words[count - 1].end())]
            start = max((words[0].start(1), *inner))
            yield Calling(start, words[count - 1].end(), nouns, mention, is_noun=start < words[count - 1].end() and written[-1].islower())
            return


def _is_agent(word: str, vocab: ActorVocabulary) -> bool:
    """Whether a word looks like a noun for who does something: "processor", "blogger", "lobbyist"."""
    return _AGENTIVE.match(word) is not None and word not in vocab.cues["no-agents"]


def _continues(word: str, vocab: ActorVocabulary) -> bool:
    """Whether a word can be a part of a noun phrase: no preposition, article, conjunction or verb of saying."""
    low = word.lower()
    return not any(low in vocab.cues[cue] for cue in ("opening", "phrase-ends", "saying"))
