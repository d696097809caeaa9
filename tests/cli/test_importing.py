"""Files of other programs into a ledger, and what of them is listed."""

import json
from pathlib import Path
from typing import Any

import pytest

from ledger.queries.events import COLUMNS

ARTICLE = (
    "KYIV, 1 September 2021 - On Tuesday the United States gave Ukraine $60 million in military aid.\n"
    "President Volodymyr Zelensky met President Joe Biden in Washington on 1 September 2021.\n"
    "In summer 2021 Germany gave Ukraine nearly $2.5 million.\n"
)
TABLE = "Date,Donor,To,Title,Amount (EUR),Stage\n2022-03-01,Norway,Ukraine,Boots,5,announcement\nsoon,Norway,Ukraine,'=cmd(),7,pledge\n"
IATI = """<iati-activities><iati-activity default-currency="NOK"><reporting-org>Norad</reporting-org>
<recipient-country code="MD"/><transaction><transaction-type code="2"/><transaction-date iso-date="2022-03-01"/><value>100</value>
</transaction><transaction><transaction-type code="3"/><transaction-date iso-date="2022-03-02"/><value>100</value></transaction>
<transaction><transaction-type code="3"/><transaction-date iso-date="2022-03-02"/><value>100</value></transaction>
<transaction><transaction-type code="3"/><value>x</value></transaction></iati-activity></iati-activities>
"""


def facts(program: Any, db: str) -> list[tuple[object, ...]]:
    """What a chronology says of its dated events, but for ids and for who stands first."""
    rows = json.loads(program("events", "not date:none", "--db", db, "--format", "json").out)
    kept = [{**row, "who": sorted(row["who"])} for row in rows]
    return sorted((tuple(str(row[name]) for name in COLUMNS if name not in ("id", "documents")) for row in kept), key=str)


def sums(program: Any, db: str) -> list[tuple[object, ...]]:
    rows = json.loads(program("aid", "--db", db, "--format", "json").out)
    return [(row["provider"], row["recipient"], row["amount"], row["currency"], row["date"]) for row in rows if row["excluded"] is None]


def test_a_timeline_that_we_wrote_comes_back_as_the_same_events(program: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    program("add", "a.txt", "--published", "2021-10-01", "--no-model")
    program("export", "timelinejs", "-o", "t.json")
    ran = program("import", "t.json", "--db", "again.db")
    assert (ran.status, ran.err) == (0, "")
    assert len(facts(program, "ledger.db")) == 3
    assert facts(program, "again.db") == facts(program, "ledger.db")
    assert program("verify", "--derived", "--db", "again.db").status == 0


def test_transactions_that_we_wrote_come_back_as_the_same_sums(program: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    program("add", "a.txt", "--published", "2021-10-01", "--no-model")
    program("export", "iati", "-o", "aid.csv")
    assert program("import", "aid.csv", "--db", "again.db").status == 0
    exact = [row for row in sums(program, "ledger.db") if row[2] == "60000000"]
    assert sums(program, "again.db") == exact != []


def test_transactions_of_a_register_are_counted_each_once_and_what_cannot_be_read_is_listed(program: Any, tmp_path: Path) -> None:
    (tmp_path / "n.xml").write_text(IATI, encoding="utf-8")
    ran = program("import", "n.xml")
    assert ran.status == 1
    assert ran.out.split("  ", 2)[2] == "IATI activities of Norad  3 claims, 1 doubt\n"
    assert ran.err == (
        "ledger: n.xml:5: the transaction has no value that is a number\nnote: 1 part of the file is not read; `ledger doubts` keeps them\n"
    )
    paid = json.loads(program("aid", "--stage", "disbursement", "--by", "recipient", "--format", "json").out)
    assert [(row["recipient"], row["sums"], row["new_low"], row["currency"]) for row in paid] == [("Moldova", 2, "200", "NOK")]
    whole = json.loads(program("aid", "--by", "year", "--format", "json").out)
    assert [(row["sums"], row["new_low"]) for row in whole] == [(1, "100")]
    assert program("verify", "--derived").status == 0
    assert program("import", "n.xml").out.startswith("same  ")


def test_a_table_is_read_by_its_mapping_which_can_be_saved(program: Any, tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text(TABLE, encoding="utf-8")
    (tmp_path / "ledger.toml").write_text('[maps]\nshort = "from=Donor"\n[maps.long]\nfrom = "Donor"\nstatus = "=done"\n', encoding="utf-8")
    for name in ("short", "long"):
        ran = program("import", "t.txt", "--map", f"@{name}")
        assert ran.status == 1
        assert "ledger: t.txt:3: 'soon' is no date that can be read: the event is undated\n" in ran.err
        rows = json.loads(program("events", "--format", "json").out)
        assert [(row["date"], row["who"], row["what"], row["money"]) for row in rows] == [
            ("2022-03-01", ["Norway", "Ukraine"], "Boots", "5 EUR"),
            (None, ["Norway", "Ukraine"], "=cmd()", "7 EUR"),
        ]
    assert "'=cmd()" in program("events", "--format", "csv").out
    assert program("import", "t.txt", "--map", "@none").status == 2


def test_every_claim_of_a_table_quotes_its_row(program: Any, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
    program("import", "t.csv", "--map", "from=Donor")
    event = json.loads(program("events", "--format", "json").out)[0]["id"]
    assert "2022-03-01,Norway,Ukraine,Boots,[[5]],announcement" in program("show", event).out
    assert json.loads(program("events", "boots", "--format", "json").out)[0]["id"] == event


def test_rows_that_look_alike_are_two_events(program: Any, tmp_path: Path) -> None:
    row = "2022-03-01,Norway,Ukraine,Boots,5,announcement\n"
    (tmp_path / "t.csv").write_text(f"Date,From,To,Title,Amount,Stage\n{row}{row}", encoding="utf-8")
    program("import", "t.csv", "--map", "currency==EUR")
    assert len(json.loads(program("events", "--format", "json").out)) == 2
    program("reread")
    assert len(json.loads(program("events", "--format", "json").out)) == 2


def test_a_sum_that_no_ledger_can_hold_is_left_out_and_listed(program: Any, tmp_path: Path) -> None:
    rows = "".join(f"2022-03-01,{title},{amount}\n" for title, amount in (("A", "9" * 18), ("B", "5"), ("C", "-7"), ("D", "\u0665")))
    (tmp_path / "t.csv").write_text(f"Date,Title,Amount (USD trillion)\n{rows}", encoding="utf-8")
    ran = program("import", "t.csv")
    assert ran.status == 1
    assert [line.split(": ")[1] for line in ran.err.splitlines() if line.startswith("ledger")] == ["t.csv:2", "t.csv:5"]
    rows = json.loads(program("events", "--format", "json").out)
    assert [row["money"] for row in sorted(rows, key=lambda row: str(row["what"]))] == [
        None,
        "5,000,000,000,000 USD",
        "-7,000,000,000,000 USD",
        None,
    ]
    assert program("verify", "--derived").status == 0


def test_tables_of_a_spreadsheet_are_read_with_their_mark_and_line_ends(program: Any, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes("Date;Title\r\n2022-03-01;\u0422\u0430\u043d\u043a\u0438\r\n".encode("utf-16"))
    assert program("import", "t.csv").status == 0
    assert [row["what"] for row in json.loads(program("events", "--format", "json").out)] == ["\u0422\u0430\u043d\u043a\u0438"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("x.xml", "<iati-activities>\n<oops></iati-activities>", "ledger: x.xml:2: is no well-formed XML (mismatched tag)"),
        ("x.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><iati-activities/>", "ledger: x.xml:1: has a document type"),
        ("x.xml", "<iati-activities></iati-activities>", "ledger: x.xml: holds no record"),
        ("x.xml", "<html></html>", "ledger: x.xml: is of no kind that can be imported"),
        ("x.json", '{"events": 1}', "ledger: x.json: is of no kind that can be imported"),
        ("x.csv", "", "ledger: x.csv:1: holds no table"),
        ("x.csv", "a,b\n1,2\n", "ledger: --map: no column is the date"),
        ("x.csv", "date,title\n", "ledger: x.csv: holds no record"),
        ("x.ndjson", "{}\n", "ledger: x.ndjson: is of no kind that can be imported"),
    ],
)
def test_a_file_that_is_none_is_an_error_and_makes_no_ledger(program: Any, tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    ran = program("import", name)
    assert ran.status in (1, 2)
    assert ran.err.startswith(said)
    assert "hint: " in ran.err
    assert not (tmp_path / "ledger.db").exists()
