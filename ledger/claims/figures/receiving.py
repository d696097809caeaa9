"""Verbs whose subject gets the sum: "received", "has been awarded", "raised ... from donors", "signed a loan agreement".

In: a Scene, one of its sums, what governs it. Out: the verb and the rule that makes a receiver of its subject, None where it gives.
Givers ask it so as not to take the receiver for one, takers to find him.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ledger.claims.figures.governing import Governing
from ledger.claims.figures.verbs import DIRECT, frame_of, is_verb
from ledger.claims.scene import Scene
from ledger.claims.words import Hit
from ledger.model import ActorMention, MoneyMention

_PASSIVE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being)\s+(?:(?:also|now|already|recently|since|each|\w+ly)\s+){0,2}$", re.IGNORECASE
)
_DOUBLE = re.compile(
    r"(?:awarded|given|granted|promised|offered|allocated|paid|lent|loaned|pledged|assigned|handed|allotted)\b", re.IGNORECASE
)
_RIGHT_BEFORE = re.compile(r"^(?:[\w’'%-]+\s+){0,6}$")
_FROM = re.compile(r"^[^,;]{0,40}\bfrom\s")
_LOAN_DEAL = re.compile(
    r"\b(?:loan|credit|financing|grant|funding)\s+(?:line\s+)?(?:agreement|deal|accord|contract)s?\b|\b(?:credit\s+line|line\s+of\s+(?:the\s+)?credit)\b",
    re.IGNORECASE,
)
_WITH = re.compile(r"\bwith\s+(?:the\s+)?(?:Government\s+of\s+(?:the\s+)?)?$")
# The Paris Club's members that lend most, and creditors outside it.
_LENDERS = frozenset(
    ("China", "Japan", "India", "Saudi Arabia", "United Arab Emirates", "Kuwait", "Qatar", "Germany", "France", "Italy", "South Korea",
     "United States", "United Kingdom", "Russia", "European Union")
)  # fmt: skip
_NEAR = 60


@dataclass(frozen=True, slots=True)
class Receiving:
    """A verb whose subject gets the sum, and the rule that says so."""

    verb: Hit
    rule: str


def receiving_of(scene: Scene, money: MoneyMention, governing: Governing) -> Receiving | None:
    """The verb whose subject gets the sum, None for none."""
    verb, hit = governing.verb, governing.hit
    if verb is None or hit is None:
        return None
    if governing.frame == "takes":
        return Receiving(verb, "receiver-is-subject")
    if governing.frame == "noun":
        return _of_noun(scene, hit)
    rule = _by_word(scene, money, verb) if verb.end <= money.start else ""
    return Receiving(verb, rule) if rule else None


def _of_noun(scene: Scene, noun: Hit) -> Receiving | None:
    """The verb of receiving whose object a noun is: "the agency received contributions of $118 million"."""
    taking = [v for v in scene.transfers if v.end <= noun.start and frame_of(v) == "takes" and is_verb(scene, v)]
    beside = taking and noun.start - taking[-1].end <= _NEAR and _RIGHT_BEFORE.match(scene.between(taking[-1].end, noun.start) + " ")
    return Receiving(taking[-1], "receiver-of-noun") if beside else None


def _by_word(scene: Scene, money: MoneyMention, verb: Hit) -> str:
    word = scene.text[verb.start : verb.end].lower()
    first = next((m for m in scene.money if m.start >= verb.end), money)
    before = scene.between(verb.end, first.start) + " "
    if _DOUBLE.match(word) and _PASSIVE.search(scene.tail(verb.start)) and (before == " " or _RIGHT_BEFORE.match(before)):
        return "awarded-receives"
    if word.startswith("rais") and _FROM.match(scene.between(money.end, money.end + 2 * _NEAR)):
        return "raiser-receives"
    return "borrower-signs" if is_loan_signed(scene, money, verb) and _borrows(scene, verb) else ""


def gapped_receiver(scene: Scene, cast: Sequence[ActorMention], money: MoneyMention, verb: Hit) -> tuple[ActorMention, ...]:
    """Who gets a sum where the verb is not told again: "Myanmar will be allocated $12 million, Mali $11 million"."""
    told = any(verb.end <= other.start and other.end <= money.start for other in scene.money)
    beside = [m for m in cast if told and verb.end <= m.start and m.end <= money.start and DIRECT.match(scene.between(m.end, money.start))]
    return tuple(beside[-1:])


def is_loan_signed(scene: Scene, money: MoneyMention, verb: Hit) -> bool:
    """Whether what is signed is an agreement on a loan or credit."""
    signed = scene.text[verb.start : verb.end].lower().startswith("sign")
    return signed and bool(_LOAN_DEAL.search(scene.between(verb.end, money.end + _NEAR)))


def partners_in(scene: Scene, cast: Sequence[ActorMention]) -> list[ActorMention]:
    """With whom an agreement is signed: "a loan agreement with China"."""
    return [m for m in cast if _WITH.search(scene.tail(m.start))]


def _borrows(scene: Scene, verb: Hit) -> bool:
    """Whether who signs borrows: with a bank, fund or state that lends; without a partner whoever is no such state."""
    partners = partners_in(scene, scene.actors)
    if partners:
        return any(m.name in _LENDERS or (m.kind == "organization" and not m.country) for m in partners)
    before = [m for m in scene.actors if m.end <= verb.start]
    return bool(before) and before[-1].name not in _LENDERS
