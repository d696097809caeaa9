"""Claims made by hand and by Hypothesis, for the tests of resolving."""

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from ledger.model import ActorKind, Basis, Claim, Comparator, Figure, Happening, Party, Sentence

DAY = date(2022, 3, 16)

PACKAGE = Figure(
    start=0, end=12, text="$800 million", low=Decimal(800_000_000), high=Decimal(800_000_000), currency="USD", currency_basis="sign",
    comparator="eq", vague=False, per=None, nature="aid", stage="announcement", status="done", basis="increment", instrument=None,
    purpose="military", programme=None, provider=("United States",), recipient=("Ukraine",), channel=None, speaker=None,
    attribution="relayed", date=DAY.isoformat(), period=None, links=(), rules=("verb-before:announce",),
)  # fmt: skip


def party(name: str, country: str | None, kind: ActorKind = "state") -> Party:
    """Somebody who takes part, without a place in the text."""
    return Party(name, None, "participant", None, None, country, kind)


def happening(first_day: date | None = DAY, kind: str = "CONSULT", parties: tuple[Party, ...] = (), trigger: str = "meet") -> Happening:
    """An event of one day, or undated."""
    end_day = first_day + timedelta(days=1) if first_day else None
    edtf = first_day.isoformat() if first_day else None
    return Happening(0, 3, kind, edtf, first_day, end_day, "asserted", parties, "they met", (f"trigger:{trigger}",))


def claim(what: Happening | None, figure: Figure | None = None, document: str = "one", start: int = 0) -> Claim:
    """One claim of a document; its id follows from document and place as the program's does."""
    digest = hashlib.sha256(document.encode()).hexdigest()
    identity = hashlib.sha256(f"{digest}:{start}:{figure is None}".encode()).hexdigest()[:12]
    return Claim(identity, digest, "Reuters", DAY, 2 * start + (figure is None), start, start + 12, Sentence(0, start + 12), what, figure)


def sum_claim(first_day: date | None = DAY, document: str = "one", start: int = 0, figure: Figure = PACKAGE) -> Claim:
    """A claim of a sum, its event with the parties of the figure."""
    parties = tuple(party(name, None) for name in (*figure.provider, *figure.recipient))
    return claim(happening(first_day, "AID", parties), figure, document, start)


def total(figure: Figure = PACKAGE, period: str = "2014/2022-03-16") -> Figure:
    """The same sum as a total of a period."""
    return replace(figure, basis="cumulative", period=period, date=None)


DAYS = st.one_of(st.none(), st.integers(0, 20).map(lambda days: DAY + timedelta(days=days)))
DOCUMENTS = st.sampled_from(("one", "two", "three"))
NAMES = st.sampled_from((("United States",), ("Ukraine",), ("United States", "Canada"), ()))
BASES: st.SearchStrategy[Basis] = st.sampled_from(("increment", "cumulative", "ceiling"))
COMPARATORS: st.SearchStrategy[Comparator] = st.sampled_from(("eq", "gt", "le", "nearly", "range"))
PEOPLE = (
    party("Joe Biden", "USA", "person"), party("Volodymyr Zelensky", "UKR", "person"), party("United States", "USA"),
    party("Ukraine", "UKR"), party("NATO", None, "group"),
)  # fmt: skip


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """Figures near each other: few amounts, parties, stages and comparators, so that many are the same."""
    amount = draw(st.sampled_from((Decimal(60), Decimal(800))))
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
        rules=draw(st.sampled_from((("verb-before:send",), ("verb-before:send", "another")))),
    )


@st.composite
def any_claims(draw: st.DrawFn) -> Claim:
    """A sum, an event or a sum that is no event, in one of three documents."""
    document, start = draw(DOCUMENTS), draw(st.integers(0, 50))
    kind = draw(st.sampled_from(("sum", "sum", "event", "event", "figure")))
    if kind == "sum":
        return sum_claim(draw(DAYS), document, start, draw(figures()))
    if kind == "figure":
        return claim(None, draw(figures()), document, start)
    parties = tuple(draw(st.lists(st.sampled_from(PEOPLE), unique=True, max_size=4)))
    what = happening(draw(DAYS), draw(st.sampled_from(("CONSULT", "AGREE"))), parties, draw(st.sampled_from(("meet", "visit"))))
    return claim(what, None, document, start)


def distinct(claims: list[Claim]) -> list[Claim]:
    """Claims without those of one id: a document claims a thing of one place once."""
    return list({one.id: one for one in claims}.values())
