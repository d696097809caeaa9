"""What a sum takes from other sums of its document: from the total it is a part of, from another telling of itself.

In: the sums of a document in order, drawn one by one, with their scenes. Out: the same with what they leave open filled
in. "This includes $5 million" hangs on nothing of its own: it has the stage, parties and time of the sum that "this" is. "The
$33 billion", "of that $250 million" are told elsewhere in full. Every value taken over is a rule of its own.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ledger.claims.drawn import Drawn
from ledger.claims.neighbours import is_converted
from ledger.model import Figure, Instrument

_CONTINUES = re.compile(
    r"^\W*(?:(?:this|that|these|those|it|they|of (?:this|that|the|which|these)|among|within"
    r"|the (?:[\w-]+ )?(?:funding|figure|sum|amount|total|money|package))\b.{0,60}?(?:\binclud|\bcompris"
    r"|\bconsist|\btotal|\bof (?:this|that|which)\b|,|$)|includ|of which|within this total)",
    re.IGNORECASE,
)
_INCLUDING = re.compile(
    r"\b(?:including|of which|of that|of this|among them|within that|with (?:more than|over|nearly|about"
    r"|an additional)?)\s*(?:[\w-]+\s+){0,4}$",
    re.IGNORECASE,
)
_NEXT_ITEM = re.compile(
    r"(?:[;,]|\band)\s+(?:(?:and|as well as|another|an additional|a further|nearly|about|over|up to|more than|some)\s+)*$", re.IGNORECASE
)
_NOUNS_BEHIND = ("", "listed", "aid-noun-behind", "noun-behind")
_IT = re.compile(r"^\W*(?:it|this|they|these|the (?:bill|law|legislation|package|budget|request|plan|act))\b", re.IGNORECASE)
_HEAD = 400
_DISTINCT = Decimal(1_000_000_000)
_Amount = tuple[Decimal | None, Decimal | None, str | None]
_Terms = tuple[_Amount, bool, str]
_DEFINITE = re.compile(r"\b(?:the|this|that|those|these|our|its|their)\s+(?:[\w’'-]+\s+){0,3}$", re.IGNORECASE)


def completed(drawn: Sequence[Drawn]) -> list[Drawn]:
    """The sums with what they take from the sum that they are a part of, then from their other tellings."""
    done: list[Drawn] = []
    for own in drawn:
        one = own
        if done and is_converted(one.scene, done[-1].figure, one.figure):
            one = _as_converted(one, done[-1])
        elif done and _is_part(one, done[-1]):
            one = _as_part(one, done[-1])
        elif done and _goes_on(one, done[-1]):
            one = replace(one, figure=replace(one.figure, stage=done[-1].figure.stage, rules=(*one.figure.rules, "paper-goes-on")))
        done.append(one)
    tellings = _tellings_of(done)
    return [_as_told(one, tellings) for one in done]


def _as_converted(one: Drawn, last: Drawn) -> Drawn:
    """A sum in brackets with the meaning of the one that it converts."""
    told = last.figure
    figure = replace(
        one.figure,
        nature=told.nature, stage=told.stage, status=told.status, basis=told.basis, instrument=told.instrument, purpose=told.purpose,
        programme=told.programme, provider=told.provider, recipient=told.recipient, channel=told.channel, date=told.date,
        period=told.period, rules=(*one.figure.rules, "converts-what-is-told"),
    )  # fmt: skip
    return replace(one, figure=figure, governing=last.governing, parties=last.parties, aid_noun=last.aid_noun)


def _is_part(one: Drawn, last: Drawn) -> bool:
    """Whether a sum that nothing governs is included in the sum before: by "including", or as the sentence goes on with "this"."""
    if _goes_on_listing(one, last):
        return True
    hit = one.governing.hit
    own = hit is not None and not (
        one.governing.frame == "noun" and one.figure.stage == "announcement" and hit.entry.name != "bring-the-total"
    )
    if own or last.figure.stage is None or one.figure.currency != last.figure.currency or _exceeds(one.figure, last.figure):
        return False
    if one.scene.sentence == last.scene.sentence:
        if one.figure.stage is not None:
            return False
        between = one.scene.between(last.figure.end, one.figure.start) + " "
        return bool(_INCLUDING.search(between)) or len(between) < 200
    near = one.scene.paragraph - last.scene.paragraph in (0, 1)
    lead = one.scene.between(one.scene.sentence.start, one.figure.start)
    return near and bool(_CONTINUES.match(lead + " "))


def _goes_on_listing(one: Drawn, last: Drawn) -> bool:
    """Whether a sum is the next item of a list of parts: "This includes $5 million for food; $3 million in medicine; and $2 million"."""
    one_list = "part-of-what-is-told" in last.figure.rules and one.scene.sentence == last.scene.sentence
    if not one_list or one.figure.currency != last.figure.currency or one.governing.kind not in _NOUNS_BEHIND:
        return False
    return bool(_NEXT_ITEM.search(one.scene.between(last.figure.end, one.figure.start) + " "))


def _goes_on(one: Drawn, last: Drawn) -> bool:
    """Whether "it" or "the bill" of a sentence is the law or request of the one before: "It also provides $5 million"."""
    if last.figure.stage not in ("appropriation", "request") or one.figure.stage not in ("announcement", "pledge") or one.figure.provider:
        return False
    lead = one.scene.between(one.scene.sentence.start, one.figure.start)
    return one.scene.paragraph - last.scene.paragraph in (0, 1) and bool(_IT.match(lead))


def _exceeds(part: Figure, whole: Figure) -> bool:
    return part.amount is not None and whole.amount is not None and part.amount > whole.amount


def _as_part(one: Drawn, last: Drawn) -> Drawn:
    figure, total = one.figure, last.figure
    taken = replace(
        figure,
        nature=None if figure.nature == "domestic" and total.nature != "domestic" else figure.nature,
        stage=total.stage, status=total.status,
        basis=figure.basis or total.basis,
        instrument=figure.instrument or total.instrument,
        provider=figure.provider or total.provider,
        date=figure.date or (None if total.basis == "cumulative" else total.date),
        period=figure.period or total.period,
        rules=(*figure.rules, "part-of-what-is-told"),
    )  # fmt: skip
    return replace(one, figure=taken)


@dataclass(frozen=True, slots=True)
class _Tellings:
    """The fullest telling of each amount, the first dated one, and the first instrument and recipient that a provider's sum of it has."""

    fullest: Mapping[_Amount, Figure]
    dated: Mapping[_Amount, Figure]
    instruments: Mapping[_Terms, Instrument]
    recipients: Mapping[_Terms, tuple[str, ...]]


def _tellings_of(drawn: Sequence[Drawn]) -> _Tellings:
    fullest: dict[_Amount, Figure] = {}
    dated: dict[_Amount, Figure] = {}
    instruments: dict[_Terms, Instrument] = {}
    recipients: dict[_Terms, tuple[str, ...]] = {}
    for figure in (one.figure for one in drawn if one.figure.stage and one.figure.amount is not None):
        amount = _amount_of(figure)
        if amount not in fullest or _fullness(figure) > _fullness(fullest[amount]):
            fullest[amount] = figure
        if figure.date:
            dated.setdefault(amount, figure)
        for terms in _terms_of(figure):
            if figure.instrument:
                instruments.setdefault(terms, figure.instrument)
            if figure.recipient:
                recipients.setdefault(terms, figure.recipient)
    return _Tellings(fullest, dated, instruments, recipients)


def _amount_of(figure: Figure) -> _Amount:
    return figure.low, figure.high, figure.currency


def _terms_of(figure: Figure) -> tuple[_Terms, ...]:
    """What a sum's terms are found by: its amount, whether it is asked for, each of its providers."""
    return tuple((_amount_of(figure), figure.stage == "request", name) for name in figure.provider)


def _as_told(one: Drawn, tellings: _Tellings) -> Drawn:
    """A sum told with "the" or without any governing word, completed from the fullest telling of the same amount."""
    figure = one.figure
    if figure.vague or figure.amount is None:
        return one
    if figure.stage is not None and _is_headline(one):
        return replace(one, figure=_told_below(figure, tellings.dated.get(_amount_of(figure))))
    definite = bool(_DEFINITE.search(one.scene.tail(figure.start)))
    if figure.stage is not None and not definite:
        return replace(one, figure=_lent(figure, tellings)) if figure.amount >= _DISTINCT else one
    best = tellings.fullest.get(_amount_of(figure))
    if best is None or _fullness(best) <= _fullness(figure):
        return one
    return replace(one, figure=_filled(figure, best))


def _is_headline(one: Drawn) -> bool:
    """Whether a sum stands in a line at the head of the text that ends like no sentence."""
    scene = one.scene
    return scene.sentence.end < _HEAD and not scene.between(scene.sentence.start, scene.sentence.end).endswith((".", "!", "?", "”", '"'))


def _told_below(figure: Figure, below: Figure | None) -> Figure:
    """A sum of the headline with the parties and the date that its text below has."""
    if below is None or below.start <= figure.start or figure.basis == "cumulative":
        return figure
    return replace(
        figure,
        provider=figure.provider or below.provider,
        recipient=figure.recipient or below.recipient,
        date=figure.date or below.date,
        rules=(*figure.rules, "headline-told-below"),
    )


def _fullness(figure: Figure) -> tuple[int, int]:
    firm = figure.stage in ("request", "appropriation", "pledge", "authority")
    return sum(map(bool, (figure.stage, figure.provider, figure.recipient, figure.instrument, firm))), -figure.start


def _filled(figure: Figure, best: Figure) -> Figure:
    return replace(
        figure,
        stage=best.stage, status=best.status,
        basis=figure.basis or best.basis,
        instrument=figure.instrument or best.instrument,
        purpose=figure.purpose or best.purpose,
        programme=figure.programme or best.programme,
        provider=figure.provider if figure.provider and "publisher-provides" not in figure.rules else best.provider or figure.provider,
        recipient=figure.recipient or best.recipient,
        rules=(*figure.rules, "told-elsewhere"),
    )  # fmt: skip


def _lent(figure: Figure, tellings: _Tellings) -> Figure:
    """A sum of its own with the instrument and recipient that another telling by the same provider has."""
    terms = _terms_of(figure)
    instrument = figure.instrument or next((tellings.instruments[one] for one in terms if one in tellings.instruments), None)
    recipient = figure.recipient or next((tellings.recipients[one] for one in terms if one in tellings.recipients), ())
    if (instrument, recipient) == (figure.instrument, figure.recipient):
        return figure
    return replace(figure, instrument=instrument, recipient=recipient, rules=(*figure.rules, "terms-told-elsewhere"))
