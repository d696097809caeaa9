"""What a sum takes from other sums of its document: from the total it is a part of, from another telling of itself.

In: the sums of a document in order, drawn one by one, with their scenes. Out: the same with what they leave open filled
in. "This includes $5 million" hangs on nothing of its own: it has the stage, parties and time of the sum that "this" is. "The
$33 billion", "of that $250 million" are told elsewhere in full. Every value taken over is a rule of its own.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ledger.claims.figures.drawn import Drawn
from ledger.claims.neighbours import is_converted
from ledger.claims.when import IN_HEADLINE, is_headline
from ledger.model import Figure, Instrument

_CONTINUES = re.compile(
    r"^\W*(?:(?:this|that|these|those|it|they|of (?:this|that|the|which|these)|among|within"
    r"|[\w.-]+['’]s? (?:[\w-]+ ){0,3}(?:assistance|aid|funding|support|package|contribution) (?:also )?includ"
    r"|of the (?:[\w-]+ )?(?:aid|assistance|funding|funds|sum|amount|total|money|package)\b"
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
_DECISION = re.compile(
    r"^\W*(?:the|this|these|that|those|from the|of the)\s+(?:[\w-]+\s+){0,3}?(?:decision|approval|announcement|package|assistance"
    r"|aid|funding|funds|money|grants?|loans?|agreement|contribution|pledge|tranche|deal|payment|disbursement|support|donation|investment|arrangement)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:follow|after|before|bring|brought|add(?:s|ed)? to|addition|on top|build|since|earlier|previous|already|last|so far|to date"
    r"|total|had)",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"\b(?:increase|rise|decrease|cut|drop|gain|growth|reduction) of\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_HOLDS = re.compile(r"^\W*(?:it|this|they|these)\s+(?:also\s+)?(?:includ|contain|cover)", re.IGNORECASE)
_DISTINCT = Decimal(1_000_000_000)
_PARTS = 8
_COMMON = Decimal(100_000)
_Amount = tuple[Decimal | None, Decimal | None, str | None]
_Terms = tuple[_Amount, bool, str]
_DEFINITE = re.compile(r"\b(?:the|this|that|those|these|our|its|their)\s+(?:[\w’'-]+\s+){0,3}$", re.IGNORECASE)


def completed(drawn: Sequence[Drawn]) -> list[Drawn]:
    """The sums with what they take from the sum that they are a part of, then from their other tellings."""
    done: list[Drawn] = []
    for one in drawn:
        done.append(_after(one, done) if done else one)
    tellings = _tellings_of(done)
    return [_as_told(one, tellings) for one in done]


def _after(one: Drawn, done: Sequence[Drawn]) -> Drawn:
    """A sum with what it takes from the sum before."""
    if is_converted(one.scene, done[-1].figure, one.figure):
        return _as_converted(one, done[-1])
    last = _last_told(one, done)
    figure = one.figure
    for whole in (last, _whole_before(done)):
        if whole and _is_part(one, replace(whole, scene=last.scene)):
            return _as_part(one, whole)
    if _is_same_decision(one, last):
        return replace(one, figure=replace(figure, date=last.figure.date, rules=(*figure.rules, "date-of-decision-told")))
    if _goes_on(one, last):
        return replace(one, figure=replace(figure, stage=last.figure.stage, rules=(*figure.rules, "paper-goes-on")))
    return one


def _whole_before(done: Sequence[Drawn]) -> Drawn | None:
    """What the sum before is a part of, if it is one: "This includes $3 million. It also includes $7 million"."""
    if "part-of-what-is-told" not in done[-1].figure.rules:
        return None
    return next((one for one in reversed(done[-_PARTS:]) if "part-of-what-is-told" not in one.figure.rules), None)


def _last_told(one: Drawn, done: Sequence[Drawn]) -> Drawn:
    """The sum before, past one in brackets that only converts it to another currency."""
    converts = "converts-what-is-told" in done[-1].figure.rules and len(done) > 1
    return done[-2] if converts and done[-2].figure.currency == one.figure.currency else done[-1]


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
    if hit is not None and _shares_its_word(one, last):
        return one.figure.stage == last.figure.stage and last.figure.basis == "cumulative" and not _exceeds(one.figure, last.figure)
    own = hit is not None and not (
        one.governing.frame == "noun" and one.figure.stage == "announcement" and hit.entry.name != "bring-the-total"
    )
    if own or last.figure.stage is None or one.figure.currency != last.figure.currency or _exceeds(one.figure, last.figure):
        return False
    if one.scene.sentence == last.scene.sentence:
        if one.figure.stage is not None:
            return False
        between = one.scene.between(last.figure.end, one.figure.start) + " "
        return not _CHANGE.search(between) and (bool(_INCLUDING.search(between)) or len(between) < 200)
    near = one.scene.paragraph - last.scene.paragraph in (0, 1)
    lead = one.scene.between(one.scene.sentence.start, one.figure.start)
    return near and bool(_CONTINUES.match(lead + " "))


def _shares_its_word(one: Drawn, last: Drawn) -> bool:
    """Whether a sum behind "including" hangs on the word of the sum before it: "brings our aid to $2 billion, including $1 billion"."""
    same = one.governing.hit is not None and one.governing.hit == last.governing.hit and one.figure.currency == last.figure.currency
    return same and bool(_INCLUDING.search(one.scene.between(last.figure.end, one.figure.start) + " "))


def _goes_on_listing(one: Drawn, last: Drawn) -> bool:
    """Whether a sum is the next item of a list of parts: "This includes $5 million for food; $3 million in medicine; and $2 million"."""
    one_list = "part-of-what-is-told" in last.figure.rules and one.scene.sentence == last.scene.sentence
    if not one_list or one.figure.currency != last.figure.currency or one.governing.kind not in _NOUNS_BEHIND:
        return False
    return bool(_NEXT_ITEM.search(one.scene.between(last.figure.end, one.figure.start) + " "))


def _is_same_decision(one: Drawn, last: Drawn) -> bool:
    """Whether an undated sum is what a dated decision just told means: "The approval enables a disbursement of $4 million"."""
    figure, told = one.figure, last.figure
    dated = told.date is not None and "/" not in told.date and told.stage is not None
    if not dated or figure.stage in (None, "request") or figure.date or figure.period or one.scene.sentence == last.scene.sentence:
        return False
    if one.scene.paragraph - last.scene.paragraph not in (0, 1) or figure.basis != "increment":
        return False
    lead = one.scene.between(one.scene.sentence.start, figure.start)
    return bool(_DECISION.match(lead)) and not _EARLIER.search(lead)


def _goes_on(one: Drawn, last: Drawn) -> bool:
    """Whether "it" or "the bill" of a sentence is the law or request of the one before: "It also provides $5 million"."""
    if last.figure.stage not in ("appropriation", "request") or one.figure.provider:
        return False
    lead = one.scene.between(one.scene.sentence.start, one.figure.start)
    if one.figure.stage not in ("announcement", "pledge") and not _HOLDS.match(lead):
        return False
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
    return replace(one, figure=taken, aid_noun=one.aid_noun or last.aid_noun)


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
        if figure.date and IN_HEADLINE not in figure.rules:
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
    if figure.vague or figure.amount is None or figure.amount < _COMMON:
        return one
    if figure.stage is not None and is_headline(one.scene):
        return replace(one, figure=_told_below(figure, tellings.dated.get(_amount_of(figure))))
    definite = bool(_DEFINITE.search(one.scene.tail(figure.start)))
    if figure.stage is not None and not definite:
        return replace(one, figure=_lent(figure, tellings)) if figure.amount >= _DISTINCT else one
    best = tellings.fullest.get(_amount_of(figure))
    if best is None or _fullness(best) <= _fullness(figure):
        return one
    return replace(one, figure=_filled(figure, best))


def _told_below(figure: Figure, below: Figure | None) -> Figure:
    """A sum of the headline with the parties and the date that its text below has."""
    if below is None or below.start <= figure.start or figure.basis == "cumulative":
        return figure
    if len(figure.provider) == 1 == len(below.provider) and figure.provider != below.provider:
        return figure
    return replace(
        figure,
        provider=figure.provider or below.provider,
        recipient=figure.recipient or below.recipient,
        date=(below.date if IN_HEADLINE in figure.rules else None) or figure.date or below.date,
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
