"""tests/corpus/claims.toml: every case is claimed as it says, no never uses the rule it forbids."""

import hashlib
import re
import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ledger.model import Claim, Document, Figure, Happening
from ledger.reader import Reader

ROOT = Path(__file__).parents[2]
CORPUS = tomllib.loads((ROOT / "tests" / "corpus" / "claims.toml").read_text(encoding="utf-8"))
READER = Reader(model=False)
RULE_OF_TABLE = re.compile(r"^\| `([\w-]+)` \|", re.MULTILINE)


def claims_in(entry: dict[str, Any]) -> tuple[Claim, ...]:
    """What the program claims of an entry's text."""
    published = entry.get("published_on", date(2022, 3, 16))
    text = entry["text"]
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(text, digest, entry.get("title"), entry.get("source", "Reuters"), None, published or None)
    return READER.claims_of(READER.reading_of(document))


def figures_in(claims: tuple[Claim, ...]) -> list[Figure]:
    return [claim.figure for claim in claims if claim.figure]


def events_in(claims: tuple[Claim, ...]) -> list[Happening]:
    return [claim.happening for claim in claims if claim.happening and not claim.figure]


def named(rules: Iterable[str]) -> set[str]:
    """Rules by name, those with an entry of the vocabulary (verb-before:send) also without it."""
    return {part for rule in rules for part in (rule, rule.split(":")[0])}


def rules_in(claims: tuple[Claim, ...]) -> set[str]:
    """The names of all rules that made anything of a text."""
    made: list[Figure | Happening] = [*figures_in(claims), *events_in(claims)]
    return named(rule for one in made for rule in one.rules)


def as_told(figure: Figure, wanted: dict[str, Any], figures: list[Figure]) -> dict[str, Any]:
    """A figure's fields in the form of the corpus, those that the expected one names."""
    link = [part for one in figure.links for part in (one.kind, figures[one.target].text)]
    known = {"rules": [rule for rule in wanted.get("rules", ()) if rule in named(figure.rules)], "link": link}
    return {name: known[name] if name in known else plain(getattr(figure, name)) for name in wanted}


def plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return "" if value is None else value


def event_told(event: Happening, wanted: dict[str, Any]) -> dict[str, Any]:
    """An event in the form of the corpus: who does it > to whom, or all who take part."""
    sides = {side: sorted(p.name for p in event.parties if (p.role == "recipient") == side) for side in (False, True)}
    who = [" > ".join(", ".join(sides[side]) for side in (False, True))] if sides[True] else sides[False]
    found = {"type": event.type, "date": event.date or "", "modality": event.modality, "who": who}
    return found | ({"rules": [rule for rule in wanted["rules"] if rule in named(event.rules)]} if "rules" in wanted else {})


def identified(entries: list[dict[str, Any]]) -> list[Any]:
    return [pytest.param(entry, id=entry["name"].replace(" ", "-")) for entry in entries]


@pytest.mark.parametrize("case", identified([case for case in CORPUS["case"] if "figures" in case]))
def test_a_text_gives_the_figures_that_an_analyst_reads_in_it(case: dict[str, Any]) -> None:
    figures = figures_in(claims_in(case))
    assert [figure.text for figure in figures] == [wanted["text"] for wanted in case["figures"]]
    for figure, wanted in zip(figures, case["figures"], strict=True):
        assert as_told(figure, wanted, figures) == wanted


@pytest.mark.parametrize("case", identified([case for case in CORPUS["case"] if "events" in case]))
def test_a_text_gives_the_events_that_an_analyst_reads_in_it(case: dict[str, Any]) -> None:
    events = events_in(claims_in(case))
    assert len(events) == len(case["events"]), events
    for event, wanted in zip(events, case["events"], strict=True):
        assert event_told(event, wanted) == wanted


@pytest.mark.parametrize("never", identified(CORPUS["never"]))
def test_a_rule_is_not_used_where_it_must_not_be(never: dict[str, Any]) -> None:
    claims = claims_in(never)
    assert not rules_in(claims) & set(never.get("rules", ()))
    assert not {party.name for event in events_in(claims) for party in event.parties} & set(never.get("who", ()))


def proven_by(entries: list[dict[str, Any]]) -> set[str]:
    """The rules that cases or nevers name."""
    return named(
        rule for entry in entries for part in (entry, *entry.get("figures", ()), *entry.get("events", ())) for rule in part.get("rules", ())
    )


def test_every_rule_that_the_docs_name_has_a_case_and_those_that_can_fail_a_never() -> None:
    rules = set(RULE_OF_TABLE.findall((ROOT / "docs" / "figures.md").read_text(encoding="utf-8")))
    assert len(rules) > 30
    assert not rules - proven_by(CORPUS["case"])
    assert not rules - proven_by(CORPUS["never"])
