"""What people and groups without a name do, and for which country: "the Peruvian finance minister", "rebels in Aceh".

In: a page and the known names on it. Out: `Described` noun phrases with a country and a PLOVER sector, left to
right, never overlapping. The country is that of the name right before the noun ("Ukraine's defense minister"), with
modifiers between ("senior Iranian security officials"), or after "of", "from", "in" behind it. A noun
that says nothing by itself has the sector of the body before it ("Taliban fighters"). An office that is
held no longer is ELI. Words: seeds/actors/roles.toml and cues.toml.
"""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ledger.mentions.actors.page import Page
from ledger.mentions.actors.setting import stranger_before
from ledger.mentions.actors.vocabulary import ActorVocabulary, Role
from ledger.model import ActorForm, ActorMention

_LONGEST = 5
_BETWEEN = 4
_WORD = re.compile(r" +([^\W\d_]+(?:[-'][^\W\d_]+)*)")
_HYPHEN = re.compile(r"-([a-z]+)")
_LINK = re.compile(
    r" (of|from|in|for|across|inside) (?:the )?"
    r"(?:(?:(?:north|south)?(?:eastern|western)|northern|southern|central|north|south|east|west|war-torn|neighbou?ring|occupied) )*"
    r"(?:[A-Z][\w'-]+(?: [A-Z][\w'-]+)?, )?$"
)
_WORDS_BEFORE = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_ENDED = frozenset(("GOV", "LEG", "JUD", "SPY", "MIL", "COP"))
_OF_STATES = _ENDED
# Soldiers, ministers and diplomats stand in a country that is not theirs.
_ABROAD = frozenset(("MIL", "REF", "GOV"))


@dataclass(frozen=True, slots=True)
class Described:
    """A noun phrase that says whose it is and what it does; `noun_start` is where it begins behind its country's name."""

    start: int
    noun_start: int
    end: int
    role: Role
    country: str | None
    sector: str | None
    anchor: ActorMention


def described_in(page: Page, vocab: ActorVocabulary, known: Sequence[ActorMention]) -> tuple[Described, ...]:
    """Every noun of a role with a known name right before or behind it; `known` are in the order of the text."""
    before = {found.end: found for anchor in known for found in _behind_name(page, vocab, anchor)}
    behind = {found.end: found for anchor in known for found in _before_name(page, vocab, anchor)}
    for end, found in before.items():
        if found.country is None and end in behind and found.anchor.form == "demonym":
            before[end] = dataclasses.replace(found, country=behind[end].country)
    free = (found for end, found in behind.items() if end not in before)
    return tuple(sorted((*before.values(), *free), key=lambda each: (each.start, -each.end)))


def role_before(page: Page, vocab: ActorVocabulary, end: int) -> tuple[int, Role] | None:
    """The longest noun of a role that ends at an offset, with its start; also where each of its words has a capital."""
    sentence = page.sentence_at(end - 1)
    floor = max(sentence.start if sentence else 0, end - 60)
    starts = [match.start() + floor for match in _WORDS_BEFORE.finditer(page.flat[floor:end])][-_LONGEST:]
    for start in starts:
        role = vocab.roles.get(_folded(page.flat[start:end]))
        if role:
            return start, role
    return None


def is_former(page: Page, vocab: ActorVocabulary, start: int) -> bool:
    """Whether the words before an offset say that what follows was and is not."""
    words = page.words_before(start, 2)
    return bool(words) and (words[-1].removesuffix("-") in vocab.cues["former"] or words[-1].startswith("ex-"))


def _folded(words: str) -> str:
    return " ".join(words.lower().split())


def _behind_name(page: Page, vocab: ActorVocabulary, anchor: ActorMention) -> Iterator[Described]:
    """The noun phrase behind a name: nouns of roles with modifiers between, and one word that is neither."""
    at = None if _is_joined(page, anchor) else _after_name(page, vocab, anchor)
    if at is None:
        return
    walk = _Walk(
        at,
        strangers=2 if anchor.form == "demonym" else int(at > anchor.end),
        former=is_former(page, vocab, anchor.start),
        capitals=anchor.kind == "state",
    )
    while walk.free and _same_sentence(page, anchor.start, walk.at + 1):
        walk = walk.step(page, vocab)
    if walk.role is not None:
        yield _described(anchor, (anchor.start, walk.start, walk.end), walk.role, former=walk.former)


@dataclass(frozen=True, slots=True)
class _Walk:
    """How far the reading of a noun phrase has come: the nouns until `end` are read, the words until `at` looked at.

    `capitals`: nouns with a capital count too ("U.S. Marines"); behind other names they are parts of names.
    """

    at: int
    strangers: int
    former: bool
    capitals: bool
    start: int = -1
    end: int = -1
    role: Role | None = None
    between: int = 0
    free: bool = True

    def step(self, page: Page, vocab: ActorVocabulary) -> "_Walk":
        """One noun or one modifier further; not `free` where the phrase ends."""
        word = _WORD.match(page.flat, self.at)
        if word is None:
            return dataclasses.replace(self, free=False)
        start = self.start if self.start >= 0 else word.start(1)
        found = _longest_role(page, vocab, word.start(1))
        if found and (self.capitals or word[1].islower()):
            return dataclasses.replace(
                self, at=_past_owner(page, found[0]), start=start, end=found[0], role=_joined(self.role, found[1]), strangers=0
            )
        former = word[1].lower() in vocab.cues["former"] or word[1].startswith("ex-")
        known = former or word[1].lower() in vocab.cues["role-modifiers"]
        if self.between >= _BETWEEN or not (known or (self.strangers and _is_attribute(word[1], vocab))):
            return dataclasses.replace(self, free=False)
        return dataclasses.replace(
            self, at=word.end(), start=start, between=self.between + 1, former=self.former or former, strangers=self.strangers - (not known)
        )


def _past_owner(page: Page, end: int) -> int:
    """Where the phrase goes on behind a plural noun that owns the next one: "miners' union leaders"."""
    return end + page.flat.startswith("' ", end)


def _is_attribute(word: str, vocab: ActorVocabulary) -> bool:
    """Whether an unknown word can stand before a noun: in lower case, no plural, no form of a verb, no word of the closed classes."""
    return word.islower() and len(word) > 2 and not word.endswith(("s", "ed", "ing", "ly")) and word not in vocab.cues["opening"]


def _is_joined(page: Page, anchor: ActorMention) -> bool:
    """Whether the adjective of another country is joined before this one: "American and Ukrainian ministers" are of two."""
    if anchor.form != "demonym" or not page.flat.startswith("and ", anchor.start - 4):
        return False
    first = page.sighting_until(anchor.start - 5)
    return first is not None and bool(first.of("demonym") or first.of("people"))


def _same_sentence(page: Page, start: int, end: int) -> bool:
    sentence = page.sentence_at(start)
    return sentence is not None and end <= sentence.end


def _after_name(page: Page, vocab: ActorVocabulary, anchor: ActorMention) -> int | None:
    """Where the noun phrase goes on behind a name: behind its possessive, or a participle that locates; None behind another hyphen."""
    end = anchor.end
    if page.flat.startswith("'s", end):
        return end + 2
    if page.flat.startswith("'", end):
        return end + 1
    hyphen = _HYPHEN.match(page.flat, end)
    if hyphen:
        return hyphen.end() if hyphen[1] in vocab.cues["state-behind-hyphen"] else None
    return end


def _longest_role(page: Page, vocab: ActorVocabulary, start: int) -> tuple[int, Role] | None:
    """The longest noun of a role from an offset, with its end."""
    ends, at = [], start - 1
    for _ in range(_LONGEST):
        word = _WORD.match(page.flat, at)
        if word is None:
            break
        at = word.end()
        ends.append(at)
    for end in reversed(ends):
        written = page.flat[start:end]
        role = vocab.roles.get(_folded(written.removesuffix("'s") if end - start > 3 else written))
        if role:
            return start + len(written.removesuffix("'s")), role
    return None


def _joined(first: Role | None, second: Role) -> Role:
    """Two nouns in a row: the last one's, but of one that says nothing the sector is the first one's ("opposition party leader")."""
    return Role(first.sector, second.kind, False) if first and second.takes_anchor else second


def _described(anchor: ActorMention, span: tuple[int, int, int], role: Role, *, former: bool) -> Described:
    body = anchor.kind in ("organization", "group") and anchor.sector
    plays = anchor.kind == "organization" and role.sector == "MIL" and anchor.sector in (None, "BUS", "MED", "NGO")
    sector = None if plays and not role.takes_anchor else sector_of(anchor, role) if body else role.sector
    sector = "ELI" if former and sector in _ENDED else sector
    return Described(*span, role, anchor.country, sector, anchor)


def sector_of(body: ActorMention, role: Role) -> str | None:
    """The sector of who has a role in a body: the body's where the noun says none, and where a president is a company's or a union's."""
    heads = role.sector == "GOV" and role.kind == "person" and body.sector is not None and body.sector not in _OF_STATES
    return body.sector if role.takes_anchor or heads else role.sector


def _before_name(page: Page, vocab: ActorVocabulary, anchor: ActorMention) -> Iterator[Described]:
    """The noun before "of", "from" or "in" and a name; not soldiers "in" a country, who may be another's."""
    sentence = page.sentence_at(anchor.start)
    floor = max(sentence.start if sentence else 0, anchor.start - 60)
    link = _LINK.search(page.flat[floor : anchor.start])
    found = role_before(page, vocab, floor + link.start()) if link else None
    if link is None or found is None or anchor.form != "name":
        return
    start, role = found
    if page.flat[start].isupper() and stranger_before(page, start, vocab):
        return
    abroad = link[1] not in ("of", "from") and role.sector in _ABROAD and not role.takes_anchor
    before = page.sighting_until(start - 1)
    if before and (before.of("demonym") or (before.of("people") and link[1] not in ("of", "in", "from"))):
        return
    owned = anchor.kind in ("organization", "group") and link[1] != "of"
    if not abroad and not owned:
        yield _described(anchor, (start, start, floor + link.start()), role, former=is_former(page, vocab, start))


def nominals_of(page: Page, found: Iterable[Described], vocab: ActorVocabulary) -> Iterator[ActorMention]:
    """Each described phrase as a mention; an adjective of a people is a part of it, a name before it stays a mention of its own.

    "The Ukrainian government" is not one: the state itself is meant. The name is the phrase with the adjective of
    the country, so that "Peru's finance minister" is the "Peruvian finance minister". It is a description, not an identity;
    a body with capitals behind its state ("Brazil's Federal Police") is named.
    """
    for each in found:
        noun = _folded(page.flat[each.noun_start : each.end])
        if noun in vocab.cues["government-itself"]:
            continue
        swallowed = each.anchor.form == "demonym"
        start = each.start if swallowed else each.noun_start
        named = each.role.kind == "organization" and not swallowed and _is_written_as_name(page.flat[each.noun_start : each.end])
        former = "former " if each.sector == "ELI" and each.role.sector != "ELI" else ""
        said = " ".join(page.flat[each.noun_start : each.end].split()) if named else noun
        name = f"{former}{_whose(each.anchor, vocab)} {said}"
        form: ActorForm = "name" if named else "nominal"
        text, rules = page.text[start : each.end], ("role-of-country",)
        yield ActorMention(start, each.end, text, each.role.kind, form, name, None, each.country, each.sector, rules)


def _is_written_as_name(words: str) -> bool:
    """Whether every word but the linking ones has a capital: "Federal Police", "Council of Ministers"."""
    parts = words.split()
    return len(parts) > 1 and all(part[0].isupper() or part in ("of", "for", "and", "the") for part in parts)


def _whose(anchor: ActorMention, vocab: ActorVocabulary) -> str:
    """The adjective of the country, but a body by its own name ("Pentagon officials")."""
    state = anchor.country.lower() if anchor.country and anchor.kind in ("state", "place") else ""
    return vocab.adjectives.get(state) or anchor.name
