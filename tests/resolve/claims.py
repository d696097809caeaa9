"""Claims made by hand and by Hypothesis, for the tests of resolving."""

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from ledger.model import ActorKind, Basis, Claim, Comparator, Figure, Happening, Link, Party, Sentence
from ledger.resolve import sameness
from ledger.resolve.traits import traits_of

DAY = date(2022, 3, 16)

PACKAGE = Figure(
    start=0, end=12, text="$800 million", low=Decimal(800_000_000), high=Decimal(800_000_000), currency="USD", currency_basis="sign",
    comparator="eq", vague=False, per=None, nature="aid", stage="announcement", status="done", basis="increment", instrument=None,
    purpose="military", programme=None, provider=("United States",), recipient=("Ukraine",), channel=None, speaker=None,
    attribution="relayed", date=DAY.isoformat(), period=None, links=(), rules=("verb-before:announce",),
)  # fmt: skip


def same(one: Claim, two: Claim) -> bool:
    """Whether two claims are the same by themselves."""
    return sameness.same(traits_of(one), traits_of(two), one.digest == two.digest)


def fits(one: Claim, two: Claim) -> int | None:
    """How well the first claim fits as a vaguer telling of the second."""
    return sameness.fits(traits_of(one), traits_of(two), one.digest == two.digest)


def party(name: str, country: str | None, kind: ActorKind = "state") -> Party:
    """Somebody who takes part, without a place in the text."""
    return Party(name, None, "participant", None, None, country, kind)


def happening(
    first_day: date | None = DAY, kind: str = "CONSULT", parties: tuple[Party, ...] = (), trigger: str = "meet", days: int = 1
) -> Happening:
    """An event of a day or some days, or undated."""
    end_day = first_day + timedelta(days=days) if first_day else None
    edtf = None if first_day is None else f"{first_day}" if days == 1 else f"{first_day}/{first_day + timedelta(days=days - 1)}"
    return Happening(0, 3, kind, edtf, first_day, end_day, "asserted", parties, "they met", (f"trigger:{trigger}",))


def claim(what: Happening | None, figure: Figure | None = None, document: str = "one", start: int = 0, published: date = DAY) -> Claim:
    """One claim of a document; its id follows from document and place as the program's does."""
    digest = hashlib.sha256(document.encode()).hexdigest()
    identity = hashlib.sha256(f"{digest}:{start}:{figure is None}".encode()).hexdigest()[:12]
    order = 2 * start + (figure is None)
    return Claim(identity, digest, "Reuters", published, order, start, start + 12, Sentence(0, start + 12), what, figure)


def sum_claim(
    first_day: date | None = DAY, document: str = "one", start: int = 0, figure: Figure = PACKAGE, published: date = DAY
) -> Claim:
    """A claim of a sum, its event with the parties of the figure."""
    parties = tuple(party(name, None) for name in (*figure.provider, *figure.recipient))
    return claim(happening(first_day, "AID", parties), figure, document, start, published)


def told(one: Claim, summary: str) -> Claim:
    """The same claim in other words."""
    assert one.happening
    return replace(one, happening=replace(one.happening, summary=summary))


def total(figure: Figure = PACKAGE, period: str = "2014/2022-03-16") -> Figure:
    """The same sum as a total of a period."""
    return replace(figure, basis="cumulative", period=period, date=None)


DAYS = st.one_of(st.none(), st.integers(0, 20).map(lambda days: DAY + timedelta(days=days)))
PUBLISHED = {"one": DAY, "two": DAY + timedelta(days=5), "three": DAY + timedelta(days=14), "four": DAY + timedelta(days=20)}
DOCUMENTS = st.sampled_from(tuple(PUBLISHED))
SUMMARIES = st.sampled_from(
    (
        "they met",
        "the $800 million package the President announced for Javelin missiles",
        "an additional $800 million package for Javelin missiles and radars",
        "$800 million for schools and $800 million for hospitals",
        "$800 million to repair hospitals",
        "the 45th drawdown of $800 million for Javelin missiles",
    )
)
NAMES = st.sampled_from((("United States",), ("Ukraine",), ("United States", "Canada"), ()))
LINKS = st.sampled_from(((), (), (), (Link("repeats", 0),)))
BASES: st.SearchStrategy[Basis] = st.sampled_from(("increment", "cumulative", "ceiling"))
COMPARATORS: st.SearchStrategy[Comparator] = st.sampled_from(("eq", "gt", "le", "nearly", "range"))
PEOPLE = (
    party("Joe Biden", "USA", "person"), party("Volodymyr Zelensky", "UKR", "person"), party("United States", "USA"),
    party("Ukraine", "UKR"), party("NATO", None, "group"),
)  # fmt: skip


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """Figures near each other: few amounts, parties, stages and comparators, so that many are the same."""
    amount = draw(st.sampled_from((Decimal(800), Decimal(800), Decimal(60), Decimal(796), Decimal(850))))
    comparator = draw(COMPARATORS)
    return replace(
        PACKAGE,
        low=None if comparator == "le" else amount,
        high={"gt": None, "range": amount + 1}.get(comparator, amount),
        comparator=comparator,
        vague=draw(st.booleans()) and comparator == "range",
        currency=draw(st.sampled_from(("USD", "EUR"))),
        basis=draw(BASES),
        stage=draw(st.sampled_from(("announcement", "delivery", "request", "pledge"))),
        purpose=draw(st.sampled_from((None, "military", "humanitarian"))),
        provider=draw(NAMES),
        recipient=draw(NAMES),
        period=draw(st.sampled_from((None, "2021", "2014/2022-03-16"))),
        programme=draw(st.sampled_from((None, None, "PDA", "USAI"))),
        instrument=draw(st.sampled_from((None, None, "loan", "grant"))),
        attribution=draw(st.sampled_from(("own", "relayed"))),
        links=draw(LINKS),
        rules=draw(st.sampled_from((("verb-before:send",), ("verb-before:send", "another"), ("said-now",), ("done-hereby",)))),
    )


@st.composite
def any_claims(draw: st.DrawFn) -> Claim:
    """A sum, an event or a sum that is no event, in one of a few documents; a day, a few of them, a month or undated."""
    document, start = draw(DOCUMENTS), draw(st.integers(0, 50))
    kind = draw(st.sampled_from(("sum", "sum", "sum", "event", "figure")))
    figure = draw(figures()) if kind != "event" else None
    if kind == "figure":
        return claim(None, figure, document, start, PUBLISHED[document])
    names = (*figure.provider, *figure.recipient) if figure else ()
    parties = tuple(party(name, None) for name in names) or tuple(draw(st.lists(st.sampled_from(PEOPLE), unique=True, max_size=4)))
    type_ = "AID" if figure else draw(st.sampled_from(("CONSULT", "AGREE")))
    day, days = draw(DAYS), draw(st.sampled_from((1, 1, 1, 2, 7, 30, 60)))
    what = happening(day, type_, parties, draw(st.sampled_from(("meet", "visit"))), days)
    return claim(replace(what, summary=draw(SUMMARIES)), figure, document, start, PUBLISHED[document])


@st.composite
def packages(draw: st.DrawFn) -> Claim:
    """Claims about packages of one amount or nearly, between the same parties: nearly all bear on each other."""
    document, start = draw(DOCUMENTS), draw(st.integers(0, 50))
    amount = draw(st.sampled_from((Decimal(800_000_000), Decimal(800_000_000), Decimal(796_000_000), Decimal(850_000_000))))
    figure = replace(
        PACKAGE,
        low=amount,
        high=amount,
        comparator=draw(st.sampled_from(("eq", "nearly"))),
        purpose=draw(st.sampled_from((None, "military", "humanitarian"))),
        attribution=draw(st.sampled_from(("own", "relayed"))),
        links=draw(LINKS),
        rules=draw(st.sampled_from(((), ("another",), ("said-now",), ("done-hereby",)))),
    )
    what = happening(draw(DAYS), "AID", (party("United States", "USA"),), days=draw(st.sampled_from((1, 1, 1, 7, 30))))
    return claim(replace(what, summary=draw(SUMMARIES)), figure, document, start, PUBLISHED[document])


def distinct(claims: list[Claim]) -> list[Claim]:
    """Claims without those of one id: a document claims a thing of one place once."""
    return list({one.id: one for one in claims}.values())
