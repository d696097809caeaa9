"""Whom the pronouns of a line mean, in brackets: what the sentence does not say itself.

In: a Scene, a stretch of it and who takes part. Out: the stretch in plain words. "It signed a deal" is "[Boeing] signed a deal", "I
have signed" is "I [Joe Biden] have signed": a name for a pronoun of the third person, a name behind one of the first and behind "the
two leaders", so that the verb stays as it was said. Cases: tests/corpus/summaries.toml.
"""

import re
from collections.abc import Mapping, Sequence

from ledger.claims.plain import plain
from ledger.claims.scene import Scene
from ledger.model import Party

_THIRD = re.compile(r"(?:he|she|it|they|him|them)\Z", re.IGNORECASE)
_FIRST = re.compile(r"(?:[Ww]e|I|us)\Z")
_MYSELF = re.compile(r"I\Z")
_DEFINITE = re.compile(r"[Tt]he [a-z]+(?: [a-z]+)?\Z")
_COMPANY = re.compile(r"(?:(?:[Tt]he|[Bb]oth|two|three|all|[Tt]hese) ){1,3}[a-z]+\Z")
_OWNS = re.compile(r"[’']s?\s")
_CONTRACTED = re.compile(r"[’'][a-z]{1,2}\b")
_MOST = 2
_MOST_TOGETHER = 4

Span = tuple[int, int]


def named(scene: Scene, first: int, last: int, parties: Sequence[Party]) -> str:
    """The plain words between two offsets, with names for the pronouns that the line itself does not explain."""
    earliest = min((m.start for m in scene.actors if m.form != "pronoun" and first <= m.start < last), default=last)
    pieces, at, told = list[str](), first, set[str]()
    for (start, end), name in sorted(_meant(scene, parties).items()):
        words = scene.text[start:end]
        owns = _COMPANY.match(words) and _OWNS.match(scene.text, end)
        explained = name in told or start < at or end > last or len(told) >= _MOST or owns
        if explained or (start > earliest and not _FIRST.match(words) and not _COMPANY.match(words)):
            continue
        told.add(name)
        if _FIRST.match(words) or _COMPANY.match(words):
            contracted = _CONTRACTED.match(scene.text, end, last)
            at, before = contracted.end() if contracted else end, at
            pieces += [plain(scene.text[before:at]), f" [{name}]"]
        else:
            pieces += [plain(scene.text[at:start]), f"[{name}]"]
            at = end
    return "".join([*pieces, plain(scene.text[at:last])])


def _meant(scene: Scene, parties: Sequence[Party]) -> Mapping[Span, str]:
    """The pronouns and definite nouns of a sentence with the names of whom they mean; a state is no "I"."""
    found: dict[Span, list[str]] = {}
    for mention in scene.actors:
        state = _MYSELF.match(mention.text) and mention.kind != "person"
        if mention.form == "pronoun" and (_THIRD.match(mention.text) or _FIRST.match(mention.text)) and not state:
            found[(mention.start, mention.end)] = [mention.name]
    by_party: dict[Span, list[str]] = {}
    for party in parties:
        if party.start is not None and party.end is not None and _is_unnamed(party, scene.text[party.start : party.end]):
            by_party.setdefault((party.start, party.end), []).append(party.name)
    every = {**found, **by_party}
    return {span: _listed(names) for span, names in every.items() if len(names) <= _MOST_TOGETHER and all(n[:1].isupper() for n in names)}


def _is_unnamed(party: Party, words: str) -> bool:
    """Whether a party is told by a word that does not name it."""
    if _MYSELF.match(words) and party.kind != "person":
        return False
    described = _DEFINITE.match(words) and party.actor and party.kind == "organization"
    return party.name != words and bool(_THIRD.match(words) or _FIRST.match(words) or described or _COMPANY.match(words))


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
