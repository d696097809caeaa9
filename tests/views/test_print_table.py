"""Rows in each format."""

import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.queries.table import Table, Value
from ledger.views import print_table
from ledger.views.neutral import json_text

TABLE = Table(
    ("date", "who", "what", "documents"),
    (("2021-08-31", ("Joe Biden", "Kyiv"), "they met", 12), (None, (), "a | b `c` <i> [x](y)\nnext", 3)),
)


def printed(table: Table, form: str, width: int | None = None) -> str:
    out = io.StringIO()
    print_table(table, form, out, width)
    return out.getvalue()


def test_a_table_stands_in_columns_with_numbers_to_the_right() -> None:
    assert printed(TABLE, "table").splitlines() == [
        "date        who              what                         documents",
        "----------  ---------------  -------------------------  -----------",
        "2021-08-31  Joe Biden; Kyiv  they met                            12",
        "                             a | b `c` <i> [x](y) next            3",
    ]


def test_a_table_fits_the_terminal_and_loses_no_word() -> None:
    words = "one two three four five six seven eight nine ten " * 6
    lines = printed(Table(("id", "what"), (("c1a1", words),)), "table", width=40).splitlines()
    assert max(map(len, lines)) <= 40
    assert " ".join(" ".join(lines[2:]).split()) == f"c1a1 {words.strip()}"


def test_a_chronology_fits_a_terminal_of_eighty_and_ids_stay_whole() -> None:
    row = (
        "2021-08-31",
        "CONSULT",
        ("Volodymyr Zelensky", "Joe Biden"),
        "Volodymyr Zelensky met Joe Biden",
        "more than 60,000,000 USD",
        "asserted",
        "c1a1aaaaaaaa",
    )
    text = printed(Table(("date", "kind", "who", "what", "money", "modality", "id"), (row,)), "table", width=80)
    assert max(map(len, text.splitlines())) <= 80
    assert "c1a1aaaaaaaa" in text


def test_a_word_longer_than_its_column_is_broken() -> None:
    lines = printed(Table(("id", "what"), (("c1a1", "x" * 200),)), "table", width=40).splitlines()
    assert max(map(len, lines)) <= 40
    assert sum(line.count("x") for line in lines) == 200


def test_a_span_of_dates_ends_a_line_behind_its_slash() -> None:
    table = Table(("date", "what"), (("2021-06-07/2021-06-13", "word " * 40),))
    assert [line.split("  ")[0].strip() for line in printed(table, "table", width=40).splitlines()[2:4]] == ["2021-06-07/", "2021-06-13"]


def test_what_room_there_is_goes_to_the_longer_words() -> None:
    row = ("2021-08-31", "United States -> Ukraine", "word " * 40, "more than 60,000,000 USD", "c1a1aaaaaaaa")
    lines = printed(Table(("date", "who", "what", "money", "id"), (row,)), "table", width=110).splitlines()
    assert max(map(len, lines)) <= 110
    assert max(map(len, lines[1].split("  "))) == lines[1].split("  ")[2].count("-") > 40
    assert len(lines) < 8


@pytest.mark.parametrize("width", [100, 110, 120])
def test_a_number_is_not_broken_where_there_is_room_for_it(width: int) -> None:
    row = ("2021-08-31", "word " * 40, "more than 277,000,000,000 USD", "word " * 40, "c1a1aaaaaaaa")
    assert "277,000,000,000" in printed(Table(("date", "who", "money", "what", "id"), (row,)), "table", width=width)


def test_sums_of_money_stand_to_the_right() -> None:
    table = Table(("money", "id"), (("60,000,000 USD", "a"), ("5 USD", "b"), (None, "c")))
    assert [line[:14] for line in printed(table, "table").splitlines()[2:]] == ["60,000,000 USD", "         5 USD", "              "]


def test_people_read_columns_in_their_own_words_and_programs_do_not() -> None:
    table = Table(("who",), ((("US", "Kyiv"),),), retold=(("who", ("US -> Kyiv",)),))
    assert printed(table, "table").splitlines()[-1] == "US -> Kyiv"
    assert printed(table, "markdown").splitlines()[-1] == "| US -&gt; Kyiv |"
    assert json.loads(printed(table, "json")) == [{"who": ["US", "Kyiv"]}]
    assert printed(table, "csv") == "who\r\nUS; Kyiv\r\n"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_csv_keeps_a_control_in_a_file_and_shows_it_on_a_terminal() -> None:
    table, terminal = Table(("a",), (("x\x1b[31my",),)), Terminal()
    print_table(table, "csv", terminal, None)
    assert terminal.getvalue() == "a\r\nx\\x1b[31my\r\n"
    assert printed(table, "csv") == "a\r\nx\x1b[31my\r\n"


def test_in_a_pipe_every_row_is_one_line_however_long() -> None:
    assert len(printed(Table(("what",), (("word " * 100,),)), "table").splitlines()) == 3


@pytest.mark.parametrize(("form", "text"), [("table", ""), ("json", "[]\n"), ("ndjson", ""), ("csv", "date,who\r\n")])
def test_no_rows_are_printed_as_nothing_that_breaks_a_reader(form: str, text: str) -> None:
    assert printed(Table(("date", "who"), ()), form) == text


def test_markdown_escapes_what_would_be_markup() -> None:
    assert printed(TABLE, "markdown").splitlines() == [
        "| date | who | what | documents |",
        "| --- | --- | --- | --- |",
        "| 2021-08-31 | Joe Biden; Kyiv | they met | 12 |",
        "|  |  | a \\| b \\`c\\` &lt;i&gt; \\[x\\](y) next | 3 |",
    ]


def test_json_is_one_array_of_objects_with_lists_and_nulls() -> None:
    assert json.loads(printed(TABLE, "json")) == [
        {"date": "2021-08-31", "who": ["Joe Biden", "Kyiv"], "what": "they met", "documents": 12},
        {"date": None, "who": [], "what": "a | b `c` <i> [x](y)\nnext", "documents": 3},
    ]


def test_ndjson_is_a_line_a_row() -> None:
    assert [json.loads(line)["documents"] for line in printed(TABLE, "ndjson").splitlines()] == [12, 3]


def test_json_keeps_letters_of_every_script() -> None:
    assert "Київ" in printed(Table(("a",), (("Київ",),)), "json")


def test_csv_follows_rfc_4180() -> None:
    table = Table(("a", "b"), (('he said "no", twice\nand left', ("x", "y")),))
    assert printed(table, "csv") == 'a,b\r\n"he said ""no"", twice\nand left",x; y\r\n'


@pytest.mark.parametrize("formula", ["=1+1", "+1+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1"])
def test_csv_gives_a_spreadsheet_no_formula(formula: str) -> None:
    row = next(csv.DictReader(io.StringIO(printed(Table(("a",), ((formula,),)), "csv"), newline="")))
    assert row["a"] == f"'{formula}"


@pytest.mark.parametrize("number", ["-5", "+7", "-277000000000.07", "60000000"])
def test_csv_leaves_numbers_as_they_are(number: str) -> None:
    assert printed(Table(("a",), ((number,),)), "csv") == f"a\r\n{number}\r\n"


@pytest.mark.parametrize("form", ["table", "markdown", "json", "ndjson"])
@pytest.mark.parametrize("control", ["\x1b[31m", "\x9b31m", "\x07", "\x08", "\x7f", "\u202e", "\u2066", "\u200f", "\x00"])
def test_what_would_steer_a_terminal_is_shown_and_not_obeyed(form: str, control: str) -> None:
    text = printed(Table(("a",), ((f"x{control}y",),)), form)
    assert control not in text
    assert control[0] not in text


def test_a_control_reads_as_its_escape_in_a_table() -> None:
    assert printed(Table(("a",), (("x\x1b[31m\u202ey",),)), "table").splitlines()[-1].strip() == "x\\x1b[31m\\u202ey"


def test_json_says_the_same_when_a_control_is_escaped() -> None:
    assert json.loads(printed(Table(("a",), (("x\x9b\u202ey\x1b",),)), "json")) == [{"a": "x\x9b\u202ey\x1b"}]


def test_truth_is_yes_and_no_for_people_and_true_and_false_for_programs() -> None:
    table = Table(("vague",), ((True,), (False,)))
    assert printed(table, "csv") == "vague\r\nyes\r\nno\r\n"
    assert json.loads(printed(table, "json")) == [{"vague": True}, {"vague": False}]


def test_people_see_the_brief_columns_and_programs_all() -> None:
    table = Table(("a", "b"), (("x", "y"),), brief=("b",))
    assert printed(table, "table").split() == ["b", "---", "y"]
    assert printed(table, "markdown").splitlines()[0] == "| b |"
    assert json.loads(printed(table, "json")) == [{"a": "x", "b": "y"}]
    assert printed(table, "csv").startswith("a,b\r\n")


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(st.none(), st.booleans(), st.integers(), st.text(), st.lists(st.text()).map(tuple)), min_size=4, max_size=4))
def test_a_row_is_the_json_that_the_library_writes_with_steering_marks_escaped(values: list[Value]) -> None:
    table = Table(("a", 'b"', "c\u202e", "d"), (tuple(values),))
    assert printed(table, "ndjson") == json_text(json.dumps(dict(zip(table.columns, values, strict=True)), ensure_ascii=False)) + "\n"
    assert json.loads(printed(table, "json")) == json.loads(f"[{printed(table, 'ndjson')}]")
