"""IATI activity files: each transaction a record, with its sum, its day and its parties."""

from decimal import Decimal
from pathlib import Path

import pytest

from ledger.places import SEEDS
from ledger.read.imports import Record, Records, XmlUnreadable, records_in
from ledger.read.imports.iati import countries_in, iati_records

FILE = Path(__file__).parents[4] / "shared" / "corpora" / "documents" / "iati" / "CD.xml"
ACTIVITY = """<iati-activities version="2.03" generated-datetime="2022-05-01T00:00:00Z">
<iati-activity default-currency="EUR" humanitarian="1">
 <iati-identifier>XM-1</iati-identifier>
 <reporting-org ref="XM-DAC-7"><narrative>Minist\u00e8re</narrative><narrative xml:lang="en">Ministry of Aid</narrative></reporting-org>
 <title><narrative>Clean water &amp; food</narrative></title>
 {places}
 <default-finance-type code="421"/>
 {transactions}
</iati-activity>
</iati-activities>
"""
PLACES = '<recipient-country code="UA" percentage="100"/>'
PAID = """<transaction ref="1">
  <transaction-type code="{code}"/><transaction-date iso-date="2022-03-01"/><value value-date="2022-03-02">{value}</value>
  {more}
 </transaction>"""


def read(code: str = "3", value: str = "1500.50", more: str = "", places: str = PLACES) -> Records:
    text = ACTIVITY.format(places=places, transactions=PAID.format(code=code, value=value, more=more))
    found = records_in(text)
    assert found is not None
    assert found.form == "iati"
    return found


def one(code: str = "3", value: str = "1500.50", more: str = "", places: str = PLACES) -> Record:
    (record,) = read(code, value, more, places).records
    return record


def names(record: Record) -> tuple[list[str], list[str]]:
    return [each.piece.text for each in record.givers], [each.piece.text for each in record.takers]


def test_a_transaction_is_a_record_of_the_organisation_that_reports_it() -> None:
    record = one()
    assert record.sum is not None
    assert (record.sum.amount, record.sum.currency, record.sum.basis) == (Decimal("1500.50"), "EUR", "context")
    assert (record.edtf, record.kind, record.summary) == ("2022-03-01", "AID", "Disbursement: Clean water & food")
    assert names(record) == (["Ministry of Aid"], ["UA"])
    assert record.takers[0].country == "UKR"
    meaning = record.sum.meaning
    assert (meaning.stage, meaning.nature, meaning.instrument, meaning.purpose) == ("disbursement", "aid", "loan", "humanitarian")
    assert (meaning.programme, meaning.speaker, meaning.own) == ("XM-1", "Ministry of Aid", True)


@pytest.mark.parametrize(
    ("code", "stage"),
    [("2", "commitment"), ("C", "commitment"), ("11", "commitment"), ("3", "disbursement"), ("4", "expenditure"), ("E", "expenditure"),
     ("6", "repayment"), ("12", "pledge"), ("13", "pledge"), ("1", "disbursement"), ("10", "commitment")],
)  # fmt: skip
def test_a_type_is_a_stage(code: str, stage: str) -> None:
    record = one(code)
    assert record.sum is not None
    assert record.sum.meaning.stage == stage


def test_an_organisation_that_receives_for_a_country_is_the_channel() -> None:
    record = one(more="<provider-org>Ministry</provider-org><receiver-org><narrative>Red Cross</narrative></receiver-org>")
    assert names(record) == (["Ministry"], ["UA"])
    assert record.sum is not None
    assert record.sum.meaning.channel == "Red Cross"
    record = one(more="<receiver-org ref='XX-9'/>", places="")
    assert names(record) == (["Ministry of Aid"], ["XX-9"])


def test_what_comes_in_is_received_by_who_reports_it() -> None:
    record = one("1", more="<provider-org>Bank</provider-org>")
    assert names(record) == (["Bank"], ["Ministry of Aid"])
    assert record.sum is not None
    assert record.sum.meaning.own is False


def test_a_sum_for_several_countries_is_shared() -> None:
    places = '<recipient-country code="UA">Ukraine</recipient-country><recipient-country code="MD">Moldova</recipient-country>'
    assert names(one(places=places))[1] == ["Ukraine", "Moldova"]


@pytest.mark.parametrize(("code", "value"), [("3", ""), ("3", "ten"), ("3", "1e9"), ("99", "5"), ("3", "9" * 40)])
def test_a_transaction_that_cannot_be_read_is_listed(code: str, value: str) -> None:
    found = read(code, value)
    assert not found.records
    assert len(found.unread) == 1


def test_broken_xml_is_no_record_and_says_where_when_asked() -> None:
    text = ACTIVITY.format(places=PLACES, transactions="<transaction>")
    assert records_in(text) is None
    with pytest.raises(XmlUnreadable, match="mismatched tag"):
        iati_records(text, countries_in(SEEDS))


@pytest.mark.skipif(not FILE.exists(), reason="../shared/corpora is not beside this checkout")
def test_a_real_file_gives_every_transaction_and_its_sum_at_its_span() -> None:
    text = FILE.read_text(encoding="utf-8")
    found = records_in(text)
    assert found is not None
    assert (len(found.records), len(found.unread)) == (815, 0) == (text.count("<transaction>"), 0)
    by_stage: dict[str | None, Decimal] = {}
    for record in found.records:
        assert record.sum is not None
        assert record.sum.amount is not None
        assert text[record.sum.piece.start : record.sum.piece.end] == str(record.sum.amount)
        stage = record.sum.meaning.stage
        by_stage[stage] = by_stage.get(stage, Decimal(0)) + record.sum.amount
    assert by_stage == {"commitment": 992990730, "disbursement": 330292477, "expenditure": 130249835}
