"""What a query is read as, by its canonical text."""

import pytest

from ledger.ask import EVERYTHING, parse
from ledger.ask.printing import query_text
from tests.ask.trees import NOW


def canonical(text: str) -> str:
    return query_text(parse(text, NOW))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a b", "a b"),
        ("a and b", "a b"),
        ("a or b c", "a or b c"),
        ("(a or b) c", "(a or b) c"),
        ("a (b c)", "a b c"),
        ("a or (b or c)", "a or b or c"),
        ("-a", "-a"),
        ("not a", "-a"),
        ("not:a", "-a"),
        ("NOT a OR b", "-a or b"),
        ("--a", "a"),
        ("-(a b)", "-(a b)"),
        ("-(a or b)", "-(a or b)"),
        ("(((a)))", "a"),
        ('"or"', '"or"'),
        ("ACTOR:Biden", "actor:Biden"),
        ('not:actor:"Joe Biden"', '-actor:"Joe Biden"'),
        ("actor:Biden,“Kamala Harris”", 'actor:Biden,"Kamala Harris"'),
        ('actor:"the ""Wagner"" group"', 'actor:"the ""Wagner"" group"'),
        ("kind:AGREE,Consult", "kind:agree,consult"),
        ("instrument:in-kind,export-credit", "instrument:in_kind,export_credit"),
        ("status:done,rejected", "status:done,rejected"),
        ("Strategic", "strategic"),
        ("long-range", '"long range"'),
        ('"Strategic\n Framework,"', '"strategic framework"'),
        ("pack*", "pack*"),
        ("Зеленський", "зеленський"),
        ("10:30", '"10 30"'),
        ("source:RT document:d21d5", "source:RT document:d21d5"),
        ("money:none", "money:none"),
        ("date:none", "date:none"),
    ],
)
def test_a_text_is_read_as_the_query_with_this_canonical_text(text: str, read: str) -> None:
    assert canonical(text) == read


def test_a_text_of_blanks_asks_for_everything() -> None:
    assert parse(" \n", NOW) == EVERYTHING
    assert query_text(EVERYTHING) == ""


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("2021", "2021"),
        ("2021-08", "2021-08"),
        ("2021-08-31", "2021-08-31"),
        ("2021-08..2022", "2021-08..2022-12"),
        ("2021..2022", "2021..2022"),
        ("2021-08..", "2021-08.."),
        ("..2021-08-15", "..2021-08-15"),
        ("2021-08-01..2021-08-31", "2021-08"),
        ("2021-08/2021-09-02", "2021-08-01..2021-09-02"),
        ("2021-08/..", "2021-08.."),
        ("2021-22", "2021-06..2021-08"),
        ("2021-34", "2021-04..2021-06"),
        ("202X", "2020..2029"),
        ("2021-08~", "2021-08"),
        ("yesterday", "2021-08-31"),
        ('"last year"', "2020"),
        ('"last March"', "2021-03"),
        ('"August 2021"', "2021-08"),
        ('"last March..2021-08-30"', "2021-03-01..2021-08-30"),
        ('"last 3 months"', "2021-06-02..2021-09-01"),
        ('"the past 2 weeks"', "2021-08-19..2021-09-01"),
        ('"last decade"', "2010..2019"),
        ('"last tuesday"', "2021-08-31"),
        ("march", "2021-03"),
        ('"summer 2021"', "2021-06..2021-08"),
        ('"Q3 2021"', "2021-07..2021-09"),
        ("2021-W35", "2021-08-30..2021-09-05"),
        ('"fiscal year 2021"', "2020-10..2021-09"),
        ('"since March"', "2021-03.."),
        ('"before 2021"', "..2020"),
        ('"March to May 2021"', "2021-03..2021-05"),
        ('"2021 August"', "2021-08"),
        ('"31st of August, 2021"', "2021-08-31"),
        ("2021-08-31,2022", "2021-08-31,2022"),
        ("..2021,none", "..2021,none"),
    ],
)
def test_days_are_read_as_dates_ranges_and_words(words: str, read: str) -> None:
    assert canonical(f"date:{words}") == f"date:{read}"


@pytest.mark.parametrize(
    ("words", "read"),
    [
        (">=50m", ">=50m"),
        ("=50m", "50m"),
        ("<1.5bn", "<1.5bn"),
        ("<=2trillion", "<=2000bn"),
        ("50m..1bn", "50m..1bn"),
        ("50..100m", "50m..100m"),
        ("0..5m", "0..5m"),
        ("1k..", ">=1k"),
        ("..5m", "<=5m"),
        ("$60m", '"USD 60m"'),
        ("USD", "USD"),
        ("any", "any"),
        (">=$50m", '"USD >=50m"'),
        ('"USD 1bn..2bn"', '"USD 1bn..2bn"'),
        ('"$1bn..$2bn"', '"USD 1bn..2bn"'),
        ('"1..2 billion euros"', '"EUR 1bn..2bn"'),
        ('"5 million US dollars"', '"USD 5m"'),
        ('"50,000,000"', "50m"),
        ("1234567", "1234.567k"),
        ("0.5", "0.5"),
        (">50m,EUR", ">50m,EUR"),
        ('<=5,"100"', '<=5,"100"'),
    ],
)
def test_sums_are_read_with_units_currencies_and_ranges(words: str, read: str) -> None:
    assert canonical(f"money:{words}") == f"money:{read}"


def test_a_saved_query_is_read_where_its_name_stands() -> None:
    saved = {"aid": "kind:aid or stage:pledge", "mine": "@aid -status:rejected"}.get
    assert query_text(parse("@mine date:2021", NOW, saved)) == "(kind:aid or stage:pledge) -status:rejected date:2021"
