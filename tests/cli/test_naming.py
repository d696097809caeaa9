"""`ledger actor`: merging, parting, renaming and explaining actors at the command line."""

import json
from typing import Any

import pytest

FULL = "On 31 August 2021 President Joe Biden met Prime Minister Jane Q. Miller in Washington."
SHORT = "On 3 March 2022 President Joe Biden met Prime Minister Jane Miller in Washington."
LATER = "On 5 April 2022 President Joe Biden met Prime Minister Jane Miller in Oslo."
HOW = ("--no-model", "--now", "2026-01-01", "--published", "2022-04-08")
ONE, TWO = "name:Jane Q. Miller", "name:Jane Miller"


def rows(program: Any, *words: str) -> list[dict[str, Any]]:
    ran = program(*words, "--format", "ndjson")
    assert ran.status == 0, ran.err
    return [json.loads(line) for line in ran.out.splitlines()]


def names(program: Any, *words: str) -> dict[str, str]:
    return {row["id"]: row["name"] for row in rows(program, "actors", *words) if "Miller" in row["name"]}


def met(program: Any, actor: str, *words: str) -> list[str]:
    return [row["date"] for row in rows(program, "events", "--actor", actor, *words)]


@pytest.fixture
def millers(program: Any) -> list[str]:
    """The ids of three documents, of which the first calls the prime minister by another name than the others."""
    for text in (FULL, SHORT, LATER):
        assert program("add", "-", *HOW, stdin=text.encode()).status == 0
    assert names(program) == {ONE: "Jane Q. Miller", TWO: "Jane Miller"}
    return [row["id"] for row in rows(program, "documents")]


@pytest.mark.usefixtures("millers")
def test_a_merged_actor_answers_to_every_name_and_has_all_events(program: Any) -> None:
    ran = program("actor", "merge", "Jane Q. Miller", "Jane Miller", "--reason", "one person", "--now", "2026-01-02")
    assert (ran.status, ran.out) == (0, f"merged  {ONE}  Jane Q. Miller\n")
    assert ran.err == "entry 4: `ledger undo 4` takes it back\n"
    assert names(program) == {ONE: "Jane Q. Miller"}
    for name in ("Jane Q. Miller", "jane miller", TWO, ONE):
        assert met(program, name) == ["2021-08-31", "2022-03-03", "2022-04-05"]
    assert "actor name:Jane Q. Miller" in program("show", TWO).out
    assert names(program, "--as-of", "3") == {ONE: "Jane Q. Miller", TWO: "Jane Miller"}
    assert met(program, TWO, "--as-of", "3") == ["2022-03-03", "2022-04-05"]
    assert program("verify", "--derived").status == 0


@pytest.mark.usefixtures("millers")
def test_log_and_show_find_a_merged_actor_by_each_name_with_what_was_decided(program: Any) -> None:
    program("actor", "merge", ONE, TWO, "--reason", "one person", "--now", "2026-01-02")
    for name in (ONE, TWO, "Jane Miller", "jane q. miller"):
        assert 4 in [row["entry"] for row in rows(program, "log", name)]
        assert f"decided: merge with {TWO}, by Ann on 2026-01-02 (entry 4): one person" in program("show", name, "--why").out
    assert [row["entry"] for row in rows(program, "log", TWO, "--as-of", "3")] == [2]
    assert "also" not in program("actor", "why", ONE, "--as-of", "3").out


@pytest.mark.usefixtures("millers")
def test_undoing_a_merge_restores_every_derived_row(program: Any) -> None:
    before = program("dump").out
    program("actor", "merge", ONE, TWO, "--reason", "one person")
    assert program("dump").out != before
    ran = program("undo", "4")
    assert (ran.status, ran.out) == (0, f"undone  {ONE}  Jane Q. Miller\n")
    assert program("dump").out == before
    assert program("undo", "5").status == 0
    assert names(program) == {ONE: "Jane Q. Miller"}
    assert program("verify", "--derived").status == 0


@pytest.mark.usefixtures("millers")
def test_a_merge_holds_for_documents_that_come_later_and_after_reading_again(program: Any) -> None:
    program("actor", "merge", ONE, TWO, "--reason", "one person")
    program("add", "-", *HOW, stdin=b"On 4 March 2021 President Joe Biden met Prime Minister Jane Miller in Rome.")
    assert len(met(program, ONE)) == 4
    assert program("reread", "--no-model").status == 0
    assert (names(program), len(met(program, ONE))) == ({ONE: "Jane Q. Miller"}, 4)
    assert program("verify", "--derived").status == 0


@pytest.mark.usefixtures("millers")
def test_actors_told_apart_are_two_again_and_are_proposed_no_more(program: Any) -> None:
    (pair,) = [row for row in rows(program, "actors", "--candidates") if "Miller" in row["name"]]
    assert pair["merge"] == f"ledger actor merge '{ONE}' '{TWO}'"
    program("actor", "merge", ONE, TWO, "--reason", "one person")
    assert program("actor", "split", ONE, TWO, "--reason", "two after all").status == 0
    assert names(program) == {ONE: "Jane Q. Miller", TWO: "Jane Miller"}
    ran = program("actors", "--candidates")
    assert "Miller" not in ran.out
    assert "1 pair that a person told apart is left out" in ran.err


def test_one_name_can_mean_another_in_some_documents(program: Any, millers: list[str]) -> None:
    ran = program("actor", "split", "Jane Miller", "--in", millers[2], "--name", "Jane Miller (Norway)", "--reason", "a namesake")
    assert ran.status == 0, ran.err
    assert names(program) == {ONE: "Jane Q. Miller", TWO: "Jane Miller", "name:Jane Miller (Norway)": "Jane Miller (Norway)"}
    assert met(program, "Jane Miller (Norway)") == ["2022-04-05"]
    assert met(program, TWO) == ["2022-03-03"]
    program("actor", "merge", ONE, TWO, "--reason", "one person")
    assert met(program, ONE) == ["2021-08-31", "2022-03-03"]
    assert met(program, "Jane Miller (Norway)") == ["2022-04-05"]
    assert program("verify", "--derived").status == 0
    program("undo", "4")
    assert met(program, ONE) == ["2021-08-31", "2022-03-03", "2022-04-05"]


def test_a_name_that_only_an_undone_decision_gave_is_listed_no_more_and_remembered(program: Any, millers: list[str]) -> None:
    other = "name:Jane Miller (Norway)"
    program("actor", "split", "Jane Miller", "--in", millers[2], "--name", "Jane Miller (Norway)", "--reason", "a namesake")
    program("undo", "4", "--reason", "the same after all")
    assert names(program) == {ONE: "Jane Q. Miller", TWO: "Jane Miller"}
    assert other in names(program, "--as-of", "4")
    assert other not in names(program, "--as-of", "3")
    assert [row["entry"] for row in rows(program, "log", other)] == [5, 4]
    assert "undone by entry 5" in program("show", "Jane Miller (Norway)", "--why").out
    assert program("show", "Jane Miller (Norway)", "--as-of", "3").status == 1
    assert "orphan-actor" not in program("check").out
    assert program("undo", "5").status == 0
    assert other in names(program)


@pytest.mark.usefixtures("millers")
def test_a_renamed_actor_and_one_with_an_alias_are_found_by_all_their_names(program: Any) -> None:
    assert program("actor", "rename", TWO, "J. Miller", "--reason", "as she signs").out == f"renamed  {TWO}  J. Miller\n"
    assert program("actor", "alias", "J. Miller", "the Premier", "--reason", "so called").out == f"named  {TWO}  J. Miller\n"
    for name in ("J. Miller", "Jane Miller", "THE PREMIER"):
        assert met(program, name) == ["2022-03-03", "2022-04-05"]
    program("undo", "5")
    assert program("events", "--actor", "the Premier").status == 1


@pytest.mark.usefixtures("millers")
def test_why_lists_names_rules_documents_and_decisions(program: Any) -> None:
    program("actor", "merge", ONE, TWO, "--reason", "one person", "--now", "2026-01-02")
    told = rows(program, "actor", "why", "Jane Miller")
    grounds = [(row["ground"], row["words"]) for row in told]
    assert grounds[:2] == [("is", f"Jane Q. Miller ({ONE}), person, GOV"), ("also", f"Jane Miller ({TWO})")]
    assert ("called", "Jane Miller") in grounds
    assert [row["times"] for row in told if row["ground"] == "named in"] == [1, 1, 1]
    assert (told[-1]["words"], told[-1]["entry"], told[-1]["author"], told[-1]["reason"]) == (f"merged with {TWO}", 4, "Ann", "one person")
    assert "merged with" in program("actor", "why", ONE).out


@pytest.mark.usefixtures("millers")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("merge", "Miller", "Biden"), "2 actors answer to 'Miller'"),
        (("merge", ONE, ONE), "is Jane Q. Miller (name:Jane Q. Miller) already"),
        (("merge", "Nobody", ONE), "no actor is named 'Nobody'"),
        (("split", ONE), "needs either others or documents"),
        (("split", ONE, ONE), "itself"),
        (("split", ONE, "--in", "0000", "--name", "X"), "no document of the ledger has this id"),
        (("alias", ONE, "Jane Miller"), "is the name of another actor, Jane Miller (name:Jane Miller)"),
        (("alias", ONE, "  "), "is empty"),
        (("rename", ONE, "  "), "it cannot be unknown"),
    ],
)
def test_what_cannot_be_decided_is_said_and_changes_nothing(program: Any, words: tuple[str, ...], said: str) -> None:
    ran = program("actor", *words, "--reason", "a test")
    assert ran.status in (1, 2)
    assert said in ran.err
    assert len(rows(program, "log")) == 3


def test_a_split_names_documents_that_have_the_actor(program: Any, millers: list[str]) -> None:
    ran = program("actor", "split", ONE, "--in", millers[2], "--name", "X", "--reason", "a test")
    assert (ran.status, "does not name Jane Q. Miller" in ran.err) == (2, True)
