"""A fact in each format."""

import io
import json

import pytest

from ledger.errors import UsageError
from ledger.queries.fact import Claimed, Fact, Found, Quote, Side, Unread
from ledger.views.facts import print_fact
from ledger.views.formats import Format

CLAIM = Claimed(
    id="c1a2aaaaaaaa", document="d0c1aaaaaaaa", title="Talks <b>", source="RT", published_on="2021-09-01", url="https://example.org/1",
    start=79, end=90, quote=Quote("The US gave Ukraine (", "$60 million", ") on\n31 August."), values=(("type", "AID"), ("actor", ("US",))),
    rules=("give-verb", "sign"), mentions=(Found("money", "$60 million", "60,000,000 USD", ("sign",)),),
)  # fmt: skip
FACT = Fact(
    "event", "c1a2aaaaaaaa", "US gave", (("date", "2021-08-31"),), (CLAIM,), conflicts=(Side("date", "2021-09-02", ("c1b4aaaaaaaa",)),)
)


def printed(fact: Fact, form: Format, why: bool = False) -> str:
    out = io.StringIO()
    print_fact(fact, form, out, why)
    return out.getvalue()


def test_text_quotes_the_sentence_with_its_span_marked_and_where_it_stands() -> None:
    assert printed(FACT, Format.TABLE) == (
        "event c1a2aaaaaaaa: US gave\n"
        "- date: 2021-08-31\n"
        "- claims disagree on date: 2021-09-02 (c1b4aaaaaaaa)\n"
        "\n"
        "claim c1a2aaaaaaaa\n"
        "\n"
        "  > The US gave Ukraine ([[$60 million]]) on 31 August.\n"
        "  > (RT, 2021-09-01, Talks <b>, https://example.org/1; document d0c1aaaaaaaa, characters 79-90)\n"
        "\n"
        "- type: AID\n"
        "- actor: US\n"
    )


def test_why_adds_the_rules_of_the_claim_and_of_each_mention() -> None:
    assert printed(FACT, Format.TABLE, why=True).splitlines()[-2:] == [
        "- rules: give-verb, sign",
        "  - '$60 million' is the money 60,000,000 USD: sign",
    ]


def test_markdown_is_a_block_quote_with_its_source_and_no_foreign_markup() -> None:
    lines = printed(FACT, Format.MARKDOWN).splitlines()
    assert lines[0] == "## event c1a2aaaaaaaa: US gave"
    assert "> The US gave Ukraine (**$60 million**) on 31 August." in lines
    assert any("Talks &lt;b&gt;" in line for line in lines)


def test_json_is_one_object_with_everything() -> None:
    record = json.loads(printed(FACT, Format.JSON))
    assert record["claims"][0]["quote"] == {"before": "The US gave Ukraine (", "words": "$60 million", "after": ") on\n31 August."}
    assert record["claims"][0]["values"] == {"type": "AID", "actor": ["US"]}
    assert record["claims"][0]["mentions"][0]["rules"] == ["sign"]
    assert record["values"] == {"date": "2021-08-31"}


def test_a_single_fact_is_not_printed_as_csv() -> None:
    with pytest.raises(UsageError):
        printed(FACT, Format.CSV)


def test_a_document_lists_what_was_dropped_and_doubted_shortened_and_harmless() -> None:
    fact = Fact(
        "document",
        "d0c1",
        "Talks",
        (),
        dropped=(Unread(0, 10, "share-line", "", "Share\x1b it"),),
        doubts=(Unread(5, 300, "x", "why", "w" * 300),),
    )
    text = printed(fact, Format.TABLE)
    assert "- 0-10 share-line: Share\\x1b it" in text
    assert f"- 5-300 x (why): {'w' * 99}…" in text
