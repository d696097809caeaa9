from datetime import date

import pytest

from ledger.read.front_matter import front_matter_in, printed_day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("24 février 2022", date(2022, 2, 24)),
        ("24 февраля 2022 г.", date(2022, 2, 24)),
        ("24 de febrero de 2022", date(2022, 2, 24)),
        ("2022年2月24日", date(2022, 2, 24)),
    ],
)
def test_a_date_field_is_read_in_other_languages(words: str, day: date) -> None:
    found = front_matter_in(f"---\ntitle: Communiqué\ndate: {words}\n---\nText.\n")
    assert found is not None
    assert found.published_on == day


@pytest.mark.parametrize("words", ["yesterday", "03/04/2021", "mars 2021", "le 24", "$60", "24 février 2022 " + "x" * 60])
def test_what_names_no_day_of_a_year_is_no_day(words: str) -> None:
    assert printed_day(words) is None
