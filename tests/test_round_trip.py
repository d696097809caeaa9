"""Sixteen kinds of time, from the words of a document through the store to the JSON that is printed."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

LEDGER = str(Path(sys.executable).with_name("ledger"))

KINDS = [
    pytest.param("on 24 August 2021", "2021-08-24", id="day"),
    pytest.param("in August 2021", "2021-08", id="month"),
    pytest.param("in 2020", "2020", id="year"),
    pytest.param("between March and May 2021", "2021-03/2021-05", id="range"),
    pytest.param("before 2021", "../2020-12-31", id="before"),
    pytest.param("around March 2021", "2021-03~", id="circa"),
    pytest.param("possibly in March 2021", "2021-03?", id="uncertain"),
    pytest.param("one day in August 2021", "2021-08-XX", id="some day in a month"),
    pytest.param("in the 1990s", "199X", id="decade"),
    pytest.param("in the spring of 2021", "2021-21", id="season"),
    pytest.param("in the second quarter of 2021", "2021-34", id="quarter"),
    pytest.param("on 3 or 4 March 2021", "[2021-03-03,2021-03-04]", id="one of two days"),
    pytest.param("in week 31 of 2021", "2021-08-02/2021-08-08", id="ISO week"),
    pytest.param("in fiscal year 2020", "2019-10-01/2020-09-30", id="fiscal year"),
    pytest.param("at 4 p.m. EDT on 24 August 2021", "2021-08-24T16:00:00-04", id="time with zone"),
]


def printed(folder: Path, words: str, *command: str) -> list[dict[str, Any]]:
    text = folder / "statement.txt"
    text.write_text(f"The United States sent $5 million in humanitarian aid to Ukraine {words}.\n", encoding="utf-8")
    db = str(folder / "ledger.db")
    adding = [LEDGER, "add", "--no-model", "--published", "2021-09-01", "--db", db, str(text)]
    subprocess.run(adding, check=True, capture_output=True)
    listed = subprocess.run([LEDGER, *command, "--db", db, "--format", "json"], check=True, capture_output=True, encoding="utf-8")
    rows: list[dict[str, Any]] = json.loads(listed.stdout)
    return rows


@pytest.mark.parametrize(("words", "edtf"), KINDS)
def test_a_kind_of_time_survives_from_the_text_to_the_json(words: str, edtf: str, tmp_path: Path) -> None:
    assert [event["date"] for event in printed(tmp_path, words, "events")] == [edtf]


def test_a_since_is_the_beginning_of_what_the_sum_covers_and_the_day_of_publication_its_end(tmp_path: Path) -> None:
    assert [figure["period"] for figure in printed(tmp_path, "since March 2021", "figures")] == ["2021-03/2021-09-01"]
