"""tests/corpus/dates.toml: every case is read as it says, every never is read as nothing."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ledger.mentions.dates import DateVocabulary, dates_in
from ledger.model import DateMention, Doubt
from ledger.places import SEEDS
from ledger.text import load_chrome, passages_of, sentences_of

_CORPUS = tomllib.loads((Path(__file__).parents[2] / "corpus" / "dates.toml").read_text(encoding="utf-8"))

_CHROME = load_chrome(SEEDS)


def _read(case: dict[str, Any], vocab: DateVocabulary) -> tuple[tuple[DateMention, ...], tuple[Doubt, ...]]:
    published_on = date.fromisoformat(case["published_on"]) if "published_on" in case else None
    text = case["text"]
    return dates_in(text, sentences_of(text, passages_of(text, _CHROME), _CHROME), published_on, vocab)


def _shown(mention: DateMention, fields: dict[str, str]) -> dict[str, str | list[str]]:
    shown = {name: getattr(mention, name) for name in fields}
    return {name: list(value) if isinstance(value, tuple) else str(value) for name, value in shown.items()}


@pytest.mark.parametrize("case", _CORPUS["case"], ids=lambda case: case["name"])
def test_every_case_is_read_as_it_says(case: dict[str, Any], vocab: DateVocabulary) -> None:
    found, doubts = _read(case, vocab)
    assert [mention.text for mention in found] == [expected["text"] for expected in case["dates"]]
    expected = [{"type": "DATE", **fields} for fields in case["dates"]]
    assert [_shown(mention, fields) for mention, fields in zip(found, expected, strict=True)] == expected
    assert [doubt.rule for doubt in doubts] == case.get("doubts", [])


@pytest.mark.parametrize("case", _CORPUS["never"], ids=lambda case: case["name"])
def test_every_never_is_read_as_nothing(case: dict[str, Any], vocab: DateVocabulary) -> None:
    found, _ = _read({"published_on": "2021-09-01", **case}, vocab)
    assert [(mention.text, mention.value) for mention in found] == []


@pytest.mark.parametrize(("rule", "text"), _CORPUS["refused"].items())
def test_a_rule_is_not_used_on_what_only_looks_like_its_own(rule: str, text: str, vocab: DateVocabulary) -> None:
    found, _ = _read({"published_on": "2021-09-01", "text": text}, vocab)
    assert [(mention.text, mention.rules) for mention in found if rule in mention.rules] == []


def test_every_rule_has_a_case_and_a_text_that_it_refuses(vocab: DateVocabulary) -> None:
    used = {rule for case in _CORPUS["case"] for mention in _read(case, vocab)[0] for rule in mention.rules}
    assert used == set(_CORPUS["refused"])
