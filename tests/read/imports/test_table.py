"""Tables of events: cells with their spans, the mapping, and what of a row is left out."""

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import UsageError
from ledger.read.imports import Records, completed, head_of, records_in, settings_of
from ledger.read.imports.cells import rows_in

HEADING = "Date,Donor,To,Title,Value (EUR million),Stage"


def read(rows: str, mapping: str = "from=Donor", heading: str = HEADING) -> Records:
    columns = next(csv.reader([heading], delimiter=";" if ";" in heading else ","))
    text = head_of(completed(settings_of(mapping), columns)) + f"{heading}\n{rows}"
    found = records_in(text)
    assert found is not None
    assert found.form == "csv"
    for record in found.records:
        assert text[record.title.start : record.title.end].replace('""', '"') == record.title.text
    return found


def test_a_row_is_a_record_with_the_currency_and_unit_of_the_heading() -> None:
    (record,) = read('2022-03-01,Germany; France,Ukraine,"Anti-tank ""Panzerfaust"" weapons",120.5,commitment\n').records
    assert (record.edtf, record.summary, record.kind) == ("2022-03-01", 'Anti-tank "Panzerfaust" weapons', "AID")
    assert [one.piece.text for one in record.givers] == ["Germany", "France"]
    assert record.sum is not None
    assert (record.sum.amount, record.sum.currency) == (Decimal(120_500_000), "EUR")
    assert (record.sum.meaning.stage, record.sum.meaning.nature) == ("commitment", "aid")


def test_values_for_every_row_stand_in_the_mapping() -> None:
    (record,) = read("2022-03-01;Too;7\n", "date=Day,title=What,amount=Sum,currency==GBP,kind==aid,from==Japan", "Day;What;Sum").records
    assert record.sum is not None
    assert (record.sum.currency, record.kind, record.givers[0].piece.text) == ("GBP", "AID", "Japan")


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("2022-03-01,Germany,Ukraine", "the row has 3 cells where the heading has 6"),
        ("2022-03-01,Germany,Ukraine,Title,1,,more", "the row has 7 cells where the heading has 6"),
        ("2022-03-01,Germany,Ukraine,,1,pledge", "the row has no title"),
        ('2022-03-01,"Germany,Ukraine,Title,1,pledge', "a quotation mark is never closed"),
        ('2022-03-01,"Germany" x,Ukraine,Title,1,pledge', "words stand behind the quotation mark"),
    ],
)
def test_a_row_that_cannot_be_read_is_listed_and_the_others_stand(row: str, why: str) -> None:
    found = read(f"2021-01-01,Norway,Kenya,Before,5,pledge\n{row}\n")
    assert [record.summary for record in found.records] == ["Before"]
    (doubt,) = found.unread
    assert doubt.why.startswith(why)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("2022-03-01,Germany,Ukraine,Title,1,mystery", "'mystery' is no stage: left out"),
        ("1/9/2022,Germany,Ukraine,Title,1,pledge", "'1/9/2022' may be two days"),
    ],
)
def test_a_cell_that_cannot_be_read_is_listed_and_the_row_stands(row: str, why: str) -> None:
    found = read(f"{row}\n")
    assert len(found.records) == 1
    assert [doubt.why.startswith(why) for doubt in found.unread] == [True]


def test_days_of_two_numbers_and_a_year_are_read_where_their_order_is_told() -> None:
    ambiguous = "1/9/2022,Germany,Ukraine,One,1,pledge\n"
    assert [record.edtf for record in read(ambiguous, "dates==dmy").records] == ["2022-09-01"]
    assert [record.edtf for record in read(ambiguous, "dates==mdy").records] == ["2022-01-09"]
    assert [record.edtf for record in read(f"{ambiguous}31/8/2022,Germany,Ukraine,Two,1,pledge\n").records] == ["2022-09-01", "2022-08-31"]
    both = f"{ambiguous}31/8/2022,A,B,Two,1,pledge\n8/31/2022,A,B,Three,1,pledge\n"
    assert [record.date is None for record in read(both).records] == [True, True, True]


def test_the_apostrophe_that_guards_a_formula_is_no_part_of_the_cell() -> None:
    (record,) = read("2022-03-01,'@us,Ukraine,'=1+1,1,pledge\n").records
    assert (record.summary, record.givers[0].piece.text) == ("=1+1", "@us")


@pytest.mark.parametrize(
    ("mapping", "wrong"),
    [
        ("title=Headline", "the table has no column 'Headline'"),
        ("tittle=Title", "there is no field 'tittle'"),
        ("title", "'title' maps nothing"),
        ("title=", "'title=' maps nothing"),
        ("title==Same", "'title==Same' maps nothing"),
        ("dates=Date", "'dates=Date' maps nothing"),
        ("title=Title,title=Date", "title stands twice"),
    ],
)
def test_a_mapping_that_fits_not_is_an_error(mapping: str, wrong: str) -> None:
    with pytest.raises(UsageError) as raised:
        completed(settings_of(mapping), HEADING.split(","))
    assert raised.value.wrong == wrong


def test_a_table_without_a_date_or_title_is_an_error_that_names_its_columns() -> None:
    with pytest.raises(UsageError) as raised:
        completed((), ("Jour", "Titre"))
    assert (raised.value.wrong, raised.value.hint) == ("no column is the date", "write date=COLUMN; the columns are Jour, Titre")


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=6))
def test_cells_are_those_that_were_written_each_at_its_span(table: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([["a", "b", "c"], *table])
    text = out.getvalue()
    rows = list(rows_in(text, 0))[1:]
    wanted = [row for row in table if any(row)]
    assert len(rows) == len(wanted)
    for row, cells in zip(rows, wanted, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            plain = words[1:] if words[:2] in ("'=", "'+", "'-", "'@") else words
            assert cell.text == plain
            assert text[cell.start : cell.end].replace('""', '"') == plain


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_a_table(text: str) -> None:
    head = head_of(settings_of("date=a,title=b"))
    for begins in ("a,b\n", ""):
        records_in(f"{head}{begins}{text}")
