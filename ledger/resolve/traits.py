"""All of a claim that decides with which others it is one event.

In: claims. Out: their Traits, values that are compared and hashed; claims of equal traits stand for each
other. Undated claims stand at the day their document was published, for being near others and for nothing else.
"""

from dataclasses import dataclass
from datetime import date

from ledger.model import Claim, Figure, Happening
from ledger.resolve.amounts import Amount, amount_of
from ledger.resolve.stretches import Stretch
from ledger.resolve.wording import package_number, refers_back, scope_of

_STAGE_GROUP = {
    "request": "request",
    "pledge": "pledge",
    "appropriation": "budget",
    "authority": "authority",
    "repayment": "repayment",
}
REPAID = {"loan": "repaid", "guarantee": "contingent", "export_credit": "contingent"}
_SAID_ON_THE_DAY = frozenset(("said-now", "another", "done-hereby"))


@dataclass(frozen=True, slots=True)
class SumTraits:
    """A sum of money: `measure` is what must be equal, the other fields may be untold on one side. Where a party is not known, its
    words are of the measure: a copy of a story tells no second sum.

    `decided` is the day on which its own provider says in the document of that day that it is given; `formal`
    when that is an act ("I hereby"). `floats`: its day is only that of the telling, so that it can be older. `scope`: what it is
    told to be for, by words that are in no other field.
    """

    measure: tuple[str | None, ...]
    provider: frozenset[str]
    recipient: frozenset[str]
    amount: Amount
    purpose: str | None
    programme: str | None
    repaid: str | None
    number: int | None
    stretch: Stretch
    period: str | None
    total: bool
    another: bool
    back: bool
    floats: bool
    decided: date | None
    formal: bool
    scope: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class HappeningTraits:
    """An event that is no transfer: `trigger` is the rule of the word that tells it; people, bodies and states are its parties'."""

    type: str
    trigger: tuple[str, ...]
    stretch: Stretch
    names: frozenset[str]
    people: frozenset[str]
    bodies: frozenset[str]
    states: frozenset[str | None]


@dataclass(frozen=True, slots=True)
class Traits:
    """What decides: the sum or the happening (neither: it joins nothing), and where it was told.

    `published` and `document` (a digest) stand there where it matters when or in which document it was told: for a
    sum with a day of its own, and an event with a day and two names, it does not.
    """

    what: SumTraits | HappeningTraits | None
    published: date | None
    document: str


def stage_group(figure: Figure) -> str:
    """The stage for sameness: a package keeps being one through announcement, commitment, payment and delivery."""
    return _STAGE_GROUP.get(figure.stage or "", "package" if figure.stage else "none")


def traits_of(claim: Claim) -> Traits:
    """The traits of a claim. A sum that is no transfer has none and joins nothing; of unknown parties, it joins its own words only."""
    happening, figure = claim.happening, claim.figure
    if happening is None or (figure and not _has_parties(figure) and (figure.stage is None or not happening.summary)):
        return Traits(None, None, claim.digest)
    if figure is None:
        event = _happening_traits(happening)
        return Traits(event, claim.published_on, "" if event.stretch.level == 0 and len(event.names) > 1 else claim.digest)
    what = _sum_traits(claim, figure, happening)
    settled = what.total or (what.stretch.level == 0 and not what.floats)
    return Traits(what, None, "") if settled else Traits(what, claim.published_on, claim.digest)


def _has_parties(figure: Figure) -> bool:
    return bool(figure.provider and figure.recipient)


def when_told(claim: Claim) -> Stretch:
    """When a claim says that it happened; a reference back that has only the day of its telling is undated."""
    return time_of(traits_of(claim).what, claim)


def time_of(what: SumTraits | HappeningTraits | None, claim: Claim) -> Stretch:
    """When a claim of these traits says that it happened."""
    if what is None:
        return _stretch_of(claim.happening) if claim.happening else Stretch(None, None)
    return Stretch(None, None) if isinstance(what, SumTraits) and what.floats and not what.total else what.stretch


def told_for(claim: Claim) -> frozenset[str]:
    """What the sum of a claim is told to be for, in the words of its summary; none for a claim without either."""
    happening, figure = claim.happening, claim.figure
    if happening is None or figure is None:
        return frozenset()
    return scope_of(happening.summary, figure.text, claim.start - claim.sentence.start, (*figure.provider, *figure.recipient))


def _happening_traits(happening: Happening) -> HappeningTraits:
    return HappeningTraits(
        type=happening.type,
        trigger=happening.rules[:1],
        stretch=_stretch_of(happening),
        names=frozenset(party.name for party in happening.parties),
        people=frozenset(party.name for party in happening.parties if party.kind == "person"),
        bodies=frozenset(party.name for party in happening.parties if party.kind == "organization"),
        states=frozenset(party.country for party in happening.parties),
    )


def _stretch_of(happening: Happening) -> Stretch:
    return Stretch(happening.first_day, happening.end_day) if happening.date else Stretch(None, None)


def _sum_traits(claim: Claim, figure: Figure, happening: Happening) -> SumTraits:
    stretch = _stretch_of(happening)
    words = (" ".join(happening.summary.split()),)
    back = refers_back(happening.summary, figure.text)
    told_today = stretch.day is not None and stretch.day == claim.published_on
    news = figure.attribution == "own" and not back and bool(_SAID_ON_THE_DAY & set(figure.rules))
    return SumTraits(
        measure=(figure.currency, figure.basis, figure.per, stage_group(figure), *(() if _has_parties(figure) else words)),
        provider=frozenset(figure.provider),
        recipient=frozenset(figure.recipient),
        amount=amount_of(figure),
        purpose=figure.purpose,
        programme=figure.programme,
        repaid=REPAID.get(figure.instrument, "given") if figure.instrument else None,
        number=package_number(happening.summary),
        stretch=stretch,
        period=figure.period if figure.basis == "cumulative" else None,
        total=figure.basis == "cumulative",
        another="another" in figure.rules,
        back=back,
        floats=stretch.level == 4 or (back and told_today),
        decided=stretch.day if news and told_today else None,
        formal="done-hereby" in figure.rules,
        scope=told_for(claim),
    )
