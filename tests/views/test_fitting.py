"""Tables for a narrow terminal: columns that can be spared are left out and named."""

import pytest

from ledger.queries.table import Table
from ledger.views.fitting import fitted

TABLE = Table(
    ("date", "country", "sources", "id"), (("2021-08-31", "Ukraine", 3, "ff2e30f7e7c8"),), brief=("date", "country", "sources", "id")
)


@pytest.mark.parametrize(
    ("width", "left_out"), [(None, ()), (60, ()), (40, ("sources",)), (30, ("sources", "country")), (5, ("sources", "country"))]
)
def test_columns_go_in_their_order_until_the_rest_fits(width: int | None, left_out: tuple[str, ...]) -> None:
    text, names = fitted(TABLE, width)
    assert names == left_out
    assert "2021-08-31" in text
    assert "ff2e30f7e7c8" in text
    assert all(name not in text for name in left_out)


def test_an_empty_table_is_no_text() -> None:
    assert fitted(Table(("date", "id"), ()), 5) == ("", ())
