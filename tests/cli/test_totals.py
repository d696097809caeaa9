"""The commands that say what sums come to, as a person runs them."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


@pytest.mark.usefixtures("sums")
def test_aid_is_added_up_by_programme_and_lists_what_is_left_out(program: Any) -> None:
    ran = program("aid", "--by", "programme", "--purpose", "military", "--left-out", "--format", "json")
    assert [(row["programme"], row["new"], row["event"], row["excluded"]) for row in json.loads(ran.out)] == [
        ("USAI", "100,000,000 USD", None, None),
        (None, "400,000,000 USD", "aa07", "cumulative"),
        ("USAI", "1,000,000,000 USD", "aa01", "budget"),
        (None, "60,000,000 USD", "aa08", "cumulative"),
    ]


@pytest.mark.usefixtures("sums")
def test_an_unknown_stage_is_a_wrong_command(program: Any) -> None:
    assert program("aid", "--stage", "delivered").status == 2


@pytest.mark.usefixtures("sums")
def test_a_contradicted_total_ends_with_1_after_its_rows(program: Any) -> None:
    ran = program("reconcile", "--from", "United States", "--to", "Ukraine")
    assert ran.status == 1
    assert "contradicted" in ran.out
    assert program("reconcile", "--from", "Poland").status == 0


@pytest.mark.usefixtures("sums")
def test_pots_count_what_was_drawn_by_the_end_of_a_date(program: Any) -> None:
    pots = {until: json.loads(program("pots", "--until", until, "--format", "json").out) for until in ("2021", "2022-01", "2022-03-01")}
    assert [[(row["event"], row["left"]) for row in rows] for rows in pots.values()] == [
        [],
        [("aa01", "1,000,000,000 USD")],
        [("aa01", "900,000,000 USD")],
    ]
    assert program("pots", "--until", "someday").status == 2


@pytest.mark.usefixtures("sums")
def test_novelty_of_an_unknown_document_says_so(program: Any) -> None:
    ran = program("novelty", "ff")
    assert (ran.status, ran.out) == (1, "")
    assert "no document of the ledger has this id" in ran.err


@pytest.mark.usefixtures("sums")
def test_a_sentence_is_assessed_from_the_command_line_or_standard_input(program: Any) -> None:
    words, sentence = ("--now", "2025-01-01", "--format", "json"), "The US gave Ukraine $1 billion in 2022."
    said = program("assess", sentence, *words)
    assert json.loads(said.out)[0]["verdict"] == "holds otherwise"
    assert program("assess", "-", *words, stdin=sentence.encode()) == said


@pytest.mark.usefixtures("sums")
def test_a_sentence_without_money_ends_with_1(program: Any) -> None:
    ran = program("assess", "-", stdin=b"\xff nothing")
    assert (ran.status, ran.out) == (1, "")
    assert "TEXT: no sum of money is read in it" in ran.err


COMMANDS = [("aid", "--by", "provider"), ("reconcile",), ("pots",), ("stages",), ("actors", "--candidates")]


@pytest.mark.parametrize("words", [*COMMANDS, ("novelty", "dd02"), ("assess", "The US gave Ukraine $1 billion in 2022.")])
@pytest.mark.parametrize("form", ["table", "markdown", "csv", "json", "ndjson"])
@pytest.mark.usefixtures("sums")
def test_each_prints_every_format(program: Any, words: tuple[str, ...], form: str) -> None:
    ran = program(*words, "--format", form)
    assert "Traceback" not in ran.err
    assert ran.out or (form, words[-1]) in (("table", "--candidates"), ("ndjson", "--candidates"))


@pytest.mark.parametrize("words", COMMANDS)
@pytest.mark.usefixtures("sums")
def test_before_the_first_entry_there_is_nothing(program: Any, words: tuple[str, ...]) -> None:
    ran = program(*words, "--as-of", "2023-12", "--format", "json")
    assert (ran.status, ran.out) == (0, "[]\n")


@pytest.mark.parametrize("words", [*COMMANDS, ("novelty", "dd02"), ("assess", "The US gave Ukraine $1 billion in 2022.")])
def test_reading_imports_no_table_classes(sums: Path, words: tuple[str, ...]) -> None:
    code = f"import sys; sys.argv = {['ledger', *words, '--db', str(sums), '--format', 'json']!r}\nfrom ledger.cli.commands import run\n"
    code += "try:\n    run()\nexcept SystemExit:\n    pass\nprint(*sys.modules, file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(ran.stderr.split()) & {"pydantic", "sqlalchemy", "sqlmodel", "spacy", "alembic", "dateparser", "tabulate"}
