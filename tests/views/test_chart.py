"""The chart: what it says, that it says the same twice, and what it refuses."""

import xml.etree.ElementTree as ET

import pytest

from ledger.errors import UsageError
from ledger.queries.table import Table
from ledger.views.chart import chart_bytes

COLUMNS = ("period", "sums", "currency", "loans", "new_low", "new_high", "running_low", "running_high", "new", "running", "events")


def row(period: str, low: str, high: str | None, loans: str = "no", event: str = "e1") -> tuple[object, ...]:
    return (period, 1, "USD", loans, low, high, low, high, f"{low} USD", f"{low} USD", (event,))


def totals(*rows: tuple[object, ...]) -> Table:
    return Table(COLUMNS, rows, ("2 sums left out of the totals: pledge 2",))  # type: ignore[arg-type]


AID = totals(
    row("2021-08", "60000000", "60000000"),
    row("2021-11", "54000000", None, event="e2"),
    row("2021-11", "20000000000", "20000000000", "yes"),
)


def words(svg: bytes) -> str:
    return " ".join(ET.fromstring(svg).itertext())  # noqa: S314  our own file


def test_a_chart_names_its_bars_after_the_events_and_says_what_is_left_out() -> None:
    svg = chart_bytes(AID, "Aid from $ to $", ".svg")
    assert b'id="sums 2021-08 e1"' in svg
    assert b'id="sums 2021-11 e2"' in svg
    for said in ("Aid from $ to $", "2 sums left out", "million USD", "billion USD, loans", "54+", "60"):
        assert said in words(svg)


def test_a_gap_in_time_is_a_gap_in_the_chart() -> None:
    assert "2021-09" in words(chart_bytes(AID, "Aid", ".svg"))


def test_the_same_rows_give_the_same_bytes() -> None:
    for suffix in (".svg", ".png"):
        assert chart_bytes(AID, "Aid", suffix) == chart_bytes(AID, "Aid", suffix)


def test_a_png_is_a_png() -> None:
    assert chart_bytes(AID, "Aid", ".png").startswith(b"\x89PNG")


@pytest.mark.parametrize(("table", "suffix", "said"), [(AID, ".gif", ".svg or .png"), (totals(), ".svg", "left out and why")])
def test_what_cannot_be_drawn_is_refused_with_a_hint(table: Table, suffix: str, said: str) -> None:
    with pytest.raises(UsageError) as refused:
        chart_bytes(table, "Aid", suffix)
    assert said in refused.value.hint
