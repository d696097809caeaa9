"""tests/corpus/events.toml and the examples of seeds/events/triggers/: read with a parse, and by the order of words."""

import hashlib
import tomllib
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ledger.claims.events.retelling import once_each
from ledger.claims.inflection import irregular_of, noun_forms, verb_forms
from ledger.claims.triggers import triggers_of
from ledger.model import Document, Happening
from ledger.places import SEEDS
from ledger.reader import Reader
from ledger.vocab import Entry, entries_of, rows_of

ROOT = Path(__file__).parents[2]
CORPUS = tomllib.loads((ROOT / "tests" / "corpus" / "events.toml").read_text(encoding="utf-8"))
FILES = sorted((SEEDS / "events" / "triggers").glob("*.toml"))
ENTRIES = [entry for path in FILES for entry in entries_of(path)]
# Examples of the vocabulary that need a parse; a few, so that what is read without one does not wither unseen.
NEED_A_PARSE = frozenset(("call-with",))


@cache
def reader(parsed: bool) -> Reader:
    return Reader(model=parsed)


@pytest.fixture(params=[True, False], ids=["by-parse", "by-order"])
def parsed(request: pytest.FixtureRequest) -> bool:
    wanted = bool(request.param)
    if wanted and reader(True).model is None:
        pytest.skip("no language model is installed")
    return wanted


def told_in(text: str, parsed: bool, published: date | None = None) -> list[Happening]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(text, digest, None, "Reuters", None, published or date(2022, 3, 16))
    claims = reader(parsed).claims_of(reader(parsed).reading_of(document))
    return [claim.happening for claim in claims if claim.happening and not claim.figure]


def rules_in(events: Sequence[Happening]) -> set[str]:
    return {rule for event in events for rule in event.rules}


def as_told(event: Happening, wanted: dict[str, Any]) -> dict[str, Any]:
    """An event with the fields that the expected one names: who does it > to whom, or all who take part."""
    sides = {side: sorted(p.name for p in event.parties if (p.role == "recipient") == side) for side in (False, True)}
    who = [" > ".join(", ".join(sides[side]) for side in (False, True))] if sides[True] else sides[False]
    found = {"type": event.type, "date": event.date or "", "modality": event.modality, "who": who}
    return {key: found.get(key, [rule for rule in wanted[key] if rule in event.rules] if key == "rules" else None) for key in wanted}


def named(entries: list[dict[str, Any]]) -> list[Any]:
    return [pytest.param(entry, id=entry["text"][:50].replace(" ", "-")) for entry in entries]


READINGS = [
    pytest.param(case, parsed, id=f"{case['text'][:50].replace(' ', '-')}-{'by-parse' if parsed else 'by-order'}")
    for case in CORPUS["case"]
    for parsed in (True, False)
    if parsed or case.get("order", True)
]


@pytest.mark.parametrize(("case", "parsed"), READINGS, indirect=["parsed"])
def test_a_sentence_tells_the_events_that_a_reader_finds_in_it_and_no_others(case: dict[str, Any], parsed: bool) -> None:
    events = told_in(case["text"], parsed, case.get("published_on"))
    assert [as_told(event, wanted) for event, wanted in zip(events, case["events"], strict=False)] == case["events"]
    assert len(events) == len(case["events"]), events


@pytest.mark.parametrize("never", named(CORPUS["never"]))
def test_a_rule_is_not_used_where_it_must_not_be(never: dict[str, Any], parsed: bool) -> None:
    assert not rules_in(told_in(never["text"], parsed)) & set(never["rules"])


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry.name) for entry in ENTRIES])
def test_a_trigger_is_used_in_its_examples_and_in_none_of_its_nevers(entry: Entry, parsed: bool) -> None:
    assert entry.nevers, "a trigger has a never"
    for example in entry.examples:
        used = f"trigger:{entry.name}" in rules_in(told_in(example, parsed))
        assert used or (not parsed and entry.name in NEED_A_PARSE), example
    for text in entry.nevers:
        assert f"trigger:{entry.name}" not in rules_in(told_in(text, parsed)), text


def test_a_trigger_says_what_it_means_in_words_and_by_the_code_of_its_source() -> None:
    for entry in ENTRIES:
        assert entry.fields["definition"]
        assert entry.source.startswith(f"PLOVER {entry.fields['type']}; CAMEO ")
    names = [entry.name for entry in ENTRIES]
    assert len(names) == len(set(names))


def test_every_set_that_a_trigger_names_is_there_and_every_one_that_is_there_is_named() -> None:
    sets = {entry.name for entry in entries_of(SEEDS / "events" / "words" / "nouns.toml")}
    used = {word[1:] for entry in ENTRIES for value in entry.fields.values() if isinstance(value, list) for word in value if word[0] == "@"}
    assert sets == used | {"harm"}


def test_forms_are_those_of_english() -> None:
    irregular = irregular_of(rows_of(SEEDS / "events" / "irregular.csv"))
    forms = {base: [form for form, _ in verb_forms(base, irregular)] for base in ("deny", "seize", "meet", "ban", "agree", "attack")}
    assert forms["deny"] == ["deny", "denies", "denied", "denied", "denying"]
    assert forms["seize"] == ["seize", "seizes", "seized", "seized", "seizing"]
    assert forms["meet"] == ["meet", "meets", "met", "met", "meeting"]
    assert forms["ban"] == ["ban", "bans", "banned", "banned", "banning"]
    assert forms["agree"] == ["agree", "agrees", "agreed", "agreed", "agreeing"]
    assert [form for form, _ in noun_forms("embassy")] == ["embassy", "embassies"]


def test_a_sighting_spans_its_words_and_a_preposition_may_stand_further_on() -> None:
    triggers = triggers_of(SEEDS / "events")
    text = "Joe Biden spoke on Monday with Volodymyr Zelensky."
    seen = [one for one in triggers.sightings(text, 0, len(text)) if one.trigger.name == "speak-with"]
    assert [text[one.start : one.end] for one in seen] == ["spoke"]
    assert text[seen[0].last :].startswith("with")


def test_one_event_told_twice_is_one_claim_that_keeps_both_spans() -> None:
    text = "Poland expels Russian diplomats\n\nPoland expelled Russian diplomats on Tuesday, the ministry said."
    (event,) = told_in(text, False)
    assert event.date == "2022-03-15"
    again = [rule for rule in event.rules if rule.startswith("told-again:")]
    first, last = map(int, again[0].removeprefix("told-again:").split("-"))
    assert text[first:last] == "expels"
    assert once_each([]) == []


SUMMARIES = (
    ("Kamala Harris flew to Ghana on Monday. She praised Ghana.", 1, "[Kamala Harris] praised Ghana."),
    ("Russia bombed Kyiv, and it condemned Poland.", 1, "Russia bombed Kyiv, and it condemned Poland."),
    ("Boeing had a bad year. It signed a deal with Qatar Airways.", 0, "[Boeing] signed a deal with Qatar Airways."),
)


@pytest.mark.parametrize(("text", "place", "line"), SUMMARIES)
def test_a_line_out_of_context_names_in_brackets_whom_a_pronoun_means(text: str, place: int, line: str) -> None:
    assert told_in(text, False)[place].summary == line


def test_a_line_that_begins_with_its_verb_says_who_does_it_and_no_clause_dangles() -> None:
    long = "a road in the far north of the country that nobody in the capital ever saw before this cold winter of war began there"
    text = f"Serbia opened {long} and will be used for many years, and condemned Kosovo on Monday."
    assert told_in(text, False)[-1].summary == "[Serbia] condemned Kosovo on Monday."
    text = f"Spain opened {long} and is used, and the president, who was calm, condemned Kosovo on Monday."
    assert told_in(text, False)[-1].summary == "The president, who was calm, condemned Kosovo on Monday."


def test_we_are_the_states_whose_joint_statement_a_title_says_it_is() -> None:
    text = "title: United States-Japan Joint Leaders' Statement\n\nWe urge North Korea to free the crew."
    (event,) = told_in(text, False)
    assert [(party.name, party.role) for party in event.parties] == [
        ("United States", "actor"),
        ("Japan", "actor"),
        ("North Korea", "recipient"),
    ]


def test_a_reporter_s_question_tells_no_event() -> None:
    text = "Q    Did Russia bomb Kyiv on Monday?\n\nMS. PSAKI:  Russia bombed Kyiv on Monday."
    assert [text[event.start : event.end] for event in told_in(text, False)] == ["bombed"]
