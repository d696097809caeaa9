"""Exports, read back by the tools that they are for."""

import csv
import io
import json
from pathlib import Path

import icalendar
import pytest
from beancount import loader
from beancount.core.data import Transaction
from bibtexparser.entrypoint import parse_string
from followthemoney import model

from ledger.queries.sources import Days, Party, Source, Telling, Told
from ledger.queries.table import Table
from ledger.views.exports import Exported, Target, exporter

TEXT = 'The US gave \\Ukraine\\ $60 million; "aid", they said. ' + "More words about it. " * 20
HOSTILE = 'The US gave <b>$60 million</b>, [link](x) #tag; \\n "quoted" \x1b[31m'
EVENTS = Table(
    ("date", "kind", "who", "what", "money", "modality", "documents", "id"),
    (
        ("2021-08-31", "AID", ("United States", "Ukraine"), HOSTILE, "60,000,000 USD", "asserted", 1, "e1"),
        ("2021-08", "CONSULT", ("Ukraine",), "they will meet", None, "planned", 1, "e2"),
        ("2014/2021-09-01", "AID", (), "since 2014", None, "asserted", 1, "e3"),
        (None, "CONSULT", (), "some day", None, "asserted", 1, "e4"),
    ),
)
AID_COLUMNS = (
    "date", "provider", "recipient", "amount", "comparator", "currency", "stage", "instrument", "event", "sources", "excluded", "money",
)  # fmt: skip
GIVER, TAKER = ("United States",), ("Ukraine",)
AID = Table(
    AID_COLUMNS,
    (
        ("2021-08-31", GIVER, TAKER, "60000000", "eq", "USD", "announcement", "drawdown", "e1", 2, None, "60,000,000 USD"),
        ("2022-01-05", GIVER, TAKER, "0.50", "nearly", "EUR", "disbursement", "loan", "e2", 1, None, 'nearly 0.50 EUR "'),
        ("2022-03", GIVER, TAKER, "1", "eq", "USD", "announcement", None, "e3", 1, None, "1 USD"),
        ("2021-09-01", GIVER, TAKER, "2500000000", "gt", "USD", "announcement", None, "e5", 1, "cumulative", "more than 2,500,000,000 USD"),
    ),
)


FOREIGN = [target for target in Target if target is not Target.NDJSON]


def told() -> Told:
    sources = (
        Source("d1", "Talks & {more}: 100 % \\ #1", "RT", "2021-09-01", "https://example.org/{1}", TEXT),
        Source("d2", None, None, None, "javascript:alert(1)", "=1+1"),
    )
    days = {"e1": Days("2021-08-31", "2021-09-01"), "e2": Days("2021-08-01", "2021-09-01"), "e3": Days("2014-01-01", "2021-09-02")}
    parties = (
        Party("usa", "United States", "state", "USA", ("actor",)),
        Party("ukr", "Ukraine", "state", "UKR", ("recipient",)),
        Party("name:Kyiv", "Kyiv", "place", "UKR", ("participant",)),
    )
    tellings = {"e1": (Telling("e1", "c1", "d1", 0, 6, 0, 54), Telling("e1", "c2", "d2", 0, 1, 0, 4))}
    return Told({**days, "e4": Days(None, None)}, tellings, sources, {"e1": parties}, frozenset(), (3, "2021-09-02T00:00:00Z", "ab"))


def exported(target: Target) -> Exported:
    return exporter(target)(AID if target.of_aid else EVENTS, told())


def test_a_calendar_holds_each_dated_event_on_its_days() -> None:
    events = icalendar.Calendar.from_ical(exported(Target.ICAL).text).walk("VEVENT")
    assert [(str(event.decoded("dtstart")), str(event.decoded("dtend")), str(event["status"])) for event in events] == [
        ("2021-08-31", "2021-09-01", "CONFIRMED"),
        ("2021-08-01", "2021-09-01", "TENTATIVE"),
        ("2014-01-01", "2021-09-02", "CONFIRMED"),
    ]
    assert str(events[0]["summary"]) == 'The US gave <b>$60 million</b>, [link](x) #tag; \\n "quoted" \\x1b[31m'
    assert not any(event.errors for event in events)


def test_no_line_of_a_calendar_is_longer_than_75_octets() -> None:
    assert max(len(line.encode()) for line in exported(Target.ICAL).text.split("\r\n")) <= 75


def test_slides_keep_the_precision_of_their_dates_and_their_words_are_no_markup() -> None:
    slides = json.loads(exported(Target.TIMELINEJS).text)["events"]
    assert [slide["start_date"] for slide in slides] == [{"year": 2021, "month": 8, "day": 31}, {"year": 2021, "month": 8}, {"year": 2014}]
    assert slides[2]["end_date"] == {"year": 2021, "month": 9, "day": 1}
    assert "&lt;b&gt;$60 million&lt;/b&gt;" in slides[0]["text"]["headline"]


def test_a_timeline_as_text_has_a_line_an_event_and_no_foreign_tag() -> None:
    lines = [line for line in exported(Target.MARKWHEN).text.splitlines() if line[:1].isdigit()]
    assert [line.split(": ")[0] for line in lines] == ["2021-08-31", "2021-08-01 - 2021-08-31", "2014-01-01 - 2021-09-01"]
    assert [line.count("#") for line in lines] == [1, 1, 1]


def test_entities_are_valid_and_tie_actors_and_documents_to_the_event() -> None:
    entities = [json.loads(line) for line in exported(Target.FTM).text.splitlines()]
    for entity in entities:
        model.get_proxy(entity).schema.validate(entity)
    by_schema = {entity["schema"]: entity for entity in reversed(entities)}
    event, state = by_schema["Event"], by_schema["PublicBody"]
    assert state["id"] in event["properties"]["organizer"] + event["properties"]["involved"]
    assert event["properties"]["proof"] == [entity["id"] for entity in entities if entity["schema"] == "Article"]
    assert event["properties"]["location"] == ["Kyiv"]
    assert event["properties"]["date"] == ["2021-08-31"]


def test_sources_are_entries_that_a_bibliography_reads() -> None:
    library = parse_string(exported(Target.BIBTEX).text)
    assert not library.failed_blocks
    by_id = {entry.key: entry.fields_dict for entry in library.entries}
    assert by_id["d1"]["organization"].value == "RT"
    assert by_id["d1"]["title"].value == "Talks \\& \\textbraceleft{}more\\textbraceright{}: 100 \\% \\textbackslash{} \\#1"
    assert "url" not in by_id["d2"]


def test_bean_check_accepts_the_ledger_and_sees_each_sum_that_counts(tmp_path: Path) -> None:
    path = tmp_path / "aid.beancount"
    path.write_text(exported(Target.BEANCOUNT).text, encoding="utf-8")
    entries, errors, _ = loader.load_file(str(path))
    assert errors == []
    given = [(str(entry.date), str(entry.postings[0].units)) for entry in entries if isinstance(entry, Transaction)]
    assert given == [("2021-08-31", "60000000 USD"), ("2022-01-05", "0.50 EUR")]


def test_transactions_have_the_codes_of_iati() -> None:
    rows = list(csv.DictReader(io.StringIO(exported(Target.IATI).text)))
    assert [(row["transaction-type"], row["value"], row["currency"], row["finance-type"]) for row in rows] == [
        ("2", "60000000", "USD", "110"),
        ("3", "0.50", "EUR", "421"),
    ]


@pytest.mark.parametrize("target", [target for target in FOREIGN if target not in (Target.BIBTEX, Target.FTM)])
def test_what_a_format_cannot_hold_is_counted(target: Target) -> None:
    assert any("1 row left out" in sentence for sentence in exported(target).left_out)


def test_sums_that_are_not_exact_are_told_of() -> None:
    assert any("nearly" in sentence for sentence in exported(Target.BEANCOUNT).left_out)


@pytest.mark.parametrize("target", FOREIGN)
def test_the_same_rows_give_the_same_text_without_controls(target: Target) -> None:
    text = exported(target).text
    assert text == exported(target).text
    assert "\x1b" not in text


@pytest.mark.parametrize("target", FOREIGN)
def test_an_empty_listing_gives_an_empty_file_that_can_be_read(target: Target) -> None:
    empty = Table((AID if target.of_aid else EVENTS).columns, ())
    made = exporter(target)(empty, Told({}, {}, (), {}, frozenset(), (0, "", "")))
    assert made.left_out == ()
