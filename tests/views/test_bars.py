"""Bars beside totals: their lengths, what may be more, and what has none."""

from ledger.queries.aid import TOTAL_COLUMNS
from ledger.queries.table import Table
from ledger.views.bars import LONGEST, SHORTEST, with_bars


def total(period: str | None, low: str | None, high: str | None, currency: str = "USD", loans: str = "no") -> tuple[object, ...]:
    known = {"sums": 1, "currency": currency, "loans": loans, "new_low": low, "new_high": high, "new": f"{low} {currency}"}
    return (period, *(known.get(name) for name in TOTAL_COLUMNS))


def bars(*rows: tuple[object, ...], width: int | None = None, blocks: bool = False) -> list[object]:
    table = Table(("period", *TOTAL_COLUMNS), rows, brief=("period", "sums", "new"))  # type: ignore[arg-type]
    drawn = with_bars(table, width, blocks=blocks)
    assert drawn.brief == ("period", "sums", "new", "bar")
    return list(drawn.column("bar"))


def test_the_largest_of_a_currency_and_kind_is_as_long_as_there_is_room_for() -> None:
    rows = (
        total("2021", "50", "50"),
        total("2022", "100", "100"),
        total("2022", "7", "7", "EUR"),
        total("2022", "900", "900", loans="yes"),
    )
    assert bars(*rows) == ["#" * 12, "#" * 24, "#" * 24, "#" * 24]


def test_what_a_total_may_be_more_is_shaded_and_an_open_one_ends_in_a_plus() -> None:
    assert bars(total("2021", "50", "100"), total("2022", "100", None)) == ["#" * 12 + "-" * 12, "#" * 24 + "+"]


def test_blocks_are_divided_in_eighths_and_nothing_that_is_there_has_no_bar() -> None:
    rows = (
        total("2021", "1", "1"),
        total("2022", "100", "100"),
        total("2023", "51", "51"),
        total("2024", "0", "0"),
        total(None, None, None),
    )
    assert bars(*rows, blocks=True) == ["\u258f", "\u2588" * 24, "\u2588" * 12 + "\u258f", "", ""]
    assert bars(*rows) == ["#", "#" * 24, "#" * 12, "", ""]


def test_a_bar_leaves_the_other_columns_their_room() -> None:
    rows = (total("2021", "100", "100"),)
    assert [len(str(bars(*rows, width=width)[0])) for width in (20, 45, 200)] == [SHORTEST, 45 - 8 - 2 - 6 - 2 - 7 - 2, LONGEST]


def test_refunds_have_no_bar() -> None:
    assert bars(total("2021", "-5", "-5")) == [""]
