"""The day of publication in the head of a text."""

import datetime

import pytest

from ledger.read import date_in_head

DAY = datetime.date(2021, 9, 1)


@pytest.mark.parametrize(
    "line",
    [
        "1 Sep, 2021 12:49",
        "September 1, 2021",
        "Sept. 1, 2021",
        "1 September 2021",
        "1st September 2021",
        "Wednesday, September 1, 2021",
        "Published 2021-09-01",
        "Published: September 1, 2021 at 12:49 p.m. EDT",
        "First published on Wed 1 Sep 2021 12.49 BST",
        "2021-09-01T12:49:00Z",
        "2021-09-01 12:49:00-04:00",
        "**September\u00a01, 2021**",
    ],
)
def test_a_line_that_is_only_a_date_is_the_day_of_publication(line: str) -> None:
    assert date_in_head(f"Ministers sign\n\n  {line}  \n\nText.") == DAY


@pytest.mark.parametrize(
    "line",
    [
        "On September 1, 2021",
        "September 2021",
        "01/09/2021",
        "31 Feb 2021",
        "Updated September 1, 2021",
        "1 Sep, 2021 in Kyiv",
        "2021-13-01",
        "12:49",
    ],
)
def test_a_line_with_more_or_less_than_a_day_is_not(line: str) -> None:
    assert date_in_head(f"{line}\n\nText.") is None


def test_only_the_first_ten_lines_with_text_are_the_head() -> None:
    assert date_in_head("a\n\n" * 9 + "1 Sep 2021") == DAY
    assert date_in_head("a\n\n" * 10 + "1 Sep 2021") is None
