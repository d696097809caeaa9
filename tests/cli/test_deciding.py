"""Deciding, reviewing, remembering and checking, as a person does it at the command line."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

GIFT = "On 31 August 2021 the United States gave Ukraine $60 million in military aid."
OTHER = "On 3 March 2022 Norway gave Moldova $7 million in military aid."
HOW = ("--no-model", "--now", "2026-01-01", "--published", "2022-04-01")


def rows(program: Any, *words: str) -> list[dict[str, Any]]:
    ran = program(*words, "--format", "ndjson")
    assert ran.status == 0, ran.err
    return [json.loads(line) for line in ran.out.splitlines()]


@pytest.fixture
def two(program: Any) -> tuple[str, str]:
    """The ids of two events in ledger.db, by date."""
    for text in (GIFT, OTHER):
        assert program("add", "-", *HOW, stdin=text.encode()).status == 0
    first, second = (row["id"] for row in rows(program, "events", "--kind", "aid"))
    return first, second


def test_a_rejected_event_leaves_listings_and_totals_and_undo_brings_it_back(program: Any, two: tuple[str, str]) -> None:
    ran = program("reject", two[0][:8], "--reason", "it never came", "--now", "2026-01-02")
    assert (ran.status, ran.out.split()[:2]) == (0, ["rejected", two[0]])
    assert ran.err == "entry 3: `ledger undo 3` takes it back\n"
    assert [row["id"] for row in rows(program, "events", "--kind", "aid")] == [two[1]]
    assert "1 rejected event is not listed" in program("events").err
    (line,) = rows(program, "aid", "--from", "United States")
    assert (line["excluded"], line["running_high"]) == ("rejected", None)
    assert "- decided: reject, by Ann on 2026-01-02 (entry 3): it never came\n" in program("show", two[0], "--why").out
    assert program("undo", "3").status == 0
    (line,) = rows(program, "aid", "--from", "United States")
    assert (line["excluded"], line["running_high"]) == (None, "60000000")
    assert "undone by entry 4" in program("show", two[0], "--why").out
    assert program("verify", "--derived").status == 0


def test_every_reading_command_shows_the_ledger_as_it_was(program: Any, two: tuple[str, str]) -> None:
    program("correct", two[0], "amount=65000000", "date=2021-09", "--reason", "a typo", "--now", "2026-01-05")
    now, then = (rows(program, "events", "--kind", "aid", *asked)[0] for asked in ((), ("--as-of", "2")))
    assert (now["money"], now["date"]) == ("65,000,000 USD", "2021-09")
    assert (then["money"], then["date"]) == ("60,000,000 USD", "2021-08-31")
    assert rows(program, "events", "--kind", "aid", "--as-of", "2026-01-01")[0] == then
    assert rows(program, "events", "--as-of", "2025-12") == []
    assert len(rows(program, "documents", "--as-of", "1")) == 1
    for command in ("aid", "actors", "figures", "doubts", "conflicts", "log"):
        assert len(rows(program, command, "--as-of", "1")) <= len(rows(program, command))
    assert "60" in program("show", two[0], "--as-of", "2", "--format", "json").out
    assert program("dump", "--as-of", "2").out != program("dump").out
    assert [row["field"] for row in rows(program, "diff", "2", "3")] == ["date", "money"]


def test_the_claim_stays_as_the_document_has_it(program: Any, two: tuple[str, str]) -> None:
    before = rows(program, "figures")
    program("correct", two[0], "amount=65000000", "--reason", "a typo")
    assert rows(program, "figures") == before
    assert "1 sum stands here as claimed and corrected elsewhere" in program("figures").err


def test_merged_events_are_one_and_a_split_parts_them(program: Any, two: tuple[str, str]) -> None:
    assert program("merge", *two, "--reason", "the same").status == 0
    (event,) = rows(program, "events", "--kind", "aid")
    assert event["documents"] == 2
    shown = json.loads(program("show", two[0], "--format", "json").out)
    claims = [claim["id"] for claim in shown["claims"]]
    assert {side["field"] for side in shown["conflicts"]} >= {"date", "provider", "recipient"}
    assert program("correct", claims[0], "purpose=military", "--reason", "as it says").status == 0
    assert {row["state"] for row in rows(program, "conflicts")} == {"open"}
    assert program("correct", claims[0], "date=2022-03", "--reason", "as it says").status == 0
    assert {row["state"] for row in rows(program, "conflicts") if row["field"] == "date"} == {"resolved by correct"}
    assert program("undo", str(rows(program, "log")[0]["entry"])).status == 0
    assert program("prefer", claims[1], "--reason", "first hand").status == 0
    assert rows(program, "events", "--kind", "aid")[0]["date"] != event["date"]
    assert {row["state"] for row in rows(program, "conflicts")} == {"resolved by prefer"}
    assert program("split", claims[1], "--reason", "not the same").status == 0
    assert [row["id"] for row in rows(program, "events", "--kind", "aid")] == list(two)
    assert program("verify", "--derived").status == 0


def test_a_table_of_facts_goes_out_and_comes_back_as_decisions(program: Any, two: tuple[str, str], tmp_path: Path) -> None:
    assert program("review", "--export", "facts.csv").status == 0
    with (tmp_path / "facts.csv").open(encoding="utf-8", newline="") as file:
        facts = list(csv.DictReader(file))
    assert [fact["id"] for fact in facts if fact["kind"] == "AID"] == list(two)
    assert facts[0]["quote"] == GIFT
    for fact in facts:
        chosen = {two[0]: ("reject", ""), two[1]: ("accept", "date=2022-03 | stage=pledge")}.get(fact["id"], ("", ""))
        fact["decision"], fact["correct"] = chosen
        fact["reason"] = "looked up" if chosen[0] else ""
    out = io.StringIO()
    writer = csv.DictWriter(out, facts[0])
    writer.writeheader()
    writer.writerows(facts)
    (tmp_path / "facts.csv").write_text(out.getvalue(), encoding="utf-8")
    assert program("review", "--import", "facts.csv").status == 0
    assert [row["date"] for row in rows(program, "events", "--kind", "aid")] == ["2022-03"]
    (entry, *_) = rows(program, "log")
    assert (entry["decisions"], entry["reason"], entry["author"]) == (["accept", "correct", "reject"], "looked up", "Ann")
    assert program("review", stdin=b"").err.endswith("no fact is left to review\n")
    ran = program("review", "--import", "facts.csv")
    assert (ran.status, ran.out, ran.err) == (0, "", "facts.csv: every decision in it holds already\n")
    program("undo", str(entry["entry"]))
    assert program("review", "--import", "facts.csv").out.count("decided") == 2


@pytest.mark.usefixtures("two")
def test_facts_are_reviewed_one_at_a_time(program: Any) -> None:
    ran = program("review", "--kind", "aid", stdin=b"what\ne\ncolour=red\nwrong\ne\namount=61000000\nread again\nr\nnot so\n")
    assert ran.status == 0
    assert GIFT in ran.out
    assert "has no field 'colour'" in ran.err
    assert ("[q]uit? " in ran.out, "[q]uit? " in ran.err) == (False, True)
    assert [row["money"] for row in rows(program, "events", "--kind", "aid")] == ["61,000,000 USD"]
    assert [row["reason"] for row in rows(program, "log")][:2] == ["not so", "read again"]


@pytest.mark.usefixtures("two")
def test_a_backup_holds_everything_and_replaces_nothing(program: Any, tmp_path: Path) -> None:
    assert program("backup", "copy.db").status == 0
    assert program("dump", "--db", "copy.db").out == program("dump").out
    assert program("verify", "--db", "copy.db").status == 0
    before = (tmp_path / "copy.db").read_bytes()
    ran = program("backup", "copy.db")
    assert (ran.status, ran.err) == (1, "ledger: copy.db: is there already\nhint: give a path where nothing is yet\n")
    assert (tmp_path / "copy.db").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.db", "ledger.db"]


def test_what_was_dropped_and_what_was_not_used_can_be_read(program: Any) -> None:
    text = f"Share this article!\n\n{GIFT}\n\nThe fair cost $5 a head on 1 May 1999, a witness said."
    program("add", "-", *HOW, stdin=text.encode())
    (document,) = (row["id"] for row in rows(program, "documents"))
    covered = rows(program, "coverage", document, "--all")
    assert covered[0]["used"] == "yes"
    unused = rows(program, "coverage", document)
    assert unused == [row for row in covered if row["used"] == "no"]
    dropped = rows(program, "clean", document, "--explain")
    cleaned = program("clean", document).out
    assert GIFT in cleaned
    assert all(row["words"].strip() not in cleaned for row in dropped if row["words"].strip())
    assert program("clean", "ffff").status == 1


@pytest.mark.usefixtures("two")
def test_checks_are_silent_when_all_is_well_and_name_what_is_not(program: Any) -> None:
    ran = program("check", "--only", "lost-figure,outlier,future-date,quote-mismatch,total-exceeded,false-precision,undated,orphan-actor")
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    ran = program("check", "--only", "single-source")
    assert (ran.status, len(ran.out.splitlines())) == (1, 2)
    program("add", "-", *HOW, stdin=b"The act authorizing 00 billion in bank bailouts passed.")
    ran = program("check", "--only", "lost-figure")
    assert (ran.status, ran.out.count("a sum lost its digits")) == (1, 1)
    assert len(program("check", "--list").out.splitlines()) == 10


def test_parts_that_are_more_than_their_whole_are_found_each_event_once(program: Any) -> None:
    told = "On 4 March 2022 Norway gave Moldova $5 million, including $4 million for roads and $3 million for schools."
    program("add", "-", "--no-model", "--published", "2022-03-05", stdin=told.encode())
    ran = program("check", "--only", "total-exceeded")
    assert (ran.status, "the parts of 5,000,000 USD add up to 7,000,000 USD (claim" in ran.out) == (1, True)


def test_a_sum_in_words_is_a_sum_and_terms_overlap_only_for_whom_the_ledger_names(program: Any) -> None:
    program("add", "-", "--no-model", "--published", "2022-03-05", stdin=b"Norway gave Moldova a dollar, and Japan gave it zero dollars.")
    assert program("check", "--only", "quote-mismatch,overlapping-terms").out == ""
    program("add", "-", "--no-model", "--published", "2017-01-20", stdin=b"On 19 January 2017 Adama Barrow met Yahya Jammeh in Banjul.")
    assert program("check", "--only", "overlapping-terms").out.startswith("overlapping-terms: President of GMB: Yahya Jammeh until")


def test_something_told_as_done_after_its_document_was_published_is_found(program: Any) -> None:
    program("add", "-", "--no-model", "--published", "2021-08-01", stdin=GIFT.encode())
    ran = program("check", "--only", "future-date")
    assert (ran.status, "is told as done on 2021-08-31, in a document of 2021-08-01" in ran.out) == (1, True)


def test_a_sum_far_beyond_all_others_of_its_giver_is_found(program: Any) -> None:
    lines = "".join(
        json.dumps({"text": f"On {day} March 2022 Norway gave Moldova ${amount} in military aid.", "published_on": "2022-04-01"}) + "\n"
        for day, amount in enumerate(("1 million", "2 million", "3 million", "4 million", "5 million", "6,500 billion"), start=1)
    )
    program("add", "-", "--no-model", stdin=lines.encode())
    ran = program("check", "--only", "outlier")
    assert (ran.status, "is far beyond all other sums of Norway" in ran.out) == (1, True)


def test_many_events_on_a_first_of_january_are_found(program: Any) -> None:
    lines = "".join(
        json.dumps({"text": f"On 1 January {2000 + year} Joe Biden met Vladimir Putin in Geneva.", "published_on": "2022-04-01"}) + "\n"
        for year in range(12)
    )
    program("add", "-", "--no-model", stdin=lines.encode())
    ran = program("check", "--only", "false-precision")
    assert (ran.status, "12 events: stand on 1 January" in ran.out) == (1, True)
