"""What is kept and dropped of a text: the corpus, the rules' own examples, and whole texts of any kind."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import VocabularyBroken
from ledger.places import SEEDS
from ledger.text import load_chrome, passages_of
from ledger.vocab import Entry, entries_of

CORPUS: dict[str, Any] = tomllib.loads((Path(__file__).parent.parent / "corpus" / "chrome.toml").read_text(encoding="utf-8"))
RULES = load_chrome(SEEDS)
ENTRIES = entries_of(SEEDS / "chrome" / "lines.toml")


def dropped_of(text: str) -> list[list[str]]:
    return [[passage.rule, text[passage.start : passage.end].strip()] for passage in passages_of(text, RULES) if passage.rule]


@pytest.mark.parametrize("case", CORPUS["case"], ids=lambda case: str(case["name"]))
def test_chrome_is_dropped_by_the_rule_that_names_it(case: dict[str, Any]) -> None:
    assert dropped_of(case["text"]) == case["dropped"]


@pytest.mark.parametrize("case", CORPUS["never"], ids=lambda case: str(case["name"]))
def test_prose_that_looks_like_chrome_is_kept(case: dict[str, Any]) -> None:
    assert dropped_of(case["text"]) == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: str(entry.name))
def test_every_chrome_rule_drops_its_examples_and_keeps_its_nevers(entry: Entry) -> None:
    for example in entry.examples:
        assert dropped_of(f"They met.\n\n{example}\n\nThey parted.") == [[entry.name, example]]
    for never in entry.nevers:
        assert entry.name not in [rule for rule, _ in dropped_of(f"They met.\n\n{never}\n\nThey parted.")]


LINES = st.sampled_from(
    ["The US sent $60 million.", "", " \u00a0", "---", "title: a", "\\###", "RELATED: b", "1 Sep, 2021", "Q  Is it?", "- item"]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(LINES, max_size=12).map("\n".join), st.lists(LINES, max_size=12).map("\r\n".join))


@given(TEXTS)
def test_passages_cover_any_text_in_order_without_gap_or_overlap(text: str) -> None:
    passages = passages_of(text, RULES)
    assert "".join(text[passage.start : passage.end] for passage in passages) == text
    assert all(passage.start < passage.end for passage in passages)


def test_an_empty_text_has_no_passages() -> None:
    assert passages_of("", RULES) == ()


@pytest.mark.parametrize(
    ("file", "broken"),
    [
        ("lines.toml", '[[entry]]\nname = "a"\nunit = "page"\npattern = "a"\nsource = "s"\nexample = ["a"]\n'),
        ("lines.toml", '[[entry]]\nname = "a"\nunit = "line"\npattern = "("\nsource = "s"\nexample = ["("]\n'),
        ("abbreviations.toml", '[[entry]]\nname = "a"\nends = "maybe"\nwords = ["a."]\nsource = "s"\nexample = ["a."]\n'),
    ],
)
def test_a_rule_that_breaks_its_own_form_is_named(tmp_path: Path, file: str, broken: str) -> None:
    (tmp_path / "chrome").mkdir()
    for name in ("lines.toml", "abbreviations.toml", "openers.toml", "labels.toml"):
        (tmp_path / "chrome" / name).write_bytes((SEEDS / "chrome" / name).read_bytes())
    (tmp_path / "chrome" / file).write_text(broken, encoding="utf-8")
    with pytest.raises(VocabularyBroken, match=file):
        load_chrome(tmp_path)
