"""The spellings of one organization in one document: its full name, its legal form, its acronym, its short name.

In: a page and its mentions. Out: the same mentions, those of one unknown organization under one name: "GM" after
"General Motors (GM)", "Lockheed" beside "Lockheed Martin", "Chrysler" beside "Chrysler LLC", "Commission" after "European
Commission" all have the fullest one without its legal form.
"""

import dataclasses
import re
from collections import defaultdict
from collections.abc import Container, Sequence

from ledger.mentions.actors.page import Page
from ledger.mentions.actors.vocabulary import ActorVocabulary
from ledger.model import ActorMention

SHORT_FORM = re.compile(r" ?\(([A-Z][A-Za-z&-]{1,9})\)")
_FOREIGN = re.compile(r"[A-Z]{3,6}")


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
    return chosen | _begun(chosen) | _ended(chosen, vocab)


def _begun(chosen: dict[str, ActorMention]) -> dict[str, ActorMention]:
    """For each unknown name of one word that exactly one longer unknown name begins with, the longer one."""
    unknown = {name: mention for name, mention in chosen.items() if mention.actor is None and mention.name == name}
    longer: dict[str, list[ActorMention]] = defaultdict(list)
    for name, mention in unknown.items():
        if " " in name:
            longer[name.split()[0]].append(mention)
    return {name: longer[name][0] for name in unknown if " " not in name and len(longer[name]) == 1}


def _ended(chosen: dict[str, ActorMention], vocab: ActorVocabulary) -> dict[str, ActorMention]:
    """For each head noun that stands alone the only longer name that ends in it: "Commission" after "European Commission"."""
    longer: dict[str, dict[str, ActorMention]] = defaultdict(dict)
    for name, mention in chosen.items():
        if " " in name:
            longer[name.rsplit(maxsplit=1)[-1]][mention.name] = mention
    alone = (name for name in chosen if name.lower() in vocab.cues["organization-heads"] and len(longer[name]) == 1)
    return {name: next(iter(longer[name].values())) for name in alone}


def acronym_of(page: Page, mention: ActorMention) -> str | None:
    """The short form in brackets right after an organization: its initials ("General Motors (GM)"), or capitals that are no known name.

    "State Property Agency (AVAS)" is short for the name in another language.
    """
    acronym = SHORT_FORM.match(page.flat, mention.end) if mention.kind == "organization" else None
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
        words = words[:-1] if words[-1] == "&" and len(words) > 1 else words
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
