"""The corpus of claims that are one event or several: tests/resolve/sameness.toml."""

import tomllib
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from ledger.model import Claim, Figure, Link
from ledger.resolve import events_of
from tests.resolve.claims import PACKAGE, claim, happening, party

CASES = tomllib.loads((Path(__file__).parent / "sameness.toml").read_text(encoding="utf-8"))["case"]
KINDS = {
    "Ukraine": ("UKR", "state"),
    "United States": ("USA", "state"),
    "Moldova": ("MDA", "state"),
    "Export-Import Bank": ("USA", "organization"),
}


def days_of(told: str) -> tuple[date | None, int]:
    """The first day and the number of days of a claim's `day`."""
    if not told:
        return None, 1
    start, _, last = told.partition("/")
    if len(start) == 7:
        first = date.fromisoformat(f"{start}-01")
        return first, ((first + timedelta(days=31)).replace(day=1) - first).days
    first = date.fromisoformat(start)
    return first, (date.fromisoformat(last) - first).days + 1 if last else 1


def figure_of(told: dict[str, Any]) -> Figure:
    amount = Decimal(told.get("millions", 800)) * 1_000_000
    comparator = told.get("comparator", "eq")
    rules = (*told.get("rules", ()), *(("another",) if told.get("another") else ()))
    return replace(
        PACKAGE,
        low=None if comparator == "le" else amount,
        high=None if comparator == "gt" else amount,
        comparator=comparator,
        vague=told.get("vague", False),
        stage=told.get("stage", "announcement"),
        basis=told.get("basis", "increment"),
        purpose=told.get("purpose", "military") or None,
        programme=told.get("programme"),
        instrument=told.get("instrument"),
        provider=tuple(told.get("provider", PACKAGE.provider)),
        recipient=tuple(told.get("recipient", ["Ukraine"])),
        links=(Link("repeats", 0),) if told.get("again") else (),
        attribution="own" if told.get("own") else "relayed",
        period=told["day"] if told.get("basis") == "cumulative" else None,
        rules=rules,
    )


def claim_of(told: dict[str, Any], place: int) -> Claim:
    published = date.fromisoformat(told.get("published", "2022-03-16"))
    figure = None if "type" in told else figure_of(told)
    names = told.get("who") or [*(figure.provider if figure else ()), *(figure.recipient if figure else ())]
    parties = tuple(party(name, *KINDS.get(name, (None, "person"))) for name in names)
    first, days = days_of(told.get("day", published.isoformat()))
    what = replace(happening(first, told.get("type", "AID"), parties, days=days), summary=told.get("words", "they met"))
    return claim(None if told.get("bare") else what, figure, told["document"], 20 * place, published)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_claims_are_the_events_that_a_person_holds_them_to_be(case: dict[str, Any]) -> None:
    claims = [claim_of(told, place) for place, told in enumerate(case["claims"])]
    place = {one.id: index for index, one in enumerate(claims)}
    for seed in range(3):
        shuffled = list(claims)
        Random(seed).shuffle(shuffled)  # noqa: S311
        events = events_of(shuffled)
        assert sorted(sorted(place[one.id] for one in event.claims) for event in events) == case["events"]
        assert sorted({conflict.field for event in events for conflict in event.conflicts}) == sorted(case.get("conflicts", []))
        assert [place[event.id] for event in events if event.may_repeat] == case.get("repeats", [])


def test_every_rule_has_a_case_in_which_it_joins_and_one_in_which_it_must_not() -> None:
    joins = {case["rule"] for case in CASES if not case.get("never")}
    nevers = {case["rule"] for case in CASES if case.get("never")}
    alone = {"parties", "basis"}
    assert joins ^ nevers <= alone | {"holds", "event-dispute", "one-fits"}
