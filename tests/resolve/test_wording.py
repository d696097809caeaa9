"""What words around a sum say of its scope."""

import pytest

from ledger.resolve.wording import narrows, scope_of

NAMES = ("United States", "Ukraine")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The United States has given Ukraine ", "."),
        ("Washington gave ", " in aid to Ukraine since 2022"),
        ("We have sent ", " to Ukraine so far — in arms and food"),
        ("That is a total of ", " that we have provided to Ukraine"),
        ("We have provided a total of ", " of support for Ukraine over the last two years"),
    ],
)
def test_a_sum_of_plain_aid_is_one_for_all(before: str, after: str) -> None:
    assert not narrows(before, after, NAMES)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The United States has committed ", " to [the Pandemic Fund](https://worldbank.org/fund) to catalyze investment"),
        ("The United States has provided ", " in **direct budgetary support** to the Government of Ukraine"),
        ("Through USAID, we have given Ukraine ", " so far"),
        ("of the $3.5 billion on security, we have spent ", " of that already"),
        ("We gave ", " for radars"),
        ("We gave Ukraine ", " in military aid"),
    ],
)
def test_a_sum_for_a_thing_or_by_a_fund_is_narrower(before: str, after: str) -> None:
    assert narrows(before, after, NAMES)


def test_a_purpose_that_was_read_narrows_nothing_further() -> None:
    assert not narrows("We gave Ukraine ", " in security assistance since 2022", NAMES, purposed=True)
    assert narrows("We gave Ukraine ", " in security assistance for radars", NAMES, purposed=True)


@pytest.mark.parametrize("text", ["", " " * 1_000_000, "through " * 100_000, "(http" * 100_000, "[" * 500_000])
def test_any_words_are_read_in_time_that_does_not_grow(text: str) -> None:
    assert narrows(text, text, (text,)) in (True, False)


@pytest.mark.parametrize(
    ("summary", "at", "scope"),
    [
        ("$5 million to Ghana for clean water", 0, {"clean", "water"}),
        ("Japan gave $5 million for schools and $5 million for hospitals", 11, {"schoo"}),
        ("Japan gave $5 million for schools and $5 million for hospitals", 38, {"hospi"}),
        ("gave $5 million in military aid to Ukraine for its defense", 5, set()),
        ("gave $5 million through UNICEF since 2022", 5, {"unice"}),
        ("gave $7 million for roads", 5, set()),
    ],
)
def test_a_sum_is_for_what_its_clause_says(summary: str, at: int, scope: set[str]) -> None:
    assert scope_of(summary, "$5\nmillion", at, ("Ghana", "Ukraine")) == scope
