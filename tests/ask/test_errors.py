"""What a query that cannot be read is told: the column, what is wrong, what to write."""

import pytest

from ledger.ask import QueryUnreadable, parse
from ledger.ask.lists import LISTS, TERMS
from tests.ask.trees import NOW


def refusal(text: str) -> QueryUnreadable:
    with pytest.raises(QueryUnreadable) as raised:
        parse(text, NOW, {"self": "a @self", "broken": "kind:party"}.get)
    return raised.value


@pytest.mark.parametrize(
    ("text", "column", "wrong", "hint"),
    [
        ("kind:aid actr:x", 10, "there is no term 'actr:'", "did you mean 'actor'"),
        ("who:x", 1, "there is no term 'who:'", "write actor:NAME"),
        ("https://example.org", 1, "there is no term 'https:'", "quote the words if they are text"),
        ("kind:agree,agre", 12, "'agre' is no value of kind:", "did you mean 'agree'"),
        ("kind:planned", 6, "'planned' is no value of kind:", "modality:planned and status:planned would be a term"),
        ("purpose:", 9, "no value stands after 'purpose:'", "purpose:VALUE"),
        ("purpose: military", 9, "no value stands after 'purpose:'", "without a blank"),
        ("kind:aid,", 10, "no value stands after the comma", "kind:VALUE"),
        ("place:Kyiv", 1, "the ledger does not hold yet where a thing happened", "actor:NAME"),
        ("date:last year", 6, "'last' is not a date", '"last March" in quotes'),
        ("date:2021-02-30", 6, "'2021-02-30' is not a date", "2021-08-31"),
        ("date:1/9/2021", 6, "'1/9/2021' is not a date", "2021-08-31"),
        ('date:"1/9/2021 UTC"', 6, "'1/9/2021 UTC' is not a date", "2021-08-31"),
        ("date:five", 6, "'five' is not a date", "2021-08-31"),
        ('date:"Friday the 13th"', 6, "'Friday the 13th' is not a date", "2021-08-31"),
        ('date:"yesterday and today"', 6, "'yesterday and today' is not a date", "2021-08-31"),
        ('date:"1 March at 8pm"', 6, "'1 March at 8pm' is not a date", "2021-08-31"),
        ("date:9999", 6, "'9999' is not a date", "2021-08-31"),
        ("date:2022..2021", 6, "'2021' ends before '2022' begins", "2021-08..2022"),
        ("date:..", 6, "a range needs a date at one end at least", "2021-08.."),
        ("money:lots", 7, "'lots' is no currency", "money:>=50m"),
        ("money:50x", 7, "'x' is neither a unit (k, m, bn, tn) nor a currency", "money:>=50m"),
        ("money:2bn..1bn", 7, "'1bn' is less than '2bn'", "money:50m..1bn"),
        ('money:"$1bn..€2bn"', 7, "a sum is in USD or in EUR, not in both", "money:EUR"),
        ("money:>1m..2m", 7, "'>1m..2m' compares with a range", "money:>=50m"),
        ("money:50,000", 9, "a comma stands between one value and the next", 'money:"50,000"'),
        ("money:900000bn", 7, "'900000bn' is more money than there is", "money:>=50m"),
        ("(a", 1, "this bracket is not closed", "write a )"),
        ("a) b", 2, "this bracket closes none", "take it out"),
        ("()", 2, "no term stands after '('", "write one there"),
        ("a or", 5, "no term stands after 'or'", "quote the word"),
        ("or a", 1, "no term stands before 'or'", "quote the word"),
        ("a and or b", 7, "no term stands after 'and'", "quote the word"),
        ("not", 4, "no term stands after 'not'", "quote the word"),
        ('a "b', 3, "this quotation mark has no other", "at both ends"),
        ('""', 1, "nothing stands between the quotation marks", "take the marks out"),
        ('actor:"a"b', 10, "'b' stands against what is before it", "write a blank between them"),
        ("a $$$", 3, "'$$$' has no letter or digit to look for", "write words"),
        ("a\x1b[31m", 2, "the control character U+001B has no place in a query", "take it out"),
        ("@nobody", 1, "no query is saved as 'nobody'", "[queries] of ledger.toml"),
        ("@", 1, "no name stands after '@'", "@NAME"),
        ("a @self", 3, "the saved query 'self' asks itself", "write out what it means"),
    ],
)
def test_a_query_is_refused_with_the_column_the_reason_and_what_to_write(text: str, column: int, wrong: str, hint: str) -> None:
    error = refusal(text)
    assert error.column == column
    assert error.wrong.startswith(wrong)
    assert hint in error.hint
    assert error.exit_code == 2


def test_the_drawing_shows_the_query_and_a_caret_under_the_column() -> None:
    assert refusal("kind:aid actr:x").drawing == "  kind:aid actr:x\n           ^"


def test_a_long_query_is_drawn_around_the_column() -> None:
    shown, caret = refusal("word " * 100 + "actr:x " + "word " * 100).drawing.splitlines()
    assert shown[len(caret) - 1 :].startswith("actr:x")
    assert len(shown) < 100


def test_the_drawing_obeys_no_control_and_its_caret_stands_under_wide_letters() -> None:
    assert "\x1b" not in refusal("\x1b[31m").drawing
    assert refusal("北京 actr:x").drawing == "  北京 actr:x\n" + " " * 7 + "^"


def test_an_error_in_a_saved_query_shows_the_saved_text() -> None:
    error = refusal("kind:aid @broken")
    assert (error.text, error.column) == ("kind:party", 6)


def test_a_query_is_at_most_4000_characters_long() -> None:
    assert "at most 4,000 characters" in refusal("a" * 4001).wrong


def test_a_query_has_at_most_100_terms() -> None:
    parse("a " * 100, NOW)
    assert refusal("a " * 101).wrong == "a query has at most 100 terms, with those of saved queries"


def test_saved_queries_count_towards_the_terms() -> None:
    with pytest.raises(QueryUnreadable, match="at most 100 terms"):
        parse("@b @b @b", NOW, {"b": "a " * 50}.get)
    with pytest.raises(QueryUnreadable, match="at most 100 terms"):
        parse("@b " * 50, NOW, {"b": "@c " * 50, "c": ""}.get)


def test_brackets_and_saved_queries_stand_in_8_others_at_most() -> None:
    parse("(" * 8 + "a" + ")" * 8, NOW)
    assert refusal("(" * 9 + "a" + ")" * 9).wrong == "brackets and saved queries stand in 8 others at most"
    with pytest.raises(QueryUnreadable, match="brackets and saved queries stand in 8 others at most"):
        parse("((((@a))))", NOW, {"a": "((((b))))"}.get)


def test_a_row_of_minus_signs_is_read_without_end_of_the_stack() -> None:
    parse("-" * 3000 + "a", NOW)


def test_the_hint_for_an_unknown_term_names_all_terms() -> None:
    assert all(term in refusal("x:y").hint for term in TERMS)


@pytest.mark.parametrize("name", LISTS)
def test_the_hint_for_an_unknown_value_names_all_values(name: str) -> None:
    assert all(value in refusal(f"{name}:qqq").hint for value in LISTS[name])
