from datetime import date

import pytest

from ledger.mentions.dates import edtf_bounds


@pytest.mark.parametrize(
    ("edtf", "first_day", "end_day"),
    [
        ("2021-08-31", date(2021, 8, 31), date(2021, 9, 1)),
        ("2021-12", date(2021, 12, 1), date(2022, 1, 1)),
        ("2024-02~", date(2024, 2, 1), date(2024, 3, 1)),
        ("2014?", date(2014, 1, 1), date(2015, 1, 1)),
        ("199X", date(1990, 1, 1), date(2000, 1, 1)),
        ("19XX", date(1900, 1, 1), date(2000, 1, 1)),
        ("2021-21", date(2021, 3, 1), date(2021, 6, 1)),
        ("2021-24", date(2021, 12, 1), date(2022, 3, 1)),
        ("2021-36", date(2021, 10, 1), date(2022, 1, 1)),
        ("2014/2021-09-01", date(2014, 1, 1), date(2021, 9, 2)),
        ("2014/..", date(2014, 1, 1), None),
        ("../2021-08", None, date(2021, 9, 1)),
    ],
)
def test_a_date_of_edtf_is_bounded_by_its_first_day_and_the_day_after_its_last(
    edtf: str, first_day: date | None, end_day: date | None
) -> None:
    assert edtf_bounds(edtf) == (first_day, end_day)


@pytest.mark.parametrize(
    "words",
    ["", "March", "21", "2021-13", "2021-02-30", "2021-00", "199X-03", "../..", "2021/2014", "2021-08-31T05:00", "0000", "9999-12-31"],
)
def test_what_is_no_date_of_edtf_is_an_error(words: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        edtf_bounds(words)
