"""Days as a person writes them in an option."""

import datetime

import pytest

from ledger.cli.days import day_option, moment, one_day
from ledger.errors import DateUnreadable, UsageError

NOW = datetime.datetime(2021, 9, 1, 12, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("words", "first", "end"),
    [
        ("2021", "2021-01-01", "2022-01-01"),
        ("2021-08", "2021-08-01", "2021-09-01"),
        ("2021-12", "2021-12-01", "2022-01-01"),
        ("2021-08-31", "2021-08-31", "2021-09-01"),
        (" 2021-08-31 ", "2021-08-31", "2021-09-01"),
        ("August 2021", "2021-08-01", "2021-09-01"),
        ("31 August 2021", "2021-08-31", "2021-09-01"),
        ("Aug 31, 2021", "2021-08-31", "2021-09-01"),
        ("yesterday", "2021-08-31", "2021-09-01"),
        ("Tuesday", "2021-08-31", "2021-09-01"),
        ("last month", "2021-08-01", "2021-09-01"),
        ("last March", "2021-03-01", "2021-04-01"),
        ("last year", "2020-01-01", "2021-01-01"),
        ("last week", "2021-08-23", "2021-08-30"),
        ("3 months ago", "2021-06-01", "2021-07-01"),
    ],
)
def test_a_date_is_the_days_it_names(words: str, first: str, end: str) -> None:
    assert day_option(words, NOW, "--since") == (datetime.date.fromisoformat(first), datetime.date.fromisoformat(end))


def test_last_march_in_march_is_the_march_before() -> None:
    assert day_option("last March", NOW.replace(month=3), "--since")[0] == datetime.date(2020, 3, 1)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "nonsense",
        "60",
        "we",
        "2021-13",
        "2021-02-30",
        "0000",
        "9999-12-31",
        "1/9/2021",
        "20210831",
        "may be",
        "x" * 10_000,
        "1" * 100_000,
    ],
)
def test_what_is_no_date_is_refused_in_the_name_of_its_option(words: str) -> None:
    with pytest.raises(DateUnreadable) as raised:
        day_option(words, NOW, "--since")
    assert raised.value.place == "--since"


def test_a_single_day_is_asked_for_where_a_month_would_not_do() -> None:
    assert one_day("2021-09-01", NOW, "--published") == datetime.date(2021, 9, 1)
    with pytest.raises(UsageError, match="not a single day"):
        one_day("2021-09", NOW, "--published")


def test_now_is_a_day_or_a_moment_in_utc() -> None:
    assert moment("2021-09-01", NOW) == NOW.replace(hour=0)
    assert moment("2021-09-01T14:00:00+02:00", NOW) == NOW
    assert moment(None, NOW) == NOW
    with pytest.raises(UsageError, match="not a moment"):
        moment("today", NOW)
