"""The corpus of the room of money, its vocabulary's own examples, and properties that hold for any text."""

import re
import time
import tomllib
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.mentions.money import MoneyVocabulary, load, minor_digits, money_in, to_minor
from ledger.mentions.numbers import phrase_of
from ledger.model import Doubt, MoneyMention, Sentence
from ledger.places import SEEDS
from ledger.vocab import Entry, entries_of

CORPUS = tomllib.loads((Path(__file__).parents[2] / "corpus" / "money.toml").read_text(encoding="utf-8"))
VOCABULARY = load(SEEDS)
UNITS = entries_of(SEEDS / "money" / "units.toml")
COMPARED = [e for e in entries_of(SEEDS / "money" / "comparators.toml") if e.fields["side"] != "filler" and e.name != "filler"]
RATED = [e for e in entries_of(SEEDS / "money" / "rates.toml") if e.name != "no-rate"]


@pytest.fixture(scope="module")
def vocab() -> MoneyVocabulary:
    return VOCABULARY


def read(text: str, vocab: MoneyVocabulary) -> tuple[tuple[MoneyMention, ...], tuple[Doubt, ...]]:
    return money_in(text, (Sentence(0, len(text)),), vocab)


def amount(written: str) -> Decimal | None:
    return Decimal(written) if written else None


@pytest.mark.parametrize("case", CORPUS["case"], ids=lambda case: case["name"])
def test_a_case_is_read_as_the_corpus_says(case: dict[str, Any], vocab: MoneyVocabulary) -> None:
    found, _ = read(case["text"], vocab)
    assert [mention.text for mention in found] == [wanted["span"] for wanted in case["money"]]
    for mention, wanted in zip(found, case["money"], strict=True):
        assert (mention.low, mention.high) == (amount(wanted["low"]), amount(wanted["high"]))
        assert (mention.currency or "") == wanted["currency"]
        assert mention.comparator == wanted.get("comparator", "eq")
        assert (mention.per or "") == wanted.get("per", "")
        assert mention.vague == wanted.get("vague", False)
        assert mention.currency_basis == wanted.get("basis", mention.currency_basis)
        assert mention.rules


@pytest.mark.parametrize("case", CORPUS["never"], ids=lambda case: case["text"][:40])
def test_what_is_no_money_is_not_read(case: dict[str, Any], vocab: MoneyVocabulary) -> None:
    assert [mention.text for mention in read(case["text"], vocab)[0]] == []


@pytest.mark.parametrize("case", CORPUS["doubt"], ids=lambda case: case["text"][:40])
def test_what_looks_like_money_and_is_not_read_is_doubted(case: dict[str, Any], vocab: MoneyVocabulary) -> None:
    doubts = [(case["text"][doubt.start : doubt.end], doubt.rule) for doubt in read(case["text"], vocab)[1]]
    assert doubts == [(case["span"], case["rule"])]


@pytest.mark.parametrize("entry", UNITS, ids=lambda entry: entry.name)
def test_every_unit_is_read_in_its_example(entry: Entry, vocab: MoneyVocabulary) -> None:
    glued = entry.fields.get("glued", False)
    for example in entry.examples:
        text = example.replace("0 p", "0p").replace("7 c", "7c") if glued else example
        assert any(entry.name in mention.rules for mention in read(text, vocab)[0])


@pytest.mark.parametrize("entry", [*COMPARED, *RATED], ids=lambda entry: entry.name)
def test_every_comparator_and_rate_is_read_in_its_examples(entry: Entry, vocab: MoneyVocabulary) -> None:
    for example in entry.examples:
        rules = [rule for mention in read(example, vocab)[0] for rule in mention.rules]
        assert entry.name in rules or f"rate-{entry.name}" in rules


def test_sums_are_read_inside_sentences_only(vocab: MoneyVocabulary) -> None:
    text = "Skip $1 million. Read $2 million."
    found, _ = money_in(text, (Sentence(17, len(text)),), vocab)
    assert [mention.text for mention in found] == ["$2 million"]


def test_minor_digits_follow_iso_4217(vocab: MoneyVocabulary) -> None:
    wanted = {"USD": 2, "JPY": 0, "KWD": 3, "UAH": 2, "ISK": 0, "FIM": 2, "HUF": 2, None: 2}
    assert {code: minor_digits(code, vocab) for code in wanted} == wanted


def test_amounts_become_minor_units_rounded_half_to_even(vocab: MoneyVocabulary) -> None:
    assert to_minor(Decimal("277000000000.07"), "USD", vocab) == 27700000000007
    assert [to_minor(Decimal(text), "USD", vocab) for text in ("0.005", "0.015", "2.5E+9")] == [0, 2, 250000000000]
    assert to_minor(Decimal("2.5"), "JPY", vocab) == 2


def test_a_sum_that_the_store_cannot_hold_is_a_doubt(vocab: MoneyVocabulary) -> None:
    found, doubts = read("It cost $900000000 trillion in all.", vocab)
    assert (found, [doubt.rule for doubt in doubts]) == ((), ["huge-figure"])


WORDS = st.sampled_from(
    ["$", "€", "5", "1,234.5", "million", "bn", "USD", "dollars", "to", "-", "–", "and", "between", "a", "half", "of", "tens",
     "billions", "00", "0", "point", "one", "hundred", "per", "month", "½", "/", ".", ",", "\n", "\n\n", "more than", "C", "us", "p", "’s"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(text=st.one_of(st.lists(WORDS, max_size=14).map(" ".join), st.lists(WORDS, max_size=14).map("".join), st.text(max_size=60)))
def test_any_text_gives_ordered_disjoint_spans_that_quote_it(text: str) -> None:
    found, doubts = money_in(text, (Sentence(0, len(text)),), VOCABULARY)
    assert all(mention.text == text[mention.start : mention.end] and mention.start < mention.end for mention in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    unread = [doubt for doubt in doubts if doubt.rule != "rounded-amount"]  # that one is about a mention
    assert all(doubt.end <= mention.start or mention.end <= doubt.start for doubt in unread for mention in found)
    assert all(mention.low <= mention.high for mention in found if mention.low is not None and mention.high is not None)


def shown(mention: MoneyMention) -> str:
    """A mention as docs/money.md prints it."""
    bounds = mention.vague or mention.comparator == "range"
    figure = f"{mention.low}..{mention.high}" if bounds else str(mention.amount)
    said = "" if mention.comparator in ("eq", "range") else f"{mention.comparator} "
    per = f" per {mention.per}" if mention.per else ""
    return f"{mention.text} = {said}{figure} {mention.currency or '?'}{per}{', vague' if mention.vague else ''}"


PAGE = (Path(__file__).parents[3] / "docs" / "money.md").read_text(encoding="utf-8")
ROWS = [row for table in re.findall(r"\| text \| sums \|\n\|---\|---\|\n((?:\|.*\n)+)", PAGE) for row in table.splitlines()]


@pytest.mark.parametrize("row", ROWS)
def test_every_example_of_the_page_is_read_as_it_says(row: str, vocab: MoneyVocabulary) -> None:
    _, text, sums, _ = (cell.strip() for cell in row.split("|"))
    assert sums == ("; ".join(map(shown, read(text, vocab)[0])) or "nothing")


HOSTILE = ("1", "$", "$1 ", "1,", "US ", "million ", "between ", "$5-", "$5, ", "1/", "one ", "5 million and ", "(", "per ", "[", "<s>")


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_line_costs_a_time_that_grows_with_its_length(piece: str, vocab: MoneyVocabulary) -> None:
    """Tokens looked at a second time are what would make it grow faster; a generous bound keeps a busy machine out of it."""

    def seconds(length: int) -> float:
        line = "$2 million " + piece * (length // len(piece))
        started = time.process_time()
        read(line, vocab)
        return time.process_time() - started

    seconds(2_000)
    assert seconds(32_000) < 40 * max(seconds(4_000), 0.004)


@pytest.mark.parametrize("entry", entries_of(SEEDS / "money" / "words.toml"), ids=lambda entry: entry.name)
def test_every_list_of_words_holds_a_word_of_its_example_and_none_twice(entry: Entry) -> None:
    assert len(set(entry.words)) == len(entry.words)
    tokens = {lower for example in entry.examples for lower in phrase_of(example.lower())}
    assert not tokens.isdisjoint(word.lower() for word in entry.words)


@pytest.mark.parametrize(("rule", "text"), CORPUS["refused"].items())
def test_a_rule_is_not_used_on_what_only_looks_like_its_own(rule: str, text: str, vocab: MoneyVocabulary) -> None:
    assert [(mention.text, mention.rules) for mention in read(text, vocab)[0] if rule in mention.rules] == []


def test_every_rule_that_is_no_unit_has_a_case_and_a_text_that_it_refuses(vocab: MoneyVocabulary) -> None:
    units = {entry.name for entry in UNITS}
    used = {rule for case in CORPUS["case"] for mention in read(case["text"], vocab)[0] for rule in mention.rules}
    assert {rule for rule in used - units if not rule.startswith(("other-dollars-", "prefixed-dollar-"))} == set(CORPUS["refused"])


@pytest.mark.parametrize("entry", UNITS, ids=lambda entry: entry.name)
def test_a_unit_without_a_figure_is_no_money(entry: Entry, vocab: MoneyVocabulary) -> None:
    for words in entry.words:
        assert [mention.text for mention in read(f"They talked of the {words} at length.", vocab)[0]] == []
