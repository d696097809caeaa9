"""Adding documents and what can be asked of them afterwards, from end to end, without the language model."""

import json
import os
from pathlib import Path
from typing import Any

GIFT = "On 31 August 2021 the United States gave Ukraine $60 million."
HOW = ("--no-model", "--now", "2026-01-01", "--published", "2021-09-01")


def test_each_document_is_one_line_and_adding_it_again_changes_nothing(program: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GIFT, encoding="utf-8")
    first = program("add", "a.txt", *HOW, "--title", "The gift")
    second = program("add", "a.txt", *HOW, "--title", "The gift")
    assert (first.status, first.err, second.status) == (0, "", 0)
    outcome, document, title, read = first.out.rstrip("\n").split("  ")
    assert (outcome, title) == ("added", "The gift")
    assert read.endswith("doubts")
    assert second.out == f"same  {document}  The gift\n"


def test_a_document_comes_from_standard_input_with_what_is_said_of_it(program: Any) -> None:
    program("add", "-", *HOW, "--source", "RT", "--title", "The gift", stdin=GIFT.encode())
    row = json.loads(program("documents", "--format", "ndjson").out)
    assert (row["published"], row["source"], row["title"]) == ("2021-09-01", "RT", "The gift")


def test_a_figure_is_printed_as_it_was_claimed(program: Any) -> None:
    program("add", "-", *HOW, stdin=GIFT.encode())
    figure = json.loads(program("figures", "--format", "ndjson").out)
    assert (figure["quote"], figure["amount"], figure["currency"]) == ("$60 million", "60000000", "USD")


def test_what_was_added_stands_verified(program: Any) -> None:
    program("add", "-", *HOW, stdin=GIFT.encode())
    ran = program("verify")
    assert (ran.status, ran.out) == (0, "")


def test_the_order_of_adding_changes_no_line_of_a_dump(program: Any) -> None:
    for text, db in (("One.", "a.db"), (GIFT, "a.db"), (GIFT, "b.db"), ("One.", "b.db")):
        assert program("add", "-", *HOW, "--db", db, stdin=text.encode()).status == 0
    assert program("dump", "--db", "a.db").out == program("dump", "--db", "b.db").out != ""


def test_an_altered_letter_is_a_finding(program: Any, tmp_path: Path) -> None:
    program("add", "-", *HOW, stdin=GIFT.encode())
    path = tmp_path / "ledger.db"
    path.write_bytes(path.read_bytes().replace(b"gave Ukraine $60", b"gave Ukraine $90"))
    ran = program("verify")
    assert ran.status == 1
    assert ran.out


def test_extract_answers_every_line_also_a_broken_one(program: Any) -> None:
    lines = json.dumps({"id": "1", "text": GIFT, "published_on": "2021-09-01"}) + "\nbroken\n"
    ran = program("extract", "--no-model", "--only", "money,dates", stdin=lines.encode())
    first, second = (json.loads(line) for line in ran.out.splitlines())
    assert [sum_["text"] for sum_ in first["money"]] == ["$60 million"]
    assert first["actors"] == []
    assert second["error"]


def test_a_broken_line_keeps_its_id_where_it_can_be_told(program: Any) -> None:
    lines = b'{"id": "a"}\n{"id": 7, "text": 5}\n{"id": "b", "text": "x\\ud800"}\n{"id": [1], "text": "x"}\n\n'
    answers = [json.loads(line) for line in program("extract", "--no-model", stdin=lines).out.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", 7, "b", None, None]
    assert all(answer["error"] for answer in answers)


def test_a_file_whose_name_is_not_utf8_is_added_under_a_name_that_can_be_read(program: Any, tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xff.txt")).write_text(GIFT, encoding="utf-8")
    ran = program("add", os.fsdecode(b"\xff.txt"), *HOW, "--source", os.fsdecode(b"P\xff"))
    assert (ran.status, ran.err) == (0, "")
    assert "  \\xff.txt  " in ran.out
    assert json.loads(program("documents", "--format", "ndjson").out)["source"] == "P\\xff"
    assert program("verify").status == 0
