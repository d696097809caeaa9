"""Timelines of TimelineJS: each slide a record."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.read.imports import Record, Records, records_in

SLIDE: dict[str, Any] = {
    "start_date": {"year": "2021", "month": 8, "day": 31},
    "text": {"headline": "A <b>meeting</b> &amp; talks", "text": "<p>more</p>"},
    "media": {"url": "https://example.org/1", "caption": "A paper"},
    "group": "Talks",
}


def read(*slides: Any, **other: Any) -> Records:
    text = json.dumps({"events": [SLIDE, *slides], **other}, indent=1)
    found = records_in(text)
    assert found is not None
    for record in found.records:
        assert json.loads(f'"{text[record.title.start : record.title.end]}"') == record.title.text
    return found


def second(**changes: Any) -> Record:
    return read({**SLIDE, **changes}).records[1]


def test_a_slide_is_a_record_with_its_headline_without_markup() -> None:
    record = read(title={"text": {"headline": "All <i>of it</i>"}}).records[0]
    assert (record.summary, record.edtf, record.kind) == ("A meeting & talks", "2021-08-31", "OTHER")
    assert [(note.kind, note.value, note.link) for note in record.notes] == [
        ("tag", "Talks", None),
        ("source", "A paper", "https://example.org/1"),
    ]
    assert not record.says_who
    assert read(title={"text": {"headline": "All <i>of it</i>"}}).said.title == "All of it"


@pytest.mark.parametrize(
    ("changes", "edtf"),
    [
        ({"start_date": {"year": 2021}}, "2021"),
        ({"start_date": {"year": 2021, "month": "8"}}, "2021-08"),
        ({"end_date": {"year": 2021, "month": 9}}, "2021-08-31/2021-09"),
        ({"display_date": "2021-08~"}, "2021-08~"),
        ({"display_date": "last summer"}, "2021-08-31"),
        ({"display_date": "1999"}, "2021-08-31"),
    ],
)
def test_a_date_is_as_exact_as_it_is_told(changes: Any, edtf: str) -> None:
    assert second(**changes).edtf == edtf


def test_a_group_that_is_a_kind_is_the_kind_and_what_our_export_adds_is_read() -> None:
    record = second(group="AID", ledger={"who": ["Ann", "Bob"], "money": "nearly 5 USD", "modality": "planned"})
    assert (record.kind, record.modality, [one.piece.text for one in record.actors]) == ("AID", "planned", ["Ann", "Bob"])
    assert record.sum is not None
    assert (record.sum.piece.text, record.sum.amount) == ("nearly 5 USD", None)


@pytest.mark.parametrize("slide", [7, {**SLIDE, "text": {}}, {**SLIDE, "start_date": {}}, {**SLIDE, "start_date": {"year": "soon"}}])
def test_a_slide_that_cannot_be_placed_is_listed(slide: Any) -> None:
    found = read(slide)
    assert (len(found.records), len(found.unread)) == (1, 1)


@pytest.mark.parametrize("text", ["{}", "[]", '{"events": []}', '{"events": [{"start_date": 1}]}', "{" * 99_999, '{"events": [{"text": 1'])
def test_other_json_is_no_timeline(text: str) -> None:
    assert records_in(text) is None


@given(st.recursive(st.none() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8))
def test_no_value_breaks_the_reading_of_a_timeline(value: Any) -> None:
    read(value, {**SLIDE, "text": value}, {**SLIDE, "start_date": value, "ledger": value}, {**SLIDE, "media": value, "group": value})
