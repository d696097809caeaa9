"""Words in any order, real ones and what breaks readers: every line is answered, and every span quotes its text."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.extract import extract_lines
from ledger.places import SEEDS

_DOCUMENTS = sorted((SEEDS / "documents").glob("*.md"))[:6]
_REAL = tuple(" ".join(path.read_text(encoding="utf-8") for path in _DOCUMENTS).split(" "))
_BREAKING = (
    *(
        "$5",
        "€1.2-1.5bn",
        "-$5",
        "1,",
        "$$",
        "000",
        "per month",
        "million",
        "by July 2021",
        "until 2014",
        "since March",
        "or 4 May",
        "this fortnight",
    ),
    *(
        "2021-08-31T99:99Z",
        "25:61",
        "MS. PSAKI:",
        "Q",
        "- ",
        "**",
        "—",
        "“",
        "”",
        "(",
        ")",
        "[1]",
        "U.S.",
        "Jr.",
        "’s",
        "=cmd",
        "<b>",
        "\x1b[31m",
    ),
    *(
        "he",
        "they",
        "we",
        "of which",
        "including",
        "said",
        "announced",
        "will provide",
        "sent",
        "to Ukraine",
        "\n\n",
        "\n",
        "\u202e",
        "\u0661",
    ),
)
_TEXT = st.lists(st.sampled_from(_REAL) | st.sampled_from(_BREAKING), min_size=1, max_size=60).map(" ".join)


_RECORD = st.fixed_dictionaries(
    {"text": _TEXT, "published_on": st.none() | st.dates().map(str), "source": st.sampled_from([None, "White House", "RT"])}
)


@settings(max_examples=15)
@given(st.lists(_RECORD, min_size=10, max_size=10))
def test_any_order_of_words_is_answered_and_quoted_verbatim(records: list[dict[str, Any]]) -> None:
    lines = [json.dumps({"id": str(at), **record}).encode() for at, record in enumerate(records)]
    answers = [json.loads(answer) for answer in extract_lines(lines, frozenset(), model=False)]
    assert [(answer["id"], answer.get("error")) for answer in answers] == [(str(at), None) for at in range(len(records))]
    for answer, record in zip(answers, records, strict=True):
        found = [one for kind in ("dates", "money", "actors") for one in answer[kind]]
        assert all(record["text"][one["start"] : one["end"]] == one["text"] for one in found)
